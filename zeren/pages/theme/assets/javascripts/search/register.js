"use strict";

/* The records of the index with what searching needs of them: texts, names, roles. */
(() => {
  const zerenSearch = (self.zerenSearch ??= {});

  const { Texts, Folding } = zerenSearch;

  /* The rank of a hit by the part of the record it is in; lower is shown first. A name that is
     the whole word, or begins with it, goes before all others. */
  const WHOLE_NAME = 0;
  const START_OF_NAME = 1;
  const RANKS = { n: 2, a: 3, f: 3, t: 5, s: 6, x: 7, e: 7, k: 9 };
  const NAMES = "naf";
  const WHOLE_NUMBER = 4;
  const PART_OF_NUMBER = 8;

  class Register {
    /** @param content The index, as zeren/search/index.py describes it. */
    constructor(content) {
      this.folding = new Folding(content.folding);
      this.roles = content.roles;
      this.records = [];
      this.recordOf = [];
      this.parts = [];
      this.rawTexts = [];
      this.numberFields = [];
      const numberTexts = [];
      for (const [group, page, fields, more] of content.records) {
        const record = { group, page, first: this.parts.length, count: fields.length, more };
        for (const field of fields) {
          this.recordOf.push(this.records.length);
          this.parts.push(field[0]);
          this.rawTexts.push(field.slice(1));
        }
        for (const [field, text] of Object.entries(more.numbers ?? {})) {
          this.numberFields.push(record.first + Number(field));
          numberTexts.push(text);
        }
        this.records.push(record);
      }
      this.texts = new Texts(this.rawTexts, this.folding);
      /* The fields in which canonical numbers differ, with these. */
      this.numberTexts = new Texts(numberTexts, this.folding);
      this.hasOwnNumbers = new Uint8Array(this.texts.count);
      for (const field of this.numberFields) this.hasOwnNumbers[field] = 1;
      this.#nameParties();
      this.rolesOfParty = new Map();
    }

    #nameParties() {
      /** The parties by folded name, alias and former name. */
      this.partiesNamed = new Map();
      /** The collectives of each party. */
      this.collectivesOf = new Map();
      this.records.forEach((record, party) => {
        if (record.group !== "party") return;
        for (const member of record.more.members ?? []) {
          this.collectivesOf.set(member, [...(this.collectivesOf.get(member) ?? []), party]);
        }
        for (const field of this.fieldsOf(party)) {
          if (NAMES.includes(this.parts[field])) {
            const name = this.texts.text(field);
            this.partiesNamed.set(name, [...(this.partiesNamed.get(name) ?? []), party]);
          }
        }
      });
    }

    /** The fields of a record, in their order. */
    fieldsOf(record) {
      const { first, count } = this.records[record];
      return Array.from({ length: count }, (_, at) => first + at);
    }

    /** The name or title under which a record is shown. */
    titleOf(record) {
      const field = this.fieldsOf(record).find((one) => "nt".includes(this.parts[one]));
      return this.rawTexts[field];
    }

    /** The rank of a hit in a field.
        @param at Where in the folded field it begins.
        @param length How many characters of it are covered. */
    rank(field, at, length) {
      const part = this.parts[field];
      const isWhole = at === 0 && length === this.texts.lengthOf(field);
      if (part === "#") return isWhole ? WHOLE_NUMBER : PART_OF_NUMBER;
      if (NAMES.includes(part) && isWhole) return WHOLE_NAME;
      if (NAMES.includes(part) && at === 0) return START_OF_NAME;
      return RANKS[part];
    }

    /** What a party does in a task: [role, collective it does so through, or null]. */
    rolesOf(task, party) {
      return this.tasksOf(party).get(task) ?? [];
    }

    /** The tasks of a party, with what it does in each. */
    tasksOf(party) {
      if (!this.rolesOfParty.has(party)) this.rolesOfParty.set(party, this.#findTasks(party));
      return this.rolesOfParty.get(party);
    }

    #findTasks(party) {
      this.assignments ??= this.#assignments();
      const found = new Map();
      for (const bearer of [party, ...(this.collectivesOf.get(party) ?? [])]) {
        const through = bearer === party ? null : bearer;
        for (const [task, role] of this.assignments.get(bearer) ?? []) {
          if (!found.has(task)) found.set(task, []);
          found.get(task).push([role, through]);
        }
      }
      return found;
    }

    /** What tasks say of each party and collective: [task, role]. */
    #assignments() {
      const found = new Map();
      this.records.forEach(({ more: { roles = [] } }, task) => {
        roles.forEach((parties, role) => {
          for (const party of parties) {
            if (!found.has(party)) found.set(party, []);
            found.get(party).push([task, role]);
          }
        });
      });
      return found;
    }
  }

  Register.WHOLE_NAME = WHOLE_NAME;
  Register.IN_NAME = RANKS.a;
  Register.SENTENCE = RANKS.s;
  Register.TEXT = RANKS.x;
  zerenSearch.Register = Register;
})();
