"""Lines and rows that repeat, alone and in turns, to measure what a list costs as it grows."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from tests.conftest import DATA
from zeren.checks.folder import check_folder
from zeren.importing.document import Document, Opened
from zeren.importing.drafts.planning import plan_import
from zeren.importing.grids import plain_grid
from zeren.importing.readers.plain import read_plain
from zeren.importing.review.page import review_of, review_page
from zeren.importing.review.terminal import as_table

RUNS = 3
FEWEST = 600
MOST_GROWTH = 6.0
"""For four times as much: a linear cost grows by four, a square by sixteen."""
SOURCES = check_folder(DATA / "minimal").sources

# What a line may be; `{n}` is its number, so that lines with it differ, `{i}` one of three digits,
# as lists number their items.
LINES: Mapping[str, str] = {
    "task": "1. 建好托育中心，完善服务。（州财政局牵头，州民政局配合）",
    "numbered task": "{i}. 建好第{n}个托育中心。（州财政局牵头，州民政局配合）",
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
    "measures line": "整改措施：完善服务。",
    "opener": "（{i}）托育中心不足。",
    "duty": "州财政局：负责保障经费，做好审核。",
    "title and more": "1.完善服务。新建中心三个。",
    "progress": "推进情况：已开工，有序推进。",
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
    "numbered row": ("{i}", "建好第{n}个中心。", "州财政局、州民政局", ""),
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
    lines = (numbered(LINES[kind], n) for n in range(1, times + 1) for kind in kinds)
    return read_plain("\n".join(lines).encode(), "list.txt")


def grid_of(kinds: Sequence[str], times: int) -> Document:
    """A table: its heads, then these rows in turns, so many times each."""
    rows: list[Sequence[str]] = [HEADS]
    for n in range(1, times + 1):
        rows += (tuple(numbered(cell, n) for cell in ROWS[kind]) for kind in kinds)
    grid = plain_grid(rows, (f"第 {number} 行" for number, _ in enumerate(rows, start=1)))
    return Document("表格", (grid,))


def blocks_of(kinds: Sequence[str], times: int) -> Document:
    """A pasted text: so many lines of each kind, one kind after the other."""
    lines = (numbered(LINES[kind], n) for kind in kinds for n in range(1, times + 1))
    return read_plain("\n".join(lines).encode(), "list.txt")


def numbered(text: str, n: int) -> str:
    return text.replace("{n}", str(n)).replace("{i}", str((n - 1) % 999 + 1))


FORMS: Mapping[str, tuple[Callable[[Sequence[str], int], Document], Sequence[str]]] = {
    "lines in turns": (text_of, tuple(LINES)),
    "lines in blocks": (blocks_of, tuple(LINES)),
    "rows in turns": (grid_of, tuple(ROWS)),
}


def work(document: Document) -> None:
    """From a document to what a person looks through."""
    planned = plan_import(Opened("list", document), SOURCES, plan="big", title="大清单")
    review = review_of(planned)
    review_page(review)
    as_table(review, coloured=False)


def seconds(act: Callable[[], object]) -> float:
    """The best time of some runs, of the processor, without what the collector of garbage adds."""
    best = float("inf")
    for _ in range(RUNS):
        gc.collect()
        gc.disable()
        start = time.process_time()
        act()
        best = min(best, time.process_time() - start)
        gc.enable()
    return best


def growths(act: Callable[[int], object]) -> tuple[float, ...]:
    """How many times as long four times as much takes, for ever more as long as that is too long.

    A linear cost is told from others by the last: what is done once, or only from some size on,
    may let the first grow, but not the next.
    """
    found: list[float] = []
    size = FEWEST
    before = seconds(lambda: act(size))
    for size in (4 * FEWEST, 16 * FEWEST):
        after = seconds(partial(act, size))
        found.append(after / max(before, 1e-4))
        if found[-1] < MOST_GROWTH:
            break
        before = after
    return tuple(found)
