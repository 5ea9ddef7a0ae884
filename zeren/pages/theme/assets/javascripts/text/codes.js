"use strict";

/* Text as UTF-16 codes, end to end: millions of characters in one piece of memory, where strings of
   their own would take several times the room while they come. */
var zerenCodes = (() => {
  /* At first, for the texts of ten thousand tasks. Memory that is not written to costs nothing. */
  const ROOM = 1 << 21;
  /* A function takes so many at once in every browser. */
  const MOST_ARGUMENTS = 1 << 14;

  /** Codes as they come, as many as there are. */
  class Codes {
    #codes = new Uint16Array(ROOM);
    length = 0;

    /** @param {number} code */
    push(code) {
      if (this.length === this.#codes.length) {
        const room = new Uint16Array(2 * this.length);
        room.set(this.#codes);
        this.#codes = room;
      }
      this.#codes[this.length] = code;
      this.length += 1;
    }

    /** Some of them, or all.
        @param {number} [from]
        @param {number} [to] */
    part(from = 0, to = this.length) {
      return this.#codes.subarray(from, to);
    }
  }

  /** Texts that are seldom asked for, by their numbers. */
  class TextStore {
    #codes = new Codes();
    #starts = [0];

    /** @param {string} text */
    add(text) {
      for (let at = 0; at < text.length; at += 1) this.#codes.push(text.charCodeAt(at));
      this.#starts.push(this.#codes.length);
    }

    /** @param {number} number */
    text(number) {
      return textOf(this.#codes.part(this.#starts[number], this.#starts[number + 1]));
    }
  }

  /** @param {Uint16Array | readonly number[]} codes Any number of them. */
  function textOf(codes) {
    let text = "";
    for (let at = 0; at < codes.length; at += MOST_ARGUMENTS) {
      text += String.fromCharCode(...codes.slice(at, at + MOST_ARGUMENTS));
    }
    return text;
  }

  return { Codes, TextStore, textOf };
})();
