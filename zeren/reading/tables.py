"""Records to a table: cells by column, every fault of form a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from zeren.columns import Column, TableForm
from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.files.records import Record, Sheet, without_trailing_blanks
from zeren.reading.heads import read_heads
from zeren.text.characters import clean, squeeze
from zeren.text.csv_guard import unguarded

RAGGED = declare(
    "F008",
    Severity.ERROR,
    "这一行的格数与表头不同",
    about="多半是格子里有英文逗号，把一格分成了两格；或者手工改动时少了逗号。"
    "用 Excel 或 WPS 编辑就不会这样。",
    wrong="1,任务正文,市财政局,,,多出的一格",
    right="1,任务正文,市财政局,,",
)
NO_HEAD = declare(
    "F009",
    Severity.ERROR,
    "第一行不是表头",
    about="表格的第一行必须是列名，上面不能有标题、空行或说明。",
    wrong="附件1　重点任务分工清单",
    right="序号,工作任务,牵头单位,配合单位,落实单位",
)
NO_ROWS = declare(
    "F010",
    Severity.ERROR,
    "表里没有任务",
    about="表头之下没有任何内容。",
    wrong="只有表头一行",
    right="表头之下每项任务一行",
)
OTHER_DELIMITER = declare(
    "F024",
    Severity.WARNING,
    "格子之间不是英文逗号",
    about="格子之间用的是制表符或分号，多是存成了“Unicode 文本”；或第一行是 sep=，"
    "告诉 Excel 用什么隔开。本站照样读了；请存成 CSV，以免别的程序读错。",
    wrong="序号;工作任务;牵头单位",
    right="序号,工作任务,牵头单位",
    mended=True,
)

MERGED = declare(
    "F033",
    Severity.ERROR,
    "合并的单元格",
    about="合并的单元格里，只有第一格有内容，其余各行读出来是空的。每一行都要各自填写。",
    wrong="三行的牵头单位合并成一格，只写一次",
    right="先取消合并，再把内容填进每一行",
)

_DELIMITER_WORDS = {"\t": "制表符", ";": "分号"}
_HEADS_WITHIN = 20
_SHOWN_HEADS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        file: The file, relative to the data folder.
        number: The row as Excel numbers it; the head is row 1.
        line: The line of the file where it starts; None in a workbook.
        cells: The cells by English key, as written, blanks included.
        plan: The slug of the plan that the name of the file gives; empty where it gives none.
        others: The cells under heads that are none of ours, by the head without blanks.
    """

    file: str
    number: int
    line: int | None
    cells: Mapping[str, str]
    plan: str = ""
    others: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def has(self, key: str) -> bool:
        """Whether its table has a column."""
        return key in self.cells

    def get(self, key: str) -> str:
        """The cell of a column, without blanks around it and controls; empty without one."""
        return clean(self.cells.get(key, ""))

    def written(self, head: str) -> str:
        """What stands under a head, be it one of ours or not, as `get` gives it.

        Args:
            head: The key of a column, or a head without blanks.
        """
        return self.get(head) or clean(self.others.get(head, ""))

    def place(self, head: str | None = None) -> Place:
        """The place of the row, or of its cell under a head."""
        return Place(self.file, self.number, self.line, head)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as strings.

    Attributes:
        file: The file, relative to the data folder.
        head_line: The line of its head; None in a workbook.
        keys: The English keys of its known columns, in their order.
        rows: Its rows; empty ones are left out, their numbers kept.
        meant: The keys of columns that probably stand under a wrong head.
        unread: The rows that could not be read.
        plan: The slug of the plan that the name of the file gives; empty where it gives none.
    """

    file: str
    head_line: int | None
    keys: tuple[str, ...]
    rows: tuple[Row, ...]
    meant: frozenset[str] = frozenset()
    unread: tuple[Record, ...] = ()
    plan: str = ""

    def head_place(self, head: str) -> Place:
        """The place of a head, also of one that is missing."""
        return Place(self.file, 1, self.head_line, head)


def joined(tables: Sequence[Table]) -> Table | None:
    """Several files as the one table that they are, in their order.

    Args:
        tables: What was read of each.

    Returns:
        The table; its head is that of the first. None where there are none.
    """
    if len(tables) <= 1:
        return tables[0] if tables else None
    return replace(
        tables[0],
        keys=tuple(dict.fromkeys(key for table in tables for key in table.keys)),
        rows=tuple(row for table in tables for row in table.rows),
        meant=frozenset().union(*(table.meant for table in tables)),
        unread=tuple(record for table in tables for record in table.unread),
        plan="",
    )


def read_table(
    sheet: Sheet, file: str, form: TableForm, plan: str = ""
) -> tuple[Table | None, tuple[Finding, ...]]:
    """Read a table.

    Args:
        sheet: The rows of the file.
        file: Its name.
        form: The columns that it may have.
        plan: The slug of the plan that the name of the file gives.

    Returns:
        The table, or None where its first row holds no known head, and what was found.
    """
    heads = without_trailing_blanks(sheet.records[0].cells) if sheet.records else ()
    filled = [record for record in sheet.records[1:] if any(map(clean, record.cells))]
    if not any(map(form.column_of, heads)) or sheet.records[0].number != 1:
        return None, (_no_head(file, sheet.records, form),)
    head_place = Place(file, 1, sheet.records[0].line)
    known, faults = read_heads(form, heads, head_place, [record.cells for record in filled])
    findings = [*_other_delimiter(sheet, file), *faults]
    rows: list[Row] = []
    unread: list[Record] = []
    for record in filled:
        width = len(without_trailing_blanks(record.cells))
        if width > len(heads) or len(record.cells) < len(heads):
            number = max(width, min(len(record.cells), len(heads)))
            findings.append(_ragged(Place(file, record.number, record.line), number, len(heads)))
            unread.append(record)
        else:
            cells = _by_key(known.columns, record.cells)
            others = _others(known.columns, heads, record.cells)
            rows.append(Row(file, record.number, record.line, cells, plan, others))
            findings.extend(_merged(sheet, file, record, known.columns))
    line, keys = head_place.line, known.keys
    table = Table(file, line, keys, tuple(rows), known.meant, tuple(unread), plan)
    return table, tuple(findings)


def no_rows(table: Table) -> Iterator[Finding]:
    """Report a table without any row, where there must be one.

    Args:
        table: The table of tasks.
    """
    if not table.rows and not table.unread:
        yield NO_ROWS.found(
            Place(table.file), "表里只有表头，没有任务。", "在表头之下每项任务写一行。"
        )


def head_row(records: Sequence[Record], form: TableForm) -> int | None:
    """The number of the row that holds heads, wherever a person may have put them.

    Args:
        records: The rows of a file.
        form: The columns that its table may have.

    Returns:
        The first of the upper rows with a known head; None where there is none.
    """
    upper = records[:_HEADS_WITHIN]
    return next((record.number for record in upper if any(map(form.column_of, record.cells))), None)


def _by_key(columns: Sequence[Column | None], cells: Sequence[str]) -> dict[str, str]:
    """The cells of the known columns as they were meant; of a doubled column the first."""
    named: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is not None:
            named.setdefault(column.key, unguarded(cell))
    return named


def _others(
    columns: Sequence[Column | None], heads: Sequence[str], cells: Sequence[str]
) -> Mapping[str, str]:
    """The cells of the columns that are none of ours; of equal heads the first."""
    named: dict[str, str] = {}
    for column, head, cell in zip(columns, heads, cells, strict=False):
        if column is None:
            named.setdefault(squeeze(unguarded(head)), unguarded(cell))
    return named


def _other_delimiter(sheet: Sheet, file: str) -> Iterator[Finding]:
    sign = sheet.delimiter
    if sheet.has_separator_line:
        message = (
            f"第一行是“sep={sign}”，照它用“{_DELIMITER_WORDS.get(sign or '', sign)}”隔开读了。"
        )
    elif sign in _DELIMITER_WORDS:
        message = f"格子之间用的是{_DELIMITER_WORDS[sign]}，不是英文逗号；这次照样读了。"
    else:
        return
    hint = "在 Excel 或 WPS 中打开，“另存为 → CSV UTF-8（逗号分隔）”。"
    yield OTHER_DELIMITER.found(Place(file), message, hint, sign or "")


def _merged(
    sheet: Sheet, file: str, record: Record, columns: Sequence[Column | None]
) -> Iterator[Finding]:
    """The cells of a row that are blank because they were merged with those above."""
    for index, column in enumerate(columns if sheet.merged else ()):
        above = sheet.merged.get((record.number, index))
        if column is not None and above is not None and not clean(record.cells[index]):
            with_ = "左边的" if above == record.number else f"第 {above} 行的"
            yield MERGED.found(
                Place(file, record.number, record.line, column.head),
                f"这一格与{with_}合并在一起，读出来是空的。",
                "取消合并，把内容填进每一行；这一行本来没有的，空着。",
            )


def _no_head(file: str, records: Sequence[Record], form: TableForm) -> Finding:
    first = records[0] if records else Record(1, 1, 1, ())
    cells = "，".join(without_trailing_blanks(first.cells))
    below = head_row(records, form)
    if below is not None:
        hint = f"表头在第 {below} 行：把它上面的行都删去，让表头成为第一行。"
    elif any(map(form.column_of, cells.split("，"))):
        hint = "列名之间用了中文逗号“，”：CSV 的格子之间要用英文逗号“,”；请用 Excel 或 WPS 编辑。"
    elif cells.startswith("- ") and ":" in cells:
        hint = "内容是 YAML，不是表格：把文件名末尾的 .csv 改成 .yml。"
    else:
        heads = ",".join(column.head for column in form.columns[:_SHOWN_HEADS])
        hint = f"第一行应为表头，如：{heads}；如显示乱码，请另存为“CSV UTF-8（逗号分隔）”。"
    place = Place(file, 1, None if first.line is None else 1)
    return NO_HEAD.found(place, "第一行里没有一个认识的列名。", hint, cells[:80])


def _ragged(place: Place, cells: int, heads: int) -> Finding:
    return RAGGED.found(
        place,
        f"这一行有 {cells} 格，表头有 {heads} 格。",
        "格子里有英文逗号时，整格要用英文引号括起来；多出的格子请删去，缺的请补空格子。",
    )
