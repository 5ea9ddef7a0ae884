"""What one list alone says besides: shown wherever its tasks are, unless it is private."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from tests.exporting import office_files
from zeren.exports.csv_files import csv_files
from zeren.exports.imprint import Edition
from zeren.exports.json_api import json_api
from zeren.exports.tables import Tables
from zeren.exports.workbooks import workbooks
from zeren.pages.making import make_files
from zeren.register.building import Register
from zeren.search.index import index_files

HEAD, WORDS = "年度目标", "修好"
PRIVATE = ("责任人及联系电话", "张三", "0692-0000001")


@pytest.fixture(scope="module")
def files(every_feature: Register) -> Mapping[str, str]:
    """Everything that is made of the register, as text; of workbooks their parts."""
    tables, edition = Tables(every_feature), Edition()
    made = {
        **dict(make_files(every_feature)),
        **dict(csv_files(tables, edition)),
        **dict(json_api(tables, edition)),
        **dict(index_files(every_feature, ())),
    }
    for path, book in office_files(workbooks, every_feature).items():
        with zipfile.ZipFile(BytesIO(book)) as parts:
            made[path] = b"\n".join(map(parts.read, parts.namelist()))
    return {path: data.decode("utf-8-sig") for path, data in made.items()}


@pytest.mark.parametrize(
    "path",
    [
        "tasks/roads-1-1/index.md",
        "downloads/tasks.csv",
        "downloads/units/traffic.csv",
        "downloads/units/traffic.xlsx",
        "api/v1/tasks/roads-1-1.json",
        "assets/search/index.js",
    ],
)
def test_it_is_shown_with_the_task(files: Mapping[str, str], path: str) -> None:
    assert HEAD in files[path]
    assert WORDS in files[path]


def test_what_is_private_is_in_no_file(files: Mapping[str, str]) -> None:
    for words in PRIVATE:
        assert [path for path, text in files.items() if words in text] == []
