"use strict";

/* What the pieces of a query mean: parties, pages, and topics that the texts hold. */
var zerenPieces = (() => {
  const { numberSaid } = zerenFinders;
  const { bareOf, fillerAt, isFiller } = zerenPhrases;
  const { canonical, hasNumber } = zerenNumerals;
  const { COUNTIES } = zerenRegister;

  const SHORTEST = 2;
  const LONGEST_NAME = 30;
  /* A shorter name within other words is a part of these: 教育 in 高等教育质量. */
  const SHORTEST_INSIDE = 3;
  const UNITS = "units/";
  const PARTICLES_ROUND = /^[ 有由]+|[的 ]+$/g;
  /* Offices of levels above are others than those of the same name here. */
  const ABOVE = /(?:省|国家|中央|自治区|国务院)$/;
  /* Of an office that is not known no part tells anything: 市政府 nothing of 市政府办. */
  const OFFICE = /[局委厅办]$|办公室$|大队$|支队$/;
  /* What is said of a party that is to do something. */
  const OBLIGED = /(?:需?要|应[该当]?|必须)$/;

  /* What is left of a piece counts more than any number of words. */
  const COST_LEFT = 100;

  /** @typedef {{ parts: readonly string[], left: string, cost: number }} Cover */
  /** How pieces are understood: what one may mean that is not known as it stands (parties, something
      else, or nothing), and whether any part of a text will do that is found, were it no word.
      @typedef {{ guess: (piece: string) => readonly number[] | null, isLoose: boolean }} How */

  class Pieces {
    /** Whether words are found: within one query the same are asked for again and again.
        @type {Map<string, boolean>} */
    #known = new Map();

    /** @param {Register} register
        @param {readonly Synonym[]} synonyms
        @param {(text: string) => boolean} isWord Whether a text that is found is a word there. */
    constructor(register, synonyms, isWord) {
      this.register = register;
      this.synonyms = synonyms;
      this.isWord = isWord;
    }

    /** Forget what was found for the last query. */
    forget() {
      this.#known.clear();
    }

    /** Whether a word stands somewhere.
        @param {string} word */
    isFound(word) {
      let isFound = this.#known.get(word);
      if (isFound === undefined) {
        isFound = this.register.texts.all.includes(word) || this.#isNumber(word);
        this.#known.set(word, isFound);
      }
      return isFound;
    }

    /** Whether a number stands somewhere, however it is written.
        @param {string} word */
    #isNumber(word) {
      let isFound = false;
      if (hasNumber(canonical(word))) {
        this.register.wording.visit(word, () => {
          isFound = true;
        });
      }
      return isFound;
    }

    /** Whether a word stands in the lists: what the guide says of asking is no text that is looked for.
        @param {string} word */
    isWritten(word) {
      const { texts, listsEnd } = this.register;
      const at = texts.all.indexOf(word);
      return at >= 0 && at + word.length <= listsEnd;
    }

    /** Take for not understood what only the guide says, where something else is asked for too.
        @param {Inquiry} asked */
    dropUnlisted({ topics, parties, roles, unknown }) {
      if (topics.length + parties.length + roles.length <= 1) return;
      const isListed = (/** @type {string} */ one) =>
        this.isWritten(one) || this.#isNumber(one) || this.#isSaying(one) || !this.isFound(one);
      unknown.push(...topics.filter((one) => !isListed(one)));
      topics.splice(0, topics.length, ...topics.filter(isListed));
    }

    /** Whether a word stands within the name of a party that a piece holds: 牵头 in 各项目牵头单位.
        @param {string} piece
        @param {string} word */
    isInName(piece, word) {
      const names = [...this.register.partiesNamed.keys()];
      return names.some((name) => name.includes(word) && piece.includes(name));
    }

    /** Whether a word stands within a saying that a piece holds: 负责 in 负责人.
        @param {string} piece
        @param {string} word */
    isInSaying(piece, word) {
      return this.synonyms.some(({ said }) => said.includes(word) && piece.includes(said));
    }

    /** Whether a topic is a word by itself, or a saying: 住房公, of 住房公积金, is none.
        @param {string} topic */
    isTold(topic) {
      return numberSaid(topic) !== null || this.#isSaying(topic) || this.isWord(topic);
    }

    /** A piece without what stands around the words that count.
        @param {string} piece */
    bare(piece) {
      const named = piece.replace(OBLIGED, "");
      if (named !== piece && this.#partiesOf(named)) return named;
      const found = this.#nameIn(piece);
      if (found && isAround(piece, found)) return found.name;
      return bareOf(piece, (bare) => this.#isKnown(bare));
    }

    /** Note what a piece of a query means.
        @param {string} piece
        @param {Inquiry} asked
        @param {How} how */
    understand(piece, asked, how) {
      const bare = this.bare(piece);
      if (!bare || this.#note(bare, asked) || this.#divide(piece, asked, how)) return;
      const { parts, left } = this.#cover(bare, how.isLoose);
      /* Little that is left is no slip of all of it. */
      const isLong = bare.length >= SHORTEST && left.length * 2 >= bare.length;
      const parties = isLong ? how.guess(bare) : null;
      if (parties) noteGuessed(bare, parties, asked);
      else if (!parts.length || OFFICE.test(bare)) asked.unknown.push(bare);
      else this.#noteParts(parts, left, asked);
    }

    /** Note the known parts of a piece, and what is left of it.
        @param {readonly string[]} parts
        @param {string} left
        @param {Inquiry} asked */
    #noteParts(parts, left, asked) {
      for (const part of parts) this.#note(part, asked);
      if (left) asked.unknown.push(left);
    }

    /** Note a piece that is known as it stands.
        @param {string} piece
        @param {Inquiry} asked */
    #note(piece, asked) {
      const parties = this.#partiesOf(piece);
      const pages = this.register.pagesNamed.get(piece);
      if (parties) noteParties(piece, parties, asked);
      else if (pages) this.#notePages(piece, pages, asked);
      else if (this.#isTopic(piece)) asked.topics.push(piece);
      else return false;
      return true;
    }

    /** Whether a text is the name of a party.
        @param {string} text */
    isParty(text) {
      return Boolean(this.#partiesOf(text.replace(PARTICLES_ROUND, "")));
    }

    /** The parties that a piece names: by a whole name, or as the only one whose name so begins.
        @param {string} piece */
    #partiesOf(piece) {
      const { partiesNamed, pagesNamed } = this.register;
      const named = partiesNamed.get(piece);
      if (named || piece.length < SHORTEST_INSIDE || pagesNamed.has(piece)) return named;
      const begun = new Set();
      for (const [name, parties] of partiesNamed) {
        if (name.startsWith(piece)) for (const party of parties) begun.add(party);
      }
      return begun.size === 1 ? [...begun] : undefined;
    }

    /** Note pages that are named. Whoever says 我县 asks for what any of them must do.
        @param {string} piece
        @param {readonly number[]} pages
        @param {Inquiry} asked */
    #notePages(piece, pages, asked) {
      const { records } = this.register;
      asked.pages.push(...pages.map((page) => ({ said: piece, page })));
      if (pages.some((page) => records[page].page === COUNTIES)) {
        asked.parties.push({ said: piece, parties: this.register.territories() });
      }
    }

    /** @param {string} piece */
    #isKnown(piece) {
      const { partiesNamed, pagesNamed } = this.register;
      return partiesNamed.has(piece) || pagesNamed.has(piece) || this.#isTopic(piece);
    }

    /** @param {string} piece */
    #isTopic(piece) {
      if (piece.length < SHORTEST) return false;
      return numberSaid(piece) !== null || this.isFound(piece) || this.#isSaying(piece);
    }

    /** @param {string} piece */
    #isSaying(piece) {
      return this.synonyms.some(({ said }) => said === piece);
    }

    /** Note the parts of a piece that holds a name.
        @param {string} piece
        @param {Inquiry} asked
        @param {How} how */
    #divide(piece, asked, how) {
      const found = this.#nameIn(piece);
      if (!found) return false;
      const { name, at } = found;
      const before = piece.slice(0, at);
      const behind = piece.slice(at + name.length);
      if (this.#isOfTerritory(name, behind)) {
        this.understand(before, asked, how);
        asked.absent.push(name + behind);
        return this.#note(name, asked);
      }
      if (this.#isOfTerritory(before, name)) {
        asked.absent.push(before + name);
        this.#note(before, asked);
      } else if (ABOVE.test(before)) {
        asked.absent.push(before + name);
      } else {
        this.understand(before, asked, how);
        this.#note(name, asked);
      }
      this.understand(behind, asked, how);
      return true;
    }

    /** Whether a name is of an office of a territory, which is another than that of the same name here:
        东山县财政局 is not 市财政局.
        @param {string} territory
        @param {string} office */
    #isOfTerritory(territory, office) {
      const { partiesNamed, records } = this.register;
      const isIn = (/** @type {string} */ name, /** @type {string} */ pages) =>
        partiesNamed.get(name)?.every((party) => records[party].page.startsWith(pages));
      return isIn(territory, COUNTIES) && isIn(office, UNITS);
    }

    /** The longest name of a party in a piece.
        @param {string} piece */
    #nameIn(piece) {
      const { partiesNamed } = this.register;
      for (let length = Math.min(piece.length, LONGEST_NAME); length >= SHORTEST; length -= 1) {
        const last = piece.length - length;
        for (let at = 0; at <= last; at += 1) {
          const mayBe = at === 0 || at === last || length >= SHORTEST_INSIDE;
          const name = piece.slice(at, at + length);
          if (mayBe && partiesNamed.has(name)) return { at, name };
        }
      }
      return null;
    }

    /** The known words that a piece is made of, and what is left: as little as can be, in as few words.
        @param {string} piece
        @param {boolean} isLoose Whether any part will do that is found.
        @returns {Cover} */
    #cover(piece, isLoose) {
      /** @type {Cover[]} */
      const covers = [];
      covers[piece.length] = { parts: [], left: "", cost: 0 };
      for (let from = piece.length - 1; from >= 0; from -= 1) {
        const behind = covers[from + 1];
        let best = { ...behind, left: piece[from] + behind.left, cost: behind.cost + COST_LEFT };
        for (const word of this.#wordsFrom(piece, from, isLoose)) {
          const { parts, left, cost } = covers[from + word.length];
          if (cost + 1 < best.cost) best = { parts: [word, ...parts], left, cost: cost + 1 };
        }
        const filler = fillerAt(piece, from);
        const next = covers[from + filler.length];
        if (filler && next.cost + 1 < best.cost) best = { ...next, cost: next.cost + 1 };
        covers[from] = best;
      }
      return covers[0];
    }

    /** The words from a place on that are found or are sayings, the longest first. Where a part is not
        found, no longer one is.
        @param {string} piece
        @param {number} from
        @param {boolean} isLoose */
    #wordsFrom(piece, from, isLoose) {
      const saying = this.synonyms.find(({ said }) => piece.startsWith(said, from))?.said;
      const words = saying ? [saying] : [];
      for (let to = from + SHORTEST; to <= piece.length; to += 1) {
        const word = piece.slice(from, to);
        if (!this.isFound(word)) break;
        const isOne = !(isCutNumber(piece, from, to) || isFiller(word));
        if (isOne && (isLoose || this.isTold(word))) words.unshift(word);
      }
      return words;
    }
  }

  /** Whether nothing that counts stands around a name in a piece.
      @param {string} piece
      @param {{ at: number, name: string }} found */
  function isAround(piece, { at, name }) {
    const rest = [piece.slice(0, at), piece.slice(at + name.length)];
    return rest.every((one) => !one || isFiller(one));
  }

  /** Note what a piece may mean that is not known as it stands.
      @param {string} piece
      @param {readonly number[]} parties None, where it is something else.
      @param {Inquiry} asked */
  function noteGuessed(piece, parties, asked) {
    if (parties.length) noteParties(piece, parties, asked);
    else asked.topics.push(piece);
  }

  /** Note parties that are named, once, however often they are.
      @param {string} said
      @param {readonly number[]} parties
      @param {Inquiry} asked */
  function noteParties(said, parties, asked) {
    const same = asked.parties.some((one) => one.parties.join() === parties.join());
    if (!same) asked.parties.push({ said, parties });
  }

  /** Whether a part begins or ends within a number: 12 in 12345.
      @param {string} text
      @param {number} from
      @param {number} to */
  function isCutNumber(text, from, to) {
    const isNumber = (/** @type {number} */ at) =>
      /[0-9]{2}/.test(text.slice(Math.max(0, at - 1), at + 1));
    return isNumber(from) || isNumber(to);
  }

  return { Pieces, isCutNumber };
})();
