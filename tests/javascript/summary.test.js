/* What the search says of an answer. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./scripts.js";

run("elements.js", "search/results.js");

/** @param {number} literal
    @param {number} further
    @param {string[]} words */
function summaryOf(literal, further, words = ["词"]) {
  return zerenResults.summary({
    query: " 词 ",
    words,
    line: [],
    sections: [
      { section: "selected", total: 0, groups: [] },
      { section: "literal", total: literal, groups: [] },
      { section: "further", total: further, groups: [] },
    ],
  });
}

test("one line says what was found", () => {
  assert.equal(summaryOf(0, 0, []), "输入单位、任务或关键词");
  assert.equal(summaryOf(3, 0), "找到 3 个结果");
  assert.equal(summaryOf(3, 2), "找到 3 个结果，另有 2 个相关结果");
  assert.equal(summaryOf(0, 2), "有 2 个相关结果");
  assert.equal(summaryOf(0, 0), "没有结果，可以换个说法");
});
