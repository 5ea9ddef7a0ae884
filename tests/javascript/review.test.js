/* What a person says on the review page, and the rows that come of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./scripts.js";

run("../../../../importing/review/scripts/rows.js");

const { cellsOf, changesOf, nothing, progressOf, tableOf } = zerenReviewRows;

/** @param {string} key
    @param {boolean} isParties
    @returns {SheetColumn} */
const column = (key, isParties = false) => ({
  key,
  head: key.toUpperCase(),
  hint: "",
  isLong: false,
  isLine: false,
  isParties,
});

/** @type {Worksheet} */
const sheet = {
  digest: "",
  file: "x.csv",
  columns: [column("number"), column("text"), column("lead", true), column("support", true)],
  added: {
    OPEN: "open",
    PLACE: "place",
    WRITTEN: "written",
    NAMES: "names",
    TASK: "task",
    SOURCE: "source",
    TITLE: "title",
    WHOSE: "whose",
  },
  signs: { new: "新增", is: "=", isNot: "≠", between: "；" },
  separator: "、",
  rows: [
    {
      cells: { number: "1", text: "修路", lead: ["甲", "乙", "丙"] },
      added: { PLACE: "第 1 行", SOURCE: "a.docx", TITLE: "清单" },
    },
    { cells: { number: "2", text: "修桥", lead: ["甲"], support: ["丁"] }, added: {} },
  ],
  questions: [
    {
      text: "谁？",
      tasks: [0, 1],
      options: [
        { text: "现取", whose: "某县", edits: { 0: [], 1: [] } },
        { text: "另一种", edits: { 0: [["乙", [["lead", "戊"]]]] } },
      ],
    },
    {
      text: "配合？",
      tasks: [0],
      options: [
        { text: "不", edits: { 0: [] } },
        {
          text: "是",
          edits: {
            0: [
              ["乙", [["support", "乙"]]],
              ["", [["lead", "己"]]],
            ],
          },
        },
      ],
    },
    { text: "看过？", tasks: [1], options: [] },
  ],
  near: [{ name: "丁", likely: ["丁某局"] }],
  same: [{ row: 1, key: "7" }],
};

test("a name keeps its place, or goes to the end of another column", () => {
  const replaced = cellsOf(sheet, { ...nothing(), answers: { 0: 1 } }, 0);
  assert.equal(replaced.lead, "甲、戊、丙");
  const moved = cellsOf(sheet, { ...nothing(), answers: { 1: 1 } }, 0);
  assert.deepEqual([moved.lead, moved.support], ["甲、丙、己", "乙"]);
});

test("what one answer took away, another does not bring back", () => {
  const cells = cellsOf(sheet, { ...nothing(), answers: { 0: 1, 1: 1 } }, 0);
  assert.deepEqual([cells.lead, cells.support], ["甲、戊、丙、己", ""]);
});

test("what is written by hand goes before every answer", () => {
  const said = { ...nothing(), answers: { 1: 1 }, cells: { 0: { lead: "庚" } } };
  assert.deepEqual(
    changesOf(sheet, said, 0).map(({ head, text }) => [head, text]),
    [
      ["LEAD", "庚"],
      ["SUPPORT", "乙"],
    ],
  );
});

test("the table says what is open, what names mean, and which task is which", () => {
  const said = {
    ...nothing(),
    answers: { 0: 1 },
    near: { 丁: "" },
    same: { 1: "7" },
    added: ["看坝"],
  };
  const [heads, first, second, third] = tableOf(sheet, said);
  assert.deepEqual(heads.slice(4), [
    "open",
    "place",
    "written",
    "names",
    "task",
    "source",
    "title",
    "whose",
  ]);
  assert.deepEqual(first.slice(4), ["配合？", "第 1 行", "", "", "", "a.docx", "清单", ""]);
  assert.deepEqual(second.slice(4), ["谁？\n看过？", "", "", "丁≠", "7", "", "", ""]);
  assert.deepEqual(third.slice(0, 2), ["", "看坝"]);
  assert.equal(third[9], "a.docx");
});

test("whose list it is stands in every row once it was said", () => {
  const [, ...rows] = tableOf(sheet, { ...nothing(), answers: { 0: 0 } });
  assert.deepEqual(
    rows.map((row) => row.at(-1)),
    ["某县", "某县"],
  );
});

test("what is dropped asks nothing any more", () => {
  const before = progressOf(sheet, nothing());
  const after = progressOf(sheet, { ...nothing(), dropped: [1] });
  assert.deepEqual([before.asked, before.answered, before.kept], [5, 0, 2]);
  assert.deepEqual([after.answered, after.kept], [2, 1]);
  assert.equal(tableOf(sheet, { ...nothing(), dropped: [1] }).length, 2);
});
