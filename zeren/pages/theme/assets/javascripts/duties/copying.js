"use strict";

/* The duties of a party as text to paste, all of them or those that are ticked: number, title, role
   and short address. */
(() => {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".zr-duties [data-zr-task]");
  const first = links[0]?.closest("table");
  if (!first) return;
  const name = document.querySelector("h1")?.firstChild?.textContent?.trim() ?? "";
  const boxes = [...links].map(box);
  const tools = document.createElement("div");
  tools.className = "zr-tools zr-tools--duties";
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "md-button";
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "md-button";
  clear.textContent = "取消勾选";
  clear.addEventListener("click", () => {
    for (const one of boxes) one.checked = false;
    say();
  });
  tools.append(copy, clear);
  first.before(tools);
  addEventListener("change", say);
  say();

  /** The box that ticks a duty, before its number.
      @param {HTMLAnchorElement} link */
  function box(link) {
    const made = document.createElement("input");
    made.type = "checkbox";
    made.className = "zr-tick";
    made.setAttribute("aria-label", `勾选：${link.textContent}`);
    link.closest("tr")?.querySelector("th")?.prepend(made);
    return made;
  }

  function say() {
    const ticked = boxes.filter(({ checked }) => checked);
    const chosen = boxes.filter((one) => (ticked.length ? one.checked : isSeen(one)));
    copy.textContent = ticked.length
      ? `复制勾选的 ${ticked.length} 项`
      : `复制全部 ${chosen.length} 项`;
    copy.dataset.clipboardText = [`${name}的任务：`, ...chosen.map(words)].join("\n");
    clear.hidden = !ticked.length;
  }

  /** @param {HTMLElement} one */
  function isSeen(one) {
    return !one.closest("[hidden]");
  }

  /** A duty in a line.
      @param {HTMLInputElement} one */
  function words(one) {
    const link = links[boxes.indexOf(one)];
    const role = roleOf(link);
    const address = link.href.replace(/\/tasks\/([^/]+\/)/, "/t/$1");
    const number = link.dataset.zrTask ? `第 ${link.dataset.zrTask} 项 ` : "";
    return `${number}${link.textContent}（${role}） ${address}`;
  }

  /** The words of the heading above, without mark and number.
      @param {HTMLElement} link */
  function roleOf(link) {
    /** @type {Element | null} */
    let above = link.closest("table");
    while (above && !/^H[23]$/.test(above.tagName)) above = above.previousElementSibling;
    const heading = above?.firstChild?.textContent ?? "";
    return heading
      .replace(/^[●○△◇]\s*/, "")
      .replace(/（.*$/, "")
      .trim();
  }
})();
