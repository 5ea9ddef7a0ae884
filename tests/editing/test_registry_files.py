"""New entries in a registry file: in its own form, and what stands there keeps its bytes."""

from __future__ import annotations

import codecs
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.damage import saved_as_workbook
from tests.tables import STEMS, entries_of
from zeren.editing.registry_files import (
    UnreadableRegistryError,
    append_entries,
    empty_table,
    entries_as_text,
)
from zeren.reading.entries import Value
from zeren.reading.registry_cells import NotInCellError
from zeren.reading.sources import read_sources

UNIT: dict[str, Value] = {"name": "州水利局", "slug": "shuili-ju", "kind": "政府部门"}
HEAD = "名称,网址名,类别\r\n"


def values_in(file: str, data: bytes) -> list[dict[str, Value]]:
    with TemporaryDirectory() as folder:
        (Path(folder) / file).write_bytes(data)
        sources, findings = read_sources(Path(folder))
        assert [finding for finding in findings if finding.file == file] == []
        return [dict(entry.values) for entry in sources.of(file.partition(".")[0])]


def table(text: str) -> bytes:
    return codecs.BOM_UTF8 + text.encode()


def test_an_empty_table_has_all_heads_and_no_entry() -> None:
    data = empty_table("counties")
    assert data == table("名称,网址名,代码,别名,曾用名,曾用名止于,曾用名依据,联系科室,联系电话\r\n")
    assert values_in("counties.csv", data) == []


def test_a_row_is_added_in_the_columns_and_with_the_line_ends_of_the_table() -> None:
    before = '类别,手机,"名称",slug\n"政府部门",1,州财政局 ,finance\n\n'
    after = append_entries(table(before), "units.csv", [UNIT])
    assert after == table(f"{before}政府部门,,州水利局,shuili-ju\n")


def test_a_column_that_is_missing_is_added_and_the_rows_keep_their_bytes() -> None:
    before = HEAD + '"州财政局",finance,"政府\n部门"\r\n\r\n州民政局,civil,政府部门'
    new: dict[str, Value] = {**UNIT, "aliases": ["水利局", "水务局"], "contact": {"phone": "+86 1"}}
    after = append_entries(table(before), "units.csv", [new])
    assert after.decode("utf-8-sig") == (
        "名称,网址名,类别,别名,联系电话\r\n"
        '"州财政局",finance,"政府\n部门",,\r\n\r\n州民政局,civil,政府部门,,\r\n'
        "州水利局,shuili-ju,政府部门,水利局、水务局,'+86 1\r\n"
    )
    assert values_in("units.csv", after)[-1] == new


@pytest.mark.parametrize(
    "data",
    [
        table(HEAD + "州财政局,finance,政府部门\r\n"),
        (HEAD + "州财政局,finance,政府部门\r\n").encode("gb18030"),
        (HEAD + "州财政局,finance,政府部门").encode("utf-16"),
        (HEAD + "州财政局,finance,政府部门\r\n").replace(",", "\t").encode("utf-16"),
        saved_as_workbook([HEAD.strip().split(","), ("州财政局", "finance", "政府部门")]),
    ],
    ids=["UTF-8", "GB18030", "UTF-16", "tabs", "workbook"],
)
def test_a_table_in_any_form_becomes_utf_8_with_commas(data: bytes) -> None:
    after = append_entries(data, "units.csv", [UNIT])
    assert after == table(HEAD + "州财政局,finance,政府部门\r\n州水利局,shuili-ju,政府部门\r\n")


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b"\r\n"], ids=["bytes", "mark", "line"])
def test_a_file_that_is_empty_gets_its_heads(data: bytes) -> None:
    after = append_entries(data, "units.csv", [UNIT])
    assert after.startswith(empty_table("units"))
    assert values_in("units.csv", after) == [UNIT]


def test_nothing_is_added_to_what_cannot_be_read() -> None:
    for file, data in (
        ("units.csv", b"%PDF-1.7"),
        ("units.csv", b'\xef\xbb\xbf"open'),
        ("units.yml", b"\xff\xfe\x00"),
    ):
        with pytest.raises(UnreadableRegistryError):
            append_entries(data, file, [UNIT])


def test_a_name_that_no_cell_can_hold_is_refused() -> None:
    with pytest.raises(NotInCellError):
        append_entries(table(HEAD), "units.csv", [{**UNIT, "aliases": ["甲；乙"]}])


FIRST = "- name: 州财政局\n  slug: finance\n  kind: 政府部门\n"
ADDED = "- name: 州水利局\n  slug: shuili-ju\n  kind: 政府部门\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"\n{ADDED}"),
        ("# 单位\n", f"# 单位\n\n{ADDED}"),
        (FIRST, f"{FIRST}\n{ADDED}"),
        (FIRST.strip(), f"{FIRST}\n{ADDED}"),
        ("[] # 没有\n", f" # 没有\n\n{ADDED}"),
        (
            "  - {name: 州财政局, slug: finance, kind: 政府部门}\n",
            (
                "  - {name: 州财政局, slug: finance, kind: 政府部门}\n\n"
                "  - name: 州水利局\n    slug: shuili-ju\n    kind: 政府部门\n"
            ),
        ),
        (
            "[\n  {name: 州财政局, slug: finance, kind: 政府部门},\n]\n",
            (
                "[\n  {name: 州财政局, slug: finance, kind: 政府部门}, "
                "{name: 州水利局, slug: shuili-ju, kind: 政府部门},\n]\n"
            ),
        ),
    ],
    ids=["empty", "comment", "block", "no line end", "empty list", "indented", "flow"],
)
def test_yaml_gets_an_entry_whatever_its_layout(before: str, after: str) -> None:
    data = append_entries(before.encode(), "units.yml", [UNIT])
    assert data.decode() == after
    assert values_in("units.yml", data)[-1] == UNIT


def test_yaml_keeps_its_line_ends_and_its_mark() -> None:
    before = codecs.BOM_UTF8 + FIRST.replace("\n", "\r\n").encode()
    after = append_entries(before, "units.yml", [UNIT], "导入“清单”时新增")
    added = f"\n# 导入“清单”时新增\n{ADDED}".replace("\n", "\r\n")
    assert after == before + added.encode()


def test_yaml_in_another_encoding_becomes_utf_8() -> None:
    after = append_entries(FIRST.encode("gb18030"), "units.yml", [UNIT])
    assert after.decode() == f"{FIRST}\n{ADDED}"


def test_entries_are_shown_as_they_are_added() -> None:
    assert entries_as_text("units.yml", [UNIT]) == ADDED
    assert entries_as_text("units.csv", [UNIT]) == (
        "名称,网址名,类别\n州水利局,shuili-ju,政府部门\n"
    )


rows = st.lists(st.lists(st.text("甲乙,\"' \n、", max_size=5), min_size=3, max_size=3), max_size=4)


@given(rows, st.sampled_from(["\n", "\r\n", "\r"]))
def test_all_that_stands_in_a_table_keeps_its_bytes(cells: list[list[str]], end: str) -> None:
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells)
    written = [row.replace("\n", end) for row in quoted]
    before = table(end.join(["名称,网址名,类别", *written]) + end)
    assert append_entries(before, "units.csv", [UNIT]).startswith(before)
    wider = append_entries(before, "units.csv", [{**UNIT, "aliases": ["水利局"]}])
    row = "州水利局,shuili-ju,政府部门,水利局"
    lines = ["名称,网址名,类别,别名", *(f"{line}," for line in written), row]
    assert wider == table(end.join(lines) + end)


@given(
    st.sampled_from(STEMS).flatmap(
        lambda stem: st.tuples(st.just(stem), entries_of(stem), entries_of(stem))
    )
)
def test_adding_at_once_is_adding_one_after_the_other(
    case: tuple[str, list[dict[str, Value]], list[dict[str, Value]]],
) -> None:
    stem, first, second = case
    for file, start in ((f"{stem}.csv", empty_table(stem)), (f"{stem}.yml", b"")):
        in_turn = append_entries(append_entries(start, file, first), file, second)
        at_once = append_entries(start, file, [*first, *second])
        with TemporaryDirectory() as folder:
            found = []
            for data in (in_turn, at_once):
                (Path(folder) / file).write_bytes(data)
                found.append([entry.values for entry in read_sources(Path(folder))[0].of(stem)])
        assert found[0] == found[1]
        assert len(found[0]) == len(first) + len(second)
