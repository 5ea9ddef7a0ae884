/* A view of the matrix as a file: rows, CSV, workbook. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./scripts.js";

run("matrix/saving.js", "matrix/workbook.js");

test("CSV runs no formula, keeps commas and lines, and says its encoding", () => {
  const rows = [
    ["=1+1", "'=x", "-甲", 5],
    ['a"b,c', "两\n行", "", -5],
  ];
  assert.equal(zerenSaving.csvOf(rows), '\ufeff\'=1+1,\'\'=x,\'-甲,5\r\n"a""b,c","两\n行",,-5\r\n');
});

test("a workbook holds texts as texts, whatever is in them", () => {
  const bytes = zerenWorkbook.workbookOf({
    name: "责任<矩阵>",
    above: ["一 & 二\u0000", "=1+1"],
    rows: [
      ["", "甲"],
      ["1", 3],
    ],
    frozenRows: 1,
    frozenColumns: 1,
  });
  const text = new TextDecoder().decode(bytes);
  assert.ok(text.startsWith("PK"));
  assert.ok(text.includes('<sheet name="责任&lt;矩阵&gt;"'));
  assert.ok(text.includes(">一 &amp; 二</t>"));
  assert.ok(text.includes('<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">=1+1</t>'));
  assert.ok(text.includes('<c r="B4" s="2"><v>3</v></c>'));
  assert.ok(text.includes('topLeftCell="B4"'));
});

test("columns beyond Z have two letters and more", () => {
  const row = Array.from({ length: 800 }, () => "x");
  const sheet = { name: "s", above: [], rows: [row], frozenRows: 0, frozenColumns: 1 };
  const text = new TextDecoder().decode(zerenWorkbook.workbookOf(sheet));
  for (const place of ["Z1", "AA1", "ZZ1", "AAA1", "ADT1"]) {
    assert.ok(text.includes(`<c r="${place}"`), place);
  }
});
