"""`zeren serve`: a change shows in the browser without a hand on it, and so do findings."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import DATA
from tests.sites import copy_project

START_SECONDS = 60
RELOAD_MILLISECONDS = 60_000
SETTLED_SECONDS = 3
CLEAN = "检查通过"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project", DATA / "birth-support")


@pytest.fixture
def serve_project(project: Path) -> Callable[[], AbstractContextManager[str]]:
    """Start `serve` for the project; its address, until the block ends."""

    @contextmanager
    def served() -> Iterator[str]:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "zeren", "serve", f"--port={port}"]
        log = project / "serve.log"
        with log.open("wb") as output:
            server = subprocess.Popen(command, cwd=project, stdout=output, stderr=output)  # noqa: S603
            try:
                address = f"http://127.0.0.1:{port}/"
                _wait_for(address, server, log)
                yield address
            finally:
                server.terminate()
                server.wait()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))

    return served


@pytest.fixture
def served(serve_project: Callable[[], AbstractContextManager[str]]) -> Iterator[str]:
    with serve_project() as address:
        yield address


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address):  # noqa: S310 - our own server
                return
        except HTTPError:
            return  # there is no page yet, and that is told
        except URLError:
            time.sleep(0.2)
    pytest.fail(log.read_text(encoding="utf-8"))


def test_a_changed_row_is_seen_and_a_wrong_one_keeps_the_page(
    page: Page, served: str, project: Path
) -> None:
    table, log = project / "data" / "tasks.csv", project / "serve.log"
    text = table.read_text(encoding="utf-8-sig")
    page.goto(f"{served}tasks/birth-support-29/")
    heading = page.locator("article h1")
    findings = page.get_by_role("complementary", name="数据检查")
    expect(heading).to_contain_text("每年报告人口工作情况")
    expect(findings).to_have_count(0)

    table.write_text(text.replace("每年报告人口工作情况", "十二月报告"), encoding="utf-8-sig")
    expect(heading).to_contain_text("十二月报告", timeout=RELOAD_MILLISECONDS)
    time.sleep(SETTLED_SECONDS)
    assert log.read_text(encoding="utf-8").count(CLEAN) == 2, "built once at first, once a save"

    table.write_text(text.replace("29,每年", "29,,,每年"), encoding="utf-8-sig")
    expect(findings).to_contain_text("F008", timeout=RELOAD_MILLISECONDS)
    expect(heading).to_contain_text("十二月报告")

    table.write_text(text, encoding="utf-8-sig")
    expect(findings).to_have_count(0, timeout=RELOAD_MILLISECONDS)
    expect(heading).to_contain_text("每年报告人口工作情况")


def test_a_page_written_by_hand_is_followed(page: Page, served: str, project: Path) -> None:
    page.goto(f"{served}about/")
    about = project / "docs" / "about.md"
    about.write_text("# 关于我们\n\n新写的一段。\n", encoding="utf-8")
    expect(page.locator("article")).to_contain_text("新写的一段", timeout=RELOAD_MILLISECONDS)


def test_where_no_site_could_be_made_yet_the_findings_are_shown(
    page: Page, project: Path, serve_project: Callable[[], AbstractContextManager[str]]
) -> None:
    table = project / "data" / "tasks.csv"
    text = table.read_text(encoding="utf-8-sig")
    table.write_text(text.replace("29,每年", "29,,,每年"), encoding="utf-8-sig")
    with serve_project() as address:
        page.goto(address)
        expect(page.locator("body")).to_contain_text("F008")
        table.write_text(text, encoding="utf-8-sig")
        expect(page.locator("h1")).to_contain_text("责任是什么", timeout=RELOAD_MILLISECONDS)
