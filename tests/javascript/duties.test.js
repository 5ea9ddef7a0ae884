/* The duties of a party: what a choice shows, and how that is said. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./scripts.js";

run("duties/choice.js");

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
  return { element, texts: [text], plan, role, isPast };
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
