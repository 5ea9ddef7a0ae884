"use strict";

/* The answer in one line, before all results: 托育：8 项任务，牵头最多的是… It is counted from the
   register by what the query was understood to ask, and says so; it guesses nothing. */
var zerenAnswering = (() => {
  const { findersOf } = zerenHits;
  const { Lines, said } = zerenLines;
  const { Reply, meaningsOf } = zerenReplying;

  const LONGEST_SHOWN = 20;
  /** Where to look where nothing was found as it was typed.
      @type {readonly LinePiece[]} */
  const ELSEWHERE = [
    { text: "按单位查", page: "units/" },
    { text: "，或看" },
    { text: "全部任务", page: "tasks/" },
  ];

  class Answering {
    /** @param {Register} register */
    constructor(register) {
      this.register = register;
      this.lines = new Lines(register);
    }

    /** The line that answers a query; empty where the results say all.
        @param {string} query
        @param {Found} found
        @returns {LinePiece[]} */
    line(query, found) {
      const { words, asked, literal, further } = found;
      if (!words.length) return [];
      if (asked) return new Reply(this.register, asked, found).line();
      if (literal.length) return this.#ofWritten(query, found);
      if (further.length) return this.#ofFurther(query, further);
      return [said(`没有找到“${shortened(query)}”，可以`), ...ELSEWHERE];
    }

    /** The line of what holds the words themselves.
        @param {string} query
        @param {Found} found
        @returns {LinePiece[]} */
    #ofWritten(query, { literal, parties, words }) {
      const [{ group, hits }] = literal;
      const [{ record }] = hits;
      const isName = words.length === 1 && group === "party" && hits.length === 1;
      if (isName && hits[0].isNamed && this.register.isBearer(record)) {
        return [said(`${this.register.titleOf(record)}：`), this.lines.duties([record])];
      }
      const tasks = this.lines.tasksIn(literal);
      if (!tasks.length || group !== "task") return [];
      const role = Math.max(0, this.lines.words.indexOf(words[0]));
      const subject = shortened(query).replace(/\s+/g, "、");
      const bearers = parties.length ? [] : this.#bearers(tasks, role);
      return [said(`${subject}：${tasks.length} 项任务`), ...this.lines.later(literal), ...bearers];
    }

    /** The line where nothing holds the words: what was found instead, and in which way.
        @param {string} query
        @param {readonly GroupFound[]} further
        @returns {LinePiece[]} */
    #ofFurther(query, further) {
      const [{ group, hits }] = further;
      const [first] = hits;
      const meant = meaningsOf(first).join("、");
      const ways = findersOf(first.record, first.lists).map(({ way }) => way);
      const how = ways.includes("number") ? "按序号查" : "按拼音查";
      const taken = meant ? `按“${meant}”查` : how;
      const number = further.reduce((sum, one) => sum + one.hits.length, 0);
      if (ways.includes("slip") || ways.includes("part")) {
        const nothing = `没有“${shortened(query)}”，${taken}到 ${number} 个结果；也可以`;
        return [said(nothing), ...ELSEWHERE];
      }
      const tasks = this.lines.tasksIn(further);
      const isOfTasks = group === "task" && tasks.length > 0;
      const counted = isOfTasks ? `${tasks.length} 项任务` : `${number} 个结果`;
      const bearers = isOfTasks ? this.#bearers(tasks, 0) : [];
      return [said(`${shortened(query)}（${taken}）：${counted}`), ...bearers];
    }

    /** @param {readonly number[]} tasks
        @param {number} role
        @returns {LinePiece[]} */
    #bearers(tasks, role) {
      const bearers = this.lines.bearers(tasks, role);
      return bearers.length ? [said("，"), ...bearers] : [];
    }
  }

  /** @param {string} query */
  function shortened(query) {
    const plain = query.trim();
    return plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain;
  }

  return { Answering };
})();
