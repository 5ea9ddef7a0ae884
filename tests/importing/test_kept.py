"""The law of conservation: what a document says ends somewhere, or is told as left out.

A word ends in the number, chapter, text, clauses, details or further columns of a task, in a
left-over, or in a notice or doubt that quotes it. In place of 同上 stands what it means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import DATA
from zeren.importing.document import Block, Document, Grid, Paragraph, UnreadableFileError
from zeren.importing.grids import GridBuilder
from zeren.importing.heads import head_of
from zeren.importing.lists.detection import find_tasks
from zeren.importing.lists.found import Found
from zeren.importing.readers.dispatch import read_document
from zeren.text.characters import squeeze
from zeren.text.spreadsheet_forms import is_ditto

INPUTS = sorted(one for name in ("field-import", "field-files") for one in (DATA / name).iterdir())
_WORD = re.compile(r"(?!第.[条條])[㐀-鿿]{2,}")
OWN = ("序号", "工作任务", "责任单位", "牵头单位", "配合单位", "完成时限", "责任领导", "备注")
GROUPING = ("类别", "重点任务", "考核内容", "目标")
FURTHER = ("考核标准", "分值", "整改目标", "责任人", "联系电话", "进展情况", "宽窄", "")
CELLS = (
    *("", "", "修复{}。", "7.修复{}", "{}", "一、{}", "{}。\n{}", "修建{}（县{}局负责）"),
    *("县{}局", "县{}局、乙{}局", "甲{}局牵头，县{}局配合", "6月底前{}", "合计{}", "注：{}"),
)
MARKS = ("一、", "（一）", "1.", "2、", "（1）", "①", "第一条 ", "", "")
BODIES = ("修复{}。", "加强{}", "{}，{}。{}。", "{}；")
CLAUSES = (
    *("", "", "（县{}局牵头，县{}局配合）", "责任单位：县{}局；联系人：{}", "（县{}局）"),
    *("牵头单位：县{}局。配合单位：县{}局。", "由县{}局牵头。{}。", "备注：{}。"),
    "责任领导：{}。责任单位：县{}局。进展情况：{}。{}。",
)
LINES = (
    *(
        "责任人：{}",
        "联系电话：{}",
        "整改目标：{}；{}。",
        "责任单位：县{}局、县{}局",
        "（县{}局牵头）",
    ),
    *(
        "牵头单位：县{}局，联系人：{}",
        "进展情况：{}，{}。{}。",
        "{}情况：{}",
        "备注：{}",
        "注：{}为{}",
    ),
    *("责任领导：{}　{}", "整改措施：{}。{}。", "附件：{}", "工作目标：{}（县{}局牵头）"),
    *("责任单位：县{}局（{}：{}）", "年度目标：由县{}局牵头{}。责任人：{}"),
)
_SIGNS = "子丑寅卯辰巳午未申酉戌亥"
BLANKS = [("", 1, 1)] * 3
_OWN_WORD = re.compile(f"[{_SIGNS}]{{3}}山")


class Words:
    """Fills places in texts with words that stand nowhere else."""

    def __init__(self) -> None:
        self.count = 0

    def fill(self, text: str) -> str:
        return re.sub(r"\{\}", lambda _: self._next(), text)

    def _next(self) -> str:
        self.count += 1
        first, last = divmod(self.count, len(_SIGNS))
        return f"{_SIGNS[first // len(_SIGNS)]}{_SIGNS[first % len(_SIGNS)]}{_SIGNS[last]}山"


def kept(found: Found) -> Iterator[str]:
    for task in found.tasks:
        yield from (task.number, task.chapter, task.text, task.doubt)
        yield from (clause.text for clause in task.clauses)
        yield from (*task.details.values(), *task.further, *task.further.values())
    yield from (leftover.text for leftover in found.leftovers)
    yield from found.notices


def lost(texts: Iterable[str], found: Found, words: re.Pattern[str]) -> list[str]:
    """The words that stand in fewer places of what was found than of the texts."""
    everything = "\n".join(map(squeeze, kept(found)))
    said = Counter(word for text in texts for word in words.findall(text))
    return [word for word, times in said.items() if everything.count(word) < times]


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            cells = {cell.origin: cell for row in block.rows for cell in row.cells}
            yield from (cell.text for cell in cells.values() if not is_ditto(cell.text))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_nothing_of_an_input_from_the_field_is_lost(path: Path) -> None:
    try:
        document = read_document(path.read_bytes(), path.name)
    except UnreadableFileError:
        pytest.skip("it is refused in words")
    # A label or head of ours names its column: what stands under it is what counts.
    missing = lost(texts_of(document.blocks), find_tasks(document), _WORD)
    assert [word for word in missing if head_of(word) is None] == []


@st.composite
def tables(draw: st.DrawFn) -> tuple[Sequence[str], Sequence[Sequence[tuple[str, int, int]]]]:
    """Heads of ours and others, and rows of cells, each with its width and height."""
    known = draw(st.lists(st.sampled_from(OWN + GROUPING), min_size=2, max_size=5, unique=True))
    heads = draw(st.permutations(known + draw(st.lists(st.sampled_from(FURTHER), max_size=3))))
    height = st.sampled_from((1, 1, 1, 2, 3))
    cell = st.tuples(st.sampled_from(CELLS), st.just(1), height)
    wide = st.tuples(st.sampled_from(CELLS), st.just(len(heads)), st.just(1))
    row = st.one_of(
        st.lists(cell, min_size=len(heads), max_size=len(heads)),
        st.lists(cell, min_size=len(heads), max_size=len(heads)),
        wide.map(lambda one: [one]),
    )
    return heads, draw(st.lists(row, min_size=1, max_size=5))


@given(st.lists(tables(), min_size=1, max_size=2))
def test_nothing_of_a_table_is_lost(
    made: list[tuple[Sequence[str], Sequence[Sequence[tuple[str, int, int]]]]],
) -> None:
    words = Words()
    grids: list[Grid] = []
    for number, (heads, rows) in enumerate(made, start=1):
        builder = GridBuilder(f"第 {number} 个表格")
        for cells in ([(head, 1, 1) for head in heads], *rows):
            builder.begin_row()
            for text, width, height in cells:
                builder.add(words.fill(text), width, height)
            builder.end_row()
        grids.append(builder.grid())
    found = find_tasks(Document("表格", tuple(grids)))
    assert lost(texts_of(grids), found, _OWN_WORD) == []


@example(
    (
        ["工作任务", "宽窄", "责任单位", "宽窄"],
        [[("7.修复{}", 4, 1)], [*BLANKS, ("修复{}。", 1, 1)]],
    ),
    "\t",
)
@given(tables(), st.sampled_from(("\n", "\t", "|")))
def test_nothing_of_a_pasted_table_is_lost(
    made: tuple[Sequence[str], Sequence[Sequence[tuple[str, int, int]]]], between: str
) -> None:
    words = Words()
    heads, rows = made
    filled = [[words.fill(text).replace("\n", "") for text, _, _ in row] for row in rows]
    lines = [
        between.join(filter(None, row) if between == "\n" else row) for row in (heads, *filled)
    ]
    text = "\n".join(lines)
    found = find_tasks(read_document(text.encode(), "list.txt"))
    assert lost(re.split(r"[\n\t|]", text), found, _OWN_WORD) == []


numbered = st.tuples(st.sampled_from(MARKS), st.sampled_from(BODIES), st.sampled_from(CLAUSES))


@given(st.lists(st.one_of(numbered.map("".join), st.sampled_from(LINES)), min_size=1, max_size=8))
def test_nothing_of_a_running_text_is_lost(lines: list[str]) -> None:
    words = Words()
    blocks = [
        Paragraph(words.fill(line), f"第 {number} 段") for number, line in enumerate(lines, start=1)
    ]
    found = find_tasks(Document("正文", tuple(blocks)))
    assert lost(texts_of(blocks), found, _OWN_WORD) == []
