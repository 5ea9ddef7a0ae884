"""Traditional characters are read as simplified ones, place for place."""

from __future__ import annotations

import pytest

from zeren.text.simplified import simplified


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("責任單位：市殘聯、市稅務局", "责任单位：市残联、市税务局"),
        ("牽頭部門", "牵头部门"),
        ("乾县人民政府", "乾县人民政府"),
        ("于镕、著名商标", "于镕、著名商标"),
        ("1. abc", "1. abc"),
    ],
)
def test_each_character_is_simplified_in_its_place(text: str, plain: str) -> None:
    assert simplified(text) == plain
    assert len(simplified(text)) == len(text)
