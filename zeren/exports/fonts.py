"""The fonts of the PDFs, put into a folder: free ones, of one version, checked by their SHA-256.

They come from the machine itself where it has the very same files, else from Debian's packages,
which are taken apart here, so that neither Debian nor a right to install is needed. A package is
opened only after all of it was found to be the expected one.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import os
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zeren.disk.errors import WritingError
from zeren.disk.writing import write_whole
from zeren.exports.downloads import DownloadError, download
from zeren.reading.environment import environment_of

# A mirror that DEBIAN_MIRROR names may do without encryption, as in an intranet: who sees what is
# downloaded learns nothing, and who changes it is found out.
MIRRORS = ("https://deb.debian.org/debian", "https://archive.debian.org/debian")
SYSTEM = (Path("/usr/share/fonts"), Path("/usr/share/texlive/texmf-dist/fonts/opentype"))
_MAGIC = b"!<arch>\n"
_FAILURES = (DownloadError, OSError, ValueError, tarfile.TarError, lzma.LZMAError)


@dataclass(frozen=True, slots=True)
class Package:
    """A Debian package that holds fonts.

    Attributes:
        path: Its place on a mirror.
        size: How many bytes it has.
        digest: Its own SHA-256, as Debian's index of packages has it.
        fonts: The SHA-256 of each font in it, by file name.
    """

    path: str
    size: int
    digest: str
    fonts: dict[str, str]


PACKAGES = (
    # Fandol, by Clerk Ma and Jie Su: GPL with the font exception.
    Package(
        "pool/main/t/texlive-lang/texlive-lang-chinese_2022.20230122-1_all.deb",
        49_334_496,
        "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
        {
            "FandolFang-Regular.otf": (
                "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9"
            ),
            "FandolHei-Regular.otf": (
                "4afa97aa8751e0118617df88272b58d43691b5cffb7ea024c4580496e9f34d28"
            ),
        },
    ),
    # Noto Serif CJK (思源宋体), by Adobe and Google: SIL Open Font License 1.1.
    Package(
        "pool/main/f/fonts-noto-cjk/fonts-noto-cjk_20220127+repack1-1_all.deb",
        56_547_048,
        "4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502",
        {
            "NotoSerifCJK-Bold.ttc": (
                "a5d4b046c127da3d7c72f98b46c41489cd29bf52abfdf18aba920903e920d4ac"
            ),
            "NotoSerifCJK-Regular.ttc": (
                "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481"
            ),
        },
    ),
)


class MissingFontsError(Exception):
    """The fonts of the PDFs are not where they should be; the message says so in Chinese."""


class FontsError(Exception):
    """The fonts of the PDFs cannot be had; the message says in Chinese why and what to do."""


def install_fonts(folder: Path, tell: Callable[[str], None]) -> None:
    """Put what is missing of the fonts into a folder.

    Args:
        folder: The folder; it is made where it is missing.
        tell: Called with a word before each download.

    Raises:
        FontsError: If a font can neither be found on the machine nor downloaded.
    """
    for package in PACKAGES:
        try:
            missing = {
                name: digest
                for name, digest in package.fonts.items()
                if not (_is(folder / name, digest) or _copied(folder / name, digest))
            }
            if missing:
                tell(f"下载打印用的字体 {'、'.join(missing)}（共 64 MB，只需一次）")
                _install(package, missing, folder)
        except WritingError as error:
            raise FontsError(f"打印用的字体 {'、'.join(package.fonts)} 装不上：{error}") from error
        except _FAILURES as error:
            raise FontsError(
                f"打印用的字体 {'、'.join(package.fonts)} 装不上：{error}。"
                f"请接通网络，或用 DEBIAN_MIRROR=… 指定 Debian 镜像，再运行一次。"
            ) from error


def _is(path: Path, digest: str) -> bool:
    return path.is_file() and _has(path.read_bytes(), digest)


def _has(data: bytes, digest: str) -> bool:
    return hashlib.sha256(data).hexdigest() == digest


def _copied(target: Path, digest: str) -> bool:
    """Whether the machine has the same font, which is then copied."""
    for folder in SYSTEM:
        for path in folder.rglob(target.name):
            if path.is_file() and _has(data := path.read_bytes(), digest):
                write_whole(target, data)
                return True
    return False


def _install(package: Package, missing: dict[str, str], folder: Path) -> None:
    """Take fonts from the first mirror that gives the right package."""
    mirrors = (mirror,) if (mirror := environment_of(os.environ).mirror) else MIRRORS
    failure: Exception = OSError(package.path)
    for mirror in mirrors:
        address = f"{mirror.rstrip('/')}/{package.path}"
        try:
            content = download(address, package.size, package.digest)
        except DownloadError as error:
            failure = error
        else:
            _unpack(content, missing, folder)
            return
    raise failure


def _unpack(package: bytes, fonts: dict[str, str], folder: Path) -> None:
    """Take fonts out of a package.

    Raises:
        ValueError: If one is not in it or is not the one that is expected.
    """
    contents = [data for name, data in _members(package) if name.startswith("data.tar")]
    lost = set(fonts)
    with tarfile.open(fileobj=io.BytesIO(contents[0] if contents else b"")) as archive:
        for member in archive:
            name = Path(member.name).name
            file = archive.extractfile(member) if name in fonts and member.isfile() else None
            if file is not None:
                data = file.read()
                if not _has(data, fonts[name]):
                    raise ValueError(f"{name} 不是所要的版本")
                write_whole(folder / name, data)
                lost.discard(name)
    if lost:
        raise ValueError(f"软件包里没有 {'、'.join(sorted(lost))}")


def _members(package: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in a Debian package, which is an `ar` archive: see deb(5) and ar(5)."""
    if not package.startswith(_MAGIC):
        raise ValueError("不是 Debian 软件包")
    place = len(_MAGIC)
    while place < len(package):
        head = package[place : place + 60]
        size = int(head[48:58])
        yield head[:16].decode("ascii").strip().rstrip("/"), package[place + 60 :][:size]
        place += 60 + size + size % 2
