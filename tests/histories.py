"""A list with a history, as `data/history.yml` has it: each change committed on its own day."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.conftest import DATA


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the data.

    Attributes:
        about: What changes, in words.
        day: Its day.
        edits: What is put in the place of what, by file.
    """

    about: str
    day: str
    edits: tuple[tuple[str, str, str], ...]


_READ = yaml.safe_load((DATA / "history.yml").read_text(encoding="utf-8"))
STEPS = tuple(
    Step(
        step["about"],
        str(step["day"]),
        tuple((edit["file"], edit["old"], edit["new"]) for edit in step["edits"]),
    )
    for step in _READ["steps"]
)


def _with_plans(text: str) -> str:
    """The table with the column 清单, which the last step needs, and a task of the new list."""
    head, *rows = text.splitlines()
    filled = []
    for row in rows:
        cells = row.split(",")
        filled.append(",".join((*cells[:8], "shuili", *cells[8:])))
    return "\n".join((head, *filled, "1,,种树,在北山种树一千亩。,州农业农村局,,,,new,,,\n"))


def write_history(folder: Path, commits: Callable[[Path, str], None] | None = None) -> Path:
    """Write a repository with all states of the list, one commit a step.

    Args:
        folder: A folder that is not there yet.
        commits: What is done in the repository after each commit, with its day.

    Returns:
        The data folder in it.
    """
    data = folder / "data"
    data.mkdir(parents=True)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    files: dict[str, str] = dict(_READ["files"])
    for step in (Step("开始收录", "2025-01-01", ()), *STEPS):
        for name, old, new in step.edits:
            assert files[name].count(old) >= 1, (step.about, old)
            files[name] = files[name].replace(old, new)
        if step is STEPS[-1]:
            files["tasks.csv"] = _with_plans(files["tasks.csv"])
            for name in ("milestones.csv", "targets.csv"):
                files[name] = files[name].replace("\n2,", "\nshuili-2,")
        for name, text in files.items():
            encoding = "utf-8-sig" if name.endswith(".csv") else "utf-8"
            (data / name).write_text(text, encoding=encoding, newline="\n")
        _git(folder, "add", ".")
        moment = f"{step.day}T10:00:00+08:00"
        _git(folder, "commit", "--quiet", "-m", step.about, moment=moment)
        if commits is not None:
            commits(folder, step.day)
    return data


def _git(folder: Path, *arguments: str, moment: str = "2025-01-01T10:00:00+08:00") -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    times = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
    command = ["git", *identity, *arguments]
    subprocess.run(  # noqa: S603 - fixed arguments
        command, cwd=folder, check=True, capture_output=True, env={**os.environ, **times}
    )
