"use strict";

/* What a query that asks selects: 财政局牵头的任务 the tasks that this party leads, and no others. */
var zerenSelecting = (() => {
  const { ANY_ROLE } = zerenAsking;
  const { DutyFinder, TaskFinder } = zerenFinders;

  /** The finders that select by parties, roles and gaps, a list for each that must be so.
      @param {Register} register
      @param {Inquiry} asked
      @returns {Finder[][]} */
  function selectors(register, asked) {
    const { parties, topics, gap, isFirst } = asked;
    const roles = rolesOf(asked);
    const isAlone = !(topics.length || roles.length || gap !== null);
    const lists = parties.map((one) => [
      new DutyFinder(register, one.parties, { roles, isFirst, isAlone }),
    ]);
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
      @param {NonNullable<Inquiry["most"]>} most */
  function ranking(register, { role, isLeast }) {
    const tasks = [...register.records.keys()].filter((record) => register.isInForce(record));
    const counted = tally(register, tasks, role).filter(([party]) =>
      register.records[party].page.startsWith(UNITS),
    );
    return isLeast ? counted.reverse() : counted;
  }

  const UNITS = "units/";

  return { ANY_ROLE, selectors, rolesOf, tally, ranking };
})();
