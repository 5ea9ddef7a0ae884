"""A data folder to sources: every table and registry file read, nothing judged yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from zeren.addresses import SLUG
from zeren.findings import Finding, Place, Severity, declare, errors_of
from zeren.reading.entries import Entry, read_entries, read_settings
from zeren.reading.files.garbling import damage, questions
from zeren.reading.files.sheets import read_sheet
from zeren.reading.files.texts import read_text
from zeren.reading.published_text import NotPublishedFormError, PublishedTask, read_published
from zeren.reading.tables import Table, read_table
from zeren.text.characters import CONTROL

MISSING = declare(
    "F001",
    Severity.ERROR,
    "缺少数据文件",
    about="数据文件夹里要有五个文件，文件名不能改。",
    wrong="data 文件夹里没有 units.yml",
    right="data 文件夹里有 tasks.csv、plans.yml、units.yml、counties.yml、collectives.yml",
)
UNOPENED = declare(
    "F011",
    Severity.ERROR,
    "文件打不开",
    about="文件被别的程序占用，没有读取权限，或者同名的是一个文件夹。",
    wrong="tasks.csv 是一个文件夹，或没有读取权限",
    right="tasks.csv 是一个可以读取的文件",
)
UNREADABLE_SOURCE = declare(
    "F026",
    Severity.WARNING,
    "原文文件读不懂",
    about="data/source/ 里存着公布的原文，用来核对任务表：几行标题，最后一行标题是“责任单位”；"
    "然后每项任务三段，序号、工作任务、责任单位。导入时自动存下；序号分章重复时，序号下面多一段编号，"
    "各段之间空一行。读不懂时，这个清单不再与原文核对。",
    wrong="原文里某一项缺了责任单位一段",
    right="每项任务三段：序号、工作任务、责任单位",
)

TASKS = "tasks.csv"
PLANS = "plans.yml"
UNITS = "units.yml"
COUNTIES = "counties.yml"
COLLECTIVES = "collectives.yml"
ACCEPTED = "accepted.yml"
REGISTRY_FILES = (PLANS, UNITS, COUNTIES, COLLECTIVES)
SYNONYMS = "synonyms.yml"
SITE = "site.yml"
DATA_FILES = (TASKS, *REGISTRY_FILES)
OPTIONAL_FILES = (ACCEPTED, SYNONYMS, SITE)
PUBLISHED = "source"


@dataclass(frozen=True, slots=True)
class Sources:
    """All that was read from a data folder.

    Attributes:
        tasks: The table of tasks, or None where it cannot be read.
        entries: The entries of each registry file that could be read, by file name.
        published: The published list of each plan that `source/` holds, by the plan's slug.
        unread: The files that could not be read, or not wholly.
        version: The data version: the first 8 hex digits of the SHA-256 over the texts of
            the data files in name order. It is taken over decoded text, so that saving the
            same data in another encoding does not change it.
    """

    tasks: Table | None
    entries: Mapping[str, tuple[Entry, ...]]
    published: Mapping[str, tuple[PublishedTask, ...]]
    unread: frozenset[str]
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
    contents: dict[str, bytes] = {}
    for file in (*DATA_FILES, *OPTIONAL_FILES):
        data = read_bytes(folder, file)
        if isinstance(data, bytes):
            contents[file] = data
        elif data.code != MISSING.code or file in DATA_FILES:
            findings.append(data)
    table: Table | None = None
    texts: dict[str, str] = {}
    if TASKS in contents:
        table, texts[TASKS], faults = _read_tasks(contents[TASKS])
        findings.extend(faults)
    entries: dict[str, tuple[Entry, ...]] = {}
    for file in (file for file in contents if file != TASKS):
        entries[file], texts[file], faults = _read_registry(contents[file], file)
        findings.extend(faults)
    published, faults = _read_published(folder, entries.get(PLANS, ()))
    findings.extend(faults)
    unread = frozenset(finding.file for finding in errors_of(findings))
    return Sources(table, entries, published, unread, _version(texts)), tuple(findings)


def read_bytes(folder: Path, file: str) -> bytes | Finding:
    """Read a data file.

    Args:
        folder: The data folder.
        file: The file, relative to it.

    Returns:
        Its bytes, or why it cannot be read.
    """
    try:
        return (folder / file).read_bytes()
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


def _read_tasks(data: bytes) -> tuple[Table | None, str, tuple[Finding, ...]]:
    """The table, its text for the version, and what was found."""
    saved = read_sheet(data, TASKS)
    if saved.sheet is None:
        return None, saved.text, saved.findings
    table, faults = read_table(saved.sheet, TASKS)
    return table, saved.text, (*saved.findings, *faults)


def _read_registry(data: bytes, file: str) -> tuple[tuple[Entry, ...], str, tuple[Finding, ...]]:
    """The entries of a registry file, its text for the version, and what was found."""
    decoded = read_text(data, file)
    if isinstance(decoded, Finding):
        return (), "", (decoded,)
    # YAML allows no controls: take them out, so that the rest of the file can be read.
    read = read_settings if file == SITE else read_entries
    entries, faults = read(CONTROL.sub("", decoded.text), file)
    return entries, decoded.text, (*_damages(decoded.text, file), *faults)


def _damages(text: str, file: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        yield from damage(line, Place(file, line=number))
        yield from questions(line, Place(file, line=number))


def _read_published(
    folder: Path, plans: Iterable[Entry]
) -> tuple[dict[str, tuple[PublishedTask, ...]], tuple[Finding, ...]]:
    """The published lists of those plans that have one, and what was found."""
    published: dict[str, tuple[PublishedTask, ...]] = {}
    findings: list[Finding] = []
    for slug in (plan.text("slug") for plan in plans):
        file = f"{PUBLISHED}/{slug}.txt"
        # A slug may be wrong and lead elsewhere.
        data = read_bytes(folder, file) if SLUG.fullmatch(slug) else None
        if data is None or (isinstance(data, Finding) and data.code == MISSING.code):
            continue
        decoded = read_text(data, file) if isinstance(data, bytes) else data
        if isinstance(decoded, Finding):
            findings.append(_unreadable_source(Place(file), decoded.message))
            continue
        try:
            published[slug] = read_published(decoded.text)
        except NotPublishedFormError as error:
            place = Place(file, line=error.line)
            findings.append(_unreadable_source(place, f"这里不是“{'、'.join(error.heads)}”。"))
    return published, tuple(findings)


def _unreadable_source(place: Place, reason: str) -> Finding:
    return UNREADABLE_SOURCE.found(
        place,
        f"原文文件读不懂，这个清单没有与原文核对。{reason}",
        "从公布的网页重新复制：标题以“责任单位”一行结束，然后每项任务三段：序号、工作任务、责任单位。",
    )


def _version(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for file in sorted(texts):
        digest.update(f"{file}\0{texts[file]}\0".encode())
    return digest.hexdigest()[:8]
