"""Rules for what spreadsheets leave in cells: error values, turned dates and ids, totals, 同上.

What such a cell should hold cannot be read from it, so that all of this stops the site. Whatever
else is wrong in the same cell follows from it and is not told (`without_consequences`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from zeren.checks.context import Context
from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.data_files import ACCEPTED, PLANS, UNITS
from zeren.reading.entries import Value
from zeren.reading.files.leftovers import DITTO, ERROR_VALUE, ESCAPED, RECKONED, leftovers
from zeren.reading.rows import TaskRow, own_id
from zeren.reading.schema import REGISTRY, SCHEMA
from zeren.reading.tables import MERGED
from zeren.text.dates import date_in
from zeren.text.spreadsheet_forms import (
    day_of_serial,
    id_before_date,
    id_before_number,
    is_short_date,
    is_total,
    is_turned_date,
    lost_zero,
)

TURNED_DATE = declare(
    "F031",
    Severity.ERROR,
    "日期被表格软件改了写法",
    about="Excel 和 WPS 会把日期变成五位数字（45809 是 2025年6月1日），或英文、月日颠倒的写法。"
    "先把这一列设为“文本”格式，再照原文填。",
    wrong="完成时限：45809",
    right="完成时限：2025年6月底前",
)
SHORT_DATE = declare(
    "F035",
    Severity.WARNING,
    "日期多半被表格软件改了写法",
    about="同一清单的完成时限多写成“2025年6月底前”，这一格却是 2025/6/1 或 20250601，原文里也没有："
    "多半是 Excel 或 WPS 改的。原文确是这样写的，可以接受。",
    wrong="完成时限：2025/6/1（别的都写“2025年6月底前”）",
    right="完成时限：2025年6月底前",
)
TURNED_ID = declare(
    "T028",
    Severity.ERROR,
    "序号或编号被表格软件改了",
    about="Excel 会把 1-1 变成 1-Jan，把 1 变成 1.0 或 01，把 1.10 变成 1.1。"
    "编号（没有编号时用序号）是任务的网址，一变，网址就都变了，也不能再与原文核对。先把这一列设为“文本”格式再填。",
    wrong="编号：1-Jan",
    right="编号：1-1",
)
TOTAL_ROW = declare(
    "T029",
    Severity.ERROR,
    "合计行",
    about="合计、总计、小计的行不是任务，请整行删去；任务的项数由本站统计。",
    wrong="合计,共 20 项,,",
    right="表里只有任务，没有合计行",
)

_WHOLE_CELL = frozenset(
    one.code for one in (ERROR_VALUE, ESCAPED, RECKONED, TURNED_DATE, DITTO, MERGED)
)
# The columns of dates that no rule of their own reads; of milestones and targets M006 tells it.
_TASK_DATES = ("deadline", "since")
_ENTRY_DATES = (
    (PLANS, "issued", None),
    (PLANS, "from", None),
    (PLANS, "until", None),
    (UNITS, "former_names", "until"),
    (UNITS, "successor", "since"),
)
_WORDED = re.compile("[年月]")
_SET_AS_TEXT = "先把这一列设为“文本”格式，再"


def damaged_cells(context: Context) -> Iterator[Finding]:
    """A cell of a task, or a text in YAML, holds what a spreadsheet left instead of its content."""
    above: Mapping[str, str] = {}
    for row in context.rows:
        for key, cell in row.row.cells.items():
            if cell:
                yield from leftovers(row.get(key), partial(row.place, key), above.get(key, ""))
        above = row.row.cells
    # Of registry tables reading tells it, before cells are parted into names. Why a warning is
    # accepted may be the same as above.
    for entry in context.entries(*(file for file in SCHEMA if file != ACCEPTED)):
        for key, value in entry.values.items() if not entry.is_row else ():
            for inner, text in _texts_in(value):
                yield from leftovers(text, partial(entry.place, key, inner))


def _texts_in(value: Value, inner: str | None = None) -> Iterator[tuple[str | None, str]]:
    """All texts that a value holds, each with its inner key."""
    if isinstance(value, str):
        yield inner, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts_in(part, key)
    elif value is not None:
        for part in value:
            yield from _texts_in(part, inner)


def turned_dates(context: Context) -> Iterator[Finding]:
    """A cell of dates holds one as only spreadsheets write it."""
    for row in context.rows:
        for key in _TASK_DATES:
            if not _is_published_so(row, row.get(key)):
                yield from _turned_date(row.place(key), row.get(key))
    for file, key, inner in _ENTRY_DATES:
        for entry in context.entries(file):
            for name, text in _texts_in(entry.values.get(key)):
                if name == inner:
                    yield from _turned_date(entry.place(key, inner), text)


def _is_published_so(row: TaskRow, written: str) -> bool:
    """Whether the published text has a date so; a plain number there may be anything."""
    is_date = day_of_serial(written) is None
    return is_date and row.published is not None and written in row.published.text


def _turned_date(place: Place, written: str) -> Iterator[Finding]:
    if not written or date_in(written) or not is_turned_date(written):
        return
    day = day_of_serial(written)
    meant = f"是 {day.year}年{day.month}月{day.day}日 在表格里的数字" if day else "是表格软件的写法"
    hint = f"如“{day.year}年{day.month}月{day.day}日”" if day else "如“2025年6月30日”"
    yield TURNED_DATE.found(
        place, f"“{written}”{meant}，不是原文。", f"{_SET_AS_TEXT}照原文填，{hint}。", written
    )


def short_dates(context: Context) -> Iterator[Finding]:
    """A deadline is written in numbers alone, while most others of its list are in words."""
    by_plan: defaultdict[str, list[TaskRow]] = defaultdict(list)
    for row in context.rows:
        if row.get("deadline"):
            by_plan[row.plan].append(row)
    for rows in by_plan.values():
        short = [
            row
            for row in rows
            if is_short_date(row.get("deadline")) and not _is_published_so(row, row.get("deadline"))
        ]
        in_words = sum(bool(_WORDED.search(row.get("deadline"))) for row in rows)
        for row in short if len(short) < in_words else ():
            written = row.get("deadline")
            yield SHORT_DATE.found(
                row.place("deadline"),
                f"“{written}”与别的完成时限写法不同，多半是表格软件改的。",
                f"{_SET_AS_TEXT}照原文填；原文确是这样写的，在 accepted 里写明。",
                written,
            )


def turned_ids(context: Context) -> Iterator[Finding]:
    """A number or id is not the one that was typed, and yet could stand in an address."""
    by_plan: defaultdict[str, list[TaskRow]] = defaultdict(list)
    for row in context.rows:
        by_plan[row.plan].append(row)
    for plan, rows in by_plan.items():
        published = context.sources.published.get(plan, ())
        right = {part for task in published for part in (task.number, task.key)}
        parted = sum("-" in own_id(row.row) or "." in own_id(row.row) for row in rows)
        for row in rows:
            for key in ("number", "id"):
                if row.get(key) not in right:
                    is_parted = key == "id" and parted > 0
                    yield from _turned_id(row, key, is_address=key == _address_key(row))
                    yield from _serial_id(row, key) if is_parted else ()
        yield from _lost_zeros(rows, right)


def _address_key(row: TaskRow) -> str:
    return "id" if row.get("id") else "number"


def _turned_id(row: TaskRow, key: str, *, is_address: bool) -> Iterator[Finding]:
    written = row.get(key)
    if any(letter.isascii() and letter.isalpha() for letter in written) and (
        meant := id_before_date(written)
    ):
        yield TURNED_ID.found(
            row.place(key),
            f"“{written}”是 Excel 把编号改成的日期，原来多半是“{meant}”。",
            f"{_SET_AS_TEXT}对照原文填，如 {meant}。",
            written,
        )
    elif is_address and (meant := id_before_number(written)):
        yield TURNED_ID.found(
            row.place(key),
            f"“{written}”是表格软件的数字写法，网址会变，也对不上原文。",
            f"改成“{meant}”；原文确是“{written}”的，另在“编号”列填 {meant}。",
            written,
        )


def _serial_id(row: TaskRow, key: str) -> Iterator[Finding]:
    written = row.get(key)
    if day := day_of_serial(written):
        yield TURNED_ID.found(
            row.place(key),
            f"“{written}”是 Excel 把编号当成日期后的数字，原来多半是“{day.month}-{day.day}”。",
            f"{_SET_AS_TEXT}对照原文填，如 {day.month}-{day.day}。",
            written,
        )


def _lost_zeros(rows: Sequence[TaskRow], right: set[str]) -> Iterator[Finding]:
    """1.10 became 1.1: it follows upon 1.9 and is there twice, or the source has 1.10."""
    present = {own_id(row.row) for row in rows}
    for before, row in pairwise(rows):
        written = own_id(row.row)
        meant = lost_zero(own_id(before.row), written)
        if meant and meant not in present:
            yield TURNED_ID.found(
                row.place(_address_key(row)),
                f"“{written}”在“{own_id(before.row)}”之后，多半是“{meant}”成了数字，丢了末尾的 0。",
                f"{_SET_AS_TEXT}填 {meant}。",
                written,
            )
    told = {lost_zero(own_id(a.row), own_id(b.row)) for a, b in pairwise(rows)}
    for row in rows:
        written = own_id(row.row)
        meant = f"{written}0"
        is_lost = "." in written and meant in right and written not in right
        if is_lost and meant not in present | told:
            yield TURNED_ID.found(
                row.place(_address_key(row)),
                f"原文没有“{written}”，有“{meant}”：多半是当成数字，丢了末尾的 0。",
                f"{_SET_AS_TEXT}填 {meant}。",
                written,
            )


def total_rows(context: Context) -> Iterator[Finding]:
    """A row sums up others and is no task, or no party."""
    for row in context.rows:
        for key in ("number", "id", "title", "text"):
            if is_total(row.get(key)):
                yield _total_row(row.place(key), row.get(key))
                break
    for entry in context.entries(*REGISTRY):
        for key in ("name", "title"):
            if is_total(entry.text(key)):
                yield _total_row(entry.place(key), entry.text(key))


def _total_row(place: Place, written: str) -> Finding:
    return TOTAL_ROW.found(
        place, f"“{written}”这一行是合计，不是一项内容。", "把这一行整行删去。", written
    )


def without_consequences(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out what is wrong only because a spreadsheet left no content in a cell.

    Args:
        findings: What was found.

    Returns:
        The others, in their order.
    """
    rows, cells, ids = set(), set(), set()
    for one in findings:
        at = one.file, one.row, one.line
        if one.code == TOTAL_ROW.code:
            rows.add(at)
        elif one.code in _WHOLE_CELL:
            cells |= {(at, one.column), (at, None)}
        elif one.code == TURNED_ID.code:
            ids.add((at, one.column))
    causes = {*_WHOLE_CELL, TOTAL_ROW.code, TURNED_ID.code}

    def follows(one: Finding) -> bool:
        at = one.file, one.row, one.line
        return one.code not in causes and (
            at in rows or (at, one.column) in cells or (at, one.column) in ids
        )

    return [one for one in findings if not follows(one)]


RULES = (damaged_cells, turned_dates, short_dates, turned_ids, total_rows)
