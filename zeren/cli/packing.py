"""`zeren pack`: the finished site as one ZIP, for a folder or for a web server."""

from __future__ import annotations

import json
from contextlib import nullcontext
from importlib.resources import files
from pathlib import Path

import click

from zeren import __version__
from zeren.cli.commands import summary
from zeren.cli.folders import DIR, site_folder, with_site
from zeren.cli.running import Exit, Failure
from zeren.disk.changes import change_files, read_if_there, settle
from zeren.disk.errors import not_written
from zeren.disk.locking import locked
from zeren.exports.data_package import DATA_PACKAGE
from zeren.publishing.building import is_whole
from zeren.publishing.packages import (
    UnsafeNameError,
    checksums,
    offline_package,
    read_site,
    server_package,
)
from zeren.text.visible import visible

NAME = "responsibility-site"
KINDS = ("offline", "dist")


@click.command(help=summary("pack"))
@with_site
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--from", "built", type=DIR, metavar="DIR", help="建成的网站（site/）")
@click.option("--to", type=DIR, metavar="DIR", help="包放在哪里（build/）")
def pack(site: Path, kind: str, built: Path | None, to: Path | None) -> int:
    """Pack the finished site."""
    folder = site_folder(site)
    # Nobody builds the site anew while it is read.
    with locked(folder.docs) if folder.docs.is_dir() else nullcontext():
        return pack_site(kind, built or folder.root / "site", to or folder.packages)


def pack_site(kind: str, built: Path, to: Path) -> int:
    """Pack a finished site.

    Args:
        kind: One of `KINDS`.
        built: The folder of the finished site.
        to: The folder for the package; it is made where it is missing.

    Returns:
        The exit code.

    Raises:
        Failure: If there is no site, or a name in it cannot be packed.
        WritingError: If the package cannot be written.
    """
    if not (built / "index.html").is_file():
        raise Failure(
            f"{visible(built)} 里没有网站，请先运行 zeren build（或 make site）", Exit.USAGE
        )
    if not is_whole(built):
        raise Failure(
            f"{visible(built)} 里的网站没有建完，或建成以后少了、改了文件；"
            "请重新运行 zeren build（或 make site）",
            Exit.USAGE,
        )
    try:
        packed = _packed(kind, built)
    except UnsafeNameError as error:
        raise Failure(f"文件名含中文，解压后会乱码：{visible(error)}") from error
    name = f"{NAME}-{kind}-{__version__}-{_data_version(built)}.zip"
    files = {name: packed, f"{name}.sha256": checksums({name: packed})}
    try:
        to.mkdir(parents=True, exist_ok=True)
        settle(to)
        with locked(to):
            change_files(to, files, {file: read_if_there(to / file) for file in files})
    except OSError as error:
        raise not_written(error, to / name) from error
    print(f"{visible(to / name)}：{len(packed) / 1e6:.1f} MB")
    return Exit.CLEAN


def _data_version(built: Path) -> str:
    """The version of the data that a finished site was made from, as the site itself says it."""
    try:
        text = (built / DATA_PACKAGE).read_text(encoding="utf-8")
        return str(json.loads(text)["version"])
    except (OSError, ValueError, KeyError) as error:
        raise Failure(
            f"{visible(built)} 不完整，请重新运行 zeren build（或 make site）", Exit.USAGE
        ) from error


def _packed(kind: str, built: Path) -> bytes:
    site = read_site(built)
    if kind == "offline":
        return offline_package(site, NAME)
    samples = sorted((files("zeren.publishing") / "servers").iterdir(), key=lambda one: one.name)
    return server_package(site, {sample.name: sample.read_bytes() for sample in samples})
