"use strict";

/* The engine: a query to the records it finds. Literal hits first; then, never mixed with them,
   what was found by another name, a synonym, pinyin, or as a slip of the pen. */
var zerenEngine = (() => {
  const { LiteralFinder, NumberFinder, PartyFinder, SynonymFinder, foldSynonyms, meaningsOf } =
    zerenFinders;
  const { canonical, hasNumber } = zerenNumerals;
  const { partsOf } = zerenParts;
  const { PinyinFinder, Readings, isBegun, lettersOf } = zerenPinyin;
  const { IN_NAME, Register, WHOLE_NAME } = zerenRegister;
  const { slipFinder } = zerenSlips;

  /** What the finders of each word find together.
      @typedef {{ hits: Hit[], lists: Lists }} HitsOfLists */

  /* A word inside the names of more parties names none of them in particular. */
  const MOST_PARTIES = 3;
  /* Behind all roles. */
  const NO_ROLE = 255;
  /* What was pasted is looked for as it is; guessing what is meant by all of it would take long. */
  const LONGEST_TO_GUESS = 100;
  /** @type {readonly Group[]} */
  const GROUPS = ["party", "task", "guide"];

  class Engine {
    /** @param {SearchIndex} index
        @param {FoldingTable} folding
        @param {Iterable<SearchIndex["records"]>} parts As for the register. */
    constructor(index, folding, parts) {
      this.register = new Register(index, folding, parts);
      this.readings = new Readings(index.readings, this.register);
      this.synonyms = foldSynonyms(index.synonyms, this.register.folding);
    }

    /** Search.
        @param {string} query
        @returns {Found} The words, the parties they name, and the sections `literal` and `further`,
        each a list of groups with their hits in order. */
    search(query) {
      const words = this.register.folding.words(query);
      if (!words.length) return { words, parties: [], literal: [], further: [] };
      const { hits, lists } = this.#found(words);
      const parties = [...new Set(lists.flatMap(partiesNamedBy))];
      const sorted = this.#sorted(hits, parties);
      return {
        words,
        parties,
        literal: grouped(
          sorted.filter((hit) => hit.isLiteral),
          this.register,
        ),
        further: grouped(
          sorted.filter((hit) => !hit.isLiteral),
          this.register,
        ),
      };
    }

    /** The hits, and the finders of each word that found them.
        @param {string[]} words
        @returns {HitsOfLists} */
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
      if (hits.length) return { hits, lists };
      const withSlips = this.#withSlips(words, lists);
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
        const slip = slipFinder(this.register, this.readings, words[at]);
        return slip ? [slip] : [];
      });
    }

    /** The records that hold every word, by whatever finder comes first for it.
        @param {Lists} lists */
    #combine(lists) {
      const useful = lists.map((finders) => finders.filter((finder) => finder.foundAny));
      if (!useful.every((finders) => finders.length)) return [];
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

  /** Hits by group: parties by name, tasks, the guide, and last parties that are of a kind.
      @param {readonly Hit[]} hits
      @param {Register} register
      @returns {GroupFound[]} */
  function grouped(hits, register) {
    const groups = GROUPS.map((group) => ({
      group,
      hits: hits.filter((hit) => register.records[hit.record].group === group),
    })).filter(({ hits: own }) => own.length);
    /** @type {(found: GroupFound) => boolean} */
    const isByKind = ({ group, hits: own }) => group === "party" && !own[0].isNamed;
    return [...groups.filter((one) => !isByKind(one)), ...groups.filter(isByKind)];
  }

  return { Engine, findersOf };
})();
