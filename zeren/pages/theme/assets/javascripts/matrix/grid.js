"use strict";

/* A large matrix: of its rows and columns only those in view are there, and gaps as high and as wide
   as the others. So half a million cells answer as quickly as a screenful. */
var zerenGrid = (() => {
  const { element } = zerenElements;
  const { cornerOf, groupHead, groupRow, groupsOf, headOf, markHole, scoped, totalOf } = zerenHeads;
  const { gap, gapRow } = zerenHeads;
  const { cellsOf } = zerenCells;
  const { layout } = zerenView;
  const { isEnough, itemsOf, mostMarks, scrolledTo, seen } = zerenWindows;

  class Grid {
    #region;
    #model;
    #onRedrawn;
    #head = element("thead", "");
    #body = element("tbody", "");
    #foot = element("tfoot", "");
    #table = element("table", "zr-matrix zr-matrix--grid zr-matrix--drawn");
    /** @type {GridShown} */
    #shown = zerenView.NOTHING;
    /** What stands below each other.
        @type {readonly GridItem[]} */
    #items = [];
    /** The rows of these and the columns that are drawn.
        @type {{ rows: Stretch, columns: Stretch }} */
    #drawn = { rows: [0, 0], columns: [0, 0] };
    /** Of each row that is drawn its place.
        @type {WeakMap<Element, number>} */
    #rowOf = new WeakMap();

    /** @param {HTMLElement} region The region in which it scrolls.
        @param {MatrixModel} model
        @param {(isInside: boolean) => void} onRedrawn Called after the same view was drawn anew;
        whether the focus was in it. */
    constructor(region, model, onRedrawn) {
      this.#region = region;
      this.#model = model;
      this.#onRedrawn = onRedrawn;
      this.#table.classList.toggle("zr-matrix--plans", model.isOverview);
      this.#table.append(this.#head, this.#body, this.#foot);
      this.#table.setAttribute("role", "grid");
      this.#table.setAttribute("aria-label", "责任矩阵");
      region.replaceChildren(this.#table);
      region.addEventListener("scroll", () => this.#look(), { passive: true });
      addEventListener("scroll", () => this.#look(), { passive: true });
      addEventListener("resize", () => this.#look());
    }

    /** The table. */
    get table() {
      return this.#table;
    }

    /** What is shown, drawn or not. */
    get shown() {
      return this.#shown;
    }

    /** Show a view.
        @param {MatrixView} view
        @param {Chosen} choices */
    draw(view, choices) {
      const { lines, columns, isSwapped } = layout(this.#model, view, choices);
      this.#shown = { lines, columns, view, choices, isSwapped };
      this.#table.style.setProperty("--zr-columns", String(columns.length || 1));
      this.#items = itemsOf(lines);
      this.#table.dataset.role = choices.role ?? "";
      this.#table.classList.toggle("zr-matrix--swapped", isSwapped);
      this.#table.classList.toggle("zr-matrix--tall", choices.isExplained);
      const marks = this.#model.isOverview ? mostMarks(lines) : 1;
      this.#table.style.setProperty("--zr-marks", String(marks));
      this.#table.setAttribute("aria-rowcount", String(this.#items.length + 3));
      this.#table.setAttribute("aria-colcount", String(columns.length + 2));
      this.#draw([0, 2], [0, 1]); /* to measure by */
      this.#drawSeen();
      this.#table.setAttribute("aria-busy", "false");
    }

    /** @param {HTMLTableCellElement} cell
        @returns {MatrixPlace | null} */
    placeOf(cell) {
      const column = cell.getAttribute("aria-colindex");
      const row = cell.parentElement && this.#rowOf.get(cell.parentElement);
      return typeof row === "number" && column ? [row, Number(column) - 1] : null;
    }

    /** @param {MatrixPlace} place
        @returns {HTMLTableCellElement | undefined} */
    at([row, column]) {
      const rows = [...this.#table.rows].filter((one) => this.#rowOf.get(one) === row);
      return rows.flatMap((one) => cellIn(one, column))[0];
    }

    /** @param {MatrixPlace} place */
    reach([row, column]) {
      const { down, across } = this.#axes();
      const item = this.#items.findIndex(({ place }) => place === row);
      if (row > 0 && item >= 0) this.#scrollDown(scrolledTo(down, item) - down.scrolled);
      if (column > across.count) this.#region.scrollLeft = this.#region.scrollWidth;
      else if (column > 0) this.#region.scrollLeft = scrolledTo(across, column - 1);
      this.#drawWhereNeeded();
      return this.at([row, column]);
    }

    /** @returns {MatrixPlace} */
    size() {
      return [this.#shown.lines.length + 2, this.#shown.columns.length + 2];
    }

    /** @param {number} column */
    column(column) {
      const rows = [...this.#table.rows].filter((row) => this.#rowOf.has(row));
      return rows.flatMap((row) => cellIn(row, column));
    }

    /** Whether the region is as high as the matrix, so that the page scrolls and not the region. */
    #isInPage() {
      return this.#region.clientHeight >= this.#region.scrollHeight;
    }

    /** @param {number} by */
    #scrollDown(by) {
      if (this.#isInPage()) scrollBy(0, by);
      else this.#region.scrollTop += by;
    }

    #isWaiting = false;

    /** Draw what has come into view, once a frame. */
    #look() {
      if (this.#isWaiting) return;
      this.#isWaiting = true;
      requestAnimationFrame(() => {
        this.#isWaiting = false;
        this.#drawWhereNeeded();
      });
    }

    #drawWhereNeeded() {
      const { down, across } = this.#axes();
      if (isEnough(this.#drawn.rows, down) && isEnough(this.#drawn.columns, across)) return;
      const isInside = this.#table.contains(document.activeElement);
      this.#drawSeen();
      this.#onRedrawn(isInside);
    }

    #drawSeen() {
      const { down, across } = this.#axes();
      this.#draw(seen(down), seen(across));
    }

    /** Rows below each other and columns side by side, as they are laid out. */
    #axes() {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.#region;
      const [corner, column] = this.#head.rows[1].cells;
      const row = [...this.#body.rows].find((one) => !one.matches(".zr-gap-row"));
      const heads = this.#head.offsetHeight + this.#foot.offsetHeight;
      const isInPage = this.#isInPage();
      const above = Math.max(-this.#body.getBoundingClientRect().top, 0);
      return {
        down: {
          scrolled: isInPage ? above : scrollTop,
          room: isInPage ? innerHeight : clientHeight - heads,
          size: row?.getBoundingClientRect().height || 1,
          count: this.#items.length,
        },
        across: {
          scrolled: scrollLeft,
          room: clientWidth - corner.offsetWidth,
          size: columnWidth(column),
          count: this.#shown.columns.length,
        },
      };
    }

    /** @param {Stretch} rows
        @param {Stretch} columns */
    #draw(rows, columns) {
      this.#drawn = { rows, columns };
      this.#rowOf = new WeakMap();
      const seenColumns = this.#shown.columns.slice(...columns);
      this.#head.replaceChildren(...this.#heads(seenColumns));
      this.#body.replaceChildren(
        ...gapRow(rows[0]),
        ...this.#items.slice(...rows).map((item, at) => this.#row(item, rows[0] + at, seenColumns)),
        ...gapRow(this.#items.length - rows[1]),
      );
      this.#foot.replaceChildren(this.#totals(seenColumns));
    }

    /** @param {readonly MatrixEntry[]} columns */
    #heads(columns) {
      const groups = groupsOf(columns);
      const kinds = this.#line(
        "zr-kinds",
        element("td", "zr-corner"),
        groups.map(({ group, items }) => groupHead(group, items.length, "colgroup")),
        element("td", "zr-kind"),
      );
      kinds.hidden = groups.every(({ group }) => !group);
      kinds.setAttribute("aria-rowindex", "1");
      const firsts = new Set(groups.map(({ items }) => items[0]));
      const names = this.#line(
        "zr-names",
        scoped("col", "zr-corner", cornerOf(this.#model, this.#shown.isSwapped)),
        columns.map((column) => {
          const head = headOf(column, "col");
          head.classList.toggle("zr-first", firsts.has(column));
          return head;
        }),
        scoped("col", "zr-first zr-total", element("span", "", "合计")),
      );
      this.#number(names, 0, 2);
      return [kinds, names];
    }

    /** @param {GridItem} item
        @param {number} at
        @param {readonly MatrixEntry[]} columns */
    #row({ group, line, place }, at, columns) {
      if (!line) return groupRow(group, this.#shown.columns.length + 2);
      const { view, choices, isSwapped } = this.#shown;
      const head = headOf(line, "row");
      markHole(line, head, choices);
      const total = element("td", "zr-total", totalOf(line, view, isSwapped));
      const row = this.#line("", head, cellsOf(this.#model, line, columns), total);
      this.#number(row, place, at + 3);
      return row;
    }

    /** @param {readonly MatrixEntry[]} columns */
    #totals(columns) {
      const { lines, view, isSwapped } = this.#shown;
      const totals = columns.map((one) =>
        element("td", "zr-total", totalOf(one, view, !isSwapped)),
      );
      const last = element("td", "zr-total", String(view.written));
      const row = this.#line("", scoped("row", "", "合计"), totals, last);
      this.#number(row, lines.length + 1, this.#items.length + 3);
      return row;
    }

    /** A row with gaps for the columns that are not drawn.
        @param {string} classes
        @param {HTMLTableCellElement} first
        @param {readonly HTMLTableCellElement[]} cells
        @param {HTMLTableCellElement} last */
    #line(classes, first, cells, last) {
      const [left, right] = this.#drawn.columns;
      const after = this.#shown.columns.length - right;
      const row = element("tr", classes, first, ...gap(left), ...cells, ...gap(after), last);
      row.setAttribute("role", "row");
      return row;
    }

    /** Number a row and its cells.
        @param {HTMLTableRowElement} row
        @param {number} place
        @param {number} index */
    #number(row, place, index) {
      this.#rowOf.set(row, place);
      row.setAttribute("aria-rowindex", String(index));
      const cells = [...row.cells].filter((cell) => !cell.matches(".zr-gap"));
      const [left] = this.#drawn.columns;
      cells.forEach((cell, at) => {
        const isLast = at === cells.length - 1;
        const column = at && !isLast ? left + at : at && this.#shown.columns.length + 1;
        cell.setAttribute("aria-colindex", String(column + 1));
      });
    }
  }

  /** How wide a column is: its head, where the first cell beside the corner is no gap.
      @param {HTMLTableCellElement} cell */
  function columnWidth(cell) {
    const { width } = cell.getBoundingClientRect();
    const span = Number(cell.style.getPropertyValue("--zr-span")) || 1;
    return width / span || 1;
  }

  /** @param {HTMLTableRowElement} row
      @param {number} column */
  function cellIn(row, column) {
    const index = String(column + 1);
    return [...row.cells].filter((cell) => cell.getAttribute("aria-colindex") === index);
  }

  return { Grid };
})();
