"""A data folder to sources: every table and registry file read, nothing judged yet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zeren.addresses import SLUG
from zeren.columns import task_form
from zeren.findings import Finding, Place, Severity, declare, errors_of
from zeren.reading.data_files import (
    CSV,
    DATA_FILES,
    PLANS,
    PUBLISHED,
    SITE,
    TASK_FILE,
    TASKS,
    WORKBOOK,
    YAML,
    DataFile,
    is_record,
    plan_of_file,
    rivals,
    stem_of,
)
from zeren.reading.entries import Entry
from zeren.reading.files.encodings import EMPTY
from zeren.reading.files.garbling import damage, questions
from zeren.reading.files.sheets import read_sheet
from zeren.reading.files.texts import read_text
from zeren.reading.folder import FolderFiles, read_files
from zeren.reading.further_columns import further_heads
from zeren.reading.published_text import NotPublishedFormError, PublishedTask, read_published
from zeren.reading.registry_tables import read_registry_table
from zeren.reading.schema import TABLE_FORMS, fits_elsewhere
from zeren.reading.tables import Table, joined, no_rows, read_table
from zeren.reading.yaml_files import read_entries, read_settings
from zeren.text.characters import CONTROL

MISSING = declare(
    "F001",
    Severity.ERROR,
    "缺少数据文件",
    about="数据文件夹里要有 tasks.csv（或每个清单一个文件的 tasks 文件夹）"
    "和 plans、units、counties、collectives 四个登记文件；"
    "登记文件可以是表格（.csv），也可以是 YAML（.yml），各有一个。文件名不能改。",
    wrong="data 文件夹里没有 units.csv，也没有 units.yml",
    right="data 文件夹里有 tasks.csv、plans.csv、units.csv、counties.csv、collectives.csv",
)
TWICE = declare(
    "F027",
    Severity.ERROR,
    "同一份数据有两个文件",
    about="任务表和每个登记文件都只能有一个。.csv、.yml、.xlsx 同时存在时，"
    "不知道以哪个为准，都不读。任务也可以每个清单一个文件，放在 tasks 文件夹里；"
    "那时不再放 tasks.csv。",
    wrong="data 文件夹里有 units.csv，也有 units.yml",
    right="data 文件夹里只有 units.csv",
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

_LINE_END = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Sources:
    """All that was read from a data folder. Files are told apart by their names without ending.

    Attributes:
        files: The name of each file, such as `units.csv`; where it is missing, that it should have.
        tasks: The table of tasks, or None where it cannot be read; where there is a file a plan,
            all of them as one.
        task_files: The files with tasks that stand in the folder: one, or one a plan.
        tables: What could be read of them, each by itself.
        entries: The entries of each registry file that could be read.
        published: The published list of each plan that `source/` holds, by the plan's slug.
        unread: The files that could not be read, or not wholly.
        unclear: The files of which there are several, so that none was read.
        misplaced: The registry files that hold what belongs into another, with that other.
        version: The data version: the first 8 hex digits of the SHA-256 over the texts of
            the data files in name order, records aside. It is taken over decoded text, so that
            saving the same data in another encoding does not change it.
    """

    files: Mapping[str, str]
    tasks: Table | None
    task_files: tuple[str, ...]
    tables: tuple[Table, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    published: Mapping[str, tuple[PublishedTask, ...]]
    unread: frozenset[str]
    unclear: frozenset[str]
    misplaced: Mapping[str, str]
    version: str

    @property
    def has_file_a_plan(self) -> bool:
        """Whether the tasks stand in a folder, mostly a file a plan."""
        return self.files[TASKS].endswith("/")

    def of(self, registry: str) -> tuple[Entry, ...]:
        """The entries of one registry file; none where it could not be read."""
        return self.entries.get(registry, ())


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read from one file.

    Attributes:
        text: Its text for the version.
        findings: What was found.
        table: The table of tasks.
        entries: The entries of a registry file.
        belongs: The registry file into which they belong.
    """

    text: str
    findings: tuple[Finding, ...]
    table: Table | None = None
    entries: tuple[Entry, ...] = ()
    belongs: str | None = None


def read_sources(folder: Path) -> tuple[Sources, tuple[Finding, ...]]:
    """Read the data folder.

    Args:
        folder: The folder with the table of tasks and the registry files.

    Returns:
        What could be read, and every fault of reading.
    """
    return sources_in(read_files(folder))


def sources_in(folder: FolderFiles) -> tuple[Sources, tuple[Finding, ...]]:
    """Read the files of a data folder.

    Args:
        folder: The files.

    Returns:
        What could be read, and every fault of reading.
    """
    files: dict[str, str] = {}
    findings: list[Finding] = []
    read: dict[str, _Read] = {}
    # Plans say which further columns a table of tasks has.
    further: tuple[str, ...] = ()
    for data_file in sorted(DATA_FILES, key=lambda one: one.stem == TASKS):
        there = _there(folder, data_file)
        files[data_file.stem] = _called(there, data_file)
        findings.extend(_unclear(there, data_file))
        for file in there if not rivals(data_file, there) else ():
            data = folder[file]
            if isinstance(data, Finding):
                findings.append(data)
            else:
                read[file] = _read(data, file, data_file, further)
                findings.extend(read[file].findings)
                if data_file.stem == PLANS:
                    further = tuple(dict.fromkeys(further_heads(read[file].entries)))
    tables = tuple(one.table for one in read.values() if one.table is not None)
    registry = {stem_of(file): one for file, one in read.items() if stem_of(file) != TASKS}
    entries = {stem: one.entries for stem, one in registry.items()}
    published, faults = _read_published(folder, entries.get(PLANS, ()))
    findings.extend(faults)
    sources = Sources(
        files=files,
        tasks=joined(tables),
        task_files=_there(folder, TASK_FILE),
        tables=tables,
        entries=entries,
        published=published,
        unread=frozenset(stem_of(finding.file) for finding in errors_of(findings)),
        unclear=frozenset(stem_of(one.file) for one in findings if one.code == TWICE.code),
        misplaced={s: one.belongs for s, one in registry.items() if one.belongs not in {None, s}},
        version=_version({f: one.text for f, one in read.items() if not is_record(f)}),
    )
    return sources, tuple(findings)


def _there(folder: FolderFiles, data_file: DataFile) -> tuple[str, ...]:
    """The files that stand in the folder for a data file."""
    whole = (name for name in data_file.names if name in folder)
    if not data_file.may_be_folder:
        return tuple(whole)
    return (*whole, *(name for name in folder if name.startswith(data_file.folder)))


def _called(there: Sequence[str], data_file: DataFile) -> str:
    """The name of a data file as it stands in the folder: of several files, that of theirs."""
    is_folder = bool(there) and all(name.startswith(data_file.folder) for name in there)
    if is_folder:
        return data_file.folder
    return there[0] if len(there) == 1 else data_file.names[0]


def _unclear(there: Sequence[str], data_file: DataFile) -> Iterator[Finding]:
    """What is wrong where there are too many files or none."""
    if competing := rivals(data_file, there):
        yield _twice(competing)
    elif not there and data_file.is_required:
        yield _missing(data_file)


def _missing(data_file: DataFile) -> Finding:
    first, *others = (name for name in data_file.names if not name.endswith(WORKBOOK))
    others += [f"{data_file.folder} 文件夹"] if data_file.may_be_folder else []
    return MISSING.found(
        Place(first),
        f"找不到 {first}{'，也没有 '.join(['', *others])}。",
        f"把 {'或 '.join((first, *others))} 放回数据文件夹，文件名不要改。",
    )


def _twice(names: tuple[str, ...]) -> Finding:
    return TWICE.found(
        Place(names[0]),
        f"{'、'.join(names)} 同时存在，不知道以哪个为准，都没有读。",
        "留下最新的一个，把别的移出数据文件夹。",
        "、".join(names),
    )


def _read(data: bytes, file: str, data_file: DataFile, further: tuple[str, ...]) -> _Read:
    read = _read_yaml(data, file) if file.endswith(YAML) else _read_table(data, file, further)
    is_empty = [finding.code for finding in read.findings] == [EMPTY.code]
    return replace(read, findings=()) if is_empty and data_file.may_be_empty else read


def _read_table(data: bytes, file: str, further: tuple[str, ...]) -> _Read:
    registry = stem_of(file)
    saved = read_sheet(data, file, TABLE_FORMS[registry])
    if saved.sheet is None:
        return _Read(saved.text, saved.findings)
    if registry == TASKS:
        table, faults = read_table(saved.sheet, file, task_form(further), plan_of_file(file))
        empty = no_rows(table) if table is not None else ()
        return _Read(saved.text, (*saved.findings, *faults, *empty), table)
    read = read_registry_table(saved.sheet, file)
    findings = (*saved.findings, *read.findings)
    return _Read(saved.text, findings, entries=read.entries, belongs=read.belongs)


def _read_yaml(data: bytes, file: str) -> _Read:
    decoded = read_text(data, file)
    if isinstance(decoded, Finding):
        return _Read("", (decoded,))
    # YAML allows no controls: take them out, so that the rest of the file can be read. What it
    # takes for the end of a line, and no editor does, would make every line after it one late.
    text = _LINE_END.sub(" ", CONTROL.sub("", decoded.text))
    registry = stem_of(file)
    read = read_settings if registry == SITE else read_entries
    entries, faults = read(text, file)
    belongs = fits_elsewhere(registry, entries) or registry
    findings = (*_damages(decoded.text, file), *faults)
    return _Read(decoded.text, findings, entries=entries, belongs=belongs)


def _damages(text: str, file: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        yield from damage(line, Place(file, line=number))
        yield from questions(line, Place(file, line=number))


def _read_published(
    folder: FolderFiles, plans: Iterable[Entry]
) -> tuple[dict[str, tuple[PublishedTask, ...]], tuple[Finding, ...]]:
    """The published lists of those plans that have one, and what was found."""
    published: dict[str, tuple[PublishedTask, ...]] = {}
    findings: list[Finding] = []
    for slug in (plan.text("slug") for plan in plans):
        file = f"{PUBLISHED}/{slug}.txt"
        # A slug may be wrong and lead elsewhere.
        data = folder.get(file) if SLUG.fullmatch(slug) else None
        if data is None:
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
        # A workbook and the table that is saved from it are the same data.
        name = file.replace(WORKBOOK, CSV)
        digest.update(f"{name}\0{texts[file]}\0".encode())
    return digest.hexdigest()[:8]
