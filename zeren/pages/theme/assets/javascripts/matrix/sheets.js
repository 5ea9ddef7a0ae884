"use strict";

/* A matrix on paper that is too large for it: all that the view shows, as many columns side by side
   as can be read. */
var zerenSheets = (() => {
  const { element } = zerenElements;
  const { cornerOf, groupHead, groupRow, groupsOf, headOf, markHole, scoped, totalOf } = zerenHeads;
  const { cellsOf } = zerenCells;
  const { itemsOf } = zerenWindows;

  /* More would take a browser minutes, and nobody could hold the paper. */
  const MOST_CELLS = 60_000;

  /** How many columns stand side by side: of parties, of tasks, of the overview.
      @type {Record<string, readonly [parties: number, tasks: number, overview: number]>} */
  const SIDE_BY_SIDE = { a3: [52, 40, 24], a4: [34, 26, 16] };

  /** Put the sheets beside the region while they are printed, which then is left out: always where the
      matrix is drawn from data, else where its columns could not be read.
      @param {HTMLElement} region
      @param {MatrixModel} model
      @param {() => GridShown} shown */
  function printBeside(region, model, shown) {
    /** @type {HTMLElement | null} */
    let sheets = null;
    const remove = () => {
      sheets?.remove();
      sheets = null;
    };
    addEventListener("beforeprint", () => {
      remove();
      const isParted = "zrRows" in region.dataset || isTooWide(model, shown());
      region.classList.toggle("zr-scroll--parted", isParted);
      if (!isParted) return;
      sheets = element("div", "zr-sheets", ...sheetsOf(model, shown()));
      region.after(sheets);
    });
    addEventListener("afterprint", remove);
  }

  /** @param {MatrixModel} model
      @param {GridShown} shown
      @returns {readonly HTMLElement[]} */
  function sheetsOf(model, shown) {
    const { lines, columns } = shown;
    if (lines.length * columns.length > MOST_CELLS) return [tooMuch(shown)];
    return partsOf(columns, mostOf(model, shown)).map((part) => sheetOf(model, shown, part));
  }

  /** How many columns can be read side by side.
      @param {MatrixModel} model
      @param {GridShown} shown */
  function mostOf({ isOverview }, { choices, isSwapped }) {
    const [parties, tasks, overview] = SIDE_BY_SIDE[choices.paper || "a3"];
    if (isOverview) return overview;
    return isSwapped ? tasks : parties;
  }

  /** @param {MatrixModel} model
      @param {GridShown} shown */
  function isTooWide(model, shown) {
    return shown.columns.length > mostOf(model, shown);
  }

  /** Columns in parts of about the same length; one part without any where there are none.
      @param {readonly MatrixEntry[]} columns
      @param {number} most */
  function partsOf(columns, most) {
    const number = Math.ceil(columns.length / most) || 1;
    const length = Math.ceil(columns.length / number);
    return Array.from({ length: number }, (_, at) => columns.slice(at * length, (at + 1) * length));
  }

  /** @param {GridShown} shown */
  function tooMuch({ lines, columns }) {
    const words = `共 ${lines.length} 行、${columns.length} 列，太多，没有打印。`;
    return element("p", "", `${words}请先筛选再打印，或者打印本页下方分部分的页面。`);
  }

  /** @param {MatrixModel} model
      @param {GridShown} shown
      @param {readonly MatrixEntry[]} columns */
  function sheetOf(model, shown, columns) {
    const { lines, view, choices, isSwapped } = shown;
    const isLast = columns[columns.length - 1] === shown.columns[shown.columns.length - 1];
    /** The total stands on the last sheet alone.
        @template {Element} Cell
        @param {Cell} cell */
    const onLast = (cell) => (isLast ? [cell] : []);
    const rows = itemsOf(lines).map(({ group, line }) => {
      if (!line) return groupRow(group, columns.length + 1 + Number(isLast));
      const head = headOf(line, "row");
      markHole(line, head, choices);
      const total = element("td", "zr-total", totalOf(line, view, isSwapped));
      return element("tr", "", head, ...cellsOf(model, line, columns), ...onLast(total));
    });
    const totals = element(
      "tr",
      "",
      scoped("row", "", "合计"),
      ...columns.map((one) => element("td", "zr-total", totalOf(one, view, !isSwapped))),
      ...onLast(element("td", "zr-total", String(view.written))),
    );
    const table = element(
      "table",
      "zr-matrix",
      element("colgroup", "", column("zr-col-task", 1), column("zr-col", columns.length || 1)),
      element("thead", "", ...headsOf(model, shown, columns, isLast)),
      element("tbody", "", ...rows),
      element("tfoot", "", totals),
    );
    table.dataset.role = choices.role ?? "";
    table.classList.toggle("zr-matrix--plans", model.isOverview);
    table.classList.toggle("zr-matrix--swapped", isSwapped);
    return table;
  }

  /** @param {MatrixModel} model
      @param {GridShown} shown
      @param {readonly MatrixEntry[]} columns
      @param {boolean} isLast */
  function headsOf(model, { isSwapped }, columns, isLast) {
    const groups = groupsOf(columns);
    const kinds = element(
      "tr",
      "zr-kinds",
      element("td", "zr-corner"),
      ...groups.map(({ group, items }) => groupHead(group, items.length, "colgroup")),
      ...(isLast ? [element("td", "zr-kind")] : []),
    );
    kinds.hidden = groups.every(({ group }) => !group);
    const total = scoped("col", "zr-first zr-total", element("span", "", "合计"));
    const names = element(
      "tr",
      "zr-names",
      scoped("col", "zr-corner", cornerOf(model, isSwapped)),
      ...columns.map((one) => headOf(one, "col")),
      ...(isLast ? [total] : []),
    );
    return [kinds, names];
  }

  /** @param {string} classes
      @param {number} span */
  function column(classes, span) {
    const made = element("col", classes);
    made.span = span;
    return made;
  }

  return { printBeside, partsOf };
})();
