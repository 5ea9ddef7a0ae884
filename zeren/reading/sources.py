"""A data folder to sources: every table and registry file read, nothing judged yet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.encodings import decode
from zeren.reading.entries import Entry, read_entries
from zeren.reading.tables import Table, read_table

MISSING = declare(
    "F001",
    Severity.ERROR,
    "缺少数据文件",
    wrong="data 文件夹里没有 units.yml",
    right="data 文件夹里有 tasks.csv、plans.yml、units.yml、counties.yml、collectives.yml",
)
UNOPENED = declare(
    "F011",
    Severity.ERROR,
    "文件打不开",
    wrong="tasks.csv 是一个文件夹，或没有读取权限",
    right="tasks.csv 是一个可以读取的文件",
)

TASKS = "tasks.csv"
PLANS = "plans.yml"
UNITS = "units.yml"
COUNTIES = "counties.yml"
COLLECTIVES = "collectives.yml"
REGISTRY_FILES = (PLANS, UNITS, COUNTIES, COLLECTIVES)


@dataclass(frozen=True, slots=True)
class Sources:
    """All that was read from a data folder.

    Attributes:
        tasks: The table of tasks, or None where it cannot be read.
        entries: The entries of each registry file that could be read, by file name.
        version: The data version: the first 8 hex digits of the SHA-256 over the texts of
            the data files in name order. It is taken over decoded text, so that saving the
            same data in another encoding does not change it.
    """

    tasks: Table | None
    entries: Mapping[str, tuple[Entry, ...]]
    version: str

    def of(self, file: str) -> tuple[Entry, ...]:
        """The entries of one registry file; none where it could not be read."""
        return self.entries.get(file, ())


def read_sources(folder: Path) -> tuple[Sources, tuple[Finding, ...]]:
    """Read the data folder.

    Args:
        folder: The folder with `tasks.csv` and the registry files.

    Returns:
        What could be read, and every fault of reading.
    """
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for file in (TASKS, *REGISTRY_FILES):
        text = _read_text(folder, file)
        if isinstance(text, Finding):
            findings.append(text)
        else:
            texts[file] = text
    table: Table | None = None
    if TASKS in texts:
        table, found = read_table(texts[TASKS], TASKS)
        findings.extend(found)
    entries: dict[str, tuple[Entry, ...]] = {}
    for file in REGISTRY_FILES:
        if file in texts:
            entries[file], found = read_entries(texts[file], file)
            findings.extend(found)
    return Sources(table, entries, _version(texts)), tuple(findings)


def _read_text(folder: Path, file: str) -> str | Finding:
    try:
        return decode((folder / file).read_bytes(), file)
    except FileNotFoundError:
        return MISSING.found(
            Place(file), f"找不到 {file}。", f"把 {file} 放回数据文件夹，文件名不要改。"
        )
    except OSError as error:
        return UNOPENED.found(
            Place(file),
            f"{file} 打不开（{error.strerror}）。",
            "请确认它是文件而不是文件夹，没有被其他程序占用，并且可以读取。",
        )


def _version(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for file in sorted(texts):
        digest.update(f"{file}\0{texts[file]}\0".encode())
    return digest.hexdigest()[:8]
