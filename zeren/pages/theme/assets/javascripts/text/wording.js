"use strict";

/* Where a word is found literally: as it is, or with its numbers written otherwise. */
var zerenWording = (() => {
  const { canonical, canonicalWithPlaces, hasNumber, isWhole } = zerenNumerals;
  const { Texts } = zerenTexts;

  /** Texts in which words are found. */
  class Wording {
    /** @param {Iterable<string>} shown Texts as they are shown, one a field.
        @param {readonly (readonly [field: number, text: string])[]} numbers The fields whose
        canonical text differs from the folded one, with that. They are asked for when all texts
        have come.
        @param {Folding} folding */
    constructor(shown, numbers, folding) {
      this.texts = new Texts(shown, folding);
      this.numberFields = numbers.map(([field]) => field);
      this.numberTexts = new Texts(
        numbers.map(([, text]) => text),
        folding,
      );
      this.hasOwnNumbers = new Uint8Array(this.texts.count);
      for (const field of this.numberFields) this.hasOwnNumbers[field] = 1;
    }

    /** Visit the fields that hold a folded word; one may be visited twice.
        @param {string} word
        @param {(field: number, at: number, length: number) => void} visitor Called with the place
        and the length of what was found; with 1 and 0 where a number stands somewhere. */
    visit(word, visitor) {
      this.texts.visit(word, (field, at) => visitor(field, at, word.length));
      const number = canonical(word);
      if (!hasNumber(number)) return;
      /** @type {(text: string, at: number) => boolean} */
      const isNumber = (text, at) => isWhole(text, number, at);
      this.numberTexts.visit(number, (at) => visitor(this.numberFields[at], 1, 0), isNumber);
      if (number === word) return;
      this.texts.visit(
        number,
        (field, at) => {
          if (!this.hasOwnNumbers[field]) visitor(field, at, number.length);
        },
        isNumber,
      );
    }

    /** The stretches of a folded field that are a folded word.
        @param {number} field
        @param {string} word
        @returns {Stretch[]} */
    places(field, word) {
      const text = this.texts.text(field);
      const places = occurrences(text, word);
      const number = canonical(word);
      if (places.length || !hasNumber(number)) return places;
      const written = canonicalWithPlaces(text);
      return occurrences(written.text, number)
        .filter(([from]) => isWhole(written.text, number, from))
        .map(([from, to]) => [written.places[from][0], written.places[to - 1][1]]);
    }
  }

  /** Where a word occurs in a text, without overlaps.
      @param {string} text
      @param {string} word */
  function occurrences(text, word) {
    /** @type {Stretch[]} */
    const found = [];
    for (let at = text.indexOf(word); word && at >= 0; at = text.indexOf(word, at + word.length)) {
      found.push([at, at + word.length]);
    }
    return found;
  }

  return { Wording, occurrences };
})();
