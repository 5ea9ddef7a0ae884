"use strict";

/* On phones the duties of a party are a list of short titles; each opens where it stands. Without
   scripts, in wider windows and on paper they are all open. */
(() => {
  const narrow = matchMedia("(max-width: 44.984375em)");
  /** @type {NodeListOf<HTMLTableRowElement>} */
  const rows = document.querySelectorAll(".zr-duties:not(.zr-titles) tbody tr");
  if (!rows.length) return;
  const buttons = [...rows].map(button);
  const all = document.createElement("button");
  all.type = "button";
  all.className = "md-button zr-fold-all";
  all.addEventListener("click", () => {
    const open = buttons.some((one) => one.getAttribute("aria-expanded") === "false");
    for (const one of buttons) set(one, open);
  });
  rows[0].closest("table")?.before(all);
  for (const one of buttons) set(one, !narrow.matches);
  narrow.addEventListener("change", ({ matches }) => {
    for (const one of buttons) set(one, !matches);
  });
  addEventListener("beforeprint", () => {
    for (const one of buttons) set(one, true);
  });

  /** The button that opens a row, behind its title.
      @param {HTMLTableRowElement} row */
  function button(row) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "zr-fold";
    const title = row.querySelector(".zr-task a")?.textContent ?? "";
    made.setAttribute("aria-label", `${title}：正文和责任单位`);
    made.addEventListener("click", () => set(made, made.getAttribute("aria-expanded") === "false"));
    row.querySelector(".zr-task")?.append(made);
    return made;
  }

  /** @param {HTMLButtonElement} one
      @param {boolean} open */
  function set(one, open) {
    one.setAttribute("aria-expanded", String(open));
    one.textContent = open ? "收起" : "展开";
    one.closest("tr")?.classList.toggle("zr-folded", !open);
    const closed = buttons.some((each) => each.getAttribute("aria-expanded") === "false");
    all.textContent = closed ? "全部展开" : "全部收起";
  }
})();
