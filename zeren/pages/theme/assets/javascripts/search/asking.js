"use strict";

/* What a query asks: the parties, roles and topics in it. 谁负责托育 asks for the topic 托育,
   财政局牵头的任务 for what one party leads. A query that asks nothing is looked for as it stands. */
var zerenAsking = (() => {
  const { numberSaid } = zerenFinders;
  const { COUNTIES } = zerenRegister;

  const SHORTEST = 2;
  const LONGEST_NAME = 30;
  const MARKS = /[?!.。,;:、()"·]+/g;
  /* Between words of the query; folding leaves none inside a word. */
  const GAP = " ";

  /* What asks, and says nothing of what is asked for. */
  const QUESTIONS =
    "请问|想知道|我想知道|查一下|查查|帮我查|帮忙查|告诉我|是谁|由谁|归谁|找谁|谁|什么时候|什么时间|几时|何时|" +
    "哪些(?:单位|部门|任务|工作|事)?|哪(?:几|一)?[个家项](?:单位|部门|任务|工作|事)?|哪里|哪儿|" +
    "什么样|什么|怎么样|怎么办|怎么|怎样|如何|咋个|咋办|咋|为什么|" +
    "多少钱|多少(?:项|个|家|天|元|次)?|几(?:项|个|家|件|天|次)|有没有|是不是|能不能|可以吗|吗|呢";
  /* What stands around the words that count; the longest first. */
  const FILLERS = [
    ..."相关|有关|关于|涉及|属于|以及|需要|应该|应当|必须|可以|一起|共同|联合|一共|总共|承担|完成|".split(
      "|",
    ),
    ..."办理|任务|工作|事项|事情|职责|责任|分工|内容|情况|单位|部门|主体|方面|要求|具体|目前|现在|".split(
      "|",
    ),
    ..."今年|这项|那项|我们|申请|领取|规定|最近|列表|名单|清单|所有|全部|全体|各项|主要|".split(
      "|",
    ),
    ..."的由归被和与跟及在要想查找看有是对把给让该做管办干抓搞弄领拿项个家了里去到些都为事也还又会能写交报填批审发出用上前后内中时".split(
      "",
    ),
  ].sort((one, other) => other.length - one.length);
  const NOBODY = "(?:没有?人|没谁|无人|没有?(?:任何)?(?:单位|部门))";
  const ANYBODY = "管|做|办|干|承担|认领|接手";
  const OFFICE = "(?:的?(?:单位|部门|主体|方))";
  /* Always dropped at the ends of what is asked for, whatever the texts hold. */
  const PARTICLES = /^[的由归被是]+|[的由归是]+$/g;

  /* What people say for a role besides its own word, and its pinyin. */
  /** @type {Readonly<Record<string, string>>} */
  const ALSO = {
    lead: "qiantou|领头|主办",
    support: "peihe|协办|协助|参与|协同",
    implement: "luoshi|具体落实|执行",
    responsible: "fuze|担责",
  };

  /** What a piece may mean that is not known as it stands: parties, something else, or nothing.
      @typedef {(piece: string) => readonly number[] | null} Guess */

  class Asking {
    /** @param {Register} register
        @param {readonly Synonym[]} synonyms
        @param {Guess} guess
        @param {(text: string) => boolean} isWord Whether a text that is found is a word there. */
    constructor(register, synonyms, guess, isWord) {
      this.isWord = isWord;
      this.register = register;
      this.synonyms = synonyms;
      this.guess = guess;
      this.roleOf = rolesByWord(register.roles);
      const roles = [...this.roleOf.keys()].join("|");
      const [lead] = register.roles.map(({ word }) => word);
      this.patterns = {
        gap: new RegExp(
          `(?:${NOBODY} ?(${roles}|${ANYBODY})|(?:${NOBODY}|没有?|无|缺少?) ?(${roles}))${OFFICE}?`,
        ),
        most: new RegExp(
          `(${roles})?(?:的|任务|工作|单位|部门|事|数量)* ?(最多|最少|最重|最忙)(?:的?(?:单位|部门|任务))?`,
        ),
        first: new RegExp(`(?:首位|第一个?|首个|排第一|主要?|排头) ?${lead}(?:单位|部门)?`),
        partner: new RegExp(`(?:谁|哪些?个?(?:单位|部门))来?(${roles})(?=.)`),
        role: new RegExp(`(?:具体|单独|独立)?(${roles})(?:单位|部门|方)?`, "g"),
      };
    }

    /** What a query asks; null where it asks nothing that is understood.
        @param {readonly string[]} words The folded words of the query.
        @returns {Inquiry | null} */
    read(words) {
      const query = words.join(GAP).replace(MARKS, GAP).trim();
      /** @type {Inquiry} */
      const asked = {
        parties: [],
        roles: [],
        topics: [],
        pages: [],
        unknown: [],
        gap: null,
        most: null,
        partner: null,
        isFirst: false,
        isMoney: /多少钱|给多少|补多少|奖多少|发多少/.test(query),
        isSure: true,
      };
      const partner = this.roleOf.get(this.patterns.partner.exec(query)?.[1] ?? "") ?? 0;
      const plain = query.replace(QUESTION, GAP);
      const rest = this.#withoutRoles(plain, asked);
      const isTalking = plain !== query || rest !== plain;
      if (words.length === 1 && this.#isFound(words[0]) && !isTalking) return null;
      asked.isSure = isTalking;
      for (const piece of rest.split(GAP)) if (piece) this.#understand(piece, asked);
      if (this.#isMeantAsWritten(words, asked)) return null;
      if (isTalking) this.#notePagesAsked(query, asked);
      if (partner > 0 && asked.parties.length) {
        asked.partner = partner;
        asked.roles.splice(0, asked.roles.length, 0);
      }
      const isSpecial = asked.gap !== null || asked.most !== null || asked.isFirst;
      if (isTalking) return isSpecial || isAnything(asked) ? asked : null;
      const isDivided = words.length < asked.parties.length + asked.topics.length;
      return isDivided && asked.parties.length && !asked.unknown.length ? asked : null;
    }

    /** Whether a query is one word that stands somewhere as it is, and no party's role.
        @param {readonly string[]} words
        @param {Inquiry} asked */
    #isMeantAsWritten(words, { parties, roles, topics, unknown, gap, isFirst }) {
      if (words.length > 1 || !this.#isFound(words[0]) || gap !== null || isFirst) return false;
      return !(parties.length && roles.length) || topics.length + unknown.length > 0;
    }

    /** @param {string} word */
    #isFound(word) {
      return this.register.texts.all.includes(word);
    }

    /** Note the pages that answer what kind of thing is asked for: who, when, how many.
        @param {string} query
        @param {Inquiry} asked */
    #notePagesAsked(query, asked) {
      for (const [pattern, page] of PAGES_ASKED) {
        const record = this.register.records.findIndex((one) => one.page === page);
        if (record >= 0 && pattern.test(query)) asked.pages.push({ said: "", page: record });
      }
    }

    /** Take out of a query what says a role.
        @param {string} query
        @param {Inquiry} asked */
    #withoutRoles(query, asked) {
      let rest = query;
      const { gap, most, first, role } = this.patterns;
      rest = rest.replace(gap, (_, /** @type {string} */ one, /** @type {string} */ other) => {
        asked.gap = this.roleOf.get(one ?? other) ?? ANY_ROLE;
        return GAP;
      });
      rest = rest.replace(
        most,
        (_, /** @type {string | undefined} */ word, /** @type {string} */ end) => {
          asked.most = { role: this.roleOf.get(word ?? "") ?? ANY_ROLE, isLeast: end === "最少" };
          return GAP;
        },
      );
      rest = rest.replace(first, () => {
        asked.isFirst = true;
        asked.roles.push(0);
        return GAP;
      });
      return rest.replace(
        role,
        (said, /** @type {string} */ word, /** @type {number} */ at, whole) => {
          if (!this.#isRoleAt(whole, at, said)) return said;
          const number = this.roleOf.get(word) ?? ANY_ROLE;
          if (!asked.roles.includes(number)) asked.roles.push(number);
          return GAP;
        },
      );
    }

    /** Whether what may be a role is one there, and not a part of other words: 抓好落实的措施.
        @param {string} whole
        @param {number} at
        @param {string} said */
    #isRoleAt(whole, at, said) {
      const before = whole.slice(0, at).split(GAP).pop() ?? "";
      const behind = whole.slice(at + said.length).split(GAP)[0];
      const [bare, rest] = [this.#bare(before), this.#bare(behind)];
      if (!(bare || rest) || this.register.partiesNamed.has(bare)) return true;
      return !this.#isFound(before + said + behind);
    }

    /** Note what a piece of a query means.
        @param {string} piece
        @param {Inquiry} asked */
    #understand(piece, asked) {
      const bare = this.#bare(piece);
      if (!bare) return;
      if (this.#note(bare, asked) || this.#divide(bare, asked)) return;
      const words = this.#parts(bare, (word) => this.isWord(word));
      const { parts, left } = words.parts.length ? words : this.#parts(bare, () => true);
      const parties = left && asked.isSure ? this.guess(bare) : null;
      if (parties?.length) asked.parties.push({ said: bare, parties });
      else if (parties) asked.topics.push(bare);
      else {
        asked.topics.push(...parts);
        if (left) asked.unknown.push(left);
      }
    }

    /** The known words of a piece from its start on, the longest each time, and what is left.
        @param {string} piece
        @param {(word: string) => boolean} isWord */
    #parts(piece, isWord) {
      /** @type {string[]} */
      const parts = [];
      let left = "";
      for (let from = 0; from < piece.length; ) {
        const word = this.#longestFrom(piece, from, isWord);
        const filler = FILLERS.find((one) => piece.startsWith(one, from));
        if (word) parts.push(word);
        else if (!filler) left += piece[from];
        from += (word || filler || piece[from]).length;
      }
      return { parts, left };
    }

    /** @param {string} piece
        @param {number} from
        @param {(word: string) => boolean} isWord */
    #longestFrom(piece, from, isWord) {
      for (let to = piece.length; to >= from + SHORTEST; to -= 1) {
        const word = piece.slice(from, to);
        const isOne = this.#isTopic(word) && (this.#isSaying(word) || isWord(word));
        if (isOne && !ONLY_FILLERS.test(word)) return word;
      }
      return "";
    }

    /** Note a piece that is known as it stands.
        @param {string} piece
        @param {Inquiry} asked */
    #note(piece, asked) {
      const { partiesNamed, pagesNamed } = this.register;
      const parties = partiesNamed.get(piece);
      const pages = pagesNamed.get(piece);
      if (parties) asked.parties.push({ said: piece, parties });
      else if (pages) this.#notePages(piece, pages, asked);
      else if (this.#isTopic(piece)) asked.topics.push(piece);
      else return false;
      return true;
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
    #isTopic(piece) {
      if (piece.length < SHORTEST) return false;
      if (numberSaid(piece)) return true;
      return this.#isFound(piece) || this.#isSaying(piece);
    }

    /** @param {string} piece */
    #isSaying(piece) {
      return this.synonyms.some(({ said }) => said === piece);
    }

    /** A piece without what stands around the words that count.
        @param {string} piece */
    #bare(piece) {
      let bare = piece.replace(PARTICLES, "");
      if (ONLY_FILLERS.test(bare)) return "";
      while (bare && !this.#isKnown(bare)) {
        const filler = FILLERS.find((one) => bare.startsWith(one) || bare.endsWith(one));
        if (!filler) break;
        bare = bare.startsWith(filler) ? bare.slice(filler.length) : bare.slice(0, -filler.length);
      }
      return bare;
    }

    /** @param {string} piece */
    #isKnown(piece) {
      const { partiesNamed, pagesNamed } = this.register;
      return partiesNamed.has(piece) || pagesNamed.has(piece) || this.#isTopic(piece);
    }

    /** Note the parts of a piece that begins or ends with a name.
        @param {string} piece
        @param {Inquiry} asked */
    #divide(piece, asked) {
      const name = this.#nameAtEdge(piece);
      if (name) {
        this.#note(name, asked);
        const rest = piece.startsWith(name)
          ? piece.slice(name.length)
          : piece.slice(0, -name.length);
        this.#understand(rest, asked);
        return true;
      }
      return false;
    }

    /** The longest name with which a piece begins or ends.
        @param {string} piece */
    #nameAtEdge(piece) {
      const { partiesNamed } = this.register;
      for (let length = Math.min(piece.length, LONGEST_NAME); length >= SHORTEST; length -= 1) {
        for (const name of [piece.slice(0, length), piece.slice(-length)]) {
          if (partiesNamed.has(name)) return name;
        }
      }
      return "";
    }
  }

  const ANY_ROLE = -1;
  /** @type {readonly [RegExp, string][]} */
  const PAGES_ASKED = [
    [/谁|哪[个些](?:单位|部门)/, "units/"],
    [/什么时候|什么时间|几时|何时|几月|几号/, "calendar/"],
    [/多少/, "targets/"],
  ];
  const QUESTION = new RegExp(QUESTIONS, "g");
  const ONLY_FILLERS = new RegExp(`^(?:${FILLERS.join("|")})+$`);

  /** The roles by the words that say them. Whoever 负责 may do anything.
      @param {readonly RoleOfIndex[]} roles */
  function rolesByWord(roles) {
    /** @type {Map<string, number>} */
    const found = new Map();
    roles.forEach(({ word, key }, number) => {
      const role = key === "responsible" ? ANY_ROLE : number;
      for (const said of [word, ...(ALSO[key] ?? "").split("|")]) if (said) found.set(said, role);
    });
    return found;
  }

  /** @param {Inquiry} asked */
  function isAnything({ parties, topics, pages }) {
    return parties.length + topics.length + pages.length > 0;
  }

  return { Asking, ANY_ROLE };
})();
