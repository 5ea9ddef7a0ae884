"""`make serve`: a changed row shows in the browser without a hand on it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import DATA
from tests.sites import copy_project

START_SECONDS = 60
RELOAD_MILLISECONDS = 60_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project", DATA / "birth-support")


@pytest.fixture
def served(project: Path) -> Iterator[str]:
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


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address):  # noqa: S310 - our own server
                return
        except URLError:
            time.sleep(0.2)
    pytest.fail(log.read_text(encoding="utf-8"))


def test_a_changed_row_is_seen_and_a_wrong_one_keeps_the_page(
    page: Page, served: str, project: Path
) -> None:
    table = project / "data" / "tasks.csv"
    text = table.read_text(encoding="utf-8-sig")
    page.goto(f"{served}tasks/birth-support-29/")
    heading = page.locator("article h1")
    expect(heading).to_contain_text("每年报告人口工作情况")

    table.write_text(text.replace("每年报告人口工作情况", "十二月报告"), encoding="utf-8-sig")
    expect(heading).to_contain_text("十二月报告", timeout=RELOAD_MILLISECONDS)

    table.write_text(text.replace("29,每年", "29,,,每年"), encoding="utf-8-sig")
    _wait_for_words(project / "serve.log", "F008")
    page.reload()
    expect(heading).to_contain_text("十二月报告")


def _wait_for_words(log: Path, words: str) -> None:
    until = time.monotonic() + START_SECONDS
    while words not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < until, log.read_text(encoding="utf-8")
        time.sleep(0.2)
