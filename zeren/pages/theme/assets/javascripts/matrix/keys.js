"use strict";

/* The matrix under the keyboard, as the grid pattern of WAI-ARIA has it: one stop for the tab key,
   arrows from cell to cell, Enter opens the task or the party. The current row and column are lit.
   Cells are known by their places, as not all of a large matrix are there. */
var zerenKeys = (() => {
  const { bring } = zerenSight;
  const PAGE = 10;
  /** @type {MatrixPlace} */
  const FIRST = [1, 0];

  class Keys {
    #table;
    #places;
    /** @type {HTMLTableCellElement | null} */
    #stop = null;
    /** @type {MatrixPlace} */
    #place = FIRST;
    /** @type {readonly HTMLTableCellElement[]} */
    #lit = [];

    /** @param {HTMLTableElement} table The table of the page.
        @param {MatrixPlaces} places Its cells. */
    constructor(table, places) {
      this.#table = table;
      this.#places = places;
      table.addEventListener("keydown", (event) => this.#press(event));
      table.addEventListener("focusin", ({ target }) => this.#enter(cellOf(target)));
      table.addEventListener("click", ({ target }) => this.#click(cellOf(target)));
      table.addEventListener("mouseover", ({ target }) => this.#light(cellOf(target)));
      table.addEventListener("mouseleave", () => this.#light(this.#focused()));
    }

    /** Take up the cells after another view was drawn. */
    refresh() {
      const place = this.#stop?.isConnected ? this.#places.placeOf(this.#stop) : null;
      this.#place = place ?? FIRST;
      this.redrawn();
    }

    /** Take up the cells after the same view was drawn anew. */
    redrawn() {
      /** @type {NodeListOf<HTMLAnchorElement>} */
      const links = this.#table.querySelectorAll("a");
      for (const link of links) link.tabIndex = -1;
      this.#setStop(this.#places.at(this.#place));
      this.#light(this.#focused());
    }

    /** Put the focus where the tab key would. */
    focus() {
      const stop = this.#stop ? stopIn(this.#stop) : this.#table;
      stop.focus({ preventScroll: true });
    }

    #focused() {
      const focused = document.activeElement;
      return this.#table.contains(focused) ? cellOf(focused) : null;
    }

    /** @param {KeyboardEvent} event */
    #press(event) {
      const isOnTable = event.target === this.#table; /* what had the focus is out of sight */
      const cell = isOnTable ? null : cellOf(event.target);
      const place = isOnTable ? this.#place : cell && this.#places.placeOf(cell);
      if (!place || event.altKey || event.metaKey) return;
      const isPlainEnter = event.key === "Enter" && !event.ctrlKey && !event.shiftKey;
      if (isPlainEnter && cell && cell.cellIndex > 0 && !cell.querySelector("a")) {
        rowOf(cell).querySelector("a")?.click();
        return;
      }
      const wanted = next(place, event, this.#places.size());
      const reached = wanted && this.#places.reach(wanted);
      if (!reached) return;
      event.preventDefault();
      stopIn(reached).focus({ preventScroll: true });
      bring(reached, this.#table);
    }

    /** A cell that was clicked takes the focus; a head does what its link does.
        @param {HTMLTableCellElement | null} cell */
    #click(cell) {
      if (cell?.matches("tbody td, tfoot td") && this.#places.placeOf(cell)) {
        stopIn(cell).focus({ preventScroll: true });
      }
    }

    /** @param {HTMLTableCellElement | null} cell */
    #enter(cell) {
      const place = cell && this.#places.placeOf(cell);
      if (!place) return;
      this.#place = place;
      this.#setStop(cell);
      this.#light(cell);
    }

    /** @param {HTMLTableCellElement | null | undefined} cell */
    #setStop(cell) {
      if (this.#stop) stopIn(this.#stop).tabIndex = -1;
      this.#stop = cell ?? null;
      if (this.#stop) stopIn(this.#stop).tabIndex = 0;
      if (this.#stop) this.#table.removeAttribute("tabindex");
      else this.#table.tabIndex = 0; /* so that the tab key finds the way back */
    }

    /** @param {HTMLTableCellElement | null} cell */
    #light(cell) {
      for (const one of this.#lit) one.classList.remove("zr-lit");
      const place = cell && this.#places.placeOf(cell);
      this.#lit = cell && place ? this.#around(cell, place) : [];
      for (const one of this.#lit) one.classList.add("zr-lit");
    }

    /** The cells that lead from a cell to its heads.
        @param {HTMLTableCellElement} cell
        @param {MatrixPlace} place */
    #around(cell, [, column]) {
      const row = cell.closest("tbody") ? [...rowOf(cell).cells] : [];
      return [...row, ...(column > 0 ? this.#places.column(column) : [])];
    }
  }

  /** The place to which a key leads; null where it leads nowhere.
      @param {MatrixPlace} place
      @param {KeyboardEvent} event
      @param {MatrixPlace} size How many rows and columns there are.
      @returns {MatrixPlace | null} */
  function next([row, column], { key, ctrlKey }, [rows, columns]) {
    /** @type {(row: number, column: number) => MatrixPlace} */
    const at = (r, c) => [within(r, rows), within(c, columns)];
    switch (key) {
      case "ArrowUp":
        return at(row - 1, column);
      case "ArrowDown":
        return at(row + 1, column);
      case "ArrowLeft":
        return at(row, column - 1);
      case "ArrowRight":
        return at(row, column + 1);
      case "PageUp":
        return at(row - PAGE, column);
      case "PageDown":
        return at(row + PAGE, column);
      case "Home":
        return at(ctrlKey ? 0 : row, 0);
      case "End":
        return at(ctrlKey ? rows - 1 : row, columns - 1);
      default:
        return null;
    }
  }

  /** @param {number} at
      @param {number} length */
  function within(at, length) {
    return Math.min(Math.max(at, 0), length - 1);
  }

  /** The cell in which something is.
      @param {EventTarget | null} inside
      @returns {HTMLTableCellElement | null} */
  function cellOf(inside) {
    return inside instanceof Element ? inside.closest("th, td") : null;
  }

  /** @param {HTMLTableCellElement} cell */
  function rowOf(cell) {
    return /** @type {HTMLTableRowElement} */ (cell.parentElement);
  }

  /** What takes the focus in a cell: its link where one is seen in it.
      @param {HTMLTableCellElement} cell */
  function stopIn(cell) {
    const link = cell.querySelector("a");
    if (link?.offsetParent) return link;
    if (!cell.hasAttribute("tabindex")) cell.tabIndex = -1;
    return cell;
  }

  return { Keys };
})();
