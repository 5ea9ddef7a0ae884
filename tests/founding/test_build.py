"""`zeren build --to`: nothing else is lost in the folder where the site will stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import AsCommand, Run, zeren_main
from tests.conftest import DATA
from tests.sites import make_site_folder


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(zeren_main)


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, run: Run) -> None:
    site = make_site_folder(tmp_path / "office", DATA / "minimal")
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "thesis.txt").write_text("mine", encoding="utf-8")
    done = run("build", "--no-pdf", "--site", site, "--to", tmp_path / "precious")
    assert done.returncode == 2
    assert "不是建成的网站" in done.stderr
    assert (tmp_path / "precious" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_a_built_site_is_replaced(tmp_path: Path, run: Run) -> None:
    site = make_site_folder(tmp_path / "office", DATA / "minimal")
    for _ in range(2):
        done = run("build", "--no-pdf", "--site", site, "--to", tmp_path / "built")
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "built" / "index.html").is_file()
