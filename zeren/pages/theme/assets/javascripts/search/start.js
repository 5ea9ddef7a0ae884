"use strict";

/* All of the search that a page loads: once the box is used, it fetches the rest. */
(() => {
  const box = document.querySelector("[data-zr-search]");
  if (!box) return;

  const input = box.querySelector("input");
  const toggle = document.getElementById("__search");
  const { scripts, style } = box.dataset;

  function start() {
    if (!toggle.checked) toggle.click();
    if (self.zerenSearch) return;
    self.zerenSearch = {};
    box.querySelector("[data-zr-results]").ariaBusy = "true";
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = style;
    document.head.append(sheet);
    for (const name of ["scripts.js", "engines.js", "results.js", "box.js"]) {
      const script = document.createElement("script");
      script.src = scripts + name;
      script.async = false; /* in this order */
      document.head.append(script);
    }
  }

  function isTyping(element) {
    return element.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
  }

  input.addEventListener("focus", start);
  /* Enter opens the first result, as soon as there is one. */
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (self.zerenSearch.openFirst) self.zerenSearch.openFirst();
    else self.zerenSearch.isFirstWanted = true;
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
