/* The large matrix: which rows and columns are drawn, how far to scroll, how it is put on paper. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./scripts.js";

run("elements.js", "matrix/view.js", "matrix/heads.js", "matrix/windows.js", "matrix/cells.js");
run("matrix/sheets.js");

const { isEnough, itemsOf, mostMarks, scrolledTo, seen } = zerenWindows;

/** @param {number} scrolled
    @returns {Axis} */
const axis = (scrolled) => ({ scrolled, room: 300, size: 10, count: 1000 });

/** @type {[scrolled: number, stretch: Stretch][]} */
const SEEN = [
  [0, [0, 40]],
  [95, [0, 50]],
  [200, [10, 60]],
  [9700, [960, 1000]],
];
for (const [scrolled, stretch] of SEEN) {
  test(`what is in view ${scrolled} down is drawn, with some beyond`, () => {
    assert.deepEqual(seen(axis(scrolled)), stretch);
  });
}

test("nothing at all and less than the room are drawn whole", () => {
  assert.deepEqual(seen({ scrolled: 0, room: 300, size: 10, count: 0 }), [0, 0]);
  assert.deepEqual(seen({ scrolled: 0, room: 300, size: 10, count: 7 }), [0, 7]);
  assert.deepEqual(seen({ scrolled: 500, room: 300, size: 10, count: 7 }), [7, 7]);
});

test("it is drawn anew only near the edge of what is drawn", () => {
  const drawn = seen(axis(2000));
  assert.ok(isEnough(drawn, axis(2000)));
  assert.ok(isEnough(drawn, axis(2040)));
  assert.ok(isEnough(drawn, axis(1960)));
  assert.ok(!isEnough(drawn, axis(2080)));
  assert.ok(!isEnough(drawn, axis(1920)));
  assert.ok(isEnough(seen(axis(9700)), axis(9700)));
});

test("a cell is brought into view, and nothing moves where it is in view", () => {
  assert.equal(scrolledTo(axis(200), 25), 200);
  assert.equal(scrolledTo(axis(200), 10), 100);
  assert.equal(scrolledTo(axis(200), 80), 510);
});

/** @param {string} name
    @param {string} group */
const entry = (name, group) =>
  /** @type {MatrixParty} */ ({ name, group, duties: /** @type {Duty[]} */ ([]) });

test("rows of one kind stand below its head, and count without it", () => {
  const rows = [entry("一", "部门"), entry("二", "部门"), entry("三", "县市")];
  assert.deepEqual(
    itemsOf(rows).map(({ group, line, place }) => line?.name + group + place),
    ["undefined部门0", "一部门1", "二部门2", "undefined县市0", "三县市3"],
  );
  assert.deepEqual(
    itemsOf([entry("修路", "")]).map(({ place }) => place),
    [1],
  );
});

test("the fullest cell says how high rows are", () => {
  const party = entry("一", "部门");
  const [one, other] = [{ index: 0 }, { index: 1 }].map((of) => /** @type {MatrixTask} */ (of));
  for (const [task, role] of /** @type {const} */ ([
    [one, "a"],
    [other, "a"],
    [other, "b"],
  ])) {
    party.duties.push({ task, party, role, isThrough: false, number: 1 });
  }
  assert.equal(mostMarks([party]), 2);
  assert.equal(mostMarks([]), 0);
});

test("columns stand on as few sheets as they need, and on each about as many", () => {
  const columns = Array.from({ length: 105 }, (_, at) => entry(String(at), ""));
  const parts = zerenSheets.partsOf(columns, 52);
  assert.deepEqual(
    parts.map(({ length }) => length),
    [35, 35, 35],
  );
  assert.deepEqual(parts.flat(), columns);
  assert.deepEqual(zerenSheets.partsOf([], 52), [[]]);
});
