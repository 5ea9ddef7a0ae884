"use strict";

/* The engine: a query to the records it finds. Literal hits first; then, never mixed with them,
   what was found by another name, a synonym, pinyin, or as a slip of the pen. */
var zerenEngine = (() => {
  const { LiteralFinder, NumberFinder, PartyFinder, SynonymFinder, foldSynonyms, meaningsOf } =
    zerenFinders;
  const { Asking } = zerenAsking;
  const { canonical, hasNumber } = zerenNumerals;
  const { partsOf } = zerenParts;
  const { PinyinFinder, Readings, isBegun, lettersOf } = zerenPinyin;
  const { IN_NAME, Register, START_OF_NAME, WHOLE_NAME } = zerenRegister;
  const { ranking, rolesOf, selectors } = zerenSelecting;
  const { isWord, slipFinder } = zerenSlips;

  /** What the finders of each word find together.
      @typedef {{ hits: Hit[], lists: Lists }} HitsOfLists */

  /* A word inside the names of more parties names none of them in particular. */
  const MOST_PARTIES = 3;
  /* Behind all roles. */
  const NO_ROLE = 255;
  /* What was pasted is looked for as it is; guessing what is meant by all of it would take long. */
  const LONGEST_TO_GUESS = 100;
  /* Nobody asks at greater length. */
  const LONGEST_TO_ASK = 60;
  /** @type {readonly Group[]} */
  const GROUPS = ["party", "page", "task", "guide"];
  /* Of parties by how much they bear. */
  const MOST_RANKED = 10;
  const STATISTICS = "statistics/";

  class Engine {
    /** @param {SearchIndex} index
        @param {FoldingTable} folding
        @param {Iterable<SearchIndex["records"]>} parts As for the register. */
    constructor(index, folding, parts) {
      this.register = new Register(index, folding, parts);
      this.readings = new Readings(index.readings, this.register);
      this.synonyms = foldSynonyms(index.synonyms, this.register.folding);
      this.pairs = pairsOf(index.pairs);
      this.asking = new Asking(
        this.register,
        this.synonyms,
        (piece) => this.#guess(piece),
        (text) => isWord(this.register, text, this.pairs),
      );
    }

    /** Search.
        @param {string} query
        @returns {Found} The words, the parties they name, what they ask, and the sections: what was
        asked for, or what holds the words and what was found otherwise, each a list of groups with
        their hits in order. */
    search(query) {
      const words = this.register.folding.words(query);
      if (!words.length) return this.#answered(words, []);
      const isShort = words.join("").length <= LONGEST_TO_ASK;
      const asked = isShort ? this.asking.read(words) : null;
      const page = asked && onlyPage(asked);
      if (asked?.isSure && !page) return this.#selected(words, asked);
      const found = this.#found(page ? [page] : words);
      if (found) return this.#answered(words, found.hits, found.lists);
      if (asked) return this.#selected(words, asked);
      const { hits, lists } = this.#guessed(words);
      return this.#answered(words, hits, lists);
    }

    /** What was found, in its sections.
        @param {readonly string[]} words
        @param {Hit[]} hits
        @param {Lists} [lists]
        @returns {Found} */
    #answered(words, hits, lists = []) {
      const parties = [...new Set(lists.flatMap(partiesNamedBy))];
      const sorted = this.#sorted(hits, parties);
      const literal = sorted.filter((hit) => hit.isLiteral);
      const further = sorted.filter((hit) => !hit.isLiteral);
      return { words, parties, asked: null, selected: [], ...this.#grouped({ literal, further }) };
    }

    /** @param {Record<"literal" | "further", readonly Hit[]>} hits */
    #grouped({ literal, further }) {
      return {
        literal: grouped(literal, this.register),
        further: grouped(further, this.register),
      };
    }

    /** What a query that asks selects. Where that is nothing, what comes near it stands apart.
        @param {readonly string[]} words
        @param {Inquiry} asked
        @returns {Found} */
    #selected(words, asked) {
      const parties = [...new Set(asked.parties.flatMap((one) => one.parties))];
      const topics = this.#withSlips(
        asked.topics,
        asked.topics.map((topic) => this.#finders(topic)),
      );
      const chosen = selectors(this.register, asked);
      const isOfTasks =
        asked.isMoney || (chosen.length > 0 && (topics.length > 0 || !isOnlyOfParties(asked)));
      const hits = this.#combine([...chosen, ...topics]).filter(
        ({ record }) => !isOfTasks || this.register.records[record].group === "task",
      );
      /* What holds the words goes before what was found by others. */
      const written = hits.filter((hit) => isWritten(hit, topics));
      const selected = written.length ? written : hits;
      const others = selected.length ? hits.filter((hit) => !selected.includes(hit)) : [];
      const near = selected.length ? others : this.#near(parties, topics, asked);
      return {
        words,
        parties,
        asked,
        selected: grouped(
          [...this.#ofNow(this.#sorted(selected, parties), asked), ...this.#pagesOf(asked)],
          this.register,
        ),
        ...this.#grouped({ literal: [], further: this.#sorted(near, parties) }),
      };
    }

    /** Where nothing is as it was asked: what the topics are in, and the parties themselves.
        @param {readonly number[]} parties
        @param {Lists} topics
        @param {Inquiry} asked */
    #near(parties, topics, asked) {
      const own = parties.map((party) => pageHit(party, WHOLE_NAME));
      const hits = this.#combine(topics);
      const typed = asked.topics.join("");
      return [...own, ...(hits.length || !typed ? hits : this.#inParts([typed]).hits)];
    }

    /** Hits with those of what is to be done now first; where money is asked for, those that say some.
        @param {readonly Hit[]} hits
        @param {Inquiry} asked */
    #ofNow(hits, { isMoney }) {
      const { register } = this;
      const later = (/** @type {Hit} */ { record }) =>
        (register.records[record].group === "task" && !register.isInForce(record) ? 2 : 0) +
        (isMoney && !register.saysMoney(record) ? 1 : 0);
      return [...hits].sort((one, other) => later(one) - later(other));
    }

    /** The units that a query ranks, and the pages that it names.
        @param {Inquiry} asked */
    #pagesOf({ most, gap, pages }) {
      const ranked = most ? ranking(this.register, most).slice(0, MOST_RANKED) : [];
      const statistics = this.register.records.findIndex(({ page }) => page === STATISTICS);
      const own = pages.map(({ page }) => page);
      const named = (most || gap !== null) && statistics >= 0 ? [statistics, ...own] : own;
      return [
        ...ranked.map(([party]) => pageHit(party, WHOLE_NAME)),
        ...[...new Set(named)].map((page) => pageHit(page, IN_NAME)),
      ];
    }

    /** What a piece of a query may mean that is nowhere as it stands.
        @param {string} piece */
    #guess(piece) {
      const { register, readings } = this;
      const letters = lettersOf(piece);
      const finder = letters
        ? new PinyinFinder(register, readings, letters)
        : slipFinder(register, readings, piece, this.pairs);
      if (!finder?.foundAny) return null;
      return fewEnough(wholeNames(finder)).filter((one) => register.isBearer(one));
    }

    /** The hits, and the finders of each word that found them; null where there are none.
        @param {string[]} words
        @returns {HitsOfLists | null} */
    #found(words) {
      if (words.join("").length > LONGEST_TO_GUESS) return this.#foundPasted(words);
      const lists = words.map((word) => this.#finders(word));
      const hits = this.#combine(lists);
      const whole = words.length > 1 ? this.#furtherFinders(words.join("")) : [];
      const wholeHits = this.#combine([whole]);
      if (wholeHits.length) {
        /* Words that are one word with blanks inside, such as cai zheng ju. */
        const literal = hits.filter((hit) => hit.isLiteral);
        const known = new Set(literal.map((hit) => hit.record));
        const others = wholeHits.filter((hit) => !known.has(hit.record));
        return { hits: [...literal, ...others], lists: [...lists, whole] };
      }
      return hits.length ? { hits, lists } : null;
    }

    /** The same where the words are nowhere: as slips of the pen, else in parts.
        @param {readonly string[]} words
        @returns {HitsOfLists} */
    #guessed(words) {
      const withSlips = this.#withSlips(
        words,
        words.map((word) => this.#finders(word)),
      );
      const slips = this.#combine(withSlips);
      return slips.length ? { hits: slips, lists: withSlips } : this.#inParts(words);
    }

    /** The same for a long query: as it is, else by the parts of its beginning.
        @param {string[]} words
        @returns {HitsOfLists} */
    #foundPasted(words) {
      const lists = words.map((word) => [new LiteralFinder(this.register, word)]);
      const hits = this.#combine(lists);
      const beginning = words.join("").slice(0, LONGEST_TO_GUESS);
      return hits.length ? { hits, lists } : this.#inParts([beginning]);
    }

    /** What finds a word, the most literal first.
        @param {string} word
        @returns {Finder[]} */
    #finders(word) {
      return [new LiteralFinder(this.register, word), ...this.#furtherFinders(word)];
    }

    /** @param {string} word
        @returns {Finder[]} */
    #furtherFinders(word) {
      const { register, readings } = this;
      const letters = lettersOf(word);
      const pinyin = letters === null ? [] : [new PinyinFinder(register, readings, letters)];
      /** @type {Finder[]} */
      const finders = [
        ...pinyin,
        new NumberFinder(register, word),
        new PartyFinder(register, this.#partiesCalled(word, pinyin)),
        new SynonymFinder(register, meaningsOf(this.synonyms, word)),
      ];
      if (letters !== null && !finders.some((finder) => finder.foundAny)) {
        finders.push(new PinyinFinder(register, readings, letters, { atEnd: isBegun }));
      }
      return finders;
    }

    /** The parties whose name is this word, written or typed in pinyin.
        @param {string} word
        @param {readonly Finder[]} pinyin */
    #partiesCalled(word, pinyin) {
      return this.register.partiesNamed.get(word) ?? fewEnough(pinyin.flatMap(wholeNames));
    }

    /** The words as they are where they find something, else as slips of the pen.
        @param {readonly string[]} words
        @param {Lists} lists
        @returns {Lists} */
    #withSlips(words, lists) {
      return lists.map((finders, at) => {
        if (finders.some(({ foundAny }) => foundAny)) return finders;
        if (hasNumber(canonical(words[at]))) return []; /* another number is no slip */
        const slip = slipFinder(this.register, this.readings, words[at], this.pairs);
        return slip ? [slip] : [];
      });
    }

    /** The records that hold every word, by whatever finder comes first for it.
        @param {Lists} lists */
    #combine(lists) {
      const useful = lists.map((finders) => finders.filter((finder) => finder.foundAny));
      if (!(lists.length && useful.every((finders) => finders.length))) return [];
      /** @type {Hit[]} */
      const hits = [];
      for (let record = 0; record < this.register.records.length; record += 1) {
        if (holdsAll(record, useful)) hits.push(hitOf(record, useful));
      }
      return hits;
    }

    /** Where all else fails: the records that hold most of what was typed.
        @param {readonly string[]} words
        @returns {HitsOfLists} */
    #inParts(words) {
      const lists = words.flatMap((word) => partsOf(this.register, this.synonyms, word));
      const lengths = Uint8Array.from(this.register.records, (_, record) =>
        lengthFound(record, lists),
      );
      const most = lengths.reduce((longest, length) => Math.max(longest, length), 1);
      /** @type {Hit[]} */
      const hits = [];
      lengths.forEach((length, record) => {
        if (length !== most) return;
        const rank = Math.min(...findersOf(record, lists).map((finder) => finder.ranks[record]));
        const isNamed = rank <= IN_NAME;
        hits.push({ record, lists, rank, isLiteral: false, isNamed, role: NO_ROLE });
      });
      return { hits, lists };
    }

    /** Hits by rank, those of tasks that are done no more last; of equal ones those that lead a task
        first; else as in the register.
        @param {Hit[]} hits
        @param {readonly number[]} parties */
    #sorted(hits, parties) {
      const roles = new Uint8Array(this.register.records.length).fill(NO_ROLE);
      for (const party of parties) {
        this.register.visitTasks(party, (task, role) => {
          if (role < roles[task]) roles[task] = role;
        });
      }
      for (const hit of hits) hit.role = roles[hit.record];
      const retired = (/** @type {Hit} */ hit) => this.register.records[hit.record].retired;
      return hits.sort(
        (one, other) =>
          retired(one) - retired(other) ||
          one.rank - other.rank ||
          one.role - other.role ||
          one.record - other.record,
      );
    }
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

  /** What a query calls a page where it asks for nothing else: 怎么下载.
      @param {Inquiry} asked */
  function onlyPage({ pages, parties, roles, topics, unknown, gap, most }) {
    const others = parties.length + roles.length + topics.length + unknown.length;
    return others || gap !== null || most ? "" : pages[0]?.said;
  }

  /** @param {Inquiry} asked */
  function isOnlyOfParties(asked) {
    return rolesOf(asked).length === 0 && asked.gap === null;
  }

  /** Whether a hit holds the topics as they are.
      @param {Hit} hit
      @param {Lists} topics */
  function isWritten({ record }, topics) {
    return findersOf(record, topics).every(({ way }) => way === "literal");
  }

  /** The pairs of characters of a text that are laid end to end.
      @param {string} pairs */
  function pairsOf(pairs) {
    return new Set(pairs.match(/../gs));
  }

  /** The parties that the finders of a word name, whose roles are shown with tasks.
      @param {readonly Finder[]} finders */
  function partiesNamedBy(finders) {
    const called = finders.flatMap((finder) => finder.parties);
    if (called.length) return called;
    const whole = fewEnough(finders.flatMap(wholeNames));
    if (whole.length) return whole;
    return fewEnough(finders.slice(0, 1).flatMap((finder) => names(finder, IN_NAME)));
  }

  /** The parties whose whole name a finder found.
      @param {Finder} finder */
  function wholeNames(finder) {
    return names(finder, WHOLE_NAME);
  }

  /** The parties that a finder found by name, up to a rank.
      @param {Finder} finder
      @param {number} worst */
  function names(finder, worst) {
    /** @type {number[]} */
    const found = [];
    finder.ranks.forEach((rank, record) => {
      if (rank <= worst) found.push(record);
    });
    return found;
  }

  /** @param {number[]} parties */
  function fewEnough(parties) {
    return parties.length <= MOST_PARTIES ? parties : [];
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

  return { Engine, findersOf };
})();
