"""The engineers' page is true: the rooms stand in order, and every path that is named exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = ("ENGINEERS.md", "CONTRIBUTING.md", "README.md", "SECURITY.md")
# What pages name of the repository: all below these folders, data apart, which are each site's own.
NAMED = re.compile(r"`((?:zeren|tests|scripts|bench|ci|examples|\.github|\.ci)/[^`\s…]*)`")
# The entry, and what is said for all rooms at once.
APART = ("zeren/__init__.py", "zeren/__main__.py")
# What changes files on a disk, as methods of paths and functions of the standard library.
WRITING = frozenset(
    {
        *("chmod", "copy", "copy2", "copyfile", "copytree", "hardlink_to", "link", "makedirs"),
        *("mkdir", "move", "removedirs", "rename", "renames", "rmdir", "rmtree", "symlink_to"),
        *("touch", "truncate", "unlink", "write_bytes", "write_text"),
    }
)
# Who may do so beside the room of the disk, and why nothing can be lost there.
MAY_WRITE = {
    "zeren/building/kept_shells.py": "what is kept for the next run, as in rendering.py",
    "zeren/building/rendering.py": "what is kept for the next run, which makes it anew if need be",
    "zeren/building/writing.py": "a folder that is not in its place yet",
    "zeren/cli/checking.py": "appends to the summary of a job",
    "zeren/cli/packing.py": "makes the folder for packages",
    "zeren/cli/previewing.py": "its own folder, which goes with it",
    "zeren/exports/keeping.py": "drops what was kept and is used no more",
    "zeren/importing/readers/converter.py": "its own folder, which goes with it",
    "zeren/publishing/archive.py": "as building.py; a link alone leads to what is kept",
    "zeren/publishing/building.py": "a site that is not in its place yet",
    "zeren/publishing/files.py": "pages, which are staged and listed first",
    "zeren/sites/folder.py": "the right to run a script",
}


def floors() -> list[frozenset[str]]:
    """The rooms of each row of the page's first table, lowest first."""
    text = (ROOT / "ENGINEERS.md").read_text(encoding="utf-8")
    (table, *_) = re.findall(r"\| room \|.*?\n\n", text, re.DOTALL)
    rows = [line.split("|")[1] for line in table.strip().splitlines()[2:]]
    return [frozenset(re.findall(r"`([^`]+)`", row)) for row in rows]


FLOORS = floors()
ROOMS = frozenset().union(*FLOORS)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def room_of(path: str) -> str:
    """The room that a module stands in: the deepest one that is named."""
    (room, *_) = sorted(
        (one for one in ROOMS if path == one or (one.endswith("/") and path.startswith(one))),
        key=len,
        reverse=True,
    ) or [""]
    return room


def modules() -> Iterator[str]:
    for path in sorted((ROOT / "zeren").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name not in APART and "/skeleton/" not in name:
            yield name


def imported(module: str) -> Iterator[str]:
    """The modules of the house that a module imports, wherever in it."""
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("zeren."):
            base = (node.module or "").replace(".", "/")
            for name in node.names:
                paths = (f"{base}/{name.name}.py", f"{base}.py", f"{base}/__init__.py")
                yield next(path for path in paths if (ROOT / path).is_file())


def writes(module: str) -> bool:
    """Whether a module changes files by itself."""
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in WRITING:
                return True
            modes = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if node.func.attr == "open" and {"a", "w", "x", "ab", "wb", "xb"} & set(modes):
                return True
    return False


def test_every_module_stands_in_a_room_and_no_room_is_empty() -> None:
    assert [module for module in modules() if not room_of(module)] == []
    assert {room_of(module) for module in modules()} == ROOMS


def test_a_room_imports_only_what_stands_above_it_in_the_list() -> None:
    wrong = [
        f"{module} imports {other}"
        for module in modules()
        for other in imported(module)
        if other not in APART
        and room_of(module) != room_of(other)
        and FLOOR_OF[room_of(other)] >= FLOOR_OF[room_of(module)]
    ]
    assert wrong == []


def test_only_the_room_of_the_disk_writes_where_something_could_be_lost() -> None:
    """A door that a new module opens is none that was tried against kills, links and full disks."""
    assert {module for module in modules() if writes(module)} == {
        *(module for module in modules() if module.startswith("zeren/disk/") and writes(module)),
        *MAY_WRITE,
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_is_named_exists(page: str) -> None:
    named = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []
    assert named or page != "ENGINEERS.md"


@pytest.mark.parametrize("page", [*PAGES, "README.zh-CN.md", "CHANGELOG.md"])
def test_every_page_that_is_linked_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (Path(ROOT) / link).exists()] == []
