"""An import to the data folder: tried in memory first, then written as one, with backups."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from zeren.checks.folder import Checked, check_files
from zeren.editing.registry_files import append_entries
from zeren.editing.registry_lists import ALIASES, EntryList, add_items
from zeren.editing.registry_values import set_values
from zeren.editing.replacing import replace_data_files, with_new
from zeren.findings import Finding, errors_of
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.table_text import merged_table
from zeren.importing.drafts.whose import KEY
from zeren.model import PlanStatus
from zeren.reading.data_files import (
    MILESTONES,
    PARTY_FILES,
    PLANS,
    PUBLISHED,
    REGISTRY_FILES,
    TARGETS,
    stem_of,
)
from zeren.reading.folder import only_bytes

_COMMENT = "导入“{name}”时新增：请核对全称、别名、网址名和类别。"
# What holds dates and numbers to the words of tasks.
_QUOTING = frozenset({MILESTONES, TARGETS})
# What an empty file may hold: a byte order mark, blanks and line ends.
_SAYS_NOTHING = codecs.BOM_UTF8 + b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Trial:
    """An import tried on the data in memory.

    Attributes:
        files: The new bytes of each file that changes, in the order in which they are written.
        kept: Those of them of which a copy is kept: they say something now.
        errors: What the checks would forbid.
        to_follow: Dates and numbers that quote what a task said before: somebody must put them
            right once the new text stands there, as before it they are right.
        warnings: What they would warn of, and do not now.
    """

    files: Mapping[str, bytes]
    kept: frozenset[str]
    errors: tuple[Finding, ...]
    to_follow: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def try_import(checked: Checked, planned: Import) -> Trial:
    """Make the files that an import gives, and check the data with them.

    Args:
        checked: The data as they are.
        planned: The import.

    Returns:
        The files and what the checks find in them.
    """
    files = dict(_files(checked, planned))
    findings = check_files(with_new(checked.files, files)).findings
    now = {(finding.code, finding.value) for finding in checked.findings}
    every = tuple(errors_of(findings))
    errors = tuple(one for one in every if stem_of(one.file) not in _QUOTING)
    to_follow = tuple(one for one in every if stem_of(one.file) in _QUOTING)
    new = tuple(f for f in findings if f not in every and (f.code, f.value) not in now)
    return Trial(files, frozenset(_kept(checked, files)), errors, to_follow, new)


def apply_import(folder: Path, checked: Checked, trial: Trial) -> tuple[str, ...]:
    """Write the files of an import, all of them or none.

    Args:
        folder: The data folder, locked since it was read.
        checked: What was read.
        trial: The import that was tried.

    Returns:
        The names of the copies of what the files were before; there is none of a file that is new
        or said nothing.

    Raises:
        WritingError: If a file has changed since it was read, or cannot be written; all are then
            as they were.
    """
    return tuple(replace_data_files(folder, trial.files, trial.kept, checked.files).values())


def _kept(checked: Checked, files: Iterable[str]) -> Iterator[str]:
    """The files that hold more than heads and comments, of which copies are kept."""
    with_rows = {table.file for table in checked.sources.tables if table.rows}
    for file in files:
        is_published = file.startswith(f"{PUBLISHED}/") and file in checked.files
        if file in with_rows or checked.sources.of(stem_of(file)) or is_published:
            yield file


def _superseded_by(plan: str) -> dict[str, str]:
    return {"status": PlanStatus.SUPERSEDED.value, "superseded_by": plan}


def _with_plans(data: bytes, file: str, planned: Import, plan: str) -> bytes:
    """The registered plans: one whose place is taken, and one with columns that it did not name."""
    if planned.superseded:
        data = set_values(data, file, planned.superseded, _superseded_by(plan))
    if planned.whose.to_keep and planned.new_plan is None:
        data = set_values(data, file, plan, {KEY: planned.whose.to_keep})
    for key, heads in planned.columns.items():
        data = add_items(data, file, EntryList("slug", key), {plan: heads})
    return data


def _files(checked: Checked, planned: Import) -> Iterator[tuple[str, bytes]]:
    comment = _COMMENT.format(name=planned.origin.replace("\n", " "))
    names, held = checked.sources.files, only_bytes(checked.files)
    for stem in REGISTRY_FILES:
        file = names[stem]
        old = new = held.get(file, b"")
        entries = planned.entries.get(stem, ())
        if entries or not old.strip(_SAYS_NOTHING):
            new = append_entries(old, file, entries, comment)
        if stem == PLANS and planned.merge is not None:
            new = _with_plans(new, file, planned, planned.merge.plan)
        if stem in PARTY_FILES:
            new = add_items(new, file, ALIASES, planned.aliases)
        if new != old:
            yield file, new
    if planned.merge is not None:
        if planned.source:
            yield f"{PUBLISHED}/{planned.merge.plan}.txt", planned.source.encode()
        if not planned.merge.is_empty:
            file = planned.merge.file
            yield file, merged_table(held.get(file, b""), file, planned.merge)
