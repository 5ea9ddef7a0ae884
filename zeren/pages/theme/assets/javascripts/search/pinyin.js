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
    /** By reading the places where the context gives it.
        @type {Map<number, number[]>} */
    #placesInContext = new Map();

    /** @param {SearchIndex["readings"]} table
        @param {Register} register */
    constructor(table, register) {
      this.register = register;
      this.ofCode = new Uint16Array(BASIC_PLANE);
      for (const [syllable, characters] of Object.entries(table)) {
        const number = this.#number(syllable);
        for (const character of characters) this.ofCode[character.charCodeAt(0)] = number;
      }
      /* By place the readings that the context gives. */
      this.inContext = new Uint16Array(register.texts.all.length);
      for (const { first, more } of register.records) {
        for (const [field, at, syllable] of more.readings ?? []) {
          this.#noteInContext(register.texts.starts[first + field] + at, this.#number(syllable));
        }
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
      this.inContext[place] = number;
      const places = this.#placesInContext.get(number);
      if (places) places.push(place);
      else this.#placesInContext.set(number, [place]);
    }

    /** The number of the reading at a place of the texts; 0 for what is no Chinese character.
        @param {number} place */
    numberAt(place) {
      return this.inContext[place] || this.ofCode[this.register.texts.all.charCodeAt(place)];
    }

    /** Visit the places whose character is read in some ways, or is itself one that counts.
        @param {(number: number) => boolean} isRead Whether the reading of a number counts.
        @param {number} code That character.
        @param {(place: number) => number} visitor Gives the place from which to go on. */
    visit(isRead, code, visitor) {
      const { all } = this.register.texts;
      const counts = Uint8Array.from(this.spellings, (_, number) => (isRead(number) ? 1 : 0));
      counts[0] = 0;
      const isTried = this.ofCode.map((number) => counts[number]);
      isTried[code] = 1;
      for (let place = 0; place < all.length; ) {
        place = isTried[all.charCodeAt(place)] ? visitor(place) : place + 1;
      }
      for (const [number, places] of this.#placesInContext) {
        if (counts[number]) places.forEach(visitor);
      }
    }
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
      this.all = register.texts.all;
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
      const [first] = this.letters;
      /** @type {(number: number) => boolean} */
      const isRead = (number) => this.full[number].some((spelling) => spelling[0] === first);
      this.readings.visit(isRead, first.charCodeAt(0), (place) => {
        const end = this.#match(place, 0);
        if (end < 0) return place + 1;
        const field = texts.fieldAt(place);
        this.noteField(field, place - texts.starts[field], end - place);
        return texts.starts[field + 1];
      });
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
      const code = this.all.charCodeAt(place);
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
