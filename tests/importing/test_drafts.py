"""Found tasks as rows: 序号 and 编号, sentences, what a person is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.checks.row_rules import ID_PART
from zeren.importing.drafts.building import Draft, drafts_of
from zeren.importing.lists.found import Clause, Found, FoundTask
from zeren.importing.sentences.readings import KnownNames
from zeren.model import Role

LEAD = (Clause("州财政局牵头"),)


def task(number: str, *ordinals: int, clauses: tuple[Clause, ...] = LEAD) -> FoundTask:
    return FoundTask(number, ordinals or (0,), "", f"第{number}件事。", clauses, "第 1 行")


def drafts(*tasks: FoundTask, rules: tuple[str, ...] = ()) -> tuple[Draft, ...]:
    return drafts_of(Found(tasks, (), rules), KnownNames())


@pytest.mark.parametrize(
    ("tasks", "keys"),
    [
        ([task("1", 1), task("2", 2), task("4", 4)], ["1", "2", "4"]),
        ([task("1", 1, 1), task("2", 1, 2), task("1", 2, 1)], ["1-1", "1-2", "2-1"]),
        ([task("（一）", 1, 1), task("（二）", 1, 2)], ["1-1", "1-2"]),
        ([task("十", 10), task("十", 10), task("十一", 11)], ["10-1", "10-2", "11"]),
        ([task("", 0), task("", 0)], ["1", "2"]),
        ([task("1", 1), task("", 0), task("3", 3)], ["1", "2", "3"]),
        ([task("1.1", 0), task("1.2", 0)], ["1.1", "1.2"]),
    ],
)
def test_the_end_of_the_id(tasks: list[FoundTask], keys: list[str]) -> None:
    assert [draft.key for draft in drafts(*tasks)] == keys


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "1", "2", "（一）", "一", "1-1", "x/y"]),
            st.integers(0, 3),
            st.integers(0, 3),
        )
    )
)
def test_every_id_is_unique_and_fit_for_an_address(numbers: list[tuple[str, int, int]]) -> None:
    keys = [draft.key for draft in drafts(*(task(n, a, b) for n, a, b in numbers))]
    assert len(set(keys)) == len(keys)
    assert all(ID_PART.fullmatch(key) for key in keys)


def test_a_number_that_is_missing_among_others_is_asked_about() -> None:
    first, second = drafts(task("1", 1), task("", 0))
    assert first.is_certain
    assert second.questions == ("原文没有序号，按先后编为 2",)


def test_a_list_without_any_numbers_is_counted_without_a_question() -> None:
    assert all(draft.is_certain for draft in drafts(task(""), task("")))


def test_columns_of_full_names_need_no_sentence() -> None:
    columns = (Clause("州财政局", "牵头单位"), Clause("州公安局、州民政局", "配合单位"))
    (draft,) = drafts(task("1", 1, clauses=columns))
    assert dict(draft.parties) == {
        Role.LEAD: ("州财政局",),
        Role.SUPPORT: ("州公安局", "州民政局"),
    }
    assert draft.sentence == ""


def test_columns_that_say_more_than_names_are_kept_word_for_word() -> None:
    columns = (Clause("州财政局", "牵头单位"), Clause("州公安局等", "配合单位"))
    (draft,) = drafts(task("1", 1, clauses=columns))
    assert draft.sentence == "牵头单位：州财政局；配合单位：州公安局等"


def test_a_rule_beside_the_tasks_holds_for_all_of_them() -> None:
    clauses = (Clause("州财政局、州公安局负责"),)
    rule = "注：责任单位列第一位的为牵头单位。"
    (draft,) = drafts(task("1", 1, clauses=clauses), rules=(rule,))
    assert draft.parties[Role.LEAD] == ("州财政局",)


def test_a_party_in_two_roles_is_kept_in_the_first_and_asked_about() -> None:
    sentence = "州财政局牵头；州财政局、州公安局配合"
    (draft,) = drafts(task("1", 1, clauses=(Clause(sentence),)))
    assert dict(draft.parties) == {Role.LEAD: ("州财政局",), Role.SUPPORT: ("州公安局",)}
    assert draft.sentence == sentence
    assert draft.notes == ("“州财政局”写了两次，又是牵头又是配合，按牵头记，请对照原文",)


def test_who_leads_may_accept_as_well_and_keeps_its_place_among_those_who_do() -> None:
    sentence = "州财政局牵头；州公安局配合；州公安局、州财政局验收"
    (draft,) = drafts(task("1", 1, clauses=(Clause(sentence),)))
    assert dict(draft.parties) == {
        Role.LEAD: ("州财政局",),
        Role.SUPPORT: ("州公安局",),
        Role.ACCEPT: ("州公安局", "州财政局"),
    }
    assert (draft.sentence, draft.notes) == ("", ())


@pytest.mark.parametrize(
    ("clause", "asked"),
    [
        (Clause("州财政局配合"), "只有配合单位"),
        (Clause("州市场监管局", "监管责任单位"), "“监管责任单位”一列按“负责”记"),
        (Clause("州政府督查室", "督办单位"), "只有督导单位"),
        (Clause("州财政局配合，州民政局负责"), ""),
        (Clause("州财政局", "责任单位"), ""),
    ],
)
def test_what_is_odd_in_the_roles_is_asked(clause: Clause, asked: str) -> None:
    (draft,) = drafts(task("1", 1, clauses=(clause,)))
    assert all(note.startswith(asked) for note in draft.notes)
    assert bool(draft.notes) == bool(asked)
