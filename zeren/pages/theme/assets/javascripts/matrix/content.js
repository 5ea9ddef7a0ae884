"use strict";

/* What a view of the matrix shows, as the rows of a file to take away: what it is and how it was
   filtered, then heads, marks and totals. Pure. */
var zerenContent = (() => {
  const { groupsOf, totalOf } = zerenHeads;

  /** @param {MatrixModel} model
      @param {MatrixLayout & { readonly view: MatrixView }} laid
      @returns {FileCell[][]} */
  function rowsOf(model, laid) {
    const { lines, columns, isSwapped, view } = laid;
    const isNumbered = hasNumbers(model, laid);
    /** @type {(entry: MatrixEntry) => FileCell[]} */
    const headOf = (entry) => (isNumbered ? partsOf(entry) : [nameOf(entry)]);
    const corner = isNumbered ? ["序号", "工作任务"] : [cornerOf(model, isSwapped)];
    const kinds = groupsOf(columns).flatMap(({ group, items }) =>
      items.map((_, at) => (at === 0 ? group : "")),
    );
    const signs = signsOf(model, view);
    return [
      ...(kinds.some(Boolean) ? [[...corner.map(() => ""), ...kinds, ""]] : []),
      [...corner, ...columns.map(nameOf), "合计"],
      ...lines.map((line) => [
        ...headOf(line),
        ...columns.map((column) => signs(line, column)),
        numeric(totalOf(line, view, isSwapped)),
      ]),
      [
        ...corner.slice(1).map(() => ""),
        "合计",
        ...columns.map((column) => numeric(totalOf(column, view, !isSwapped))),
        view.written,
      ],
    ];
  }

  /** Whether the rows are tasks, with their numbers in a column of their own.
      @param {MatrixModel} model
      @param {MatrixLayout} layout */
  function hasNumbers({ isOverview }, { isSwapped }) {
    return !(isSwapped || isOverview);
  }

  /** @param {MatrixModel} model
      @param {boolean} isSwapped */
  function cornerOf({ isOverview }, isSwapped) {
    if (isSwapped) return "责任主体";
    return isOverview ? "清单" : "工作任务";
  }

  /** The number and the title of a task.
      @param {MatrixEntry} entry */
  function partsOf(entry) {
    const { texts = [] } = /** @type {Partial<MatrixTask>} */ (entry);
    return [texts[0] ?? "", texts[1] ?? ""];
  }

  /** @param {MatrixEntry} entry */
  function nameOf(entry) {
    return partsOf(entry).filter(Boolean).join(" ") || entry.name;
  }

  /** What stands in a cell: of each duty its sign, in the overview with the number of tasks.
      @param {MatrixModel} model
      @param {MatrixView} view
      @returns {(line: MatrixEntry, column: MatrixEntry) => string} */
  function signsOf({ isOverview, roles }, { isShown }) {
    /** @param {Duty} duty */
    const signOf = ({ role, number, isThrough }) => {
      const sign = `${roles?.get(role)?.[1]}${isOverview ? number : ""}`;
      return isThrough ? `(${sign})` : sign;
    };
    /** @type {Map<MatrixEntry, Map<MatrixEntry, string>>} */
    const known = new Map();
    return (line, column) => {
      const signs = known.get(line) ?? signsIn(line, line.duties.filter(isShown), signOf);
      known.set(line, signs);
      return signs.get(column) ?? "";
    };
  }

  /** The signs of a row by their columns.
      @param {MatrixEntry} line
      @param {readonly Duty[]} duties
      @param {(duty: Duty) => string} signOf */
  function signsIn(line, duties, signOf) {
    /** @type {Map<MatrixEntry, string>} */
    const signs = new Map();
    for (const duty of duties) {
      const column = duty.task === line ? duty.party : duty.task;
      signs.set(column, `${signs.get(column) ?? ""}${signOf(duty)}`);
    }
    return signs;
  }

  /** @param {string} text
      @returns {FileCell} */
  function numeric(text) {
    return /^\d+$/.test(text) ? Number(text) : text;
  }

  return { rowsOf, hasNumbers };
})();
