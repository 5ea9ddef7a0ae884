"""`zeren build --at` and `zeren archive`, on real histories and with the real builder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.built import dead_links, documents
from tests.commands import AsCommand, Run, zeren_main
from tests.conftest import ROOT
from tests.past_sites import STATES, make_history, write_tasks
from tests.reading.test_last_change import commit, git
from tests.sites import make_site_folder, pages_of
from tests.trees import whole_tree
from zeren.publishing.packages import offline_package, read_site

TASKS = "tasks/index.html"


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(zeren_main)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of a site with three states of its data."""
    return make_history(tmp_path / "office")


def edition(site: Path) -> str:
    return (site / "assets/stylesheets/edition.css").read_text(encoding="utf-8")


def notice(page: Path) -> tuple[str, list[str]]:
    """What a page says of its version, and where it leads."""
    root: HtmlElement = html.document_fromstring(page.read_bytes())
    (found,) = root.find_class("zr-archived")
    return str(found.text_content()).strip(), [one.get("href", "") for one in found.iter("a")]


@pytest.mark.parametrize("called", ["2026-10-30", "HEAD~1"])
def test_the_site_is_built_from_the_data_as_they_were(office: Path, run: Run, called: str) -> None:
    data = whole_tree(office / "data")
    done = run("build", "--no-pdf", "--site", office, "--at", called)
    assert done.returncode == 0, done.stderr
    assert "2026年9月30日改的" in done.stdout
    assert "数据文件夹没有动" in done.stdout
    assert "乙事" in (office / "site" / TASKS).read_text(encoding="utf-8")
    assert "更新于 2026-09-30" in edition(office / "site")
    assert whole_tree(office / "data") == data
    changes = (office / "site" / "changes" / "index.html").read_text(encoding="utf-8")
    assert ("2026年9月30日" in changes, "2026年10月31日" in changes) == (True, False)


def test_without_a_day_the_site_is_of_today_again(office: Path, run: Run) -> None:
    assert run("build", "--no-pdf", "--site", office).returncode == 0
    today = read_site(office / "site")
    assert run("build", "--no-pdf", "--site", office, "--at", "2026-08-31").returncode == 0
    assert read_site(office / "site") != today
    assert run("build", "--no-pdf", "--site", office, "--at", "").returncode == 0
    assert read_site(office / "site") == today


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("2026-08-30", "最早的是 2026-08-31"),
        ("2026-13-01", "没有 2026-13-01 这一天"),
        ("no-such-branch", "没有 no-such-branch 这个日期或提交"),
        ("--help", "没有 --help 这个日期或提交"),
    ],
)
def test_what_is_not_there_is_told(office: Path, run: Run, called: str, said: str) -> None:
    done = run("build", "--no-pdf", "--site", office, f"--at={called}")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (office / "site").exists()


def test_a_shallow_copy_says_how_to_get_the_rest(office: Path, tmp_path: Path, run: Run) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", office.as_uri(), str(shallow))
    for called in ("2026-09-30", "HEAD~1"):
        done = run("build", "--no-pdf", "--site", shallow, "--at", called)
        assert done.returncode == 2
        assert "git fetch --unshallow" in done.stderr
    done = run("archive", "--no-pdf", "--site", shallow)
    assert (done.returncode, "没有以前的版本" in done.stderr) == (0, True)


def test_without_git_there_is_nothing_to_go_back_to(
    office: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = make_site_folder(tmp_path / "bare", ROOT / "tests/data/minimal")
    for command in (("build", "--at", "2026-10-31"), ("archive",), ("archive", "2026-10-31")):
        done = run(*command, "--no-pdf", "--site", bare)
        assert (done.returncode, "不在 git 仓库里" in done.stderr) == (2, True)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("build", "--no-pdf", "--site", office, "--at", "2026-10-31")
    assert (done.returncode, "没有找到 git" in done.stderr) == (2, True)


def test_data_that_fail_the_checks_of_today_are_told(office: Path, run: Run) -> None:
    write_tasks(office, "1,办好甲事。,州不存在局\n")
    commit(office, "2026-11-01T12:00:00+08:00")
    write_tasks(office, STATES["2026-08-31"])
    commit(office, "2026-11-02T12:00:00+08:00")
    done = run("build", "--no-pdf", "--site", office, "--at", "2026-11-01")
    assert done.returncode == 1
    assert "州不存在局" in done.stdout
    assert "以下是以前的数据" in done.stderr
    done = run("archive", "--no-pdf", "--site", office, "2026-11-01")
    assert done.returncode == 1
    assert "没有做 2026-11-01 的存档" in done.stderr
    # On no day that was asked for: then it is told and stops nothing.
    done = run("archive", "--no-pdf", "--site", office)
    assert (done.returncode, "没有做 2026-11-01 的存档" in done.stderr) == (0, True)
    assert {one.name for one in (office / "archive").iterdir()} == {*STATES}


@pytest.mark.slow
@pytest.mark.parametrize("prefix", ["", "site"])
def test_each_page_of_a_copy_says_its_day_and_leads_to_today(
    office: Path, run: Run, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", f"https://example.org/{prefix}/".replace("//site", "/site"))
    done = run("archive", "--no-pdf", "--site", office)
    assert done.returncode == 0, done.stderr
    site = office / "site"
    copy = site / "archive" / "2026-09-30"
    assert {one.name for one in (site / "archive").iterdir()} == {
        "index.html",
        "2026-08-31",
        "2026-09-30",
    }
    for page in sorted(copy.rglob("*.html")):
        words, links = notice(page)
        assert words.startswith("这是 2026年9月30日 的版本，已存档，不再更新。")
        head = html.fromstring(page.read_bytes()).find("head")
        assert head is not None
        assert head.xpath("meta[@name='robots']/@content") == ["noindex"]
        assert str(head.findtext("title")).startswith("2026年9月30日存档 - ")
        today, others = ((page.parent / link).resolve() for link in links)
        assert others == site / "archive"
        same = page.parent.relative_to(copy)
        is_there = (site / same / "index.html").is_file()
        assert today == (site / same if is_there else site)
        assert ("没有这一页" in words) is not is_there
    assert "没有这一页" in notice(copy / "tasks/p-2/index.html")[0]
    assert "乙事" in (copy / "assets/search/index.js").read_text(encoding="utf-8")
    assert "更新于 2026-09-30" in edition(copy)
    assert not {path.name for path in copy.iterdir()} & {"sitemap.xml", "404.html", ".copy"}
    assert dead_links(site) == []
    footer = documents(site)["units/"].xpath("//footer//a[.='以前的版本']/@href")
    assert footer == ["../archive/"]
    assert "archive/2026" not in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_copies_are_made_once_and_survive_builds_of_any_kind(office: Path, run: Run) -> None:
    assert run("archive", "--no-pdf", "--site", office).returncode == 0
    kept = office / "archive" / "2026-09-30" / "index.html"
    made = kept.stat()
    again = run("archive", "--no-pdf", "--site", office, "2026-09-30")
    assert "存档 2026-09-30" not in again.stdout
    assert kept.stat() == made
    archived = whole_tree(office / "site" / "archive")
    for rows, options in (
        ("1,办好甲事和丁事。,州财政局\n", ()),  # into the site that stands
        ("1,办好甲事和戊事。,州财政局\n", ("--plain",)),
        (STATES["2026-10-31"], ("--to", office / "site")),
    ):
        write_tasks(office, rows)
        assert run("build", "--no-pdf", "--site", office, *options).returncode == 0
        assert whole_tree(office / "site" / "archive") == archived
    # A task that comes back is today's page again, of those that have said there was none.
    write_tasks(office, STATES["2026-09-30"])
    assert run("build", "--no-pdf", "--site", office).returncode == 0
    page = office / "site/archive/2026-09-30/tasks/p-2/index.html"
    assert "没有这一页" not in notice(page)[0]
    assert dead_links_now(office / "site") == []
    # Another program or another page written by hand: another copy.
    (office / "docs" / "about.md").write_text("# 关于\n", encoding="utf-8")
    assert "存档 2026-09-30" in run("archive", "--no-pdf", "--site", office, "2026-09-30").stdout


def dead_links_now(site: Path) -> list[str]:
    documents.cache_clear()
    return dead_links(site)


def test_a_site_without_copies_is_as_it_was(office: Path, run: Run) -> None:
    assert run("build", "--no-pdf", "--site", office).returncode == 0
    without = read_site(office / "site")
    assert run("archive", "--no-pdf", "--site", office, "2026-08-31").returncode == 0
    assert read_site(office / "site") != without
    assert is_packed_whole(office / "site")
    shutil.rmtree(office / "archive")
    done = run("build", "--no-pdf", "--site", office)
    assert "zeren archive 2026-08-31" in done.stderr
    assert read_site(office / "site") == without


def is_packed_whole(site: Path) -> bool:
    """Whether the package to open from a folder holds every page of the archive."""
    package = offline_package(read_site(site), "s")
    return all(f"{page}index.html".encode() in package for page in pages_of(site))


def test_a_day_must_be_one(office: Path, run: Run) -> None:
    done = run("archive", "--no-pdf", "--site", office, "HEAD~1")
    assert (done.returncode, "2026-10-31" in done.stderr) == (2, True)


def test_of_many_days_the_newest_are_kept(
    office: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zeren.cli.archiving.MOST", 1)
    done = run("archive", "--no-pdf", "--site", office)
    assert [one.name for one in (office / "archive").iterdir()] == ["2026-09-30"]
    assert "zeren archive 2026-08-31" in done.stderr


def test_what_is_private_today_stands_in_no_earlier_version(office: Path, run: Run) -> None:
    plans, tasks = office / "data/plans.yml", office / "data/tasks.csv"
    begin = plans.read_text(encoding="utf-8")

    def publish(day: str, key: str, words: str) -> None:
        plans.write_text(f"{begin}  {key}: [联系人]\n", encoding="utf-8")
        text = f"序号,工作任务,牵头单位,联系人\n1,{words},州财政局,张三\n"
        tasks.write_text(text, encoding="utf-8-sig")
        commit(office, f"{day}T12:00:00+08:00")

    def holding() -> list[str]:
        files = (path for path in (office / "site").rglob("*") if path.is_file())
        return [str(path) for path in files if "张三".encode() in path.read_bytes()]

    publish("2026-11-01", "columns", "办好甲事。")
    publish("2026-11-02", "columns", "办好丁事。")
    assert run("archive", "--no-pdf", "--site", office, "2026-11-01").returncode == 0
    assert any("archive/2026-11-01" in path for path in holding())
    publish("2026-11-03", "private_columns", "办好丁事。")
    done = run("build", "--no-pdf", "--site", office)
    assert (done.returncode, holding()) == (0, [])
    assert "2026-11-01 的存档里有现在不公开的列" in done.stderr
    assert run("archive", "--no-pdf", "--site", office, "2026-11-01").returncode == 0
    assert ((office / "site/archive/2026-11-01").is_dir(), holding()) == (True, [])
    assert run("build", "--no-pdf", "--site", office, "--at", "2026-11-02").returncode == 0
    assert holding() == []
