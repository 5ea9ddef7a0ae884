"""Work spread over the processors, where the system lets a process go on as two."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

Made = TypeVar("Made")

# The work that the processes inherit, which need not be one that can be sent to them.
_work: Callable[[int], Any] | None = None


def at_once(work: Callable[[int], Made], numbers: Sequence[int]) -> Iterator[Made]:
    """Do the same work for several numbers.

    Args:
        work: Makes something of a number; it must change nothing that others see.
        numbers: The numbers.

    Yields:
        What was made, in the order of the numbers.
    """
    processors = _processors()
    if processors == 1 or len(numbers) == 1:
        yield from map(work, numbers)
        return
    global _work  # noqa: PLW0603 - what the processes inherit
    _work = work
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(min(processors, len(numbers)), mp_context=context) as pool:
            yield from pool.map(_do, numbers)
    finally:
        _work = None


@contextmanager
def aside(work: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """Do some work on another processor while this one goes on.

    Args:
        work: Makes something; it must change nothing that others see.

    Yields:
        What gives what was made, once it is; where there is no other processor it does the work.
    """
    if _processors() == 1:
        yield work
        return
    global _work  # noqa: PLW0603 - what the process inherits
    _work = lambda _: work()  # noqa: E731 - in the form that `_do` takes
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        coming = pool.submit(_do, 0)
        _work = None
        yield coming.result


def _do(number: int) -> Any:  # noqa: ANN401 - whatever the work makes
    if _work is None:
        raise RuntimeError("no work")
    return _work(number)


def _processors() -> int:
    """How many processors this process may use; one where a process cannot go on as two."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
