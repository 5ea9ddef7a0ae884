"use strict";

/* What has the focus is seen: beside the head of its row, below the heads of columns, above the
   totals, and inside the window, below the header of the page. */
var zerenSight = (() => {
  /** Scroll so that a cell is seen.
      @param {HTMLTableCellElement} cell
      @param {HTMLTableElement} table The matrix, in the region in which it scrolls. */
  function bring(cell, table) {
    const region = /** @type {HTMLElement} */ (table.parentElement);
    const [right, down] = shift(cell.getBoundingClientRect(), roomIn(region, table, cell));
    region.scrollBy(right, down);
    scrollBy(0, shift(cell.getBoundingClientRect(), roomInWindow())[1]);
  }

  /** How far to scroll so that something is inside; its start, where it is larger.
      @param {Edges} rect
      @param {Edges} room
      @returns {[right: number, down: number]} */
  function shift(rect, room) {
    return [
      along(rect.left, rect.right, room.left, room.right),
      along(rect.top, rect.bottom, room.top, room.bottom),
    ];
  }

  /** @param {number} start
      @param {number} end
      @param {number} from
      @param {number} to */
  function along(start, end, from, to) {
    if (start < from || end - start > to - from) return start - from;
    return Math.max(end - to, 0);
  }

  /** What of the region no head covers. Heads are covered by none but the corner.
      @param {HTMLElement} region
      @param {HTMLTableElement} table
      @param {HTMLTableCellElement} cell
      @returns {Edges} */
  function roomIn(region, table, cell) {
    const { left, top } = region.getBoundingClientRect();
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    const isInBody = cell.closest("tbody") !== null;
    const heads = isInBody ? edgesOf(table.tHead).bottom : 0;
    const totals = isInBody ? edgesOf(table.tFoot).top : Number.POSITIVE_INFINITY;
    const beside = cell === row.cells[0] ? 0 : edgesOf(row.cells[0]).right;
    return {
      left: Math.max(left + region.clientLeft, beside),
      right: left + region.clientLeft + region.clientWidth,
      top: Math.max(top + region.clientTop, heads),
      bottom: Math.min(top + region.clientTop + region.clientHeight, totals),
    };
  }

  /** @returns {Edges} */
  function roomInWindow() {
    const header = edgesOf(document.querySelector(".md-header"));
    return { left: 0, right: innerWidth, top: Math.max(header.bottom, 0), bottom: innerHeight };
  }

  /** @param {Element | null} element
      @returns {Edges} */
  function edgesOf(element) {
    return element?.getBoundingClientRect() ?? { left: 0, right: 0, top: 0, bottom: 0 };
  }

  return { bring, shift };
})();
