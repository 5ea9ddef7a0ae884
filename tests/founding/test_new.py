"""`zeren new`: the folder of a site, whole or not at all, with nothing of another office in it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import yaml

from tests.commands import AsCommand, Run, zeren_main
from tests.conftest import ROOT
from tests.published_forms import as_docx
from zeren import __version__
from zeren.checks.folder import check_folder
from zeren.cli.founding import new
from zeren.register.building import build_register
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
        *(".github/workflows/site.yml", ".gitlab-ci.yml", ".gitattributes", ".gitignore"),
        *("scripts/keep_comment.py", "scripts/tell-changes.sh"),
        *("README.md", "requirements.txt", RECORD),
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


def test_the_first_list_of_a_county_comes_in_on_the_way(tmp_path: Path, run: Run) -> None:
    heads = ["序号", "重点任务", "责任单位", "完成时限"]
    rows = [["一、农业", "←", "←", "←"]]
    rows += [["1", "修渠。", "县水利局牵头；双河镇人民政府、各乡镇（街道）落实", "年底"]]
    rows += [["二、教育", "←", "←", "←"], ["1", "办学。", "县教育体育局牵头；东山街道落实", ""]]
    published = tmp_path / "清单.docx"
    published.write_bytes(as_docx([heads, *rows], before=["云岭县2026年重点任务分工清单"]))
    done = run("new", tmp_path / "site", "--place", "云岭县", "--list", published)
    assert done.returncode == 0, done.stderr
    checked = check_folder(tmp_path / "site" / "data")
    assert checked.findings == ()
    register = build_register(checked.sources)
    assert [task.id for task in register.tasks] == [f"2026-zhongdian-renwu-{n}-1" for n in (1, 2)]
    assert [county.name for county in register.counties] == ["双河镇", "东山街道"]
    (collective,) = register.collectives
    assert collective.stands_for_counties
    assert "教育局" in register.units[-1].aliases
    (published_tasks,) = checked.sources.published.values()
    assert [task.text for task in published_tasks] == ["修渠。", "办学。"]
    assert not list((tmp_path / "site" / "data").glob("*.bak"))


def test_the_first_list_of_a_university_comes_in_on_the_way(tmp_path: Path, run: Run) -> None:
    rows = [
        ["序号", "工作任务", "牵头单位", "配合单位"],
        ["1.1", "修订方案。", "教务处", "计算机学院、外国语学院"],
        ["1.2", "改善条件。", "后勤管理处", "各二级学院、学生工作部（处）"],
    ]
    published = tmp_path / "任务分解.docx"
    published.write_bytes(as_docx(rows))
    done = run("new", tmp_path / "site", "--place", "云岭大学", "--list", published)
    assert done.returncode == 0, done.stderr
    checked = check_folder(tmp_path / "site" / "data")
    assert checked.findings == ()
    register = build_register(checked.sources)
    assert [county.name for county in register.counties] == ["计算机学院", "外国语学院"]
    assert [one.stands_for_counties for one in register.collectives] == [True]
    assert {name for unit in register.units for name in unit.aliases} >= {"后勤处", "学工部"}


def test_a_list_that_cannot_be_read_leaves_the_folder_and_says_how_to_go_on(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "list.docx").write_bytes(b"PK\x03\x04 cut off")
    done = run("new", tmp_path / "site", "--list", tmp_path / "list.docx")
    assert done.returncode == 1
    assert "list.docx：" in done.stderr
    assert "已经建好，清单还没有导入" in done.stderr
    assert (tmp_path / "site" / "Makefile").is_file()


def test_an_option_without_words_is_as_if_it_were_not_given(tmp_path: Path, run: Run) -> None:
    run("new", tmp_path / "site", "--place", "云岭县", "--level", "")
    assert "level: 县" in (tmp_path / "site/data/site.yml").read_text(encoding="utf-8")


def test_the_script_is_that_of_this_repository() -> None:
    skeleton = ROOT / "zeren/sites/skeleton/scripts/generate.py"
    assert skeleton.read_bytes() == (ROOT / "scripts/generate.py").read_bytes()


def test_every_option_is_explained() -> None:
    assert [option.name for option in new.params if not getattr(option, "help", "set")] == []
