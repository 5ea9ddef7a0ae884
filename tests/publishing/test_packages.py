"""Packages of a finished site."""

from __future__ import annotations

import hashlib
import shutil
import stat
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.commands import AsCommand, zeren_main
from tests.trees import write_tree
from zeren import __version__
from zeren.publishing.building import put_site
from zeren.publishing.packages import UnsafeNameError, offline_package, read_site, server_package

SITE = {
    "404.html": b"<a href='/'>",
    "assets/site.js": b"1",
    "assets/site.js.map": b"2",
    "downloads/datapackage.json": b'{"version": "20f9c5c4"}',
    "index.html": b'<a href="units/">',
    "sitemap.xml": b"<urlset/>",
    "units/duties.ics": b"BEGIN:VCALENDAR",
    "units/index.html": b'<a href="..">',
}


def unpacked(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}


def test_the_offline_package_opens_from_one_folder() -> None:
    assert unpacked(offline_package(SITE, "site")) == {
        "site/assets/site.js": b"1",
        "site/downloads/datapackage.json": b'{"version": "20f9c5c4"}',
        "site/index.html": b'<a href="units/index.html">',
        "site/units/duties.ics": b"BEGIN:VCALENDAR",
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


def modes(folder: Path) -> dict[str, int]:
    """The rights of all files and folders below a folder."""
    below = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in below}


@pytest.mark.parametrize("kind", ["offline", "dist"])
def test_a_web_server_can_read_what_was_unpacked_under_a_strict_umask(
    kind: str, tmp_path: Path
) -> None:
    if not (unzip := shutil.which("unzip")):
        pytest.skip("no unzip here")
    made = server_package(SITE, {}) if kind == "dist" else offline_package(SITE, "site")
    (tmp_path / "package.zip").write_bytes(made)
    command = [unzip, "-q", "package.zip", "-d", "www"]
    subprocess.run(command, cwd=tmp_path, check=True, umask=0o077)  # noqa: S603 - fixed arguments
    found = modes(tmp_path / "www")
    assert {"site", "site/units", "site/units/index.html"} <= found.keys()
    for path, mode in found.items():
        assert mode == (0o755 if (tmp_path / "www" / path).is_dir() else 0o644), path


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_entries_say_what_they_are_and_who_may_read_them(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)  # by which a ZIP says on what it was packed
    with zipfile.ZipFile(BytesIO(server_package(SITE, {}))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries][:4] == [
        *("site/", "site/assets/", "site/downloads/", "site/units/")
    ]
    for entry in entries:
        mode = stat.S_IFDIR | 0o755 if entry.is_dir() else stat.S_IFREG | 0o644
        assert (entry.create_system, entry.external_attr >> 16) == (3, mode), entry.filename


def test_a_name_that_unpackers_garble_is_refused() -> None:
    with pytest.raises(UnsafeNameError, match="任务"):
        offline_package({"任务/index.html": b""}, "site")


def test_a_package_is_written_with_its_checksum(tmp_path: Path, as_command: AsCommand) -> None:
    put_site(tmp_path / "site", lambda made: write_tree(made, SITE))
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
