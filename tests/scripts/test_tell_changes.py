"""`scripts/tell-changes.sh`: in the summary on GitHub, in the log elsewhere, cut after a line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Stands for `python -m zeren diff`: prints its last argument but one, ends with what DIFF says.
PROGRAM = """\
#!{python}
import os, sys
assert sys.argv[1:6] == ["-m", "zeren", "diff", "--format=markdown", "--"], sys.argv
print(os.environ["TEXT"] * int(os.environ.get("TIMES", "1")))
sys.exit(int(os.environ["DIFF"]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    binaries = tmp_path / "folder" / ".venv" / "bin"
    binaries.mkdir(parents=True)
    shutil.copy(ROOT / "zeren/sites/skeleton/Makefile", tmp_path / "folder" / "Makefile")
    (tmp_path / "folder" / "requirements.txt").touch()
    (binaries / "python").write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
    (binaries / "python").chmod(0o755)
    (binaries / ".site").touch()
    return tmp_path / "folder"


def tell(folder: Path, **environment: str) -> tuple[str, str]:
    """What stands in the file, and what is printed."""
    done = subprocess.run(  # noqa: S603 - fixed arguments
        [ROOT / "scripts" / "tell-changes.sh", "HEAD^1", "HEAD", "changes.md"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return (folder / "changes.md").read_text(encoding="utf-8"), done.stdout


def test_changes_stand_in_the_file_and_in_the_log(folder: Path) -> None:
    assert tell(folder, DIFF="1", TEXT="- 甲事") == ("- 甲事\n", "- 甲事\n")


def test_on_github_they_stand_in_the_summary_and_nowhere_in_the_log(folder: Path) -> None:
    summary = folder / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    text = "::add-mask::甲"
    assert tell(folder, DIFF="1", TEXT=text, GITHUB_STEP_SUMMARY=str(summary)) == (f"{text}\n", "")
    assert summary.read_text(encoding="utf-8") == f"before\n{text}\n"


def test_where_nothing_differs_the_file_is_empty(folder: Path) -> None:
    assert tell(folder, DIFF="0", TEXT="没有变化") == ("", "数据没有变化。\n")


@pytest.mark.parametrize("code", ["2", "3"])
def test_what_cannot_be_compared_is_told(folder: Path, code: str) -> None:
    text, told = tell(folder, DIFF=code, TEXT="")
    assert text == told
    assert "列不出数据的变化" in text


def test_a_long_list_is_cut_after_a_line(folder: Path) -> None:
    text, told = tell(folder, DIFF="1", TEXT="- 甲事\n", TIMES="120000")
    assert len(text.encode()) > 1_000_000 > len(told.encode())
    *lines, _, more, _ = told.split("\n")
    assert set(lines) == {"- 甲事"}
    assert "全部见附件 changes" in more
