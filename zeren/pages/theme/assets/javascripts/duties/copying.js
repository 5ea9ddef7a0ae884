"use strict";

/* The duties of a party as text to paste, all of them or those that are ticked: number, title, role
   and short address. */
(() => {
  const duties = [...document.querySelectorAll(".zr-duties tbody tr")].flatMap(duty);
  if (!duties.length) return;
  const party = document.querySelector("h1")?.firstChild?.textContent?.trim() ?? "";
  const copy = button("");
  const clear = button("取消勾选");
  clear.addEventListener("click", () => {
    for (const { box } of duties) box.checked = false;
    say();
  });
  const tools = document.createElement("div");
  tools.className = "zr-tools zr-tools--duties";
  tools.append(copy, clear);
  duties[0].box.closest("table")?.before(tools);
  addEventListener("change", say);
  /* What filters hide is not copied. */
  new MutationObserver(say).observe(document.body, {
    attributeFilter: ["hidden"],
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

  /** A row with the box that ticks it, before its number; none for the heading of a plan.
      @param {Element} row */
  function duty(row) {
    const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector("td a"));
    if (!link) return [];
    const head = row.querySelector("th");
    const number = head?.textContent?.trim() ?? "";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "zr-tick";
    box.setAttribute("aria-label", `勾选：${link.textContent}`);
    head?.prepend(box);
    return [{ box, words: `${number && `第 ${number} 项 `}${link.textContent}`, link }];
  }

  function say() {
    const ticked = duties.filter(({ box }) => box.checked);
    const chosen = ticked.length ? ticked : duties.filter(({ box }) => !box.closest("[hidden]"));
    copy.textContent = `复制${ticked.length ? "勾选的" : "全部"} ${chosen.length} 项`;
    copy.dataset.clipboardText = [`${party}的任务：`, ...chosen.map(line)].join("\n");
    if (clear.hidden !== !ticked.length) clear.hidden = !ticked.length;
  }

  /** A duty in a line.
      @param {{ words: string, link: HTMLAnchorElement }} one */
  function line({ words, link }) {
    return `${words}（${roleOf(link)}） ${link.href.replace(/\/tasks\/([^/]+\/)/, "/t/$1")}`;
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
