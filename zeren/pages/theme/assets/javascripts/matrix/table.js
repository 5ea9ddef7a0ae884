"use strict";

/* The table on the screen. A row is a box of its own that the browser lays out only where it is seen
   (see .zr-matrix--grid). A change of columns gives each shown row its cells anew: those that are seen
   at once, the others when there is time. So 39,000 cells answer nearly as quickly as a short list;
   `make bench-matrix` compares it with a plain table. */
(() => {
  const zerenMatrix = (self.zerenMatrix ??= {});

  /* In pixels: no cell is smaller, so that those at once are more than the region shows. */
  const SMALLEST = 28;
  const AT_A_TIME = 20;

  class Table {
    #table;
    #region;
    #model;
    #stale = [];
    #waiting = 0;
    #columns = null;
    #lines = null;
    #isSwapped = false;
    #version = 0;

    /** @param table The table of the page.
        @param model What `read` gives. */
    constructor(table, model) {
      this.#table = table;
      this.#region = table.parentElement;
      this.#model = model;
      table.classList.add("zr-matrix--grid");
      model.tasks.forEach((task, index) => (task.index = index));
      model.parties.forEach((party, index) => (party.index = index));
      for (const row of table.rows) row.setAttribute("role", "row");
      table.setAttribute("role", "grid");
      addEventListener("beforeprint", () => this.#fill(Infinity));
    }

    /** Show a view.
        @param view What `view` gives.
        @param choices The values of the form. */
    draw(view, choices) {
      const isSwapped = Boolean(choices.swap);
      const [lines, columns] = isSwapped ? [view.parties, view.tasks] : [view.tasks, view.parties];
      if (isSwapped !== this.#isSwapped || !isSame(columns, this.#columns)) {
        this.#isSwapped = isSwapped;
        this.#columns = columns;
        this.#version += 1;
        this.#drawHeads();
      }
      this.#drawLines(lines, view, choices);
      this.#drawTotals(view);
      this.#table.dataset.role = choices.role ?? "";
      this.#table.classList.toggle("zr-matrix--swapped", isSwapped);
    }

    #drawHeads() {
      const [kinds, names] = this.#table.tHead.rows;
      const corner = names.cells[0];
      corner.textContent = this.#isSwapped ? "责任主体" : "工作任务";
      names.replaceChildren(corner, ...this.#columns.map(columnHead), names.lastElementChild);
      const groups = groupsOf(this.#columns);
      for (const { items } of groups) {
        items.forEach((item, index) => item.columnHead.classList.toggle("zr-first", index === 0));
      }
      kinds.hidden = groups.every(({ group }) => !group);
      kinds.replaceChildren(
        kinds.firstElementChild,
        ...groups.map(({ group, items }) => groupHead(group, items.length, "colgroup")),
        kinds.lastElementChild,
      );
      this.#table.querySelector(".zr-col").span = Math.max(this.#columns.length, 1);
    }

    #drawLines(lines, view, choices) {
      const shown = new Set(lines);
      this.#stale = lines.filter((line) => line.version !== this.#version);
      this.#fillSeen();
      for (const line of lines) {
        lineRow(line);
        const { direct, through } = view.totals.get(line);
        line.totalAside.textContent = this.#isSwapped ? written(direct, through) : direct || "";
        markHole(line, choices);
      }
      const ordered = this.#isSwapped ? this.#model.parties : view.order;
      for (const line of ordered) lineRow(line).hidden = !shown.has(line);
      if (!isSame(ordered, this.#lines)) {
        this.#table.tBodies[0].replaceChildren(...this.#rows(ordered));
        this.#lines = ordered;
      }
      for (const row of this.#table.tBodies[0].querySelectorAll(".zr-group-row")) {
        row.hidden = !lines.some(({ group }) => group === row.textContent);
      }
    }

    /** Give the rows that are seen the cells that are seen, and all others theirs later. */
    #fillSeen() {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.#region;
      const rows = scrollTop === 0 ? Math.ceil(clientHeight / SMALLEST) : Infinity;
      const cells = scrollLeft === 0 ? Math.ceil(clientWidth / SMALLEST) : Infinity;
      if (cells >= this.#columns.length) {
        this.#fill(rows);
        return;
      }
      for (const line of this.#stale.slice(0, rows)) {
        lineRow(line).replaceChildren(line.rowHead, ...this.#cells(line, 0, cells));
        line.begun = this.#version;
        line.given = cells;
      }
      this.#fill(0);
    }

    /** Complete the next rows, and the others later. */
    #fill(number) {
      for (const line of this.#stale.splice(0, number)) {
        const row = lineRow(line);
        const given = line.begun === this.#version ? line.given : 0;
        if (!given) row.replaceChildren(line.rowHead);
        row.append(...this.#cells(line, given), line.totalAside);
        line.version = this.#version;
      }
      clearTimeout(this.#waiting);
      this.#table.ariaBusy = String(this.#stale.length > 0);
      if (this.#stale.length) this.#waiting = setTimeout(() => this.#fill(AT_A_TIME));
    }

    /** The rows; of parties with their kinds between them. */
    #rows(lines) {
      if (!this.#isSwapped) return lines.map(lineRow);
      const length = this.#model.tasks.length + 2;
      return groupsOf(lines).flatMap(({ group, items }) => [
        groupRow(group, length),
        ...items.map(lineRow),
      ]);
    }

    #cells(line, start, end) {
      return this.#columns.slice(start, end).map((column) => {
        const [task, party] = this.#isSwapped ? [column, line] : [line, column];
        return task.cells[party.index];
      });
    }

    #drawTotals(view) {
      const row = this.#table.tFoot.rows[0];
      const cells = this.#columns.map((column) => {
        const { direct, through } = view.totals.get(column);
        column.totalBelow ??= element("td", "zr-total");
        column.totalBelow.textContent = this.#isSwapped ? direct || "" : written(direct, through);
        return column.totalBelow;
      });
      row.replaceChildren(row.firstElementChild, ...cells, row.lastElementChild);
      row.lastElementChild.textContent = view.written;
    }
  }
  zerenMatrix.Table = Table;

  function isSame(some, others) {
    return others !== null && some.length === others.length && some.every((one, i) => one === others[i]);
  }

  /** Neighbours of the same kind or plan. */
  function groupsOf(items) {
    const groups = [];
    for (const item of items) {
      if (groups.at(-1)?.group !== item.group) groups.push({ group: item.group, items: [] });
      groups.at(-1).items.push(item);
    }
    return groups;
  }

  function groupHead(name, length, scope) {
    const head = element("th", "zr-kind", element("span", "", name));
    head.scope = scope;
    head.colSpan = length;
    head.style.setProperty("--zr-span", length); /* as wide as its columns */
    return head;
  }

  function groupRow(name, length) {
    const row = element("tr", "zr-group-row", groupHead(name, length, "rowgroup"));
    row.setAttribute("role", "row");
    return row;
  }

  function columnHead(one) {
    one.columnHead ??= head(one, "col");
    return one.columnHead;
  }

  function lineRow(one) {
    if (!one.row) {
      one.row = element("tr", "");
      one.row.setAttribute("role", "row");
      one.rowHead = head(one, "row");
      one.totalAside = element("td", "zr-total");
    }
    return one.row;
  }

  function head(one, scope) {
    const cell = element("th", "", one.link.cloneNode(true));
    cell.scope = scope;
    cell.title = one.name;
    return cell;
  }

  /** Say at the head of a row why its hole is accepted. */
  function markHole(line, { lacking, isExplained }) {
    line.rowHead.querySelector(".zr-accepted")?.remove();
    if (line.accepted && isExplained && zerenMatrix.isHole(line, lacking)) {
      line.rowHead.append(element("span", "zr-accepted", `已说明：${line.accepted}`));
    }
  }

  function written(direct, through) {
    return `${direct || ""}${through ? `(${through})` : ""}`;
  }

  function element(name, className, ...children) {
    const one = document.createElement(name);
    if (className) one.className = className;
    one.append(...children);
    return one;
  }
})();
