/* The search by what parties do: who sees that others do it is found by that, and does none of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { handover, runEngine } from "./scripts.js";

runEngine();

const ALL = Number.POSITIVE_INFINITY;

/** @param {string} page
    @param {string} name
    @returns {SearchIndex["records"][number]} */
const unit = (page, name) => ["party", page, [`n州${name}`, `a${name}`], {}];

/** @param {string} number
    @param {string} text
    @param {number[][]} roles Who leads it, is responsible and supervises.
    @returns {SearchIndex["records"][number]} */
const task = (number, text, roles) => [
  "task",
  `tasks/${number}/`,
  [`#${number}`, `t${text}`, `x${text}。`],
  { roles },
];

const watched = new zerenSession.Session(
  {
    ...handover.index,
    parts: 0,
    pairs: "",
    synonyms: [],
    said: [["qiantou"], ["fuze"], ["督办"]],
    any: [1],
    watch: [2],
    roles: [
      { mark: "●", word: "牵头", key: "lead" },
      { mark: "◇", word: "负责", key: "responsible" },
      { mark: "□", word: "督导", key: "supervise" },
    ],
    records: [
      unit("units/a/", "财政局"),
      unit("units/b/", "银行"),
      task("1", "修好马路", [[0], [], []]),
      task("2", "装好路灯", [[1], [], [0]]),
    ],
  },
  handover.folding,
);

/** @param {string} query */
function pagesOf(query) {
  const { sections } = watched.answer({ query, most: ALL });
  return sections.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map((r) => r.page)));
}

/** @param {string} query */
function lineOf(query) {
  const { line } = watched.answer({ query, most: ALL });
  return line.map(({ text }) => text).join("");
}

test("a role of watching selects as any other does", () => {
  assert.deepEqual(pagesOf("财政局督导的任务"), ["tasks/2/"]);
  assert.deepEqual(pagesOf("督办"), ["units/a/", "tasks/2/"]);
  assert.match(lineOf("督导最多的单位"), /^督导最多的是州财政局（1 项）/);
});

test("who watches does not count among those who do the most", () => {
  assert.match(lineOf("任务最多的单位"), /^承担任务最多的是州财政局、州银行（各 1 项）/);
});
