"""Packages of a finished site."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from scripts.package import main
from tests.commands import AsCommand, run_process
from zeren.publishing.packages import UnsafeNameError, offline_package, read_site, server_package

SITE = {
    "404.html": b"<a href='/'>",
    "assets/site.js": b"1",
    "assets/site.js.map": b"2",
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


def test_the_script_writes_a_package_and_its_checksum(tmp_path: Path) -> None:
    for path, data in SITE.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data)
    done = run_process("package", "dist", "--site", tmp_path / "site", "--to", tmp_path / "build")
    assert done.returncode == 0, done.stderr
    name = "responsibility-site.zip"
    package = (tmp_path / "build" / name).read_bytes()
    checksum = (tmp_path / "build" / f"{name}.sha256").read_text(encoding="utf-8")
    assert checksum == f"{hashlib.sha256(package).hexdigest()}  {name}\n"
    assert "nginx.conf" in unpacked(package)
    assert read_site(tmp_path / "site") == SITE


@pytest.mark.parametrize(
    ("arguments", "code"), [(["offline", "--site", "/nowhere"], 2), (["both"], 2), ([], 2)]
)
def test_wrong_use_is_told(arguments: list[str], code: int, as_command: AsCommand) -> None:
    done = as_command(main)(*arguments)
    assert done.returncode == code
    assert done.stderr
