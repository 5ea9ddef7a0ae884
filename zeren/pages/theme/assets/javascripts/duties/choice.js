"use strict";

/* Which duties a choice shows, and how that is said. */
var zerenChoice = (() => {
  /** The rows that a choice shows. Plans that are not in force are shown where they are asked for.
      @param {readonly DutyRow[]} rows
      @param {DutyChoices} chosen
      @param {ReadonlySet<DutyRow> | null} holding The rows that hold the words chosen. */
  function chosenRows(rows, chosen, holding) {
    const { plan, role, past } = chosen;
    return new Set(
      rows.filter(
        (row) =>
          (!plan || row.plan === plan) &&
          (!role || row.role === role) &&
          (past || plan || !row.isPast) &&
          (!holding || holding.has(row)),
      ),
    );
  }

  /** Whether anything is chosen that may stand on another page.
      @param {DutyChoices} chosen */
  function isNarrowed({ text, plan, role, past }) {
    return Boolean(text || plan || role || past);
  }

  /** What is shown, in one line.
      @param {number} shown
      @param {readonly DutyRow[]} rows
      @param {DutyChoices} chosen */
  function summary(shown, rows, chosen) {
    if (isNarrowed(chosen)) return `符合的有 ${shown} 项，共 ${rows.length} 项`;
    const hidden = rows.length - shown;
    return hidden ? `另有 ${hidden} 项属于已结束、已被替代的清单，没有显示` : "";
  }

  return { chosenRows, isNarrowed, summary };
})();
