"use strict";

/* The records of the index with what searching needs of them: texts, names, roles. */
var zerenRegister = (() => {
  const { Folding } = zerenFolding;
  const { Wording } = zerenWording;

  /* The rank of a hit by the part of the record it is in; lower is shown first. A name that is
     the whole word, or begins with it, goes before all others. */
  const WHOLE_NAME = 0;
  const START_OF_NAME = 1;
  const RANKS = { n: 2, a: 3, f: 3, t: 5, s: 6, x: 7, e: 7, k: 9 };
  const IN_NAME = RANKS.a;
  const NAMES = "naf";
  const WHOLE_NUMBER = 4;
  const PART_OF_NUMBER = 8;

  class Register {
    /** The records, and by field its record, its part and its text as it is shown.
        @type {RecordOfRegister[]} */
    records = [];
    /** @type {number[]} */
    recordOf = [];
    /** @type {Part[]} */
    parts = [];
    /** @type {string[]} */
    rawTexts = [];
    /** The parties by folded name, alias and former name.
        @type {Map<string, number[]>} */
    partiesNamed = new Map();
    /** The collectives of each party.
        @type {Map<number, number[]>} */
    #collectivesOf = new Map();
    /** What tasks say of each party and collective; made when it is first asked for.
        @type {Map<number, [task: number, role: number][]> | null} */
    #assignments = null;
    /** @type {Map<number, Map<number, RoleInTask[]>>} */
    #tasksOfParty = new Map();

    /** @param {SearchIndex} index
        @param {FoldingTable} folding */
    constructor(index, folding) {
      this.folding = new Folding(folding);
      this.roles = index.roles;
      /** @type {[field: number, text: string][]} */
      const numbers = [];
      for (const [group, page, fields, more] of index.records) {
        const record = { group, page, first: this.parts.length, count: fields.length, more };
        for (const field of fields) {
          this.recordOf.push(this.records.length);
          this.parts.push(/** @type {Part} */ (field[0]));
          this.rawTexts.push(field.slice(1));
        }
        for (const [field, text] of Object.entries(more.numbers ?? {})) {
          numbers.push([record.first + Number(field), text]);
        }
        this.records.push(record);
      }
      this.wording = new Wording(this.rawTexts, numbers, this.folding);
      this.texts = this.wording.texts;
      this.#nameParties();
    }

    #nameParties() {
      this.records.forEach((record, party) => {
        if (record.group !== "party") return;
        for (const member of record.more.members ?? []) add(this.#collectivesOf, member, party);
        for (const field of this.fieldsOf(party)) {
          if (NAMES.includes(this.parts[field])) {
            add(this.partiesNamed, this.texts.text(field), party);
          }
        }
      });
    }

    /** The fields of a record, in their order.
        @param {number} record */
    fieldsOf(record) {
      const { first, count } = this.records[record];
      return Array.from({ length: count }, (_, at) => first + at);
    }

    /** The name or title under which a record is shown.
        @param {number} record */
    titleOf(record) {
      const field = this.fieldsOf(record).find((one) => "nt".includes(this.parts[one]));
      return field === undefined ? "" : this.rawTexts[field];
    }

    /** The rank of a hit in a field.
        @param {number} field
        @param {number} at Where in the folded field it begins.
        @param {number} length How many characters of it are covered. */
    rank(field, at, length) {
      const part = this.parts[field];
      const isWhole = at === 0 && length === this.texts.lengthOf(field);
      if (part === "#") return isWhole ? WHOLE_NUMBER : PART_OF_NUMBER;
      if (NAMES.includes(part) && isWhole) return WHOLE_NAME;
      if (NAMES.includes(part) && at === 0) return START_OF_NAME;
      return RANKS[part];
    }

    /** What a party does in a task.
        @param {number} task
        @param {number} party */
    rolesOf(task, party) {
      return this.tasksOf(party).get(task) ?? [];
    }

    /** The tasks of a party, with what it does in each.
        @param {number} party */
    tasksOf(party) {
      const tasks = this.#tasksOfParty.get(party) ?? this.#findTasks(party);
      this.#tasksOfParty.set(party, tasks);
      return tasks;
    }

    /** @param {number} party */
    #findTasks(party) {
      this.#assignments ??= this.#readAssignments();
      /** @type {Map<number, RoleInTask[]>} */
      const found = new Map();
      for (const bearer of [party, ...(this.#collectivesOf.get(party) ?? [])]) {
        const through = bearer === party ? null : bearer;
        for (const [task, role] of this.#assignments.get(bearer) ?? []) {
          add(found, task, [role, through]);
        }
      }
      return found;
    }

    #readAssignments() {
      /** @type {Map<number, [task: number, role: number][]>} */
      const found = new Map();
      this.records.forEach(({ more: { roles = [] } }, task) => {
        roles.forEach((parties, role) => {
          for (const party of parties) add(found, party, [task, role]);
        });
      });
      return found;
    }
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

  return { Register, WHOLE_NAME, IN_NAME, SENTENCE: RANKS.s, TEXT: RANKS.x };
})();
