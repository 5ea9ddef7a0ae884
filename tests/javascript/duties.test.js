/* The duties of a party: what a choice shows, and how that is said. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { handover, run } from "./scripts.js";

run("text/codes.js", "text/folding.js", "text/numerals.js", "text/texts.js", "text/wording.js");
run("matrix/words.js", "loading.js", "search/files.js", "duties/choice.js", "duties/texts.js");

const rows = [
  row("1 修路", "roads", "lead"),
  row("2 架桥", "roads", "support"),
  row("1 办学", "schools", "lead"),
  row("1 旧路", "old", "lead", true),
];

/** @param {string} text
    @param {string} plan
    @param {string} role
    @returns {DutyRow} */
function row(text, plan, role, isPast = false) {
  const element = /** @type {HTMLTableRowElement} */ ({});
  const page = `https://example.org/sub/tasks/${text.replace(" ", "-")}/`;
  return { element, page, texts: [text], plan, role, isPast };
}

/** @param {DutyChoices} chosen
    @param {ReadonlySet<DutyRow> | null} [holding] */
function shown(chosen, holding = null) {
  return [...zerenChoice.chosenRows(rows, chosen, holding)].map(({ texts }) => texts[0]);
}

test("plans that are not in force are shown where they are asked for", () => {
  assert.deepEqual(shown({}), ["1 修路", "2 架桥", "1 办学"]);
  assert.equal(shown({ past: "1" }).length, 4);
  assert.deepEqual(shown({ plan: "old" }), ["1 旧路"]);
});

test("choices narrow each other", () => {
  assert.deepEqual(shown({ plan: "roads", role: "lead" }), ["1 修路"]);
  assert.deepEqual(shown({ role: "lead", text: "办" }, new Set([rows[2]])), ["1 办学"]);
});

test("it is said how many are shown", () => {
  assert.equal(zerenChoice.summary(3, rows.slice(0, 3), {}), "");
  assert.match(zerenChoice.summary(3, rows, {}), /^另有 1 项/);
  assert.equal(zerenChoice.summary(1, rows, { plan: "old" }), "符合的有 1 项，共 4 项");
});

test("texts that the page does not hold are found by the page of their task", () => {
  const root = "https://example.org/sub/";
  /** @type {SearchIndex["records"][]} */
  const parts = [
    [["party", "units/a/", ["n州教育局"], {}]],
    [
      ["task", "tasks/1-修路/", ["#1", "t修路", "s州交通局牵头", "x给予五百万元", "e年底"], {}],
      ["task", "tasks/9-别的/", ["#9", "t别的", "s州交通局牵头", "x给予五百万元"], {}],
    ],
  ];
  const texts = zerenDutyTexts.textsOf(parts, root, new Set(rows.map(({ page }) => page)));
  assert.deepEqual([...texts.values()], [["1", "修路", "给予五百万元", "年底"]]);
  const words = new zerenDutyTexts.DutyWords(rows, handover.folding, texts);
  const found = (/** @type {string} */ query) =>
    [...(words.find(query) ?? rows)].map((one) => one.texts[0]);
  assert.deepEqual(found("500万元"), ["1 修路"]);
  assert.deepEqual(found("年底 路"), ["1 修路"]);
  assert.deepEqual(found("路"), ["1 修路", "1 旧路"]);
  assert.deepEqual(found("交通局"), []);
  assert.deepEqual(found(" ").length, rows.length);
});

test("the files of an index are named by their number, with its version", () => {
  assert.deepEqual(zerenFiles.partsOf("a.js/index.js?v=1.js", 2), [
    "a.js/index-1.js?v=1.js",
    "a.js/index-2.js?v=1.js",
  ]);
  assert.deepEqual(zerenFiles.partsOf("index.js", 0), []);
});
