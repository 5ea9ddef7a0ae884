"use strict";

/* The engine: a query to the records it finds. Literal hits first; then, never mixed with them,
   what was found by another name, a synonym, pinyin, or as a slip of the pen. */
(() => {
  const zerenSearch = (self.zerenSearch ??= {});

  const {
    LiteralFinder,
    NumberFinder,
    PartyFinder,
    PinyinFinder,
    Readings,
    Register,
    SynonymFinder,
    foldSynonyms,
    isBegun,
    lettersOf,
    meaningsOf,
    numerals,
    partsOf,
    slipFinder,
  } = zerenSearch;

  /* A word inside the names of more parties names none of them in particular. */
  const MOST_PARTIES = 3;
  /* What was pasted is looked for as it is; guessing what is meant by all of it would take long. */
  const LONGEST_TO_GUESS = 100;
  const GROUPS = ["party", "task", "guide"];

  class Engine {
    /** @param content The index, as zeren/search/index.py describes it. */
    constructor(content) {
      this.register = new Register(content);
      this.readings = new Readings(content.readings, this.register);
      this.synonyms = foldSynonyms(content.synonyms, this.register.folding);
    }

    /** Search.
        @return The words, the parties they name, and the sections `literal` and `further`, each
        a list of groups with their hits in order. */
    search(query) {
      const words = this.#words(query);
      if (!words.length) return { words, parties: [], literal: [], further: [] };
      const { hits, lists } = this.#found(words);
      const parties = [...new Set(lists.flatMap((finders) => this.#partiesNamed(finders)))];
      const sorted = this.#sorted(hits, parties);
      return {
        words,
        parties,
        literal: grouped(sorted.filter((hit) => hit.isLiteral), this.register),
        further: grouped(sorted.filter((hit) => !hit.isLiteral), this.register),
      };
    }

    /** The folded words of a query. */
    #words(query) {
      const words = query.split(/\s+/).map((word) => this.register.folding.fold(word));
      return [...new Set(words.filter(Boolean))];
    }

    /** The hits, and the finders of each word that found them. */
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

    /** The same for a long query: as it is, else by the parts of its beginning. */
    #foundPasted(words) {
      const lists = words.map((word) => [new LiteralFinder(this.register, word)]);
      const hits = this.#combine(lists);
      const beginning = words.join("").slice(0, LONGEST_TO_GUESS);
      return hits.length ? { hits, lists } : this.#inParts([beginning]);
    }

    /** What finds a word, the most literal first. */
    #finders(word) {
      return [new LiteralFinder(this.register, word), ...this.#furtherFinders(word)];
    }

    #furtherFinders(word) {
      const { register, readings } = this;
      const letters = lettersOf(word);
      const pinyin = letters === null ? [] : [new PinyinFinder(register, readings, letters)];
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

    /** The parties whose name is this word, written or typed in pinyin. */
    #partiesCalled(word, pinyin) {
      return this.register.partiesNamed.get(word) ?? fewEnough(pinyin.flatMap(wholeNames));
    }

    /** The words as they are where they find something, else as slips of the pen. */
    #withSlips(words, lists) {
      return lists.map((finders, at) => {
        if (finders.some((finder) => finder.foundAny)) return finders;
        if (numerals.hasNumber(numerals.canonical(words[at]))) return []; /* another is no slip */
        const finder = slipFinder(this.register, this.readings, words[at]);
        return finder ? [finder] : [];
      });
    }

    /** The records that hold every word, by whatever finder comes first for it. */
    #combine(lists) {
      const useful = lists.map((finders) => finders.filter((finder) => finder.foundAny));
      if (!useful.every((finders) => finders.length)) return [];
      const hits = [];
      for (let record = 0; record < this.register.records.length; record += 1) {
        if (holdsAll(record, useful)) hits.push(hitOf(record, useful));
      }
      return hits;
    }

    /** Where all else fails: the records that hold most of what was typed. */
    #inParts(words) {
      const lists = words.flatMap((word) => partsOf(this.register, this.synonyms, word));
      const hits = this.register.records.map((_, record) => {
        const finders = lists.map((list) => firstOf(list, record)).filter(Boolean);
        const length = finders.reduce((sum, finder) => sum + finder.typed.length, 0);
        const rank = Math.min(...finders.map((finder) => finder.ranks[record]));
        const isNamed = rank <= Register.IN_NAME;
        return { record, rank, finders, isLiteral: false, isNamed, length };
      });
      const most = hits.reduce((length, hit) => Math.max(length, hit.length), 1);
      return { hits: hits.filter((hit) => hit.length === most), lists };
    }

    /** The parties that the finders of a word name, whose roles are shown with tasks. */
    #partiesNamed(finders) {
      const called = finders.flatMap((finder) => finder.parties ?? []);
      if (called.length) return called;
      const whole = fewEnough(finders.flatMap(wholeNames));
      if (whole.length) return whole;
      return fewEnough(finders.slice(0, 1).flatMap((finder) => names(finder, Register.IN_NAME)));
    }

    /** Hits by rank; of equal ones those that lead a task first; else as in the register. */
    #sorted(hits, parties) {
      for (const hit of hits) {
        hit.role = this.register.roles.length;
        for (const party of parties) {
          for (const [role] of this.register.rolesOf(hit.record, party)) {
            hit.role = Math.min(hit.role, role);
          }
        }
      }
      return hits.sort(
        (one, other) => one.rank - other.rank || one.role - other.role || one.record - other.record,
      );
    }
  }

  /** Whether one finder of each list found a record. Asked of every record, so it makes nothing. */
  function holdsAll(record, lists) {
    for (const finders of lists) if (!firstOf(finders, record)) return false;
    return true;
  }

  function firstOf(finders, record) {
    for (const finder of finders) if (finder.has(record)) return finder;
    return null;
  }

  function hitOf(record, lists) {
    const finders = lists.map((list) => firstOf(list, record));
    return {
      record,
      finders,
      rank: finders.reduce((sum, finder) => sum + finder.ranks[record], 0),
      isLiteral: finders.every((finder) => finder.way === "literal"),
      isNamed: finders.every((finder) => finder.ranks[record] <= Register.IN_NAME),
    };
  }

  /** The parties whose whole name a finder found. */
  function wholeNames(finder) {
    return names(finder, Register.WHOLE_NAME);
  }

  /** The parties that a finder found by name, up to a rank. */
  function names(finder, worst) {
    const found = [];
    finder.ranks.forEach((rank, record) => {
      if (rank <= worst) found.push(record);
    });
    return found;
  }

  function fewEnough(parties) {
    return parties.length <= MOST_PARTIES ? parties : [];
  }

  /** Hits by group: parties by name, tasks, the guide, and last parties that are of a kind. */
  function grouped(hits, register) {
    const groups = GROUPS.map((group) => ({
      group,
      hits: hits.filter((hit) => register.records[hit.record].group === group),
    })).filter(({ hits: own }) => own.length);
    const isByKind = ({ group, hits: own }) => group === "party" && !own[0].isNamed;
    return [...groups.filter((one) => !isByKind(one)), ...groups.filter(isByKind)];
  }

  zerenSearch.Engine = Engine;
})();
