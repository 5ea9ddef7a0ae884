"use strict";

/* What a person said of an import, and the rows that come of it. Pure. */
var zerenReviewRows = (() => {
  /** The numbers of the questions of each task, by its place.
      @type {WeakMap<Worksheet, Map<number, number[]>>} */
  const numbersAt = new WeakMap();

  /** @returns {Said} */
  function nothing() {
    return { answers: {}, cells: {}, dropped: [], added: [], near: {}, same: {} };
  }

  /** A row by its place: one of the file, or one that was added.
      @param {Worksheet} sheet
      @param {Said} said
      @param {number} place
      @returns {SheetRow} */
  function rowAt(sheet, said, place) {
    if (place < sheet.rows.length) return sheet.rows[place];
    const [{ added: { SOURCE = "", TITLE = "" } = {} } = {}] = sheet.rows;
    return { cells: { text: said.added[place - sheet.rows.length] }, added: { SOURCE, TITLE } };
  }

  /** The places of all rows, those that were added last.
      @param {Worksheet} sheet
      @param {Said} said */
  function placesOf(sheet, said) {
    return [...sheet.rows, ...said.added].map((_, place) => place);
  }

  /** The cells of a row as the file has it.
      @param {Worksheet} sheet
      @param {SheetRow} row
      @returns {Record<string, string>} */
  function asRead({ columns, separator }, { cells }) {
    const texts = columns.map(({ key }) => [key, [cells[key] ?? ""].flat().join(separator)]);
    return Object.fromEntries(texts);
  }

  /** The numbers of the questions of a row.
      @param {Worksheet} sheet
      @param {number} place */
  function questionsAt(sheet, place) {
    let known = numbersAt.get(sheet);
    if (!known) {
      known = new Map();
      for (const [number, { tasks }] of sheet.questions.entries()) {
        for (const one of tasks) known.set(one, [...(known.get(one) ?? []), number]);
      }
      numbersAt.set(sheet, known);
    }
    return known.get(place) ?? [];
  }

  /** The cells of a row with all that was answered and written by hand.
      @param {Worksheet} sheet
      @param {Said} said
      @param {number} place
      @returns {Record<string, string>} */
  function cellsOf(sheet, said, place) {
    const row = rowAt(sheet, said, place);
    /** @type {Record<string, string[]>} */
    const names = {};
    for (const { key, isParties } of sheet.columns) {
      if (isParties) names[key] = [row.cells[key] ?? []].flat();
    }
    for (const edit of editsOf(sheet, said, place)) change(names, edit);
    return {
      ...asRead(sheet, { ...row, cells: { ...row.cells, ...names } }),
      ...said.cells[place],
    };
  }

  /** What the answers do to a row, in the order of the questions.
      @param {Worksheet} sheet
      @param {Said} said
      @param {number} place */
  function editsOf(sheet, said, place) {
    return questionsAt(sheet, place).flatMap((number) => {
      const option = sheet.questions[number].options[said.answers[number]];
      return option?.edits[place] ?? [];
    });
  }

  /** Put names in the place of another.
      @param {Record<string, string[]>} names By key of the column.
      @param {SheetEdit} edit */
  function change(names, [was, now]) {
    /** @type {Record<string, number>} */
    const stood = {};
    for (const [key, listed] of Object.entries(names)) {
      const at = listed.indexOf(was);
      if (at !== -1) {
        listed.splice(at, 1);
        stood[key] = at;
      }
    }
    /* What was taken away by another answer is not brought back. */
    if (was && Object.keys(stood).length === 0) return;
    for (const [key, name] of now) {
      const listed = names[key];
      if (listed && !listed.includes(name)) listed.splice(stood[key] ?? listed.length, 0, name);
    }
  }

  /** Whether nobody has settled a question for a task: not answered, or answered in a way whose
      effect only a person knows, who has corrected nothing.
      @param {Worksheet} sheet
      @param {Said} said
      @param {number} number
      @param {number} place */
  function isOpen(sheet, said, number, place) {
    const chosen = said.answers[number];
    if (chosen === undefined) return true;
    const { options } = sheet.questions[number];
    if (chosen === 0 || options[chosen].edits[place]) return false;
    return said.cells[place] === undefined;
  }

  /** The questions of a task that are still open, in words.
      @param {Worksheet} sheet
      @param {Said} said
      @param {number} place */
  function openOf(sheet, said, place) {
    return questionsAt(sheet, place)
      .filter((number) => isOpen(sheet, said, number, place))
      .map((number) => sheet.questions[number].text);
  }

  /** What was said of names that stand in a row.
      @param {Worksheet} sheet
      @param {Said} said
      @param {Record<string, string>} cells */
  function namesSaid({ columns, separator, near, signs }, said, cells) {
    const texts = columns.filter(({ isParties }) => isParties).map(({ key }) => cells[key]);
    const there = new Set(texts.flatMap((text) => text.split(separator)));
    return near
      .filter(({ name }) => said.near[name] !== undefined && there.has(name))
      .map(({ name }) => name + (said.near[name] ? signs.is + said.near[name] : signs.isNot))
      .join(signs.between);
  }

  /** Whose list the file is, as far as it was said.
      @param {Worksheet} sheet
      @param {Said} said */
  function whoseSaid({ questions }, said) {
    const chosen = questions.map(({ options }, number) => options[said.answers[number]]);
    return chosen.find((option) => option?.whose)?.whose ?? "";
  }

  /** The table to save: heads, then a row for each task that is not dropped.
      @param {Worksheet} sheet
      @param {Said} said
      @returns {string[][]} */
  function tableOf(sheet, said) {
    const added = /** @type {AddedColumn[]} */ (Object.keys(sheet.added));
    const heads = [...sheet.columns.map(({ head }) => head), ...Object.values(sheet.added)];
    const whose = whoseSaid(sheet, said);
    const gone = new Set(said.dropped);
    const kept = placesOf(sheet, said).filter((place) => !gone.has(place));
    const rows = kept.map((place) => {
      const cells = cellsOf(sheet, said, place);
      const own = {
        ...rowAt(sheet, said, place).added,
        OPEN: openOf(sheet, said, place).join("\n"),
        NAMES: namesSaid(sheet, said, cells),
        TASK: said.same[place] ?? "",
        WHOSE: whose,
      };
      return [...sheet.columns.map(({ key }) => cells[key]), ...added.map((one) => own[one] ?? "")];
    });
    return [heads, ...rows];
  }

  /** The columns of a row that differ from what was read, with what they would hold.
      @param {Worksheet} sheet
      @param {Said} said
      @param {number} place */
  function changesOf(sheet, said, place) {
    const before = asRead(sheet, rowAt(sheet, said, place));
    const after = cellsOf(sheet, said, place);
    return sheet.columns
      .filter(({ key }) => before[key] !== after[key])
      .map(({ key, head }) => ({ head, text: after[key] }));
  }

  /** How much there is to say, and what was said.
      @param {Worksheet} sheet
      @param {Said} said */
  function progressOf(sheet, said) {
    const { near, same, questions } = sheet;
    const gone = new Set(said.dropped);
    const places = placesOf(sheet, said).filter((place) => !gone.has(place));
    const settled = questions.filter(({ tasks }, number) =>
      tasks.every((place) => gone.has(place) || !isOpen(sheet, said, number, place)),
    );
    const named = near.filter(({ name }) => said.near[name] !== undefined);
    const told = same.filter(({ row }) => said.same[row] !== undefined || gone.has(row));
    return {
      asked: questions.length + near.length + same.length,
      answered: settled.length + named.length + told.length,
      changed: places.filter((place) => changesOf(sheet, said, place).length > 0).length,
      dropped: said.dropped.length,
      added: said.added.length,
      kept: places.length,
    };
  }

  return { nothing, rowAt, placesOf, cellsOf, tableOf, changesOf, progressOf };
})();
