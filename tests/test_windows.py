"""What Windows lacks is hidden: the commands that must work there still do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT

# Modules of the standard library that are not there on Windows.
MISSING = ("fcntl", "grp", "posix_ipc", "pwd", "resource", "syslog", "termios")
HIDING = f"import sys\nsys.modules.update(dict.fromkeys({MISSING!r}))\n"
LIST = """关于印发清单的通知
一、修好道路。（州财政局牵头，州民政局配合）
二、办好学校。（州民政局牵头）
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a small site."""
    shutil.copytree(DATA / "minimal", tmp_path / "site" / "data")
    (tmp_path / "site" / "docs").mkdir()
    shutil.copy(ROOT / "zeren/sites/skeleton/mkdocs.yml", tmp_path / "site")
    (tmp_path / "hiding").mkdir()
    (tmp_path / "hiding" / "sitecustomize.py").write_text(HIDING, encoding="utf-8")
    return tmp_path / "site"


def zeren(site: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command with those modules hidden from it and from all that it starts."""
    hiding = os.pathsep.join([str(site.parent / "hiding"), str(ROOT)])
    return subprocess.run(  # noqa: S603 - fixed arguments
        [sys.executable, "-m", "zeren", *map(str, arguments)],
        cwd=site,
        env={**os.environ, "PYTHONPATH": hiding, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_what_is_hidden_cannot_be_imported(site: Path) -> None:
    hiding = {**os.environ, "PYTHONPATH": str(site.parent / "hiding")}
    done = subprocess.run(
        [sys.executable, "-c", "import fcntl"], env=hiding, capture_output=True, check=False
    )
    assert b"ModuleNotFoundError" in done.stderr


@pytest.mark.slow
def test_check_generate_and_build(site: Path) -> None:
    for command in (["check"], ["generate"], ["build", "--no-pdf"]):
        done = zeren(site, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (site / "site" / "index.html").is_file()
    assert not (site / "docs" / ".lock").exists()


def test_import(site: Path) -> None:
    published = site / "清单.txt"
    published.write_text(LIST, encoding="utf-8")
    done = zeren(site, "import", published, "--plan", "roads", "--title", "道路清单", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "修好道路" in (site / "data" / "tasks.csv").read_text(encoding="utf-8-sig")
