"""A law of pasted tables: what is read without a doubt is what the table said, cell for cell."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import assume, event, given
from hypothesis import strategies as st

from zeren.columns import DEADLINE
from zeren.importing.document import Document, Paragraph
from zeren.importing.drafts.building import Draft, drafts_of
from zeren.importing.lists.detection import find_tasks
from zeren.importing.sentences.readings import KnownNames
from zeren.model import Role

HEADS = {
    "number": "序号",
    "text": "工作任务",
    "lead": "牵头单位",
    "support": "配合单位",
    "responsible": "责任单位",
    "deadline": "完成时限",
    "note": "备注",
}
LAYOUTS = (
    ("number", "text", "responsible"),
    ("number", "text", "responsible", "deadline"),
    ("number", "text", "lead", "support"),
    ("number", "text", "lead", "support", "deadline"),
    ("number", "text", "deadline", "responsible"),
    ("number", "text", "responsible", "deadline", "note"),
    ("text", "responsible", "deadline"),
    ("text", "responsible"),
)
TEXTS = ("修复石桥三座。", "新建公厕", "做好防汛工作，加固河堤。", "改造道路五公里", "办好庙会；")
UNITS = ("县水务局", "县城管局", "青竹镇政府", "县财政局", "县发改委", "教务处", "县委宣传部")
TIMES = ("6月底", "2030年12月31日前", "长期坚持", "第三季度", "9月投入使用")
NOTES = ("续建", "省级资金", "县财政出资。")


@dataclass(frozen=True)
class Table:
    """A table: the lines of each cell, by column."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, tuple[str, ...]], ...]

    def deceives(self) -> bool:
        """Whether the lines look like one unit a cell in each row, and are not."""
        counts = [(len(row["lead"]), len(row["support"])) for row in self.rows if "lead" in row]
        return bool(counts) and {sum(one) for one in counts} == {2} and set(counts) != {(1, 1)}

    def pasted(self) -> list[Paragraph]:
        lines = [HEADS[column] for column in self.columns]
        lines += [line for row in self.rows for column in self.columns for line in row[column]]
        return [Paragraph(line, f"第 {at} 行") for at, line in enumerate(lines, start=1)]


def cells(column: str, number: int) -> st.SearchStrategy[tuple[str, ...]]:
    if column == "number":
        return st.just((str(number),))
    values, least, most = {
        "text": (TEXTS, 1, 2),
        "deadline": (TIMES, 0, 1),
        "note": (NOTES, 0, 1),
        # Who leads is always said.
        "lead": (UNITS, 1, 2),
    }.get(column, (UNITS, 0, 3))
    lists = st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)
    return lists.map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.sampled_from(LAYOUTS))
    count = draw(st.integers(2, 4))
    rows = tuple(
        {column: draw(cells(column, number)) for column in columns}
        for number in range(1, count + 1)
    )
    table = Table(columns, rows)
    assume(not table.deceives())
    return table


def said(draft: Draft) -> dict[str, tuple[str, ...]]:
    """What a draft says, in the form of a row."""
    return {
        "text": tuple(draft.found.text.split("\n")),
        **{role.value: draft.parties.get(role, ()) for role in Role},
        "deadline": tuple(filter(None, [draft.found.details.get(DEADLINE.key, "")])),
        "note": tuple(filter(None, [draft.found.details.get("note", "")])),
    }


@given(tables())
def test_what_is_read_without_a_doubt_is_right(table: Table) -> None:
    found = find_tasks(Document("文本", tuple(table.pasted())))
    drafts = drafts_of(found, KnownNames())
    event("refused" if found.notices else "read")
    rows = [{column: row[column] for column in table.columns[1:]} for row in table.rows]
    for draft in drafts:
        if draft.confidence < 1 or draft.questions:
            continue
        event("sure")
        own = said(draft)
        number = draft.found.number
        place = [int(number) - 1] if number else range(len(rows))
        row = {column: own[column] for column in table.columns[1:] if column != "number"}
        text = {} if table.columns[0] == "number" else {"text": own["text"]}
        wanted = [{c: r[c] for c in (*text, *row)} for r in (table.rows[i] for i in place)]
        assert {**row, **text} in wanted
