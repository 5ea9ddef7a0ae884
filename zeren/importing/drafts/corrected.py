"""The table that the review page saves: its columns, and its rows back to drafts.

A person has looked at these rows, so that nothing in them is guessed at: names stand in the cells
of their roles, and only what was left open is asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from zeren.columns import EXTRAS, ROLE_COLUMNS, column_of
from zeren.importing.document import Document, Grid
from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.building import NO_NUMBER, NO_PARTY, Draft, parties_in
from zeren.importing.drafts.merging import TAKEN_OVER
from zeren.importing.lists.found import Clause, Found, FoundTask, Leftover
from zeren.importing.lists.grid_tasks import NO_TEXT
from zeren.importing.sentences.readings import DocumentRules, KnownNames, Mention, Reading
from zeren.importing.sentences.spelling import without_blanks
from zeren.model import Role
from zeren.text.characters import squeeze
from zeren.text.csv_guard import unguarded
from zeren.wording import NAME_SEPARATOR, split_names

NEW_TASK = "新增"
BETWEEN = "；"
IS, IS_NOT = "=", "≠"
_BESIDE = "核对过的表之外的内容"
_ROLE_OF_HEAD = {column.head: role for role, column in ROLE_COLUMNS.items()}
_EXTRA_KEYS = frozenset(column.key for column in EXTRAS)
# What a person may type between names, outside of brackets.
_TYPED = re.compile(r"[，,；;\n/](?![^（(]*[）)])")
_OUTSIDE_BRACKETS = re.compile(rf"{NAME_SEPARATOR}(?![^（(]*[）)])")


class PageColumn(StrEnum):
    """The columns that the page adds, so that a table can come back; the value is the head."""

    OPEN = "待核对"
    PLACE = "原文位置"
    WRITTEN = "原文写法"
    NAMES = "名称认定"
    TASK = "任务认定"
    SOURCE = "来源文件"
    TITLE = "清单标题"
    WHOSE = "清单归属"


_MARKS = frozenset((PageColumn.OPEN, PageColumn.PLACE))


@dataclass(frozen=True, slots=True)
class CorrectedRow:
    """A row of the table.

    Attributes:
        cells: What the columns of ours say, by key.
        further: What the columns say that are none of ours, by head.
        added: What the columns of the page say.
        place: Where the row stands in this file.
    """

    cells: Mapping[str, str]
    further: Mapping[str, str]
    added: Mapping[PageColumn, str]
    place: str

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Which names were said to be which, and which to be none that they are near."""
        for pair in filter(None, self.added.get(PageColumn.NAMES, "").split(BETWEEN)):
            name, _, meant = pair.partition(IS_NOT if IS_NOT in pair else IS)
            yield name, meant


@dataclass(frozen=True, slots=True)
class Corrected:
    """A table that the review page saved.

    Attributes:
        rows: Its rows.
        leftovers: What else stands in the file.
    """

    rows: tuple[CorrectedRow, ...]
    leftovers: tuple[Leftover, ...]

    @property
    def title(self) -> str:
        """The title of the list; empty where the table says none."""
        return self._first(PageColumn.TITLE)

    @property
    def source(self) -> str:
        """The name of the file that the list was read from; empty where the table says none."""
        return self._first(PageColumn.SOURCE)

    @property
    def whose(self) -> str:
        """Whose list it is, as a person said on the page; empty where nobody did."""
        return self._first(PageColumn.WHOSE)

    def leaves_open(self, words: str) -> bool:
        """Whether a question with these words was not answered on the page.

        Args:
            words: The words.
        """
        return any(words in row.added.get(PageColumn.OPEN, "") for row in self.rows)

    def _first(self, column: PageColumn) -> str:
        return next(filter(None, (row.added.get(column, "") for row in self.rows)), "")


def corrected_table(document: Document) -> Corrected | None:
    """Find the table that the review page saved.

    Args:
        document: What a file holds.

    Returns:
        Its rows; None where the file holds no such table.
    """
    grids = [block for block in document.blocks if isinstance(block, Grid) and block.rows]
    own = next((grid for grid in grids if _heads(grid) >= {*_MARKS, "工作任务"}), None)
    if own is None:
        return None
    rows = tuple(_rows(own))
    named = tuple(row for row in rows if row.cells.get("text"))
    return Corrected(named, (*_without_text(rows), *_beside(document, own)))


def answers_of(corrected: Corrected, drafts: Sequence[Draft], answers: Answers) -> Answers:
    """What a person said on the page, and what options say, which goes before.

    Args:
        corrected: The table.
        drafts: Its drafts.
        answers: What the options say.
    """
    names, separate = names_said(corrected)
    same, other = dict(answers.same), list(answers.other)
    for row, draft in zip(corrected.rows, drafts, strict=True):
        said = row.added.get(PageColumn.TASK, "")
        if not said or draft.key in same or draft.key in other:
            continue
        if said == NEW_TASK:
            other.append(draft.key)
        else:
            same[draft.key] = said
    return replace(
        answers,
        names={**names, **answers.names},
        separate=(*answers.separate, *separate),
        same=same,
        other=tuple(other),
    )


def names_said(corrected: Corrected) -> tuple[dict[str, str], tuple[str, ...]]:
    """Which names were said to mean others, and which to be none that they are near.

    Args:
        corrected: The table.
    """
    there = {
        squeeze(name)
        for row in corrected.rows
        for column in ROLE_COLUMNS.values()
        for name in _TYPED.sub(NAME_SEPARATOR, row.cells.get(column.key, "")).split(NAME_SEPARATOR)
    }
    said = dict(pair for row in corrected.rows for pair in row.pairs if pair[0] in there)
    meant = {name: one for name, one in said.items() if one}
    return meant, tuple(name for name, one in said.items() if not one)


def found_in(corrected: Corrected) -> Found:
    """The tasks of the table, as if found in it.

    Args:
        corrected: The table.
    """
    return Found(tuple(map(_task, corrected.rows)), corrected.leftovers)


def corrected_drafts(corrected: Corrected, names: KnownNames) -> tuple[Draft, ...]:
    """The drafts of the rows.

    Args:
        corrected: The table.
        names: The names of the registry.

    Returns:
        A draft for each row. What was still open is asked of it.
    """
    numbers = [row.cells.get("number", "") for row in corrected.rows]
    next_number = max((int(number) for number in numbers if number.isdecimal()), default=0) + 1
    whole = tuple(name for name in names.party_of if NAME_SEPARATOR in name)
    drafts = []
    for row, given in zip(corrected.rows, numbers, strict=True):
        number = given
        notes = [*filter(None, row.added.get(PageColumn.OPEN, "").split("\n"))]
        if not number:
            number = str(next_number)
            next_number += 1
            notes.append(NO_NUMBER.format(number=number))
        task = _task(row)
        written = _written(row)
        readings = tuple(_reading(clause, written, names, whole) for clause in task.clauses)
        parties, twice = parties_in(readings)
        notes += [*twice, *([] if parties else [NO_PARTY])]
        sentence = row.cells.get("sentence", "")
        part = row.cells.get("id", "")
        drafts.append(
            Draft(task, number, part, readings, parties, sentence, tuple(dict.fromkeys(notes)))
        )
    return tuple(drafts)


def in_order_of_file(
    written: Mapping[str, tuple[str, ...]], corrected: Corrected, drafts: Sequence[Draft]
) -> dict[str, tuple[str, ...]]:
    """Parties in the order in which the published file names them, as far as the table says it.

    Args:
        written: The parties that the table names.
        corrected: The table.
        drafts: Its drafts.
    """
    order = dict.fromkeys(
        name
        for row, draft in zip(corrected.rows, drafts, strict=True)
        for name in (
            *_written(row),
            *(mention.party for mention in draft.mentions),
        )
    )
    return {name: written[name] for name in order if name in written}


def _heads(grid: Grid) -> set[str]:
    return {squeeze(cell.text) for cell in grid.rows[0].cells}


def _rows(grid: Grid) -> Iterator[CorrectedRow]:
    heads = [unguarded(squeeze(cell.text)) for cell in grid.rows[0].cells]
    columns = {column.value: column for column in PageColumn}
    for row in grid.rows[1:]:
        cells: dict[str, str] = {}
        further: dict[str, str] = {}
        added: dict[PageColumn, str] = {}
        for head, cell in zip(heads, row.cells, strict=True):
            words = unguarded(cell.text)
            column = column_of(head)
            if head in columns:
                added.setdefault(columns[head], words)
            elif column is not None and column.key in TAKEN_OVER and column.key not in cells:
                cells[column.key] = words
            elif head and words:
                further[head] = words
        yield CorrectedRow(cells, further, added, row.place)


def _without_text(rows: Iterable[CorrectedRow]) -> Iterator[Leftover]:
    for row in rows:
        said = [*filter(None, (*row.cells.values(), *row.further.values()))]
        if said and not row.cells.get("text"):
            yield Leftover("｜".join(said), row.place, NO_TEXT, is_lost=True)


def _beside(document: Document, own: Grid) -> Iterator[Leftover]:
    for block in document.blocks:
        if isinstance(block, Grid):
            rows = block.rows if block is not own else ()
            for row in rows:
                yield Leftover("｜".join(cell.text for cell in row.cells), row.place, _BESIDE)
        else:
            yield Leftover(block.text, block.place, _BESIDE)


def _task(row: CorrectedRow) -> FoundTask:
    cells = row.cells
    clauses = (Clause(cells.get(one.key, ""), one.head) for one in ROLE_COLUMNS.values())
    return FoundTask(
        number=cells.get("number", ""),
        ordinals=(),
        chapter=cells.get("chapter", ""),
        text=cells["text"],
        clauses=tuple(clause for clause in clauses if clause.text),
        place=row.added.get(PageColumn.PLACE, "") or row.place,
        details={key: cells[key] for key in sorted(_EXTRA_KEYS) if cells.get(key)},
        further=row.further,
    )


def _reading(
    clause: Clause, written: Mapping[str, Sequence[str]], names: KnownNames, whole: Iterable[str]
) -> Reading:
    """The names of a cell, each with the ways in which the file wrote it."""
    text = _TYPED.sub(NAME_SEPARATOR, clause.text)
    own = _OUTSIDE_BRACKETS.split(text)  # 各县（市、区） is one name
    parted = split_names(text, (*whole, *written, *own))
    mentions = tuple(_mentions(text, parted, _ROLE_OF_HEAD[clause.head], written, names))
    return Reading(clause.text, mentions, (), canonical=False, rules=DocumentRules())


def _mentions(
    text: str,
    parted: Iterable[str],
    role: Role,
    written: Mapping[str, Sequence[str]],
    names: KnownNames,
) -> Iterator[Mention]:
    position = 0
    for name in filter(None, parted):
        start = text.index(name, position)
        position = start + len(name)
        plain = without_blanks(name)
        for form in written.get(name, (plain,)):
            full = names.party_of.get(plain, plain)
            yield Mention(full, form, role, open=False, start=start, end=position)


def _written(row: CorrectedRow) -> dict[str, Sequence[str]]:
    pairs: Iterable[str] = row.added.get(PageColumn.WRITTEN, "").split(BETWEEN)
    forms: dict[str, list[str]] = {}
    for pair in filter(None, pairs):
        full, _, form = pair.partition(IS)
        forms.setdefault(full, []).append(form or full)
    return {full: tuple(of_full) for full, of_full in forms.items()}
