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
    setAll(isAnyClosed());
  });
  rows[0].closest("table")?.before(all);
  setAll(!narrow.matches);
  narrow.addEventListener("change", ({ matches }) => setAll(!matches));
  addEventListener("beforeprint", () => setAll(true));

  /** The button that opens a row, behind its title.
      @param {HTMLTableRowElement} row */
  function button(row) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "zr-fold";
    const title = row.querySelector(".zr-task a")?.textContent ?? "";
    made.setAttribute("aria-label", `${title}：正文和责任单位`);
    made.addEventListener("click", () => {
      set(made, isClosed(made));
      say();
    });
    row.querySelector(".zr-task")?.append(made);
    return made;
  }

  /** @param {boolean} open */
  function setAll(open) {
    for (const one of buttons) set(one, open);
    say();
  }

  /** @param {HTMLButtonElement} one */
  function isClosed(one) {
    return one.getAttribute("aria-expanded") === "false";
  }

  function isAnyClosed() {
    return buttons.some(isClosed);
  }

  /** Say what the button for all does next. */
  function say() {
    all.textContent = isAnyClosed() ? "全部展开" : "全部收起";
  }

  /** @param {HTMLButtonElement} one
      @param {boolean} open */
  function set(one, open) {
    one.setAttribute("aria-expanded", String(open));
    one.textContent = open ? "收起" : "展开";
    one.closest("tr")?.classList.toggle("zr-folded", !open);
  }
})();
