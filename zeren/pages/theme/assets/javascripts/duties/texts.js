"use strict";

/* The words of duties. Where a page lists many by their titles alone, their texts come out of the
   data of the search, which knows tasks by their pages. */
var zerenDutyTexts = (() => {
  const { check, current, numberOfParts, partsOf } = zerenFiles;
  const { load } = zerenLoading;
  const { TaskWords } = zerenWords;

  /* Of a task what can be looked for here: not its parties, which the page is about. */
  const PARTS = "#txe";
  /* From the index to the root of the site. */
  const ROOT = "../../";

  /** Finds duties by their words. */
  class DutyWords {
    /** @param {readonly DutyRow[]} rows
        @param {FoldingTable} table
        @param {ReadonlyMap<string, readonly string[]>} texts What else can be looked for, by the
        address of the task. */
    constructor(rows, table, texts) {
      this.rows = rows;
      const worded = rows.map((row) => ({
        row,
        texts: [...row.texts, ...(texts.get(row.page) ?? [])],
      }));
      this.words = new TaskWords(
        /** @type {MatrixTask[]} */ (/** @type {unknown} */ (worded)),
        table,
      );
    }

    /** The rows that hold every word of a query; null where it has none.
        @param {string} query
        @returns {ReadonlySet<DutyRow> | null} */
    find(query) {
      const found = /** @type {ReadonlySet<{ row: DutyRow }> | null} */ (
        /** @type {unknown} */ (this.words.find(query))
      );
      return found && new Set([...found].map(({ row }) => row));
    }
  }

  /** The texts of tasks by the addresses of their pages, out of the data of the search.
      @param {string} index The address of the index.
      @param {readonly DutyRow[]} rows Those whose texts are wanted. */
  async function loadTexts(index, rows) {
    const address = new URL(index, document.baseURI).href;
    const files = [current(address), ...partsOf(current(address), numberOfParts())];
    const loaded = await Promise.all(files.map(load));
    const [content, ...parts] = /** @type {[SearchIndex, ...SearchIndex["records"][]]} */ (loaded);
    check(content, parts.length);
    const wanted = new Set(rows.map(({ page }) => page));
    return textsOf([content.records, ...parts], new URL(ROOT, address).href, wanted);
  }

  /** @param {readonly SearchIndex["records"][]} parts
      @param {string} root The address of the site.
      @param {ReadonlySet<string>} wanted The addresses of tasks. */
  function textsOf(parts, root, wanted) {
    /** @type {Map<string, readonly string[]>} */
    const texts = new Map();
    for (const [, page, fields] of parts.flat()) {
      if (!wanted.has(root + page)) continue;
      const words = fields.filter((field) => PARTS.includes(field[0]));
      texts.set(
        root + page,
        words.map((field) => field.slice(1)),
      );
    }
    return texts;
  }

  return { DutyWords, loadTexts, textsOf };
})();
