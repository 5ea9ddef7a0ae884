"use strict";

/* What a query that asks selects: 财政局牵头的任务 the tasks that this party leads, and no others. */
var zerenSelecting = (() => {
  const { ANY_ROLE } = zerenPhrases;
  const { DutyFinder, TaskFinder } = zerenFinders;
  const { combined, findersOf, grouped, pageHit, sorted } = zerenHits;
  const { IN_NAME, WHOLE_NAME } = zerenRegister;

  /* Of parties by how much they bear. */
  const MOST_RANKED = 10;
  const STATISTICS = "statistics/";
  const UNITS = "units/";

  class Selection {
    /** @param {Register} register
        @param {Inquiry} asked
        @param {Lists} topics What finds each topic. */
    constructor(register, asked, topics) {
      this.register = register;
      this.asked = asked;
      this.topics = topics;
      this.parties = [...new Set(asked.parties.flatMap((one) => one.parties))];
    }

    /** What is selected. Where that is nothing, what comes near it stands apart.
        @param {readonly string[]} words
        @param {(typed: string) => readonly Hit[]} inParts Finds most of what was typed.
        @returns {Found} */
    found(words, inParts) {
      const { register, parties, asked } = this;
      const hits = this.#hits();
      /* What holds the words goes before what was found by others, but for the guide alone. */
      const written = hits.filter((hit) => isWritten(hit, this.topics));
      const isListed = written.some(({ record }) => register.records[record].group !== "guide");
      const selected = isListed ? written : hits;
      const chosen = new Set(selected);
      const others = chosen.size ? hits.filter((hit) => !chosen.has(hit)) : this.#near(inParts);
      const ordered = this.#ofNow(sorted(register, selected, parties));
      return {
        words,
        parties,
        asked,
        selected: grouped([...ordered, ...this.#pages()], register),
        literal: [],
        further: grouped(sorted(register, others, parties), register),
      };
    }

    /** All that is as it was asked; tasks alone, where what parties do was asked with something else. */
    #hits() {
      const { register, asked, topics } = this;
      if (asked.not) return [...this.#own(), ...combined(register, topics)];
      const chosen = selectors(register, asked);
      const isOfDuties = chosen.length > 0 && (topics.length > 0 || !isOnlyOfParties(asked));
      const hits = combined(register, [...chosen, ...topics]);
      const isOfTasks = asked.isMoney || isOfDuties;
      return hits.filter(({ record }) => !isOfTasks || register.records[record].group === "task");
    }

    /** Where nothing is as it was asked: what the topics are in, and the parties themselves.
        @param {(typed: string) => readonly Hit[]} inParts */
    #near(inParts) {
      const hits = combined(this.register, this.topics);
      const typed = this.asked.topics.join("");
      return [...this.#own(), ...(hits.length || !typed ? hits : inParts(typed))];
    }

    /** The pages of the parties themselves. */
    #own() {
      return this.parties.map((party) => pageHit(party, WHOLE_NAME));
    }

    /** Hits with those of what is to be done now first; where money is asked for, those that say some.
        @param {readonly Hit[]} hits */
    #ofNow(hits) {
      const { register, asked } = this;
      const later = (/** @type {Hit} */ { record }) =>
        (register.records[record].group === "task" && !register.isInForce(record) ? 2 : 0) +
        (asked.isMoney && !register.saysMoney(record) ? 1 : 0);
      return [...hits].sort((one, other) => later(one) - later(other));
    }

    /** The units that a query ranks, and the pages that it names. */
    #pages() {
      const { register } = this;
      const { most, gap, pages, isFirst, not } = this.asked;
      const ranked = most ? ranking(register, most, isFirst).slice(0, MOST_RANKED) : [];
      const statistics = register.records.findIndex(({ page }) => page === STATISTICS);
      const own = pages.map(({ page }) => page);
      const named = (most || not || gap !== null) && statistics >= 0 ? [statistics, ...own] : own;
      return [
        ...ranked.map(([party]) => pageHit(party, WHOLE_NAME)),
        ...[...new Set(named)].map((page) => pageHit(page, IN_NAME)),
      ];
    }
  }

  /** The finders that select by parties, roles and gaps, a list for each that must be so.
      @param {Register} register
      @param {Inquiry} asked
      @returns {Finder[][]} */
  function selectors(register, asked) {
    const { parties, topics, gap, isFirst, among } = asked;
    const roles = rolesOf(asked);
    const isAlone = !(topics.length || roles.length || gap !== null);
    const lists = parties.map((one) => [
      new DutyFinder(register, one.parties, { roles: one.roles ?? roles, isFirst, isAlone }),
    ]);
    if (among) {
      const [role = 0] = roles;
      const isSo = (/** @type {number} */ task) => {
        const { size } = new Set(register.bearersOf(task, role));
        return among === "one" ? size === 1 : size > 1;
      };
      lists.push([new TaskFinder(register, isSo)]);
    }
    if (gap !== null) {
      lists.push([new TaskFinder(register, (task) => hasGap(register, task, gap))]);
    } else if (roles.length && !parties.length) {
      const isBorne = (/** @type {number} */ task) =>
        roles.some((role) => register.bearersOf(task, role).length);
      lists.push([new TaskFinder(register, isBorne)]);
    }
    return lists;
  }

  /** The roles that a query names; none where it says 负责, which may be any.
      @param {Inquiry} asked */
  function rolesOf({ roles }) {
    return roles.includes(ANY_ROLE) ? [] : roles;
  }

  /** Whether nobody bears a task in a role. What was not assigned by roles lacks none.
      @param {Register} register
      @param {number} task
      @param {number} role */
  function hasGap(register, task, role) {
    return register.isInForce(task) && !register.bearersOf(task, role).length;
  }

  /** How many of some tasks each party bears in a role, the most first.
      @param {Register} register
      @param {readonly number[]} tasks
      @param {number} role -1 for any.
      @param {boolean} [isFirst] Whether it must stand first.
      @returns {[party: number, count: number][]} */
  function tally(register, tasks, role, isFirst = false) {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const task of tasks) {
      const bearers = new Set(register.bearersOf(task, role));
      for (const party of isFirst ? [...bearers].slice(0, 1) : bearers) {
        counts.set(party, (counts.get(party) ?? 0) + 1);
      }
    }
    return [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  }

  /** The units by how much they bear, those that bear nothing among them.
      @param {Register} register
      @param {NonNullable<Inquiry["most"]>} most
      @param {boolean} isFirst Whether they must stand first.
      @returns {[party: number, count: number][]} */
  function ranking(register, { role, isLeast }, isFirst) {
    const tasks = [...register.records.keys()].filter((record) => register.isInForce(record));
    const counted = tally(register, tasks, isFirst ? 0 : role, isFirst).filter(([party]) =>
      register.records[party].page.startsWith(UNITS),
    );
    return isLeast ? counted.reverse() : counted;
  }

  /** @param {Inquiry} asked */
  function isOnlyOfParties(asked) {
    return rolesOf(asked).length === 0 && asked.gap === null && !asked.among;
  }

  /** Whether a hit holds the topics as they are.
      @param {Hit} hit
      @param {Lists} topics */
  function isWritten({ record }, topics) {
    return findersOf(record, topics).every(({ way }) => way === "literal");
  }

  return { Selection, ranking, rolesOf, tally };
})();
