"use strict";

/* The matrix under the keyboard, as the grid pattern of WAI-ARIA has it: one stop for the tab key,
   arrows from cell to cell, Enter opens the task or the party. The current row and column are lit. */
var zerenKeys = (() => {
  const PAGE = 10;

  class Keys {
    #table;
    /** @type {HTMLTableCellElement | null} */
    #stop = null;
    /** @type {readonly HTMLTableCellElement[]} */
    #lit = [];

    /** @param {HTMLTableElement} table The table of the page. */
    constructor(table) {
      this.#table = table;
      table.addEventListener("keydown", (event) => this.#press(event));
      table.addEventListener("focusin", ({ target }) => this.#enter(cellOf(target)));
      table.addEventListener("click", ({ target }) => click(cellOf(target)));
      table.addEventListener("mouseover", ({ target }) => this.#light(cellOf(target)));
      table.addEventListener("mouseleave", () => this.#light(this.#focused()));
    }

    /** Take up the cells after the table was drawn anew. */
    refresh() {
      /** @type {NodeListOf<HTMLAnchorElement>} */
      const links = this.#table.querySelectorAll("a");
      for (const link of links) link.tabIndex = -1;
      const isThere = this.#stop?.isConnected && !rowOf(this.#stop).hidden;
      this.#setStop(isThere ? this.#stop : this.#rows()[1]?.cells[0]);
      this.#light(this.#focused());
    }

    /** Put the focus where the tab key would. */
    focus() {
      if (this.#stop) stopIn(this.#stop).focus({ preventScroll: true });
    }

    #focused() {
      const focused = document.activeElement;
      return this.#table.contains(focused) ? cellOf(focused) : null;
    }

    /** The rows that can be reached: the names, the shown tasks or parties, the totals. */
    #rows() {
      return [...this.#table.rows].filter(
        (row) => !(row.hidden || row.matches(".zr-kinds, .zr-group-row")),
      );
    }

    /** @param {KeyboardEvent} event */
    #press(event) {
      const cell = cellOf(event.target);
      if (!cell || event.altKey || event.metaKey) return;
      const isPlainEnter = event.key === "Enter" && !event.ctrlKey && !event.shiftKey;
      if (isPlainEnter && cell.cellIndex > 0 && !cell.querySelector("a")) {
        rowOf(cell).querySelector("a")?.click();
        return;
      }
      const next = this.#next(cell, event);
      if (!next) return;
      event.preventDefault();
      stopIn(next).focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    }

    /** The cell to which a key leads.
        @param {HTMLTableCellElement} cell
        @param {KeyboardEvent} event */
    #next(cell, { key, ctrlKey }) {
      const rows = this.#rows();
      const row = rows.indexOf(rowOf(cell));
      const column = cell.cellIndex;
      /** @param {number} r
          @param {number} c */
      const at = (r, c) => rows[Math.min(Math.max(r, 0), rows.length - 1)]?.cells[c];
      const last = rowOf(cell).cells.length - 1;
      switch (key) {
        case "ArrowUp":
          return at(row - 1, column);
        case "ArrowDown":
          return at(row + 1, column);
        case "ArrowLeft":
          return at(row, Math.max(column - 1, 0));
        case "ArrowRight":
          return at(row, Math.min(column + 1, last));
        case "PageUp":
          return at(row - PAGE, column);
        case "PageDown":
          return at(row + PAGE, column);
        case "Home":
          return at(ctrlKey ? 0 : row, 0);
        case "End":
          return at(ctrlKey ? rows.length - 1 : row, last);
        default:
          return null;
      }
    }

    /** @param {HTMLTableCellElement | null} cell */
    #enter(cell) {
      if (!cell || isOfGroup(cell)) return;
      this.#setStop(cell);
      this.#light(cell);
    }

    /** @param {HTMLTableCellElement | null | undefined} cell */
    #setStop(cell) {
      if (this.#stop) stopIn(this.#stop).tabIndex = -1;
      this.#stop = cell ?? null;
      if (this.#stop) stopIn(this.#stop).tabIndex = 0;
    }

    /** @param {HTMLTableCellElement | null} cell */
    #light(cell) {
      for (const one of this.#lit) one.classList.remove("zr-lit");
      this.#lit = [];
      if (!cell || isOfGroup(cell)) return;
      const at = cell.cellIndex;
      const column = at > 0 ? this.#rows().map(({ cells }) => cells[at]) : [];
      const row = cell.closest("tbody") ? rowOf(cell).cells : [];
      this.#lit = [...row, ...column].filter(Boolean); /* some rows get their cells later */
      for (const one of this.#lit) one.classList.add("zr-lit");
    }
  }

  /** The cell in which something is.
      @param {EventTarget | null} inside
      @returns {HTMLTableCellElement | null} */
  function cellOf(inside) {
    return inside instanceof Element ? inside.closest("th, td") : null;
  }

  /** A cell that was clicked takes the focus; a head does what its link does.
      @param {HTMLTableCellElement | null} cell */
  function click(cell) {
    if (cell?.matches("tbody td, tfoot td")) stopIn(cell).focus({ preventScroll: true });
  }

  /** @param {HTMLTableCellElement} cell */
  function rowOf(cell) {
    return /** @type {HTMLTableRowElement} */ (cell.parentElement);
  }

  /** @param {HTMLTableCellElement} cell */
  function isOfGroup(cell) {
    return rowOf(cell).matches(".zr-kinds, .zr-group-row");
  }

  /** What takes the focus in a cell: its link where it has one.
      @param {HTMLTableCellElement} cell */
  function stopIn(cell) {
    const link = cell.querySelector("a");
    if (link) return link;
    if (!cell.hasAttribute("tabindex")) cell.tabIndex = -1;
    return cell;
  }

  return { Keys };
})();
