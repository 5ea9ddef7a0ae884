"""Site and package are made beside the old ones, which stay: killed, refused, without room."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from tests.commands import AsCommand, Run, zeren_main
from tests.conftest import DATA, ROOT
from tests.disks import needs_mounts, on_a_full_disk
from tests.interrupted import killed_at
from tests.once import made_once
from tests.sites import build_site, make_site_folder
from tests.trees import Tree, whole_tree
from zeren.publishing.building import WHOLE, is_whole

CLEAN, FINDINGS, USAGE, WRITING = 0, 1, 2, 3
BUILD = (sys.executable, "-m", "zeren", "build", "--no-pdf")


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small site that was built."""

    def make(folder: Path) -> None:
        build_site(make_site_folder(folder / "office", DATA / "minimal"))

    return made_once(tmp_path_factory, "small-site", make) / "office"


@pytest.fixture
def office(built_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built_once, tmp_path / "office")


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(zeren_main)


def change_a_task(office: Path) -> None:
    tasks = office / "data" / "tasks.csv"
    text = tasks.read_text(encoding="utf-8-sig").replace("甲", "改")
    tasks.write_text(text, encoding="utf-8-sig")


def site_of(office: Path) -> Tree:
    return whole_tree(office / "site")


def leftovers(office: Path) -> list[str]:
    return [path.name for path in office.iterdir() if path.name.startswith(".site")]


def test_a_site_that_is_whole_is_told_from_one_that_is_not(office: Path) -> None:
    assert is_whole(office / "site")
    for spoil in (Path.unlink, lambda path: path.write_bytes(b"half")):
        copy = shutil.copytree(office / "site", office / "copy")
        spoil(copy / "index.html")
        assert not is_whole(copy)
        shutil.rmtree(copy)
    (office / "site" / WHOLE).unlink()
    assert not is_whole(office / "site")


def test_pages_that_the_builder_refuses_leave_the_old_site(office: Path, run: Run) -> None:
    before = site_of(office)
    (office / "docs" / "own.md").write_text("# 自己写的\n\n[没有](nowhere.md)\n", encoding="utf-8")
    done = run("build", "--no-pdf", "--site", office)
    assert done.returncode == FINDINGS
    assert "网站没有建成，原因见上；原来的网站还在。" in done.stderr
    assert "INFO" not in done.stderr
    assert site_of(office) == before
    assert leftovers(office) == []


def test_data_with_errors_leave_the_old_site(office: Path, run: Run) -> None:
    before = site_of(office)
    (office / "data" / "tasks.csv").write_text("序号\n1\n", encoding="utf-8-sig")
    assert run("build", "--no-pdf", "--site", office).returncode == FINDINGS
    assert site_of(office) == before


@pytest.mark.slow
def test_killed_at_any_moment_the_old_site_stays(office: Path) -> None:
    """The builder and all that belongs to it, as a full memory or a loss of power ends them."""
    before = site_of(office)
    change_a_task(office)
    found = []
    for moment in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.3, 1.6, 2.0, 3.0):
        build = subprocess.Popen(  # noqa: S603 - fixed arguments
            (*BUILD, f"--site={office}"),
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moment)
        os.killpg(build.pid, signal.SIGKILL)
        if build.wait() != -signal.SIGKILL:
            break
        assert is_whole(office / "site")
        found.append(site_of(office))
    assert zeren_main([*BUILD[3:], f"--site={office}"]) == CLEAN
    assert is_whole(office / "site")
    assert leftovers(office) == []
    # Killed after the exchange a run has left the new site, also whole.
    assert all(site in (before, site_of(office)) for site in found)
    assert found.count(before) > 2
    assert site_of(office) != before


@needs_mounts
@pytest.mark.slow
@pytest.mark.parametrize("free", [0, 100, 400, 800])
def test_a_full_disk_leaves_the_old_site(free: int, office: Path, tmp_path: Path) -> None:
    """Free space in KB: for no page, for some, and for all but the last ones."""
    before = site_of(office)
    printed = on_a_full_disk(free, office, tmp_path, *BUILD, f"--site={office}", room="256m")
    assert f"写入失败：{office}/site：磁盘已满" in printed
    assert "Traceback" not in printed
    assert [line for line in printed.splitlines() if "exit code" in line] == [
        f"exit code {WRITING}",
        f"exit code {CLEAN}",
    ]
    for state in ("full", "next"):
        assert site_of(tmp_path / state) == before
        assert is_whole(tmp_path / state / "site")
        assert leftovers(tmp_path / state) == []


def test_under_any_mask_a_web_server_can_read_the_site(office: Path, tmp_path: Path) -> None:
    command = (*BUILD, f"--site={office}", f"--to={tmp_path}/served")
    subprocess.run(command, cwd=ROOT, check=True, umask=0o077)  # noqa: S603 - fixed arguments
    served = [tmp_path / "served", *(tmp_path / "served").rglob("*")]
    assert len(served) > 50
    closed = [path for path in served if path.stat().st_mode & 0o444 != 0o444]
    closed += [path for path in served if path.is_dir() and path.stat().st_mode & 0o111 != 0o111]
    assert closed == []


# ---- Packages ----


def pack(kind: str, office: Path) -> int:
    return zeren_main(["pack", kind, f"--site={office}"])


def packages(office: Path) -> Tree:
    return {name: data for name, data in whole_tree(office / "build").items() if name[0] != "."}


@pytest.mark.parametrize("kind", ["offline", "dist"])
def test_killed_anywhere_the_package_and_its_sum_are_old_or_new(
    kind: str, office: Path, tmp_path: Path
) -> None:
    pack(kind, office)
    old = packages(office)
    (office / "docs" / "about.md").write_text("# 关于本站\n\n改了。\n", encoding="utf-8")
    build_site(office)
    undisturbed = shutil.copytree(office, tmp_path / "undisturbed")
    pack(kind, undisturbed)
    new = packages(undisturbed)
    assert old.keys() == new.keys()
    assert old != new
    for number in count():
        copy = shutil.copytree(office / "build", tmp_path / "killed" / "build")
        run: Callable[[], int] = partial(
            zeren_main, ["pack", kind, f"--site={office}", f"--to={copy}"]
        )
        code = killed_at(number, run)
        if code == CLEAN:
            break
        assert code == -signal.SIGKILL
        for name, data in packages(tmp_path / "killed").items():
            assert data in (old[name], new[name])
        assert run() == CLEAN
        assert packages(tmp_path / "killed") == new
        assert not (copy / ".changing").exists()
        shutil.rmtree(copy)
    assert number > 15


def test_half_a_site_is_not_packed(office: Path, run: Run) -> None:
    (office / "site" / "index.html").write_bytes(b"half")
    done = run("pack", "dist", "--site", office)
    assert done.returncode == USAGE
    assert "网站没有建完" in done.stderr


def test_the_script_of_make_builds_with_zeren() -> None:
    """No way around: neither MkDocs nor Zensical empties a folder that readers see."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "zensical build" not in makefile
    assert "mkdocs build" not in makefile
