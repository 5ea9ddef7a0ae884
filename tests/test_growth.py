"""What work on the data costs grows with their size, and no faster.

What is counted is how often functions are called, generators that go on among them: that is the
same on every machine and at every time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from tests.many_lists import Size, write_many_lists
from zeren.checks.folder import check_folder
from zeren.pages.making import all_batches
from zeren.register.building import Register, build_register


def registered(data: Path) -> Register:
    return build_register(check_folder(data).sources)


FEW = Size(plans=1, tasks=1, units=2, counties=1)
# Of ten times as many, what is done for each with each is done a hundred times as often: among
# hundreds that tells, however little it is.
NUMBERS = (50, 500)
MOST = 1.25 * NUMBERS[1] / NUMBERS[0]
WORK: Mapping[str, Callable[[Path], object]] = {
    "check": check_folder,
    "pages": lambda data: [[*batch.make()] for batch in all_batches(registered(data))],
}


def calls_of(act: Callable[[], object]) -> int:
    """How often functions of the project are called.

    Args:
        act: The work.
    """
    number = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal number
        number += event == "call" and "/zeren/" in frame.f_code.co_filename

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return number


@pytest.mark.parametrize("grown", ["plans", "tasks", "units", "counties"])
@pytest.mark.parametrize("work", WORK)
def test_the_cost_is_linear(work: str, grown: str, tmp_path: Path) -> None:
    folders = [
        write_many_lists(tmp_path / str(number), replace(FEW, **{grown: number}))
        for number in NUMBERS
    ]
    few, many = (calls_of(partial(WORK[work], data)) for data in folders)
    assert many < MOST * few
