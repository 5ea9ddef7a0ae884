"use strict";

/* The cells of a matrix that comes as data, made from the duties in them. */
var zerenCells = (() => {
  const { element } = zerenElements;

  /** The cells of a row.
      @param {MatrixModel} model
      @param {MatrixEntry} line
      @param {readonly MatrixEntry[]} columns */
  function cellsOf(model, line, columns) {
    /** @type {Map<MatrixEntry, Duty[]>} */
    const dutiesOf = new Map();
    for (const duty of line.duties) {
      const other = duty.task === line ? duty.party : duty.task;
      const duties = dutiesOf.get(other);
      if (duties) duties.push(duty);
      else dutiesOf.set(other, [duty]);
    }
    return columns.map((column) => cellOf(model, dutiesOf.get(column) ?? []));
  }

  /** @param {MatrixModel} model
      @param {readonly Duty[]} duties */
  function cellOf(model, duties) {
    if (!duties.length) return element("td", "");
    const marks = duties.map((duty) => markOf(model, duty));
    if (!model.isOverview) return element("td", "", ...marks);
    const [{ task, party }] = duties;
    const roles = duties.map(({ role }) => `zr-has-${role}`);
    const link = element("a", roles.join(" "), ...marks);
    link.href = model.filteredTo?.(task, party) ?? "";
    return element("td", "", link);
  }

  /** What is seen of a duty; its title is heard.
      @param {MatrixModel} model
      @param {Duty} duty */
  function markOf({ roles, isOverview }, { role, isThrough, number }) {
    const [, mark = "", word = ""] = roles?.get(role) ?? [];
    const sign = isOverview ? `${mark}${number}` : mark;
    const words = isOverview ? `${word} ${number} 项` : word;
    const classes = `zr-role zr-role--${role}${isThrough ? " zr-through" : ""}`;
    const made = element("span", classes, isThrough ? `(${sign})` : sign);
    made.setAttribute("role", "img");
    made.title = isThrough ? `${words}（经集体责任主体）` : words;
    return made;
  }

  return { cellsOf };
})();
