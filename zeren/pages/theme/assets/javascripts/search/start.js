"use strict";

/* All of the search that a page loads: it puts the box and its button into the header, and once that is
   used, it fetches the rest. The form has no name: the theme would fetch its own index for a form called
   "search". Browsers that are too old for all else read this and `loading.js`, and say so. */
(() => {
  const MAGNIFIER =
    "M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27A6.52 6.52 0 0 1 9.5 16 6.5 6.5 0 0 1 3 9.5 6.5 6.5 0 0 1 9.5 3m0 2C7 5 5 7 5 9.5S7 14 9.5 14 14 12 14 9.5 12 5 9.5 5";
  const BACK = "M20 11v2H8l5.5 5.5-1.42 1.42L4.16 12l7.92-7.92L13.5 5.5 8 11z";
  const SHARE =
    "M18 16.08c-.76 0-1.44.3-1.96.77L8.91 12.7c.05-.23.09-.46.09-.7s-.04-.47-.09-.7l7.05-4.11c.54.5 1.25.81 2.04.81a3 3 0 0 0 3-3 3 3 0 0 0-3-3 3 3 0 0 0-3 3c0 .24.04.47.09.7L8.04 9.81C7.5 9.31 6.79 9 6 9a3 3 0 0 0-3 3 3 3 0 0 0 3 3c.79 0 1.5-.31 2.04-.81l7.12 4.15c-.05.21-.08.43-.08.66 0 1.61 1.31 2.91 2.92 2.91s2.92-1.3 2.92-2.91A2.92 2.92 0 0 0 18 16.08";
  const CLOSE =
    "M19 6.41 17.59 5 12 10.59 6.41 5 5 6.41 10.59 12 5 17.59 6.41 19 12 13.41 17.59 19 19 17.59 13.41 12z";

  const here = /** @type {HTMLScriptElement} */ (document.currentScript);
  here.insertAdjacentHTML("beforebegin", markup(here.dataset.base || "."));
  const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-zr-search]"));
  const input = box && box.querySelector("input");
  const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector("#__search"));
  if (!(box && input && toggle)) return;

  const { scripts, style = "" } = box.dataset;

  const start = () => {
    if (!toggle.checked) toggle.click();
    if (window.zerenSearch) return;
    window.zerenSearch = {};
    const results = box.querySelector("[data-zr-results]");
    if (results) results.setAttribute("aria-busy", "true");
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = style;
    document.head.append(sheet);
    const own = ["scripts.js", "files.js", "engines.js", "results.js", "box.js"];
    for (const name of ["../loading.js", "../elements.js", ...own]) {
      const script = document.createElement("script");
      script.src = scripts + name;
      script.async = false; /* in this order */
      if (name === "box.js") script.addEventListener("load", tellIfTooOld);
      document.head.append(script);
    }
  };

  /* Where all scripts came and yet did not run, the browser cannot read them. */
  const tellIfTooOld = () => {
    const { zerenSearch, zerenLoading: loading } = window;
    const status = box.querySelector("[role=status]");
    if (zerenSearch && zerenSearch.openFirst) return;
    if (status && loading) status.textContent = `${loading.TOO_OLD}。`;
  };

  /** @param {EventTarget | null} target */
  const isTyping = (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

  input.addEventListener("focus", start);
  /* Enter opens the first result, as soon as there is one. */
  /** @type {HTMLFormElement} */ (input.form).addEventListener("submit", (event) => {
    event.preventDefault();
    const search = window.zerenSearch;
    if (search && search.openFirst) search.openFirst();
    else if (search) search.isFirstWanted = true;
  });
  const button = document.querySelector(".md-header__button[for=__search]");
  if (button) {
    button.addEventListener("click", (event) => {
      event.preventDefault(); /* the focus opens the box */
      input.focus();
    });
  }
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

  /** The box. Its icons are those of Material Design (Apache 2.0).
      @param {string} base The root of the site. */
  function markup(base) {
    const assets = `${base}/assets`;
    return `
<label class="md-header__button md-icon" for="__search">
  ${icon(MAGNIFIER)}
</label>
<div class="md-search" role="dialog" aria-label="查找" data-zr-search
  data-base="${base}"
  data-index="${assets}/search/index.js"
  data-folding="${assets}/search/folding.js"
  data-scripts="${assets}/javascripts/search/"
  data-style="${assets}/stylesheets/search.css">
  <label class="md-search__overlay" for="__search"></label>
  <div class="md-search__inner" role="search">
    <form class="md-search__form">
      <input type="text" class="md-search__input" name="q" aria-label="查找"
        placeholder="搜索单位、任务、关键词" autocapitalize="off" autocorrect="off"
        autocomplete="off" spellcheck="false" data-md-component="search-query" required>
      <label class="md-search__icon md-icon" for="__search">
        ${icon(MAGNIFIER)}
        ${icon(BACK)}
      </label>
      <nav class="md-search__options" aria-label="查找">
        <button type="button" class="md-search__icon md-icon" title="复制这次搜索的链接"
          aria-label="复制这次搜索的链接" tabindex="-1" data-clipboard-text="" data-zr-share>
          ${icon(SHARE)}
        </button>
        <button type="reset" class="md-search__icon md-icon" title="清空当前内容"
          aria-label="清空当前内容" tabindex="-1">
          ${icon(CLOSE)}
        </button>
      </nav>
    </form>
    <div class="md-search__output">
      <div class="md-search__scrollwrap" tabindex="0" data-md-scrollfix>
        <div class="md-search-result">
          <div class="md-search-result__meta" role="status">输入单位、任务或关键词</div>
          <div data-zr-results></div>
        </div>
      </div>
    </div>
  </div>
</div>`;
  }

  /** @param {string} path */
  function icon(path) {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${path}"/></svg>`;
  }
})();
