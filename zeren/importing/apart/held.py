"""A process under limits: `python -m zeren.importing.apart.held LIMITS PARENT MODULE …`.

The limits hold before anything else is imported, and for all that the process starts. It leads a
group of its own, and ends it when its parent is gone, however that ended.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from math import ceil
from threading import Thread

MOST_WRITTEN = 512 * 1024**2
"""No file that such a process writes is larger; what it prints is one."""

_LOOKS_EVERY = 0.2


def main(arguments: list[str]) -> None:
    """Hold the limits, then run the `main` of a module.

    Args:
        arguments: The seconds of the processor, as many with all that `go_on` grants, the bytes of
            memory, the process id of the parent, the module, and what is handed on to it.
    """
    seconds, longest, memory, parent, module, *others = arguments
    _limit(int(seconds), int(longest), int(memory))
    if sys.platform != "win32":
        Thread(target=_end_with, args=(int(parent),), daemon=True).start()
    import_module(module).main(others)


def go_on(seconds: int) -> None:
    """Grant this process more time from now on, for it has come a step further.

    Args:
        seconds: Of the processor; never more than it was allowed in all. Nothing where it is not
            held at all.
    """
    if sys.platform == "win32":
        return
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not every system has it

        held, longest = resource.getrlimit(resource.RLIMIT_CPU)
        if held != resource.RLIM_INFINITY:
            granted = ceil(time.process_time()) + seconds
            resource.setrlimit(resource.RLIMIT_CPU, (min(granted, longest), longest))


def _limit(seconds: int, longest: int, memory: int) -> None:
    """Limit time, memory and files, where the system has such limits.

    What counts as memory is what the process may write to, since libraries map much more than they
    use; systems that do not know that limit have the one of all that is mapped.
    """
    if sys.platform == "win32":
        return
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not every system has it

        for kind, soft, hard in (
            (resource.RLIMIT_DATA, memory, memory),
            (resource.RLIMIT_AS, 4 * memory, 4 * memory),
            (resource.RLIMIT_CPU, seconds, longest),
            (resource.RLIMIT_FSIZE, MOST_WRITTEN, MOST_WRITTEN),
            (resource.RLIMIT_CORE, 0, 0),
        ):
            with suppress(ValueError, OSError):  # a system may allow less, and no more
                resource.setrlimit(kind, (soft, hard))


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOKS_EVERY)
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
