"""Matrices: units head the columns, and marks below them say which part each has in a task.

    任务     | 县教体局 | 县住建局 | 各乡镇
    修复石桥 | ▲        | ★        | ▲
    注：★为牵头单位，▲为配合单位。

Such a table becomes one with a column for each role.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zeren.importing.document import Block, Cell, Grid, GridRow, Paragraph
from zeren.importing.heads import Field, head_of
from zeren.importing.lists.clauses import is_clause
from zeren.importing.lists.found import Besides
from zeren.importing.lists.layouts import Layout, once
from zeren.importing.lists.told_columns import Told
from zeren.importing.sentences.blanks import are_alike
from zeren.importing.sentences.lexicon import role_of_words
from zeren.importing.sentences.spelling import ends_plausibly
from zeren.importing.sentences.traditional import role_of_any_head
from zeren.model import Role
from zeren.text.characters import squeeze

ROLES_OPEN = "表里用{marks}标出各单位，各是什么角色没有写明，都按责任单位记，请对照原文"
UNIT_HEADS = "{heads}各占一列，列里写的是不是这些单位的任务？没有记成责任单位，请对照原文"
_HEAD = "责任单位"
# Titles and heads take no more rows than this.
_HIGHEST = 6
_FEWEST_UNITS = 2
_LONGEST_LEGEND = 200
_ROLE = (
    "(牵头|主办|主责|负责|责任|承办|配合|协办|会办|协同|协作|协助|参与|参加|落实|实施|督导|督办"
    "|监督|验收)"
)
_MARK = re.compile("[★☆▲△▼▽●○◎⊙◆◇■□√✓✔＊*※＋+]\ufe0e?")
_SAID = re.compile(f"{_ROLE}(?:单位|部门)?")
# ★为牵头单位, and 牵头单位用★标注.
_BEFORE = (
    r"{mark}[”’\"）)]?(?:号|标记|符号|标识)?(?:标注|标示)?(?:的|者)?(?:单位|部门)?"
    r"(?:即?为|是|系|表示|代表|指|：|:|=|＝|—+|-)?[“‘\"]?(?:总|主要|第一)?" + _ROLE
)
_BEHIND = (
    _ROLE
    + r"(?:责任)?(?:单位|部门|方|者)?(?:均|都)?(?:用|以|为|打|标|标注为?|标为|：|:|=|＝|（|\()?"
    + r"[“‘\"]?{mark}"
)


@dataclass(frozen=True, slots=True)
class _Matrix:
    """A grid whose columns are headed by units.

    Attributes:
        rows: Its rows.
        heads: The index of the row that names the units.
        units: The columns of units.
        over: The head that stands above all of them; empty where none does.
    """

    rows: tuple[GridRow, ...]
    heads: int
    units: tuple[int, ...]
    over: str

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks that stand in it, in their order."""
        below = self.rows[self.heads + 1 :]
        cells = (row.cells[i].text for row in below if not _is_line(row) for i in self.units)
        return tuple(dict.fromkeys(filter(None, cells)))

    @property
    def first(self) -> int:
        """The index of the first row of its heads."""
        return self.heads - 1 if self.over else self.heads

    def table(self, roles: Mapping[str, str], doubt: str) -> Grid:
        """The table with a column for each role.

        Args:
            roles: The head of the column that the units with a mark belong in.
            doubt: What a person should look at; empty where nothing.
        """
        others = [i for i in range(len(self.rows[0].cells)) if i not in self.units]
        at = sum(i < self.units[0] for i in others)
        heads = list(dict.fromkeys(roles.values()))
        kept = (*self.rows[: self.first], *self.rows[self.heads :])
        made: list[GridRow] = []
        for number, row in enumerate(kept):
            if number == self.first:
                words, said = heads, ""
            elif _is_line(row) or number < self.first:
                words, said = [row.cells[self.units[0]].text] * len(heads), ""
            else:
                words, said = [self._units_of(row, roles, head) for head in heads], doubt
            middle = [Cell(text, row.cells[0].row, -1) for text in words]
            cells = [row.cells[i] for i in others]
            cells[at:at] = [row.cells[self.units[0]]] * len(heads) if _is_line(row) else middle
            made.append(GridRow(_in_place(cells), row.place, row.doubt or said))
        return Grid(tuple(made), is_apart=True)

    def _units_of(self, row: GridRow, roles: Mapping[str, str], head: str) -> str:
        names = self.rows[self.heads].cells
        units = (names[i].text for i in self.units if roles.get(row.cells[i].text) == head)
        return "、".join(unit.replace("\n", "") for unit in units)


def with_matrices(blocks: Sequence[Block], known: Collection[str]) -> tuple[Block, ...]:
    """The blocks of a document, its matrices with a column for each role.

    Args:
        blocks: The blocks.
        known: Names of parties, without blanks.
    """
    matrices = {
        at: matrix
        for at, block in enumerate(blocks)
        if isinstance(block, Grid) and (matrix := _matrix_in(block, known)) is not None
    }
    if not matrices:
        return tuple(blocks)
    notes = tuple(_notes(blocks))
    return tuple(
        _read(matrices[at], notes) if at in matrices else block for at, block in enumerate(blocks)
    )


def heads_of_units(layout: Layout, known: Collection[str], told: Told) -> tuple[str, ...]:
    """The heads of further columns that name units: 全市目标 is divided among 甲县 and 乙县.

    Args:
        layout: Which column holds what.
        known: Names of parties, without blanks.
        told: What a person said of the columns.

    Returns:
        The heads; none where fewer than two name a unit.
    """
    heads = [head for head, _ in layout.further if told.head_of(head) is None]
    names = [head for head in heads if _is_surely_unit(head, heads, known)]
    return tuple(names) if len(names) >= _FEWEST_UNITS else ()


def doubt_of_units(heads: Sequence[str], besides: Besides) -> str:
    """What to ask of a task where something stands below the names of units.

    Args:
        heads: The heads that name units.
        besides: What is said of the task.

    Returns:
        The question; empty where nothing stands there.
    """
    if besides.further.keys().isdisjoint(heads):
        return ""
    return UNIT_HEADS.format(heads="".join(f"“{squeeze(head)}”" for head in heads))


def _is_surely_unit(head: str, heads: Sequence[str], known: Collection[str]) -> bool:
    name = squeeze(head)
    return is_clause(name, known) or any(
        are_alike(name, squeeze(other)) for other in heads if other != head
    )


def _read(matrix: _Matrix, notes: Iterable[str]) -> Grid:
    marks = matrix.marks
    legend = _legend(marks, (matrix.over, *notes))
    if legend is not None:
        return matrix.table({mark: f"{role.word}单位" for mark, role in legend.items()}, "")
    is_plain = len(marks) == 1 and role_of_any_head(matrix.over) is not None
    shown = "".join(f"“{mark}”" for mark in marks)
    doubt = "" if is_plain else ROLES_OPEN.format(marks=shown)
    return matrix.table(dict.fromkeys(marks, matrix.over if is_plain else _HEAD), doubt)


def _matrix_in(grid: Grid, known: Collection[str]) -> _Matrix | None:
    """The matrix that a grid is; None where it is none."""
    for at, row in enumerate(grid.rows[:_HIGHEST]):
        marked = _marked_columns(grid.rows[at + 1 :])
        over = _head_over(grid.rows, at, marked)
        units = tuple(i for i in marked if over or _is_unit(row.cells[i].text, known))
        if len(units) < _FEWEST_UNITS or not all(row.cells[i].text for i in units):
            continue
        if over and _has_others(grid.rows, at, units):
            continue
        heads = (head_of(cell.text) for i, cell in enumerate(row.cells) if i not in units)
        if any(head is not None and head.field in (Field.TEXT, Field.AIM) for head in heads):
            return _Matrix(grid.rows, at, units, over)
    return None


def _marked_columns(below: Sequence[GridRow]) -> tuple[int, ...]:
    """The columns that hold marks and nothing else."""
    rows = [row for row in below if not _is_line(row)]
    if not rows:
        return ()
    columns = ([row.cells[i].text for row in rows] for i in range(len(rows[0].cells)))
    return tuple(
        i
        for i, words in enumerate(columns)
        if any(words) and all(_is_mark(text) for text in words if text)
    )


def _head_over(rows: Sequence[GridRow], at: int, columns: Collection[int]) -> str:
    """The head of parties above columns; empty where none stands above all of them."""
    if at == 0 or not columns:
        return ""
    over = {rows[at - 1].cells[i].text for i in columns}
    (text,) = over if len(over) == 1 else ("",)
    head = head_of(text)
    is_own = all(rows[at].cells[i].origin != rows[at - 1].cells[i].origin for i in columns)
    return text if is_own and head is not None and head.field is Field.PARTIES else ""


def _has_others(rows: Sequence[GridRow], at: int, units: Collection[int]) -> bool:
    """Whether something else than marks stands below the head above units."""
    over = {rows[at - 1].cells[i].origin for i in units}
    others = [i for i, c in enumerate(rows[at - 1].cells) if c.origin in over and i not in units]
    return any(row.cells[i].text for row in rows[at:] if not _is_line(row) for i in others)


def _is_unit(head: str, known: Collection[str]) -> bool:
    """Whether a head names a unit, and does not say what its column holds."""
    name = head.replace("\n", "")
    if not name or role_of_any_head(name) is not None:
        return False
    return is_clause(name, known) or ends_plausibly(name)


def _is_mark(text: str) -> bool:
    return _MARK.fullmatch(text) is not None or _SAID.fullmatch(text) is not None


def _is_line(row: GridRow) -> bool:
    """Whether a row holds one cell: a title, a chapter, a note."""
    return sum(bool(cell.text) for cell in once(row.cells)) <= 1


def _notes(blocks: Iterable[Block]) -> Iterator[str]:
    """What is said around tables and in rows of one cell."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from ("".join(c.text for c in once(r.cells)) for r in block.rows if _is_line(r))


def _legend(marks: Sequence[str], notes: Iterable[str]) -> Mapping[str, Role] | None:
    """The role that each mark stands for; None where any is left open."""
    said = {mark: role for mark in marks if _SAID.match(mark) and (role := role_of_words(mark))}
    signs = [mark for mark in marks if mark not in said]
    for note in notes if signs else ():
        if len(note) > _LONGEST_LEGEND or signs[0] not in note:
            continue
        before, behind = ({s: _role(form, s, note) for s in signs} for form in (_BEFORE, _BEHIND))
        whole = [one for one in (before, behind) if all(one.values())]
        if len(whole) == 1 or (whole and whole[0] == whole[1]):
            return said | {sign: role for sign, role in whole[0].items() if role is not None}
    return None if signs else said


def _role(form: str, mark: str, note: str) -> Role | None:
    """The role that a note gives to a mark."""
    found = re.search(form.format(mark=re.escape(mark)), note)
    return role_of_words(found[1]) if found else None


def _in_place(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Cells with the columns that they stand in now; merged ones stay one."""
    placed: dict[tuple[int, int], Cell] = {}
    made = []
    for at, cell in enumerate(cells):
        here = replace(cell, column=at)
        made.append(placed.setdefault(cell.origin, here) if cell.column >= 0 else here)
    return tuple(made)
