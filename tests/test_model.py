"""The words of the site."""

from __future__ import annotations

import dataclasses

import pytest

from zeren.model import Role, Unit


def test_each_role_has_its_mark_and_word() -> None:
    assert [(role.mark, role.word) for role in Role] == [
        ("●", "牵头"),
        ("○", "配合"),
        ("△", "落实"),
        ("◇", "负责"),
        ("□", "督导"),
        ("☆", "验收"),
    ]


def test_data_cannot_be_changed() -> None:
    unit = Unit("州财政局", "finance", "政府部门")
    with pytest.raises(dataclasses.FrozenInstanceError):
        unit.name = "州民政局"  # type: ignore[misc] # that it must fail is the point
