"""`zeren serve` answers only to its own host name, and hands nothing to the pages of others."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT
from tests.sites import make_site_folder

START_SECONDS = 60
# A page, one that is missing, a file, and what tells browsers to reload.
PATHS = ("/", "/units/", "/missing/", "/assets/search/index.js", "/livereload/0/1")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port on which a site is served."""
    site = make_site_folder(tmp_path_factory.mktemp("served") / "site", DATA / "minimal")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    log = site / "serve.log"
    command = [sys.executable, "-m", "zeren", "serve", f"--site={site}", f"--port={port}"]
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)  # noqa: S603
        try:
            wait_for(port, server, log)
            yield port
        finally:
            server.terminate()
            server.wait()


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(log.read_text(encoding="utf-8"))


def ask(port: int, path: str, *hosts: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for a path, with these words as its `Host`; status, headers and body of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    for host in hosts:
        connection.putheader("Host", host.replace("PORT", str(port)))
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value.replace("PORT", str(port)))
    connection.endheaders()
    response = connection.getresponse()
    answer = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return answer


@pytest.mark.parametrize(
    "host", ["127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT", "[::1]:PORT"]
)
@pytest.mark.parametrize("path", PATHS)
def test_it_answers_to_its_own_name(path: str, host: str, port: int) -> None:
    status, headers, body = ask(port, path, host)
    assert status == (404 if path == "/missing/" else 200)
    assert body
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("evil.example:PORT",),
        ("evil.example",),
        ("127.0.0.1.evil.example:PORT",),
        ("localhost.evil.example:PORT",),
        ("127.0.0.1:PORT@evil.example",),
        ("127.0.0.2:PORT",),
        ("0.0.0.0:PORT",),
        ("2130706433:PORT",),
        ("127.0.0.1:1",),
        ("localhost",),
        ("127.0.0.1:PORT", "evil.example:PORT"),
        ("evil.example:PORT", "127.0.0.1:PORT"),
    ],
)
@pytest.mark.parametrize("path", PATHS)
def test_it_says_nothing_to_who_asks_for_another(
    path: str, hosts: tuple[str, ...], port: int
) -> None:
    status, _, body = ask(port, path, *hosts)
    assert (status, body) == (421, b"")


@pytest.mark.parametrize(
    "asked_from",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"},
        {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "no-cors"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", PATHS)
def test_it_hands_nothing_to_pages_of_others(
    path: str, asked_from: dict[str, str], port: int
) -> None:
    status, _, body = ask(port, path, "127.0.0.1:PORT", **asked_from)
    assert (status, body) == (403, b"")


@pytest.mark.parametrize(
    "asked_from",
    [
        {"Origin": "http://127.0.0.1:PORT", "Sec_Fetch_Site": "same-origin"},
        {"Sec_Fetch_Site": "none", "Sec_Fetch_Mode": "navigate"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"},
    ],
)
def test_its_own_pages_and_who_follows_a_link_get_the_page(
    asked_from: dict[str, str], port: int
) -> None:
    status, _, body = ask(port, "/", "localhost:PORT", **asked_from)
    assert status == 200
    assert b"<!doctype html>" in body
