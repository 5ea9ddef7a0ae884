"use strict";

/* Puts the title of the page and the choices of type and colours into the header, and what the reader chose on the page
   before it is painted; in a file for the same reason as theme.js, and after the same sources. */
(() => {
  const name = document.querySelector(".md-logo")?.getAttribute("title");
  const topic = document.querySelector("[data-md-component=header-topic] .md-ellipsis");
  topic?.append(document.title.replace(` - ${name}`, ""));

  /* The icons are those of Material Design (Apache 2.0). */
  const MOON =
    "m17.75 4.09-2.53 1.94.91 3.06-2.63-1.81-2.63 1.81.91-3.06-2.53-1.94L12.44 4l1.06-3 1.06 3zm3.5 6.91-1.64 1.25.59 1.98-1.7-1.17-1.7 1.17.59-1.98L15.75 11l2.06-.05L18.5 9l.69 1.95zm-2.28 4.95c.83-.08 1.72 1.1 1.19 1.85-.32.45-.66.87-1.08 1.27C15.17 23 8.84 23 4.94 19.07c-3.91-3.9-3.91-10.24 0-14.14.4-.4.82-.76 1.27-1.08.75-.53 1.93.36 1.85 1.19-.27 2.86.69 5.83 2.89 8.02a9.96 9.96 0 0 0 8.02 2.89m-1.64 2.02a12.08 12.08 0 0 1-7.8-3.47c-2.17-2.19-3.33-5-3.49-7.82-2.81 3.14-2.7 7.96.31 10.98 3.02 3.01 7.84 3.12 10.98.31";
  const SUN =
    "M12 7a5 5 0 0 1 5 5 5 5 0 0 1-5 5 5 5 0 0 1-5-5 5 5 0 0 1 5-5m0 2a3 3 0 0 0-3 3 3 3 0 0 0 3 3 3 3 0 0 0 3-3 3 3 0 0 0-3-3m0-7 2.39 3.42C13.65 5.15 12.84 5 12 5s-1.65.15-2.39.42zM3.34 7l4.16-.35A7.2 7.2 0 0 0 5.94 8.5c-.44.74-.69 1.5-.83 2.29zm.02 10 1.76-3.77a7.131 7.131 0 0 0 2.38 4.14zM20.65 7l-1.77 3.79a7.02 7.02 0 0 0-2.38-4.15zm-.01 10-4.14.36c.59-.51 1.12-1.14 1.54-1.86.42-.73.69-1.5.83-2.29zM12 22l-2.41-3.44c.74.27 1.55.44 2.41.44.82 0 1.63-.17 2.37-.44z";
  const CHOICES = [
    { media: "light", scheme: "default", words: "换成深色", icon: MOON },
    { media: "dark", scheme: "slate", words: "换成浅色", icon: SUN },
  ];
  const options = CHOICES.map(
    ({ media, scheme, words, icon }, number) => `
      <input class="md-option" data-md-color-media="(prefers-color-scheme: ${media})"
        data-md-color-scheme="${scheme}" data-md-color-primary="custom" data-md-color-accent="custom"
        aria-label="${words}" type="radio" name="__palette" id="__palette_${number}">
      <label class="md-header__button md-icon" title="${words}"
        for="__palette_${(number + 1) % CHOICES.length}" hidden>
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${icon}"/></svg>
      </label>`,
  );
  document.currentScript?.insertAdjacentHTML(
    "beforebegin",
    `<form class="md-header__option" data-md-component="palette">${options.join("")}</form>`,
  );

  /* Large type: everything is measured by the size of the root, so that one attribute is enough. */
  const type = document.createElement("button");
  type.type = "button";
  type.className = "md-header__button zr-type";
  type.textContent = "大字";
  /** @param {boolean} isLarge */
  function show(isLarge) {
    document.documentElement.toggleAttribute("data-zr-large", isLarge);
    type.setAttribute("aria-pressed", String(isLarge));
    type.title = isLarge ? "换成标准字" : "换成大字";
  }
  show(globalThis.__md_get("__type") === "large");
  type.addEventListener("click", () => {
    const isLarge = type.getAttribute("aria-pressed") !== "true";
    show(isLarge);
    globalThis.__md_set("__type", isLarge ? "large" : "standard");
    /* The matrix and the bar of the header measure themselves anew. */
    dispatchEvent(new Event("resize"));
  });
  document.currentScript?.before(type);

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
