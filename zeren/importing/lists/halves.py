"""Tables set in two halves side by side, to fill a page: the same heads stand there twice.

    序号 | 工作任务   | 责任单位 | 序号 | 工作任务   | 责任单位
    1    | 新建幼儿园 | 县教体局 | 3    | 建设公园   | 县城管局

Their halves become rows one below the other, those of the left half first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zeren.importing.document import Cell, Grid, GridRow
from zeren.importing.heads import Field
from zeren.importing.lists.grid_sums import is_note
from zeren.importing.lists.layouts import Layout, first_heads, height_of_heads, once
from zeren.importing.lists.told_columns import NOTHING_TOLD, Told
from zeren.importing.sentences.traditional import role_of_any_head

_FEWEST_HEADS = 2
# A row of a half that holds no more may be a heading: 一 | 优化政务环境.
_MOST_OF_HEADING = 2
SIDE_BY_SIDE = "这张表左右并排，章节标题只写在一半里，这一项属于哪一章请对照原文"
UNEVEN = "这张表左右并排，两半的列对不齐，请对照原文"
TWO_TASKS = "这一行写着两项任务（“{first}”“{second}”），各有责任单位，已连在一起，请对照原文分开"


def doubt_of_two_tasks(row: GridRow, layout: Layout, grouping: Collection[int]) -> str:
    """What to ask where a row holds two tasks, each with parties of one role beside it.

    Args:
        row: The row.
        layout: Which column holds what.
        grouping: The columns of which one cell stands for several tasks.

    Returns:
        The question; empty for all other rows.
    """
    own = layout.text
    parties = [i for i in layout.parties if row.cells[i].text]
    for first in layout.outer:
        is_task = first not in grouping and row.cells[first].text
        if own is None or not is_task or not row.cells[own].text:
            continue
        beside = {role_of_any_head(layout.heads[i]) for i in parties if first < i < own}
        behind = {role_of_any_head(layout.heads[i]) for i in parties if own < i}
        if beside & behind:
            return TWO_TASKS.format(first=layout.heads[first], second=layout.heads[own])
    return ""


@dataclass(slots=True)
class Halves:
    """Puts the halves of one table after the other below each other.

    Attributes:
        told: What a person said of the columns.
    """

    told: Told = NOTHING_TOLD
    _starts: tuple[int, ...] = ()
    _width: int = 0

    def below_each_other(self, grid: Grid) -> Grid:
        """A grid, its halves below each other where it has any.

        Args:
            grid: The grid. One without heads that is as wide as the one before has its halves.
        """
        rows = grid.rows
        at = first_heads(rows, self.told)
        if at is None and rows and len(rows[0].cells) == self._width:
            return Grid(tuple(self._of_one_width(_in_order(rows, self._starts))), is_apart=True)
        self._starts = self._starts_in(rows[at]) if at is not None else ()
        self._width = len(rows[0].cells) if self._starts else 0
        if at is None or not self._starts:
            return grid
        below = at + height_of_heads(rows, at, self.told)
        above = _in_order(rows[:at], self._starts)
        heads = (_part(row, 0, self._starts[1]) for row in rows[at:below])
        tasks = _in_order(rows[below:], self._starts)
        if not self._is_even(rows[at]):
            tasks = (replace(row, doubt=row.doubt or UNEVEN) for row in tasks)
        return replace(grid, rows=tuple(self._of_one_width([*above, *heads, *tasks])))

    def _of_one_width(self, rows: Iterable[GridRow]) -> Iterator[GridRow]:
        """Rows as long as the longest may be: a blank column may stand between the halves."""
        ends = (*self._starts[1:], self._width)
        widest = max(end - start for start, end in zip(self._starts, ends, strict=True))
        for row in rows:
            lacking = range(len(row.cells), widest)
            blank = (Cell("", row.cells[0].row, column) for column in lacking)
            yield replace(row, cells=(*row.cells, *blank))

    def _is_even(self, heads: GridRow) -> bool:
        """Whether the heads stand in the same columns of each half."""
        ends = (*self._starts[1:], self._width)
        halves = {
            tuple(at - start for at in range(start, end) if heads.cells[at].text)
            for start, end in zip(self._starts, ends, strict=True)
        }
        return len(halves) == 1

    def _starts_in(self, heads: GridRow) -> tuple[int, ...]:
        """The first column of each half; none where the heads do not stand there again."""
        filled = [cell for cell in once(heads.cells) if cell.text]
        texts = [cell.text for cell in filled]
        for size in range(_FEWEST_HEADS, len(texts) // 2 + 1):
            times, rest = divmod(len(texts), size)
            if rest == 0 and texts == texts[:size] * times and self._is_list(texts[:size]):
                return (0, *(cell.column for cell in filled[size::size]))
        return ()

    def _is_list(self, heads: Sequence[str]) -> bool:
        fields = {head.field for text in heads if (head := self.told.head_of(text)) is not None}
        return Field.PARTIES in fields and not fields.isdisjoint((Field.TEXT, Field.AIM))


def _in_order(rows: Sequence[GridRow], starts: Sequence[int]) -> Iterator[GridRow]:
    """The rows of all halves; what is merged over the halves parts those above and below."""
    together: list[GridRow] = []
    for row in rows:
        if _is_over_halves(row, starts):
            yield from _one_after_other(together, starts)
            yield _part(row, 0, starts[1])
            together = []
        else:
            together.append(row)
    yield from _one_after_other(together, starts)


def _one_after_other(rows: Sequence[GridRow], starts: Sequence[int]) -> Iterator[GridRow]:
    ends = (*starts[1:], len(rows[0].cells) if rows else 0)
    has_headings = False
    for start, end in zip(starts, ends, strict=True):
        half = [_part(row, start, end) for row in rows]
        for row in half:
            yield replace(row, doubt=row.doubt or SIDE_BY_SIDE) if has_headings else row
        has_headings |= any(map(_may_be_heading, half))


def _may_be_heading(half: GridRow) -> bool:
    filled = [cell for cell in once(half.cells) if cell.text]
    is_short = 0 < len(filled) <= min(_MOST_OF_HEADING, len(half.cells) - 1)
    return is_short and not is_note(filled)


def _is_over_halves(row: GridRow, starts: Sequence[int]) -> bool:
    """Whether a row holds one cell, which is merged over all halves."""
    filled = [cell for cell in once(row.cells) if cell.text]
    return len(filled) == 1 and all(row.cells[at].text for at in starts)


def _part(row: GridRow, start: int, end: int) -> GridRow:
    """The cells of a row in one half, counted from its beginning."""
    moved: dict[int, Cell] = {}
    for cell in row.cells[start:end]:
        moved.setdefault(id(cell), replace(cell, column=max(cell.column - start, 0)))
    return replace(row, cells=tuple(moved[id(cell)] for cell in row.cells[start:end]))
