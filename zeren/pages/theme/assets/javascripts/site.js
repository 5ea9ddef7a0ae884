"use strict";

/* What the pages need beyond the theme. Everything else works with scripts off. */
(() => {
  /** @param {string} selector
      @returns {NodeListOf<HTMLElement>} */
  function all(selector) {
    return document.querySelectorAll(selector);
  }

  /* The large button of the home page opens the search of the header. */
  for (const button of all("[data-zr-open-search]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const toggle of all("[data-md-toggle=search]:not(:checked)")) toggle.click();
      for (const box of all("[data-md-component=search-query]")) box.focus();
    });
  }

  /* A link is copied in full; the theme's own clipboard does the copying and says so. */
  for (const button of all("[data-zr-copy-link]")) {
    const address = new URL(button.dataset.zrCopyLink ?? "", location.href);
    button.dataset.clipboardText = address.href;
  }
  for (const link of all("a[data-zr-full-link]")) {
    link.textContent = /** @type {HTMLAnchorElement} */ (link).href;
  }
  for (const button of all("[data-clipboard-text][hidden]")) {
    button.hidden = false;
  }
})();
