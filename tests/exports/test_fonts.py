"""The fonts of the PDFs are taken only where they are the very ones that are expected."""

from __future__ import annotations

import hashlib
import io
import tarfile
import threading
import urllib.request
from collections.abc import Callable, Iterator
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from zeren.exports import fonts
from zeren.exports.downloads import DownloadError, _Redirects, download
from zeren.exports.fonts import MIRRORS, PACKAGES, FontsError, Package, install_fonts

NAME = "Invented-Regular.otf"
FONT = b"an invented font"


def package_of(content: dict[str, bytes]) -> bytes:
    """A Debian package with files in it, at least as far as fonts are concerned."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz") as archive:
        for name, data in content.items():
            member = tarfile.TarInfo(f"./usr/share/fonts/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return in_archive(packed.getvalue())


def in_archive(data: bytes) -> bytes:
    head = f"{'data.tar.xz':<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode()
    return b"!<arch>\n" + head + data


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


RIGHT = package_of({NAME: FONT})
PATH = "pool/main/i/invented/invented_1_all.deb"
INVENTED = Package(PATH, len(RIGHT), digest_of(RIGHT), {NAME: digest_of(FONT)})


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mirror of Debian without a package, on a machine without fonts."""
    folder = tmp_path / "mirror"
    monkeypatch.setattr(fonts, "SYSTEM", ())
    monkeypatch.setenv("DEBIAN_MIRROR", folder.as_uri())
    return folder


@pytest.fixture
def put(mirror: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put what is to stand for the invented package onto the mirror."""
    monkeypatch.setattr(fonts, "PACKAGES", (INVENTED,))

    def put(package: bytes) -> None:
        (mirror / PATH).parent.mkdir(parents=True, exist_ok=True)
        (mirror / PATH).write_bytes(package)

    return put


def test_the_right_package_gives_its_font(tmp_path: Path, put: Callable[[bytes], None]) -> None:
    put(RIGHT)
    told = list[str]()
    install_fonts(tmp_path / "fonts", told.append)
    install_fonts(tmp_path / "fonts", told.append)
    (font,) = (tmp_path / "fonts").iterdir()
    assert (font.name, font.read_bytes()) == (NAME, FONT)
    assert len(told) == 1


@pytest.mark.parametrize("package", PACKAGES)
def test_a_forged_package_is_refused_and_not_kept(
    package: Package, mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "PACKAGES", (package,))
    (mirror / package.path).parent.mkdir(parents=True)
    (mirror / package.path).write_bytes(package_of(dict.fromkeys(package.fonts, b"forged")))
    kept, told = tmp_path / "fonts", list[str]()
    with pytest.raises(FontsError, match="不是所要的文件"):
        install_fonts(kept, told.append)
    assert not kept.exists()
    assert len(told) == 1


def test_a_package_is_known_before_it_is_opened(
    tmp_path: Path, put: Callable[[bytes], None]
) -> None:
    for forged in (bytes(len(RIGHT)), in_archive(bytes(len(RIGHT) - len(in_archive(b""))))):
        put(forged)  # as long as the right one, and nothing that could be unpacked
        with pytest.raises(FontsError, match="SHA-256"):
            install_fonts(tmp_path / "fonts", print)


def test_a_package_without_the_font_or_with_another_is_refused(
    tmp_path: Path, put: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for content, word in (({}, "没有"), ({NAME: b"forged"}, "版本")):
        package = package_of(content)
        expected = Package(PATH, len(package), digest_of(package), INVENTED.fonts)
        monkeypatch.setattr(fonts, "PACKAGES", (expected,))
        put(package)
        with pytest.raises(FontsError, match=word):
            install_fonts(tmp_path / "fonts", print)
        assert not (tmp_path / "fonts").exists()


def test_no_link_is_followed_where_a_font_is_written(
    tmp_path: Path, put: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    precious, folder = tmp_path / "precious", tmp_path / "fonts"
    precious.write_text("mine", encoding="ascii")
    put(RIGHT)
    (tmp_path / "system").mkdir()
    (tmp_path / "system" / NAME).write_bytes(FONT)
    for places in ((), (tmp_path / "system",)):
        monkeypatch.setattr(fonts, "SYSTEM", places)
        folder.mkdir()
        for name in (NAME, f".{NAME}"):
            (folder / name).symlink_to(precious)
        install_fonts(folder, print)
        assert precious.read_text(encoding="ascii") == "mine"
        assert not (folder / NAME).is_symlink()
        assert (folder / NAME).read_bytes() == FONT
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def test_a_disk_that_takes_no_font_is_told(tmp_path: Path, put: Callable[[bytes], None]) -> None:
    put(RIGHT)
    (tmp_path / "fonts").write_text("no folder", encoding="ascii")
    with pytest.raises(FontsError, match="fonts"):
        install_fonts(tmp_path / "fonts", print)


def test_a_mirror_without_the_package_is_told_with_the_remedy(mirror: Path, tmp_path: Path) -> None:
    assert not mirror.exists()
    with pytest.raises(FontsError, match="DEBIAN_MIRROR"):
        install_fonts(tmp_path / "fonts", print)


def test_the_usual_mirrors_are_encrypted() -> None:
    assert [mirror for mirror in MIRRORS if not mirror.startswith("https://")] == []


@pytest.mark.parametrize(
    ("asked", "sent", "is_followed"),
    [
        ("https://a.example/f", "https://b.example/f", True),
        ("https://a.example/f", "http://b.example/f", False),
        ("https://a.example/f", "ftp://b.example/f", False),
        ("http://a.example/f", "http://b.example/f", True),
        ("http://a.example/f", "https://b.example/f", True),
        ("http://a.example/f", "ftp://b.example/f", False),
    ],
)
def test_nobody_is_led_off_encryption(asked: str, sent: str, *, is_followed: bool) -> None:
    request = urllib.request.Request(asked)  # noqa: S310 - nothing is asked
    arguments = (request, io.BytesIO(), 302, "Found", HTTPMessage(), sent)
    if is_followed:
        followed = _Redirects().redirect_request(*arguments)
        assert followed is not None
        assert followed.full_url == sent
    else:
        with pytest.raises(DownloadError, match="不加密"):
            _Redirects().redirect_request(*arguments)


class _Endless(BaseHTTPRequestHandler):
    """A server that does not stop, unless it sends elsewhere first."""

    sent = 0

    def do_GET(self) -> None:
        if self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "ftp://127.0.0.1/package")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        try:
            while _Endless.sent < 100_000_000:
                _Endless.sent += self.wfile.write(bytes(1_000_000))
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def endless() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Endless) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_no_more_is_read_than_the_package_has(endless: str) -> None:
    with pytest.raises(DownloadError, match="应为 1000 字节，不止 1000 字节"):
        download(f"{endless}/package", 1000, digest_of(b""))
    assert _Endless.sent < 50_000_000


def test_a_server_that_sends_elsewhere_is_not_followed_to_any_place(endless: str) -> None:
    with pytest.raises(DownloadError, match="不加密"):
        download(f"{endless}/elsewhere", 1000, digest_of(b""))


@pytest.mark.parametrize("text", ["", "123", "12345", "4321"])
def test_a_file_cut_short_or_another_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(text, encoding="ascii")
    with pytest.raises(DownloadError, match="不是所要的文件"):
        download((tmp_path / "file").as_uri(), 4, digest_of(b"1234"))


@pytest.mark.parametrize("address", ["deb.example/debian", "gopher://deb.example/", "file:///no/x"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(DownloadError, match="下载不了"):
        download(address, 4, digest_of(b"1234"))
