"""Folders as data: what stands in them, so that two states can be compared."""

from __future__ import annotations

from pathlib import Path

Tree = dict[str, bytes | str | None]


def whole_tree(folder: Path) -> Tree:
    """All that is in a folder: the bytes of files, the targets of links, None for empty folders."""
    tree: Tree = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            tree[name] = str(path.readlink())
        elif path.is_file():
            tree[name] = path.read_bytes()
        elif path.is_dir() and not any(path.iterdir()):
            tree[name] = None
    return tree


def write_tree(folder: Path, tree: dict[str, bytes]) -> None:
    """Write files below a folder."""
    for name, data in tree.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
