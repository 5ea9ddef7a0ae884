/* What counts as the same: folding and numbers, as Python has them; and where words are found. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { handover, run } from "./scripts.js";

run("text/codes.js", "text/folding.js", "text/numerals.js", "text/texts.js", "text/wording.js");

const folding = new zerenFolding.Folding(handover.folding);

/** @param {...string} texts */
function wordingOf(...texts) {
  /** @type {[number, string][]} */
  const numbers = texts.map((text, at) => [at, zerenNumerals.canonical(folding.fold(text))]);
  const differing = numbers.filter(([at, text]) => text !== folding.fold(texts[at]));
  return new zerenWording.Wording(texts, differing, folding);
}

/** The fields that hold a word.
    @param {Wording} wording
    @param {string} word */
function fieldsWith(wording, word) {
  /** @type {Set<number>} */
  const fields = new Set();
  wording.visit(folding.fold(word), (field) => fields.add(field));
  return [...fields].sort();
}

test("every character of the basic plane folds as in Python, and so do texts of several", () => {
  const wrong = handover.folds.filter(([text, folded]) => folding.fold(text) !== folded);
  assert.ok(handover.folds.length > 60_000);
  assert.deepEqual(wrong, []);
});

test("a lone half of a character stays as it is", () => {
  assert.equal(folding.fold("\ud800a"), "\ud800a");
});

test("many texts fold as each does alone", () => {
  const texts = handover.folds.slice(-500).map(([text]) => text);
  const { codes, starts } = folding.foldAll(texts, "\n");
  const pieces = texts.map((_, at) =>
    zerenCodes.textOf(codes.subarray(starts[at], starts[at + 1] - 1)),
  );
  assert.deepEqual(
    pieces,
    texts.map((text) => folding.fold(text)),
  );
});

test("a text of any length folds", () => {
  assert.equal(folding.fold("託 育".repeat(200_000)), "托育".repeat(200_000));
});

test("folding says where each character stood", () => {
  const { text, places } = folding.foldWithPlaces("a 託㎡b");
  assert.equal(text, "a托m2b");
  assert.deepEqual(places, [0, 2, 3, 3, 4, 5]);
});

test("the words of a query are folded, each once, and none is empty", () => {
  assert.deepEqual(folding.words(" 託育　补贴 托育 \u200b "), ["托育", "补贴"]);
  assert.deepEqual(folding.words("　"), []);
});

for (const [folded, canonical] of handover.numerals) {
  test(`numbers are written in one way: ${folded}`, () => {
    assert.equal(zerenNumerals.canonical(folded), canonical);
  });
}

test("any numbers are written as in Python", () => {
  const wrong = handover.numbers.filter(
    ([folded, canonical]) => zerenNumerals.canonical(folded) !== canonical,
  );
  assert.deepEqual(wrong, []);
});

test("a canonical text says which stretch each of its characters stands for", () => {
  for (const [folded, canonical] of [...handover.numerals, ...handover.numbers]) {
    const { text, places } = zerenNumerals.canonicalWithPlaces(folded);
    assert.equal(text, canonical);
    assert.equal(places.length, text.length);
    assert.ok(places.every(([from, to], at) => from < to && from <= (places[at + 1] ?? [to])[0]));
  }
});

test("Chinese numbers are read whole or not at all", () => {
  const read = ["十二", "一亿零五", "两千零二十", "一万二万", "万三", "一百一", "零"];
  assert.deepEqual(read.map(zerenNumerals.chinese), [
    "12",
    "100000005",
    "2020",
    null,
    null,
    null,
    null,
  ]);
});

/** @type {[text: string, word: string, isFound: boolean][]} */
const HELD = [
  ["每年12月10日前", "十二月十日", true],
  ["每年12月10日前", "二月", false],
  ["每年12月10日前", "2月", true],
  ["给予五百万元的奖补", "500万", true],
  ["给予500万元的奖补", "5百万", true],
  ["发放2000元、5000元", "两千", true],
  ["13年", "三年", false],
  ["三孩", "3孩", false],
  ["普惠托育", "託育", true],
  ["普惠托育", "ＴＵＯ", false],
];
for (const [text, word, isFound] of HELD) {
  test(`${text} ${isFound ? "holds" : "does not hold"} ${word}`, () => {
    assert.deepEqual(fieldsWith(wordingOf("别的", text), word), isFound ? [1] : []);
  });
}

test("no word reaches over the end of a field", () => {
  const wording = wordingOf("普惠托", "育儿", "", "托育");
  assert.deepEqual(fieldsWith(wording, "托育"), [3]);
  assert.equal(wording.texts.count, 4);
  assert.deepEqual(
    [0, 2, 3].map((place) => wording.texts.fieldAt(place)),
    [0, 0, 0],
  );
  assert.equal(wording.texts.fieldAt(wording.texts.starts[3]), 3);
  assert.equal(wording.texts.text(1), "育儿");
  assert.equal(wording.texts.lengthOf(2), 0);
});

test("what is found is marked, and its numbers as they are written there", () => {
  const wording = wordingOf("托育、託育", "😀给予五百万元");
  assert.deepEqual(wording.places(0, "托育"), [
    [0, 2],
    [3, 5],
  ]);
  assert.deepEqual(wording.places(1, "500万元"), [[4, 8]]);
  assert.deepEqual(wording.places(1, "50万元"), []);
});
