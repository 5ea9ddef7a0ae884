"use strict";

/* The table on the screen. A row is a box of its own that the browser lays out only where it is seen
   (see .zr-matrix--grid). A change of columns gives each shown row its cells anew: those that are seen
   at once, the others when there is time. So 25,000 cells answer nearly as quickly as a short list;
   `make bench-matrix` compares it with a plain table. */
var zerenTable = (() => {
  const { element } = zerenElements;
  const { layout } = zerenView;
  const { cornerOf, groupHead, groupRow, groupsOf, headOf, markHole, totalOf } = zerenHeads;

  /* In pixels: no cell is smaller, so that those at once are more than the region shows. */
  const SMALLEST = 25;
  const AT_A_TIME = 20;

  class Table {
    #table;
    #region;
    #heads;
    #body;
    #totals;
    #model;
    /** The entries whose rows lack cells.
        @type {MatrixEntry[]} */
    #stale = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #waiting;
    /** @type {readonly MatrixEntry[] | null} */
    #columns = null;
    /** @type {readonly MatrixEntry[] | null} */
    #lines = null;
    #isSwapped = false;
    /** @type {GridShown} */
    #shown = zerenView.NOTHING;
    #version = 0;

    /** @param {HTMLTableElement} table The table of the page.
        @param {MatrixModel} model */
    constructor(table, model) {
      const [kinds, names] = rowsOf(table.tHead);
      this.#table = table;
      this.#region = /** @type {HTMLElement} */ (table.parentElement);
      this.#heads = { kinds, names };
      this.#body = table.tBodies[0];
      [this.#totals] = rowsOf(table.tFoot);
      this.#model = model;
      table.classList.add("zr-matrix--grid");
      for (const row of table.rows) row.setAttribute("role", "row");
      table.setAttribute("role", "grid");
      addEventListener("beforeprint", () => this.#fill(Number.POSITIVE_INFINITY));
    }

    /** What is shown.
        @returns {GridShown} */
    get shown() {
      return this.#shown;
    }

    /** The table. */
    get table() {
      return this.#table;
    }

    /** Show a view.
        @param {MatrixView} view
        @param {Chosen} choices */
    draw(view, choices) {
      const { lines, columns, isSwapped } = layout(this.#model, view, choices);
      this.#shown = { lines, columns, view, choices, isSwapped };
      if (isSwapped !== this.#isSwapped || !isSame(columns, this.#columns)) {
        this.#isSwapped = isSwapped;
        this.#columns = columns;
        this.#version += 1;
        this.#drawHeads(columns);
      }
      this.#drawLines(lines, columns, view, choices);
      this.#drawTotals(columns, view);
      this.#table.dataset.role = choices.role ?? "";
      this.#table.classList.toggle("zr-matrix--swapped", isSwapped);
      this.#table.style.setProperty("--zr-columns", String(columns.length || 1));
    }

    /** @param {HTMLTableCellElement} cell
        @returns {MatrixPlace | null} */
    placeOf(cell) {
      const row = this.#reached().indexOf(/** @type {HTMLTableRowElement} */ (cell.parentElement));
      return row < 0 ? null : [row, cell.cellIndex];
    }

    /** @param {MatrixPlace} place
        @returns {HTMLTableCellElement | undefined} */
    at([row, column]) {
      return this.#reached()[row]?.cells[column];
    }

    /** @param {MatrixPlace} place */
    reach(place) {
      return this.at(place);
    }

    /** @returns {MatrixPlace} */
    size() {
      return [this.#reached().length, this.#heads.names.cells.length];
    }

    /** @param {number} column */
    column(column) {
      /* Some rows get their cells later. */
      return this.#reached().flatMap(({ cells }) => cells[column] ?? []);
    }

    /** The rows that can be reached: the names, the shown tasks or parties, the totals. */
    #reached() {
      return [...this.#table.rows].filter(
        (row) => !(row.hidden || row.matches(".zr-kinds, .zr-group-row")),
      );
    }

    /** @param {readonly MatrixEntry[]} columns */
    #drawHeads(columns) {
      const { kinds, names } = this.#heads;
      names.cells[0].textContent = cornerOf(this.#model, this.#isSwapped);
      replaceBetween(
        names,
        columns.map((column) => columnOf(column).head),
      );
      const groups = groupsOf(columns);
      for (const { items } of groups) {
        items.forEach((item, index) => {
          columnOf(item).head.classList.toggle("zr-first", index === 0);
        });
      }
      kinds.hidden = groups.every(({ group }) => !group);
      replaceBetween(
        kinds,
        groups.map(({ group, items }) => groupHead(group, items.length, "colgroup")),
      );
      this.#table.querySelector(".zr-col")?.setAttribute("span", String(columns.length || 1));
    }

    /** @param {readonly MatrixEntry[]} lines
        @param {readonly MatrixEntry[]} columns
        @param {MatrixView} view
        @param {Chosen} choices */
    #drawLines(lines, columns, view, choices) {
      const shown = new Set(lines);
      this.#stale = lines.filter((line) => lineOf(line).version !== this.#version);
      this.#fillSeen(columns.length);
      for (const line of lines) {
        lineOf(line).total.textContent = totalOf(line, view, this.#isSwapped);
        markHole(line, lineOf(line).head, choices);
      }
      /** @type {readonly MatrixEntry[]} */
      const ordered = this.#isSwapped ? this.#model.parties : view.order;
      for (const line of ordered) lineOf(line).row.hidden = !shown.has(line);
      if (!isSame(ordered, this.#lines)) {
        this.#body.replaceChildren(...this.#rows(ordered));
        this.#lines = ordered;
      }
      for (const row of this.#body.rows) {
        if (row.matches(".zr-group-row")) {
          row.hidden = !lines.some(({ group }) => group === row.textContent);
        }
      }
    }

    /** Give the rows that are seen the cells that are seen, and all others theirs later.
        @param {number} length How many columns there are. */
    #fillSeen(length) {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.#region;
      const all = Number.POSITIVE_INFINITY;
      const rows = scrollTop === 0 ? Math.ceil(clientHeight / SMALLEST) : all;
      const cells = scrollLeft === 0 ? Math.ceil(clientWidth / SMALLEST) : all;
      if (cells >= length) {
        this.#fill(rows);
        return;
      }
      for (const entry of this.#stale.slice(0, rows)) {
        const line = lineOf(entry);
        line.row.replaceChildren(line.head, ...this.#cells(entry, 0, cells));
        line.begun = { version: this.#version, cells };
      }
      this.#fill(0);
    }

    /** Complete the next rows, and the others later.
        @param {number} number */
    #fill(number) {
      for (const entry of this.#stale.splice(0, number)) {
        const line = lineOf(entry);
        const given = line.begun.version === this.#version ? line.begun.cells : 0;
        if (!given) line.row.replaceChildren(line.head);
        line.row.append(...this.#cells(entry, given), line.total);
        line.version = this.#version;
      }
      clearTimeout(this.#waiting);
      /* As an attribute: Firefox knows the property from 119 on only. */
      this.#table.setAttribute("aria-busy", String(this.#stale.length > 0));
      if (this.#stale.length) this.#waiting = setTimeout(() => this.#fill(AT_A_TIME));
    }

    /** The rows; of parties with their kinds between them.
        @param {readonly MatrixEntry[]} entries */
    #rows(entries) {
      if (!this.#isSwapped) return entries.map((entry) => lineOf(entry).row);
      const length = this.#model.tasks.length + 2;
      return groupsOf(entries).flatMap(({ group, items }) => [
        groupRow(group, length),
        ...items.map((item) => lineOf(item).row),
      ]);
    }

    /** The cells of a row, from a column on, up to another one.
        @param {MatrixEntry} line
        @param {number} start
        @param {number} [end] */
    #cells(line, start, end) {
      const columns = this.#columns?.slice(start, end) ?? [];
      return columns.map((column) => {
        const [task, party] = this.#isSwapped ? [column, line] : [line, column];
        return this.#model.tasks[task.index].cells[party.index];
      });
    }

    /** @param {readonly MatrixEntry[]} columns
        @param {MatrixView} view */
    #drawTotals(columns, view) {
      const cells = columns.map((entry) => {
        const { total } = columnOf(entry);
        total.textContent = totalOf(entry, view, !this.#isSwapped);
        return total;
      });
      replaceBetween(this.#totals, cells);
      this.#totals.cells[cells.length + 1].textContent = String(view.written);
    }
  }

  /** @param {HTMLTableSectionElement | null} part */
  function rowsOf(part) {
    return part ? [...part.rows] : [];
  }

  /** Replace all that stands between the first and the last cell.
      @param {HTMLTableRowElement} row
      @param {readonly HTMLTableCellElement[]} cells */
  function replaceBetween(row, cells) {
    const [first, last] = [row.cells[0], row.cells[row.cells.length - 1]];
    row.replaceChildren(first, ...cells, last);
  }

  /** @param {readonly MatrixEntry[]} some
      @param {readonly MatrixEntry[] | null} others */
  function isSame(some, others) {
    return (
      others !== null && some.length === others.length && some.every((one, i) => one === others[i])
    );
  }

  /** What shows a task or a party as a column.
      @param {MatrixEntry} entry */
  function columnOf(entry) {
    entry.column ??= { head: headOf(entry, "col"), total: element("td", "zr-total") };
    return entry.column;
  }

  /** What shows a task or a party as a row.
      @param {MatrixEntry} entry */
  function lineOf(entry) {
    entry.line ??= makeLine(entry);
    return entry.line;
  }

  /** @param {MatrixEntry} entry
      @returns {MatrixLine} */
  function makeLine(entry) {
    const row = element("tr", "");
    row.setAttribute("role", "row");
    const total = element("td", "zr-total");
    return { row, head: headOf(entry, "row"), total, version: 0, begun: { version: 0, cells: 0 } };
  }

  return { Table };
})();
