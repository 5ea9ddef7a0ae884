"""What the columns of a table seem to hold whose heads say nothing: offered, never taken."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from zeren.columns import DEADLINE
from zeren.importing.document import Block, Cell, Grid, GridRow, Paragraph
from zeren.importing.grids import plain_grid
from zeren.importing.heads import Field, Head, head_of
from zeren.importing.lists.found import Offer
from zeren.importing.lists.layouts import once
from zeren.importing.lists.markers import plain_number
from zeren.importing.lists.pasted import heads_above_numbers
from zeren.importing.lists.pasted_fit import is_party, is_sentence, is_time, may_be_parties
from zeren.importing.lists.told_columns import FURTHER, PARTIES

_FEWEST_COLUMNS, _FEWEST_ROWS = 2, 2
_FIRST_ROWS, _ENOUGH_ROWS = 10, 50
_LONGEST_HEAD, _SHOWN = 16, 20
# So large a share of the cells of a column tells what it holds.
_MOST = 0.7
_KEYS = {
    Field.NUMBER: "number",
    Field.CHAPTER: "chapter",
    Field.TEXT: "text",
    Field.PARTIES: PARTIES,
}


def offer_of(blocks: Sequence[Block], known: Collection[str] = ()) -> Offer | None:
    """What the columns of the first table that looks like a list seem to hold.

    Args:
        blocks: The blocks of a document in which no task was found.
        known: Names of parties, without blanks.

    Returns:
        The offer; None where no table looks like a list.
    """
    offers = (_of_grid(grid, known) for grid in _grids(blocks))
    return next((offer for offer in offers if offer is not None), None)


def _grids(blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables of a document, and the first rows of those pasted one cell a line."""
    for at, block in enumerate(blocks):
        if isinstance(block, Grid):
            yield block
        elif heads := heads_above_numbers(blocks, at):
            width = len(heads)
            lines = blocks[at : at + width * (_FIRST_ROWS + 1)]
            cells = [(one.text, one.place) for one in lines if isinstance(one, Paragraph)]
            rows = [cells[i : i + width] for i in range(0, len(cells) - width + 1, width)]
            yield plain_grid([[t for t, _ in row] for row in rows], [row[0][1] for row in rows])


def _of_grid(grid: Grid, known: Collection[str]) -> Offer | None:
    at = next((i for i, row in enumerate(grid.rows[:_FIRST_ROWS]) if _may_be_heads(row)), None)
    if at is None or len(grid.rows) - at - 1 < _FEWEST_ROWS:
        return None
    heads = grid.rows[at].cells
    rows = grid.rows[at + 1 : at + 1 + _ENOUGH_ROWS]
    columns = [once(row.cells[i] for row in rows) for i in range(len(heads))]
    keys = [_key(heads[i], cells, known) for i, cells in enumerate(columns)]
    if "text" not in keys:
        free = [i for i, key in enumerate(keys) if key == FURTHER and _length(columns[i]) > 0]
        if not free:
            return None
        keys[max(free, key=lambda i: _length(columns[i]))] = "text"
    keys = [FURTHER if key == "number" and key in keys[:i] else key for i, key in enumerate(keys)]
    if PARTIES not in keys:
        # 服务单位 mostly means who is served; here it may be who serves.
        further = (i for i, key in enumerate(keys) if key == FURTHER)
        likely = next((i for i in further if _names_parties(columns[i], known)), None)
        if likely is not None:
            keys[likely] = PARTIES
    named = [i for i in range(len(heads)) if heads[i].text]
    return Offer(
        grid.rows[at].place,
        tuple((heads[i].text.replace("\n", ""), keys[i]) for i in named),
        tuple(next((c.text[:_SHOWN] for c in columns[i] if c.text), "") for i in named),
        PARTIES not in keys,
    )


def _may_be_heads(row: GridRow) -> bool:
    """Whether the cells of a row may be heads: short, each another, and no amounts."""
    texts = [cell.text for cell in once(row.cells) if cell.text]
    return (
        len(texts) >= _FEWEST_COLUMNS
        and len(texts) == len(set(texts))
        and 2 * len(texts) > len(row.cells)
        and all(
            len(text) <= _LONGEST_HEAD and not is_sentence(text) and not plain_number(text)[1]
            for text in texts
        )
    )


def _key(head: Cell, cells: Sequence[Cell], known: Collection[str]) -> str:
    """What a column seems to hold: by its head, else by its cells."""
    meant = head_of(head.text)
    if meant is not None:
        return _key_of_head(meant)
    filled = [cell.text for cell in cells if cell.text]
    return next(_keys_of_cells(filled, known), FURTHER) if filled else FURTHER


def _key_of_head(head: Head) -> str:
    if head.column is not None:
        return head.column.key
    return _KEYS.get(head.field, FURTHER)


def _keys_of_cells(filled: Sequence[str], known: Collection[str]) -> Iterator[str]:
    def mostly(fitting: int) -> bool:
        return fitting >= _MOST * len(filled)

    if mostly(sum(plain_number(text)[1] > 0 for text in filled)):
        yield "number" if len(set(filled)) == len(filled) else FURTHER
    if mostly(sum(map(is_time, filled))):
        yield DEADLINE.key
    if mostly(sum(may_be_parties(text, known) for text in filled)):
        yield PARTIES


def _names_parties(cells: Sequence[Cell], known: Collection[str]) -> bool:
    filled = [cell.text for cell in cells if cell.text]
    named = sum(is_party(text, known) for text in filled)
    return bool(filled) and named >= _MOST * len(filled)


def _length(cells: Sequence[Cell]) -> int:
    return sum(len(cell.text) for cell in cells)
