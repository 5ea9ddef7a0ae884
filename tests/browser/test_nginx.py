"""The sample configuration, tried with a real nginx, Debian's way, and the package of `make dist`.

All tests run beside Debian's default site, which takes every request that no other site wants.
"""

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
DEFAULT_SITE = "sites-available/default"
NEIGHBOUR = "neighbour.example.org"
PATIENCE_SECONDS = 10
PRIVATE = "nobody's business"
# What people leave where the package was unpacked; the first two it brings itself.
BESIDE_THE_SITE = (
    *("nginx.conf", "SHA256SUMS", "nginx.conf.bak", "nginx.conf~", "responsibility-site.conf"),
    *("responsibility-site-dist.zip", "responsibility-site-dist.zip.sha256"),
)
HIDDEN = (
    *(".env", ".git/config", "site/.htpasswd", "site/.git/config", "site/units/.hidden/a.html"),
    *(".well-known/security.txt", "site/..hidden"),
)


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
        return self.ask(f"/site/{path}", method, **headers)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path of the host, which is sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        answer = Answer(
            response.status,
            {name.lower(): value for name, value in response.getheaders()},
            response.read(),
        )
        connection.close()
        return answer


def find_nginx() -> tuple[str, Path]:
    """The program and Debian's files for it; the test is skipped where there is none."""
    for program, files in (
        (shutil.which("nginx"), Path("/etc/nginx")),
        (shutil.which("/usr/sbin/nginx"), Path("/etc/nginx")),
        (shutil.which(UNPACKED / "usr/sbin/nginx"), UNPACKED / "etc/nginx"),
    ):
        if program is not None and (files / DEFAULT_SITE).is_file():
            return program, files
    pytest.skip("no nginx of Debian here, and scripts/install-nginx.sh could not get one")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def on_loopback(configuration: str, port: int) -> str:
    """A configuration that listens on this machine alone."""
    addresses = {"80": f"127.0.0.1:{port}", "[::]:80": f"[::1]:{port}" if has_ipv6() else ""}
    for line, address, options in re.findall(
        r"^(\s+listen (80|\[::\]:80)( default_server)?;)", configuration, re.MULTILINE
    ):
        listen = f"\n    listen {addresses[address]}{options};" if addresses[address] else ""
        configuration = configuration.replace(line, listen)
    assert str(port) in configuration
    return configuration


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return False
    return True


def lay_out(files: Path, folder: Path, port: int) -> Path:
    """Debian's configuration with its default site, a neighbour, and ours in `conf.d`, in a folder.

    Args:
        files: What Debian puts into `/etc/nginx`.
        folder: Where to; it stands for `/etc/nginx`, `/srv/www`, `/run` and `/var/log/nginx`.
        port: What stands for port 80.

    Returns:
        The file for nginx to start from.
    """
    for name in ("conf.d", "modules-enabled", "sites-enabled"):
        (folder / name).mkdir()
    shutil.copy(files / "mime.types", folder)
    default = (files / DEFAULT_SITE).read_text(encoding="utf-8")
    (folder / "sites-enabled/default").write_text(on_loopback(default, port), encoding="utf-8")
    neighbour = (
        f"server {{\n    listen 80;\n    server_name {NEIGHBOUR};\n    return 200 neighbour;\n}}\n"
    )
    (folder / "sites-enabled/neighbour").write_text(on_loopback(neighbour, port), encoding="utf-8")
    sample = on_loopback(SAMPLE.read_text(encoding="utf-8"), port)
    assert sample.count("root /srv/www;") == 1
    sample = sample.replace("root /srv/www;", f"root {folder}/www;")
    (folder / "conf.d/responsibility-site.conf").write_text(sample, encoding="utf-8")
    main = (files / "nginx.conf").read_text(encoding="utf-8")
    for path, here in (
        ("/etc/nginx", str(folder)),
        ("/var/log/nginx", str(folder)),
        ("/run/nginx.pid", f"{folder}/pid"),
        ("user www-data;", ""),  # it is said by root alone
        ("http {", f"http {{\n{temporary_folders(folder)}"),
    ):
        assert path in main
        main = main.replace(path, here)
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    return folder / "nginx.conf"


def temporary_folders(folder: Path) -> str:
    """Where nginx keeps what is under way: below a folder, not in `/var`."""
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return "".join(f"  {name}_temp_path {folder}/{name};\n" for name in names)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, mkdocs_site: Path) -> Iterator[Server]:
    program, files = find_nginx()
    site = read_site(mkdocs_site)
    folder = tmp_path_factory.mktemp("nginx")
    package = server_package(site, {SAMPLE.name: SAMPLE.read_bytes()})
    with zipfile.ZipFile(BytesIO(package)) as archive:
        archive.extractall(folder / "www")
    for path in (*BESIDE_THE_SITE, *HIDDEN):
        file = folder / "www" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PRIVATE, encoding="ascii")
    port = free_port()
    command = [program, "-e", str(folder / "error.log"), "-c", str(lay_out(files, folder, port))]
    checked = subprocess.run(  # noqa: S603 - fixed arguments
        [*command, "-t"], capture_output=True, check=False, encoding="utf-8"
    )
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr
    command += ["-g", "daemon off; master_process off;"]
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


@pytest.mark.parametrize("host", ["127.0.0.1", "duties.example.org", "localhost"])
def test_the_site_is_there_under_every_name_beside_debians_default_site(
    host: str, server: Server
) -> None:
    answer = server.get("", Host=host)
    assert (answer.status, answer.body) == (200, server.site["index.html"])


def test_the_site_is_there_for_who_names_no_host(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(b"GET /site/ HTTP/1.0\r\n\r\n")
        assert connection.makefile("rb").read().endswith(server.site["index.html"])


def test_a_site_with_a_name_of_its_own_keeps_it(server: Server) -> None:
    assert server.get("", Host=NEIGHBOUR).body == b"neighbour"


def test_every_file_of_the_site_is_served_as_it_is(server: Server) -> None:
    for path, data in server.site.items():
        answer = server.get(path)
        assert (answer.status, answer.body) == (200, data), path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("units/caizheng-ju/", "text/html; charset=utf-8"),
        ("assets/stylesheets/parts.css", "text/css; charset=utf-8"),
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
        ("assets/stylesheets/parts.css", True),
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
    for path in ("", "assets/stylesheets/parts.css", "missing/"):
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


def written(path: str) -> list[str]:
    """A path as it may be asked for."""
    return [
        f"/{path}",
        f"//{path}",
        f"/{path}?a=1",
        f"/{path}/",
        f"/site/../{path}",
        f"/site/%2e%2E/{path}",
        f"/{path.replace('.', '%2e')}",
        f"/{path.replace('/', '%2F').replace('.', '%2E')}",
        "/" + "".join(f"%{ord(sign):02x}" for sign in path),
    ]


@pytest.mark.parametrize("path", [*BESIDE_THE_SITE, *HIDDEN])
def test_neither_dotfiles_nor_what_lies_beside_the_site_is_served(
    path: str, server: Server
) -> None:
    for asked in written(path):
        answer = server.ask(asked)
        assert answer.status == 404, asked
        assert PRIVATE.encode() not in answer.body, asked
        assert answer.headers["x-content-type-options"] == "nosniff"


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
