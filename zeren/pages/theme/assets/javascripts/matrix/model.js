"use strict";

/* The matrix as it stands in the page: tasks, parties, and the duties between them. */
var zerenModel = (() => {
  /** Read the matrix.
      @param {HTMLTableElement} table The table of the page.
      @returns {MatrixModel} Tasks and parties in the order of the page. */
  function read(table) {
    return table.matches(".zr-matrix--plans") ? readOverview(table) : readTasks(table);
  }

  /** A row a task, a column a party.
      @param {HTMLTableElement} table
      @returns {MatrixModel} */
  function readTasks(table) {
    const [kinds, names] = rowsOf(table.tHead);
    const [totals] = rowsOf(table.tFoot);
    const kindOf = [...kinds.cells]
      .slice(1, -1)
      .flatMap((cell) => Array.from({ length: cell.colSpan }, () => textOf(cell).trim()));
    const parties = [...names.cells].slice(1, -1).map((head, index) => {
      const column = { head, total: totals.cells[index + 1] };
      return { ...readParty(index, kindOf[index], head), column };
    });
    const tasks = rowsOf(table.tBodies[0]).map((row, index) => {
      const task = readTask(index, row);
      task.cells.forEach((cell, at) => {
        addDuties(cell, task, parties[at]);
      });
      return task;
    });
    return { tasks, parties, isOverview: false };
  }

  /** A row a party, between them rows with their kinds, a column a plan.
      @param {HTMLTableElement} table
      @returns {MatrixModel} */
  function readOverview(table) {
    const [, names] = rowsOf(table.tHead);
    const [totals] = rowsOf(table.tFoot);
    const plans = [...names.cells]
      .slice(1, -1)
      .map((head, index) => readPlan(index, head, totals.cells[index + 1]));
    /** @type {MatrixParty[]} */
    const parties = [];
    let kind = "";
    for (const row of rowsOf(table.tBodies[0])) {
      const cells = [...row.cells];
      if (row.matches(".zr-group-row")) {
        kind = textOf(row).trim();
      } else {
        const party = readParty(parties.length, kind, cells[0]);
        party.line = lineOf(row);
        parties.push(party);
        plans.forEach((plan, at) => {
          plan.cells.push(cells[at + 1]);
          addDuties(cells[at + 1], plan, party);
        });
      }
    }
    return { tasks: plans, parties, isOverview: true };
  }

  /** @param {number} index
      @param {string} group
      @param {HTMLTableCellElement} head
      @returns {MatrixParty} */
  function readParty(index, group, head) {
    return {
      index,
      name: textOf(head).trim(),
      group,
      accepted: head.dataset.accepted,
      link: linkIn(head),
      duties: [],
      line: null,
      column: null,
      key: head.dataset.key ?? "",
      isCounty: "county" in head.dataset,
    };
  }

  /** @param {number} index
      @param {HTMLTableRowElement} row */
  function readTask(index, row) {
    const [head] = row.cells;
    /** @param {string} part */
    const textIn = (part) => textOf(head.querySelector(part));
    return {
      index,
      name: textOf(head).trim(),
      group: "",
      accepted: row.dataset.accepted,
      link: linkIn(head),
      duties: /** @type {Duty[]} */ ([]),
      line: lineOf(row),
      column: null,
      plan: row.dataset.plan ?? "",
      isPast: false,
      texts: [textIn(".zr-number"), textIn(".zr-title"), row.dataset.text ?? ""],
      cells: [...row.cells].slice(1, -1),
    };
  }

  /** @param {number} index
      @param {HTMLTableCellElement} head
      @param {HTMLTableCellElement} total */
  function readPlan(index, head, total) {
    const name = textOf(head).trim();
    return {
      index,
      name,
      group: "",
      accepted: undefined,
      link: linkIn(head),
      duties: /** @type {Duty[]} */ ([]),
      line: null,
      column: { head, total },
      plan: head.dataset.key ?? "",
      isPast: "past" in head.dataset,
      texts: [name],
      cells: /** @type {HTMLTableCellElement[]} */ ([]),
    };
  }

  /** What the marks in a cell say.
      @param {HTMLTableCellElement} cell
      @param {MatrixTask} task
      @param {MatrixParty} party */
  function addDuties(cell, task, party) {
    if (!cell.firstElementChild) return;
    for (const mark of cell.querySelectorAll(".zr-role")) {
      const [, role = ""] = /zr-role--(\w+)/.exec(mark.className) ?? [];
      const isThrough = mark.classList.contains("zr-through");
      const [number = "1"] = /\d+/.exec(textOf(mark)) ?? [];
      const duty = { task, party, role, isThrough, number: Number(number) };
      task.duties.push(duty);
      party.duties.push(duty);
    }
  }

  /** What shows an entry in the page as a row.
      @param {HTMLTableRowElement} row
      @returns {MatrixLine} */
  function lineOf(row) {
    const total = row.cells[row.cells.length - 1];
    return { row, head: row.cells[0], total, version: 0, begun: { version: 0, cells: 0 } };
  }

  /** @param {HTMLTableSectionElement | null} part */
  function rowsOf(part) {
    return part ? [...part.rows] : [];
  }

  /** @param {Element | null} element */
  function textOf(element) {
    return element?.textContent ?? "";
  }

  /** @param {HTMLTableCellElement} head */
  function linkIn(head) {
    return /** @type {HTMLElement} */ (head.firstElementChild);
  }

  return { read };
})();
