"use strict";

/* The matrix as it stands in the page: tasks, parties, and the duties between them. */
var zerenModel = (() => {
  /** Read the matrix.
      @param {HTMLTableElement} table The table of the page.
      @returns {MatrixModel} Tasks and parties in the order of the page. */
  function read(table) {
    const [kinds, names] = rowsOf(table.tHead);
    const [totals] = rowsOf(table.tFoot);
    const kindOf = [...kinds.cells]
      .slice(1, -1)
      .flatMap((cell) => Array.from({ length: cell.colSpan }, () => textOf(cell).trim()));
    const parties = [...names.cells]
      .slice(1, -1)
      .map((head, index) => readParty(index, kindOf[index], head, totals.cells[index + 1]));
    const tasks = rowsOf(table.tBodies[0]).map((row, index) => readTask(index, row, parties));
    return { tasks, parties };
  }

  /** @param {number} index
      @param {string} group
      @param {HTMLTableCellElement} head
      @param {HTMLTableCellElement} total
      @returns {MatrixParty} */
  function readParty(index, group, head, total) {
    return {
      index,
      name: textOf(head).trim(),
      group,
      accepted: head.dataset.accepted,
      link: linkIn(head),
      duties: [],
      line: null,
      column: { head, total },
      key: head.dataset.key ?? "",
      isCounty: "county" in head.dataset,
    };
  }

  /** @param {number} index
      @param {HTMLTableRowElement} row
      @param {readonly MatrixParty[]} parties
      @returns {MatrixTask} */
  function readTask(index, row, parties) {
    const cells = [...row.cells];
    const [head, total] = [cells[0], cells[cells.length - 1]];
    /** @param {string} part */
    const textIn = (part) => textOf(head.querySelector(part));
    /** @type {MatrixTask} */
    const task = {
      index,
      name: textOf(head).trim(),
      group: textIn(".zr-plan"),
      accepted: row.dataset.accepted,
      link: linkIn(head),
      duties: [],
      line: { row, head, total, version: 0, begun: { version: 0, cells: 0 } },
      column: null,
      plan: row.dataset.plan ?? "",
      texts: [textIn(".zr-number"), textIn(".zr-title"), row.dataset.text ?? ""],
      cells: cells.slice(1, -1),
    };
    task.cells.forEach((cell, at) => {
      for (const mark of cell.children) {
        const [, role = ""] = /zr-role--(\w+)/.exec(mark.className) ?? [];
        const isThrough = mark.classList.contains("zr-through");
        const duty = { task, party: parties[at], role, isThrough };
        task.duties.push(duty);
        duty.party.duties.push(duty);
      }
    });
    return task;
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
