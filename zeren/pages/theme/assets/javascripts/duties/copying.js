"use strict";

/* The duties of a party as text to paste, all that are shown or those that are ticked: number, title,
   role and short address. */
(() => {
  const PAST = "，所在清单不再有效";
  /** What is said of duties by the way in which they come to the party.
      @type {Record<string, string>} */
  const WAYS = { past: PAST, through: "，经集体责任主体" };
  const first = document.querySelector(".zr-duties");
  if (!first?.querySelector("tbody td")) return;
  const party = document.querySelector("h1")?.firstChild?.textContent?.trim() ?? "";
  const parts = document.querySelector(".zr-parts");
  const copy = button("");
  const clear = button("取消勾选");
  clear.addEventListener("click", () => {
    for (const { box } of duties()) box.checked = false;
    say();
  });
  const tools = document.createElement("div");
  tools.className = "zr-tools zr-tools--duties";
  tools.append(copy, clear);
  headingOf(first).before(tools);
  addEventListener("change", say);
  /* Filters hide rows, and bring in those of the other pages. */
  new MutationObserver(say).observe(first.closest("article") ?? document.body, {
    attributeFilter: ["hidden"],
    childList: true,
    subtree: true,
  });
  say();

  /** @param {string} name */
  function button(name) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "md-button";
    made.textContent = name;
    return made;
  }

  /** The duties, each with the box that ticks it; the headings of plans are none. */
  function duties() {
    return [...document.querySelectorAll(".zr-duties tbody tr")].flatMap((row) => {
      const link = row.querySelector("td a");
      const head = row.querySelector("th");
      if (!(link instanceof HTMLAnchorElement && head)) return [];
      const { zrWay = "", zrWord = "" } = row.closest("table")?.dataset ?? {};
      const box = head.querySelector("input") ?? boxBefore(head, link);
      return [{ head, link, box, role: zrWord, way: WAYS[zrWay] ?? "" }];
    });
  }

  /** The box that ticks a duty, before its number.
      @param {Element} head
      @param {HTMLAnchorElement} link */
  function boxBefore(head, link) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "zr-tick";
    box.setAttribute("aria-label", `勾选：${link.textContent}`);
    head.prepend(box);
    return box;
  }

  function say() {
    const every = duties();
    const ticked = every.filter(({ box }) => box.checked);
    const shown = every.filter(({ box }) => !box.closest("[hidden]"));
    /* What is not to be done any more is copied where it is ticked, or shown alone. */
    const now = shown.filter(({ way }) => way !== PAST);
    const chosen = [ticked, now, shown].find(({ length }) => length) ?? [];
    const isPart = parts instanceof HTMLElement && !parts.hidden;
    const all = isPart ? "本页的" : "全部";
    write(copy, `复制${ticked.length ? "勾选的" : all} ${chosen.length} 项`);
    copy.dataset.clipboardText = [`${party}的任务：`, ...chosen.map(line)].join("\n");
    tools.classList.toggle("zr-tools--ticked", ticked.length > 0);
    if (clear.hidden === ticked.length > 0) clear.hidden = !ticked.length;
  }

  /** Say something, unless it is said: what changes is watched.
      @param {HTMLElement} place
      @param {string} words */
  function write(place, words) {
    if (place.textContent !== words) place.textContent = words;
  }

  /** A duty in a line.
      @param {{ head: Element, link: HTMLAnchorElement, role: string, way: string }} one */
  function line({ head, link, role, way }) {
    const number = head.textContent?.trim() ?? "";
    const title = `${number && `第 ${number} 项 `}${link.textContent}`;
    const address = link.href.replace(/\/tasks\/([^/]+\/(?:index\.html)?)$/, "/t/$1");
    return `${title}（${role}${way}） ${address}`;
  }

  /** The heading above a table.
      @param {Element} table */
  function headingOf(table) {
    let above = table;
    while (above.previousElementSibling && !/^H[23]$/.test(above.tagName)) {
      above = above.previousElementSibling;
    }
    return above;
  }
})();
