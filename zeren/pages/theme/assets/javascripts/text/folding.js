"use strict";

/* Folding: which characters count as the same. The table is made by zeren/text/folding.py; here it
   is only looked up, so that both cannot drift apart. */
var zerenFolding = (() => {
  const { Codes, textOf } = zerenCodes;

  const BASIC_PLANE = 0x10000;
  /* Marks of the look-up table; neither is a character of text. */
  const DROPPED = 0xffff;
  const EXPANDED = 0xfffe;

  class Folding {
    /** @param {FoldingTable} table */
    constructor(table) {
      this.codes = new Uint16Array(BASIC_PLANE);
      for (let code = 0; code < BASIC_PLANE; code += 1) this.codes[code] = code;
      for (let at = 0; at < table.from.length; at += 1) {
        this.codes[table.from.charCodeAt(at)] = table.to.charCodeAt(at);
      }
      for (const character of table.dropped) this.codes[character.charCodeAt(0)] = DROPPED;
      /** @type {Map<number, string>} */
      this.expanded = new Map();
      for (const [character, text] of Object.entries(table.expanded)) {
        this.codes[character.charCodeAt(0)] = EXPANDED;
        this.expanded.set(character.charCodeAt(0), text);
      }
    }

    /** The folded text.
        @param {string} text */
    fold(text) {
      return this.foldWithPlaces(text).text;
    }

    /** The folded words of a query, each once.
        @param {string} query */
    words(query) {
      const words = query.split(/\s+/).map((word) => this.fold(word));
      return [...new Set(words.filter(Boolean))];
    }

    /** The folded text, and for each of its characters where it stood before.
        @param {string} text */
    foldWithPlaces(text) {
      /** @type {number[]} */
      const codes = [];
      /** @type {number[]} */
      const places = [];
      for (let at = 0; at < text.length; at += 1) {
        this.foldCode(text.charCodeAt(at), (code) => {
          codes.push(code);
          places.push(at);
        });
      }
      places.push(text.length);
      return { text: textOf(codes), places };
    }

    /** Many texts folded and laid end to end, each followed by an end: their codes, and where each
        text starts.
        @param {Iterable<string>} texts
        @param {string} end */
    foldAll(texts, end) {
      const starts = [0];
      const codes = new Codes();
      const put = (/** @type {number} */ code) => codes.push(code);
      for (const text of texts) {
        for (let place = 0; place < text.length; place += 1) {
          this.foldCode(text.charCodeAt(place), put);
        }
        codes.push(end.charCodeAt(0));
        starts.push(codes.length);
      }
      return { codes: codes.part(), starts: Int32Array.from(starts) };
    }

    /** The folded form of one UTF-16 code: none, one or several.
        @param {number} code
        @param {(code: number) => void} put Called with each of them. */
    foldCode(code, put) {
      const folded = this.codes[code];
      if (folded < EXPANDED) {
        put(folded);
      } else if (folded === EXPANDED) {
        const text = this.expanded.get(code) ?? "";
        for (let at = 0; at < text.length; at += 1) put(text.charCodeAt(at));
      }
    }
  }

  return { Folding };
})();
