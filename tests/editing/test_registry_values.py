"""Values set in an entry of a registry file: they are read back, and all else keeps its bytes."""

from __future__ import annotations

import pytest

from zeren.editing.registry_files import UnreadableRegistryError
from zeren.editing.registry_values import set_values

VALUES = {"status": "superseded", "superseded_by": "b"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "- slug: a # 旧\n  title: 甲\n- {slug: b, title: 乙}\n",
            """- slug: a # 旧
  status: superseded
  superseded_by: b
  title: 甲
- {slug: b, title: 乙}
""",
        ),
        (
            "- {slug: a, title: 甲}\r\n- slug: b\r\n",
            "- {slug: a, title: 甲, status: superseded, superseded_by: b}\r\n- slug: b\r\n",
        ),
        (
            "- title: 甲\r\n  slug: a\r\n  status: in-force # 现行\r\n  superseded_by:\r\n",
            "- title: 甲\r\n  slug: a\r\n  status: superseded # 现行\r\n  superseded_by: b\r\n",
        ),
        ("- slug: c\n", "- slug: c\n"),
        ("甲\n", "甲\n"),
    ],
)
def test_an_entry_of_yaml(before: str, after: str) -> None:
    assert set_values(before.encode(), "plans.yml", "a", VALUES).decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "网址名,标题,来源\r\na,甲,\r\nb,乙,\r\n",
            "网址名,标题,来源,状态,替代清单\r\na,甲,,已被替代,b\r\nb,乙,,,\r\n",
        ),
        (
            "标题,网址名,状态,替代清单\n甲,a,有效,\n\n乙,b,,\n",
            "标题,网址名,状态,替代清单\n甲,a,已被替代,b\n\n乙,b,,\n",
        ),
        ("网址名,标题\nc,甲\n", None),
    ],
)
def test_a_row_of_a_table(before: str, after: str | None) -> None:
    made = set_values(before.encode(), "plans.csv", "a", VALUES).decode()
    assert made == (f"\ufeff{after}" if after is not None else before)


@pytest.mark.parametrize("file", ["plans.yml", "plans.csv"])
def test_a_file_that_cannot_be_read_is_left_alone(file: str) -> None:
    with pytest.raises(UnreadableRegistryError):
        set_values(b"\x81\x00\xff [", file, "a", VALUES)
