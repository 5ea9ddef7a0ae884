"use strict";

/* Hits: what the finders of all words found together, in order and in groups. */
var zerenHits = (() => {
  const { IN_NAME, START_OF_NAME } = zerenRegister;

  /* Behind all roles. */
  const NO_ROLE = 255;
  /** @type {readonly Group[]} */
  const GROUPS = ["party", "page", "task", "guide"];

  /** The records that hold every word, by whatever finder comes first for it.
      @param {Register} register
      @param {Lists} lists */
  function combined(register, lists) {
    const useful = lists.map((finders) => finders.filter((finder) => finder.foundAny));
    if (!(lists.length && useful.every((finders) => finders.length))) return [];
    /** @type {Hit[]} */
    const hits = [];
    for (let record = 0; record < register.records.length; record += 1) {
      if (holdsAll(record, useful)) hits.push(hitOf(record, useful));
    }
    return hits;
  }

  /** Hits by rank, those of tasks that are done no more last; of equal ones those that lead a task
      first; else as in the register.
      @param {Register} register
      @param {Hit[]} hits
      @param {readonly number[]} parties */
  function sorted(register, hits, parties) {
    const roles = new Uint8Array(register.records.length).fill(NO_ROLE);
    for (const party of parties) {
      register.visitTasks(party, (task, role) => {
        if (role < roles[task]) roles[task] = role;
      });
    }
    for (const hit of hits) hit.role = roles[hit.record];
    const retired = (/** @type {Hit} */ hit) => register.records[hit.record].retired;
    return hits.sort(
      (one, other) =>
        retired(one) - retired(other) ||
        one.rank - other.rank ||
        one.role - other.role ||
        one.record - other.record,
    );
  }

  /** Whether one finder of each list found a record. Asked of every record, so it makes nothing.
      @param {number} record
      @param {Lists} lists */
  function holdsAll(record, lists) {
    for (const finders of lists) if (!firstOf(finders, record)) return false;
    return true;
  }

  /** @param {readonly Finder[]} finders
      @param {number} record */
  function firstOf(finders, record) {
    for (const finder of finders) if (finder.has(record)) return finder;
    return null;
  }

  /** The first finder of each list that found a record.
      @param {number} record
      @param {Lists} lists */
  function findersOf(record, lists) {
    return lists.flatMap((list) => firstOf(list, record) ?? []);
  }

  /** How much of what was typed stands in a record.
      @param {number} record
      @param {Lists} lists */
  function lengthFound(record, lists) {
    let length = 0;
    for (const finders of lists) length += firstOf(finders, record)?.typed.length ?? 0;
    return length;
  }

  /** Some words are in every record, so a hit is small, and its finders are looked up once shown.
      @param {number} record
      @param {Lists} lists
      @returns {Hit} */
  function hitOf(record, lists) {
    let rank = 0;
    let isLiteral = true;
    let isNamed = true;
    for (const finders of lists) {
      const finder = firstOf(finders, record);
      if (!finder) continue;
      rank += finder.ranks[record];
      isLiteral &&= finder.way === "literal";
      isNamed &&= finder.ranks[record] <= IN_NAME;
    }
    return { record, lists, rank, isLiteral, isNamed, role: NO_ROLE };
  }

  /** A hit of what a query names itself.
      @param {number} record
      @param {number} rank
      @returns {Hit} */
  function pageHit(record, rank) {
    return { record, lists: [], rank, isLiteral: false, isNamed: true, role: NO_ROLE };
  }

  /** Hits by group: what is named first, the best first; then tasks, the guide, and last what is of
      a kind or holds the words elsewhere.
      @param {readonly Hit[]} hits
      @param {Register} register
      @returns {GroupFound[]} */
  function grouped(hits, register) {
    const groups = GROUPS.map((group) => ({
      group,
      hits: hits.filter((hit) => register.records[hit.record].group === group),
    })).filter(({ hits: own }) => own.length);
    /** @type {(found: GroupFound) => boolean} */
    const isNamed = ({ group, hits: own }) =>
      group === "party" ? own[0].isNamed : group !== "task" && own[0].rank <= START_OF_NAME;
    const named = groups
      .filter(isNamed)
      .sort((one, other) => one.hits[0].rank - other.hits[0].rank);
    /** @type {(found: GroupFound) => boolean} */
    const isByKind = ({ group }) => group === "party" || group === "page";
    const others = groups.filter((one) => !isNamed(one));
    return [...named, ...others.filter((one) => !isByKind(one)), ...others.filter(isByKind)];
  }

  return { NO_ROLE, combined, findersOf, grouped, lengthFound, pageHit, sorted };
})();
