"""The quick way to a site gives the same bytes as the plain one, on every kind of page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands import zeren_main
from tests.conftest import DATA
from tests.hostile import write_hostile
from tests.sites import make_site_folder
from tests.trees import Tree, whole_tree
from zeren.building.shells import SHELLS
from zeren.editing.address_book import FILE as ADDRESSES

OWN_PAGE = """# 自己写的

见[任务](tasks/roads-1-1/index.md#parties)、[首页](index.md)和[图](assets/images/logo.svg)。

- 一
- 二
"""


def built(office: Path, *options: str) -> Tree:
    """A site, built into a folder of its own."""
    place = office / "built"
    shutil.rmtree(place, ignore_errors=True)
    arguments = ["build", f"--site={office}", "--no-pdf", f"--to={place}", *options]
    assert zeren_main(arguments) == 0
    return whole_tree(place)


def kept(office: Path) -> list[Path]:
    folder = office / ".cache" / "shells"
    return [path for path in folder.iterdir() if path.name[0] != "."] if folder.exists() else []


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A site of several plans, with a page written by hand."""
    office = make_site_folder(tmp_path / "office", DATA / "every-feature")
    (office / "docs" / "own.md").write_text(OWN_PAGE, encoding="utf-8")
    return office


@pytest.mark.parametrize("address", ["", "https://example.org/duties/"])
@pytest.mark.parametrize("data", ["birth-support", "every-feature", "lasting"])
def test_both_ways_give_the_same_bytes(
    data: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    office = make_site_folder(tmp_path / "office", DATA / data)
    plain = built(office, "--plain")
    assert kept(office) == []
    assert built(office) == plain
    assert len(kept(office)) == 1
    assert built(office) == plain  # now from what was kept


def test_texts_that_would_like_to_act_come_out_alike(tmp_path: Path) -> None:
    data = write_hostile(tmp_path / "data")
    office = make_site_folder(tmp_path / "office", data)
    assert built(office) == built(office, "--plain")
    assert kept(office) != []


def test_a_page_written_by_hand_may_link_to_what_is_generated(office: Path) -> None:
    assert built(office) == built(office, "--plain")
    assert kept(office) != []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "own.md",
            "[检查](guide/checks/index.md)、[说明](guide/index.md)",
        ),  # with more than headings
        ("说明.md", "文件名是中文"),
        ("office/README.md", "文件夹的首页"),
        ("office/a b.md", "[甲](<a b.md>)、[乙](../matrix/index.md)"),
    ],
)
def test_pages_written_by_hand_come_out_alike_whatever_they_are_called(
    path: str, text: str, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/duties/")
    (office / "docs" / "own.md").unlink()
    (office / "docs" / path).parent.mkdir(exist_ok=True)
    (office / "docs" / path).write_text(f"# 甲\n\n{text}\n", encoding="utf-8")
    assert built(office) == built(office, "--plain")


def test_what_the_data_say_on_every_page_needs_no_new_shells(office: Path) -> None:
    (office / "docs" / "own.md").unlink()  # which links to a task
    built(office)
    before = kept(office)
    tasks = office / "data" / "tasks.csv"
    tasks.write_text(tasks.read_text("utf-8-sig").replace("夜间照明", "夜晚照明"), "utf-8-sig")
    assert built(office) == built(office, "--plain")
    assert kept(office) == before


@pytest.mark.parametrize(
    "settings",
    ["plugins: []\n", "markdown_extensions: [smarty]\n", "use_directory_urls: false\n"],
)
def test_a_site_with_settings_of_its_own_is_built_the_plain_way(
    settings: str, office: Path
) -> None:
    mkdocs = office / "mkdocs.yml"
    mkdocs.write_text(mkdocs.read_text("utf-8") + settings, "utf-8")
    assert built(office) == built(office, "--plain")
    assert kept(office) == []


@pytest.mark.parametrize(
    "settings", ["theme:\n  custom_dir: own\n", "INHERIT: base.yml\n"], ids=["theme", "inherited"]
)
def test_what_stands_in_files_of_the_office_alone_is_never_taken_from_what_was_kept(
    settings: str, office: Path
) -> None:
    mkdocs = office / "mkdocs.yml"
    (office / "own").mkdir()
    if settings.startswith("theme"):
        mkdocs.write_text(mkdocs.read_text("utf-8") + settings, "utf-8")
    else:
        mkdocs.write_text(settings, "utf-8")
    for words in ("甲乙", "丙丁"):
        main = '{% extends "base.html" %}{% block site_meta %}<!-- ' + words + " -->{% endblock %}"
        (office / "own" / "main.html").write_text(main, "utf-8")
        (office / "base.yml").write_text(
            f"INHERIT: docs/.mkdocs.yml\nsite_name: {words}\n", "utf-8"
        )
        assert built(office) == built(office, "--plain")


def test_a_change_of_the_settings_makes_new_shells(office: Path) -> None:
    built(office)
    mkdocs = office / "mkdocs.yml"
    mkdocs.write_text(mkdocs.read_text("utf-8") + "copyright: 某某\nsite_name: 另一个\n", "utf-8")
    assert built(office) == built(office, "--plain")
    assert len(kept(office)) == 1


@pytest.mark.parametrize("target", ["nowhere.md", "tasks/roads-1-1/index.md#nowhere"])
def test_a_dead_link_of_a_page_written_by_hand_stops_both_ways(
    target: str, office: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (office / "docs" / "own.md").write_text(f"# 甲\n\n[乙]({target})\n", encoding="utf-8")
    for options in ([], ["--plain"]):
        assert zeren_main(["build", f"--site={office}", "--no-pdf", *options]) == 1
        assert "own.md" in capfd.readouterr().err


def test_a_page_that_goes_leaves_the_site_map_of_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    office = make_site_folder(tmp_path / "office", DATA / "minimal")
    tasks = office / "data" / "tasks.csv"
    rows = "序号,工作任务,牵头单位\n1,修路。,州财政局\n2,修桥。,州财政局\n"
    tasks.write_text(f"{rows}3,修渠。,州财政局\n", "utf-8-sig")
    built(office)
    before = kept(office)
    (office / "data" / ADDRESSES).unlink()  # nobody has published it
    tasks.write_text(rows, "utf-8-sig")
    assert built(office) == built(office, "--plain")
    assert kept(office) == before


def test_what_is_kept_and_damaged_is_made_anew(office: Path) -> None:
    whole = built(office)
    (folder,) = kept(office)
    page = folder / "404.html"
    page.write_bytes(page.read_bytes()[:-30])
    assert built(office) == whole
    (folder / SHELLS).write_text(json.dumps({"url": "", "shells": {}}), encoding="utf-8")
    assert built(office) == whole
