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

  /** The words of what stands in the page, each element by itself.
      @param {string} selector
      @param {ParentNode} within */
  function words(selector, within = document) {
    return [...within.querySelectorAll(selector)].map(({ textContent }) => textContent ?? "");
  }

  /** A task as plain text, to paste into a message: number, text, parties and source.
      @param {string} number */
  function taskInWords(number) {
    const roles = [...all(".zr-roles > div")].map((group) => {
      const [mark] = words(".zr-mark", group);
      const role = words(".zr-role", group)[0].slice(mark.length);
      return `${role}：${words("li", group).join("、")}`;
    });
    const facts = [...all("[data-zr-passed-on]")].map((fact) => words("dt, dd", fact).join("："));
    const text = words(".zr-text p").join("\n");
    return [`${number}. ${text}`, ...roles, ...facts, ...words(".zr-source")].join("\n");
  }

  /** A button that copies words; the theme's own clipboard does the copying and says so.
      @param {string} name
      @param {string} classes
      @param {string} copied */
  function copyButton(name, classes, copied) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = classes;
    button.textContent = name;
    button.dataset.clipboardText = copied;
    return button;
  }

  for (const short of all("[data-zr-tools]")) {
    const { href = "" } = short.querySelector("a") ?? {};
    const tools = document.createElement("div");
    const task = taskInWords(short.dataset.zrTools ?? "");
    tools.className = "zr-tools";
    tools.append(
      copyButton("复制任务和责任单位", "md-button md-button--primary", task),
      copyButton("复制短网址", "md-button", href),
    );
    short.before(tools);
  }
  for (const link of all("a[data-zr-full-link]")) {
    link.before("短网址 ");
    link.textContent = /** @type {HTMLAnchorElement} */ (link).href;
  }
  for (const button of all("[data-clipboard-text][hidden]")) button.hidden = false;

  /* The browser of WeChat saves no files: what to do is said above the first of the page, and beside the one that
     somebody presses. */
  const DOWNLOAD = "article a[download], article a[href$='.ics']";
  /** @param {Element | null} download */
  function tellOfBrowser(download) {
    const place =
      download?.closest(".zr-downloads") ?? download?.closest("table, ul, ol, p") ?? download;
    if (!place || place.previousElementSibling?.matches(".zr-elsewhere")) return;
    const note = document.createElement("p");
    note.className = "zr-elsewhere";
    note.setAttribute("role", "note");
    note.textContent = "微信里不能直接下载，请点右上角“…”，选“在浏览器打开”。";
    place.before(note);
  }
  if (navigator.userAgent.includes("MicroMessenger")) {
    tellOfBrowser(document.querySelector(DOWNLOAD));
    document.addEventListener("click", ({ target }) => {
      if (target instanceof Element) tellOfBrowser(target.closest(DOWNLOAD));
    });
  }
})();
