"""What people call a body, from its full name alone."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from tests.conftest import DATA, GOLDEN
from zeren.importing.parties.bodies import forms_of
from zeren.importing.parties.everyday_names import everyday_names
from zeren.importing.parties.name_parts import Home

CASES: list[dict[str, Any]] = yaml.safe_load(
    (GOLDEN / "everyday_names.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("name", "home", "expected"),
    [
        pytest.param(name, Home(case["place"], case["level"]), expected, id=name)
        for case in CASES
        for name, expected in case["names"].items()
    ],
)
def test_everyday_names(name: str, home: Home, expected: list[str]) -> None:
    assert list(everyday_names(name, home)) == expected


def test_what_a_clerk_wrote_by_hand_is_proposed() -> None:
    units = yaml.safe_load((DATA / "birth-support" / "units.yml").read_text(encoding="utf-8"))
    home = Home("德宏州", "州")
    proposed = {unit["name"]: everyday_names(unit["name"], home) for unit in units}
    times = Counter(alias for aliases in proposed.values() for alias in aliases)
    by_hand = {(unit["name"], alias) for unit in units for alias in unit["aliases"]}
    ours = {(name, alias) for name, aliases in proposed.items() for alias in aliases}
    assert len(by_hand) == 88
    assert by_hand <= ours
    # What is proposed besides are longer forms, of which none belongs to two units.
    assert len(ours - by_hand) <= 20
    assert [alias for alias, number in times.items() if number > 1] == []


def test_every_form_of_a_name_has_the_same_forms() -> None:
    for name in ("发改委", "教体局", "住建局", "网信办", "残联", "工会"):
        forms = forms_of(name).same
        assert len(forms) > 1
        assert all(set(forms_of(form).same) == set(forms) for form in forms), name


def test_a_unit_of_another_level_does_not_take_the_name_without_a_level() -> None:
    assert "发改委" not in everyday_names("市发展改革委", Home("", "县"))
    assert "发改委" in everyday_names("市发展改革委", Home("", "市"))
