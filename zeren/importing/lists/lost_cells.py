"""Tables whose merged cells vanished in pasting: rows below one have a cell less, a blank last.

    二、做好公开。 | 1.公开信息。 | 办公室
    2.更新栏目。 | 办公室 |

Read as they stand, the cells of such rows are in the wrong columns. Where what they hold leaves one
place only for the cell that is missing, it is put back; else a person is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from zeren.columns import DEADLINE
from zeren.importing.document import Cell, Grid, GridRow
from zeren.importing.lists.layouts import Layout, first_heads, layout_of
from zeren.importing.lists.markers import marker_of, plain_number
from zeren.importing.lists.pasted_fit import is_party, is_sentence, is_time, may_be_parties
from zeren.importing.lists.told_columns import Told

# Wider tables are no pasted lists, and more cells are not lost in one row.
_MOST_COLUMNS, _MOST_LOST = 16, 4
_LONGEST_NUMBER = 6
_FEWEST_FILLED = 2
PUT_BACK = "这一行比别的行少一格，像是合并的格在粘贴时丢了：按上一行补在前面，请对照原文"
SHIFTED = "这一行像是错了位（合并的格在粘贴时丢了，或列名比内容少一列），请对照原文"


def with_lost_cells(grid: Grid, known: Collection[str], told: Told) -> Grid:
    """Put cells back that were merged downwards, and lost.

    Args:
        grid: The grid.
        known: Names of parties, without blanks.
        told: What a person said of the columns.

    Returns:
        The grid; as it was, where nothing was lost.
    """
    rows = grid.rows
    at = first_heads(rows, told)
    if at is None:
        return grid
    below = rows[at + 1 :]
    if not below or len(rows[at].cells) > _MOST_COLUMNS or not any(map(_blanks, rows[at:])):
        return grid
    heads, table = _heads(rows[at], below, known, told)
    if table is None:
        return grid
    mended = table.mended(below)
    return replace(grid, rows=(*rows[:at], heads, *mended))


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a table, and what may stand in them."""

    layout: Layout
    known: Collection[str]

    def mended(self, rows: Sequence[GridRow]) -> list[GridRow]:
        """The rows, with the cells that they lost, or with a doubt."""
        made: list[GridRow] = []
        lost: list[tuple[int, bool]] = []
        has_misfit = False
        for row in rows:
            found = self._found(row, made[-1] if made else None)
            if found is not None:
                lost.append((len(made), self._is_sure(found)))
            elif self._is_shifted(row):
                has_misfit = True
                row = replace(row, doubt=row.doubt or SHIFTED)  # noqa: PLW2901
            made.append(found or row)
        for at, is_sure in lost:
            if has_misfit or not (is_sure or len(lost) > 1):
                made[at] = replace(made[at], doubt=PUT_BACK)
        return made

    def fits(self, row: GridRow) -> bool:
        """Whether all cells of a row may stand where they stand."""
        text = row.cells[self.layout.text or 0].text
        parties = [words for i in self.layout.parties if (words := row.cells[i].text)]
        is_task = bool(parties) or is_sentence(text) or marker_of(text) is not None
        left = [row.cells[i].text for i in self._left]
        return (
            bool(text and is_task)
            and not plain_number(text)[1]
            and not self._is_misfit(row)
            and not any(self._is_other(words) or plain_number(words)[1] for words in left)
        )

    @property
    def _left(self) -> tuple[int, ...]:
        return (*self.layout.outer, *self.layout.chapters)

    def _found(self, row: GridRow, above: GridRow | None) -> GridRow | None:
        """A row with the cells that it lost; None where none are, or several ways are open."""
        if above is None or not 0 < _blanks(row) <= _MOST_LOST or not self._is_misfit(row):
            return None
        if self._is_group(row):
            return None
        fitting = {
            tuple(cell.text for cell in moved.cells): moved
            for moved in self._moved(row, above)
            if self.fits(moved) and all(moved.cells[i].text for i in self._left)
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _moved(self, row: GridRow, above: GridRow) -> Iterator[GridRow]:
        """A row with one or more cells of the row above in each place left of its task."""
        width = len(row.cells)
        for count in range(1, _blanks(row) + 1):
            for at in range((self.layout.text or 0) - count + 1):
                shared = above.cells[at : at + count]
                if not all(cell.text for cell in shared):
                    continue
                moved = (
                    replace(cell, column=cell.column + count)
                    for cell in row.cells[at : width - count]
                )
                yield replace(row, cells=(*row.cells[:at], *shared, *moved))

    def _is_group(self, row: GridRow) -> bool:
        """Whether a row holds no more than a heading of a chapter does: 二 | 建设美丽县城.

        县城, 园区 and 市场 end as units do, so that the words alone do not tell.
        """
        filled = [cell for cell in row.cells if cell.text]
        number = self.layout.number
        has_number = number is not None and bool(plain_number(row.cells[number].text)[1])
        return len(filled) < _FEWEST_FILLED or (has_number and len(filled) == _FEWEST_FILLED)

    def _is_shifted(self, row: GridRow) -> bool:
        """Whether a row with blanks at its end holds units where tasks or dates stand."""
        parties = [words for i in self.layout.parties if (words := row.cells[i].text)]
        has_parties = bool(parties) and all(is_party(words, self.known) for words in parties)
        may_be = _blanks(row) > 0 and not self._is_group(row)
        return may_be and not has_parties and self._is_misfit(row)

    def _is_misfit(self, row: GridRow) -> bool:
        """Whether a cell cannot stand where it stands."""
        cells, layout = row.cells, self.layout
        text = cells[layout.text or 0].text
        parties = [words for i in layout.parties if (words := cells[i].text)]
        may_be = text and not parties and may_be_parties(text, self.known)
        if (may_be and not is_sentence(text)) or self._is_other(text):
            return True
        if not all(may_be_parties(words, self.known) for words in parties):
            return True
        number = cells[layout.number].text if layout.number is not None else ""
        if len(number) > _LONGEST_NUMBER and not plain_number(number)[1]:
            return True
        times = (cells[i].text for i in layout.extras[DEADLINE.key])
        return any(words and not is_time(words) and is_party(words, self.known) for words in times)

    def _is_other(self, words: str) -> bool:
        """Whether words are surely a unit, or a date."""
        if not words or is_sentence(words) or marker_of(words) is not None:
            return False
        return is_time(words) or is_party(words, self.known)

    def _is_sure(self, row: GridRow) -> bool:
        text = row.cells[self.layout.text or 0].text
        return is_sentence(text) or marker_of(text) is not None


def _heads(
    heads: GridRow, below: Sequence[GridRow], known: Collection[str], told: Told
) -> tuple[GridRow, _Table | None]:
    """The heads, those merged sideways repeated, and the table that they give."""
    lacking, width = _blanks(heads), len(heads.cells)
    is_short = 0 < lacking <= _MOST_LOST and any(row.cells[-1].text for row in below)
    fitting: list[tuple[GridRow, _Table]] = []
    for at in range(width - lacking) if is_short else ():
        texts = [cell.text for cell in heads.cells]
        wide = [*texts[: at + 1], *[texts[at]] * lacking, *texts[at + 1 : width - lacking]]
        cells = tuple(Cell(text, heads.cells[0].row, i) for i, text in enumerate(wide))
        widened = replace(heads, cells=cells)
        layout = layout_of([widened], told)
        table = _Table(layout, known)
        if layout.text is not None and all(map(table.fits, table.mended(below))):
            fitting.append((widened, table))
    if len(fitting) == 1:
        return fitting[0]
    layout = layout_of([heads], told)
    return heads, _Table(layout, known) if layout.text is not None else None


def _blanks(row: GridRow) -> int:
    """How many blank cells end a row that has no merged ones."""
    if any(cell.column != i for i, cell in enumerate(row.cells)):
        return 0
    filled = [i for i, cell in enumerate(row.cells) if cell.text]
    return len(row.cells) - 1 - filled[-1] if filled else 0
