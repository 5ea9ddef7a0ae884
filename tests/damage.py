"""Damage to data files, as hypothesis draws it: random edits of bytes, cells, rows, heads, keys."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.hostile import TEXTS
from zeren.reading.schema import TABLE_FORMS

Draw: TypeAlias = st.DrawFn

KNOWN = [column for form in TABLE_FORMS.values() for column in form.columns]

ODD_CELLS = (
    *TEXTS,
    *("", " ", "　", "\u200b", "、", "，", "、、", "州财政局、", "州财政局，州民政局", "a/b;c"),
    *("0", "-1", "1.0", "1e999", "01", "１", "²", "٣", "①", "一", "nan", "None", "1" * 400),
    *(
        "州财政局",
        "财政局",
        "州财政局 ",
        "各县市人民政府",
        "p",
        "roads",
        "x\ny",
        "\ufffd",
        "???",
        "'",
    ),
    *("全部", "未公布", "甲；乙", "甲；", "；", "甲，乙", "slug", "UPPER", "533103", "1990年；"),
)
ODD_VALUES: tuple[Any, ...] = (
    *(None, "", " ", 0, True, 1.5, [], {}, [None], [[]], [{}], {"name": None}, {"x": {"y": []}}),
    *("unpublished", "counties", ["州财政局"], ["没有", "没有"], "a" * 300, "UPPER", "-a-", "a--b"),
    *TEXTS,
)
ODD_LINES = (
    *("- ", "-", "---", "...", "%YAML 9.9", "# 注", "\t- name: x", "  : :", "? x", "]", "}", "@x"),
    *("- name: &a x", "- *a", "- <<: *a", "- !!python/object:os.system x", "- !!binary x"),
    *('- name: "\\ud800"', '- slug: "\\0"', '- name: "\\x1b"', "- name: '", "- {name: [", "x"),
    *("  name: 州财政局", "  slug: finance", "- - - - x", "- |", "- >2", "- 2026-13-45", "- 0o9"),
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030", "big5", "shift-jis")


def _place(draw: Draw, length: int) -> int:
    return draw(st.integers(0, length))


@st.composite
def damaged_bytes(draw: Draw, content: bytes) -> bytes:
    """Bytes cut out, put in, doubled, or saved in another encoding."""
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted((_place(draw, len(content)), _place(draw, len(content))))
        piece = content[start : min(end, start + 40)]
        edit = draw(st.sampled_from(["cut", "insert", "double", "truncate", "replace", "encode"]))
        if edit == "cut":
            content = content[:start] + content[start + len(piece) :]
        elif edit == "insert":
            content = content[:start] + draw(st.binary(max_size=6)) + content[start:]
        elif edit == "double":
            content = content[:start] + piece + content[start:]
        elif edit == "truncate":
            content = content[:end]
        elif edit == "replace":
            old = draw(st.sampled_from([b",", b'"', b"\n", b":", b"- ", b" ", "、".encode()]))
            new = draw(
                st.sampled_from([b"", b"\r\n", b"\r", b'"', b"'", b"\t", b"\0", "，".encode()])
            )
            content = content.replace(old, new, draw(st.integers(1, 50)))
        else:
            text = content.decode("utf-8", "ignore")
            content = text.encode(draw(st.sampled_from(ENCODINGS)), "replace")
    return content


@st.composite
def damaged_table(draw: Draw, content: bytes) -> bytes:
    """Cells, rows and heads changed, removed, doubled and moved."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    for _ in range(draw(st.integers(1, 5))):
        number = draw(st.integers(0, len(rows) - 1)) if rows else 0
        row = rows[number] if rows else []
        column = draw(st.integers(0, max(len(row) - 1, 0)))
        edit = draw(st.sampled_from(["cell", "cell", "cell", "head", "row", "order", "column"]))
        if edit == "cell" and row:
            row[column] = draw(st.sampled_from(ODD_CELLS) | st.text(max_size=8)).replace("\0", "")
        elif edit == "head" and rows and rows[0]:
            heads = [name for one in KNOWN for name in (one.head, one.key, f" {one.head}")]
            rows[0][min(column, len(rows[0]) - 1)] = draw(st.sampled_from([*heads, "", "手机"]))
        elif edit == "row":
            rows[number : number + draw(st.integers(0, 2))] = [list(row)] * draw(st.integers(0, 2))
        elif edit == "order":
            rows = draw(st.permutations(rows)) if draw(st.booleans()) else rows[::-1]
        else:
            row[column : column + draw(st.integers(0, 1))] = [draw(st.sampled_from(ODD_CELLS))]
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode(draw(st.sampled_from(ENCODINGS[:3])), "replace")


@st.composite
def damaged_workbook(draw: Draw, content: bytes) -> bytes:
    """The table saved as a workbook, with one of its parts or the whole file damaged."""
    parts = dict(_parts_of_workbook(content))
    if draw(st.booleans()):
        return draw(damaged_bytes(_zipped(parts)))
    name = draw(st.sampled_from(sorted(parts)))
    parts[name] = draw(damaged_bytes(parts[name]))
    return _zipped(parts)


@cache
def _parts_of_workbook(content: bytes) -> Mapping[str, bytes]:
    """The parts of a table saved as a workbook, but for the one that holds the time of day."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    with ZipFile(io.BytesIO(saved_as_workbook(rows))) as archive:
        names = [name for name in archive.namelist() if name != "docProps/core.xml"]
        return {name: archive.read(name) for name in names}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return written.getvalue()


def saved_as_workbook(rows: Iterable[Sequence[object]], *more: str) -> bytes:
    """A workbook with these rows in its first sheet, and a row in each further sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for title in more:
        book.create_sheet(title).append(["另一张表"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@st.composite
def damaged_entries(draw: Draw, content: bytes) -> bytes:
    """Values, keys and entries changed, removed, doubled; then lines that mean something else."""
    root: Any = yaml.load(content, yaml.BaseLoader)  # noqa: S506 - builds strings only
    for _ in range(draw(st.integers(0, 4))):
        _damage_value(draw, root)
    lines = yaml.safe_dump(root, allow_unicode=True, sort_keys=False).splitlines()
    for _ in range(draw(st.integers(0, 2))):
        place = _place(draw, len(lines))
        removed = draw(st.integers(0, 1))
        lines[place : place + removed] = [draw(st.sampled_from(ODD_LINES))]
    return "\n".join(lines).encode("utf-8", "replace")


def _damage_value(draw: Draw, node: Any) -> None:  # noqa: ANN401 - whatever YAML may hold
    """Change something at a random depth of lists and mappings."""
    while True:
        keys: list[Any] = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        if isinstance(node[key], (dict, list)) and draw(st.integers(0, 3)):
            node = node[key]
            continue
        edit = draw(st.sampled_from(["value", "value", "remove", "copy", "rename"]))
        if edit == "value":
            node[key] = deepcopy(draw(st.sampled_from(ODD_VALUES)))  # it may be damaged further
        elif edit == "remove":
            del node[key]
        elif isinstance(node, list):
            node.append(deepcopy(node[key]))
        else:
            node[draw(st.sampled_from(["name", "slug", "aliases", "members", "x"]))] = deepcopy(
                node[key]
            )
        return
