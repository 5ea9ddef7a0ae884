"""Work spread over the processors, where the system lets a process go on as two."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar, cast

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
        number = min(processors, len(numbers))
        with ProcessPoolExecutor(number, mp_context=context, initializer=_begin) as pool:
            yield from pool.map(_do, numbers)
    finally:
        _work = None


class Aside(Generic[Made]):
    """Some work that is done on another processor while this one goes on."""

    def __init__(self, work: Callable[[], Made]) -> None:
        """Begin; where there is no other processor, the work is done once it is asked for.

        Args:
            work: Makes something; it must change nothing that others see.
        """
        self._work = work
        self._coming: Connection | None = None
        if _processors() > 1:
            context = multiprocessing.get_context("fork")
            self._coming, there = context.Pipe(duplex=False)
            # It goes with this process, should nobody ask for what it makes.
            process = context.Process(target=_send, args=(work, there), daemon=True)
            process.start()
            there.close()

    def result(self) -> Made:
        """What was made, once it is. It can be asked for once.

        Raises:
            Exception: What the work raised.
        """
        if self._coming is None:
            return self._work()
        try:
            return cast("Made", self._coming.recv())
        except EOFError:  # it has failed there, and says here why
            return self._work()


def _send(work: Callable[[], object], there: Connection) -> None:
    with there, suppress(Exception):  # what it raises is raised where it is asked for
        there.send(work())


def _begin() -> None:
    """Let what a process drops be found, but not be looked for in all that it has inherited."""
    gc.freeze()
    gc.enable()


def _do(number: int) -> Any:  # noqa: ANN401 - whatever the work makes
    if _work is None:
        raise RuntimeError("no work")
    return _work(number)


def _processors() -> int:
    """How many processors this process may use; one where a process cannot go on as two."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
