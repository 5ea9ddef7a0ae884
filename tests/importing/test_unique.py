"""Names made unique by numbers: the first that is free, also the next time."""

from __future__ import annotations

from zeren.importing.unique import Unique


def test_each_gets_the_first_number_that_is_free() -> None:
    names = Unique(["a", "a-3"])
    made = []
    for _ in range(3):
        made.append(names.numbered("a"))
        names.add(made[-1])
    assert made == ["a-2", "a-4", "a-5"]


def test_a_number_that_is_not_taken_is_given_again() -> None:
    names = Unique(["1"])
    assert [names.numbered("1", 1) for _ in range(2)] == ["1-1", "1-1"]
