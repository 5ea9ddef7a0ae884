"use strict";

/* The searchable texts, folded and laid end to end in one string, so that looking for a word in
   ten thousand tasks is a few searches in one string and nothing else. */
var zerenTexts = (() => {
  const FIELD_END = "\n"; /* folding drops it, so that no word reaches over it */

  class Texts {
    /** @param {Iterable<string>} texts Texts as they are shown, one a field.
        @param {Folding} folding */
    constructor(texts, folding) {
      const { codes, starts } = folding.foldAll(texts, FIELD_END);
      /* For what must look at each character, and for what looks for words. */
      this.codes = codes;
      this.all = new TextDecoder("utf-16le", { ignoreBOM: true }).decode(codes);
      this.starts = starts;
    }

    get count() {
      return this.starts.length - 1;
    }

    /** The folded text of a field.
        @param {number} field */
    text(field) {
      return this.all.slice(this.starts[field], this.starts[field + 1] - FIELD_END.length);
    }

    /** The length of the folded text of a field.
        @param {number} field */
    lengthOf(field) {
      return this.starts[field + 1] - this.starts[field] - FIELD_END.length;
    }

    /** The field in which a place lies.
        @param {number} place */
    fieldAt(place) {
      let low = 0;
      let high = this.count;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= place) low = middle;
        else high = middle;
      }
      return low;
    }

    /** Visit the first accepted occurrence of a word in each field that holds it.
        @param {string} word
        @param {(field: number, at: number) => void} visitor
        @param {(all: string, place: number) => boolean} accept Whether an occurrence at a place
        of `all` counts. */
    visit(word, visitor, accept = () => true) {
      let place = this.all.indexOf(word);
      while (place >= 0) {
        if (accept(this.all, place)) {
          const field = this.fieldAt(place);
          visitor(field, place - this.starts[field]);
          place = this.all.indexOf(word, this.starts[field + 1]);
        } else {
          place = this.all.indexOf(word, place + 1);
        }
      }
    }
  }

  return { Texts, FIELD_END };
})();
