"""`zeren build`: nothing else is lost where the site will stand; pages alone may be made."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.commands import AsCommand, Run, zeren_main
from tests.conftest import DATA
from tests.sites import make_site_folder

FILES = (".xlsx", ".docx", ".csv", ".json", ".pdf")


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


def test_a_site_of_pages_alone_offers_nothing_that_is_not_there(tmp_path: Path, run: Run) -> None:
    office = make_site_folder(tmp_path / "office", DATA / "every-feature")
    assert run("build", "--no-pdf", "--site", office).returncode == 0
    kept = sorted((office / ".cache" / "office").iterdir())
    done = run("build", "--no-office", "--site", office)
    assert done.returncode == 0, done.stderr
    made = office / "site"
    assert not (made / "api").exists()
    assert [path.name for path in (made / "downloads").iterdir()] == ["index.html"]
    for page in made.rglob("*.html"):
        for link in html.fromstring(page.read_bytes()).iter("a"):
            address = link.get("href", "")
            assert "://" in address or not urlsplit(address).path.endswith(FILES), (page, address)
            assert link.get("download") is None, (page, address)
    for path, words in (("index", ">下载<"), ("guide/index", "Excel"), ("downloads/index", "CSV")):
        assert words not in (office / "docs" / f"{path}.md").read_text(encoding="utf-8")
    assert sorted((office / ".cache" / "office").iterdir()) == kept  # for the next whole run


def test_pdfs_of_a_site_of_pages_alone_are_a_wrong_usage(tmp_path: Path, run: Run) -> None:
    office = make_site_folder(tmp_path / "office", DATA / "minimal")
    done = run("generate", "--pdf", "--no-office", "--site", office)
    assert (done.returncode, "只能用一个" in done.stderr) == (2, True)
