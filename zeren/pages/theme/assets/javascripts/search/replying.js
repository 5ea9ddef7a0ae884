"use strict";

/* The line that answers a query which asks: it says what was understood, counts that alone, and
   names what was not. */
var zerenReplying = (() => {
  const { findersOf } = zerenHits;
  const { Lines, MOST_NAMED, joined, said } = zerenLines;
  const { ANY_ROLE } = zerenPhrases;
  const { COUNTIES } = zerenRegister;
  const { ranking, rolesOf } = zerenSelecting;

  const MOST_LINKED = 8;
  const MANY = { one: "只有一个", several: "有几个" };
  const TOGETHER = { one: "单独", several: "共同" };

  class Reply {
    /** @param {Register} register
        @param {Inquiry} asked
        @param {Found} found */
    constructor(register, asked, found) {
      this.register = register;
      this.lines = new Lines(register);
      this.asked = asked;
      this.found = found;
      this.tasks = this.lines.tasksIn(found.selected);
    }

    /** The line.
        @returns {LinePiece[]} */
    line() {
      const known = [...this.#absent(), ...(this.asked.not ? this.#ofAll() : this.#known())];
      const unknown = this.#unknown();
      return known.length && unknown.length
        ? [...known, said("。"), ...unknown]
        : [...known, ...unknown];
    }

    /** The offices that nobody has registered, of territories that are.
        @returns {LinePiece[]} */
    #absent() {
      const names = this.asked.absent.map((name) => `“${name}”`).join("、");
      const end = this.found.selected.length + this.found.further.length ? "。" : "";
      return names ? [said(`没有登记${names}${end}`)] : [];
    }

    /** @returns {LinePiece[]} */
    #known() {
      const { most, gap, topics, parties, pages } = this.asked;
      if (most) return this.#ofRanking(most);
      if (gap !== null) return this.#ofGap(gap);
      const isOfTasks = topics.length + parties.length + rolesOf(this.asked).length > 0;
      if (!isOfTasks) return pages.length ? this.#ofPages() : [];
      if (!this.found.selected.some(({ group }) => group !== "page")) return this.#ofNothing();
      if (parties.length) return this.#ofParties();
      return this.tasks.length ? this.#ofTopics() : [];
    }

    /** That nothing was selected by what is not so, and what is known of all that is named.
        @returns {LinePiece[]} */
    #ofAll() {
      const { parties, topics, not } = this.asked;
      const refused = said(`“${not.trim()}”不能反着查，没有按它挑选。`);
      const lines = parties.map((one) => [
        ...this.lines.links(one.parties.slice(0, MOST_NAMED)),
        said("："),
        this.lines.duties(one.parties),
      ]);
      if (topics.length && this.tasks.length) {
        lines.push([said(`${this.#topics()}：`), ...this.#counted()]);
      }
      return [refused, ...(lines.length ? joined(lines, "；") : this.#ofPages())];
    }

    /** @returns {LinePiece[]} */
    #ofParties() {
      const { topics: about, parties, among } = this.asked;
      const isMore =
        among !== null || about.length + rolesOf(this.asked).length > 0 || parties.length > 1;
      const together = parties.length > 1 && !rolesOf(this.asked).length ? [said("共同承担")] : [];
      const topics = about.length ? [said(`，与“${this.#topics()}”有关`)] : [];
      const answer = isMore
        ? [...this.#counted(), ...this.#partners()]
        : [this.lines.duties(this.found.parties), ...this.#territories()];
      return [...this.#subject(), ...together, ...topics, said("："), ...answer];
    }

    /** @returns {LinePiece[]} */
    #ofTopics() {
      const { topics, isFirst, among } = this.asked;
      const [role = 0] = rolesOf(this.asked);
      if (among) {
        const about = topics.length ? `${this.#topics()}：` : "";
        return [
          said(`${about}${MANY[among]}${this.lines.words[role]}单位的任务 ${this.tasks.length} 项`),
        ];
      }
      const bearers = this.lines.bearers(this.tasks, role, isFirst);
      if (!topics.length) return [...bearers, said(`，共 ${this.tasks.length} 项任务`)];
      const rest = bearers.length ? [said("，"), ...bearers] : [];
      return [said(`${this.#topics()}：`), ...this.#counted(), ...rest];
    }

    /** How many tasks were selected, and of how many of them more is to be said.
        @returns {LinePiece[]} */
    #counted() {
      const { asked, tasks, register } = this;
      const later = this.lines.later(this.found.selected);
      const money = asked.isMoney ? tasks.filter((task) => register.saysMoney(task)).length : 0;
      const sums = asked.isMoney ? [said(`（其中 ${money} 项写了金额）`)] : [];
      return [said(`${tasks.length} 项任务`), ...later, ...sums];
    }

    /** The parties of a query with the role that it names: 财政局牵头.
        @returns {LinePiece[]} */
    #subject() {
      const { parties, isFirst, among } = this.asked;
      const how = `${among ? TOGETHER[among] : ""}${isFirst ? "首位" : ""}`;
      const isEach = parties.some((one) => one.roles);
      const names = parties.map((one) => [
        ...this.lines.links(one.parties.slice(0, MOST_NAMED)),
        ...(one.roles ?? []).map((role) => said(`${role ? "" : how}${this.lines.words[role]}`)),
      ]);
      const roles = isEach ? [] : rolesOf(this.asked).map((role) => this.lines.words[role]);
      const words = roles.length ? [said(`${how}${roles.join("或")}`)] : [];
      return [...joined(names, isEach ? "、" : "和"), ...words];
    }

    /** The topics, and what they were taken for. */
    #topics() {
      const [first] = this.found.selected.flatMap(({ hits }) => hits);
      const meant = first ? meaningsOf(first) : [];
      const taken = meant.length ? `（即${meant.join("、")}）` : "";
      return `${this.asked.topics.join("、")}${taken}`;
    }

    /** Of the tasks of parties who leads those that they do not lead, or who helps.
        @returns {LinePiece[]} */
    #partners() {
      const { partner } = this.asked;
      if (partner === null && !rolesOf(this.asked).some((role) => role > 0)) return [];
      const bearers = this.lines.bearers(this.tasks, partner ?? 0);
      return bearers.length ? [said("，"), ...bearers] : [];
    }

    /** The territories to choose from, where a query says 我县.
        @returns {LinePiece[]} */
    #territories() {
      const { records } = this.register;
      const index = this.asked.pages.find(({ page }) => records[page].page === COUNTIES)?.page;
      if (index === undefined) return [];
      const own = this.register.ownTerritories();
      const choice = own.length > MOST_LINKED ? [index] : own;
      return [said("；请点自己的："), ...this.lines.links(choice)];
    }

    /** @returns {LinePiece[]} */
    #ofPages() {
      const pages = new Set(this.asked.pages.map(({ page }) => page));
      return [said("请看"), ...this.lines.links([...pages])];
    }

    /** @param {NonNullable<Inquiry["most"]>} most
        @returns {LinePiece[]} */
    #ofRanking(most) {
      const ranked = ranking(this.register, most, this.asked.isFirst);
      if (!ranked.length) return [];
      /* Those that bear as many are named together. */
      const [[, highest]] = ranked;
      const equal = ranked.filter(([, number]) => number === highest).map(([party]) => party);
      const first = [
        ...this.lines.named(equal),
        said(`（${equal.length > 1 ? "各 " : ""}${highest} 项）`),
      ];
      const others = ranked
        .slice(equal.length, Math.max(equal.length, MOST_NAMED))
        .map(([party, number]) => [...this.lines.links([party]), said(`（${number} 项）`)]);
      const isAny = most.role === ANY_ROLE;
      const role = isAny ? "承担任务" : this.lines.words[most.role];
      const word = this.asked.isFirst ? `首位${this.lines.words[0]}` : role;
      const next = others.length ? [said("，其次是"), ...joined(others, "、")] : [];
      return [said(`${word}${most.isLeast ? "最少" : "最多"}的是`), ...first, ...next];
    }

    /** @param {number} role
        @returns {LinePiece[]} */
    #ofGap(role) {
      const { topics, parties } = this.asked;
      const word = `${role === ANY_ROLE ? "责任" : this.lines.words[role]}单位`;
      const isOfAll = topics.length + parties.length === 0;
      if (isOfAll && !this.tasks.length) return [said(`每项任务都写了${word}`)];
      const subject = isOfAll ? "" : `${[...parties, ...topics].map(nameOf).join("、")}：`;
      const all = isOfAll ? `（共 ${this.lines.allTasks().length} 项）` : "";
      return [said(`${subject}没有写${word}的任务 ${this.tasks.length} 项${all}`)];
    }

    /** @returns {LinePiece[]} */
    #ofNothing() {
      const subject = this.#subject();
      const topics = this.asked.topics.map((topic) => `“${topic}”`).join("、");
      const about = topics ? `${subject.length ? "、" : ""}写到${topics}的任务` : "的任务";
      return [said("没有查到"), ...subject, said(about)];
    }

    /** What was not understood, so that nobody takes the line for an answer to all that was asked.
        @returns {LinePiece[]} */
    #unknown() {
      const words = this.asked.unknown.map((word) => `“${word}”`).join("、");
      return words ? [said(`${words}没有查到，没有算进来`)] : [];
    }
  }

  /** @param {string | Inquiry["parties"][number]} one */
  function nameOf(one) {
    return typeof one === "string" ? one : one.said;
  }

  /** What the words of a hit were taken for, where that is others.
      @param {Hit} hit */
  function meaningsOf({ record, lists }) {
    const others = findersOf(record, lists).filter(
      ({ way }) => way !== "literal" && way !== "asked",
    );
    return [...new Set(others.map((one) => one.meaningIn(record)).filter(Boolean))];
  }

  return { Reply, meaningsOf };
})();
