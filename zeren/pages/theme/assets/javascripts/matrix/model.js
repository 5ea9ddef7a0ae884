"use strict";

/* The matrix as it stands in the page: tasks, parties, and the duties between them. */
(() => {
  const zerenMatrix = (self.zerenMatrix ??= {});

  /** A text as it is compared: width, case and blanks do not count. */
  zerenMatrix.folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

  /** Read the matrix.
      @param table The table of the page.
      @returns tasks and parties in the order of the page. Each has its duties `{task, party, role,
        isThrough}`; a task has its row with the cells of all parties, a party its column head. */
  zerenMatrix.read = (table) => {
    const [kinds, names] = table.tHead.rows;
    const kindOf = [...kinds.cells]
      .slice(1, -1)
      .flatMap((cell) => Array(cell.colSpan).fill(cell.textContent.trim()));
    const parties = [...names.cells].slice(1, -1).map((head, index) => readParty(head, kindOf[index]));
    const totals = table.tFoot.rows[0].cells;
    parties.forEach((party, index) => (party.totalBelow = totals[index + 1]));
    const tasks = [...table.tBodies[0].rows].map((row) => readTask(row, parties));
    return { tasks, parties };
  };

  function readParty(head, kind) {
    return {
      index: -1,
      duties: [],
      name: head.textContent.trim(),
      group: kind,
      key: head.dataset.key,
      isCounty: "county" in head.dataset,
      accepted: head.dataset.accepted,
      link: head.firstElementChild,
      columnHead: head,
    };
  }

  function readTask(row, parties) {
    const [head, ...cells] = row.cells;
    const totalAside = cells.pop();
    const number = head.querySelector(".zr-number").textContent;
    const task = {
      duties: [],
      name: head.textContent.trim(),
      group: head.querySelector(".zr-plan")?.textContent ?? "",
      plan: row.dataset.plan,
      accepted: row.dataset.accepted,
      words: zerenMatrix.folded(`${number}${head.querySelector(".zr-title").textContent}\n${row.dataset.text}`),
      link: head.firstElementChild,
      cells,
      row,
      rowHead: head,
      totalAside,
    };
    cells.forEach((cell, index) => {
      for (const mark of cell.children) {
        const duty = {
          task,
          party: parties[index],
          role: /zr-role--(\w+)/.exec(mark.className)[1],
          isThrough: mark.classList.contains("zr-through"),
        };
        task.duties.push(duty);
        duty.party.duties.push(duty);
      }
    });
    return task;
  }
})();
