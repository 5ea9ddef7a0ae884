"""Matrices: units head the columns, and marks below them say which part each has in a task.

    任务     | 县教体局 | 县住建局 | 各乡镇
    修复石桥 | ▲        | ★        | ▲
    注：★为牵头单位，▲为配合单位。

Such a table becomes one with a column for each role.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zeren.importing.document import Block, Cell, Grid, GridRow, Paragraph
from zeren.importing.heads import Field, head_of
from zeren.importing.lists.clauses import is_clause
from zeren.importing.lists.found import Besides
from zeren.importing.lists.layouts import Layout, once
from zeren.importing.lists.told_columns import Told
from zeren.importing.sentences.lexicon import role_of_words
from zeren.importing.sentences.lines import are_alike
from zeren.importing.sentences.spelling import ends_plausibly
from zeren.importing.sentences.traditional import role_of_any_head
from zeren.model import Role
from zeren.text.characters import squeeze
from zeren.text.spreadsheet_forms import is_total

ROLES_OPEN = "表里用{marks}标出各单位，各是什么角色没有写明，都按责任单位记，请对照原文"
UNIT_HEADS = "{heads}各占一列，列里写的是不是这些单位的任务？没有记成责任单位，请对照原文"
_HEAD = "责任单位"
# A cell of a column that is made here.
_NEW = -1
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
        over: The head of parties above each of them; none where none stands there.
    """

    rows: tuple[GridRow, ...]
    heads: int
    units: tuple[int, ...]
    over: Mapping[int, str]

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks that stand in it, in their order."""
        cells = (row.cells[i].text for row in self._below for i in self.units)
        return tuple(dict.fromkeys(filter(None, cells)))

    @property
    def _below(self) -> Sequence[GridRow]:
        return [row for row in self.rows[self.heads + 1 :] if not _is_beside(row)]

    def table(self, head_of_mark: Callable[[int, str], str], doubt: str = "") -> Grid:
        """The table with a column for each role.

        Args:
            head_of_mark: The head under which a unit belongs, by its column and its mark.
            doubt: What a person should look at; empty where nothing.
        """
        others = [i for i in range(len(self.rows[0].cells)) if i not in self.units]
        at = sum(i < self.units[0] for i in others)
        marked = [(i, row.cells[i].text) for row in self._below for i in self.units]
        heads = list(dict.fromkeys(head_of_mark(i, mark) for i, mark in marked if mark))
        placed: dict[tuple[int, int, int], Cell] = {}
        made: list[GridRow] = []
        for number, row in enumerate(self.rows):
            is_task = number > self.heads and not _is_beside(row)
            if is_task:
                middle = self._by_head(row, heads, head_of_mark)
            elif number == self.heads:
                middle = [Cell(head, row.cells[self.units[0]].row, _NEW) for head in heads]
            else:
                middle = self._as_one(row, len(heads))
            cells = [row.cells[i] for i in others]
            cells[at:at] = middle
            said = row.doubt or (doubt if is_task else "")
            made.append(GridRow(_in_place(cells, placed), row.place, said))
        return Grid(tuple(made), is_apart=True)

    def _by_head(
        self, row: GridRow, heads: Sequence[str], head_of_mark: Callable[[int, str], str]
    ) -> list[Cell]:
        """The units of a row under each head."""
        marks = {i: words for i in self.units if (words := row.cells[i].text)}
        own = {i: head_of_mark(i, mark) for i, mark in marks.items()}
        names = ([self._name(i) for i in own if own[i] == head] for head in heads)
        first = row.cells[self.units[0]].row
        return [Cell("、".join(units), first, _NEW) for units in names]

    def _as_one(self, row: GridRow, width: int) -> list[Cell]:
        """What stands in the columns of units of a row that holds no task."""
        cells = once(row.cells[i] for i in self.units)
        if len(cells) == 1:
            return cells * width
        words = "；".join(cell.text for cell in cells if cell.text)
        return [Cell(text, cells[0].row, _NEW) for text in (words, *[""] * (width - 1))]

    def _name(self, column: int) -> str:
        return squeeze(self.rows[self.heads].cells[column].text)


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
    legend = _legend(marks, (*matrix.over.values(), *notes))
    if legend is not None:
        return matrix.table(lambda _, mark: f"{legend[mark].word}单位")
    if len(marks) == 1 and matrix.over and all(map(role_of_any_head, matrix.over.values())):
        return matrix.table(lambda column, _: matrix.over[column])
    shown = "".join(f"“{mark}”" for mark in marks)
    return matrix.table(lambda _column, _mark: _HEAD, ROLES_OPEN.format(marks=shown))


def _matrix_in(grid: Grid, known: Collection[str]) -> _Matrix | None:
    """The matrix that a grid is; None where it is none."""
    tasks = [(at, row) for at, row in enumerate(grid.rows) if not _is_beside(row)]
    for at, row in enumerate(grid.rows[:_HIGHEST]):
        marked = _marked_columns([below for place, below in tasks if place > at])
        over = _heads_over(grid.rows, at, marked)
        units = tuple(i for i in marked if i in over or _is_unit(row.cells[i].text, known))
        if len(units) < _FEWEST_UNITS or not all(row.cells[i].text for i in units):
            continue
        if _has_more(grid.rows[at + 1 :], _like_units(grid.rows, at, marked, over, known)):
            continue
        heads = (head_of(cell.text) for i, cell in enumerate(row.cells) if i not in units)
        if any(head is not None and head.field in (Field.TEXT, Field.AIM) for head in heads):
            return _Matrix(grid.rows, at, units, over)
    return None


def _marked_columns(tasks: Sequence[GridRow]) -> tuple[int, ...]:
    """The columns that hold marks and nothing else."""
    columns = range(len(tasks[0].cells)) if tasks else ()
    return tuple(i for i in columns if _are_marks(row.cells[i].text for row in tasks))


def _are_marks(column: Iterable[str]) -> bool:
    found = False
    for text in filter(None, column):
        if not _is_mark(text):
            return False
        found = True
    return found


def _heads_over(rows: Sequence[GridRow], at: int, columns: Iterable[int]) -> Mapping[int, str]:
    """The columns below heads of parties, each with that head."""
    if at == 0:
        return {}
    above = rows[at - 1].cells
    own = (i for i in columns if rows[at].cells[i].origin != above[i].origin)
    heads = ((i, above[i].text, head_of(above[i].text)) for i in own)
    return {i: text for i, text, head in heads if head and head.field is Field.PARTIES}


def _like_units(
    rows: Sequence[GridRow],
    at: int,
    marked: Collection[int],
    over: Iterable[int],
    known: Collection[str],
) -> tuple[int, ...]:
    """The columns that hold more than marks, and have heads as those of units have."""
    above, row = rows[max(at - 1, 0)].cells, rows[at].cells
    wide = {above[i].origin for i in over}
    beside = (i for i in range(len(row)) if i not in marked)
    return tuple(i for i in beside if above[i].origin in wide or _is_unit(row[i].text, known))


def _has_more(below: Sequence[GridRow], columns: Collection[int]) -> bool:
    """Whether columns of units hold more than marks, such as ★6月底."""
    return any(row.cells[i].text for row in below if not _is_beside(row) for i in columns)


def _is_unit(head: str, known: Collection[str]) -> bool:
    """Whether a head names a unit, and does not say what its column holds."""
    name, meant = squeeze(head), head_of(head)
    if not name or role_of_any_head(name) is not None:
        return False
    if meant is not None:  # 县市场监管局 looks like one, 计量单位 is one
        return meant.field is Field.PARTIES and is_clause(name, known)
    return is_clause(name, known) or ends_plausibly(name)


def _is_mark(text: str) -> bool:
    return _MARK.fullmatch(text) is not None or _SAID.fullmatch(text) is not None


def _is_line(row: GridRow) -> bool:
    """Whether a row holds one cell: a title, a chapter, a note."""
    return sum(bool(cell.text) for cell in once(row.cells)) <= 1


def _is_beside(row: GridRow) -> bool:
    """Whether a row holds no task: one of one cell, or a total."""
    return _is_line(row) or is_total(next(cell.text for cell in row.cells if cell.text))


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


def _in_place(cells: Sequence[Cell], placed: dict[tuple[int, int, int], Cell]) -> tuple[Cell, ...]:
    """Cells with the columns that they stand in now; merged ones stay one, also downwards.

    Args:
        cells: The cells of a row.
        placed: The cells of the rows above.
    """
    made: list[Cell] = []
    for at, cell in enumerate(cells):
        is_merged = bool(made) and cell is cells[at - 1] and cell.column != _NEW
        here = replace(cell, column=at)
        key = (*cell.origin, at)
        made.append(made[-1] if is_merged else placed.setdefault(key, here))
    return tuple(made)
