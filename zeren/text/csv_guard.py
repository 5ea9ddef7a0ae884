"""Cells that a spreadsheet would take for a formula, made plain text in CSV and back.

CSV cannot say that a cell is text. Excel, WPS and LibreOffice run what starts with `=`, `+`, `-` or
`@`, so such a cell gets `'` before it, the sign with which a person types the same into Excel (the
remedy of OWASP's page on CSV injection). Our reader takes it off again. A cell that already begins
with `'` before such a sign gets one more, so that nothing is lost.
"""

from __future__ import annotations

import re

PREFIX = "'"
_FIRST_OF_FORMULA = frozenset("'=+-@\t\r")  # looked at first: there are millions of cells
_TAKEN_FOR_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """A cell as it is written into CSV."""
    is_suspect = text[:1] in _FIRST_OF_FORMULA
    return PREFIX + text if is_suspect and _TAKEN_FOR_FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """A cell of CSV as it was meant: `unguarded(guarded(text)) == text`."""
    return cell[len(PREFIX) :] if _GUARDED.match(cell) else cell
