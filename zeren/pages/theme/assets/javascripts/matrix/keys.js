"use strict";

/* The matrix under the keyboard, as the grid pattern of WAI-ARIA has it: one stop for the tab key,
   arrows from cell to cell, Enter opens the task or the party. The current row and column are lit. */
(() => {
  const zerenMatrix = (self.zerenMatrix ??= {});

  const PAGE = 10;

  class Keys {
    #table;
    #stop = null;
    #lit = [];

    /** @param table The table of the page. */
    constructor(table) {
      this.#table = table;
      table.addEventListener("keydown", (event) => this.#press(event));
      table.addEventListener("focusin", ({ target }) => this.#enter(target.closest("th, td")));
      table.addEventListener("click", (event) => this.#click(event.target.closest("td")));
      table.addEventListener("mouseover", ({ target }) => this.#light(target.closest("th, td")));
      table.addEventListener("mouseleave", () => this.#light(this.#focused()));
    }

    /** Take up the cells after the table was drawn anew. */
    refresh() {
      for (const link of this.#table.querySelectorAll("th > a")) link.tabIndex = -1;
      const isThere = this.#stop?.isConnected && !this.#stop.closest("tr").hidden;
      this.#setStop(isThere ? this.#stop : this.#rows()[1]?.cells[0]);
      this.#light(this.#focused());
    }

    /** Put the focus where the tab key would. */
    focus() {
      if (this.#stop) target(this.#stop).focus({ preventScroll: true });
    }

    #focused() {
      return document.activeElement?.closest(".zr-matrix th, .zr-matrix td");
    }

    /** The rows that can be reached: the names, the shown tasks or parties, the totals. */
    #rows() {
      return [...this.#table.rows].filter(
        (row) => !row.hidden && !row.matches(".zr-kinds, .zr-group-row"),
      );
    }

    #press(event) {
      const cell = event.target.closest("th, td");
      if (!cell || event.altKey || event.metaKey) return;
      const isPlainEnter = event.key === "Enter" && !event.ctrlKey && !event.shiftKey;
      if (isPlainEnter && cell.cellIndex > 0 && !cell.querySelector("a")) {
        cell.closest("tr").querySelector("th > a")?.click();
        return;
      }
      const next = this.#next(cell, event);
      if (!next) return;
      event.preventDefault();
      target(next).focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    }

    #click(cell) {
      if (cell?.closest("tbody, tfoot")) target(cell).focus({ preventScroll: true });
    }

    #next(cell, { key, ctrlKey }) {
      const rows = this.#rows();
      const row = rows.indexOf(cell.closest("tr"));
      const column = cell.cellIndex;
      const at = (r, c) => rows[Math.min(Math.max(r, 0), rows.length - 1)]?.cells[c];
      const last = cell.closest("tr").cells.length - 1;
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

    #enter(cell) {
      if (!cell || cell.closest(".zr-kinds, .zr-group-row")) return;
      this.#setStop(cell);
      this.#light(cell);
    }

    #setStop(cell) {
      if (this.#stop) target(this.#stop).tabIndex = -1;
      this.#stop = cell ?? null;
      if (this.#stop) target(this.#stop).tabIndex = 0;
    }

    #light(cell) {
      for (const one of this.#lit) one.classList.remove("zr-lit");
      this.#lit = [];
      if (!cell || cell.closest(".zr-kinds, .zr-group-row")) return;
      const column = cell.cellIndex > 0 ? this.#rows().map((row) => row.cells[cell.cellIndex]) : [];
      const row = cell.closest("tbody") ? cell.closest("tr").cells : [];
      this.#lit = [...row, ...column].filter(Boolean); /* some rows get their cells later */
      for (const one of this.#lit) one.classList.add("zr-lit");
    }
  }
  zerenMatrix.Keys = Keys;

  /** What takes the focus in a cell: its link where it has one. */
  function target(cell) {
    const link = cell.querySelector("a");
    if (link) return link;
    if (!cell.hasAttribute("tabindex")) cell.tabIndex = -1;
    return cell;
  }
})();
