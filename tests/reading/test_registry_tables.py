"""Registry files as tables: the same register as from YAML, whatever the entries hold."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import DATA, MakeData, register_of
from tests.damage import saved_as_workbook
from tests.tables import STEMS, entries_of, with_tables
from zeren.checks.folder import check_folder
from zeren.editing.registry_files import append_entries, empty_table
from zeren.reading.files.records import as_csv, read_records
from zeren.reading.registry_cells import PART
from zeren.reading.schema import TABLE_FORMS, TABLES
from zeren.reading.sources import read_sources
from zeren.register.building import Register, build_register


def register_from(files: dict[str, bytes]) -> Register:
    with TemporaryDirectory() as folder:
        (Path(folder) / "tasks.csv").write_text("序号,工作任务,牵头单位\n1,甲,甲\n", "utf-8")
        for file, data in files.items():
            (Path(folder) / file).write_bytes(data)
        sources, _ = read_sources(Path(folder))
        return build_register(replace(sources, version=""))


@settings(max_examples=40)  # each example holds entries of all files
@given(st.fixed_dictionaries({stem: entries_of(stem) for stem in STEMS}))
def test_table_and_yaml_with_the_same_entries_give_the_same_register(
    entries: dict[str, list[dict[str, Any]]],
) -> None:
    yaml = {f"{s}.yml": append_entries(b"", f"{s}.yml", entries[s]) for s in STEMS}
    table = {f"{s}.csv": append_entries(empty_table(s), f"{s}.csv", entries[s]) for s in STEMS}
    assert register_from(table) == register_from(yaml)


@given(st.sampled_from(STEMS).flatmap(lambda s: st.tuples(st.just(s), entries_of(s))))
def test_what_is_written_into_a_table_is_read_back(
    case: tuple[str, list[dict[str, Any]]],
) -> None:
    registry, entries = case
    with TemporaryDirectory() as folder:
        file = f"{registry}.csv"
        data = append_entries(empty_table(registry), file, entries)
        (Path(folder) / file).write_bytes(data)
        sources, _ = read_sources(Path(folder))
    assert [trimmed(entry.values) for entry in sources.of(registry)] == [
        trimmed(entry) for entry in entries
    ]


def trimmed(value: Any) -> Any:  # noqa: ANN401 - whatever an entry holds
    if isinstance(value, str):
        return value.strip("　\n\t ")
    if isinstance(value, list):
        return [trimmed(one) for one in value]
    return {key: trimmed(one) for key, one in value.items()}


def test_every_key_has_a_column_of_its_own_in_chinese() -> None:
    for form in TABLE_FORMS.values():
        heads = [column.head for column in form.columns]
        assert len(set(heads)) == len(heads)
        assert not any(head.isascii() for head in heads)


@pytest.mark.parametrize("name", ["birth-support", "every-feature"])
def test_a_site_with_tables_is_the_same_register_without_a_finding(
    name: str, make_data: MakeData
) -> None:
    expected = register_of(DATA / name)
    folder = with_tables(make_data(name))
    assert check_folder(folder).findings == ()
    assert replace(register_of(folder), version="") == replace(expected, version="")


SAVED: dict[str, Callable[[str], bytes]] = {
    "UTF-8 without BOM": lambda text: text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without BOM": lambda text: text.encode("utf-16-le"),
    "GB18030": lambda text: text.encode("gb18030"),
    "CR": lambda text: text.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("saved", SAVED.values(), ids=list(SAVED))
def test_tables_may_be_saved_in_any_way_and_the_version_stays(
    saved: Callable[[str], bytes], make_data: MakeData
) -> None:
    folder = with_tables(make_data("birth-support"))
    expected = register_of(folder)
    for path in folder.glob("*.csv"):
        path.write_bytes(saved(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")))
    assert check_folder(folder).findings == ()
    assert register_of(folder) == expected


@pytest.mark.parametrize(
    ("code", "ending", "saved"),
    [
        ("F018", ".csv", saved_as_workbook),
        ("F028", ".xlsx", saved_as_workbook),
        ("F024", ".csv", lambda rows: as_csv(rows).replace(",", "\t").encode("utf-16")),
    ],
    ids=["workbook renamed", "workbook", "tabs"],
)
@pytest.mark.parametrize("stem", ["tasks", "units", "collectives"])
def test_other_forms_of_a_table_are_told_and_make_the_same_register(
    stem: str, code: str, ending: str, saved: Callable[..., bytes], make_data: MakeData
) -> None:
    folder = with_tables(make_data("birth-support"))
    expected = register_of(folder)
    path = folder / f"{stem}.csv"
    rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    data = saved(list(rows))
    path.unlink()
    path.with_suffix(ending).write_bytes(data)
    (finding,) = check_folder(folder).findings
    assert (finding.code, finding.file) == (code, f"{stem}{ending}")
    assert register_of(folder) == expected


def test_the_first_sheet_of_a_workbook_is_read_and_named(make_data: MakeData) -> None:
    rows = [("序号", "工作任务", "牵头单位"), ("1", "办好甲事。", "州财政局")]
    folder = make_data("minimal", tasks=None)
    (folder / "tasks.xlsx").write_bytes(saved_as_workbook(rows, "2026年", "草稿"))
    (finding,) = check_folder(folder).findings
    assert finding.code == "F028"
    assert "读了第一张表“Sheet”；没有读“2026年”、“草稿”" in finding.message
    assert "tasks.csv" in finding.hint


def test_a_workbook_by_name_alone_is_told(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks=None)
    for data, code in ((b"a,b\n", "F019"), (b"%PDF-1.7", "F017"), (b"", "F019")):
        (folder / "tasks.xlsx").write_bytes(data)
        (finding,) = check_folder(folder).findings
        assert (finding.code, finding.file) == (code, "tasks.xlsx")


def test_rows_know_their_number_in_excel(make_data: MakeData) -> None:
    text = '名称,网址名,类别\n州财政局,finance,"政府\n部门"\n\n州民政局,civil,\n'
    folder = make_data("minimal", units=None, **{"units.csv": text})
    (finding,) = check_folder(folder).findings
    assert (finding.row, finding.line, finding.column) == (4, 5, "类别")
    assert finding.hint == "填写“类别”；每行必填：名称、网址名、类别。"


def test_no_hint_about_a_table_speaks_of_yaml(make_data: MakeData) -> None:
    tables = {
        "plans.csv": "网址名,标题\nP,清单\n",
        "units.csv": "名称,网址名,类别,别名,曾用名,曾用名止于,承接单位\n"
        "州财政局,finance,,州民政局、局里,甲；乙,1990年,丙\n"
        "州 民政局,finance,政府部门,局里、丁，戊,己,,\n州审计局,audit,政府部门,,,,\n",
        "counties.csv": "名称,网址名,代码\n芒市,mangshi,1\n",
        "collectives.csv": "名称,网址名,成员\n统称,a,\n成员,b,没有的\n",
        "accepted.csv": "代码,对象,原因\nT001,p-1,\nT013,p-1,无\n",
        "synonyms.csv": "说法,词语\n钱,财政局、没有\n财政局,财政局\n钱,局\n",
    }
    folder = make_data("minimal", plans=None, units=None, counties=None, collectives=None, **tables)
    findings = [f for f in check_folder(folder).findings if f.file != "tasks.csv"]
    assert len({finding.code for finding in findings}) >= 14
    for finding in findings:
        told = f"{finding.message}{finding.hint}"
        for word in (".yml", "slug", "aliases", "members", "stands_for", "means", "键", "方括号"):
            assert word not in told.replace("slug“P”", ""), finding
        assert finding.column is None or not finding.column.isascii()


def test_a_name_with_the_sign_that_parts_names_cannot_stand_in_a_cell() -> None:
    with pytest.raises(ValueError, match="甲；乙"):
        TABLES["units"]["aliases"].form.to_cells([f"甲{PART}乙"])


def test_records_are_told_apart_by_the_heads_of_their_own_table() -> None:
    text = "名称;网址名;类别\n"
    assert read_records(text, TABLE_FORMS["units"]).delimiter == ";"
    assert read_records(text, TABLE_FORMS["tasks"]).delimiter == ","


def test_a_folder_in_place_of_a_table_is_told(make_data: MakeData) -> None:
    folder = make_data("minimal", units=None)
    (folder / "units.csv").mkdir()
    (finding,) = check_folder(folder).findings
    assert (finding.code, finding.file) == ("F011", "units.csv")
    shutil.rmtree(folder / "units.csv")
    (finding,) = check_folder(folder).findings
    assert (finding.code, finding.message) == ("F001", "找不到 units.csv，也没有 units.yml。")
