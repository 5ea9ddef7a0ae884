"use strict";

/* The heads and totals of the matrix, whatever draws it. */
var zerenHeads = (() => {
  const { element } = zerenElements;
  const { isHole } = zerenView;

  /** Neighbours of the same kind.
      @template {MatrixEntry} Entry
      @param {readonly Entry[]} entries */
  function groupsOf(entries) {
    /** @type {{ group: string, items: Entry[] }[]} */
    const groups = [];
    for (const entry of entries) {
      const last = groups[groups.length - 1];
      if (last?.group === entry.group) last.items.push(entry);
      else groups.push({ group: entry.group, items: [entry] });
    }
    return groups;
  }

  /** The head of neighbours, as wide as their columns.
      @param {string} name
      @param {number} length
      @param {string} scope */
  function groupHead(name, length, scope) {
    const head = element("th", "zr-kind", element("span", "", name));
    head.scope = scope;
    head.colSpan = length;
    head.style.setProperty("--zr-span", String(length)); /* as wide as its columns */
    return head;
  }

  /** A row that stands above the rows of one kind.
      @param {string} name
      @param {number} length */
  function groupRow(name, length) {
    const row = element("tr", "zr-group-row", groupHead(name, length, "rowgroup"));
    row.setAttribute("role", "row");
    return row;
  }

  /** The head of a row or a column.
      @param {MatrixEntry} entry
      @param {string} scope */
  function headOf(entry, scope) {
    const cell = element("th", "", entry.link.cloneNode(true));
    cell.scope = scope;
    cell.title = entry.name;
    return cell;
  }

  /** Say at the head of a row why its hole is accepted.
      @param {MatrixEntry} entry
      @param {HTMLElement} head
      @param {Chosen} choices */
  function markHole(entry, head, { lacking, isExplained }) {
    head.querySelector(".zr-accepted")?.remove();
    if (entry.accepted && isExplained && isHole(entry, lacking)) {
      head.append(element("span", "zr-accepted", `已说明：${entry.accepted}`));
    }
  }

  /** A total in words; of a party also what falls to it through others.
      @param {MatrixEntry} entry
      @param {MatrixView} view
      @param {boolean} isParty */
  function totalOf(entry, view, isParty) {
    const { direct, through } = view.totals.get(entry) ?? { direct: 0, through: 0 };
    return `${direct || ""}${isParty && through ? `(${through})` : ""}`;
  }

  /** What stands above the heads of rows.
      @param {MatrixModel} model
      @param {boolean} hasParties Whether the rows are parties. */
  function cornerOf({ isOverview }, hasParties) {
    if (hasParties) return "责任主体";
    return isOverview ? "清单" : "工作任务";
  }

  /** A head that is no entry's.
      @param {string} scope
      @param {string} classes
      @param {Node | string} content */
  function scoped(scope, classes, content) {
    const head = element("th", classes, content);
    head.scope = scope;
    return head;
  }

  /** What stands for columns that are not drawn.
      @param {number} columns */
  function gap(columns) {
    return columns > 0 ? [asGap(element("td", "zr-gap"), columns)] : [];
  }

  /** What stands for rows that are not drawn.
      @param {number} rows */
  function gapRow(rows) {
    return rows > 0 ? [asGap(element("tr", "zr-gap-row"), rows)] : [];
  }

  /** @template {HTMLElement} Element
      @param {Element} made
      @param {number} count
      @returns {Element} */
  function asGap(made, count) {
    made.setAttribute("aria-hidden", "true");
    made.style.setProperty("--zr-span", String(count));
    return made;
  }

  return {
    groupsOf,
    groupHead,
    groupRow,
    headOf,
    markHole,
    totalOf,
    cornerOf,
    scoped,
    gap,
    gapRow,
  };
})();
