"""An import to the data folder: tried on a copy first, then written file by file with backups."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zeren.editing.registry_files import append_entries
from zeren.editing.replacing import replace_data_file
from zeren.findings import Finding, errors_of
from zeren.generation import Checked, check_folder
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.table_text import merged_table
from zeren.reading.data_files import PUBLISHED, TASKS, stem_of
from zeren.reading.sources import data_files

_COMMENT = "导入“{name}”时新增：请核对全称、简称、slug 和类别。"


@dataclass(frozen=True, slots=True)
class Trial:
    """An import tried on a copy of the data.

    Attributes:
        files: The new bytes of each file that changes.
        errors: What the checks would forbid.
        warnings: What they would warn of, and do not now.
    """

    files: Mapping[str, bytes]
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
    files = _files(folder, before, planned)
    with TemporaryDirectory() as copy:
        for file in data_files(folder):
            shutil.copy(folder / file, Path(copy, file))
        if (folder / PUBLISHED).is_dir():
            shutil.copytree(folder / PUBLISHED, Path(copy, PUBLISHED))
        for file, data in files.items():
            replace_data_file(Path(copy), file, data)
        findings = check_folder(Path(copy)).findings
    now = {(finding.code, finding.value) for finding in before.findings}
    errors = tuple(errors_of(findings))
    new = tuple(f for f in findings if f not in errors and (f.code, f.value) not in now)
    return Trial(files, errors, new)


def apply_import(folder: Path, trial: Trial) -> tuple[Path, ...]:
    """Write the files of an import; the registry first, so that no row names who is not known.

    Args:
        folder: The data folder.
        trial: The import that was tried.

    Returns:
        The copies of what the files were before.

    Raises:
        OSError: If a file cannot be written; it is then as it was.
    """
    files = sorted(trial.files, key=lambda file: stem_of(file) == TASKS)
    return tuple(replace_data_file(folder, file, trial.files[file]).backup for file in files)


def _files(folder: Path, before: Checked, planned: Import) -> dict[str, bytes]:
    comment = _COMMENT.format(name=planned.name.replace("\n", " "))
    files = {
        file: append_entries((folder / file).read_bytes(), file, entries, comment)
        for file, entries in planned.entries.items()
    }
    if planned.merge is not None and not planned.merge.is_empty:
        table = before.sources.files[TASKS]
        files[table] = merged_table((folder / table).read_bytes(), table, planned.merge)
    return files
