"use strict";

/* The search box: what is typed, the keys of the theme, the address of a search. */
(() => {
  const { makeEngine } = zerenEngines;
  const { showAnswer, showSummary } = zerenResults;

  const ROWS_AT_FIRST = 20;
  const ROWS_MORE = 50;
  /* The address follows when somebody stops typing, not with each key. */
  const PAUSE_MILLISECONDS = 400;
  /* Where the arrow keys lead: the links of the answer, the results, and what shows more of them. */
  const STOPS = "[role=status] a, [data-zr-results] a, [data-zr-results] button:not([hidden])";

  /* All of this stands in partials/search.html, and the toggle in the theme's own page. */
  const box = /** @type {HTMLElement} */ (document.querySelector("[data-zr-search]"));
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
  const status = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const results = /** @type {HTMLElement} */ (box.querySelector("[data-zr-results]"));
  const share = /** @type {HTMLElement} */ (box.querySelector("[data-zr-share]"));
  const scrolled = /** @type {HTMLElement} */ (results.closest(".md-search__scrollwrap"));
  const toggle = /** @type {HTMLInputElement} */ (document.querySelector("#__search"));
  const { base, ...addresses } =
    /** @type {{ base: string, scripts: string, index: string, folding: string }} */ (
      /** @type {unknown} */ (box.dataset)
    );
  const isFolder = location.protocol === "file:";
  const engine = makeEngine(addresses);

  /* The query whose answer is shown or awaited, and the wait for it. */
  let asked = "";
  let answered = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  function search() {
    if (input.value !== asked) answered = ask(input.value);
  }

  /** @param {string} query */
  async function ask(query) {
    asked = query;
    setBusy(true);
    clearTimeout(pause);
    pause = setTimeout(showInAddress, PAUSE_MILLISECONDS);
    if (!query.trim()) {
      show({ query, words: [], line: [], sections: [] });
      return;
    }
    if (!results.childElementCount) status.textContent = "正在查找…";
    try {
      const answer = await engine.ask({ query, most: ROWS_AT_FIRST });
      if (query === asked) show(answer);
    } catch {
      asked = "";
      setBusy(false);
      status.textContent = zerenLoading.reason(
        "搜索数据没有取到。请检查网络后再输入，或从首页查找。",
      );
    }
  }

  /** @param {Answer} answer */
  function show(answer) {
    const { query } = answer;
    const elements = showAnswer(answer, linkTo, async (more) => {
      const { sections } = await engine.ask({ query, most: ROWS_MORE, more });
      return sections[0].groups[0].rows;
    });
    results.replaceChildren(...elements);
    status.replaceChildren(...showSummary(answer, linkTo));
    scrolled.scrollTop = 0;
    setBusy(false);
  }

  /** As an attribute: Firefox knows the property from 119 on only.
      @param {boolean} isBusy */
  function setBusy(isBusy) {
    results.setAttribute("aria-busy", String(isBusy));
  }

  /** The address of a page; in a folder its file, as there is no server to find it.
      @param {string} page */
  function linkTo(page) {
    const [path, anchor] = page.split("#");
    const file = isFolder && (!path || path.endsWith("/")) ? `${path}index.html` : path;
    return `${base}/${file}${anchor ? `#${anchor}` : ""}`;
  }

  /** While the box is open, `?q=` carries the query, so that a search can be sent to others. */
  function showInAddress() {
    const query = toggle.checked ? input.value.trim() : "";
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    share.dataset.clipboardText = address.href;
    /* In a folder browsers let no page change its address. */
    if (!isFolder && address.href !== location.href) {
      history.replaceState(history.state, "", address);
    }
  }

  function close() {
    if (toggle.checked) toggle.click();
    input.blur();
  }

  /** Move the focus among the box, the results and what shows more of them.
      @param {number} step */
  function move(step) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = box.querySelectorAll(STOPS);
    const stops = [input, ...found];
    const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    stops[(Math.max(0, here) + stops.length + step) % stops.length].focus();
  }

  async function openFirst() {
    await answered;
    results.querySelector("a")?.click();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!toggle.checked || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape" || event.key === "Tab") {
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key.length === 1 && document.activeElement !== input) {
      input.focus(); /* typing goes on where the query is */
    }
  }

  input.addEventListener("input", search);
  form.addEventListener("reset", () => {
    input.value = "";
    input.focus();
    search();
  });
  document.addEventListener("keydown", onKey);
  toggle.addEventListener("change", () => {
    results.hidden = !toggle.checked;
    showInAddress();
  });
  scrolled.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (link && link.pathname === location.pathname) close();
  });
  share.hidden = isFolder;
  setBusy(false);
  search();
  if (globalThis.zerenSearch?.isFirstWanted) openFirst();
  globalThis.zerenSearch = { openFirst };
})();
