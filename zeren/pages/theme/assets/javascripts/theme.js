"use strict";

/* What the scripts of the theme expect to find. Its templates write this into every page; the
   content security policy of the site allows scripts in files alone. For both builders, after
   Material for MkDocs and Zensical (both MIT). */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);

  globalThis.__md_scope = new URL("../../", script.src);
  globalThis.__md_hash = (text) =>
    [...text].reduce((hash, character) => (hash << 5) - hash + character.charCodeAt(0), 0);
  globalThis.__md_get = (key, storage = localStorage, scope = __md_scope) =>
    JSON.parse(storage.getItem(`${scope.pathname}.${key}`) ?? "null");
  globalThis.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
    try {
      storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      /* Where nothing may be stored, nothing is remembered. */
    }
  };
  document.documentElement.dataset.platform = navigator.platform;
  /* Else what is shown without scripts would be seen until the last script has run. */
  document.documentElement.classList.replace("no-js", "js");
})();
