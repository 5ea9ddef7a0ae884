"use strict";

/* The search box: what is typed, the keys of the theme, the address of a search. */
(() => {
  const { zerenSearch } = self;

  const ROWS_AT_FIRST = 20;
  const ROWS_MORE = 50;
  /* The address follows when somebody stops typing, not with each key. */
  const PAUSE_MILLISECONDS = 400;

  const box = document.querySelector("[data-zr-search]");
  const input = box.querySelector("input");
  const form = box.querySelector("form");
  const status = box.querySelector("[role=status]");
  const results = box.querySelector("[data-zr-results]");
  const share = box.querySelector("[data-zr-share]");
  const toggle = document.getElementById("__search");
  const { base, index, scripts } = box.dataset;
  const isFolder = location.protocol === "file:";
  const engine = zerenSearch.makeEngine(scripts, index);

  /* The query whose answer is shown or awaited, and the wait for it. */
  let asked = "";
  let answered = Promise.resolve();
  let pause;

  function search() {
    if (input.value !== asked) answered = ask(input.value);
  }

  async function ask(query) {
    asked = query;
    results.ariaBusy = "true";
    clearTimeout(pause);
    pause = setTimeout(showInAddress, PAUSE_MILLISECONDS);
    if (!query.trim()) {
      show({ query, words: [], sections: [] });
      return;
    }
    if (!results.childElementCount) status.textContent = "正在查找…";
    try {
      const answer = await engine.ask({ query, most: ROWS_AT_FIRST });
      if (query === asked) show(answer);
    } catch {
      asked = "";
      results.ariaBusy = "false";
      status.textContent = "搜索数据没有取到。请检查网络后再输入，或从首页查找。";
    }
  }

  function show(answer) {
    const showMore = async (section, group, from) => {
      const question = { query: answer.query, section, group, from, most: ROWS_MORE };
      return (await engine.ask(question)).rows;
    };
    results.replaceChildren(...zerenSearch.showAnswer(answer, linkTo, showMore));
    status.textContent = zerenSearch.summary(answer);
    results.closest(".md-search__scrollwrap").scrollTop = 0;
    results.ariaBusy = "false";
  }

  /** The address of a page; in a folder its file, as there is no server to find it. */
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

  /** Move the focus among the box, the results and what shows more of them. */
  function move(step) {
    const stops = [input, ...results.querySelectorAll("a, button:not([hidden])")];
    const here = Math.max(0, stops.indexOf(document.activeElement));
    stops[(here + stops.length + step) % stops.length].focus();
  }

  function openFirst() {
    answered.then(() => results.querySelector("a")?.click());
  }

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
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.pathname === location.pathname) close();
  });
  share.hidden = isFolder;
  results.ariaBusy = "false";
  search();
  zerenSearch.openFirst = openFirst;
  if (zerenSearch.isFirstWanted) openFirst();
})();
