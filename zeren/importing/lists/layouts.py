"""The heads of a grid to a layout: which column holds what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zeren.columns import DEADLINE, EXTRAS
from zeren.importing.document import Cell, Grid, GridRow
from zeren.importing.grids import MOST_COLUMNS
from zeren.importing.heads import Field, Head, head_of
from zeren.importing.lists.told_columns import NOTHING_TOLD, Told
from zeren.importing.sentences.lexicon import handles
from zeren.importing.sentences.roles import BESIDE
from zeren.importing.sentences.spelling import without_blanks
from zeren.importing.sentences.traditional import role_of_any_head
from zeren.model import Role
from zeren.text.simplified import simplified

# What a head of times says, the surest deadline first.
_TIMES = tuple(
    map(
        re.compile,
        (f"^{DEADLINE.head}$", "完成|办结", "整改|竣工|完工", "时限|期限", "计划|要求|推进|落实"),
    )
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a grid holds what.

    Attributes:
        heads: The head of each column as written.
        text: The column of the task itself; None where tasks have none.
        outer: The columns of tasks to its left, under which it stands.
        number: The column of 序号, where there is one.
        chapters: The columns of 类别 and the like.
        parties: The columns of parties.
        extras: The columns of what a list says besides, such as 完成时限, by key of ours.
        unused: The columns that are none of ours; what stands under a head is carried along.
        roles: The roles of columns of parties that do not hang on the words of their heads.
    """

    heads: tuple[str, ...]
    text: int | None
    outer: tuple[int, ...]
    number: int | None
    chapters: tuple[int, ...]
    parties: tuple[int, ...]
    extras: Mapping[str, tuple[int, ...]]
    unused: tuple[int, ...]
    roles: Mapping[int, Role] = field(default_factory=dict)

    @property
    def further(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The heads that are none of ours, each with its columns."""
        heads = dict.fromkeys(self.heads[i] for i in self.unused if self.heads[i])
        for head in heads:
            yield head, tuple(i for i in self.unused if self.heads[i] == head)


def is_heads(row: GridRow, told: Told = NOTHING_TOLD) -> bool:
    """Whether a row holds the heads of a list.

    Args:
        row: The row.
        told: What a person said of the columns.
    """
    return told.is_head_row([cell.text for cell in once(row.cells)])


def first_heads(rows: Sequence[GridRow], told: Told = NOTHING_TOLD, start: int = 0) -> int | None:
    """The index of the first row that holds the heads of a list; None where none does.

    Args:
        rows: The rows of a grid.
        told: What a person said of the columns.
        start: The index from which on to look.
    """
    return next((at for at in range(start, len(rows)) if is_heads(rows[at], told)), None)


def upright(grid: Grid, told: Told = NOTHING_TOLD) -> Grid:
    """A grid with its heads on top: one whose first column holds them is turned over.

    Args:
        grid: The grid, such as a card with 工作任务 and 责任单位 below each other.
        told: What a person said of the columns.
    """
    first = [row.cells[0] for row in grid.rows if row.cells]
    has_heads_on_top = first_heads(grid.rows, told) is not None
    if (
        has_heads_on_top
        or len(grid.rows) > MOST_COLUMNS
        or not told.is_head_row([c.text for c in first])
    ):
        return grid
    columns = zip(*(row.cells for row in grid.rows), strict=True)
    return Grid(
        tuple(
            GridRow(
                tuple(Cell(cell.text, cell.column, cell.row) for cell in column),
                grid.rows[0].place if number == 0 else f"{grid.rows[0].place}起第 {number + 1} 列",
            )
            for number, column in enumerate(columns)
        )
    )


def goes_on(row: GridRow, above: GridRow) -> bool:
    """Whether a row is the second line of the heads above it: 责任单位 over 牵头 and 配合.

    Args:
        row: The row.
        above: The row of heads.
    """
    new = [cell for cell, over in zip(row.cells, above.cells, strict=True) if cell is not over]
    fresh = [cell for cell in new if cell.row != above.cells[0].row and cell.text]
    if not fresh or len(fresh) == len(row.cells):
        return False
    # Whatever they say, they stand beside heads that reach down.
    return _reaches_down(row, above) or (
        all(
            (head := head_of(cell.text)) is not None and head.field is not Field.NUMBER
            for cell in fresh
        )
        and _is_under_wide_head(row, above)
    )


def height_of_heads(rows: Sequence[GridRow], position: int, told: Told = NOTHING_TOLD) -> int:
    """How many rows of heads stand in a place.

    Args:
        rows: The rows of a grid.
        position: The index of the row to look at.
        told: What a person said of the columns.
    """
    if not is_heads(rows[position], told):
        return 0
    has_second = position + 1 < len(rows) and goes_on(rows[position + 1], rows[position])
    return 2 if has_second else 1


def layout_of(rows: Sequence[GridRow], told: Told = NOTHING_TOLD) -> Layout:
    """The layout that heads give.

    Args:
        rows: The row of heads, and its second line where there is one.
        told: What a person said of the columns.

    Returns:
        The layout; the lower head counts, where it says anything.
    """
    columns = [
        next(
            (cells[i].text for cells in (row.cells for row in reversed(rows)) if cells[i].text), ""
        )
        for i in range(len(rows[0].cells))
    ]
    heads = [told.head_of(text) for text in columns]

    def of(field: Field) -> tuple[int, ...]:
        return tuple(i for i, head in enumerate(heads) if head is not None and head.field is field)

    texts = of(Field.TEXT) or of(Field.AIM)[:1]
    text = max(texts, key=_by_rank(heads), default=None)
    numbers = of(Field.NUMBER)
    known = {
        i
        for i, head in enumerate(heads)
        if head and head.field not in (Field.OTHER, Field.AIM, Field.TEXT)
    }
    known |= {i for i in texts if text is not None and i <= text}
    extras = {
        column.key: tuple(i for i, head in enumerate(heads) if head and head.column is column)
        for column in EXTRAS
    }
    times = {i: _words_of_time(heads[i]) for i in extras[DEADLINE.key]}
    extras[DEADLINE.key] = _deadlines(times)
    known -= {*times} - {*extras[DEADLINE.key]}
    return Layout(
        heads=tuple(columns),
        text=text,
        outer=tuple(i for i in texts if text is not None and i < text),
        number=numbers[0] if numbers else None,
        chapters=of(Field.CHAPTER),
        parties=of(Field.PARTIES),
        extras=extras,
        unused=tuple(i for i in range(len(heads)) if i not in known or i in numbers[1:]),
        roles=_roles(columns, of(Field.PARTIES), told),
    )


def once(cells: Iterable[Cell]) -> list[Cell]:
    """Cells, each merged one once.

    Args:
        cells: The cells of a row.
    """
    return list({cell.origin: cell for cell in cells}.values())


def _roles(heads: Sequence[str], parties: Sequence[int], told: Told) -> Mapping[int, Role]:
    """The roles that a person gave to columns, and that of 承办单位 where nobody else leads."""
    said = {i: role for i, head in enumerate(heads) if (role := told.role_of(head))}
    handling = [
        i for i in parties if i not in said and handles(without_blanks(simplified(heads[i])))
    ]
    others = [i for i in parties if i not in handling]
    roles = [said.get(i) or role_of_any_head(heads[i]) for i in others]
    if len(handling) != 1 or not BESIDE.issuperset(roles):
        return said
    return {**said, handling[0]: Role.RESPONSIBLE}


def _by_rank(heads: Sequence[Head | None]) -> Callable[[int], tuple[int, int]]:
    """The column with the most particular head, of equals the one furthest right."""
    return lambda i: (head.rank if (head := heads[i]) is not None else 0, i)


def _words_of_time(head: Head | None) -> str:
    """What a head of times says; our own head where a person said what its column holds."""
    return head.words if head is not None and head.words else DEADLINE.head


def _deadlines(times: Mapping[int, str]) -> tuple[int, ...]:
    """Of several columns of times those of the one that says by when a task is done.

    Beside 整改期限 a column 销号时间 says when that is looked at.
    """
    surest = max(times.values(), key=_sureness, default="")
    return tuple(i for i, head in times.items() if head == surest)


def _sureness(head: str) -> int:
    """How surely a head says by when a task must be done."""
    ranks = (rank for rank, said in enumerate(_TIMES) if said.search(head))
    return -next(ranks, len(_TIMES))


def _reaches_down(row: GridRow, above: GridRow) -> bool:
    """Whether the head of the tasks is merged down into a row."""
    return any(
        cell is over and (head := head_of(cell.text)) is not None and head.field is Field.TEXT
        for cell, over in zip(row.cells, above.cells, strict=True)
    )


def _is_under_wide_head(row: GridRow, above: GridRow) -> bool:
    """Whether a head above is merged over several columns, or has the row's cells under blanks."""
    wide = len(once(above.cells)) < len(above.cells)
    blank = any(not cell.text for cell in above.cells)
    return wide or blank or any(c is o for c, o in zip(row.cells, above.cells, strict=True))
