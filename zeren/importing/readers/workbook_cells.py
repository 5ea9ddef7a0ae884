"""The cells of a workbook as its sheets show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeGuard

from zeren.importing.grids import tidy
from zeren.importing.readers.omissions import Omissions, Why
from zeren.importing.readers.workbook_marks import CellStyle, Marks, Place
from zeren.importing.readers.workbook_numbers import is_plain, shown_number, shown_text
from zeren.importing.readers.workbook_runs import in_symbols
from zeren.reading.files.shown_dates import as_shown

_NO_STYLE = CellStyle()


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """What one sheet shows.

    Attributes:
        name: Its name.
        marks: What it says of its cells.
        omissions: Collects what it does not show.
    """

    name: str
    marks: Marks
    omissions: Omissions

    def row(self, number: int) -> str:
        """Where a row stands, in words.

        Args:
            number: Its index.
        """
        return f"工作表“{self.name}”第 {number + 1} 行"

    def text(self, value: object, at: Place) -> str:
        """A cell as a reader of the sheet sees it.

        Args:
            value: Its value.
            at: Its place.
        """
        marks, place = self.marks, self.row(at[0])
        if (missing := self._missing(value, at)) is not None:
            self.omissions.add(missing[0], place, missing[1])
            return ""
        if at in marks.rich:
            return tidy(marks.rich[at].text(place, self.omissions))
        style = marks.styles.get(at, _NO_STYLE)
        if _is_day(value):
            return as_shown(value, style.form)
        if isinstance(value, int | float) and not isinstance(value, bool) and style.form:
            return self._number(value, style.form, place)
        text = shown_text(_text(value), style.form) if isinstance(value, str) else _text(value)
        return in_symbols(text, style.font, place, self.omissions)

    def _missing(self, value: object, at: Place) -> tuple[str, Why] | None:
        """What stands in a cell that has no value to read, and why."""
        marks = self.marks
        if at in marks.errors:
            return marks.errors[at], Why.ERROR
        if at in marks.missing:
            return marks.missing[at], Why.NOT_COMPUTED
        if marks.styles.get(at, _NO_STYLE).is_struck:
            return _text(value), Why.STRUCK
        return None

    def _number(self, value: float, form: str, place: str) -> str:
        if is_plain(form):
            return _text(value)
        shown = shown_number(value, form)
        if shown is None:
            self.omissions.add(f"{_text(value)}（{form}）", place, Why.FORMAT)
            return _text(value)
        if not shown.strip():
            self.omissions.add(_text(value), place, Why.HIDDEN)
        return tidy(shown)


def _is_day(value: object) -> TypeGuard[date]:
    """Whether a cell holds a date without a time of the day."""
    if isinstance(value, datetime):
        return value.time() == time()
    return isinstance(value, date)


def _text(value: object) -> str:
    """A cell as a person sees it in a sheet of plain form."""
    match value:
        case bool():
            return str(value).upper()
        case float():
            return f"{value:.15g}"
        case datetime():
            return f"{value.year}年{value.month}月{value.day}日 {value:%H:%M}"
        case _:
            return tidy(str(value))
