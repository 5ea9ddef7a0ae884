"use strict";

/* Slips of the pen: looked for only where nothing else is found. */
var zerenSlips = (() => {
  const { Finder, LiteralFinder } = zerenFinders;
  const { PinyinFinder, alike, lettersOf } = zerenPinyin;
  const { FIELD_END } = zerenTexts;
  const { distance, isWord, looksLike } = zerenLikeness;

  const BASIC_PLANE = 0x10000;
  const FIELD_END_CODE = FIELD_END.charCodeAt(0);
  /* Bits of one integer, of which one stands for each character of the word. */
  const LONGEST = 30;
  /* One wrong character of three leaves too little to tell what was meant. */
  const LEAST_FOR_ONE_ERROR = 4;
  const LEAST_FOR_TWO_ERRORS = 6;

  /** Makes a finder of what a word may have been meant to be, or null. Pairs are words of two
      characters that the texts hold.
      @typedef {(register: Register, readings: Readings, word: string, pairs: ReadonlySet<string>) =>
        Finder | null} MakeFinder */

  /** The first finder that finds what a word may have been meant to be, or null.
      @type {MakeFinder} */
  function slipFinder(register, readings, word, pairs) {
    for (const make of [
      swapped,
      soundingAlike,
      typedAlike,
      lookingAlike,
      withMissing,
      withErrors,
    ]) {
      const finder = make(register, readings, word, pairs);
      if (finder?.foundAny) return finder;
    }
    return null;
  }

  /** Two neighbours in the wrong order: 老养 for 养老.
      @type {MakeFinder} */
  function swapped(register, _, word, pairs) {
    for (let at = 0; at + 1 < word.length; at += 1) {
      const other = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      if (other !== word && isLikelyMeant(register, other, pairs)) return meant(register, other);
    }
    return null;
  }

  /** Characters that sound the same: 样老 for 养老; then those that nearly do.
      @type {MakeFinder} */
  function soundingAlike(register, readings, word, pairs) {
    if (!/[\u3400-\u9fff]{2}/.test(word)) return null;
    /** @type {Map<string, boolean>} */
    const known = new Map();
    /** @type {(found: string) => boolean} */
    const isNearOne = (found) => {
      if (word.length > 2) return true;
      const isNear = found[0] === word[0] || found[1] === word[1];
      if (!known.has(found)) known.set(found, isNear && isWord(register, found, pairs));
      return known.get(found) ?? false;
    };
    const exact = new SoundFinder(register, readings, word, {
      spell: (spelling) => spelling,
      mayBeMeant: isNearOne,
    });
    return exact.foundAny
      ? exact
      : new SoundFinder(register, readings, word, { spell: alike, mayBeMeant: isNearOne });
  }

  /** Pinyin as it is spoken here: caizenju for caizhengju.
      @type {MakeFinder} */
  function typedAlike(register, readings, word) {
    const letters = lettersOf(word);
    if (letters === null) return null;
    return new PinyinFinder(register, readings, letters, { way: "slip", spell: alike });
  }

  /** One character for another that looks like it: 托肓 for 托育.
      @type {MakeFinder} */
  function lookingAlike(register, _, word, pairs) {
    for (let at = 0; at < Math.min(word.length, LONGEST); at += 1) {
      for (const character of looksLike(word[at])) {
        const other = word.slice(0, at) + character + word.slice(at + 1);
        if (isLikelyMeant(register, other, pairs)) return meant(register, other);
      }
    }
    return null;
  }

  /** Whether a text is found that may be meant. Of two characters many stand side by side by chance.
      @param {Register} register
      @param {string} text
      @param {ReadonlySet<string>} pairs */
  function isLikelyMeant(register, text, pairs) {
    return text.length > 2 ? register.texts.all.includes(text) : isWord(register, text, pairs);
  }

  /** A word of three characters that lacks one inside: 市财局 for 市财政局.
      @type {MakeFinder} */
  function withMissing(register, _, word) {
    if (!/^[\u3400-\u9fff]{3}$/.test(word)) return null;
    const [one, two, three] = word;
    const pattern = new RegExp(
      `${one}[\\u3400-\\u9fff]${two}${three}|${one}${two}[\\u3400-\\u9fff]${three}`,
    );
    const found = pattern.exec(register.texts.all);
    return found && meant(register, found[0]);
  }

  /** A word with one wrong, missing or surplus character, or two in a long one.
      @type {MakeFinder} */
  function withErrors(register, _, word) {
    if (word.length < LEAST_FOR_ONE_ERROR || word.length > LONGEST) return null;
    const [ends, furtherEnds] = endsWithErrors(register.texts.codes, word);
    const one = new ErrorFinder(register, word, 1, ends);
    if (one.foundAny || word.length < LEAST_FOR_TWO_ERRORS) return one;
    return new ErrorFinder(register, word, 2, furtherEnds);
  }

  /** @param {Register} register
      @param {string} word */
  function meant(register, word) {
    const finder = new LiteralFinder(register, word);
    finder.way = "slip";
    finder.meaning = word;
    return finder;
  }

  /** Finds something like a word, which may be another in each record. */
  class LikenessFinder extends Finder {
    /** @param {Register} register */
    constructor(register) {
      super(register, "slip");
    }

    /** @override
        @param {number} record */
    meaningIn(record) {
      for (const field of this.register.fieldsOf(record)) {
        const [place] = this.places(field);
        if (place) return this.register.texts.text(field).slice(...place);
      }
      return null;
    }
  }

  /** Finds what sounds like a word, character by character. */
  class SoundFinder extends LikenessFinder {
    /** @param {Register} register
        @param {Readings} readings
        @param {string} word
        @param {object} how
        @param {Spell} how.spell How a spelling is compared.
        @param {(found: string) => boolean} how.mayBeMeant */
    constructor(register, readings, word, { spell, mayBeMeant }) {
      super(register);
      this.mayBeMeant = mayBeMeant;
      this.readings = readings;
      this.codes = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
      const sounds = readings.spellings.map((spellings) => spellings.map(spell));
      /* For each character of the word, whether each reading sounds like it. */
      this.fits = this.codes.map((code) => {
        const own = sounds[readings.ofCode[code]];
        return sounds.map((sound) => sound.some((spelling) => own.includes(spelling)));
      });
      this.#find();
    }

    #find() {
      const { texts } = this.register;
      const [mayBegin, mayFollow] = this.fits
        .slice(0, 2)
        .map((fits, at) => this.readings.codesRead((number) => fits[number], [this.codes[at]]));
      this.readings.visit(mayBegin, mayFollow, (place) => {
        if (!this.#soundsAlike(place)) return place + 1;
        const field = texts.fieldAt(place);
        this.noteField(field, place - texts.starts[field], this.codes.length);
        return texts.starts[field + 1];
      });
    }

    /** @param {number} place */
    #soundsAlike(place) {
      const { codes } = this.register.texts;
      for (let at = 0; at < this.codes.length; at += 1) {
        const isSame = codes[place + at] === this.codes[at];
        if (!(isSame || this.fits[at][this.readings.numberAt(place + at)])) return false;
      }
      return this.mayBeMeant(this.register.texts.all.slice(place, place + this.codes.length));
    }

    /** @override
        @param {number} field */
    places(field) {
      const { starts } = this.register.texts;
      /** @type {Stretch[]} */
      const found = [];
      const last = starts[field + 1] - FIELD_END.length - this.codes.length;
      for (let place = starts[field]; place <= last; place += 1) {
        const at = place - starts[field];
        if (this.#soundsAlike(place)) found.push([at, at + this.codes.length]);
      }
      return found;
    }
  }

  /** The places after what is a word but for one error, and but for two, the first of each field:
      all texts in one pass, a bit for each character of the word (Wu and Manber, 1992).
      @param {Uint16Array} codes
      @param {string} word */
  function endsWithErrors(codes, word) {
    const masks = new Int32Array(BASIC_PLANE);
    for (let at = 0; at < word.length; at += 1) masks[word.charCodeAt(at)] |= 1 << at;
    const last = 1 << (word.length - 1);
    /** @type {[number[], number[]]} */
    const ends = [[], []];
    let none = 0;
    let one = 0b1;
    let two = 0b11;
    /* The bits that an end is still looked for by in this field. */
    let lastOfOne = last;
    let lastOfTwo = last;
    for (let place = 0; place < codes.length; place += 1) {
      const code = codes[place];
      if (code === FIELD_END_CODE) {
        none = 0;
        one = 0b1;
        two = 0b11;
        lastOfOne = last;
        lastOfTwo = last;
        continue;
      }
      const mask = masks[code];
      const noneBefore = none;
      const oneBefore = one;
      none = ((none << 1) | 1) & mask;
      /* Beside a character that fits: one too many, another one, one that is missing. */
      one = (((one << 1) | 1) & mask) | noneBefore | ((noneBefore | none) << 1) | 1;
      two = (((two << 1) | 1) & mask) | oneBefore | ((oneBefore | one) << 1) | 1;
      if (one & lastOfOne) {
        ends[0].push(place + 1);
        lastOfOne = 0;
      }
      if (two & lastOfTwo) {
        ends[1].push(place + 1);
        lastOfTwo = 0;
      }
    }
    return ends;
  }

  /** Finds a word with up to some errors. */
  class ErrorFinder extends LikenessFinder {
    /** By field the stretch that was found.
        @type {Map<number, Stretch>} */
    #stretches = new Map();

    /** @param {Register} register
        @param {string} word
        @param {number} errors
        @param {readonly number[]} ends Places of the texts after what is the word but for these
        errors, one a field. */
    constructor(register, word, errors, ends) {
      super(register);
      this.word = word;
      this.errors = errors;
      for (const end of ends) this.#note(register.texts.fieldAt(end - 1), end);
    }

    /** @param {number} field
        @param {number} end */
    #note(field, end) {
      const [from, to] = this.#stretch(field, end - this.register.texts.starts[field]);
      if (this.errors > 1 && this.#hasOtherEdge(this.register.texts.text(field).slice(from, to)))
        return;
      this.#stretches.set(field, [from, to]);
      this.noteField(field, from, to - from);
    }

    /** Whether a stretch begins or ends with another word, which is no slip: 环境清单, 环境专班.
        @param {string} stretch */
    #hasOtherEdge(stretch) {
      const { word, errors } = this;
      return stretch.startsWith(word.slice(0, -errors)) || stretch.endsWith(word.slice(errors));
    }

    /** The stretch at an end that is nearest to the word, of its own length rather than another.
        It may go on behind its end where a character was left out there.
        @param {number} field
        @param {number} end */
    #stretch(field, end) {
      const text = this.register.texts.text(field);
      let least = Number.POSITIVE_INFINITY;
      /** @type {Stretch} */
      let best = [Math.max(0, end - this.word.length), end];
      for (const [length, behind] of this.#shapes()) {
        const [from, to] = [end + behind - length, end + behind];
        if (from < 0 || to > text.length) continue;
        const far = distance(text.slice(from, to), this.word);
        if (far < least) [least, best] = [far, [from, to]];
        if (far === 1) break;
      }
      return best;
    }

    /** The lengths of stretches that may be meant, and how far each goes on behind its end.
        @returns {Generator<[length: number, behind: number]>} */
    *#shapes() {
      for (let unlike = 0; unlike <= this.errors; unlike += 1) {
        for (let behind = 0; behind <= this.errors; behind += 1) {
          yield [this.word.length + unlike, behind];
          if (unlike) yield [this.word.length - unlike, behind];
        }
      }
    }

    /** @override
        @param {number} field */
    places(field) {
      const stretch = this.#stretches.get(field);
      return stretch ? [stretch] : [];
    }
  }

  return { slipFinder };
})();
