"""Laws that hold for every document: nothing is lost in silence, and nothing stops the reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from zeren.importing.document import Block, Cell, Document, Grid, GridRow, Paragraph
from zeren.importing.lists.detection import find_tasks
from zeren.importing.lists.found import Found

# Each line and cell holds a word of its own in place of {}, which is looked for in what was found.
LINES = """
    一、{}工程 （一）{}工程。 1.{}工程。 2．{}工程 （3）{}工程： 第一条　{}工程。 {}工程 附件{}
    1.{}工程。（州甲局牵头） （二）{}工程（州乙局、州丙局负责）。 {}工程。州甲局牵头，州乙局配合。
    二、{}工程（牵头单位：州甲局） （州{}局牵头 责任单位：州{}局 责任单位：州{}局、 责任单位：
    牵头单位： 州{}局 州{}局、州丁局 州{}局配合） 完成时限：{}月底 注：列第一位的为牵头单位，{}。
    配合单位：州{}局；完成时限：6月底，州丁局配合 备注：{} 来源：{}网 主办单位：州{}局 {}办公室
    2025年6月1日{} 落实：{}工作要抓好。 及时向州{}局报告。 2025年底前由州{}局完成。
    本方案由州{}局负责解释。
""".split()  # noqa: SIM905 - shorter so
CELLS = """
    1 2 一 {}工程。 {}工程 州{}局 州{}局牵头 州{}局、 同上 — 年底 一、{}工程 注：{} 合计{}
    {}月底前 牵头单位：州{}局
""".split()  # noqa: SIM905 - shorter so
HEADS = ("序号", "工作任务", "责任单位", "完成时限")
_WORDS = "子丑寅卯辰巳午未申酉戌亥"

lines = st.lists(st.sampled_from(LINES), max_size=14)
rows = st.lists(
    st.one_of(
        st.just(HEADS),
        st.tuples(*[st.sampled_from(["", *CELLS])] * len(HEADS)),
    ),
    max_size=8,
)


def word(number: int) -> str:
    """A word that stands nowhere else: 子寅."""
    return _WORDS[number // len(_WORDS) % len(_WORDS)] + _WORDS[number % len(_WORDS)]


def told(found: Found) -> str:
    """All that was found, and all that was left over."""
    parts = [
        part
        for task in found.tasks
        for part in (
            *(task.number, task.chapter, task.text, *(clause.text for clause in task.clauses)),
            *task.details.values(),
            *task.further.values(),
        )
    ]
    return "\n".join([*parts, *(leftover.text for leftover in found.leftovers)])


def lost(blocks: Sequence[Block], words: Iterable[str]) -> list[str]:
    everything = told(find_tasks(Document("文本", tuple(blocks))))
    return [one for one in words if one not in everything]


@given(lines)
def test_no_line_is_lost_in_silence(forms: list[str]) -> None:
    words = [word(number) for number in range(len(forms))]
    paragraphs = [
        Paragraph(form.format(one), f"第 {number} 行")
        for number, (form, one) in enumerate(zip(forms, words, strict=True))
    ]
    held = [one for form, one in zip(forms, words, strict=True) if "{}" in form]
    assert lost(paragraphs, held) == []


@given(rows, lines)
def test_no_row_is_lost_in_silence(cells: list[tuple[str, ...]], forms: list[str]) -> None:
    words: list[str] = []

    def filled(form: str) -> str:
        if "{}" not in form:
            return form
        words.append(word(len(words)))
        return form.format(words[-1])

    above = [Paragraph(filled(form), f"第 {n} 行") for n, form in enumerate(forms[:3])]
    grid = Grid(
        tuple(
            GridRow(tuple(Cell(filled(text), n, c) for c, text in enumerate(row)), f"第 {n} 行")
            for n, row in enumerate(cells)
        )
    )
    assert lost([*above, grid], words) == []
