"use strict";

/* Questions to the engine and its answers, as they pass between the page and the worker. */
var zerenSession = (() => {
  const { Engine } = zerenEngine;
  const { Answering } = zerenAnswering;
  const { rowOf } = zerenRows;

  /** @type {readonly Section[]} */
  const SECTIONS = ["selected", "literal", "further"];

  class Session {
    /** What was found last. */
    #query = "";
    #found;
    #answering;

    /** @param {SearchIndex} index
        @param {FoldingTable} folding
        @param {Iterable<SearchIndex["records"]>} [parts] As for the register. */
    constructor(index, folding, parts = []) {
      this.engine = new Engine(index, folding, parts);
      this.#found = this.engine.search(this.#query);
      this.#answering = new Answering(this.engine.register);
    }

    /** Answer a question.
        @param {Question} question
        @returns {Answer} With one section and group alone where more of that is asked for. */
    answer({ query, most, more }) {
      if (query !== this.#query) {
        this.#found = this.engine.search(query);
        this.#query = query;
      }
      const wanted = SECTIONS.filter((section) => !more || section === more.section);
      const sections = wanted.map((section) => ({
        section,
        total: this.#found[section].reduce((sum, { hits }) => sum + hits.length, 0),
        groups: this.#found[section]
          .filter(({ group }) => !more || group === more.group)
          .map(({ group, hits }) => ({
            group,
            total: hits.length,
            rows: this.#rows(hits, more ? more.from : 0, most),
          })),
      }));
      const line = more ? [] : this.#answering.line(query, this.#found);
      return { query, words: this.#found.words, line, sections };
    }

    /** @param {readonly Hit[]} hits
        @param {number} from
        @param {number} most */
    #rows(hits, from, most) {
      const { register } = this.engine;
      const { parties } = this.#found;
      return hits.slice(from, from + most).map((hit) => rowOf(register, hit, parties));
    }
  }

  return { Session };
})();
