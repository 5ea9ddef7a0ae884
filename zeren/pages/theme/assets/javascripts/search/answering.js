"use strict";

/* The answer in one line, before all results: 托育：8 项任务，牵头最多的是… It is counted from the
   register by what the query was understood to ask, and says so; it guesses nothing. */
var zerenAnswering = (() => {
  const { findersOf } = zerenHits;
  const { ANY_ROLE } = zerenPhrases;
  const { rolesOf, tally } = zerenSelecting;
  const { COUNTIES } = zerenRegister;

  const MOST_NAMED = 3;
  const MOST_LINKED = 8;
  const UNITS = "units/";
  const TASKS = "tasks/";

  class Answering {
    /** @param {Register} register */
    constructor(register) {
      this.register = register;
      this.words = register.roles.map(({ word }) => word);
    }

    /** The line that answers a query; empty where the results say all.
        @param {string} query
        @param {Found} found
        @returns {LinePiece[]} */
    line(query, found) {
      if (!found.words.length) return [];
      const { asked, selected, literal, further } = found;
      if (asked) return [...this.#ofAsked(asked, found), ...unknownIn(asked)];
      if (literal.length) return this.#ofWritten(query, found);
      if (further.length) return this.#ofFurther(query, found);
      return selected.length ? [] : [said(`没有找到“${query.trim()}”，可以`), ...this.#elsewhere()];
    }

    /** @param {Inquiry} asked
        @param {Found} found
        @returns {LinePiece[]} */
    #ofAsked(asked, found) {
      const tasks = this.#tasksIn(found.selected);
      if (asked.most) return this.#ofRanking(asked.most);
      if (asked.gap !== null) return this.#ofGap(asked, asked.gap, tasks);
      const isOfTasks = asked.topics.length + asked.parties.length + rolesOf(asked).length > 0;
      if (asked.pages.length && !isOfTasks) return this.#ofPages(asked);
      if (!found.selected.some(({ group }) => group !== "page")) return this.#ofNothing(asked);
      if (!(isOfTasks && (tasks.length || asked.parties.length))) return [];
      const counted = [
        said("："),
        said(`${tasks.length} 项任务`),
        ...this.#later(found.selected),
        ...this.#ofMoney(asked, tasks),
      ];
      if (!asked.parties.length) {
        const bearers = this.#bearers(tasks, this.#roleAsked(asked), asked.isFirst);
        if (!asked.topics.length) return [...bearers, said(`，共 ${tasks.length} 项任务`)];
        return [said(this.#topicsIn(asked, found)), ...counted, said("，"), ...bearers];
      }
      if (asked.topics.length || rolesOf(asked).length) {
        const subject = [...this.#subject(asked), ...this.#about(asked, found)];
        return [...subject, ...counted, ...this.#partners(asked, tasks)];
      }
      return [
        ...this.#subject(asked),
        said("："),
        ...this.#duties(found.parties),
        ...this.#ofTerritory(asked),
      ];
    }

    /** How many of some tasks say a sum, where that is asked.
        @param {Inquiry} asked
        @param {readonly number[]} tasks
        @returns {LinePiece[]} */
    #ofMoney({ isMoney }, tasks) {
      if (!isMoney) return [];
      const number = tasks.filter((task) => this.register.saysMoney(task)).length;
      return [said(`（其中 ${number} 项写了金额）`)];
    }

    /** The parties of a query with the role that it names: 州财政局牵头.
        @param {Inquiry} asked
        @returns {LinePiece[]} */
    #subject(asked) {
      const names = asked.parties.map(({ parties }) => this.#links(parties.slice(0, MOST_NAMED)));
      return [...joined(names, "和"), ...this.#roleIn(asked)];
    }

    /** @param {Inquiry} asked
        @returns {LinePiece[]} */
    #roleIn(asked) {
      const words = rolesOf(asked).map((role) => this.words[role]);
      return words.length ? [said(`${asked.isFirst ? "首位" : ""}${words.join("、")}`)] : [];
    }

    /** @param {Inquiry} asked
        @param {Found} found
        @returns {LinePiece[]} */
    #about(asked, found) {
      return asked.topics.length ? [said(`，与“${this.#topicsIn(asked, found)}”有关`)] : [];
    }

    /** The topics, and what they were taken for.
        @param {Inquiry} asked
        @param {Found} found */
    #topicsIn({ topics }, { selected }) {
      const [first] = selected.flatMap(({ hits }) => hits);
      const meant = first ? meaningsOf(first) : [];
      const taken = meant.length ? `（即${meant.join("、")}）` : "";
      return `${topics.join("、")}${taken}`;
    }

    /** The role of which a line tells who bears it.
        @param {Inquiry} asked */
    #roleAsked(asked) {
      const [role = 0] = rolesOf(asked);
      return role;
    }

    /** Who bears some tasks: the one that bears most, and how many.
        @param {readonly number[]} tasks
        @param {number} role
        @param {boolean} [isFirst]
        @returns {LinePiece[]} */
    #bearers(tasks, role, isFirst = false) {
      const counts = tally(this.register, tasks, role, isFirst);
      if (!counts.length) return [];
      const word = `${isFirst ? "首位" : ""}${this.words[role]}`;
      if (tasks.length === 1) {
        const bearers = counts.map(([party]) => party);
        const ordered = this.register
          .bearersOf(tasks[0], role)
          .filter((one) => bearers.includes(one));
        return [said(`${word}的是`), ...this.#links(ordered.slice(0, MOST_NAMED)), ...etc(ordered)];
      }
      const most = counts.filter(([, count]) => count === counts[0][1]).map(([party]) => party);
      const each = most.length > 1 ? "各 " : "";
      return [
        said(`${word}最多的是`),
        ...this.#links(most.slice(0, MOST_NAMED)),
        ...etc(most),
        said(`（${each}${counts[0][1]} 项）`),
      ];
    }

    /** Of the tasks of parties, who leads those that they do not lead themselves.
        @param {Inquiry} asked
        @param {readonly number[]} tasks */
    #partners(asked, tasks) {
      if (asked.partner === null && !rolesOf(asked).some((role) => role > 0)) return [];
      const bearers = this.#bearers(tasks, asked.partner ?? 0);
      return bearers.length ? [said("，"), ...bearers] : [];
    }

    /** What parties do in all: 牵头 8 项，配合 10 项.
        @param {readonly number[]} parties
        @returns {LinePiece[]} */
    #duties(parties) {
      const { register } = this;
      const counts = this.words.map(() => new Set());
      const through = new Set();
      for (const party of parties) {
        register.visitTasks(party, (task, role, isDirect) => {
          if (!register.isInForce(task)) return;
          if (isDirect) counts[role].add(task);
          else through.add(task);
        });
      }
      const roles = counts.map(({ size }, role) => (size ? `${this.words[role]} ${size} 项` : ""));
      const all = [...roles, through.size ? `经集体承担 ${through.size} 项` : ""].filter(Boolean);
      return [said(all.join("，") || "没有任务")];
    }

    /** The territories to choose from, where a query says 我县.
        @param {Inquiry} asked
        @returns {LinePiece[]} */
    #ofTerritory({ pages }) {
      const { records } = this.register;
      const index = pages.find(({ page }) => records[page].page === COUNTIES)?.page;
      if (index === undefined) return [];
      const own = [...records.keys()].filter(
        (one) => records[one].group === "party" && records[one].page.startsWith(COUNTIES),
      );
      if (own.length > MOST_LINKED) return [said("；请在这里点自己的："), ...this.#links([index])];
      return [said("；请点自己的："), ...this.#links(own)];
    }

    /** @param {Inquiry} asked
        @returns {LinePiece[]} */
    #ofPages({ pages }) {
      return [said("请看"), ...this.#links([...new Set(pages.map(({ page }) => page))])];
    }

    /** @param {NonNullable<Inquiry["most"]>} most
        @returns {LinePiece[]} */
    #ofRanking({ role, isLeast }) {
      const tasks = this.#allTasks();
      const counts = tally(this.register, tasks, role).filter(([party]) =>
        this.register.records[party].page.startsWith(UNITS),
      );
      if (!counts.length) return [];
      const ordered = isLeast ? counts.reverse() : counts;
      const word = role === ANY_ROLE ? "承担任务" : this.words[role];
      const named = ordered
        .slice(0, MOST_NAMED)
        .map(([party, count]) => [...this.#links([party]), said(`（${count} 项）`)]);
      const [first, ...others] = named;
      const next = others.length ? [said("，其次是"), ...joined(others, "、")] : [];
      return [said(`${word}${isLeast ? "最少" : "最多"}的是`), ...first, ...next];
    }

    /** @param {Inquiry} asked
        @param {number} role
        @param {readonly number[]} tasks
        @returns {LinePiece[]} */
    #ofGap(asked, role, tasks) {
      const word = role === ANY_ROLE ? "责任" : this.words[role];
      const subject = asked.topics.length ? `${asked.topics.join("、")}：` : "";
      const isOfAll = !(asked.topics.length || asked.parties.length);
      if (!tasks.length && isOfAll) return [said(`每项任务都写了${word}单位`)];
      if (!tasks.length) return [said(`${subject}没有查到缺${word}单位的任务`)];
      const all = isOfAll ? `（共 ${this.#allTasks().length} 项）` : "";
      return [said(`${subject}没有写${word}单位的任务 ${tasks.length} 项${all}`)];
    }

    /** @param {Inquiry} asked
        @returns {LinePiece[]} */
    #ofNothing(asked) {
      const topics = asked.topics.map((topic) => `“${topic}”`).join("、");
      const subject = this.#subject(asked);
      const about = topics ? `${subject.length ? "、" : ""}写到${topics}的任务` : "的任务";
      return [said("没有查到"), ...subject, said(about)];
    }

    /** The line of what holds the words themselves.
        @param {string} query
        @param {Found} found
        @returns {LinePiece[]} */
    #ofWritten(query, { literal, parties, words }) {
      const tasks = this.#tasksIn(literal);
      const [first] = literal;
      const isName = words.length === 1 && first.group === "party" && first.hits[0].isNamed;
      const own = isName ? first.hits.map(({ record }) => record) : [];
      if (own.length === 1 && this.register.isBearer(own[0])) {
        return [said(`${this.register.titleOf(own[0])}：`), ...this.#duties(own)];
      }
      if (!tasks.length || first.group !== "task") return [];
      const counted = said(`${query.trim().replace(/\s+/g, "、")}：${tasks.length} 项任务`);
      const later = this.#later(literal);
      const role = Math.max(0, this.words.indexOf(words[0]));
      return [
        counted,
        ...later,
        ...(parties.length ? [] : [said("，"), ...this.#bearers(tasks, role)]),
      ];
    }

    /** The line where nothing holds the words: what was found instead, and in which way.
        @param {string} query
        @param {Found} found
        @returns {LinePiece[]} */
    #ofFurther(query, { further }) {
      const [first] = further[0].hits;
      const ways = findersOf(first.record, first.lists).filter(({ way }) => way !== "literal");
      const meant = [...new Set(ways.map((one) => one.meaningIn(first.record)).filter(Boolean))];
      const tasks = this.#tasksIn(further);
      const isGuess = ways.some(({ way }) => way === "slip" || way === "part");
      const taken = meant.length ? `按“${meant.join("、")}”` : "按拼音";
      const line = isGuess
        ? [
            said(`没有“${shortened(query)}”，${taken}查到 ${count(further)} 个结果；也可以`),
            ...this.#elsewhere(),
          ]
        : [said(`${shortened(query)}（${taken}查）：${count(further)} 个结果`)];
      const isOfTasks = further[0].group === "task" && tasks.length > 0;
      return isGuess || !isOfTasks
        ? line
        : [
            said(`${shortened(query)}（${taken}查）：${tasks.length} 项任务，`),
            ...this.#bearers(tasks, 0),
          ];
    }

    /** Where to look otherwise.
        @returns {LinePiece[]} */
    #elsewhere() {
      return [{ text: "按单位查", page: UNITS }, said("，或看"), { text: "全部任务", page: TASKS }];
    }

    /** The tasks of groups that are to be done now.
        @param {readonly GroupFound[]} groups */
    #tasksIn(groups) {
      return groups
        .filter(({ group }) => group === "task")
        .flatMap(({ hits }) => hits.map(({ record }) => record))
        .filter((record) => this.register.isInForce(record));
    }

    #allTasks() {
      return [...this.register.records.keys()].filter((one) => this.register.isInForce(one));
    }

    /** That there are tasks among groups which do not count any more.
        @param {readonly GroupFound[]} groups
        @returns {LinePiece[]} */
    #later(groups) {
      const all = groups.filter(({ group }) => group === "task").flatMap(({ hits }) => hits);
      const number = all.length - this.#tasksIn(groups).length;
      return number ? [said(`（另有 ${number} 项不再执行）`)] : [];
    }

    /** @param {readonly number[]} records
        @returns {LinePiece[]} */
    #links(records) {
      const links = records.map((one) => [
        { text: this.register.titleOf(one), page: this.register.records[one].page },
      ]);
      return joined(links, "、");
    }
  }

  /** @param {string} text
      @returns {LinePiece} */
  function said(text) {
    return { text };
  }

  /** @param {readonly LinePiece[][]} lines
      @param {string} separator */
  function joined(lines, separator) {
    return lines.flatMap((line, at) => (at ? [said(separator), ...line] : line));
  }

  /** @param {readonly number[]} parties
      @returns {LinePiece[]} */
  function etc({ length }) {
    return length > MOST_NAMED ? [said(`等 ${length} 个`)] : [];
  }

  /** What was not understood, so that nobody takes the line for an answer to all that was asked.
      @param {Inquiry} asked
      @returns {LinePiece[]} */
  function unknownIn({ unknown }) {
    const words = unknown.map((word) => `“${word}”`).join("、");
    return words ? [said(`。${words}没有查到，没有算进来`)] : [];
  }

  /** What the words of a hit were taken for.
      @param {Hit} hit */
  function meaningsOf({ record, lists }) {
    const others = findersOf(record, lists).filter(
      ({ way }) => way !== "literal" && way !== "asked",
    );
    return [...new Set(others.map((one) => one.meaningIn(record)).filter(Boolean))];
  }

  const LONGEST_SHOWN = 20;

  /** @param {string} query */
  function shortened(query) {
    const plain = query.trim();
    return plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain;
  }

  /** @param {readonly GroupFound[]} groups */
  function count(groups) {
    return groups.reduce((sum, { hits }) => sum + hits.length, 0);
  }

  return { Answering };
})();
