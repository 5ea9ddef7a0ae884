/* The engine: the everyday queries on the published list, and each way of finding on a small one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { handover, runEngine } from "./scripts.js";

runEngine();

const ALL = Number.POSITIVE_INFINITY;

const published = new zerenSession.Session(handover.index, handover.folding);

/* Two parties, a collective of one of them, two tasks, a page of the guide. */
/** @type {SearchIndex} */
const SMALL = {
  parts: 0,
  pairs: "马路",
  said: [["qiantou"], []],
  any: [],
  watch: [],
  roles: [
    { mark: "●", word: "牵头", key: "lead" },
    { mark: "○", word: "配合", key: "support" },
  ],
  readings: {
    cai: "财",
    zheng: "政证",
    ju: "局",
    "hang|xing": "行",
    yin: "银",
    lu: "路",
    xiu: "修",
  },
  records: [
    ["party", "units/a/", ["n州财政局", "a财政局", "f州财税局", "k州级部门"], {}],
    ["party", "units/b/", ["n州银行", "k中央单位"], { readings: [[0, 2, "hang"]] }],
    ["party", "collectives/c/", ["n专班成员单位", "k集体责任主体"], { members: [1] }],
    [
      "task",
      "tasks/1/",
      ["#1", "t修路", "s州财政局牵头，专班成员单位配合", "x每年12月10日前，修好马路。"],
      { roles: [[0], [2]] },
    ],
    [
      "task",
      "tasks/2/",
      ["#12", "t路灯 <b>", "s州银行牵头", "x装灯，给予五百万元。"],
      {
        roles: [[1], []],
        readings: [[2, 2, "hang"]],
        numbers: { 3: "装灯,给予5000000元。" },
      },
    ],
    [
      "guide",
      "guide/",
      ["t说明", "t打印", "x把马路图打印出来。"],
      { anchors: { 1: "print", 2: "print" } },
    ],
  ],
  synonyms: [
    [
      ["车道", "公路"],
      ["马路", "路灯 五百万元"],
    ],
  ],
};
const FOLDING = { from: "，馬", to: ",马", dropped: " \n", expanded: { "㎡": "m2" } };
const small = new zerenSession.Session(SMALL, FOLDING);

/** @param {string} query
    @param {Session} [session] */
function rowsOf(query, session = small) {
  const { sections } = session.answer({ query, most: ALL });
  return sections.flatMap(({ section, groups }) =>
    groups.flatMap(({ rows }) => rows.map((row) => ({ section, ...row }))),
  );
}

/** The pages of literal hits and of further ones.
    @param {string} query */
function pagesOf(query) {
  const rows = rowsOf(query);
  const pages = (/** @type {Section} */ wanted) =>
    rows.filter(({ section }) => section === wanted).map(({ page }) => page);
  return { literal: pages("literal"), further: pages("further") };
}

for (const { query, first, by, role = "", answer = "", tasks } of handover.queries) {
  test(`an everyday query shows this first: ${query}`, () => {
    const { line } = published.answer({ query, most: ALL });
    assert.ok(
      line
        .map(({ text }) => text)
        .join("")
        .includes(answer),
      JSON.stringify(line),
    );
    const rows = rowsOf(query, published);
    const [row] = rows;
    assert.equal(row?.page, first);
    if (!row) return;
    const { section, reasons, roles } = row;
    const ways = {
      selected: ["asked"],
      literal: ["literal"],
      further: reasons.length ? reasons.map(({ way }) => way) : ["literal"],
    }[section];
    const words = roles.map(
      ({ word, party, through }) => `${word} ${party}${through ? `（经${through}）` : ""}`,
    );
    assert.ok(ways.includes(/** @type {Way} */ (by)), ways.join());
    assert.ok(words.join().includes(role), words.join());
    const found = rows.filter((one) => one.section !== "further" && one.group === "task");
    assert.equal(found.length, tasks ?? found.length);
  });
}

test("who sees that others do it is found by that role, and does not count as doing it", () => {
  /** @type {Record<string, number[][]>} */
  const roles = { "tasks/1/": [[0], [2], []], "tasks/2/": [[1], [], [0]] };
  const watched = new zerenSession.Session(
    {
      ...SMALL,
      roles: [...SMALL.roles, { mark: "□", word: "督导", key: "supervise" }],
      said: [...SMALL.said, ["督办"]],
      watch: [2],
      records: SMALL.records.map(([group, page, fields, more]) => [
        group,
        page,
        fields,
        { ...more, ...(group === "task" ? { roles: roles[page] } : {}) },
      ]),
    },
    FOLDING,
  );
  const pages = (/** @type {string} */ query) => rowsOf(query, watched).map(({ page }) => page);
  const answer = (/** @type {string} */ query) =>
    watched
      .answer({ query, most: ALL })
      .line.map(({ text }) => text)
      .join("");
  assert.deepEqual(pages("财政局督导的任务"), ["tasks/2/"]);
  assert.deepEqual(pages("督办"), ["units/a/", "tasks/2/"]);
  assert.match(answer("督导最多的单位"), /^督导最多的是州财政局（1 项）/);
  assert.match(answer("任务最多的单位"), /^承担任务最多的是州财政局、州银行（各 1 项）/);
});

test("records in files of their own are found as in one", () => {
  const parts = [SMALL.records.slice(0, 4), SMALL.records.slice(4)];
  const head = { ...SMALL, records: [], parts: parts.length };
  const divided = new zerenSession.Session(head, FOLDING, parts);
  for (const query of ["马路", "州银行", "czj", "yinhang", "路马", "500万元", "第十二项"]) {
    assert.deepEqual(rowsOf(query, divided), rowsOf(query), query);
  }
});

test("literal hits and all others never mix", () => {
  assert.deepEqual(pagesOf("馬路"), { literal: ["tasks/1/", "guide/#print"], further: [] });
  assert.deepEqual(pagesOf("公路"), {
    literal: [],
    further: ["tasks/1/", "tasks/2/", "guide/#print"],
  });
});

test("of several words all must occur", () => {
  assert.deepEqual(pagesOf("财政局 马路").literal, ["tasks/1/"]);
  assert.deepEqual(pagesOf("银行 马路").literal, []);
});

test("a task shows what the parties of the query do in it, through whom too", () => {
  const [row] = rowsOf("州银行 马路").filter(({ page }) => page === "tasks/1/");
  assert.deepEqual(
    row.roles.map(({ word, party, through }) => [word, party, through]),
    [["配合", "州银行", "专班成员单位"]],
  );
});

test("a task that the party leads goes before others", () => {
  assert.deepEqual(pagesOf("州银行"), { literal: ["units/b/", "tasks/2/"], further: ["tasks/1/"] });
});

test("numbers count as the same however they are written", () => {
  assert.deepEqual(pagesOf("500万元").literal, ["tasks/2/"]);
  assert.deepEqual(pagesOf("5000000元").literal, ["tasks/2/"]);
  assert.deepEqual(pagesOf("十二月十日").literal, ["tasks/1/"]);
});

test("a task is found by its number as it is said", () => {
  assert.deepEqual(pagesOf("第十二项").further, ["tasks/2/"]);
});

/** The line that answers a query on the small list.
    @param {string} query
    @param {InstanceType<typeof zerenSession.Session>} [session] */
function lineOf(query, session = new zerenSession.Session(SMALL, FOLDING)) {
  return session
    .answer({ query, most: ALL })
    .line.map(({ text }) => text)
    .join("");
}

test("a number is the same in digits and in characters", () => {
  /** @type {SearchIndex["records"]} */
  const records = [["task", "tasks/9/", ["#九", "t题", "s句"], {}]];
  const session = new zerenSession.Session({ ...SMALL, records }, FOLDING);
  assert.deepEqual(
    rowsOf("第9条", session).map(({ page }) => page),
    ["tasks/9/"],
  );
  assert.deepEqual(rowsOf("第0条", session), []);
});

for (const query of ["财政局不牵头的任务", "没有财政局牵头的任务", "除了财政局还有谁牵头"]) {
  test(`what is not so selects no task: ${query}`, () => {
    assert.match(lineOf(query), /不能反着查，没有按它挑选。州财政局：牵头 1 项$/);
    assert.deepEqual(
      rowsOf(query).filter(({ group }) => group === "task"),
      [],
    );
  });
}

test("what a list says with 不 is a topic", () => {
  /** @type {SearchIndex["records"]} */
  const records = [
    ...SMALL.records.slice(0, 2),
    ["task", "tasks/7/", ["#7", "t不干扰企业", "s州财政局牵头"], { roles: [[0], []] }],
  ];
  const session = new zerenSession.Session({ ...SMALL, records }, FOLDING);
  assert.match(lineOf("谁牵头不干扰企业", session), /^不干扰企业：1 项任务/);
});

test("each party has the role that is said beside it", () => {
  assert.match(lineOf("财政局牵头专班成员单位配合"), /^州财政局牵头、专班成员单位配合：1 项/);
  assert.match(lineOf("专班成员单位牵头财政局配合"), /^没有查到/);
});

for (const letters of ["caizhengju", "czj", "cai zheng ju", "caizhj"]) {
  test(`pinyin finds a name: ${letters}`, () => {
    assert.equal(pagesOf(letters).further[0], "units/a/");
  });
}

test("a character is read as in its word", () => {
  assert.deepEqual(pagesOf("yinhang").further, ["units/b/", "tasks/2/"]);
  assert.deepEqual(pagesOf("yinxing").further, []);
});

/** @type {[slip: string, meant: string][]} */
const SLIPS = [
  ["路马", "马路"],
  ["财证局", "财政局"],
  ["州财政政局", "州财政局"],
  ["州财局", "州财政局"], // one is missing
  ["专班成圆单立", "专班成员单位"],
];
for (const [slip, meant] of SLIPS) {
  test(`a slip finds what was meant: ${slip}`, () => {
    const [row] = rowsOf(slip);
    assert.deepEqual(row.reasons, [{ way: "slip", meaning: meant }]);
  });
}

test("where nothing else is found, parts of the query are", () => {
  const [row] = rowsOf("马路到底修好");
  assert.equal(row.page, "tasks/1/");
  assert.deepEqual(
    row.reasons.map(({ way }) => way),
    ["part", "part"],
  );
});

test("texts come in pieces, plain and marked in turn, as they are written", () => {
  const [row] = rowsOf("路灯 五百");
  assert.deepEqual(row.title, ["", "路灯", " <b>"]);
  assert.deepEqual(row.snippet, ["装灯，给予", "五百", "万元。"]);
});

test("a long text is cut around its first mark", () => {
  const text = `${"甲，".repeat(60)}马路${"乙，".repeat(60)}`;
  const session = new zerenSession.Session(
    { ...SMALL, records: [["task", "tasks/1/", ["#1", "t题", "s句", `x${text}`], {}]] },
    handover.folding,
  );
  const [{ snippet = [] }] = rowsOf("马路", session);
  assert.equal(snippet[1], "马路");
  assert.match(snippet.join(""), /^….{80}…$/u);
});

test("more rows of one group are the rows that follow", () => {
  const whole = tasksOf({ query: "州", most: ALL });
  const begin = tasksOf({ query: "州", most: 20 });
  const rest = tasksOf({
    query: "州",
    most: 50,
    more: { section: "literal", group: "task", from: 20 },
  });
  assert.equal(begin.total, whole.total);
  assert.deepEqual([...begin.rows, ...rest.rows], whole.rows);
});

/** The tasks among the literal hits on the published list.
    @param {Question} question */
function tasksOf(question) {
  const groups = published.answer(question).sections.flatMap((one) => one.groups);
  const [found] = groups.filter(({ group }) => group === "task");
  return found;
}

test("a query of any length is answered", () => {
  assert.deepEqual(pagesOf("犇".repeat(200_000)), { literal: [], further: [] });
});

for (const query of ["", " ", "犇骉羴", "[.*", "\\", "😀"]) {
  test(`nothing is found where nothing is meant: ${JSON.stringify(query)}`, () => {
    assert.deepEqual(pagesOf(query), { literal: [], further: [] });
  });
}

test("letters may be pinyin from two on, with or without marks between syllables", () => {
  const words = ["c", "cai", 'cai"zheng-ju', "lü2", "财政"];
  assert.deepEqual(words.map(zerenPinyin.lettersOf), [null, "cai", "caizhengju", "lv2", null]);
});

test("spellings that are confused here count as alike", () => {
  assert.equal(zerenPinyin.alike("zhengchanshijing"), zerenPinyin.alike("zencansijin"));
});
