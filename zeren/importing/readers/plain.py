"""Text to paragraphs, or to a grid where it is a table: CSV, TSV, a list as pasted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from zeren.findings import Finding
from zeren.importing.bounds import Tally
from zeren.importing.document import Document, Paragraph, UnreadableFileError
from zeren.importing.grids import GridBuilder, tidy
from zeren.importing.heads import is_head_row
from zeren.importing.readers.barred import without_lone_bars
from zeren.importing.readers.drawn import DRAWN, drawn_blocks, is_rule
from zeren.reading.files.texts import read_text
from zeren.text.characters import trim

_DELIMITERS = (",", "\t", ";", "|")
_HEADS_WITHIN = 30
_FEWEST_LINES, _FEWEST_SIGNS = 3, 2
# Excel's own limit of a cell; more in one cell means that quotes do not match.
_LONGEST_CELL = 32_767
_WHERE_TOO_LONG = (
    "多半是英文引号没有配对，把后面的行都收进了这一格，或粘贴了整篇文件；"
    "确有这么长的，在原件里分成几项再导入。"
)


class _TooLongError(Exception):
    """A cell is longer than any that a spreadsheet holds.

    Attributes:
        place: Its row in words.
        length: How many characters it has.
    """

    def __init__(self, place: str, length: int) -> None:
        """Name the place.

        Args:
            place: Its row in words.
            length: How many characters it has.
        """
        super().__init__(place, length)
        self.place = place
        self.length = length


def read_plain(data: bytes, name: str) -> Document:
    """Read a text file.

    Args:
        data: Its bytes, in any of the encodings that offices use.
        name: Its name, for messages.

    Returns:
        A grid where it is a table with heads; else its lines.

    Raises:
        UnreadableFileError: If it is no text, in no encoding that we read, or if its quotes do
            not match.
    """
    decoded = read_text(data, name)
    if isinstance(decoded, Finding):
        raise UnreadableFileError(decoded.message, decoded.hint)
    tally = Tally()
    tally.lines(decoded.text.count("\n"))
    if any(map(decoded.text.__contains__, DRAWN)):
        lines = list(_lines(decoded.text))
        drawn = drawn_blocks(lines, tally)
        if drawn is not None:
            return Document("文本里画的表格", drawn)
        cells = without_lone_bars(lines)
        if cells is not None:
            return Document("文本", tuple(_paragraphs(cells)))
    for delimiter in _DELIMITERS:
        if _has_heads(decoded.text, delimiter):
            return _table(decoded.text, delimiter)
    # Without heads that are known it is a table where every line has as many cells.
    for delimiter in (",", "\t") if name.lower().endswith(".csv") else ("\t",):
        if _is_even(decoded.text, delimiter):
            return _table(decoded.text, delimiter)
    return Document("文本", tuple(_paragraphs(_lines(decoded.text))))


def _paragraphs(lines: Iterable[tuple[str, str]]) -> Iterator[Paragraph]:
    tally = Tally()
    for line, place in lines:
        if trim(line) and (words := tidy(line)):
            tally.paragraph(words, place)
            yield Paragraph(words, place)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(io.StringIO(text, newline="\n"), start=1):
        yield line, f"第 {number} 行"


def _has_heads(text: str, delimiter: str) -> bool:
    """Whether one of the first lines holds the heads of a list with this between them."""
    lines = text.split("\n", _HEADS_WITHIN)[:_HEADS_WITHIN]
    return any(
        is_head_row([cell.strip(' "') for cell in line.split(delimiter)])
        for line in lines
        if delimiter in line.strip()
    )


def _is_even(text: str, delimiter: str) -> bool:
    """Whether the first lines have this sign between their cells, each as many times."""
    lines = [line for line in text.split("\n", _HEADS_WITHIN)[:_HEADS_WITHIN] if trim(line)]
    counts = {line.count(delimiter) for line in lines}
    return len(lines) >= _FEWEST_LINES and len(counts) == 1 and min(counts) >= _FEWEST_SIGNS


def _table(text: str, delimiter: str) -> Document:
    builder = GridBuilder()
    try:
        for place, cells in _records(text, delimiter):
            builder.begin_row(place)
            for cell in cells:
                builder.add(cell)
    except _TooLongError as error:
        raise UnreadableFileError(
            f"{error.place}有一格有 {error.length} 个字，超过 Excel 的上限 {_LONGEST_CELL} 个。",
            _WHERE_TOO_LONG,
        ) from error
    except csv.Error as error:
        if "larger than field limit" in str(error):
            reason = f"有一格超过 {csv.field_size_limit()} 个字，没有读下去。"
            raise UnreadableFileError(reason, _WHERE_TOO_LONG) from error
        raise UnreadableFileError(
            "CSV 的引号没有配对，分不清格子。",
            '每个以英文引号 " 开头的格子要以 " 结尾；或在 Excel 里打开后另存为 .xlsx 再导入。',
        ) from error
    return Document("CSV 表格", (builder.grid(),))


def _records(text: str, delimiter: str) -> Iterator[tuple[str, list[str]]]:
    """The rows that hold anything, with their places."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
    for number, cells in enumerate(reader, start=1):
        if (longest := max(map(len, cells), default=0)) > _LONGEST_CELL:
            raise _TooLongError(f"第 {number} 行", longest)
        if any(map(trim, cells)) and not is_rule(cells):
            yield f"第 {number} 行", cells
