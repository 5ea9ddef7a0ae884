"""What an import costs grows with the number of lines and rows, and no faster, however they repeat.

It measures time, if only one against another in the same minute: so `make fuzz` runs it, and not
`make test`.
"""

from __future__ import annotations

import os
from math import ceil

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.importing.repeated import FORMS, MOST_GROWTH, growths, work
from tests.test_fuzzing import CASES

pytestmark = pytest.mark.skipif(
    "FUZZ_CASES" not in os.environ, reason="measures time: a part of make fuzz"
)


@st.composite
def mixtures(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """A form, and one to four kinds of lines or rows."""
    form = draw(st.sampled_from(sorted(FORMS)))
    kinds = st.lists(st.sampled_from(FORMS[form][1]), min_size=1, max_size=4)
    return form, tuple(draw(kinds))


def is_linear(grown: tuple[float, ...]) -> bool:
    return grown[-1] < MOST_GROWTH


@settings(max_examples=ceil(CASES / 50), deadline=None)
@given(mixtures())
def test_the_cost_is_linear_in_the_number_of_lines(mixture: tuple[str, tuple[str, ...]]) -> None:
    form, kinds = mixture
    make, _ = FORMS[form]
    grown = growths(lambda times: work(make(kinds, times)))
    event(form)
    assert is_linear(grown), f"{form} {kinds}: four times as much takes {grown} times as long"


@pytest.mark.parametrize("path", ["each with each", "a copy for each"])
def test_a_quadratic_path_is_found(path: str) -> None:
    """Without this the fuzzer could be blind."""

    def act(times: int) -> None:
        lines: tuple[str, ...] = ()
        for n in range(4 * times):
            if path == "each with each":
                _ = [line for line in lines[:times] if line == "x"]
            lines = (*lines, str(n))

    assert not is_linear(growths(act))


def test_a_linear_path_is_none() -> None:
    assert is_linear(growths(lambda times: [str(n).split("1") for n in range(100 * times)]))
