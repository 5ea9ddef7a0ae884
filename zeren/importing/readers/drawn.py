"""Tables drawn with signs in a plain text: ┌─┬─┐, +---+---+ and the tables of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from zeren.importing.bounds import Tally
from zeren.importing.document import Block, Grid, Paragraph
from zeren.importing.grids import GridBuilder, tidy
from zeren.text.characters import trim

_BARS = "|│┃║┆┇┊┋╎╏¦｜"
DRAWN = _BARS
"""A text without one of these holds no drawn table."""

_LINES = "─━═┄┅┈┉╌╍"
_DASHES = f"{_LINES}-=－―—"
# All else in the block Box Drawing, and what keyboards have for it.
_BOX = frozenset(map(chr, range(0x2500, 0x2580)))
_JOINTS = "".join(sorted(_BOX - {*_LINES, *_BARS})) + "+"
_SPLIT = re.compile(f"[{re.escape(_BARS + _JOINTS)}]")
_SPLIT_ROW = re.compile(rf"(?<!\\)[{re.escape(_BARS)}]")
_RULE_CELL = re.compile(rf"\s*:?[{re.escape(_DASHES)}]+:?\s*")
_RULE_BESIDE = re.compile(rf"\s*[{re.escape(_LINES)}]{{2,}}\s*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SENTENCE_ENDS = ("。", "；", "！", "：")
_BEGINS_ANEW = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[）).．、]|[①-⑳]")
_ORGAN_ENDS = re.compile("[局委办厅院部处会校站所队社团]$")
ENDED_WITHIN = "画的横线把这一项的一格分成了两格，旁边的格没有断，请对照原文"
_FEWEST_CELLS = 2
_FEWEST_ROWS = 2


@dataclass(slots=True)
class _Cell:
    """A cell with the lines in it; one that is merged downwards stands in several rows."""

    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    place: str
    cells: list[_Cell]
    doubt: str = ""


def drawn_blocks(lines: Sequence[tuple[str, str]], tally: Tally) -> tuple[Block, ...] | None:
    """Read a text in which tables are drawn.

    Args:
        lines: The lines of the text, each with its place in words.
        tally: What counts what is read.

    Returns:
        Its tables and the lines around them; None where no table is drawn in it.
    """
    blocks: list[Block] = []
    drawn: list[tuple[str, str]] = []
    has_table = False

    def close() -> None:
        nonlocal has_table
        grid = _grid(drawn, tally) if drawn else None
        if grid is not None:
            blocks.append(grid)
            has_table = True
        else:
            blocks.extend(_paragraphs(drawn, tally))
        drawn.clear()

    for line, place in lines:
        if _is_drawn(line):
            drawn.append((line, place))
            continue
        if trim(line):
            close()
            blocks.extend(_paragraphs([(line, place)], tally))
    close()
    return tuple(blocks) if has_table else None


def is_rule(cells: Sequence[str]) -> bool:
    """Whether cells are those of a line that only parts rows: |---|:--:|.

    Args:
        cells: The cells.
    """
    filled = [cell for cell in cells if trim(cell)]
    return bool(filled) and all(map(_RULE_CELL.fullmatch, filled))


def _paragraphs(lines: Sequence[tuple[str, str]], tally: Tally) -> Iterator[Paragraph]:
    for line, place in lines:
        if words := tidy(line):
            tally.paragraph(words, place)
            yield Paragraph(words, place)


def _is_drawn(line: str) -> bool:
    bare = trim(line)
    if not bare or bare[0] not in _BARS + _JOINTS:
        return False
    parts = _SPLIT.split(bare)
    return len(parts) > _FEWEST_CELLS or is_rule(parts)


def _grid(lines: Sequence[tuple[str, str]], tally: Tally) -> Grid | None:
    """The table that lines draw; None where their cells are not as many in each."""
    split = [(_cells_of(line), place) for line, place in lines]
    counts = [len(cells) for cells, _ in split if not is_rule(cells)]
    width = max(counts, default=0)
    if width < _FEWEST_CELLS or any(count not in (1, width) for count in counts):
        return None
    rules = sum(is_rule(cells) for cells, _ in split[1:-1])
    is_ruled = rules >= _FEWEST_ROWS
    rows: list[_Row] = []
    begins: frozenset[int] | None = frozenset(range(width))
    for cells, place in split:
        if _parts_rows(cells, width):
            begins = _ended(cells, width)
            continue
        ended = _ended_beside_words(cells)
        is_new = begins is not None or not (is_ruled or ended or _goes_on(cells, rows))
        if is_new or len(cells) == 1:
            rows.append(_new_row(rows, begins, width, place))
            begins = None
        _fill(rows[-1], ["" if at in ended else cell for at, cell in enumerate(cells)])
        begins = ended or None
        if ended and 0 not in ended:
            rows[-1].doubt = ENDED_WITHIN
    return _built(rows, tally) if len(rows) >= _FEWEST_ROWS else None


def _cells_of(line: str) -> list[str]:
    """The cells of a line, without those outside of its first and last bar."""
    bare = trim(line)
    is_row = bare[0] in _BARS and not any(sign in bare for sign in _JOINTS if sign != "+")
    cells = (_SPLIT_ROW if is_row else _SPLIT).split(bare)
    cells = cells[1:]
    return cells[:-1] if cells and not trim(cells[-1]) else cells


def _parts_rows(cells: Sequence[str], width: int) -> bool:
    """Whether a line parts rows, in some columns at least: │    ├────┼────┤."""
    return is_rule(cells) and len(cells) <= width


def _ended(cells: Sequence[str], width: int) -> frozenset[int]:
    """The columns in which a rule ends the cell; all, where it does not run in columns."""
    if len(cells) != width:
        return frozenset(range(width))
    return frozenset(at for at, cell in enumerate(cells) if trim(cell))


def _ended_beside_words(cells: Sequence[str]) -> frozenset[int]:
    """The columns in which a rule ends the cell, while words go on beside it: ├──┤规范市场│."""
    return frozenset(at for at, cell in enumerate(cells) if _RULE_BESIDE.fullmatch(cell))


def _goes_on(cells: Sequence[str], rows: Sequence[_Row]) -> bool:
    """Whether a line goes on with the row above, where no rule parts them: its number is blank."""
    return (
        len(rows) > 1
        and len(cells) > 1
        and not trim(cells[0])
        and bool(rows[-1].cells[0].lines)
        and len(rows[-1].cells) == len(cells)
    )


def _new_row(rows: Sequence[_Row], begins: frozenset[int] | None, width: int, place: str) -> _Row:
    above = rows[-1].cells if rows else []
    new = frozenset(range(width)) if begins is None or not above else begins
    return _Row(place, [_Cell() if at in new else above[at] for at in range(width)])


def _fill(row: _Row, cells: Sequence[str]) -> None:
    if len(cells) == 1:
        wide = _Cell()
        row.cells[:] = [wide] * len(row.cells)
    for cell, words in zip(row.cells, cells, strict=False):
        parts = (trim(part) for part in _BREAK.split(words.replace("\\|", "|")))
        if line := "\n".join(part.strip("*") for part in parts if part):
            cell.lines.append(line)


def _built(rows: Sequence[_Row], tally: Tally) -> Grid:
    builder = GridBuilder(tally=tally)
    for number, row in enumerate(rows):
        builder.begin_row(row.place)
        above = rows[number - 1].cells if number else []
        for at, cell in enumerate(row.cells):
            if at and row.cells[at - 1] is cell:
                builder.continue_left()
            elif above and above[at] is cell:
                builder.continue_above()
            else:
                builder.add(_joined(cell.lines))
    grid = builder.grid()
    doubts = (row.doubt for row in rows)
    marked = (replace(row, doubt=said) for row, said in zip(grid.rows, doubts, strict=True))
    return replace(grid, rows=tuple(marked))


def _joined(lines: Sequence[str]) -> str:
    """The lines of a cell: broken where it was full, unless each holds a whole of its own."""
    text = ""
    for line in lines:
        is_whole = text.endswith(_SENTENCE_ENDS) or (
            _ORGAN_ENDS.search(text) is not None and _ORGAN_ENDS.search(line) is not None
        )
        text += f"\n{line}" if text and (is_whole or _BEGINS_ANEW.match(line)) else line
    return text
