"use strict";

/* Pinyin: letters against the readings of characters. A match begins and ends where a character
   does; each character is typed in full or by its first letter (zh, ch, sh count as one). */
(() => {
  const zerenSearch = (self.zerenSearch ??= {});

  const { Finder, Texts } = zerenSearch;

  const BASIC_PLANE = 0x10000;
  const LEAST_LETTERS = 2;

  /** How every character of the texts is read. */
  class Readings {
    /** @param table `readings` of the index: syllable to characters; `|` joins spellings. */
    constructor(table, register) {
      this.register = register;
      this.spellings = [[]];
      this.ofCode = new Uint16Array(BASIC_PLANE);
      this.numbers = new Map();
      for (const [syllable, characters] of Object.entries(table)) {
        const number = this.#number(syllable);
        for (const character of characters) this.ofCode[character.charCodeAt(0)] = number;
      }
      /* By place the readings that the context gives, and by reading these places. */
      this.inContext = new Uint16Array(register.texts.all.length);
      this.placesInContext = new Map();
      for (const record of register.records) {
        const { readings = [] } = record.more;
        for (let at = 0; at < readings.length; at += 3) {
          const place = register.texts.starts[record.first + readings[at]] + readings[at + 1];
          this.#noteInContext(place, this.#number(readings[at + 2]));
        }
      }
    }

    #number(syllable) {
      if (!this.numbers.has(syllable)) {
        this.numbers.set(syllable, this.spellings.length);
        this.spellings.push(syllable.split("|"));
      }
      return this.numbers.get(syllable);
    }

    #noteInContext(place, number) {
      this.inContext[place] = number;
      if (!this.placesInContext.has(number)) this.placesInContext.set(number, []);
      this.placesInContext.get(number).push(place);
    }

    /** The number of the reading at a place of the texts; 0 for what is no Chinese character. */
    numberAt(place) {
      return this.inContext[place] || this.ofCode[this.register.texts.all.charCodeAt(place)];
    }

    /** Visit the places whose character is read in some ways, or is itself one that counts.
        @param isRead Whether the reading of a number counts.
        @param visitor Gives the place from which to go on. */
    visit(isRead, code, visitor) {
      const { all } = this.register.texts;
      const counts = Uint8Array.from(this.spellings, (_, number) => (isRead(number) ? 1 : 0));
      counts[0] = 0;
      const isTried = this.ofCode.map((number) => counts[number]);
      isTried[code] = 1;
      for (let place = 0; place < all.length; ) {
        place = isTried[all.charCodeAt(place)] ? visitor(place) : place + 1;
      }
      for (const [number, places] of this.placesInContext) {
        if (counts[number]) places.forEach(visitor);
      }
    }
  }

  /** The letters of a word that may be pinyin, or null: with ' and - between syllables or not. */
  function lettersOf(word) {
    const letters = word.replace(/["\-]/g, "").replaceAll("ü", "v");
    const count = letters.match(/[a-z]/g)?.length ?? 0;
    return count >= LEAST_LETTERS ? letters : null;
  }

  /** Finds letters typed for the readings of characters. */
  class PinyinFinder extends Finder {
    /** @param spell How a spelling is compared: as it is, or without what dialects confuse.
        @param atEnd Whether the rest of the letters fits a character that is not typed out. */
    constructor(register, readings, letters, { way = "pinyin", spell = asTyped, atEnd = null } = {}) {
      super(register, way);
      this.all = register.texts.all;
      this.readings = readings;
      this.letters = spell(letters);
      this.atEnd = atEnd;
      /* What #steps found, by reading and place in the letters. */
      this.steps = [];
      /* By the number of a reading: how it is typed in full, then by its first letter. */
      this.typed = readings.spellings.map((spellings) => spellings.map(spell));
      this.pieces = this.typed.map((typed) => [...typed, ...typed.flatMap(initialsOf)]);
      this.#find();
    }

    #find() {
      const { texts } = this.register;
      const [first] = this.letters;
      const isRead = (number) => this.typed[number].some((spelling) => spelling[0] === first);
      this.readings.visit(isRead, first.charCodeAt(0), (place) => {
        const end = this.#match(place, 0);
        if (end < 0) return place + 1;
        const field = texts.fieldAt(place);
        this.noteField(field, place - texts.starts[field], end - place);
        return texts.starts[field + 1];
      });
    }

    places(field) {
      const { starts } = this.register.texts;
      const found = [];
      const fieldEnd = starts[field + 1] - Texts.FIELD_END.length;
      for (let place = starts[field]; place < fieldEnd; place += 1) {
        const end = this.#match(place, 0);
        if (end > place) {
          found.push([place - starts[field], end - starts[field]]);
          place = end - 1;
        }
      }
      return found;
    }

    /** The place after the last character that the rest of the letters stands for, or -1. */
    #match(place, at) {
      const { letters } = this;
      if (at === letters.length) return place;
      const code = this.all.charCodeAt(place);
      if (code === letters.charCodeAt(at)) return this.#match(place + 1, at + 1);
      const reading = this.readings.numberAt(place);
      const steps = (this.steps[reading * letters.length + at] ??= this.#steps(reading, at));
      for (const next of steps) {
        const end = this.#match(place + 1, next);
        if (end >= 0) return end;
      }
      return -1;
    }

    /** Where in the letters the next character may begin behind one that is read so. */
    #steps(reading, at) {
      const { letters, atEnd } = this;
      const pieces = this.pieces[reading].filter((piece) => letters.startsWith(piece, at));
      const steps = pieces.map((piece) => at + piece.length);
      const isAtEnd = atEnd && this.typed[reading].some((one) => atEnd(one, letters, at));
      return isAtEnd ? [...steps, letters.length] : steps;
    }
  }

  function initialsOf(spelling) {
    return /^[zcs]h/.test(spelling) ? [spelling.slice(0, 2), spelling[0]] : [spelling[0]];
  }

  function asTyped(spelling) {
    return spelling;
  }

  /** The last character of letters that are still being typed: caizhen for caizheng. */
  function isBegun(spelling, letters, at) {
    const rest = letters.slice(at);
    return rest.length > 1 && spelling.startsWith(rest);
  }

  /** A spelling without what speakers here confuse: z and zh, c and ch, s and sh, n and ng. */
  function alike(spelling) {
    return spelling.replace(/([zcs])h/g, "$1").replace(/([aei]n)g/g, "$1");
  }

  Object.assign(zerenSearch, { Readings, PinyinFinder, lettersOf, isBegun, alike });
})();
