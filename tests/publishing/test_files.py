"""Publishing: only what changed is written, and what is not generated is never touched."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trees import whole_tree, write_tree
from zeren.disk.errors import WritingError
from zeren.publishing.files import MANIFEST, STAGING, Published, publish

HAND_WRITTEN = {"about.md": b"by hand", "guide/index.md": b"by hand too"}
FILES = [("index.md", b"home"), ("tasks/p-1/index.md", b"one"), ("tasks/p-2/index.md", b"two")]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    write_tree(folder, HAND_WRITTEN)
    return folder


def manifest(docs: Path) -> list[str]:
    names = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
    assert isinstance(names, list)
    return names


def pages(docs: Path) -> dict[str, bytes | str | None]:
    """All but the manifest."""
    return {name: data for name, data in whole_tree(docs).items() if name != MANIFEST}


def test_files_are_written_and_listed(docs: Path) -> None:
    published = publish(docs, FILES)
    assert published == Published(tuple(dict(FILES)), (), ())
    assert pages(docs) == {**HAND_WRITTEN, **dict(FILES)}
    assert manifest(docs) == sorted(dict(FILES))


def test_what_did_not_change_is_not_written(docs: Path) -> None:
    publish(docs, FILES)
    stamps = {path: path.stat().st_mtime_ns for path in docs.rglob("*")}
    published = publish(docs, FILES)
    assert published == Published((), tuple(dict(FILES)), ())
    assert {path: path.stat().st_mtime_ns for path in docs.rglob("*")} == stamps


def test_only_what_changed_is_written(docs: Path) -> None:
    publish(docs, FILES)
    published = publish(docs, [FILES[0], FILES[1], ("tasks/p-2/index.md", b"new")])
    assert published.written == ("tasks/p-2/index.md",)
    assert pages(docs)["tasks/p-2/index.md"] == b"new"


def test_a_generated_file_that_was_changed_or_lost_is_made_again(docs: Path) -> None:
    publish(docs, FILES)
    (docs / "index.md").write_bytes(b"changed by hand")
    (docs / "tasks/p-1/index.md").unlink()
    (docs / "tasks/p-1").rmdir()
    assert publish(docs, FILES).written == ("index.md", "tasks/p-1/index.md")
    assert pages(docs) == {**HAND_WRITTEN, **dict(FILES)}


def test_what_is_no_longer_made_is_removed_with_the_folders_that_it_leaves_empty(
    docs: Path,
) -> None:
    publish(docs, FILES)
    (docs / "tasks/p-2/notes.txt").write_bytes(b"by hand")
    published = publish(docs, FILES[:1])
    assert published.removed == ("tasks/p-1/index.md", "tasks/p-2/index.md")
    assert pages(docs) == {**HAND_WRITTEN, "index.md": b"home", "tasks/p-2/notes.txt": b"by hand"}
    assert manifest(docs) == ["index.md"]


def test_nothing_made_removes_all_that_was_made(docs: Path) -> None:
    publish(docs, FILES)
    publish(docs, [])
    assert pages(docs) == HAND_WRITTEN


def test_a_file_in_place_that_holds_the_same_bytes_is_adopted(docs: Path) -> None:
    write_tree(docs, {"index.md": b"home"})
    assert publish(docs, FILES).unchanged == ("index.md",)
    assert "index.md" in manifest(docs)


def test_a_hard_link_to_another_file_is_replaced_not_written_through(
    docs: Path, tmp_path: Path
) -> None:
    publish(docs, FILES)
    (docs / "index.md").replace(tmp_path / "elsewhere")
    (docs / "index.md").hardlink_to(tmp_path / "elsewhere")
    publish(docs, [("index.md", b"new")])
    assert (tmp_path / "elsewhere").read_bytes() == b"home"


def test_the_docs_folder_itself_may_be_a_link(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(docs)
    publish(tmp_path / "link", FILES)
    assert pages(docs) == {**HAND_WRITTEN, **dict(FILES)}


# ---- What is refused: nothing is written, and the message says where and what to do ----


def refused(docs: Path, files: list[tuple[str, bytes]]) -> str:
    """The message with which publishing refuses, having changed nothing."""
    before = whole_tree(docs)
    with pytest.raises(WritingError) as caught:
        publish(docs, files)
    assert whole_tree(docs) == before
    return str(caught.value)


OUTSIDE = [
    "",
    ".",
    "/etc/passwd",
    "../outside",
    "tasks/../../outside",
    "tasks/./index.md",
    "./index.md",
    "tasks//index.md",
    "tasks/",
    "C:\\index.md",
    "tasks\\index.md",
    "nul\0.md",
    "line\nend.md",
    "\ud800.md",
    MANIFEST,
    ".lock",
    f"{STAGING}/0",
]


@pytest.mark.parametrize("name", OUTSIDE, ids=repr)
def test_a_made_name_that_leaves_the_folder_is_refused(name: str, docs: Path) -> None:
    assert "不在" in refused(docs, [("index.md", b"home"), (name, b"x")])


@pytest.mark.parametrize("name", OUTSIDE, ids=repr)
def test_a_listed_name_that_leaves_the_folder_is_refused(
    name: str, docs: Path, tmp_path: Path
) -> None:
    (tmp_path / "outside").write_bytes(b"not ours")
    (docs / MANIFEST).write_text(json.dumps([name]), encoding="utf-8")
    assert "git clean" in refused(docs, FILES)
    assert (tmp_path / "outside").read_bytes() == b"not ours"


def test_a_file_made_twice_is_refused(docs: Path) -> None:
    assert "两次" in refused(docs, [*FILES, ("index.md", b"again")])


def test_a_hand_written_file_is_not_replaced(docs: Path) -> None:
    message = refused(docs, [*FILES, ("about.md", b"generated")])
    assert (
        message == f"{docs / 'about.md'}：这个文件不是生成的，不能覆盖。请移走或删除，再运行一次。"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"{}", b"[1]", b'"index.md"', b"\xff\xfe", b"[" * 100_000, b"<<<<<<< HEAD\n[]\n"],
    ids=lambda content: repr(content[:12]),
)
def test_a_broken_manifest_is_told_with_the_remedy(content: bytes, docs: Path) -> None:
    (docs / MANIFEST).write_bytes(content)
    message = refused(docs, FILES)
    assert str(docs / MANIFEST) in message
    assert "git clean" in message


def link_of_file(docs: Path, elsewhere: Path) -> None:
    (docs / "index.md").symlink_to(elsewhere / "precious")


def link_to_nothing(docs: Path, elsewhere: Path) -> None:
    (docs / "index.md").symlink_to(elsewhere / "nothing")


def link_of_folder(docs: Path, elsewhere: Path) -> None:
    (docs / "tasks").symlink_to(elsewhere)


def link_of_folder_inside(docs: Path, _: Path) -> None:
    (docs / "tasks").symlink_to(docs / "guide")


def link_of_deep_folder(docs: Path, elsewhere: Path) -> None:
    (docs / "tasks").mkdir()
    (docs / "tasks/p-1").symlink_to(elsewhere)


def link_of_staging(docs: Path, elsewhere: Path) -> None:
    (docs / STAGING).symlink_to(elsewhere)


def folder_for_file(docs: Path, _: Path) -> None:
    write_tree(docs, {"index.md/inside": b"by hand"})


def file_for_folder(docs: Path, _: Path) -> None:
    write_tree(docs, {"tasks": b"by hand"})


def pipe_for_file(docs: Path, _: Path) -> None:
    os.mkfifo(docs / "index.md")


@pytest.mark.parametrize("listed", [False, True], ids=["new", "listed"])
@pytest.mark.parametrize(
    "obstacle",
    [
        link_of_file,
        link_to_nothing,
        link_of_folder,
        link_of_folder_inside,
        link_of_deep_folder,
        link_of_staging,
        folder_for_file,
        file_for_folder,
        pipe_for_file,
    ],
)
def test_what_stands_in_the_way_is_told_and_left_alone(
    obstacle: Callable[[Path, Path], None], docs: Path, tmp_path: Path, *, listed: bool
) -> None:
    elsewhere = tmp_path / "elsewhere"
    write_tree(elsewhere, {"precious": b"precious", "index.md": b"precious"})
    if listed:
        (docs / MANIFEST).write_text(json.dumps(list(dict(FILES))), encoding="utf-8")
    obstacle(docs, elsewhere)
    assert "请移走或删除，再运行一次" in refused(docs, FILES)
    assert "请移走或删除，再运行一次" in (refused(docs, []) if listed else refused(docs, FILES))
    assert whole_tree(elsewhere) == {"precious": b"precious", "index.md": b"precious"}


# ---- Laws ----

names = st.sampled_from(["index.md", "a/index.md", "a/b/index.md", "a/c.txt", "d.txt", "甲/乙.md"])
trees = st.dictionaries(names, st.binary(max_size=3))


@given(st.lists(trees, max_size=4))
def test_after_any_runs_the_folder_holds_what_the_last_one_made(
    tmp_path_factory: pytest.TempPathFactory, runs: list[dict[str, bytes]]
) -> None:
    docs = tmp_path_factory.mktemp("docs")
    write_tree(docs, HAND_WRITTEN)
    for made in runs:
        before = pages(docs)
        published = publish(docs, made.items())
        assert pages(docs) == {**HAND_WRITTEN, **made}
        assert set(published.written) == {n for n in made if before.get(n) != made[n]}
        assert set(published.written) | set(published.unchanged) == set(made)
        assert set(published.removed) == before.keys() - made.keys() - HAND_WRITTEN.keys()
