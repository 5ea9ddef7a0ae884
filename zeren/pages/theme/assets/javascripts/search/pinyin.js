"use strict";

/* Pinyin: letters against the readings of characters. A match begins and ends where a character
   does; each character is typed in full or by its first letter (zh, ch, sh count as one). */
var zerenPinyin = (() => {
  const { Finder } = zerenFinders;
  const { FIELD_END } = zerenTexts;

  const BASIC_PLANE = 0x10000;
  const LEAST_LETTERS = 2;

  /** How every character of the texts is read. */
  class Readings {
    /** By the number of a reading how it is spelled; 0 is that of what is not read.
        @type {string[][]} */
    spellings = [[]];
    /** @type {Map<string, number>} */
    #numbers = new Map();
    /** By character the readings that contexts give it.
        @type {Map<number, Set<number>>} */
    #givenByContext = new Map();

    /** @param {SearchIndex["readings"]} table
        @param {Register} register */
    constructor(table, register) {
      this.register = register;
      this.ofCode = new Uint16Array(BASIC_PLANE);
      for (const [syllable, characters] of Object.entries(table)) {
        const number = this.#number(syllable);
        for (const character of characters) this.ofCode[character.charCodeAt(0)] = number;
      }
      /** By place the readings that the context gives.
          @type {Map<number, number>} */
      this.inContext = new Map();
      for (const [field, at, syllable] of register.readings) {
        this.#noteInContext(register.texts.starts[field] + at, this.#number(syllable));
      }
    }

    /** @param {string} syllable */
    #number(syllable) {
      const number = this.#numbers.get(syllable) ?? this.spellings.length;
      if (number === this.spellings.length) {
        this.#numbers.set(syllable, number);
        this.spellings.push(syllable.split("|"));
      }
      return number;
    }

    /** @param {number} place
        @param {number} number */
    #noteInContext(place, number) {
      this.inContext.set(place, number);
      const code = this.register.texts.codes[place];
      const numbers = this.#givenByContext.get(code);
      if (numbers) numbers.add(number);
      else this.#givenByContext.set(code, new Set([number]));
    }

    /** The number of the reading at a place of the texts; 0 for what is no Chinese character.
        @param {number} place */
    numberAt(place) {
      return this.inContext.get(place) ?? this.ofCode[this.register.texts.codes[place]];
    }

    /** By code whether a character may be read in some way, or is itself one that counts.
        @param {(number: number) => boolean} isRead Whether the reading of a number counts.
        @param {readonly number[]} codes Those characters. */
    codesRead(isRead, codes) {
      const counts = Uint8Array.from(this.spellings, (_, number) =>
        number && isRead(number) ? 1 : 0,
      );
      const found = new Uint8Array(BASIC_PLANE);
      for (let code = 0; code < BASIC_PLANE; code += 1) found[code] = counts[this.ofCode[code]];
      for (const [code, numbers] of this.#givenByContext) {
        for (const number of numbers) found[code] |= counts[number];
      }
      for (const code of codes) found[code] = 1;
      return found;
    }

    /** Visit the places where one character may begin what is looked for, and the next go on: few
        are left of millions.
        @param {Uint8Array} mayBegin By code.
        @param {Uint8Array} mayFollow By code.
        @param {(place: number) => number} visitor Gives the place from which to go on. */
    visit(mayBegin, mayFollow, visitor) {
      const { codes } = this.register.texts;
      let place = nextPair(codes, 0, mayBegin, mayFollow);
      while (place >= 0) place = nextPair(codes, visitor(place), mayBegin, mayFollow);
    }
  }

  /** The next place where two characters stand, or -1. On its own, so that browsers make it fast.
      @param {Uint16Array} codes
      @param {number} from
      @param {Uint8Array} mayBegin
      @param {Uint8Array} mayFollow */
  function nextPair(codes, from, mayBegin, mayFollow) {
    const last = codes.length - 1; /* an end, with which nothing begins */
    for (let place = from; place < last; place += 1) {
      if (mayBegin[codes[place]] && mayFollow[codes[place + 1]]) return place;
    }
    return -1;
  }

  /** The letters of a word that may be pinyin, or null: with ' and - between syllables or not.
      @param {string} word */
  function lettersOf(word) {
    const letters = word.replace(/["-]/g, "").replaceAll("ü", "v");
    const count = letters.match(/[a-z]/g)?.length ?? 0;
    return count >= LEAST_LETTERS ? letters : null;
  }

  /** Finds letters typed for the readings of characters. */
  class PinyinFinder extends Finder {
    /** What #stepsOf found, by reading and place in the letters.
        @type {number[][]} */
    #steps = [];

    /** @param {Register} register
        @param {Readings} readings
        @param {string} letters
        @param {object} how
        @param {Way} [how.way]
        @param {Spell} [how.spell] How a spelling is compared: as it is, or without what dialects
        confuse.
        @param {FitsAtEnd} [how.atEnd] Whether the rest of the letters fits a character that is not
        typed out. */
    constructor(register, readings, letters, { way = "pinyin", spell = asTyped, atEnd } = {}) {
      super(register, way);
      this.codes = register.texts.codes;
      this.readings = readings;
      this.letters = spell(letters);
      this.atEnd = atEnd;
      /* By the number of a reading: how it is spelled in full, then by its first letter too. */
      this.full = readings.spellings.map((spellings) => spellings.map(spell));
      this.pieces = this.full.map((full) => [...full, ...full.flatMap(initialsOf)]);
      this.#find();
    }

    #find() {
      const { texts } = this.register;
      const steps = new Set(this.full.flatMap((_, reading) => this.#stepsOf(reading, 0)).concat(1));
      const mayBegin = this.#codesAt([0]);
      const isEnough = steps.has(this.letters.length);
      const mayFollow = isEnough ? new Uint8Array(BASIC_PLANE).fill(1) : this.#codesAt([...steps]);
      this.readings.visit(mayBegin, mayFollow, (place) => {
        const end = this.#match(place, 0);
        if (end < 0) return place + 1;
        const field = texts.fieldAt(place);
        this.noteField(field, place - texts.starts[field], end - place);
        return texts.starts[field + 1];
      });
    }

    /** The characters that some of the letters may stand for.
        @param {readonly number[]} places Where in the letters. */
    #codesAt(places) {
      const first = new Set(places.map((at) => this.letters[at]));
      return this.readings.codesRead(
        (number) => this.full[number].some((spelling) => first.has(spelling[0])),
        [...first].map((letter) => letter.charCodeAt(0)),
      );
    }

    /** @override
        @param {number} field */
    places(field) {
      const { starts } = this.register.texts;
      /** @type {Stretch[]} */
      const found = [];
      const fieldEnd = starts[field + 1] - FIELD_END.length;
      for (let place = starts[field]; place < fieldEnd; place += 1) {
        const end = this.#match(place, 0);
        if (end > place) {
          found.push([place - starts[field], end - starts[field]]);
          place = end - 1;
        }
      }
      return found;
    }

    /** The place after the last character that the rest of the letters stands for, or -1.
        @param {number} place
        @param {number} at
        @returns {number} */
    #match(place, at) {
      const { letters } = this;
      if (at === letters.length) return place;
      const code = this.codes[place];
      if (code === letters.charCodeAt(at)) return this.#match(place + 1, at + 1);
      const reading = this.readings.numberAt(place);
      const number = reading * letters.length + at;
      this.#steps[number] ??= this.#stepsOf(reading, at);
      for (const next of this.#steps[number]) {
        const end = this.#match(place + 1, next);
        if (end >= 0) return end;
      }
      return -1;
    }

    /** Where in the letters the next character may begin behind one that is read so.
        @param {number} reading
        @param {number} at */
    #stepsOf(reading, at) {
      const { letters, atEnd } = this;
      const pieces = this.pieces[reading].filter((piece) => letters.startsWith(piece, at));
      const steps = pieces.map((piece) => at + piece.length);
      const isAtEnd = atEnd && this.full[reading].some((one) => atEnd(one, letters, at));
      return isAtEnd ? [...steps, letters.length] : steps;
    }
  }

  /** @param {string} spelling */
  function initialsOf(spelling) {
    return /^[zcs]h/.test(spelling) ? [spelling.slice(0, 2), spelling[0]] : [spelling[0]];
  }

  /** @type {Spell} */
  function asTyped(spelling) {
    return spelling;
  }

  /** The last character of letters that are still being typed: caizhen for caizheng.
      @type {FitsAtEnd} */
  function isBegun(spelling, letters, at) {
    const rest = letters.slice(at);
    return rest.length > 1 && spelling.startsWith(rest);
  }

  /** A spelling without what speakers here confuse: z and zh, c and ch, s and sh, n and ng.
      @type {Spell} */
  function alike(spelling) {
    return spelling.replace(/([zcs])h/g, "$1").replace(/([aei]n)g/g, "$1");
  }

  return { Readings, PinyinFinder, lettersOf, isBegun, alike };
})();
