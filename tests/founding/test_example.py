"""The example is a site like any other: as `new` makes it, in order, and about nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from zeren.checks.folder import check_folder
from zeren.register.building import Register, build_register
from zeren.register.settings import site_of
from zeren.sites.answers import answers_of
from zeren.sites.record import RECORD, as_bytes, record_of
from zeren.sites.skeleton import DATA, skeleton_files

EXAMPLE = ROOT / "examples" / "county"
# What its office has written anew.
OWN = "docs/about.md"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """What this version makes of the folder of this site, its data apart."""
    answers = answers_of(site_of(check_folder(EXAMPLE / "data").sources))
    return {path: data for path, data in skeleton_files(answers) if not path.startswith(DATA)}


@pytest.fixture(scope="module")
def register() -> Register:
    """What its data say."""
    checked = check_folder(EXAMPLE / "data")
    assert checked.findings == ()
    return build_register(checked.sources)


def test_its_files_are_those_of_this_version(made: dict[str, bytes]) -> None:
    """`zeren upgrade --site examples/county` brings it up to date."""
    for path in made.keys() - {OWN}:
        assert (EXAMPLE / path).read_bytes() == made[path], path


def test_its_record_is_that_of_this_version(made: dict[str, bytes]) -> None:
    version = (EXAMPLE / "requirements.txt").read_text(encoding="utf-8").split("==")[1].strip()
    assert (EXAMPLE / RECORD).read_bytes() == as_bytes(record_of(version, made))


def test_it_says_that_it_is_invented() -> None:
    assert "虚构" in (EXAMPLE / OWN).read_text(encoding="utf-8")


def test_what_later_features_show_themselves_on_is_there(register: Register) -> None:
    assert len(register.plans) == 3
    assert register.site.words.territory == "乡镇街道"
    assert len(register.counties) == 5
    assert any(unit.former_names for unit in register.units)
    members = {collective.name: collective.members for collective in register.collectives}
    assert len(members["县营商环境专班成员单位"]) > 1
    assert sum(task.deadline is not None for task in register.tasks) > 20
    assert any(task.leader for task in register.tasks)


def test_it_keeps_the_published_text_of_every_list(register: Register) -> None:
    kept = {Path(path).stem for path in map(str, (EXAMPLE / "data/source").iterdir())}
    assert kept == {plan.slug for plan in register.plans}
