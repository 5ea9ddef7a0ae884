"""An import to the data folder: tried on a copy first, then written in one step, with backups."""

from __future__ import annotations

import codecs
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zeren.editing.registry_aliases import add_aliases
from zeren.editing.registry_files import append_entries
from zeren.editing.replacing import replace_data_files
from zeren.findings import Finding, errors_of
from zeren.generation import check_folder
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.table_text import merged_table
from zeren.reading.data_files import PARTY_FILES, PUBLISHED, REGISTRY_FILES, TASKS, stem_of
from zeren.reading.sources import Sources, data_files

_COMMENT = "导入“{name}”时新增：请核对全称、别名、网址名和类别。"
# What an empty file may hold: a byte order mark, blanks and line ends.
_SAYS_NOTHING = codecs.BOM_UTF8 + b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Trial:
    """An import tried on a copy of the data.

    Attributes:
        files: The new bytes of each file that changes, in the order in which they are written.
        kept: Those of them of which a copy is kept: they say something now.
        errors: What the checks would forbid.
        warnings: What they would warn of, and do not now.
    """

    files: Mapping[str, bytes]
    kept: frozenset[str]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def try_import(folder: Path, planned: Import) -> Trial:
    """Make the files that an import gives, and check a copy of the data with them in it.

    Args:
        folder: The data folder.
        planned: The import.

    Returns:
        The files and what the checks find in them.

    Raises:
        OSError: If the data cannot be read, or no copy can be made.
    """
    before = check_folder(folder)
    files = dict(_files(folder, before.sources, planned))
    with TemporaryDirectory() as copy:
        for file in data_files(folder):
            shutil.copy(folder / file, Path(copy, file))
        if (folder / PUBLISHED).is_dir():
            shutil.copytree(folder / PUBLISHED, Path(copy, PUBLISHED))
        replace_data_files(Path(copy), files, ())
        findings = check_folder(Path(copy)).findings
    now = {(finding.code, finding.value) for finding in before.findings}
    errors = tuple(errors_of(findings))
    new = tuple(f for f in findings if f not in errors and (f.code, f.value) not in now)
    return Trial(files, frozenset(_kept(folder, before.sources, files)), errors, new)


def apply_import(folder: Path, trial: Trial) -> tuple[Path, ...]:
    """Write the files of an import, all of them or none.

    The registry is put in place first, so that no row ever names who is not known.

    Args:
        folder: The data folder.
        trial: The import that was tried.

    Returns:
        The copies of what the files were before; there is none of a file that is new or said
        nothing.

    Raises:
        OSError: If a file cannot be written; all are then as they were.
    """
    return replace_data_files(folder, trial.files, trial.kept)


def _kept(folder: Path, sources: Sources, files: Iterable[str]) -> Iterator[str]:
    """The files that hold more than heads and comments, which an import keeps as they are."""
    for file in files:
        stem = stem_of(file)
        has_rows = stem == TASKS and sources.tasks is not None and bool(sources.tasks.rows)
        is_published = file.startswith(f"{PUBLISHED}/") and (folder / file).exists()
        if has_rows or sources.of(stem) or is_published:
            yield file


def _files(folder: Path, sources: Sources, planned: Import) -> Iterator[tuple[str, bytes]]:
    comment = _COMMENT.format(name=planned.name.replace("\n", " "))
    for stem in REGISTRY_FILES:
        file = sources.files[stem]
        old = new = _bytes_of(folder / file)
        entries = planned.entries.get(stem, ())
        if entries or not old.strip(_SAYS_NOTHING):
            new = append_entries(old, file, entries, comment)
        if stem in PARTY_FILES:
            new = add_aliases(new, file, planned.aliases)
        if new != old:
            yield file, new
    if planned.merge is not None:
        if planned.source:
            yield f"{PUBLISHED}/{planned.merge.plan}.txt", planned.source.encode()
        if not planned.merge.is_empty:
            file = sources.files[TASKS]
            yield file, merged_table(_bytes_of(folder / file), file, planned.merge)


def _bytes_of(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
