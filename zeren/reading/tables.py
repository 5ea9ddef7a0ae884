"""Text to the table of tasks: CSV in strict mode, with Excel's row numbers kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zeren.columns import COLUMNS, Column, column_of, head_of
from zeren.findings import Finding, Place, Severity, declare

BROKEN = declare(
    "F004",
    Severity.ERROR,
    "CSV 的引号没有配对",
    wrong='1,"到2025年，积极生育支持政策体系基本建立。',
    right='1,"到2025年，积极生育支持政策体系基本建立。"',
)
MISSING_HEAD = declare(
    "F005",
    Severity.ERROR,
    "缺少必需的列",
    wrong="序号,标题,牵头单位",
    right="序号,标题,工作任务,牵头单位",
)
UNKNOWN_HEAD = declare(
    "F006",
    Severity.WARNING,
    "不认识的列",
    wrong="序号,工作任务,牵头单位,责任人手机",
    right="序号,工作任务,牵头单位",
)
DOUBLED_HEAD = declare(
    "F007",
    Severity.ERROR,
    "同一列出现两次",
    wrong="序号,工作任务,牵头单位,牵头单位",
    right="序号,工作任务,牵头单位,配合单位",
)
RAGGED = declare(
    "F008",
    Severity.ERROR,
    "这一行的格数与表头不同",
    wrong="1,任务正文,州财政局,,,多出的一格",
    right="1,任务正文,州财政局,,",
)
NO_HEAD = declare(
    "F009",
    Severity.ERROR,
    "第一行不是表头",
    wrong="1,到2025年，积极生育支持政策体系基本建立。",
    right="序号,工作任务,牵头单位,配合单位,落实单位",
)
NO_ROWS = declare(
    "F010",
    Severity.ERROR,
    "表里没有任务",
    wrong="只有表头一行",
    right="表头之下每项任务一行",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table of tasks.

    Attributes:
        number: The row as Excel numbers it; the head is row 1.
        line: The line of the file where it starts.
        cells: The cells by English key, as written, blanks included.
    """

    number: int
    line: int
    cells: Mapping[str, str]

    def get(self, key: str) -> str:
        """The cell of a column without the blanks around it; empty where there is none."""
        return self.cells.get(key, "").strip()


@dataclass(frozen=True, slots=True)
class Table:
    """The table of tasks as strings.

    Attributes:
        file: The file, relative to the data folder.
        keys: The English keys of its known columns, in their order.
        rows: Its rows; empty ones are left out, their numbers kept.
    """

    file: str
    keys: tuple[str, ...]
    rows: tuple[Row, ...]

    def place(self, row: Row, key: str | None = None) -> Place:
        """The place of a row, or of one cell in it."""
        return Place(self.file, row.number, row.line, head_of(key) if key else None)


def read_table(text: str, file: str) -> tuple[Table | None, tuple[Finding, ...]]:
    """Read the table of tasks.

    pandas is not used here: its reader drops blank lines, takes a surplus cell for the index
    and renames doubled heads. An unclosed quote can swallow many rows, so reading is strict.

    Args:
        text: The file's text, with line feeds as line ends.
        file: Its name, for findings.

    Returns:
        The table, or None where it cannot be read, and what was found.
    """
    try:
        records = list(_records(text))
    except _BrokenError as error:
        return None, (_broken(file, error.line),)
    head_place = Place(file, 1, 1)
    heads = _without_trailing_blanks(records[0][1]) if records else []
    columns = [column_of(head) for head in heads]
    if not any(columns):
        return None, (_no_head(head_place, heads),)
    findings = [*_check_heads(heads, head_place)]
    rows: list[Row] = []
    for number, (line, cells) in enumerate(records[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(_without_trailing_blanks(cells)) > len(heads) or len(cells) < len(heads):
            findings.append(_ragged(Place(file, number, line), len(cells), len(heads)))
            continue
        rows.append(Row(number, line, _by_key(columns, cells)))
    if not rows and not findings:
        findings.append(
            NO_ROWS.found(Place(file), "表里只有表头，没有任务。", "在表头之下每项任务写一行。")
        )
    keys = tuple(column.key for column in columns if column is not None)
    return Table(file, keys, tuple(rows)), tuple(findings)


def _by_key(columns: Sequence[Column | None], cells: Sequence[str]) -> dict[str, str]:
    """The cells of the known columns; of a doubled column the first."""
    named: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is not None:
            named.setdefault(column.key, cell)
    return named


class _BrokenError(Exception):
    """A record cannot be read."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line where it starts; a blank line is a record, as in Excel."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _BrokenError(line) from error
        yield line, cells
        line = reader.line_num + 1


def _without_trailing_blanks(cells: Sequence[str]) -> list[str]:
    """Drop the empty cells that Excel leaves at the end of a row."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _broken(file: str, line: int) -> Finding:
    return BROKEN.found(
        Place(file, line=line),
        f"从第 {line} 行起，英文双引号没有配对，后面的行无法分开。",
        '每个以英文引号 " 开头的格子要以 " 结尾；正文里的引号请用中文“”。',
    )


def _no_head(place: Place, heads: Sequence[str]) -> Finding:
    return NO_HEAD.found(
        place,
        "第一行里没有一个认识的列名；也可能是文件编码不对，读出的是乱码。",
        "第一行应为表头，如：序号,标题,工作任务,牵头单位,配合单位,落实单位；"
        "如显示乱码，请另存为“CSV UTF-8（逗号分隔）”。",
        "，".join(heads)[:80],
    )


def _check_heads(heads: Sequence[str], place: Place) -> Iterator[Finding]:
    """Report heads that are missing, doubled or unknown."""
    seen: set[str] = set()
    for head in heads:
        column = column_of(head)
        if column is None:
            known = "、".join(column.head for column in COLUMNS)
            yield UNKNOWN_HEAD.found(
                place.at(head.strip()),
                f"不认识列名“{head.strip()}”，这一列不会显示。",
                f"可用的列名：{known}。",
                head,
            )
        elif column.key in seen:
            yield DOUBLED_HEAD.found(
                place.at(column.head),
                f"列“{column.head}”出现了两次，不知以哪一列为准。",
                "合并成一列，或把其中一列改成正确的列名。",
                head,
            )
        else:
            seen.add(column.key)
    for column in COLUMNS:
        if column.required and column.key not in seen:
            yield MISSING_HEAD.found(
                place.at(column.head),
                f"缺少必需的列“{column.head}”。",
                f"在表头加上“{column.head}”，并填写每一行。",
            )


def _ragged(place: Place, cells: int, heads: int) -> Finding:
    return RAGGED.found(
        place,
        f"这一行有 {cells} 格，表头有 {heads} 格。",
        "格子里有英文逗号时，整格要用英文引号括起来；多出的格子请删去，缺的请补空格子。",
    )
