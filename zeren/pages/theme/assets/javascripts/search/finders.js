"use strict";

/* Finders: each finds the records that hold one word, in one way. */
(() => {
  const zerenSearch = (self.zerenSearch ??= {});

  const { Register, numerals } = zerenSearch;

  const NOT_FOUND = 255;
  /* A single character beside a saying, as in 房补吗, says nothing. */
  const LEAST_OF_REST = 2;
  const SAID_NUMBER = /^(?:第|任务|第?任务)?([0-9]+|[零一二两三四五六七八九十百千]+)(?:项|条|号|项任务)?$/;

  /** What all finders have in common.
      `way` says how they find, `ranks` holds the best rank of each record, `meaning` what the word
      was taken for where that is another one. */
  class Finder {
    constructor(register, way) {
      this.register = register;
      this.way = way;
      this.ranks = new Uint8Array(register.records.length).fill(NOT_FOUND);
      this.foundAny = false;
      this.meaning = null;
    }

    has(record) {
      return this.ranks[record] !== NOT_FOUND;
    }

    /** Note that a record was found, unless it was found better before. */
    note(record, rank) {
      this.foundAny = true;
      if (rank < this.ranks[record]) this.ranks[record] = rank;
    }

    noteField(field, at, length) {
      this.note(this.register.recordOf[field], this.register.rank(field, at, length));
    }

    /** The stretches of a folded field to be marked: [from, to]. */
    places() {
      return [];
    }

    /** What the word was taken for in a record. */
    meaningIn() {
      return this.meaning;
    }
  }

  /** Finds a word as it is, or its numbers written otherwise. */
  class LiteralFinder extends Finder {
    constructor(register, word) {
      super(register, "literal");
      this.word = word;
      this.number = numerals.canonical(word);
      register.texts.visit(word, (field, at) => this.noteField(field, at, word.length));
      if (numerals.hasNumber(this.number)) this.#findNumbers();
    }

    #findNumbers() {
      const { register, number } = this;
      const isWhole = (text, at) => numerals.isWhole(text, number, at);
      register.numberTexts.visit(
        number,
        (at) => this.noteField(register.numberFields[at], 1, 0),
        isWhole,
      );
      if (number === this.word) return;
      register.texts.visit(
        number,
        (field, at) => {
          if (!register.hasOwnNumbers[field]) this.noteField(field, at, number.length);
        },
        isWhole,
      );
    }

    places(field) {
      const text = this.register.texts.text(field);
      const places = occurrences(text, this.word);
      if (places.length || !numerals.hasNumber(this.number)) return places;
      const canonical = numerals.canonicalWithPlaces(text);
      return occurrences(canonical.text, this.number)
        .filter(([from]) => numerals.isWhole(canonical.text, this.number, from))
        .map(([from, to]) => [canonical.places[from][0], canonical.places[to - 1][1]]);
    }
  }

  /** Finds a task by its number as people say it: 第12项, 第十二项, 任务12. */
  class NumberFinder extends Finder {
    constructor(register, word) {
      super(register, "number");
      const said = SAID_NUMBER.exec(word)?.[1];
      const number = said && (/^[0-9]+$/.test(said) ? said : numerals.chinese(said));
      if (!number) return;
      for (let field = 0; field < register.texts.count; field += 1) {
        const isNumber = register.parts[field] === "#" && register.texts.text(field) === number;
        if (isNumber) this.noteField(field, 0, number.length);
      }
    }
  }

  /** Finds the tasks of the parties that a word names, by whatever name the tasks call them. */
  class PartyFinder extends Finder {
    constructor(register, parties) {
      super(register, "party");
      this.parties = parties;
      this.meaning = parties.map((party) => register.titleOf(party)).join("、");
      for (const party of parties) {
        for (const [task, roles] of register.tasksOf(party)) {
          const isDirect = roles.some(([, through]) => through === null);
          this.note(task, isDirect ? Register.SENTENCE : Register.TEXT);
        }
      }
    }
  }

  /** Finds by what a word means: each meaning is a list of words that must all occur. */
  class SynonymFinder extends Finder {
    constructor(register, meanings) {
      super(register, "synonym");
      this.meanings = [];
      for (const words of meanings) {
        const finders = words.map((word) => new LiteralFinder(register, word));
        if (finders.every((finder) => finder.foundAny)) this.#noteMeaning(words, finders);
      }
    }

    #noteMeaning(words, finders) {
      this.meanings.push({ words, finders });
      for (let record = 0; record < this.ranks.length; record += 1) {
        if (finders.every((finder) => finder.has(record))) {
          this.note(record, Math.max(...finders.map((finder) => finder.ranks[record])));
        }
      }
    }

    places(field) {
      return this.meanings.flatMap(({ finders }) => finders.flatMap((one) => one.places(field)));
    }

    meaningIn(record) {
      return this.meanings
        .filter(({ finders }) => finders.every((finder) => finder.has(record)))
        .map(({ words }) => words.join(" "))
        .join("、");
    }
  }

  /** Where a word occurs in a text, without overlaps: [from, to]. */
  function occurrences(text, word) {
    const found = [];
    for (let at = text.indexOf(word); word && at >= 0; at = text.indexOf(word, at + word.length)) {
      found.push([at, at + word.length]);
    }
    return found;
  }

  /** What a word may mean by the synonyms: lists of words that must all occur.
      A word that holds more than a saying keeps the rest: 二孩房补 is 二孩 and 购房补助. */
  function meaningsOf(synonyms, word) {
    const saying = synonyms.find(({ said }) => word.includes(said));
    if (!saying) return [];
    const rest = word.split(saying.said).filter((piece) => piece.length >= LEAST_OF_REST);
    return saying.means.map((words) => [...words, ...rest]);
  }

  /** The synonyms of the index, one saying each and folded, the longest first. */
  function foldSynonyms(synonyms, folding) {
    return synonyms
      .flatMap(([said, means]) =>
        said.map((saying) => ({
          said: folding.fold(saying),
          means: means.map((one) => one.split(" ").map((word) => folding.fold(word))),
        })),
      )
      .sort((one, other) => other.said.length - one.said.length);
  }

  Object.assign(zerenSearch, {
    Finder,
    LiteralFinder,
    NumberFinder,
    PartyFinder,
    SynonymFinder,
    meaningsOf,
    foldSynonyms,
    NOT_FOUND,
    occurrences,
  });
})();
