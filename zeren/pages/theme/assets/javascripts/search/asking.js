"use strict";

/* What a query asks: the parties, roles and topics in it. 谁负责托育 asks for the topic 托育,
   财政局牵头的任务 for what one party leads. A query that asks nothing is looked for as it stands. */
var zerenAsking = (() => {
  const { ANY_ROLE, MONEY, TIME, rolePatterns, rolesByWord, withoutQuestions } = zerenPhrases;
  const { Pieces } = zerenPieces;

  const MARKS = /[?!.。,;:、()"·]+/g;
  /* Between words of the query; folding leaves none inside a word. */
  const GAP = " ";
  /* Stands in the place of a role, before its number. */
  const MARK = "\u0001";
  const UNITS = "units/";
  const LEAST_PAIRS = 2;
  const TIMES = new RegExp(TIME.source);
  /** A role, and how many parties are named before it.
      @typedef {[role: number, before: number]} RoleMark */
  /* The pages that tell what is asked for: who, when, how many. */
  /** @type {readonly [RegExp, string][]} */
  const PAGES_ASKED = [
    [/谁|哪[个些](?:单位|部门)/, "units/"],
    [/什么时候|什么时间|几时|何时|几月|几号|年底|月底/, "calendar/"],
    [TIMES, "calendar/"],
    [/多少/, "targets/"],
  ];

  class Asking {
    /** @param {Register} register
        @param {readonly Synonym[]} synonyms
        @param {(piece: string) => readonly number[] | null} guess What a piece may mean that is not
        known as it stands.
        @param {(text: string) => boolean} isWord Whether a text that is found is a word there. */
    constructor(register, synonyms, guess, isWord) {
      this.register = register;
      this.guess = guess;
      this.pieces = new Pieces(register, synonyms, isWord);
      this.roleOf = rolesByWord(register);
      this.patterns = rolePatterns([...this.roleOf.keys()], register.roles[0].word);
    }

    /** What a query asks in words; null where it asks nothing that is understood.
        @param {readonly string[]} words The folded words of the query.
        @returns {Inquiry | null} */
    read(words) {
      this.pieces.forget();
      const query = plainOf(words);
      const asked = nothingAsked();
      const rest = this.#withoutRoles(withoutQuestions(query, GAP), asked);
      if (rest === query) return null;
      this.#understand(rest, asked, { guess: this.guess, isLoose: true });
      const isSaid = rest.trim() || this.register.pagesNamed.has(query);
      if (isSaid && this.#isMeantAsWritten(words, asked)) return null;
      noteTimes(query, asked);
      this.pieces.dropUnlisted(asked);
      asked.isMoney = MONEY.test(query);
      this.#notePagesAsked(query, asked);
      this.#notePartner(query, asked);
      if (asked.not) this.#selectNothing(asked);
      this.#noteOwn(asked);
      noteRanking(asked);
      return isAnything(asked) || asked.unknown.length ? asked : null;
    }

    /** What a query is about that stands nowhere: names and topics that are only not written apart.
        Null where any of it is not known.
        @param {readonly string[]} words
        @param {boolean} isLoose Whether parts count that are no words by themselves.
        @returns {Inquiry | null} */
    divide(words, isLoose) {
      const asked = nothingAsked();
      this.#understand(withoutQuestions(plainOf(words), GAP), asked, {
        guess: () => null,
        isLoose,
      });
      const { parties, topics, unknown } = asked;
      if (unknown.length || !isAnything(asked)) return null;
      const isWhole = isLoose || parties.length + topics.length === 1;
      const mayBeShort = parties.length ? 2 : 0;
      const isTold = topics.every((one) => one.length === mayBeShort || this.pieces.isTold(one));
      return isWhole || isTold ? asked : null;
    }

    /** @param {string} query
        @param {Inquiry} asked
        @param {Parameters<InstanceType<typeof Pieces>["understand"]>[2]} how */
    #understand(query, asked, how) {
      /** @type {RoleMark[]} */
      const marks = [];
      for (const piece of query.split(GAP)) {
        if (piece.startsWith(MARK)) marks.push([Number(piece.slice(1)), asked.parties.length]);
        else this.pieces.understand(piece, asked, how);
      }
      giveRoles(asked, marks);
    }

    /** Select nothing by parties and roles, where what is asked for is all that is not so.
        @param {Inquiry} asked */
    #selectNothing(asked) {
      const { parties, topics, pages } = asked;
      const none = { gap: null, most: null, partner: null, isFirst: false, among: null };
      Object.assign(asked, none);
      asked.roles.length = 0;
      if (parties.length + topics.length + pages.length) return;
      const page = this.register.records.findIndex((one) => one.page === UNITS);
      if (page >= 0) pages.push({ said: "", page });
    }

    /** Whoever asks for what their own office does must say which that is.
        @param {Inquiry} asked */
    #noteOwn(asked) {
      const { records } = this.register;
      const own = asked.pages.find(({ said, page }) => said && records[page].page === UNITS);
      if (!(own && asked.roles.length) || asked.parties.length + asked.topics.length) return;
      asked.roles.length = 0;
      asked.isFirst = false;
      asked.pages.splice(0, asked.pages.length, { said: "", page: own.page });
    }

    /** Whether a query is one word that stands somewhere as it is, and no party's role.
        @param {readonly string[]} words
        @param {Inquiry} asked */
    #isMeantAsWritten(words, { parties, roles, topics, unknown, gap, isFirst }) {
      if (words.length > 1 || gap !== null || isFirst || !this.pieces.isWritten(words[0]))
        return false;
      return !(parties.length && roles.length) || topics.length + unknown.length > 0;
    }

    /** @param {string} query
        @param {Inquiry} asked */
    #notePagesAsked(query, asked) {
      for (const [pattern, page] of PAGES_ASKED) {
        const record = this.register.records.findIndex((one) => one.page === page);
        if (record >= 0 && pattern.test(query)) asked.pages.push({ said: "", page: record });
      }
    }

    /** Whether those are asked for who help others: 谁配合财政局.
        @param {string} query
        @param {Inquiry} asked */
    #notePartner(query, asked) {
      const [, word = ""] = this.patterns.partner.exec(query) ?? [];
      const partner = this.roleOf.get(word) ?? 0;
      if (partner <= 0 || !asked.parties.length) return;
      asked.partner = partner;
      asked.roles.splice(0, asked.roles.length, 0);
    }

    /** Take out of a query what says a role.
        @param {string} query
        @param {Inquiry} asked */
    #withoutRoles(query, asked) {
      const { gap, most, first, role, negation, alone, shared } = this.patterns;
      /** @type {(word: string | undefined) => number} */
      const roleOf = (word = "") => this.roleOf.get(word) ?? ANY_ROLE;
      return this.#withoutAbsence(query, asked)
        .replace(negation, (said, /** @type {number} */ at, /** @type {string} */ whole) => {
          const next = whole[at + said.length] ?? GAP;
          if (!(next === GAP || next === "的") && this.pieces.isWritten(said + next)) return said;
          asked.not = said;
          return GAP;
        })
        .replace(alone, () => {
          asked.among = "one";
          return GAP;
        })
        .replace(shared, () => {
          asked.among = "several";
          return GAP;
        })
        .replace(gap, (_, /** @type {string} */ one, /** @type {string} */ other) => {
          asked.gap = roleOf(one ?? other);
          return GAP;
        })
        .replace(first, () => {
          asked.isFirst = true;
          asked.roles.push(0);
          return `${GAP}${MARK}0${GAP}`;
        })
        .replace(most, (_, /** @type {string | undefined} */ word, /** @type {string} */ end) => {
          asked.most = { role: roleOf(word), isLeast: end === "最少" };
          return GAP;
        })
        .replace(role, (said, /** @type {string} */ word, /** @type {number} */ at, whole) => {
          if (!this.#isRoleAt(whole, at, said)) return said;
          if (!asked.roles.includes(roleOf(word))) asked.roles.push(roleOf(word));
          return `${GAP}${MARK}${roleOf(word)}${GAP}`;
        })
        .replace(TIME, GAP);
    }

    /** Take out of a query what says that a party does not take part: 没有财政局参与的任务.
        @param {string} query
        @param {Inquiry} asked */
    #withoutAbsence(query, asked) {
      return this.patterns.absences.reduce(
        (rest, pattern) =>
          rest.replace(pattern, (said, /** @type {string} */ name) => {
            if (asked.not || !this.pieces.isParty(name)) return said;
            asked.not = said.replace(/[还的]$/, "");
            return GAP + name + GAP;
          }),
        query,
      );
    }

    /** Whether what may be a role is one there, and not a part of other words: 抓好落实的措施.
        @param {string} whole
        @param {number} at
        @param {string} said */
    #isRoleAt(whole, at, said) {
      const before = whole.slice(0, at).split(GAP).pop() ?? "";
      const [behind] = whole.slice(at + said.length).split(GAP);
      const isAlone = !(before || behind);
      const piece = before + said + behind;
      if (this.pieces.isInName(piece, said)) return false;
      if (/^[a-z]/.test(said) || this.pieces.isInSaying(piece, said)) return isAlone;
      const [bare, rest] = [this.pieces.bare(before), this.pieces.bare(behind)];
      if (!(bare || rest) || this.register.partiesNamed.has(bare)) return true;
      return !this.pieces.isWritten(piece);
    }
  }

  /** A query without marks.
      @param {readonly string[]} words */
  function plainOf(words) {
    return words.join(GAP).replace(MARKS, GAP).trim();
  }

  /** @returns {Inquiry} */
  function nothingAsked() {
    return {
      parties: [],
      roles: [],
      topics: [],
      pages: [],
      unknown: [],
      absent: [],
      not: "",
      gap: null,
      most: null,
      partner: null,
      isFirst: false,
      among: null,
      isMoney: false,
    };
  }

  /** Note the time that is asked for; nothing else is selected by it.
      @param {string} query
      @param {Inquiry} asked */
  function noteTimes(query, { topics, parties, unknown }) {
    if (topics.length + parties.length) unknown.push(...new Set(query.match(TIME)));
  }

  /** 牵头单位有哪些 asks for those that lead. Of something that is nowhere nobody does.
      @param {Inquiry} asked */
  function noteRanking(asked) {
    const { topics, parties, pages, roles, unknown } = asked;
    if (!roles.length || topics.length + parties.length) return;
    if (unknown.length) {
      roles.length = 0;
      asked.isFirst = false;
      asked.among = null;
    } else if (!(asked.isFirst || asked.among || asked.not || pages.length)) {
      asked.most ??= { role: roles[0], isLeast: false };
    }
  }

  /** Give each party the role that is said beside it: 财政局牵头、民政局配合.
      @param {Inquiry} asked
      @param {readonly RoleMark[]} marks */
  function giveRoles({ parties }, marks) {
    const roles = new Set(marks.map(([role]) => role));
    if (roles.size < LEAST_PAIRS || parties.length < LEAST_PAIRS || roles.has(ANY_ROLE)) return;
    const given = parties.map((_, at) => {
      if (marks.length === parties.length) return marks[at][0];
      const isBefore = marks[0][1] === 0;
      const mark = isBefore
        ? marks.filter(([, before]) => before <= at).pop()
        : marks.find(([, before]) => before > at);
      return mark?.[0];
    });
    if (new Set(given).size < roles.size) return;
    parties.forEach((one, at) => {
      if (given[at] !== undefined) one.roles = [given[at]];
    });
  }

  /** @param {Inquiry} asked */
  function isAnything({ parties, topics, pages, absent, gap, most, isFirst, among, not }) {
    const isSome =
      parties.length + topics.length + pages.length + absent.length > 0 || gap !== null;
    return isSome || most || isFirst || among || not !== "";
  }

  return { Asking, isAnything };
})();
