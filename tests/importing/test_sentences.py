"""Responsibility sentences are read as a careful person reads them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
import yaml

from tests.conftest import GOLDEN
from zeren.importing.sentences.questions import QuestionCode
from zeren.importing.sentences.reading import read_sentence, read_sentences, role_of_head
from zeren.importing.sentences.readings import Context, KnownNames, Reading
from zeren.model import Role
from zeren.register.building import Register

_ROLES = {role.word: role for role in Role}
CASES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "sentences.yml").read_text(encoding="utf-8"))


def by_role(reading: Reading) -> dict[str, list[str]]:
    """The full names by the role's word, as the golden cases write them."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for mention in reading.assignments:
        names[mention.role.word].append(mention.party)
    return dict(names)


def context_of(case: dict[str, Any]) -> Context:
    names = {name: name for name in case.get("known", [])} | case.get("aliases", {})
    column = case.get("column")
    return Context(names=KnownNames(names), column_role=_ROLES[column] if column else None)


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    *_, reading = read_sentences([*case.get("before", []), case["sentence"]], context_of(case))
    if case["reads"] is None:
        assert reading.questions
        assert reading.confidence <= 0.5
        return
    assert by_role(reading) == case["reads"]
    assert [m.party for m in reading.assignments if m.open] == case.get("open", [])
    written = {m.party: m.written for m in reading.assignments if m.party != m.written}
    assert written == case.get("written", {})
    asked = sorted({question.code.value for question in reading.questions})
    assert asked == case.get("asks", [])
    assert (reading.confidence < 1) == bool(reading.questions)


def test_there_is_a_case_for_every_question() -> None:
    asked = {code for case in CASES for code in case.get("asks", [])}
    assert asked == set(QuestionCode)
    assert len(CASES) >= 40


def test_the_published_list_is_read_without_a_question(published: Register) -> None:
    names = KnownNames.of(published.parties)
    readings = list(
        read_sentences([task.sentence for task in published.tasks], Context(names=names))
    )
    assert sum(len(reading.assignments) for reading in readings) == len(published.assignments)
    for task, reading in zip(published.tasks, readings, strict=True):
        expected = {
            role.word: [p.name for p in parties] for role, parties in published.roles(task.id)
        }
        assert by_role(reading) == expected
        assert reading.questions == ()
        assert reading.canonical


def test_the_published_list_is_read_alike_without_a_registry(published: Register) -> None:
    for task in published.tasks:
        expected = {
            role.word: [p.name for p in parties] for role, parties in published.roles(task.id)
        }
        assert by_role(read_sentence(task.sentence)) == expected


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("责任单位", Role.RESPONSIBLE),
        ("牵头单位", Role.LEAD),
        ("牵头责任单位", Role.LEAD),
        ("主要责任单位", Role.LEAD),
        ("配合单位", Role.SUPPORT),
        ("协同\n配合单位", Role.SUPPORT),
        ("协同责任单位", Role.SUPPORT),
        ("协作单位", Role.SUPPORT),
        ("落实单位", Role.IMPLEMENT),
        ("牵头组织实施单位", Role.LEAD),
        ("序号", None),
        ("工作任务", None),
        ("责任领导", None),
        ("完成时限", None),
        ("推进措施", None),
        ("备注", None),
    ],
)
def test_heads_of_columns_give_roles(head: str, role: Role | None) -> None:
    assert role_of_head(head) is role


def test_a_full_name_wins_over_an_alias_of_another_party(every_feature: Register) -> None:
    names = KnownNames.of(every_feature.parties)
    for party in every_feature.parties:
        assert names.party_of[party.name] == party.name
