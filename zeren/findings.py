"""Findings: what a check found in the data, and the registry of what it can find.

A finding is data, not an exception. Each check is declared once with `declare`, next to the
code that reports it; the guide of checks and the tests are made from that registry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from types import MappingProxyType

# What stands for a file where a setting comes from the environment; the column names the variable.
ENVIRONMENT = "环境变量"


class Severity(StrEnum):
    """Whether a finding stops the site."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def word(self) -> str:
        """The severity in Chinese."""
        return {Severity.ERROR: "错误", Severity.WARNING: "警告"}[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake in the data, with its place and its remedy.

    Attributes:
        code: The check's code, such as `T003`.
        severity: Whether it stops the site.
        file: The file, relative to the data folder; or `ENVIRONMENT`.
        row: The row as Excel numbers it, or None where there is none.
        line: The line in the file, or None where it is not known.
        column: The Chinese head of the column, or the key of the entry, or None.
        value: The value found; empty where something is missing.
        message: What is wrong, in Chinese.
        hint: The right form, in Chinese.
    """

    code: str
    severity: Severity
    file: str
    row: int | None
    line: int | None
    column: str | None
    value: str
    message: str
    hint: str

    @property
    def place(self) -> str:
        """Where it is, in words: file, row or line, column."""
        parts = [self.file]
        if self.row is not None:
            parts.append(f"第 {self.row} 行")
        elif self.line is not None:
            parts.append(f"第 {self.line} 行")
        if self.column is not None:
            parts.append(f"“{self.column}”")
        return " ".join(parts)

    def as_dict(self) -> dict[str, str | int | None]:
        """The finding as plain values with the field names fixed for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a data file.

    Attributes:
        file: The file, relative to the data folder.
        row: Excel's row, for a table.
        line: The line in the file.
        column: The head of the column or the key.
    """

    file: str
    row: int | None = None
    line: int | None = None
    column: str | None = None

    def at(self, column: str) -> Place:
        """The same place, in one column."""
        return Place(self.file, self.row, self.line, column)


@dataclass(frozen=True, slots=True)
class Check:
    """What can be found: one code, declared once.

    Attributes:
        code: `F…` for reading files, `T…` for rows of tasks, `R…` for the registry files, `M…` for
            milestones and targets, `W…` for `site.yml` and the environment, `S…` for synonyms.
        severity: Whether it stops the site.
        title: What is wrong, in a few Chinese words.
        about: What it means and what to do, in a sentence or two, for the guide.
        wrong: An example of the wrong form.
        right: The same in the right form.
        mended: Whether `--fix` can put it right.
    """

    code: str
    severity: Severity
    title: str
    about: str
    wrong: str
    right: str
    mended: bool

    def found(self, place: Place, message: str, hint: str, value: str = "") -> Finding:
        """Make a finding of this check.

        Args:
            place: Where it was found.
            message: What is wrong here, in Chinese.
            hint: What to do, with the right form.
            value: The value that is wrong.

        Returns:
            The finding.
        """
        return Finding(
            code=self.code,
            severity=self.severity,
            file=place.file,
            row=place.row,
            line=place.line,
            column=place.column,
            value=value,
            message=message,
            hint=hint,
        )


_checks: dict[str, Check] = {}


def declare(  # noqa: PLR0913 - named, they read like the guide's entry that they are
    code: str,
    severity: Severity,
    title: str,
    *,
    about: str,
    wrong: str,
    right: str,
    mended: bool = False,
) -> Check:
    """Declare a check, once, where the module that reports it is loaded.

    Args:
        code: Its stable code.
        severity: Whether it stops the site.
        title: What is wrong, in a few Chinese words.
        about: What it means and what to do, for the guide.
        wrong: An example of the wrong form, for the guide.
        right: The same in the right form.
        mended: Whether `--fix` can put it right.

    Returns:
        The check, to report findings with.

    Raises:
        ValueError: If the code is taken.
    """
    if code in _checks:
        raise ValueError(f"the code {code} is declared twice")
    _checks[code] = Check(code, severity, title, about, wrong, right, mended)
    return _checks[code]


def declared() -> MappingProxyType[str, Check]:
    """All checks declared by the modules loaded so far, by code."""
    return MappingProxyType(dict(sorted(_checks.items())))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by file, place and code, so that every run prints the same."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (f.file, f.row or 0, f.line or 0, f.column or "", f.code, f.value),
        )
    )


def errors_of(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that stop the site."""
    return (finding for finding in findings if finding.severity is Severity.ERROR)
