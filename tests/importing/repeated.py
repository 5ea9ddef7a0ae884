"""Lines and rows that repeat, alone and in turns, to measure what a list costs as it grows."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from tests.conftest import DATA
from zeren.generation import check_folder
from zeren.importing.document import Document, Opened
from zeren.importing.drafts.planning import plan_import
from zeren.importing.grids import plain_grid
from zeren.importing.readers.plain import read_plain
from zeren.importing.review.page import review_of, review_page
from zeren.importing.review.terminal import as_table

RUNS = 3
SOURCES = check_folder(DATA / "minimal").sources

# What a line may be; `{n}` is its number, so that lines with it differ.
LINES: Mapping[str, str] = {
    "task": "1. 建好托育中心，完善服务。（州财政局牵头，州民政局配合）",
    "numbered task": "{n}. 建好第{n}个托育中心。（州财政局牵头，州民政局配合）",
    "task of its own party": "1. 建好中心。（第{n}中学牵头，州{n}号局配合）",
    "task without party": "1. 建好托育中心，完善服务。",
    "item": "（1）建好托育中心。",
    "circled item": "①建好托育中心。",
    "chapter": "一、强化保障",
    "chapter with clause": "一、强化保障（牵头单位：州财政局）",
    "subchapter": "（一）完善服务",
    "part": "第一章　总则",
    "plain": "建好托育中心，完善服务网络，提高服务能力。",
    "title": "关于印发任务清单的通知",
    "clause line": "责任单位：州财政局、州民政局",
    "lead line": "牵头单位：州财政局",
    "clause in brackets": "（州财政局牵头，州民政局配合）",
    "deadline line": "完成时限：2025年6月底前",
    "deadline of its own": "完成时限：2025年第{n}周",
    "rule": "列第一位者为牵头单位，下同。",
    "unread rule": "第{n}栏加粗的为牵头单位。",
    "broken list": "责任单位：州财政局、",
    "rest of a list": "州民政局、",
    "label alone": "责任单位：",
    "name": "州财政局",
    "bracket open": "建好中心（州财政局牵头，",
    "bracket close": "州民政局配合）",
    "head": "序号",
    "head of tasks": "工作任务",
    "head of parties": "责任单位",
    "number": "1",
    "counted number": "{n}",
    "annex": "附件1",
    "footer": "主办：州人民政府办公室　版权所有",
    "star": "★州财政局牵头",
    "date": "2025年6月1日",
}

HEADS = ("序号", "工作任务", "责任单位", "完成时限")
ROWS: Mapping[str, Sequence[str]] = {
    "row": ("1", "建好托育中心。", "州财政局牵头", "6月底前"),
    "numbered row": ("{n}", "建好第{n}个中心。", "州财政局、州民政局", ""),
    "row of its own party": ("{n}", "建好中心。", "第{n}中学、州{n}号局", ""),
    "more parties": ("", "", "州民政局", ""),
    "more text": ("", "并完善服务", "", ""),
    "heads": HEADS,
    "heading": ("一、强化保障", "", "", ""),
    "ditto": ("2", "建好中心。", "同上", ""),
    "note": ("注：列第一位的为牵头单位", "", "", ""),
    "nothing": ("", "", "", ""),
    "other": ("甲", "乙", "丙", "丁"),
    "without party": ("3", "建好中心。", "", ""),
    "times": ("4", "建好中心。", "州财政局", "长期坚持，第{n}年完成"),
}


def text_of(kinds: Sequence[str], times: int) -> Document:
    """A pasted text: these lines in turns, so many times each."""
    lines = (LINES[kind].replace("{n}", str(n)) for n in range(1, times + 1) for kind in kinds)
    return read_plain("\n".join(lines).encode(), "list.txt")


def grid_of(kinds: Sequence[str], times: int) -> Document:
    """A table: its heads, then these rows in turns, so many times each."""
    rows: list[Sequence[str]] = [HEADS]
    for n in range(1, times + 1):
        rows += (tuple(cell.replace("{n}", str(n)) for cell in ROWS[kind]) for kind in kinds)
    grid = plain_grid(rows, (f"第 {number} 行" for number, _ in enumerate(rows, start=1)))
    return Document("表格", (grid,))


def seconds(document: Document) -> float:
    """The best time of some runs from a document to what a person looks through."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        planned = plan_import(Opened("list", document), SOURCES, plan="big", title="大清单")
        review = review_of(planned)
        review_page(review)
        as_table(review, coloured=False)
        best = min(best, time.process_time() - start)
    return best
