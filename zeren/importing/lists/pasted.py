"""A table that was pasted as text, one cell a line: put back as a whole, or refused as a whole.

Its heads stand in lines of their own, the cells follow row by row. Numbers, dates and units tell
which line stands in which column (`pasted_fit`). Cells are never shifted: where one row does not
fit, or fits in several ways, no row is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from zeren.columns import DEADLINE
from zeren.importing.document import Block, Grid, Paragraph
from zeren.importing.heads import Field, Head
from zeren.importing.lists.markers import marker_of, plain_number
from zeren.importing.lists.pasted_fit import is_party, is_sentence, is_time, may_be_parties
from zeren.importing.lists.pasted_grid import NotPutBackError
from zeren.importing.lists.pasted_rows import PastedRows, Record
from zeren.importing.lists.told_columns import NOTHING_TOLD, Told
from zeren.importing.sentences.reading import role_of_head

_FEWEST_HEADS = 2
_MOST_HEADS = 12
_HEADS_OF_A_TABLE_ANEW = 2
_LONGEST_HEAD = 10
_NO_HEAD = re.compile("[。；，、：:]")

_NO_ROWS = "列名下面没有找到一行一行的内容"
_SHOWN = 20
_MORE = "“{words}”（{place}）以下还像表里的内容，接不上前面的行"
_NOT_KEPT = "“{words}”（{place}）那里有的行没有归到任何一格"
_NO_NUMBERS = "没有序号，分不清一行从哪里开始"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table as pasted.

    Attributes:
        grid: The table; None where it cannot be put back together.
        end: The index of the block behind it.
        why: Why it cannot, in Chinese; else empty.
    """

    grid: Grid | None
    end: int
    why: str = ""


def pasted_table(
    blocks: Sequence[Block], start: int, known: Collection[str], told: Told = NOTHING_TOLD
) -> Pasted | None:
    """Read a pasted table.

    Args:
        blocks: The blocks of a document.
        start: The index of a paragraph that may be the first head.
        known: Names of parties, without blanks.
        told: What a person said of the columns.

    Returns:
        The table; None where the lines that begin here are none.
    """
    heads = _heads_at(blocks, start, told)
    if heads is None:
        return None
    lines: list[Paragraph] = []
    for at in range(start + len(heads), len(blocks)):
        block = blocks[at]
        if not isinstance(block, Paragraph) or _begins_anew(blocks, at, heads):
            break
        lines.append(block)
    first = start + len(heads)
    end = first + len(lines)
    lines = _unglued(lines)
    unknown = Head(Field.OTHER, "")
    meant = _without_wide_head([(one, told.head_of(one.text) or unknown) for one in heads])
    try:
        rows, used = _rows(meant, lines, known)
        _check_rest(lines[used:], known)
        grid = rows.grid()
        _check_kept(lines[:used], grid)
    except NotPutBackError as error:
        return Pasted(None, end, str(error))
    behind = {id(line) for line in lines[used:]}
    rest = next((i for i, b in enumerate(blocks[first:end], start=first) if id(b) in behind), end)
    return Pasted(grid, rest)


def _heads_at(blocks: Sequence[Block], start: int, told: Told) -> list[Paragraph] | None:
    """The lines that are the heads of a pasted table; None where they are none."""
    heads = heads_above_numbers(blocks, start, told) or _heads_in_a_row(blocks, start, told)
    known = [head.text for head in heads if told.head_of(head.text) is not None]
    if len(known) < _FEWEST_HEADS or not told.is_head_row([head.text for head in heads]):
        return None
    return heads


def heads_above_numbers(
    blocks: Sequence[Block], start: int, told: Told = NOTHING_TOLD
) -> list[Paragraph]:
    """The lines from one such as 序号 up to the first number: heads, whatever they say.

    Args:
        blocks: The blocks of a document.
        start: The index of the line.
        told: What a person said of the columns.

    Returns:
        The lines; none where the first is no head of numbers, or no number follows.
    """
    heads: list[Paragraph] = []
    for block in blocks[start : start + _MOST_HEADS + 1]:
        if not isinstance(block, Paragraph) or marker_of(block.text) is not None:
            break
        if heads and plain_number(block.text)[1]:
            return heads
        meant = told.head_of(block.text)
        is_first = meant is not None and meant.field is Field.NUMBER
        if not heads and not is_first:
            break
        if meant is None and (len(block.text) > _LONGEST_HEAD or _NO_HEAD.search(block.text)):
            break
        heads.append(block)
    return []


def _heads_in_a_row(blocks: Sequence[Block], start: int, told: Told) -> list[Paragraph]:
    heads: list[Paragraph] = []
    for block in blocks[start : start + _MOST_HEADS]:
        if not isinstance(block, Paragraph) or told.head_of(block.text) is None:
            break
        if marker_of(block.text) is not None:
            break  # 一、重点任务 heads what follows it, not a column
        heads.append(block)
    return heads


def _begins_anew(blocks: Sequence[Block], at: int, heads: Sequence[Paragraph]) -> bool:
    """Whether the heads stand again in a place, as those of a second table or page do."""
    following = blocks[at : at + _HEADS_OF_A_TABLE_ANEW]
    again = zip(heads, following, strict=False)
    return all(isinstance(b, Paragraph) and b.text == head.text for head, b in again)


def _without_wide_head(heads: list[tuple[Paragraph, Head]]) -> list[tuple[Paragraph, Head]]:
    """Heads without 责任单位 over 牵头 and 配合: it has no column of its own."""
    for at in range(len(heads) - _FEWEST_HEADS):
        below = heads[at + 1 : at + 1 + _FEWEST_HEADS]
        if heads[at][1].field is not Field.PARTIES or _names_role(heads[at][0].text):
            continue
        if all(head.field is Field.PARTIES and _names_role(one.text) for one, head in below):
            return [*heads[:at], *heads[at + 1 :]]
    return heads


def _names_role(text: str) -> bool:
    role = role_of_head(text)
    return role is not None and role.word in text and role.word != "负责"


def _rows(
    heads: Sequence[tuple[Paragraph, Head]], lines: Sequence[Paragraph], known: Collection[str]
) -> tuple[PastedRows, int]:
    """The rows of a table, and how many lines they take."""
    if not lines:
        raise NotPutBackError(_NO_ROWS)
    fields = [head.field for _, head in heads]
    if Field.NUMBER in fields:
        rows = PastedRows(heads, fields.index(Field.NUMBER), known)
        return rows, rows.take(_by_number(lines, _numbers(lines, known)))
    numbers = _hidden_numbers(lines, known)
    if numbers:
        # A number below a head that spans two columns, or below none.
        rows = PastedRows(heads, numbers[0], known, has_hidden_number=True)
        return rows, rows.take(_by_number(lines, numbers))
    rows = PastedRows(heads, 0, known)
    width = len(heads)
    if len(lines) % width == 0 and all(
        rows.may_be_row([line.text for line in lines[at : at + width]])
        for at in range(0, len(lines), width)
    ):
        records = (Record([], list(lines[at : at + width])) for at in range(0, len(lines), width))
        return rows, rows.take(records)
    if fields[0] is not Field.TEXT:
        raise NotPutBackError(_NO_NUMBERS)
    is_plain = all(
        head.field in (Field.TEXT, Field.PARTIES) or head.column is DEADLINE for _, head in heads
    )
    return rows, rows.take(_by_text(lines, known, begins=_is_other if is_plain else _is_sentence))


def _check_rest(rest: Sequence[Paragraph], known: Collection[str]) -> None:
    """Refuse a table behind which more of its cells stand: a row may not be left out."""
    parties = sum(is_party(line.text, known) for line in rest)
    numbers = sum(plain_number(line.text)[1] > 0 for line in rest)
    if parties > 1 or (parties and numbers):
        raise NotPutBackError(_MORE.format(words=rest[0].text[:_SHOWN], place=rest[0].place))


def _check_kept(lines: Sequence[Paragraph], grid: Grid) -> None:
    """Refuse a table in which a line has no cell."""
    kept = Counter(s for row in grid.rows for cell in row.cells for s in cell.text if s.isalnum())
    lost = Counter(s for line in lines for s in line.text if s.isalnum()) - kept
    if lost:
        one = next(line for line in reversed(lines) if not lost.keys().isdisjoint(line.text))
        raise NotPutBackError(_NOT_KEPT.format(words=one.text[:_SHOWN], place=one.place))


def _numbers(lines: Sequence[Paragraph], known: Collection[str]) -> list[int]:
    """Where a number stands that begins a row: the one after the last, or 1 anew.

    A list may leave numbers out: a greater one begins a row as well, where the next never comes.
    """
    values = [plain_number(line.text)[1] for line in lines]
    left = Counter(filter(None, values))
    found: list[int] = []
    last = None
    for at, value in enumerate(values):
        if not value:
            continue
        left[value] -= 1
        is_next = last is None or value in (last + 1, 1)
        is_left_out = value > (last or 0) and not left[(last or 0) + 1]
        if not (is_next or (is_left_out and _ends_task(lines[at - 1].text, known))):
            continue
        behind = lines[at + 1].text if at + 1 < len(lines) else ""
        is_amount = is_time(behind) or plain_number(behind)[1] or is_party(behind, known)
        # 5 above a unit is what a task scores; a task that reads like a unit ends as a sentence.
        if last is not None and (not behind or (is_amount and not is_sentence(behind))):
            continue
        found.append(at)
        last = value
    return found


def _unglued(lines: list[Paragraph]) -> list[Paragraph]:
    """Lines with the numbers in lines of their own, where each stands before its task."""
    if any(plain_number(line.text)[1] for line in lines):
        return lines
    marks = [marker_of(line.text) for line in lines]
    counted = [mark for mark in marks if mark is not None and mark.number.isdecimal()]
    if [mark.ordinal for mark in counted] != list(range(1, len(counted) + 1)):
        return lines
    parted: list[Paragraph] = []
    for line, mark in zip(lines, marks, strict=True):
        if mark is not None and mark.number.isdecimal() and mark.rest:
            parted += [replace(line, text=mark.number), replace(line, text=mark.rest)]
        else:
            parted.append(line)
    return parted


def _hidden_numbers(lines: Sequence[Paragraph], known: Collection[str]) -> list[int]:
    """Where numbers begin rows although no column of numbers has a head; none where too few do."""
    found = _numbers(lines, known)
    values = [plain_number(lines[at].text)[1] for at in found]
    all_of_them = sum(1 for line in lines if plain_number(line.text)[1])
    is_counted = len(found) > 1 and all(after == one + 1 for one, after in pairwise(values))
    return found if is_counted and len(found) == all_of_them else []


def _by_number(lines: Sequence[Paragraph], numbers: Sequence[int]) -> Iterator[Record]:
    """What stands above the first number, and each number with the lines behind it."""
    if not numbers:
        raise NotPutBackError(_NO_NUMBERS)
    above = list(lines[: numbers[0]])
    for at, end in pairwise((*numbers, len(lines))):
        yield Record(above, list(lines[at:end]))
        above = []


def _by_text(
    lines: Sequence[Paragraph], known: Collection[str], begins: _Begins
) -> Iterator[Record]:
    """The rows of a table whose first column holds the tasks."""
    record: list[Paragraph] = []
    for line in lines:
        if record and begins(line.text, record[-1].text, known):
            yield Record([], record)
            record = []
        record.append(line)
    if record:
        yield Record([], record)


_Begins: TypeAlias = Callable[[str, str, Collection[str]], bool]


def _is_sentence(line: str, before: str, _known: Collection[str]) -> bool:
    """Whether a line begins a task, where columns of any sort follow."""
    return is_sentence(line) and not is_sentence(before)


def _is_other(line: str, before: str, known: Collection[str]) -> bool:
    """Whether a line begins a task, where nothing but units and times follow."""
    return _may_end_task(before, known) and not _may_end_task(line, known)


def _may_end_task(line: str, known: Collection[str]) -> bool:
    return is_time(line) or may_be_parties(line, known)


def _ends_task(line: str, known: Collection[str]) -> bool:
    return is_time(line) or is_party(line, known)
