"use strict";

/* The tables of duties of one party: their rows, and what stands above each table and goes with it.
   Those of the other pages, where the duties are divided, are fetched. */
var zerenDuties = (() => {
  const { around } = zerenPages;
  const TABLES = "table.zr-duties";

  class Duties {
    /** @type {DutyRow[]} */
    rows = [];
    /** What stands above tables, with the tables below it.
        @type {Map<HTMLElement, HTMLTableElement[]>} */
    #above = new Map();
    #tables = tablesOf(document);

    constructor() {
      this.#read();
    }

    #read() {
      this.rows = this.#tables.flatMap((table) => rowsOf(table).map(rowOf));
      this.#above = new Map();
      for (const table of this.#tables) {
        for (const element of headsOf(table)) {
          this.#above.set(element, [...(this.#above.get(element) ?? []), table]);
        }
      }
    }

    /** Take the tables of the other pages in, in the order of the pages.
        @param {readonly HTMLAnchorElement[]} links All pages, this one marked. */
    async add(links) {
      const { before, after } = await around(links, partsOf);
      const first = headsOf(this.#tables[0]).pop() ?? this.#tables[0];
      first.before(...before);
      this.#tables[this.#tables.length - 1].after(...after);
      this.#tables = tablesOf(document);
      this.#read();
    }

    /** Show rows alone, and of what stands above tables what still has rows below it.
        @param {ReadonlySet<DutyRow>} shown */
    show(shown) {
      /** @type {Set<HTMLTableElement>} */
      const filled = new Set();
      for (const row of this.rows) {
        row.element.hidden = !shown.has(row);
        const table = row.element.closest("table");
        if (table && shown.has(row)) filled.add(table);
      }
      for (const table of this.#tables) {
        table.hidden = !filled.has(table);
        /* Of a plan without a row its title goes as well. */
        for (const body of table.tBodies) {
          body.hidden = [...body.rows].every((row) => row.hidden || isTitle(row));
        }
      }
      for (const [element, tables] of this.#above) {
        element.hidden = !tables.some((table) => filled.has(table));
      }
    }
  }

  /** @param {ParentNode} parent
      @returns {HTMLTableElement[]} */
  function tablesOf(parent) {
    return [...parent.querySelectorAll(TABLES)].map(
      (table) => /** @type {HTMLTableElement} */ (table),
    );
  }

  /** @param {HTMLTableElement} table */
  function rowsOf(table) {
    return [...table.tBodies].flatMap((body) => [...body.rows].filter((row) => !isTitle(row)));
  }

  /** Whether a row is the title of a plan above its tasks.
      @param {HTMLTableRowElement} row */
  function isTitle(row) {
    return row.cells.length === 1;
  }

  /** What is said of a row; where it holds for many, their body or table says it.
      @param {HTMLTableRowElement} element
      @returns {DutyRow} */
  function rowOf(element) {
    const { zrPlan, zrRole, zrPast } = {
      ...element.closest("table")?.dataset,
      ...element.closest("tbody")?.dataset,
      ...element.dataset,
    };
    const [number, task] = element.cells;
    return {
      element,
      page: task.querySelector("a")?.href.replace(/index\.html$/, "") ?? "",
      texts: [number, task].map((cell) => cell.textContent ?? ""),
      plan: zrPlan ?? "",
      role: zrRole ?? "",
      isPast: zrPast !== undefined,
    };
  }

  /** What stands above a table and goes with it: its headings and words, up to that of the part.
      @param {Element} table */
  function headsOf(table) {
    /** @type {HTMLElement[]} */
    const found = [];
    let wanted = ["P", "H3", "H2"];
    let element = table.previousElementSibling;
    while (element && element.tagName !== "FORM" && wanted.length) {
      const { tagName } = element;
      if (wanted.includes(tagName)) found.push(/** @type {HTMLElement} */ (element));
      if (tagName === "H3") wanted = ["P", "H2"]; /* others belong to other tables */
      if (tagName === "H2") wanted = [];
      element = element.previousElementSibling;
    }
    return found;
  }

  /** The tables of another page with what stands above them.
      @param {Document} page */
  function partsOf(page) {
    /** @type {Set<HTMLElement>} */
    const wanted = new Set();
    for (const table of tablesOf(page)) {
      for (const element of headsOf(table).reverse()) wanted.add(element);
      wanted.add(table);
    }
    return wanted;
  }

  return { Duties };
})();
