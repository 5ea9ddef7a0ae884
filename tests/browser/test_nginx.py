"""The sample configuration, tried with a real nginx and the package of `make dist`."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.search_boxes import SearchBox
from tests.conftest import ROOT
from zeren.publishing.packages import read_site, server_package

SAMPLE = ROOT / "zeren/publishing/servers/nginx.conf"
UNPACKED = ROOT / "build/nginx"
PATIENCE_SECONDS = 10


@dataclass(frozen=True)
class Answer:
    """What the server sent.

    Attributes:
        status: The status.
        headers: The headers, names in lower case.
        body: The body, as sent.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running nginx.

    Attributes:
        port: Its port on this machine.
        site: The files of the site that it serves.
    """

    port: int
    site: Mapping[str, bytes]

    @property
    def address(self) -> str:
        """The address of the site in its folder."""
        return f"http://127.0.0.1:{self.port}/site/"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path below the folder of the site."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        connection.request(method, f"/site/{path}", headers=headers)
        response = connection.getresponse()
        answer = Answer(
            response.status,
            {name.lower(): value for name, value in response.getheaders()},
            response.read(),
        )
        connection.close()
        return answer


def find_nginx() -> tuple[str, Path]:
    """The program and its types of files; the test is skipped where there is none."""
    for program, types in (
        (shutil.which("nginx"), Path("/etc/nginx/mime.types")),
        (shutil.which("/usr/sbin/nginx"), Path("/etc/nginx/mime.types")),
        (shutil.which(UNPACKED / "usr/sbin/nginx"), UNPACKED / "etc/nginx/mime.types"),
    ):
        if program is not None and types.is_file():
            return program, types
    pytest.skip("no nginx here, and scripts/install-nginx.sh could not get one")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def configuration(folder: Path, types: Path, port: int) -> str:
    """The sample as it is, but for port and folders, inside what nginx wants around it."""
    sample = SAMPLE.read_text(encoding="utf-8")
    for pattern, value in (
        (r"listen 80;", f"listen 127.0.0.1:{port};"),
        (r"root /srv/www;", f"root {folder}/www;"),
        (r"include mime\.types;", f"include {types};"),
    ):
        sample, number = re.subn(pattern, value, sample)
        assert number == 1, pattern
    temporary = "".join(
        f"  {name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"pid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\nmaster_process off;\n"
        f"events {{}}\nhttp {{\n  access_log off;\n{temporary}{sample}}}\n"
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, mkdocs_site: Path) -> Iterator[Server]:
    program, types = find_nginx()
    site = read_site(mkdocs_site)
    folder = tmp_path_factory.mktemp("nginx")
    with zipfile.ZipFile(BytesIO(server_package(site, {}))) as archive:
        archive.extractall(folder / "www")
    port = free_port()
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, types, port), encoding="utf-8")
    command = [program, "-e", str(folder / "error.log"), "-c", str(file)]
    checked = subprocess.run(  # noqa: S603 - fixed arguments
        [*command, "-t"], capture_output=True, check=False, encoding="utf-8"
    )
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr
    process = subprocess.Popen(command)  # noqa: S603 - fixed arguments
    try:
        wait_for(port)
        yield Server(port, site)
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("nginx does not answer")


def test_every_file_of_the_site_is_served_as_it_is(server: Server) -> None:
    for path, data in server.site.items():
        answer = server.get(path)
        assert (answer.status, answer.body) == (200, data), path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("units/caizheng-ju/", "text/html; charset=utf-8"),
        ("assets/stylesheets/site.css", "text/css; charset=utf-8"),
        ("assets/javascripts/site.js", r"(application|text)/javascript; charset=utf-8"),
        ("assets/search/index.js", r"(application|text)/javascript; charset=utf-8"),
        ("assets/images/favicon.svg", r"image/svg\+xml; charset=utf-8"),
    ],
)
def test_every_kind_of_file_says_what_it_is_and_that_it_is_utf_8(
    path: str, kind: str, server: Server
) -> None:
    assert re.fullmatch(kind, server.get(path).headers["content-type"])


@pytest.mark.parametrize(
    ("path", "is_packed"),
    [
        ("units/caizheng-ju/", True),
        ("assets/search/index.js", True),
        ("assets/stylesheets/site.css", True),
        ("assets/images/favicon.png", False),
    ],
)
def test_texts_are_sent_packed(path: str, *, is_packed: bool, server: Server) -> None:
    headers = server.get(path, **{"Accept-Encoding": "gzip"}).headers
    assert (headers.get("content-encoding") == "gzip") is is_packed
    assert ("vary" in headers) is is_packed


def test_only_names_with_a_fingerprint_are_kept_without_asking(server: Server) -> None:
    kept = {
        path: server.get(path).headers["cache-control"]
        for path in server.site
        if path.endswith((".html", ".js", ".css"))
    }
    for path, rule in kept.items():
        has_fingerprint = re.search(r"\.[0-9a-f]{8}\.min\.(css|js)$", path) is not None
        assert ("immutable" in rule) is has_fingerprint, path
        assert (rule == "no-cache") is not has_fingerprint, path
    assert any("immutable" in rule for rule in kept.values())


def test_what_did_not_change_is_not_sent_again(server: Server) -> None:
    tag = server.get("").headers["etag"]
    assert server.get("", **{"If-None-Match": tag}).status == 304


def test_every_answer_bears_the_headers_of_security(server: Server) -> None:
    for path in ("", "assets/stylesheets/site.css", "missing/"):
        headers = server.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["content-security-policy"] == "frame-ancestors 'self'"
        assert "camera=()" in headers["permissions-policy"]
        assert headers["server"] == "nginx"


def test_a_missing_page_is_told_with_the_page_of_the_site(server: Server) -> None:
    answer = server.get("units/missing/")
    assert answer.status == 404
    assert "没有找到这个网页" in answer.body.decode()


def test_a_folder_without_its_slash_leads_to_the_page_on_the_same_host(server: Server) -> None:
    answer = server.get("units/caizheng-ju")
    assert (answer.status, answer.headers["location"]) == (301, "/site/units/caizheng-ju/")


def test_nothing_but_reading_is_allowed(server: Server) -> None:
    assert server.get("", method="HEAD").status == 200
    assert server.get("", method="POST").status == 403


def test_the_site_works_in_its_folder(page: Page, server: Server) -> None:
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("response", lambda r: faults.append(r.url) if r.status >= 400 else None)
    box = SearchBox(page, server.address)
    box.open("units/caizheng-ju/")
    assert box.find("医保局")[0].page == "units/yibao-ju/"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server.address}units/yibao-ju/**")
    assert box.heading == "州医保局"
    assert faults == []
