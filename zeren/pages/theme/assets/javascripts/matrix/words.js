"use strict";

/* The words of the tasks, found as the search finds them. */
var zerenWords = (() => {
  const { Folding } = zerenFolding;
  const { canonical } = zerenNumerals;
  const { Wording } = zerenWording;

  class TaskWords {
    /** @param {readonly MatrixTask[]} tasks
        @param {FoldingTable} table */
    constructor(tasks, table) {
      this.folding = new Folding(table);
      /* By field its text and its task. */
      const texts = tasks.flatMap((task) => task.texts);
      this.taskOf = tasks.flatMap((task) => task.texts.map(() => task));
      this.wording = new Wording(texts, [...this.#numbers(texts)], this.folding);
    }

    /** The tasks that hold every word of a query; null where it has none.
        @param {string} query */
    find(query) {
      const [first, ...others] = this.folding.words(query).map((word) => this.#holding(word));
      if (!first) return null;
      return others.reduce(intersection, first);
    }

    /** @param {string} word */
    #holding(word) {
      /** @type {Set<MatrixTask>} */
      const found = new Set();
      this.wording.visit(word, (field) => found.add(this.taskOf[field]));
      return found;
    }

    /** The fields in which numbers are written otherwise than in one way; the index of the search
        has this ready.
        @param {readonly string[]} texts
        @returns {Generator<[field: number, text: string]>} */
    *#numbers(texts) {
      for (const [field, text] of texts.entries()) {
        const folded = this.folding.fold(text);
        const numbers = canonical(folded);
        if (numbers !== folded) yield [field, numbers];
      }
    }
  }

  /** @template One
      @param {ReadonlySet<One>} some
      @param {ReadonlySet<One>} others */
  function intersection(some, others) {
    return new Set([...some].filter((one) => others.has(one)));
  }

  return { TaskWords };
})();
