"""What one row of a grid is: a heading, a note, or the shape of a task."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from zeren.columns import DEADLINE
from zeren.importing.document import Cell, GridRow
from zeren.importing.lists.clauses import has_role, is_clause
from zeren.importing.lists.grid_sums import without_counts
from zeren.importing.lists.layouts import Layout, first_heads, is_heads, layout_of, once
from zeren.importing.lists.markers import marker_of, plain_number
from zeren.importing.lists.pasted_fit import may_be_parties
from zeren.importing.lists.told_columns import Told
from zeren.importing.sentences.lexicon import WHEN
from zeren.importing.sentences.traditional import role_of_any_head

_LONGEST_HEADING = 60
_LONGEST_TIME = 14
_ENOUGH_ROWS = 50
_FEWEST_OF_A_SHAPE = 2
_NUMBER_AND_TITLE = 2
_STANDARDS = re.compile("(考核|评价|评分|考评|测评|评估|检查|验收|创建)(标准|细则|要求|办法|要点)$")
_ENDS_OF_NUMBERS = ("、", "）", ")", "章", "节")


def is_heading(
    row: GridRow, layout: Layout, filled: Sequence[Cell], known: Collection[str]
) -> bool:
    """Whether a row is the heading of a chapter.

    Args:
        row: The row.
        layout: Which column holds what.
        filled: Its cells that hold anything, each once.
        known: Names of parties, without blanks.
    """
    filled = without_counts(filled, layout)
    text = heading_of(filled)
    if len(text) > _LONGEST_HEADING or text.endswith("。"):
        return False
    if len(filled) == 1:
        return _is_lone_heading(row, layout, filled[0], known)
    # 一 | 优化政务环境, and nothing under 责任单位.
    number = row.cells[layout.number].text if layout.number is not None else ""
    # A title that is merged up to the last column fills that of the parties too.
    has_parties = any(
        cell.text and cell.column in layout.parties
        for cell in (row.cells[column] for column in layout.parties)
    )
    is_chinese = bool(plain_number(number)[1]) and not number.strip(".．、（）()").isdecimal()
    return is_chinese and len(filled) == _NUMBER_AND_TITLE and not has_parties


def is_numbered_heading(text: str) -> bool:
    """Whether a line above the heads of a table is the heading of its chapter: 一、优化环境.

    Args:
        text: The line.
    """
    marker = marker_of(text)
    return (
        marker is not None
        and 0 < len(marker.rest) <= _LONGEST_HEADING
        and not text.endswith(("。", "；"))
    )


def heading_of(filled: Sequence[Cell]) -> str:
    """The heading that a row holds: its number and its title.

    Args:
        filled: The cells of the row that hold anything, each once.
    """
    texts = [cell.text.replace("\n", "") for cell in filled]
    if len(texts) == _NUMBER_AND_TITLE and not texts[0].endswith(_ENDS_OF_NUMBERS):
        return "、".join(texts)
    return "".join(texts)


def up_to_heads(rows: Sequence[GridRow], start: int, told: Told) -> Sequence[GridRow]:
    """The rows from a place up to the next heads.

    Args:
        rows: The rows of a grid.
        start: The index of the first, which is none of heads itself.
        told: What a person said of the columns.
    """
    return rows[start : first_heads(rows, told, start + 1)]


def grouping_columns(layout: Layout, rows: Sequence[GridRow]) -> frozenset[int]:
    """The columns to the left of the tasks of which one cell stands for several tasks.

    Args:
        layout: Which column holds what.
        rows: The rows up to the next heads.
    """
    if layout.text is None:
        return frozenset()
    found = set()
    for row in rows[:1]:
        words = row.cells[layout.text].text
        found = {i for i in layout.outer if _is_chapter_of(row.cells[i].text, words)}
    for above, row in pairwise(rows):
        text = row.cells[layout.text]
        is_next = text.text and text.origin != above.cells[layout.text].origin
        for column in layout.outer:
            cell = row.cells[column]
            is_shared = cell.origin == above.cells[column].origin or not cell.text
            is_chapter = _is_chapter_of(cell.text, text.text)
            if is_next and (is_shared or is_chapter) and cell.origin != text.origin:
                found.add(column)
    return frozenset(found)


def counts_groups(layout: Layout, rows: Sequence[GridRow]) -> bool:
    """Whether one number stands for several tasks, which are counted in their own texts.

    Args:
        layout: Which column holds what.
        rows: The rows below the heads, up to the next ones.
    """
    if layout.number is None or layout.text is None:
        return False
    is_shared = False
    for above, row in pairwise(rows):
        number, text = row.cells[layout.number], row.cells[layout.text]
        if not text.text or text.origin == above.cells[layout.text].origin:
            continue
        marker = marker_of(text.text)
        if marker is None or not marker.rest:
            return False
        is_shared |= not number.text or number.origin == above.cells[layout.number].origin
    return is_shared


def _is_chapter_of(outer: str, text: str) -> bool:
    """Whether a cell is numbered as the chapter of the task beside it: 二、公开 and 2.更新栏目."""
    chapter, task = marker_of(outer), marker_of(text)
    return chapter is not None and task is not None and chapter.level < task.level


def layout_by_shape(rows: Sequence[GridRow], known: Collection[str]) -> Layout | None:
    """The layout of a table without heads, told by its numbers, texts and clauses.

    Args:
        rows: The rows.
        known: Names of parties, without blanks.

    Returns:
        The layout; None where too few rows look like those of a list.
    """
    if any(map(is_heads, rows)):
        return None
    shapes = Counter(_shape(row, known) for row in rows)
    usual, times = next(iter(shapes.most_common(1)), ((), 0))
    if times < _FEWEST_OF_A_SHAPE or "责任单位" not in usual:
        return None
    cells = tuple(Cell(head, 0, column) for column, head in enumerate(usual))
    layout = layout_of([GridRow(cells, "")])
    return layout if layout.text is not None else None


def text_of(row: GridRow, columns: Iterable[int]) -> str:
    """What stands in some columns, each merged cell once.

    Args:
        row: The row.
        columns: The columns.
    """
    return "；".join(cell.text for cell in once(row.cells[i] for i in columns) if cell.text)


def with_times(layout: Layout, rows: Sequence[GridRow], start: int) -> Layout:
    """A layout whose column of tasks turns out to hold times: 工作要求 over 年底前, 持续推进.

    Args:
        layout: The layout that the heads give.
        rows: The rows of the grid.
        start: The index of the first below the heads.
    """
    if layout.text is None or not layout.outer:
        return layout
    below = rows[start : start + _ENOUGH_ROWS]
    cells = [words for row in below if (words := row.cells[layout.text].text)]
    times = sum(len(words) <= _LONGEST_TIME and WHEN.match(words) is not None for words in cells)
    if 2 * times <= len(cells):
        return layout
    *outer, text = layout.outer
    deadlines = (*layout.extras[DEADLINE.key], layout.text)
    extras = {**layout.extras, DEADLINE.key: deadlines}
    return replace(layout, text=text, outer=tuple(outer), extras=extras)


def with_numbers(layout: Layout, rows: Sequence[GridRow], start: int) -> Layout:
    """A layout with its column of numbers, where that has no head or half of a wide one.

    Args:
        layout: The layout that the heads give.
        rows: The rows of the grid.
        start: The index of the first below the heads.
    """
    if layout.number is not None or layout.text is None:
        return layout
    for column in range(layout.text):
        is_own = layout.heads[column] not in ("", layout.heads[column + 1])
        if is_own or column in (*layout.chapters, *layout.parties):
            continue
        cells = [row.cells[column] for row in rows[start : start + _ENOUGH_ROWS]]
        numbers = [plain_number(cell.text)[1] for cell in once(cells) if cell.text]
        if len(numbers) > 1 and all(numbers):
            outer = tuple(one for one in layout.outer if one != column)
            unused = tuple(one for one in layout.unused if one != column)
            return replace(layout, number=column, outer=outer, unused=unused)
    return layout


def with_standards(layout: Layout, rows: Sequence[GridRow]) -> Layout:
    """A layout with its tasks under 考核标准, where several stand beside one 考核内容.

    Args:
        layout: The layout that the heads give.
        rows: The rows below the heads, up to the next ones.
    """
    text = layout.text
    standards = [i for i in layout.unused if _STANDARDS.search(layout.heads[i].replace("\n", ""))]
    if text is None or len(standards) != 1:
        return layout
    (own,) = standards
    has_several = False
    for above, row in pairwise(rows):
        group, standard = row.cells[text], row.cells[own]
        is_shared = group.origin == above.cells[text].origin or not group.text
        is_next = standard.text and standard.origin != above.cells[own].origin
        has_several |= bool(is_shared and is_next and above.cells[own].text)
    if not has_several:
        return layout
    unused = tuple(i for i in layout.unused if i != own)
    return replace(layout, text=own, outer=(*layout.outer, text), unused=unused)


def without_measures(
    layout: Layout, rows: Sequence[GridRow], start: int, known: Collection[str]
) -> Layout:
    """A layout whose columns of parties name parties: below 单位 may stand 万吨 and %.

    Args:
        layout: The layout that the heads give.
        rows: The rows of the grid.
        start: The index of the first below the heads.
        known: Names of parties, without blanks.
    """
    below = rows[start : start + _ENOUGH_ROWS]

    def is_none(column: int) -> bool:
        if column in layout.roles or role_of_any_head(layout.heads[column]) is not None:
            return False
        cells = [words for row in below if (words := row.cells[column].text)]
        fitting = sum(may_be_parties(words, known) for words in cells)
        return len(cells) > 1 and not fitting

    measures = frozenset(column for column in layout.parties if is_none(column))
    if not measures or measures.issuperset(layout.parties):
        return layout
    parties = tuple(column for column in layout.parties if column not in measures)
    return replace(layout, parties=parties, unused=tuple(sorted({*layout.unused, *measures})))


def without_glued_heads(rows: tuple[GridRow, ...], layout: Layout) -> tuple[GridRow, ...]:
    """Take repeated heads off a first row that goes on with a row of the page before.

    Where no ruling stands between the two, a PDF gives them as one row.

    Args:
        rows: The rows of a page.
        layout: The layout of the page before, with its heads.
    """
    first = rows[0]
    glued = [
        cell.text.startswith(head) if head else not cell.text
        for cell, head in zip(first.cells, layout.heads, strict=True)
    ]
    if is_heads(first) or not all(glued) or not any(layout.heads):
        return rows
    cells = tuple(
        replace(cell, text=cell.text[len(head) :].strip(), lines=())
        for cell, head in zip(first.cells, layout.heads, strict=True)
    )
    return (replace(first, cells=cells), *rows[1:])


def _is_lone_heading(row: GridRow, layout: Layout, cell: Cell, known: Collection[str]) -> bool:
    """Whether the only cell of a row that holds anything is a heading."""
    places = sum(one.origin == cell.origin for one in row.cells)
    if cell.column in {*layout.outer, *layout.chapters} and 2 * places <= len(row.cells):
        return False
    marker = marker_of(cell.text)
    is_numbered = marker is not None and bool(marker.rest)
    is_wide = 2 * places > len(row.cells)
    is_elsewhere = cell.column in layout.parties or is_clause(cell.text, known)
    return is_numbered or is_wide or (not is_elsewhere and not plain_number(cell.text)[1])


def _shape(row: GridRow, known: Collection[str]) -> tuple[str, ...]:
    """The head that each cell of a row would have; the longest of the others is the task."""
    shape = ["" for _ in row.cells]
    for i, cell in enumerate(row.cells):
        if plain_number(cell.text)[1] and "序号" not in shape:
            shape[i] = "序号"
        elif is_clause(cell.text, known) and (has_role(cell.text) or "、" in cell.text):
            shape[i] = "责任单位"
    others = [i for i, cell in enumerate(row.cells) if cell.text and not shape[i]]
    if others:
        shape[max(others, key=lambda i: len(row.cells[i].text))] = "工作任务"
    return tuple(shape)
