"""An import to the data folder: tried on a copy first, then written file by file with backups."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zeren.editing.replacing import back_up, replace_file
from zeren.findings import Finding, errors_of
from zeren.generation import check_folder
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.table_text import merged_table
from zeren.reading.sources import DATA_FILES, OPTIONAL_FILES, PUBLISHED, TASKS

_COMMENT = "# 导入“{name}”时新增：请核对全称、简称、slug 和类别。\n"


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
    files = _files(folder, planned)
    with TemporaryDirectory() as copy:
        for file in (*DATA_FILES, *OPTIONAL_FILES):
            if (folder / file).is_file():
                shutil.copy(folder / file, Path(copy, file))
        if (folder / PUBLISHED).is_dir():
            shutil.copytree(folder / PUBLISHED, Path(copy, PUBLISHED))
        for file, data in files.items():
            Path(copy, file).write_bytes(data)
        findings = check_folder(Path(copy)).findings
    now = {(finding.code, finding.value) for finding in check_folder(folder).findings}
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
    backups = []
    for file in sorted(trial.files, key=lambda file: file == TASKS):
        path = (folder / file).resolve()  # where it is a link, the link stays
        backups.append(back_up(path, path.read_bytes()))
        replace_file(path, trial.files[file])
    return tuple(backups)


def _files(folder: Path, planned: Import) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for file, entries in planned.entries.items():
        old = (folder / file).read_bytes()
        gap = b"" if old.endswith(b"\n") or not old else b"\n"
        comment = _COMMENT.format(name=planned.name.replace("\n", " ")).encode()
        files[file] = old + gap + b"\n" + comment + entries.encode()
    if planned.merge is not None and not planned.merge.is_empty:
        files[TASKS] = merged_table((folder / TASKS).read_bytes(), TASKS, planned.merge)
    return files
