"use strict";

/* All of the search that a page loads: once the box is used, it fetches the rest. */
(() => {
  const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-zr-search]"));
  const input = box?.querySelector("input");
  const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector("#__search"));
  if (!(box && input && toggle)) return;

  const { scripts, style = "" } = box.dataset;

  const start = () => {
    if (!toggle.checked) toggle.click();
    if (globalThis.zerenSearch) return;
    globalThis.zerenSearch = {};
    box.querySelector("[data-zr-results]")?.setAttribute("aria-busy", "true");
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = style;
    document.head.append(sheet);
    const own = ["scripts.js", "files.js", "engines.js", "results.js", "box.js"];
    for (const name of ["../loading.js", "../elements.js", ...own]) {
      const script = document.createElement("script");
      script.src = scripts + name;
      script.async = false; /* in this order */
      document.head.append(script);
    }
  };

  /** @param {EventTarget | null} target */
  const isTyping = (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

  input.addEventListener("focus", start);
  /* Enter opens the first result, as soon as there is one. */
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const search = globalThis.zerenSearch;
    if (search?.openFirst) search.openFirst();
    else if (search) search.isFirstWanted = true;
  });
  document.querySelector(".md-header__button[for=__search]")?.addEventListener("click", (event) => {
    event.preventDefault(); /* the focus opens the box */
    input.focus();
  });
  document.addEventListener("keydown", (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
    if (!isPlain || toggle.checked || isTyping(event.target)) return;
    if (!["f", "s", "/"].includes(event.key)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  const query = new URLSearchParams(location.search).get("q");
  if (query !== null) {
    input.value = query;
    input.focus();
    start(); /* a window in the background tells nobody of the focus */
  }
})();
