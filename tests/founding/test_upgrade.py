"""`zeren upgrade`: renews what `new` made and nobody changed, tells the rest, touches no data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands import AsCommand, Run, zeren_main
from tests.trees import whole_tree
from zeren import __version__
from zeren.sites.folder import Renewal, renew_folder
from zeren.sites.record import RECORD

NEWER = b"made by a newer version\n"


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(zeren_main)


@pytest.fixture
def site(tmp_path: Path, run: Run) -> Path:
    """The folder of a site as this version makes it."""
    folder = tmp_path / "site"
    assert run("new", folder, "--place", "云岭县").returncode == 0
    return folder


def renewed(site: Path, **files: bytes) -> dict[str, Renewal]:
    """Upgrade to a version that makes these files anew; what was done by path."""
    return {one.path: one.renewal for one in renew_folder(site, files.items())}


def test_the_same_version_changes_nothing(site: Path, run: Run) -> None:
    before = whole_tree(site)
    done = run("upgrade", "--site", site)
    assert done.returncode == 0
    assert whole_tree(site) == before
    assert done.stdout == f"网站用的是 {__version__} 版。请运行 make site 看一看，再提交。\n"


def test_a_file_that_nobody_changed_is_renewed(site: Path) -> None:
    assert renewed(site, Makefile=NEWER) == {"Makefile": Renewal.RENEWED}
    assert (site / "Makefile").read_bytes() == NEWER


def test_line_ends_of_windows_are_no_change(site: Path) -> None:
    makefile = site / "Makefile"
    makefile.write_bytes(makefile.read_bytes().replace(b"\n", b"\r\n"))
    assert renewed(site, Makefile=NEWER) == {"Makefile": Renewal.RENEWED}


def test_a_changed_file_stays_and_the_difference_is_shown(site: Path, run: Run) -> None:
    (site / "README.md").write_text("# 我们的说明\n", encoding="utf-8")
    done = run("upgrade", "--site", site)
    assert (site / "README.md").read_text(encoding="utf-8") == "# 我们的说明\n"
    assert "README.md：改动过，没有更新" in done.stdout
    assert "-# 我们的说明" in done.stdout
    assert "+# 云岭县责任分工查询" in done.stdout


def test_a_removed_file_stays_away_and_a_new_one_comes(site: Path) -> None:
    (site / ".gitlab-ci.yml").unlink()
    done = renewed(site, **{".gitlab-ci.yml": NEWER, "new.txt": NEWER})
    assert done == {".gitlab-ci.yml": Renewal.REMOVED, "new.txt": Renewal.NEW}
    assert not (site / ".gitlab-ci.yml").exists()
    assert (site / "new.txt").read_bytes() == NEWER


def test_the_version_is_pinned_also_where_lines_were_added(site: Path, run: Run) -> None:
    pins = site / "requirements.txt"
    pins.write_text("# 我们的\nzeren==0.1.0\nmkdocs-x==1\n", encoding="utf-8")
    done = run("upgrade", "--site", site)
    assert pins.read_text(encoding="utf-8") == f"# 我们的\nzeren=={__version__}\nmkdocs-x==1\n"
    assert "requirements.txt：改了版本号" in done.stdout


def test_data_are_never_touched(site: Path, run: Run) -> None:
    for path in (site / "data").glob("*.csv"):
        path.write_bytes(b"\xff\xfe ours")
    before = whole_tree(site / "data")
    assert run("upgrade", "--site", site).returncode == 0
    assert whole_tree(site / "data") == before


@pytest.mark.parametrize("settings", ["{{{", "audience: 公开\n", "words: 县\n"])
def test_settings_with_errors_stop_it_before_anything_changes(
    site: Path, run: Run, settings: str
) -> None:
    (site / "data" / "site.yml").write_text(settings, encoding="utf-8")
    before = whole_tree(site)
    done = run("upgrade", "--site", site)
    assert done.returncode == 1
    assert "先改正 site.yml" in done.stderr
    assert whole_tree(site) == before


@pytest.mark.parametrize(
    "damage",
    [b"", b"[]", b"{", b'{"files": 1, "version": 2}', None],
    ids=["empty", "a list", "cut off", "of other types", "missing"],
)
def test_without_a_record_nothing_that_differs_is_replaced(
    site: Path, damage: bytes | None
) -> None:
    if damage is None:
        (site / RECORD).unlink()
    else:
        (site / RECORD).write_bytes(damage)
    before = (site / "Makefile").read_bytes()
    assert renewed(site, Makefile=NEWER) == {"Makefile": Renewal.CHANGED}
    assert (site / "Makefile").read_bytes() == before


def test_the_next_upgrade_knows_what_this_one_made(site: Path) -> None:
    renewed(site, Makefile=NEWER)
    assert renewed(site, Makefile=b"newer still\n") == {"Makefile": Renewal.RENEWED}


def test_a_folder_that_is_no_site_is_told(tmp_path: Path, run: Run) -> None:
    done = run("upgrade", "--site", tmp_path / "nowhere")
    assert done.returncode == 2
    assert re.search("找不到文件夹", done.stderr)
