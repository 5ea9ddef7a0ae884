/* The matrix: what a choice shows, how that is said, and its address. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { handover, run } from "./scripts.js";

run("text/codes.js", "text/folding.js", "text/numerals.js", "text/texts.js", "text/wording.js");
run("matrix/view.js", "matrix/words.js", "matrix/address.js");

/* Three tasks, four parties. `T` bears nothing, task 3 has no lead. */
const model = modelOf(
  [
    { name: "州财政局", group: "部门", key: "units/a" },
    { name: "州银行", group: "中央", key: "units/b" },
    { name: "甲县", group: "县市", key: "counties/x", isCounty: true },
    { name: "乙县", group: "县市", key: "counties/y", isCounty: true, accepted: "暂无任务" },
  ],
  [
    {
      plan: "p",
      texts: ["1", "修路", "每年12月10日前修好馬路。"],
      duties: [
        [0, "lead"],
        [2, "implement", true],
      ],
    },
    {
      plan: "p",
      texts: ["2", "路灯", "给予五百万元。"],
      duties: [
        [1, "lead"],
        [0, "support"],
        [2, "responsible"],
      ],
    },
    { plan: "q", texts: ["3", "建桥", "建好２—３座桥。"], duties: [[0, "support"]] },
  ],
);
const words = new zerenWords.TaskWords(model.tasks, handover.folding);

/** A model without a page.
    @param {Partial<MatrixParty>[]} parties
    @param {{ plan: string, texts: readonly string[], duties: [number, string, boolean?][] }[]} tasks
    @returns {MatrixModel} */
function modelOf(parties, tasks) {
  const made = parties.map((party, index) => {
    const { isCounty = false } = party;
    return /** @type {MatrixParty} */ ({
      ...party,
      index,
      isCounty,
      duties: /** @type {Duty[]} */ ([]),
    });
  });
  return {
    isOverview: false,
    parties: made,
    tasks: tasks.map(({ plan, texts, duties }, index) => {
      const task = /** @type {MatrixTask} */ ({
        index,
        plan,
        isPast: false,
        texts,
        name: texts.slice(0, 2).join(""),
        duties: /** @type {Duty[]} */ ([]),
      });
      for (const [at, role, isThrough = false] of duties) {
        const duty = { task, party: made[at], role, isThrough, number: 1 };
        task.duties.push(duty);
        made[at].duties.push(duty);
      }
      return task;
    }),
  };
}

/* The roles that lack in each hole. */
/** @type {Record<string, string[]>} */
const HOLES = {
  lead: ["lead"],
  support: ["support"],
  implement: ["implement", "responsible"],
  party: ["lead", "support", "implement", "responsible"],
};

/** @param {Choices} choices */
function viewOf(choices) {
  const chosen = { ...choices, lacking: HOLES[choices.holes ?? ""] ?? [], isExplained: true };
  return zerenView.view(model, chosen, choices.text ? words.find(choices.text) : null);
}

/** The names of what is shown.
    @param {Choices} choices */
function shown(choices) {
  const { tasks, parties } = viewOf(choices);
  return [...tasks, ...parties].map(({ name }) => name).join(" ");
}

/** @type {[choices: Choices, shown: string][]} */
const VIEWS = [
  [{}, "1修路 2路灯 3建桥 州财政局 州银行 甲县 乙县"],
  [{ party: "units/b" }, "2路灯 州财政局 州银行 甲县"],
  [{ party: "units/b", empty: "1" }, "2路灯 州财政局 州银行 甲县 乙县"],
  [{ party: "units/a", role: "support" }, "2路灯 3建桥 州财政局"],
  [{ role: "lead" }, "1修路 2路灯 州财政局 州银行"],
  [{ kind: "县市" }, "1修路 2路灯 甲县"],
  [{ county: "counties/x" }, "1修路 2路灯 州财政局 州银行 甲县"],
  [{ county: "counties/y" }, "乙县"],
  [{ plan: "q" }, "3建桥 州财政局"],
  [{ holes: "lead" }, "3建桥 州财政局"],
  [{ holes: "support" }, "1修路 州财政局 甲县"],
  [{ holes: "implement" }, "3建桥 州财政局"],
  [{ holes: "party" }, "1修路 2路灯 3建桥 乙县"],
  [{ sort: "parties" }, "2路灯 1修路 3建桥 州财政局 州银行 甲县 乙县"],
  [{ text: "路" }, "1修路 2路灯 州财政局 州银行 甲县"],
  [{ text: "没有" }, ""],
  [{ only: "counties/x" }, "1修路 2路灯 甲县"],
  [{ only: "counties/x", role: "lead" }, "甲县"],
  [{ text: " 　" }, "1修路 2路灯 3建桥 州财政局 州银行 甲县 乙县"],
];
for (const [choices, expected] of VIEWS) {
  test(`a choice shows this: ${JSON.stringify(choices)}`, () => {
    assert.equal(shown(choices), expected);
  });
}

test("totals count what is shown, through a collective apart and each task once", () => {
  const { totals, written, parties, tasks } = viewOf({});
  assert.deepEqual(
    parties.map((party) => totals.get(party)),
    [
      { direct: 3, through: 0 },
      { direct: 1, through: 0 },
      { direct: 1, through: 1 },
      { direct: 0, through: 0 },
    ],
  );
  assert.deepEqual(totals.get(tasks[0]), { direct: 1, through: 1 });
  assert.equal(written, 5);
  assert.equal(viewOf({ role: "support" }).written, 2);
});

test("a plan that is not in force is shown when asked for, and fills no hole", () => {
  const [first, ...others] = model.tasks;
  Object.assign(first, { isPast: true });
  assert.equal(shown({}), "2路灯 3建桥 州财政局 州银行 甲县 乙县");
  assert.equal(shown({ past: "1" }), shown({ past: "1", empty: "1" }));
  assert.ok(shown({ past: "1" }).startsWith("1修路 2路灯"));
  assert.ok(shown({ plan: first.plan }).startsWith("1修路"));
  for (const { duties } of others)
    for (const duty of duties) Object.assign(duty.task, { isPast: true });
  assert.ok(shown({ holes: "party" }).includes("州银行"));
  for (const task of model.tasks) Object.assign(task, { isPast: false });
});

test("the overview counts tasks, and through collectives role by role", () => {
  const overview = { ...model, isOverview: true };
  const [{ duties }] = model.tasks;
  const chosen = { lacking: [], isExplained: false };
  const of = () => zerenView.view(overview, chosen, null);
  assert.equal(of().written, 5);
  assert.equal(zerenView.summary(overview, of(), {}), "显示 3 个清单、4 个责任主体");
  const through = /** @type {Duty} */ (duties.find(({ isThrough }) => isThrough));
  const more = { ...through, role: "support", number: 4 };
  through.party.duties.push(more);
  assert.deepEqual(of().totals.get(through.party), { direct: 1, through: 5 });
  through.party.duties.pop();
});

/** @type {[text: string, numbers: string[]][]} */
const TEXTS = [
  ["馬路", ["1"]],
  ["马路", ["1"]],
  ["十二月十日", ["1"]],
  ["12月10日", ["1"]],
  ["2月", ["1"]],
  ["二月", []],
  ["500万", ["2"]],
  ["2-3座", ["3"]],
  ["２～３ 座", ["3"]],
  ["路 修好", ["1"]],
  ["３", ["3"]],
];
for (const [text, numbers] of TEXTS) {
  test(`words are found as the search finds them: ${text}`, () => {
    assert.deepEqual(
      viewOf({ text }).tasks.map((task) => task.texts[0]),
      numbers,
    );
  });
}

test("one line says what is shown", () => {
  /** @param {Choices} choices */
  const summaryOf = (choices) => zerenView.summary(model, viewOf(choices), choices);
  assert.equal(summaryOf({}), "显示 3 项任务、4 个责任主体");
  assert.equal(summaryOf({ kind: "县市" }), "显示 2 / 3 项任务、1 / 4 个责任主体");
  assert.equal(summaryOf({ holes: "party" }), "没有任务：乙县（已说明：暂无任务）");
  assert.equal(summaryOf({ holes: "party", kind: "部门" }), "每个责任主体都有任务");
});

test("one view has one address, and what else that carries stays", () => {
  const fields = ["text", "role", "swap"].map((name) => ({ name }));
  /** @param {string} href
      @param {Choices} choices */
  const addressOf = (href, choices) => zerenAddress.address(href, fields, choices);
  const base = "http://a.invalid/matrix/";
  assert.equal(addressOf(`${base}?role=lead&q=x#y`, {}), `${base}?q=x#y`);
  assert.equal(
    addressOf(`${base}?swap=1&q=x`, { text: "", role: "lead", swap: "1" }),
    `${base}?q=x&role=lead&swap=1`,
  );
});
