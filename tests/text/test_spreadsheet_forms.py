"""What spreadsheets make of cells."""

from __future__ import annotations

from datetime import date

import pytest

from zeren.text.spreadsheet_forms import (
    day_of_serial,
    error_value,
    escaped_control,
    id_before_date,
    id_before_number,
    is_ditto,
    is_hashes,
    is_reckoned,
    is_short_date,
    is_total,
    is_turned_date,
    lost_zero,
    unescaped,
)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *((one, one) for one in ("#N/A", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#NAME?")),
        *((one, one) for one in ("#VALUE!", "#REF!", "#GETTING_DATA", "Err:502")),
        ("＃ＮＡＭＥ？", "#NAME?"),
        ("#name?", "#name?"),
        ("见#REF!第3页", "#REF!"),
        ("1# 楼", ""),
        ("#话题#", ""),
        ("", ""),
    ],
)
def test_error_values(cell: str, value: str) -> None:
    assert error_value(cell) == value


@pytest.mark.parametrize(
    ("cell", "is_one"),
    [("########", True), ("##", True), ("＃＃＃＃＃", True), ("#", False), ("1#、2#", False)],
)
def test_hashes(cell: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table above
    assert is_hashes(cell) is is_one


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("甲_x000D_\n乙", "甲\r\n乙"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_xD83D_", "\ufffd"),
        ("_x000D_x000A_", "\rx000A_"),
        ("a_xyz_", "a_xyz_"),
    ],
)
def test_escapes_of_workbooks(written: str, meant: str) -> None:
    assert unescaped(written) == meant


def test_escapes_in_texts_are_those_of_controls_alone() -> None:
    assert escaped_control("甲_x000D_乙_x000A_") == "_x000D_"
    assert escaped_control("写 _x0041_") == ""


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("45809", date(2025, 6, 1)),
        ("46022.5", date(2025, 12, 31)),
        ("73050", None),
        ("2025", None),
        ("533103", None),
    ],
)
def test_days_that_became_numbers(written: str, day: date | None) -> None:
    assert day_of_serial(written) == day


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        *((one, True) for one in ("12/31/2025", "31.12.25", "1-Jun-25", "Jun-25", "6-Sept")),
        *((one, True) for one in ("2025/6/1 0:00", "2025-06-01T00:00:00", "May 1, 2025")),
        *((one, True) for one in ("25/6/1", "2025年6月1日 0:00", "2025年6月1日 00:00:00")),
        *((one, False) for one in ("2025年6月底前", "2025/6/1", "2025-12-31", "2025", "12月底")),
        *((one, False) for one in ("长期", "Market", "Maybe", "6月Mar", "")),
    ],
)
def test_dates_as_only_spreadsheets_write_them(
    written: str,
    is_one: bool,  # noqa: FBT001 - a row of the table above
) -> None:
    assert is_turned_date(written) is is_one


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        *((one, True) for one in ("2025/6/1", "2025/06/01", "20250601")),
        *((one, False) for one in ("2025-06-01", "20251301", "2025/6", "53310300", "2025年6月1日")),
    ],
)
def test_short_dates(written: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table above
    assert is_short_date(written) is is_one


@pytest.mark.parametrize(
    ("cell", "is_one"),
    [
        *((one, True) for one in ("=A1", "=$A$1+1", "=SUM(A1:A3)", "=IF(A1>0,1,2)", "='表 1'!B2")),
        *((one, True) for one in ("TRUE", "false", "1.23457E+17", "1E+05")),
        *((one, False) for one in ("=", "=甲", "TRUE值", "1.5", "E+17", "PM2.5E", "")),
    ],
)
def test_what_was_reckoned(cell: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table above
    assert is_reckoned(cell) is is_one


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1-Jan", "1-1"),
        ("10-Jan", "1-10"),
        ("01-Jan-25", "1-1"),
        ("Jan-40", "1-40"),
        ("Jan-2010", "1-10"),
        ("1月10日", "1-10"),
        ("2025年1月2日", "1-2"),
        ("2025/1/2", "1-2"),
        ("2025-01-02 00:00:00", "1-2"),
        ("1-1", ""),
        ("a-1", ""),
    ],
)
def test_ids_that_became_dates(written: str, meant: str) -> None:
    assert id_before_date(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("1.0", "1"), ("2.00", "2"), ("01", "1"), ("1.1", ""), ("1-01", "")]
)
def test_ids_that_became_numbers(written: str, meant: str) -> None:
    assert id_before_number(written) == meant


@pytest.mark.parametrize(
    ("before", "written", "meant"),
    [("1.9", "1.1", "1.10"), ("1.19", "1.2", "1.20"), ("1.9", "2.1", ""), ("1.8", "1.1", "")],
)
def test_a_zero_that_was_lost(before: str, written: str, meant: str) -> None:
    assert lost_zero(before, written) == meant


@pytest.mark.parametrize(
    ("cell", "is_one"),
    [
        *((one, True) for one in ("同上", "〃", '"', "''", "——〃——", "同上。")),
        *(
            (one, True)
            for one in ("同前", "如上", "ditto", "同上一行", "同 上", "同　上", "见上", "详见上行")
        ),
        *((one, False) for one in ("同上级部门对接", "见上级文件", "同步", "", "上")),
    ],
)
def test_ditto(cell: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table above
    assert is_ditto(cell) is is_one


@pytest.mark.parametrize(
    ("cell", "is_one"),
    [
        *((one, True) for one in ("合计", "合　计", "总计：29项", "小计（12）", "共计29项任务。")),
        *((one, False) for one in ("合计奖补20万元", "会计", "总体要求", "", "统计")),
    ],
)
def test_totals(cell: str, is_one: bool) -> None:  # noqa: FBT001 - a row of the table above
    assert is_total(cell) is is_one
