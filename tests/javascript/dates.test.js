/* Dates of the calendar: what is said of them today, and when rules fall due. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { handover, run } from "./scripts.js";

run("dates/days.js", "dates/judging.js");

for (const { name, due, said } of handover.judgements) {
  test(name, () => {
    for (const [today, words] of Object.entries(said)) {
      const judged = zerenJudging.judge({ offset: 0, ...due }, today);
      assert.equal(`${judged.state} ${judged.words}`, words, today);
    }
  });
}

test("a rule falls due on the days that Python's library says", () => {
  for (const [rule, from, day] of handover.occurrences) {
    assert.equal(zerenDays.next(rule, from), day, `${rule} from ${from}`);
  }
});

test("a day is that of China, wherever the reader is", () => {
  assert.equal(zerenDays.dayAt(Date.parse("2025-12-30T16:00:00Z")), "2025-12-31");
  assert.equal(zerenDays.dayAt(Date.parse("2025-12-31T15:59:59Z")), "2025-12-31");
  assert.equal(zerenDays.dayAt(Date.parse("2025-12-31T16:00:00Z")), "2026-01-01");
});
