"""A table that was pasted as text, one cell a line: put back into rows.

Its heads stand in lines of their own, then each number begins a row. A cell of several paragraphs
takes several lines; which of them end the row is told by what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zeren.importing.document import Block, Grid, Paragraph
from zeren.importing.grids import plain_grid
from zeren.importing.heads import Field, head_of, is_head_row
from zeren.importing.lists.clauses import is_clause
from zeren.importing.lists.markers import marker_of, plain_number

_FEWEST_HEADS = 2
_MOST_HEADS = 12


def pasted_grid(blocks: Sequence[Block], start: int) -> tuple[Grid | None, int]:
    """Read a pasted table.

    Args:
        blocks: The blocks of a document.
        start: The index of a paragraph that may be the first head.

    Returns:
        The table and the index of the block after it; no table where the lines that begin here
        are none.
    """
    heads: list[Paragraph] = []
    for block in blocks[start : start + _MOST_HEADS]:
        if not isinstance(block, Paragraph) or head_of(block.text) is None:
            break
        if marker_of(block.text) is not None:
            break  # 一、重点任务 heads what follows it, not a column
        heads.append(block)
    fields = [head.field for one in heads if (head := head_of(one.text)) is not None]
    if len(heads) < _FEWEST_HEADS or not is_head_row([head.text for head in heads]):
        return None, start
    end = start + len(heads)
    lines: list[Paragraph] = []
    for block in blocks[end:]:
        if not isinstance(block, Paragraph):
            break
        lines.append(block)
    rows = [(heads[0], [head.text for head in heads])]
    by_number = fields[0] is Field.NUMBER
    records = _by_number(lines) if by_number else _by_count(lines, len(heads))
    for record in records:
        for place, cells in _rows_of(record, fields):
            rows.append((place, cells))
    grid = plain_grid((cells for _, cells in rows), (place.place for place, _ in rows))
    return grid, end + len(lines)


def _by_number(lines: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """The lines of each row: a number in a line of its own begins one."""
    record: list[Paragraph] = []
    for line in lines:
        if plain_number(line.text)[1] and record:
            yield record
            record = []
        record.append(line)
    if record:
        yield record


def _by_count(lines: Sequence[Paragraph], width: int) -> Iterator[list[Paragraph]]:
    for start in range(0, len(lines), width):
        yield list(lines[start : start + width])


def _rows_of(
    record: list[Paragraph], fields: Sequence[Field]
) -> Iterator[tuple[Paragraph, list[str]]]:
    """A record as a row, and headings that stand at its end as rows of their own."""
    after: list[Paragraph] = []
    while len(record) > len(fields) and _is_heading(record[-1]):
        after.insert(0, record.pop())
    if len(record) == 1 and not plain_number(record[0].text)[1]:
        yield record[0], [record[0].text]
    elif len(record) <= len(fields):
        yield record[0], [line.text for line in record]
    else:
        cells, rest = _fitted(record, fields)
        yield record[0], cells
        after = [*rest, *after]
    for line in after:
        yield line, [line.text]


def _fitted(
    record: Sequence[Paragraph], fields: Sequence[Field]
) -> tuple[list[str], list[Paragraph]]:
    """Put too many lines into the cells of a row.

    The first line that names parties ends the task; where none does, the surplus belongs to it.

    Returns:
        The cells, and the lines after the last of them.
    """
    text = fields.index(Field.TEXT) if Field.TEXT in fields else len(fields) - 1
    parties = fields.index(Field.PARTIES) if Field.PARTIES in fields else len(fields)
    surplus = len(record) - len(fields)
    if text < parties:
        named = (i for i in range(parties, len(record)) if is_clause(record[i].text))
        surplus = min(next(named, parties + surplus) - parties, surplus)
    lines = [line.text for line in record]
    task = "\n".join(lines[text : text + surplus + 1])
    cells = [*lines[:text], task, *lines[text + surplus + 1 :]]
    used = len(fields) + surplus
    return cells[: len(fields)], list(record[used:])


def _is_heading(line: Paragraph) -> bool:
    marker = marker_of(line.text)
    return marker is not None and bool(marker.rest) and not line.text.endswith("。")
