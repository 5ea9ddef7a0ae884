"""`zeren new`: the folder of a site, whole or not at all, with nothing of another office in it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import yaml

from tests.commands import AsCommand, Run, zeren_main
from tests.conftest import ROOT
from zeren import __version__
from zeren.cli.founding import new
from zeren.generation import check_folder
from zeren.register.settings import site_of
from zeren.sites.answers import usual_words
from zeren.sites.folder import make_folder
from zeren.sites.record import RECORD

NOTHING_YET = {"F010", "R008"}


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(zeren_main)


def test_what_is_made(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "site"
    done = run("new", folder, "--place", "云岭县", "--owner", "云岭县政府办公室")
    assert done.returncode == 0, done.stderr
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {
        *(f"data/{name}.csv" for name in ("tasks", "plans", "units", "counties", "collectives")),
        *("data/site.yml", "mkdocs.yml", "docs/about.md", "scripts/generate.py", "Makefile"),
        *(".github/workflows/site.yml", ".gitlab-ci.yml", ".gitignore", "README.md"),
        *("requirements.txt", RECORD),
    }
    assert f"zeren=={__version__}" in (folder / "requirements.txt").read_text(encoding="utf-8")
    assert stat.S_IMODE((folder / "scripts/generate.py").stat().st_mode) & stat.S_IXUSR
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# 云岭县责任分工查询")


def test_the_data_are_in_order_but_empty(tmp_path: Path, run: Run) -> None:
    run("new", tmp_path / "site", "--place", "云岭大学")
    checked = check_folder(tmp_path / "site" / "data")
    assert {finding.code for finding in checked.findings} == NOTHING_YET
    site = site_of(checked.sources)
    assert (site.name, site.place) == ("云岭大学责任分工查询", "云岭大学")
    assert (site.words.level, site.words.territory) == ("校", "学院")


@pytest.mark.parametrize(
    ("place", "level", "territory"),
    [
        ("云岭县", "县", "乡镇街道"),
        ("云岭市", "市", "区县"),
        ("云岭区", "区", "镇街"),
        ("云岭师范学院", "校", "学院"),
        ("云岭集团", "集团", "子公司"),
        ("云岭自治县", "县", "乡镇街道"),
        ("云岭办", "本级", "属地"),
        ("", "本级", "属地"),
    ],
)
def test_the_words_for_levels_are_guessed_from_the_place(
    place: str, level: str, territory: str
) -> None:
    words = usual_words(place)
    assert (words.level, words.territory) == (level, territory)


def test_what_is_said_goes_before_what_is_guessed(tmp_path: Path, run: Run) -> None:
    said = ("--name", '一"二: #三', "--level", "本市", "--territory", "园区")
    run("new", tmp_path / "site", "--place", "云岭市", *said)
    text = (tmp_path / "site/data/site.yml").read_text(encoding="utf-8")
    site = yaml.safe_load(text)
    assert site["name"] == '一"二: #三'
    assert site["words"] == {"level": "本市", "territory": "园区"}


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, run: Run) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine", encoding="utf-8")
    done = run("new", tmp_path / "site")
    assert done.returncode == 2
    assert "已经有东西" in done.stderr
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path, run: Run) -> None:
    (tmp_path / "site").mkdir()
    assert run("new", tmp_path / "site").returncode == 0
    assert (tmp_path / "site" / "Makefile").is_file()


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("new", tmp_path / "file" / "site")
    assert done.returncode == 3
    assert "写入失败" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_run_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    class Broken(dict[str, bytes]):
        def items(self) -> None:  # type: ignore[override]
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        make_folder(tmp_path / "site", Broken())
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_is_not_there_is_told_before_anything_is_made(tmp_path: Path, run: Run) -> None:
    done = run("new", tmp_path / "site", "--list", tmp_path / "none.docx")
    assert done.returncode == 2
    assert not (tmp_path / "site").exists()


def test_the_script_is_that_of_this_repository() -> None:
    skeleton = ROOT / "zeren/sites/skeleton/scripts/generate.py"
    assert skeleton.read_bytes() == (ROOT / "scripts/generate.py").read_bytes()


def test_every_option_is_explained() -> None:
    assert [option.name for option in new.params if not getattr(option, "help", "set")] == []
