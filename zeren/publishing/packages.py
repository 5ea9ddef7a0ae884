"""A finished site to packages: a ZIP to open from a folder, and one for a web server.

The same site gives the same bytes: files stand in name order, bear no time and the same rights.
"""

from __future__ import annotations

import hashlib
import stat
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath

from zeren.publishing.building import files_of
from zeren.publishing.offline import INDEX, with_files_in_links

SITE = "site"
CHECKSUMS = "SHA256SUMS"
# What only servers, search engines and programmers make use of.
_ONLINE_ONLY = ("404.html", "sitemap.xml", "sitemap.xml.gz", ".map")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
# Whoever unpacks, whatever the umask: a web server can read it.
_FILE = stat.S_IFREG | 0o644
_FOLDER = stat.S_IFDIR | 0o755
_UNIX = 3
_DOS_FOLDER = 0x10

Files = Mapping[str, bytes]


class UnsafeNameError(ValueError):
    """A file's name is not ASCII, so that unpacking on Windows may garble it."""


def read_site(site: Path) -> dict[str, bytes]:
    """Read a finished site.

    Args:
        site: Its folder.

    Returns:
        The bytes of its files by path, in name order.
    """
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(files_of(site))}


def offline_package(site: Files, folder: str) -> bytes:
    """Pack a site so that it opens from a folder on a PC without any server.

    Args:
        site: The files of the site.
        folder: The folder that unpacking makes.

    Returns:
        A ZIP.

    Raises:
        UnsafeNameError: If a name is not ASCII.
    """
    folders = frozenset(
        "" if path == INDEX else path.removesuffix(f"/{INDEX}")
        for path in site
        if PurePosixPath(path).name == INDEX
    )
    return _zip(
        {
            f"{folder}/{path}": _offline(path, data, folders)
            for path, data in site.items()
            if not path.endswith(_ONLINE_ONLY)
        }
    )


def _offline(path: str, data: bytes, folders: frozenset[str]) -> bytes:
    if not path.endswith(".html"):
        return data
    parent = PurePosixPath(path).parent.as_posix()
    return with_files_in_links(data.decode(), "" if parent == "." else parent, folders).encode()


def server_package(site: Files, configuration: Files) -> bytes:
    """Pack a site for a web server, unchanged.

    Args:
        site: The files of the site.
        configuration: Sample configurations by file name.

    Returns:
        A ZIP with the site in a folder of its own, the configurations, and the checksums of all,
        in the form that `sha256sum --check` reads.

    Raises:
        UnsafeNameError: If a name is not ASCII.
    """
    files = {**{f"{SITE}/{path}": data for path, data in site.items()}, **configuration}
    return _zip({**files, CHECKSUMS: checksums(files)})


def checksums(files: Files) -> bytes:
    """The SHA-256 of files, in the form that `sha256sum --check` reads.

    Args:
        files: The files by path.
    """
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in files.items())
    return "".join(lines).encode()


def _zip(files: Files) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in _folders(files):
            entry = _entry(f"{folder}/", _FOLDER)
            entry.external_attr |= _DOS_FOLDER
            archive.writestr(entry, b"")
        for path, data in sorted(files.items()):
            if not path.isascii():
                raise UnsafeNameError(path)
            archive.writestr(_entry(path, _FILE), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _folders(files: Files) -> list[str]:
    """The folders in which files stand, each after the one that holds it.

    Unpackers give the rights in the package to folders that are named in it alone.
    """
    folders = {str(folder) for path in files for folder in PurePosixPath(path).parents}
    return sorted(folders - {"."})


def _entry(path: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EARLIEST)
    entry.create_system = _UNIX  # also when packed on Windows: else the mode would say nothing
    entry.external_attr = mode << 16
    return entry
