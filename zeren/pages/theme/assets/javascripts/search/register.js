"use strict";

/* The records of the index with what searching needs of them: texts, names, roles. */
var zerenRegister = (() => {
  const { TextStore } = zerenCodes;
  const { Folding } = zerenFolding;
  const { Wording } = zerenWording;

  /* The rank of a hit by the part of the record it is in; lower is shown first. A name that is
     the whole word, or begins with it, goes before all others. */
  const WHOLE_NAME = 0;
  const START_OF_NAME = 1;
  const RANKS = { n: 2, a: 3, f: 3, t: 5, s: 6, x: 7, e: 7, k: 9 };
  const IN_NAME = RANKS.a;
  const NAMES = "naf";
  const PLANS = "plans/";
  const COUNTIES = "counties/";
  const WHOLE_NUMBER = 4;
  const PART_OF_NUMBER = 8;

  class Register {
    /** The records, and by field its record and its part.
        @type {RecordOfRegister[]} */
    records = [];
    /** The readings in context, of all fields.
        @type {ReadingInContext[]} */
    readings = [];
    /** @type {number[]} */
    recordOf = [];
    /** @type {Part[]} */
    parts = [];
    #shown = new TextStore();
    /** The parties by folded name, alias and former name.
        @type {Map<string, number[]>} */
    partiesNamed = new Map();
    /** The other pages by folded name, and by what else they are called.
        @type {Map<string, number[]>} */
    pagesNamed = new Map();
    /** The collectives of each party.
        @type {Map<number, number[]>} */
    #collectivesOf = new Map();
    /** What tasks say, one after the other, in three columns: ten thousand of them say a lot. Those
        of a record begin where it says and end where those of the next begin.
        @type {number[]} */
    #taskOf = [];
    /** @type {number[]} */
    #roleOf = [];
    /** @type {number[]} */
    #bearerOf = [];
    /** @type {[field: number, text: string][]} */
    #numbers = [];

    /** @param {SearchIndex} index
        @param {FoldingTable} folding
        @param {Iterable<SearchIndex["records"]>} parts The records that stand in files of their own;
        some are taken when those before are done, so that nothing need be kept of them. */
    constructor(index, folding, parts) {
      this.folding = new Folding(folding);
      this.roles = index.roles;
      this.saidFor = index.said;
      this.anyRoles = index.any;
      this.watching = new Set(index.watch);
      this.wording = new Wording(this.#take(index, parts), this.#numbers, this.folding);
      this.texts = this.wording.texts;
      this.#nameParties();
      /* The guide comes last. */
      const guide = this.records.find(({ group }) => group === "guide");
      this.listsEnd = guide ? this.texts.starts[guide.first] : this.texts.all.length;
    }

    /** Take the records in; gives the texts of their fields as they come.
        @param {SearchIndex} index
        @param {Iterable<SearchIndex["records"]>} parts */
    *#take(index, parts) {
      for (const row of index.records) yield* this.#add(row);
      for (const rows of parts) for (const row of rows) yield* this.#add(row);
    }

    /** @param {SearchIndex["records"][number]} row */
    *#add([group, page, fields, { anchors, numbers = {}, readings = [], roles = [], ...more }]) {
      const [first, record] = [this.parts.length, this.records.length];
      this.records.push({
        group,
        page,
        first,
        count: fields.length,
        assignments: this.#taskOf.length,
        anchors,
        members: more.members,
        plan: more.plan,
        retired: more.retired ?? 0,
      });
      for (const field of fields) {
        this.recordOf.push(record);
        this.parts.push(/** @type {Part} */ (field[0]));
        this.#shown.add(field.slice(1));
        yield field.slice(1);
      }
      for (const field of Object.keys(numbers)) {
        this.#numbers.push([first + Number(field), numbers[field]]);
      }
      for (const [field, at, syllable] of readings) {
        this.readings.push([first + field, at, syllable]);
      }
      roles.forEach((parties, role) => {
        for (const party of parties) this.#assign(record, role, party);
      });
    }

    /** @param {number} task
        @param {number} role
        @param {number} bearer */
    #assign(task, role, bearer) {
      this.#taskOf.push(task);
      this.#roleOf.push(role);
      this.#bearerOf.push(bearer);
    }

    #nameParties() {
      this.records.forEach(({ group, members = [] }, record) => {
        for (const member of members) add(this.#collectivesOf, member, record);
        if (group !== "task") this.#name(record);
      });
    }

    /** Note the names of a party, or of another page.
        @param {number} record */
    #name(record) {
      const named = this.isBearer(record) ? this.partiesNamed : this.pagesNamed;
      for (const field of this.fieldsOf(record)) {
        const isName = NAMES.includes(this.parts[field]) || field === this.records[record].first;
        if (isName) add(named, this.texts.text(field), record);
      }
    }

    /** The fields of a record, in their order.
        @param {number} record */
    fieldsOf(record) {
      const { first, count } = this.records[record];
      return Array.from({ length: count }, (_, at) => first + at);
    }

    /** The text of a field as it is shown.
        @param {number} field */
    shown(field) {
      return this.#shown.text(field);
    }

    /** The name or title under which a record is shown.
        @param {number} record */
    titleOf(record) {
      const field = this.fieldsOf(record).find((one) => "nt".includes(this.parts[one]));
      return field === undefined ? "" : this.shown(field);
    }

    /** The rank of a hit in a field.
        @param {number} field
        @param {number} at Where in the folded field it begins.
        @param {number} length How many characters of it are covered. */
    rank(field, at, length) {
      const part = this.parts[field];
      const isWhole = at === 0 && length === this.texts.lengthOf(field);
      const { group } = this.records[this.recordOf[field]];
      if (group === "page" || group === "guide") return rankOfPage(part, isWhole);
      if (part === "#") return isWhole ? WHOLE_NUMBER : PART_OF_NUMBER;
      if (NAMES.includes(part) && isWhole) return WHOLE_NAME;
      if (NAMES.includes(part) && at === 0) return START_OF_NAME;
      return RANKS[part];
    }

    /** What a party does in a task: first itself, then through collectives.
        @param {number} task
        @param {number} party
        @returns {RoleInTask[]} */
    rolesOf(task, party) {
      const from = this.records[task].assignments;
      const to = this.records[task + 1]?.assignments ?? this.#taskOf.length;
      /** @type {RoleInTask[]} */
      const found = [];
      for (const bearer of this.#bearersFor(party)) {
        const through = bearer === party ? null : bearer;
        for (let at = from; at < to; at += 1) {
          if (this.#bearerOf[at] === bearer) found.push([this.#roleOf[at], through]);
        }
      }
      return found;
    }

    /** Visit what a party does in all tasks.
        @param {number} party
        @param {(task: number, role: number, isDirect: boolean, bearer: number) => void} visitor */
    visitTasks(party, visitor) {
      const isBearer = new Uint8Array(this.records.length);
      for (const bearer of this.#bearersFor(party)) isBearer[bearer] = 1;
      for (let at = 0; at < this.#taskOf.length; at += 1) {
        const bearer = this.#bearerOf[at];
        if (isBearer[bearer]) visitor(this.#taskOf[at], this.#roleOf[at], bearer === party, bearer);
      }
    }

    /** Who bears a task in a role, in the order of the document; where that is -1, in any but those
        that look at what others do.
        @param {number} task
        @param {number} role */
    bearersOf(task, role) {
      const to = this.records[task + 1]?.assignments ?? this.#taskOf.length;
      /** @type {number[]} */
      const found = [];
      for (let at = this.records[task].assignments; at < to; at += 1) {
        const other = this.#roleOf[at];
        const isMeant = role < 0 ? !this.watching.has(other) : other === role;
        if (isMeant) found.push(this.#bearerOf[at]);
      }
      return found;
    }

    /** Whether a record says a sum of money.
        @param {number} record */
    saysMoney(record) {
      return this.fieldsOf(record).some((field) => /[0-9百千万亿]元/.test(this.shown(field)));
    }

    /** Whether a record is a party, which may bear tasks.
        @param {number} record */
    isBearer(record) {
      const { group, page } = this.records[record];
      return group === "party" && !page.startsWith(PLANS);
    }

    /** Who stands for all territories: the collectives of them all, or they themselves.
        @returns {number[]} */
    territories() {
      const own = this.ownTerritories();
      const collectives = [...this.records.keys()].filter((one) => {
        const { members = [] } = this.records[one];
        return members.length === own.length && members.every((member) => own.includes(member));
      });
      return own.length && collectives.length ? collectives : own;
    }

    /** The territories themselves. */
    ownTerritories() {
      return [...this.records.keys()].filter((record) => {
        const { group, page } = this.records[record];
        return group === "party" && page.startsWith(COUNTIES);
      });
    }

    /** Whether a record is a task that is to be done now.
        @param {number} record */
    isInForce(record) {
      const { group, retired, plan } = this.records[record];
      if (group !== "task" || retired) return false;
      return plan === undefined || !this.#isPast(plan);
    }

    /** Whether a plan is not in force: its kind is followed by its status.
        @param {number} plan */
    #isPast(plan) {
      const { first, count } = this.records[plan];
      return count > 2 && this.parts[first + 2] === "k";
    }

    /** A party and the collectives that it is a member of.
        @param {number} party */
    #bearersFor(party) {
      return [party, ...(this.#collectivesOf.get(party) ?? [])];
    }
  }

  /** The rank of a hit in a page that is no party's. Its own name, and a heading of the guide, go before
      what people call it besides.
      @param {Part} part
      @param {boolean} isWhole */
  function rankOfPage(part, isWhole) {
    if (isWhole && part !== "x") return part === "a" ? START_OF_NAME : WHOLE_NAME;
    return RANKS[part === "#" ? "x" : part];
  }

  /** Add to the list under a key.
      @template Key, Value
      @param {Map<Key, Value[]>} lists
      @param {Key} key
      @param {Value} value */
  function add(lists, key, value) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }

  return {
    COUNTIES,
    Register,
    WHOLE_NAME,
    START_OF_NAME,
    IN_NAME,
    SENTENCE: RANKS.s,
    TEXT: RANKS.x,
  };
})();
