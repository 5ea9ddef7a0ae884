"use strict";

/* The pieces of which answers are made: who bears some tasks, what parties do, counted from the
   register. */
var zerenLines = (() => {
  const { tally } = zerenSelecting;

  const MOST_NAMED = 3;
  const OFFICE = /[局委厅办部会院]$/;

  class Lines {
    /** @param {Register} register */
    constructor(register) {
      this.register = register;
      this.words = register.roles.map(({ word }) => word);
    }

    /** Who bears some tasks: of one all, of several the one that bears most, and how many.
        @param {readonly number[]} tasks
        @param {number} role
        @param {boolean} [isFirst] Whether those are told that stand first.
        @returns {LinePiece[]} */
    bearers(tasks, role, isFirst = false) {
      const counts = tally(this.register, tasks, role, isFirst);
      if (!counts.length) return [];
      const word = `${isFirst ? "首位" : ""}${this.words[role]}`;
      if (tasks.length === 1) {
        const own = this.register.bearersOf(tasks[0], role);
        return [said(`${word}的是`), ...this.named(isFirst ? own.slice(0, 1) : own)];
      }
      const [[, highest]] = counts;
      const most = counts.filter(([, number]) => number === highest).map(([party]) => party);
      const each = most.length > 1 ? "各 " : "";
      return [said(`${word}最多的是`), ...this.named(most), said(`（${each}${highest} 项）`)];
    }

    /** What parties do in all: 牵头 8 项，配合 10 项.
        @param {readonly number[]} parties
        @returns {LinePiece} */
    duties(parties) {
      const { register } = this;
      const counts = this.words.map(() => new Set());
      const through = new Set();
      for (const party of parties) {
        register.visitTasks(party, (task, role, isDirect) => {
          if (register.isInForce(task)) (isDirect ? counts[role] : through).add(task);
        });
      }
      const roles = counts.map(({ size }, role) => (size ? `${this.words[role]} ${size} 项` : ""));
      const all = [...roles, through.size ? `经集体承担 ${through.size} 项` : ""].filter(Boolean);
      return said(all.join("，") || "没有任务");
    }

    /** The tasks of groups that are to be done now.
        @param {readonly GroupFound[]} groups */
    tasksIn(groups) {
      return hitsOfTasks(groups)
        .map(({ record }) => record)
        .filter((record) => this.register.isInForce(record));
    }

    /** All that is to be done now. */
    allTasks() {
      return [...this.register.records.keys()].filter((one) => this.register.isInForce(one));
    }

    /** That there are tasks among groups which do not count any more.
        @param {readonly GroupFound[]} groups
        @returns {LinePiece[]} */
    later(groups) {
      const left = hitsOfTasks(groups).length - this.tasksIn(groups).length;
      return left ? [said(`（另有 ${left} 项不再执行）`)] : [];
    }

    /** The first few of parties, and how many there are.
        @param {readonly number[]} parties
        @returns {LinePiece[]} */
    named(parties) {
      const { length } = parties;
      const more = length > MOST_NAMED ? [said(`等 ${length} 个`)] : [];
      return [...this.links(parties.slice(0, MOST_NAMED)), ...more];
    }

    /** How many offices bear a name that holds a text, where this is what offices are called.
        @param {string} text */
    partiesNamedWith(text) {
      if (!OFFICE.test(text)) return 0;
      const found = [...this.register.partiesNamed].filter(([name]) => name.includes(text));
      return new Set(found.flatMap(([, parties]) => parties)).size;
    }

    /** @param {readonly number[]} records
        @returns {LinePiece[]} */
    links(records) {
      const links = records.map((one) => [
        { text: this.register.titleOf(one), page: this.register.records[one].page },
      ]);
      return joined(links, "、");
    }
  }

  /** @param {readonly GroupFound[]} groups */
  function hitsOfTasks(groups) {
    return groups.filter(({ group }) => group === "task").flatMap(({ hits }) => hits);
  }

  /** @param {string} text
      @returns {LinePiece} */
  function said(text) {
    return { text };
  }

  /** @param {readonly (readonly LinePiece[])[]} lines
      @param {string} separator
      @returns {LinePiece[]} */
  function joined(lines, separator) {
    return lines.flatMap((line, at) => (at ? [said(separator), ...line] : line));
  }

  return { Lines, MOST_NAMED, joined, said };
})();
