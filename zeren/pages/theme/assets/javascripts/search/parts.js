"use strict";

/* The parts of a word that is not found as it stands: 产假多少天 holds 产假. */
var zerenParts = (() => {
  const { LiteralFinder, PartyFinder, SynonymFinder, meaningsOf } = zerenFinders;

  const { isCutNumber } = zerenPieces;

  const SHORTEST = 2;
  const SHORTEST_LATIN = 3;
  const LATIN = /[a-z]/;
  const LETTER = /[a-z\u3400-\u9fff]/;
  /* What asks says nothing of what is asked for. */
  const QUESTIONS = /什么|怎么|怎样|如何|多少|哪些|哪个|哪里|有没有|是不是/;

  /** The longest parts of a word that are found or are sayings, from its start: for each the
      finders that find it, the most literal first.
      @param {Register} register
      @param {readonly Synonym[]} synonyms
      @param {string} word */
  function partsOf(register, synonyms, word) {
    return word.split(QUESTIONS).flatMap((piece) => partsOfPiece(register, synonyms, piece));
  }

  /** @param {Register} register
      @param {readonly Synonym[]} synonyms
      @param {string} piece */
  function partsOfPiece(register, synonyms, piece) {
    /** @type {Finder[][]} */
    const parts = [];
    for (let from = 0; from + SHORTEST <= piece.length; ) {
      const finders = longestFrom(register, synonyms, piece, from);
      if (finders.length) parts.push(finders);
      from += finders.length ? finders[0].typed.length : 1;
    }
    return parts;
  }

  /** What finds the longest part from a place on.
      @param {Register} register
      @param {readonly Synonym[]} synonyms
      @param {string} word
      @param {number} from
      @returns {Finder[]} */
  function longestFrom(register, synonyms, word, from) {
    const part = longestLiteral(register.texts.all, word, from);
    const saying = synonyms.find(({ said }) => word.startsWith(said, from));
    if (saying && saying.said.length > part.length) {
      const meanings = meaningsOf([saying], saying.said);
      return [partFinder(new SynonymFinder(register, meanings), saying.said)];
    }
    if (!part) return [];
    const parties = register.partiesNamed.get(part);
    const literal = new LiteralFinder(register, part);
    const finders = parties ? [literal, new PartyFinder(register, parties)] : [literal];
    return finders.map((finder) => partFinder(finder, part));
  }

  /** The longest part from a place on that is found. Where a part is not, no longer one is.
      @param {string} all
      @param {string} word
      @param {number} from */
  function longestLiteral(all, word, from) {
    let to = from + SHORTEST;
    while (to <= word.length && all.includes(word.slice(from, to))) to += 1;
    /* What is cut out of a number is another number. */
    while (to > from + SHORTEST && isCutNumber(word, from, to - 1)) to -= 1;
    const part = to > from + SHORTEST ? word.slice(from, to - 1) : "";
    return saysSomething(part, word, from) ? part : "";
  }

  /** Whether a part is more than marks, digits without what they count, or a piece of a Latin word.
      @param {string} part
      @param {string} word
      @param {number} from */
  function saysSomething(part, word, from) {
    if (!LETTER.test(part)) return part === word && /[0-9]/.test(part);
    const behind = word[from + part.length] ?? "";
    const isCut =
      (LATIN.test(part[0]) && LATIN.test(word[from - 1] ?? "")) ||
      (LATIN.test(part[part.length - 1]) && LATIN.test(behind));
    return !isCut && (part.length >= SHORTEST_LATIN || !/^[a-z0-9]+$/.test(part));
  }

  /** @param {Finder} finder
      @param {string} part */
  function partFinder(finder, part) {
    finder.way = "part";
    finder.typed = part;
    finder.meaning = part;
    return finder;
  }

  return { partsOf };
})();
