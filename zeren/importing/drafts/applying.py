"""An import to the data folder: tried on a copy first, then written in one step, with backups."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zeren.editing.replacing import back_up, replace_files
from zeren.findings import Finding, errors_of
from zeren.generation import check_folder
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.table_text import merged_table
from zeren.reading.sources import DATA_FILES, OPTIONAL_FILES, PUBLISHED, TASKS, Sources

_COMMENT = "# 导入“{name}”时新增：请核对全称、简称、slug 和类别。\n"


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
    checked = check_folder(folder)
    files = _files(folder, planned)
    with TemporaryDirectory() as copy:
        for file in (*DATA_FILES, *OPTIONAL_FILES):
            if (folder / file).is_file():
                shutil.copy(folder / file, Path(copy, file))
        if (folder / PUBLISHED).is_dir():
            shutil.copytree(folder / PUBLISHED, Path(copy, PUBLISHED))
        replace_files({Path(copy, file): data for file, data in files.items()})
        findings = check_folder(Path(copy)).findings
    now = {(finding.code, finding.value) for finding in checked.findings}
    errors = tuple(errors_of(findings))
    new = tuple(f for f in findings if f not in errors and (f.code, f.value) not in now)
    return Trial(files, frozenset(_kept(checked.sources, files)), errors, new)


def apply_import(folder: Path, trial: Trial) -> tuple[Path, ...]:
    """Write the files of an import, all of them or none.

    The registry is put in place first, so that no row ever names who is not known.

    Args:
        folder: The data folder.
        trial: The import that was tried.

    Returns:
        The copies of what the files were before; there is none of a file that is new or said nothing.

    Raises:
        OSError: If a file cannot be written; all are then as they were.
    """
    # Where a file is a link, the link stays.
    paths = {file: (folder / file).resolve() for file in trial.files}
    backups = tuple(
        back_up(path, path.read_bytes())
        for file, path in paths.items()
        if file in trial.kept and path.exists()
    )
    replace_files({path: trial.files[file] for file, path in paths.items()})
    return backups


def _kept(sources: Sources, files: Iterable[str]) -> Iterator[str]:
    """The files that hold more than heads and comments, which an import keeps as they are."""
    for file in files:
        has_rows = file == TASKS and sources.tasks is not None and bool(sources.tasks.rows)
        if has_rows or sources.of(file) or file.startswith(PUBLISHED):
            yield file


def _files(folder: Path, planned: Import) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for file, entries in planned.entries.items():
        old = _bytes_of(folder / file)
        gap = b"" if old.endswith(b"\n") or not old else b"\n"
        comment = _COMMENT.format(name=planned.name.replace("\n", " ")).encode()
        files[file] = old + gap + b"\n" + comment + _temporary_yaml(entries).encode()
    for file in DATA_FILES:
        if file != TASKS and file not in files and not _bytes_of(folder / file):
            files[file] = "# 还没有登记。\n".encode()
    if planned.merge is not None:
        if planned.source:
            files[f"{PUBLISHED}/{planned.merge.plan}.txt"] = planned.source.encode()
        if not planned.merge.is_empty:
            files[TASKS] = merged_table(_bytes_of(folder / TASKS), TASKS, planned.merge)
    return files


def _bytes_of(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _temporary_yaml(entries: object) -> str:
    import json

    import yaml

    return yaml.safe_dump(json.loads(json.dumps(entries)), allow_unicode=True, sort_keys=False)
