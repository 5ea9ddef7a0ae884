"""What a clause says of other tasks is asked at each of them, and costs no more than they do."""

from __future__ import annotations

from collections.abc import Sequence

from zeren.importing.drafts.other_tasks import Told, said_of_others
from zeren.importing.lists.found import Clause, FoundTask
from zeren.importing.sentences.reading import read_sentence

BELOW = "县水利局牵头。以下各项任务均需{party}落实，不再列出"


def told(*clauses: str, chapter: str = "") -> list[Told]:
    return [
        Told.of(
            FoundTask(str(number), (number,), chapter, "修路。", (Clause(clause),), ""),
            (read_sentence(clause),),
        )
        for number, clause in enumerate(clauses, start=1)
    ]


def asked(tasks: Sequence[Told], *remarks: str) -> list[int]:
    return [len(notes) for notes in said_of_others(tasks, remarks)]


def test_what_follows_is_asked_about_unless_it_names_who_is_meant() -> None:
    tasks = told(BELOW.format(party="各乡镇"), "县交通局牵头", "县住建局牵头，各乡镇落实")
    assert asked(tasks) == [0, 1, 0]


def test_a_task_that_names_some_of_those_who_are_meant_is_asked_about() -> None:
    tasks = told(BELOW.format(party="各乡镇、县财政局"), "各乡镇落实", "各乡镇、县财政局落实")
    assert asked(tasks) == [0, 1, 0]


def test_what_stands_above_is_asked_about_up_to_the_last_such_words() -> None:
    above = "以上任务由各乡镇落实"
    assert asked(told("县水利局牵头", above, "县交通局牵头", above)) == [1, 0, 1, 0]


def test_the_same_words_are_asked_about_once() -> None:
    same = BELOW.format(party="各乡镇").replace("县水利局", "县财政局")
    assert asked(told(same, same, "县交通局牵头")) == [0, 1, 1]


def test_after_many_such_words_no_more_are_asked_about() -> None:
    clauses = (BELOW.format(party=f"第{number}中学") for number in range(100))
    assert asked(told(*clauses, "县交通局牵头"))[-1] == 20


def test_items_are_asked_about_by_their_numbers_in_their_chapter() -> None:
    tasks = told("县水利局牵头", "县交通局牵头", "县住建局牵头。第1至2项由县财政局配合")
    assert asked(tasks) == [1, 1, 1]
    elsewhere = told("县水利局牵头", chapter="二、民生")
    assert asked([*elsewhere, *tasks[1:]]) == [0, 1, 1]
