"""Packages of a finished site."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.commands import AsCommand, zeren_main
from zeren import __version__
from zeren.publishing.packages import UnsafeNameError, offline_package, read_site, server_package

SITE = {
    "404.html": b"<a href='/'>",
    "assets/site.js": b"1",
    "assets/site.js.map": b"2",
    "downloads/datapackage.json": b'{"version": "20f9c5c4"}',
    "index.html": b'<a href="units/">',
    "sitemap.xml": b"<urlset/>",
    "units/index.html": b'<a href="..">',
}


def unpacked(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_offline_package_opens_from_one_folder() -> None:
    assert unpacked(offline_package(SITE, "site")) == {
        "site/assets/site.js": b"1",
        "site/downloads/datapackage.json": b'{"version": "20f9c5c4"}',
        "site/index.html": b'<a href="units/index.html">',
        "site/units/index.html": b'<a href="../index.html">',
    }


def test_the_package_for_a_server_holds_the_site_as_it_is_with_checksums() -> None:
    files = unpacked(server_package(SITE, {"nginx.conf": b"server {}"}))
    sums = files.pop("SHA256SUMS").decode().splitlines()
    assert files == {f"site/{path}": data for path, data in SITE.items()} | {
        "nginx.conf": b"server {}"
    }
    assert sorted(sums) == sorted(
        f"{hashlib.sha256(data).hexdigest()}  {path}" for path, data in files.items()
    )


def test_the_same_site_gives_the_same_bytes() -> None:
    backwards = dict(reversed(SITE.items()))
    assert offline_package(SITE, "site") == offline_package(backwards, "site")


def test_a_name_that_unpackers_garble_is_refused() -> None:
    with pytest.raises(UnsafeNameError, match="任务"):
        offline_package({"任务/index.html": b""}, "site")


def test_a_package_is_written_with_its_checksum(tmp_path: Path, as_command: AsCommand) -> None:
    for path, data in SITE.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data)
    done = as_command(zeren_main)(
        "pack", "dist", "--from", tmp_path / "site", "--to", tmp_path / "build"
    )
    assert done.returncode == 0, done.stderr
    name = f"responsibility-site-dist-{__version__}-20f9c5c4.zip"
    package = (tmp_path / "build" / name).read_bytes()
    checksum = (tmp_path / "build" / f"{name}.sha256").read_text(encoding="utf-8")
    assert checksum == f"{hashlib.sha256(package).hexdigest()}  {name}\n"
    assert "nginx.conf" in unpacked(package)
    assert read_site(tmp_path / "site") == SITE


@pytest.mark.parametrize(
    ("arguments", "code"), [(["offline", "--from", "/nowhere"], 2), (["both"], 2), ([], 2)]
)
def test_wrong_use_is_told(arguments: list[str], code: int, as_command: AsCommand) -> None:
    done = as_command(zeren_main)("pack", *arguments)
    assert done.returncode == code
    assert done.stderr
