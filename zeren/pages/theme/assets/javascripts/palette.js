"use strict";

/* Puts the colours that the reader chose on the page before it is painted; in a file for the same
   reason as theme.js, and after the same sources. */
(() => {
  const palette = /** @type {PaletteChoice | null} */ (globalThis.__md_get("__palette"));
  if (!palette?.color) return;
  if (palette.color.media === "(prefers-color-scheme)") {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = document.querySelector(
      `[data-md-color-media="(prefers-color-scheme: ${scheme})"]`,
    );
    for (const key of ["media", "scheme", "primary", "accent"]) {
      palette.color[key] = input?.getAttribute(`data-md-color-${key}`) ?? "";
    }
  }
  for (const [key, value] of Object.entries(palette.color)) {
    document.body.setAttribute(`data-md-color-${key}`, value);
  }
})();
