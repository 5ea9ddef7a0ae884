"use strict";

/* Questions to the engine and its answers, as they pass between the page and the worker. */
(() => {
  const zerenSearch = (self.zerenSearch ??= {});

  const { Engine, rowOf } = zerenSearch;

  class Session {
    /** @param content The index. */
    constructor(content) {
      this.engine = new Engine(content);
      this.query = null;
      this.found = null;
    }

    /** Answer a question.
        @param question `query`, and `most` rows of each group; where `section`, `group` and
        `from` are given, more rows of that group alone. */
    answer({ query, most, section, group, from = 0 }) {
      this.#search(query);
      if (group !== undefined) return { query, rows: this.#rows(section, group, from, most) };
      const sections = ["literal", "further"].map((name) => ({
        section: name,
        total: this.found[name].reduce((sum, one) => sum + one.hits.length, 0),
        groups: this.found[name].map((one) => ({
          group: one.group,
          total: one.hits.length,
          rows: this.#rows(name, one.group, 0, most),
        })),
      }));
      return { query, words: this.found.words, sections };
    }

    #search(query) {
      if (query === this.query) return;
      this.found = this.engine.search(query);
      this.query = query;
    }

    #rows(section, group, from, most) {
      const { hits } = this.found[section].find((one) => one.group === group);
      return hits
        .slice(from, from + most)
        .map((hit) => rowOf(this.engine.register, hit, this.found.parties));
    }
  }

  zerenSearch.Session = Session;
})();
