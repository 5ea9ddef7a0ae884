#!/usr/bin/env python3
"""Pack the finished site: `offline` to open from a folder, `dist` for a web server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the library lies beside this script and is not installed

from zeren.publishing.packages import (  # noqa: E402 - needs the path above
    UnsafeNameError,
    checksums,
    offline_package,
    read_site,
    server_package,
)

DONE, FAILED, USAGE, WRITING = 0, 1, 2, 3
NAME = "responsibility-site"
CONFIGURATIONS = ROOT / "deploy"


def main(arguments: Sequence[str] | None = None) -> int:
    """Pack the site.

    Args:
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        0 done, 1 a name that cannot be packed, 2 wrong usage or no site, 3 writing failed.
    """
    options = argparse.ArgumentParser(prog="package.py", description=__doc__)
    options.add_argument("kind", choices=("offline", "dist"), help="which package")
    options.add_argument("--site", type=Path, default=ROOT / "site", metavar="DIR")
    options.add_argument("--to", type=Path, default=ROOT / "build", metavar="DIR")
    chosen = options.parse_args(arguments)
    if not (chosen.site / "index.html").is_file():
        print(f"package.py: {chosen.site} 里没有网站，请先运行 make site", file=sys.stderr)
        return USAGE
    try:
        packed = _pack(chosen.kind, chosen.site)
    except UnsafeNameError as error:
        print(f"package.py: 文件名含中文，解压后会乱码：{error}", file=sys.stderr)
        return FAILED
    name = f"{NAME}-offline.zip" if chosen.kind == "offline" else f"{NAME}.zip"
    try:
        chosen.to.mkdir(parents=True, exist_ok=True)
        (chosen.to / name).write_bytes(packed)
        (chosen.to / f"{name}.sha256").write_bytes(checksums({name: packed}))
    except OSError as error:
        print(f"package.py: 写入失败：{error}", file=sys.stderr)
        return WRITING
    print(f"{chosen.to / name}：{len(packed) / 1e6:.1f} MB")
    return DONE


def _pack(kind: str, site: Path) -> bytes:
    files = read_site(site)
    if kind == "offline":
        return offline_package(files, NAME)
    configurations = sorted(CONFIGURATIONS.iterdir())
    return server_package(files, {path.name: path.read_bytes() for path in configurations})


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
