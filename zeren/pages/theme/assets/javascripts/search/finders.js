"use strict";

/* Finders: each finds the records that hold one word, in one way. */
var zerenFinders = (() => {
  const { chinese } = zerenNumerals;
  const { SENTENCE, TEXT, WHOLE_NAME } = zerenRegister;

  const NOT_FOUND = 255;
  /* A single character beside a saying, as in 房补吗, says nothing. */
  const LEAST_OF_REST = 2;
  const SAID_NUMBER =
    /^(?:第|任务|第?任务)?([0-9]+|[零一二两三四五六七八九十百千]+)(?:项|条|号|项任务)?$/;

  /** What all finders have in common.
      `way` says how they find, `ranks` holds the best rank of each record, `meaning` what the word
      was taken for where that is another one, `typed` the part of the query it stands for where
      that is not all of it, `parties` those that the word names. */
  class Finder {
    foundAny = false;
    /** @type {string | null} */
    meaning = null;
    typed = "";
    /** @type {readonly number[]} */
    parties = [];

    /** @param {Register} register
        @param {Way} way */
    constructor(register, way) {
      this.register = register;
      this.way = way;
      this.ranks = new Uint8Array(register.records.length).fill(NOT_FOUND);
    }

    /** Whether a record was found.
        @param {number} record */
    has(record) {
      return this.ranks[record] !== NOT_FOUND;
    }

    /** Note that a record was found, unless it was found better before.
        @param {number} record
        @param {number} rank */
    note(record, rank) {
      this.foundAny = true;
      if (rank < this.ranks[record]) this.ranks[record] = rank;
    }

    /** Note that something was found in a field.
        @param {number} field
        @param {number} at
        @param {number} length */
    noteField(field, at, length) {
      this.note(this.register.recordOf[field], this.register.rank(field, at, length));
    }

    /** The stretches of a folded field to be marked.
        @param {number} _field
        @returns {Stretch[]} */
    // biome-ignore lint/style/useThisInClassMethods: what marks something overrides it
    places(_field) {
      return [];
    }

    /** What the word was taken for in a record.
        @param {number} _record */
    meaningIn(_record) {
      return this.meaning;
    }
  }

  /** Finds a word as it is, or its numbers written otherwise. */
  class LiteralFinder extends Finder {
    /** @param {Register} register
        @param {string} word */
    constructor(register, word) {
      super(register, "literal");
      this.word = word;
      register.wording.visit(word, (field, at, length) => this.noteField(field, at, length));
    }

    /** @override
        @param {number} field */
    places(field) {
      return this.register.wording.places(field, this.word);
    }
  }

  /** Finds a task by its number as people say it: 第12项, 第十二项, 任务12. */
  class NumberFinder extends Finder {
    /** @param {Register} register
        @param {string} word */
    constructor(register, word) {
      super(register, "number");
      const number = numberSaid(word);
      if (!number) return;
      for (let field = 0; field < register.texts.count; field += 1) {
        const isNumber =
          register.parts[field] === "#" && inDigits(register.texts.text(field)) === number;
        if (isNumber) this.noteField(field, 0, number.length);
      }
    }
  }

  /** Finds the tasks of the parties that a word names, by whatever name the tasks call them. */
  class PartyFinder extends Finder {
    /** @param {Register} register
        @param {readonly number[]} parties */
    constructor(register, parties) {
      super(register, "party");
      this.parties = parties;
      this.meaning = parties.map((party) => register.titleOf(party)).join("、");
      for (const party of parties) {
        register.visitTasks(party, (task, _, isDirect) => {
          this.note(task, isDirect ? SENTENCE : TEXT);
        });
      }
    }
  }

  /** Finds what parties do in certain roles, or in any; where nothing else is asked, themselves too. */
  class DutyFinder extends Finder {
    /** @param {Register} register
        @param {readonly number[]} parties
        @param {object} what
        @param {readonly number[]} what.roles None for any.
        @param {boolean} what.isFirst Whether they must stand first among those that lead.
        @param {boolean} what.isAlone Whether nothing else is asked. */
    constructor(register, parties, { roles, isFirst, isAlone }) {
      super(register, "asked");
      for (const party of parties) {
        if (isAlone) this.note(party, WHOLE_NAME);
        register.visitTasks(party, (task, role, isDirect, bearer) => {
          if (roles.length && !roles.includes(role)) return;
          if (isFirst && register.bearersOf(task, 0)[0] !== bearer) return;
          this.note(task, isDirect ? SENTENCE : TEXT);
        });
      }
    }
  }

  /** Finds the tasks of which something is so. */
  class TaskFinder extends Finder {
    /** @param {Register} register
        @param {(task: number) => boolean} isSo */
    constructor(register, isSo) {
      super(register, "asked");
      register.records.forEach(({ group }, record) => {
        if (group === "task" && isSo(record)) this.note(record, TEXT);
      });
    }
  }

  /** Finds by what a word means: each meaning is a list of words that must all occur. */
  class SynonymFinder extends Finder {
    /** @type {{ words: readonly string[], finders: readonly LiteralFinder[] }[]} */
    #meanings = [];

    /** @param {Register} register
        @param {readonly (readonly string[])[]} meanings */
    constructor(register, meanings) {
      super(register, "synonym");
      for (const words of meanings) {
        const finders = words.map((word) => new LiteralFinder(register, word));
        if (finders.every((finder) => finder.foundAny)) this.#noteMeaning(words, finders);
      }
    }

    /** @param {readonly string[]} words
        @param {readonly LiteralFinder[]} finders */
    #noteMeaning(words, finders) {
      this.#meanings.push({ words, finders });
      for (let record = 0; record < this.ranks.length; record += 1) {
        if (finders.every((finder) => finder.has(record))) {
          this.note(record, Math.max(...finders.map((finder) => finder.ranks[record])));
        }
      }
    }

    /** @override
        @param {number} field */
    places(field) {
      return this.#meanings.flatMap(({ finders }) => finders.flatMap((one) => one.places(field)));
    }

    /** @override
        @param {number} record */
    meaningIn(record) {
      return this.#meanings
        .filter(({ finders }) => finders.every((finder) => finder.has(record)))
        .map(({ words }) => words.join(" "))
        .join("、");
    }
  }

  /** The number of a task as people say it, in digits; null for any other word.
      @param {string} word */
  function numberSaid(word) {
    const said = SAID_NUMBER.exec(word)?.[1];
    return (said && inDigits(said)) || null;
  }

  /** A number in digits; null for what is none.
      @param {string} text */
  function inDigits(text) {
    if (/^[0-9]+$/.test(text)) return text;
    return /^[零一二两三四五六七八九十百千]+$/.test(text) ? chinese(text) : null;
  }

  /** What a word may mean by the synonyms: lists of words that must all occur.
      A word that holds more than a saying keeps the rest: 二孩房补 is 二孩 and 购房补助.
      @param {readonly Synonym[]} synonyms
      @param {string} word */
  function meaningsOf(synonyms, word) {
    const saying = synonyms.find(({ said }) => word.includes(said));
    if (!saying) return [];
    const rest = word.split(saying.said).filter((piece) => piece.length >= LEAST_OF_REST);
    return saying.means.map((words) => [...words, ...rest]);
  }

  /** The synonyms of the index, one saying each and folded, the longest first.
      @param {SearchIndex["synonyms"]} synonyms
      @param {Folding} folding
      @returns {Synonym[]} */
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

  return {
    Finder,
    LiteralFinder,
    NumberFinder,
    PartyFinder,
    DutyFinder,
    TaskFinder,
    SynonymFinder,
    numberSaid,
    meaningsOf,
    foldSynonyms,
  };
})();
