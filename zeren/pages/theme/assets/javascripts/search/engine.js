"use strict";

/* The engine: a query to the records it finds. Literal hits first; then, never mixed with them,
   what was found by another name, a synonym, pinyin, or as a slip of the pen. */
var zerenEngine = (() => {
  const { LiteralFinder, NumberFinder, PartyFinder, SynonymFinder, foldSynonyms, meaningsOf } =
    zerenFinders;
  const { Asking, isAnything } = zerenAsking;
  const { ONLY_PARTICLES } = zerenPhrases;
  const { NO_ROLE, combined, findersOf, grouped, lengthFound, sorted } = zerenHits;
  const { canonical, hasNumber } = zerenNumerals;
  const { partsOf } = zerenParts;
  const { PinyinFinder, Readings, isBegun, lettersOf } = zerenPinyin;
  const { IN_NAME, Register, WHOLE_NAME } = zerenRegister;
  const { Selection } = zerenSelecting;
  const { isWord } = zerenLikeness;
  const { slipFinder } = zerenSlips;

  /** What the finders of each word find together.
      @typedef {{ hits: Hit[], lists: Lists }} HitsOfLists */

  /* A word inside the names of more parties names none of them in particular. */
  const MOST_PARTIES = 3;
  /* What was pasted is looked for as it is; guessing what is meant by all of it would take long. */
  const LONGEST_TO_GUESS = 100;
  /* Nobody asks at greater length. */
  const LONGEST_TO_ASK = 60;
  /* Two characters say little of what the guide is about. */
  const LEAST_OF_GUIDE = 3;
  /** @type {HitsOfLists} */
  const NOTHING = { hits: [], lists: [] };

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
      if (words.every((word) => ONLY_PARTICLES.test(word))) return this.#answered(words, []);
      if (words.join("").length > LONGEST_TO_ASK) return this.#pasted(words);
      const asked = this.asking.read(words);
      if (!asked) return this.#typed(words);
      if (!isAnything(asked)) return this.#unknown(asked.unknown);
      const page = onlyPage(asked);
      return page ? this.#typed([page]) : this.#selected(words, asked);
    }

    /** What is found by words as they stand.
        @param {string[]} words */
    #typed(words) {
      const found = this.#found(words);
      if (found) return this.#answered(words, found.hits, found.lists);
      return (
        this.#divided(words, false) ??
        this.#withSlipsOf(words) ??
        this.#divided(words, true) ??
        this.#partly(words)
      );
    }

    /** What comes near what was asked for, where that is nowhere.
        @param {readonly string[]} words */
    #unknown(words) {
      return this.#withSlipsOf(words) ?? this.#partly(words);
    }

    /** What is found where names and topics are not written apart; null where that is nothing.
        @param {readonly string[]} words
        @param {boolean} isLoose As for dividing. */
    #divided(words, isLoose) {
      const divided = this.asking.divide(words, isLoose);
      const found = divided && this.#selected(words, divided);
      return found?.selected.length || divided?.absent.length ? found : null;
    }

    /** What was found, in its sections.
        @param {readonly string[]} words
        @param {Hit[]} hits
        @param {Lists} [lists]
        @returns {Found} */
    #answered(words, hits, lists = []) {
      const parties = [...new Set(lists.flatMap(partiesNamedBy))];
      const ordered = sorted(this.register, hits, parties);
      const literal = ordered.filter((hit) => hit.isLiteral);
      const further = ordered.filter((hit) => !hit.isLiteral);
      return {
        words,
        parties,
        asked: null,
        selected: [],
        literal: grouped(literal, this.register),
        further: grouped(further, this.register),
      };
    }

    /** What a query that asks selects.
        @param {readonly string[]} words
        @param {Inquiry} asked */
    #selected(words, asked) {
      const finders = asked.topics.map((topic) => this.#finders(topic));
      const topics = this.#withSlips(asked.topics, finders);
      const selection = new Selection(this.register, asked, topics);
      return selection.found(words, (typed) => this.#inParts([typed]).hits);
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
      const lists = words.map((word) => this.#finders(word));
      const hits = combined(this.register, lists);
      const whole = words.length > 1 ? this.#furtherFinders(words.join("")) : [];
      const wholeHits = combined(this.register, [whole]);
      if (wholeHits.length) {
        /* Words that are one word with blanks inside, such as cai zheng ju. */
        const literal = hits.filter((hit) => hit.isLiteral);
        const known = new Set(literal.map((hit) => hit.record));
        const others = wholeHits.filter((hit) => !known.has(hit.record));
        return { hits: [...literal, ...others], lists: [...lists, whole] };
      }
      return hits.length ? { hits, lists } : null;
    }

    /** Words that are nowhere, as slips of the pen; null where they are none.
        @param {readonly string[]} words */
    #withSlipsOf(words) {
      const lists = this.#withSlips(
        words,
        words.map((word) => this.#finders(word)),
      );
      const hits = combined(this.register, lists);
      return hits.length ? this.#answered(words, hits, lists) : null;
    }

    /** The parts of words that are nowhere.
        @param {readonly string[]} words */
    #partly(words) {
      const { hits, lists } = this.#inParts(words);
      return this.#answered(words, hits, lists);
    }

    /** A long query, which asks nothing: as it is, else by the parts of its beginning.
        @param {string[]} words */
    #pasted(words) {
      if (words.join("").length <= LONGEST_TO_GUESS) {
        const { hits, lists } = this.#found(words) ?? NOTHING;
        if (hits.length) return this.#answered(words, hits, lists);
        return this.#withSlipsOf(words) ?? this.#partly(words);
      }
      const lists = words.map((word) => [new LiteralFinder(this.register, word)]);
      const hits = combined(this.register, lists);
      const beginning = words.join("").slice(0, LONGEST_TO_GUESS);
      const found = hits.length ? { hits, lists } : this.#inParts([beginning]);
      return this.#answered(words, found.hits, found.lists);
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
        const found = findersOf(record, lists);
        const isGuide = this.register.records[record].group === "guide";
        if (isGuide && found.every(({ typed }) => typed.length < LEAST_OF_GUIDE)) return;
        const rank = Math.min(...found.map((finder) => finder.ranks[record]));
        const isNamed = rank <= IN_NAME;
        hits.push({ record, lists, rank, isLiteral: false, isNamed, role: NO_ROLE });
      });
      return { hits, lists };
    }
  }

  /** What a query calls a page where it asks for nothing else: 怎么下载.
      @param {Inquiry} asked */
  function onlyPage({ pages, parties, roles, topics, unknown, gap, most }) {
    const others = parties.length + roles.length + topics.length + unknown.length;
    return others || gap !== null || most ? "" : pages[0]?.said;
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

  return { Engine };
})();
