"""The generator in a process of its own that ends, or stops, at a chosen write.

Python tells an audit hook of every call that changes files before it carries it out. So the
generator can be ended anywhere and holds no switch for tests.
"""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from scripts.generate import main

_CHANGES = frozenset({"os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.truncate"})
_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def in_child(run: Callable[[], int]) -> int:
    """Run a function in a child process.

    Args:
        run: The function; what it returns becomes the exit code.

    Returns:
        The exit code; minus the signal where one ended the child.
    """
    return ended(start_child(run))


def start_child(run: Callable[[], int]) -> int:
    """Start a function in a child process and return the child's number."""
    with warnings.catch_warnings():
        # From Python 3.12 on: libraries of pandas have threads. The child uses none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    code = 70
    try:
        code = run()
    except BaseException:  # noqa: BLE001 - the child must never go on as a second test run
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Wait for a child and say how it ended."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def generate(data: Path, docs: Path) -> int:
    """Run the generator as its command line does."""
    return main([f"--data={data}", f"--docs={docs}"])


def killed_at(number: int, run: Callable[[], int]) -> int:
    """Run a function in a process that is killed just before its nth change of files."""

    def killed() -> int:
        signal_at_write(number, signal.SIGKILL)
        return run()

    return in_child(killed)


def with_small_files(size: int, run: Callable[[], int]) -> int:
    """Run a function where no file may have more than so many bytes."""
    printed = io.StringIO()  # which must not count
    with redirect_stdout(printed), redirect_stderr(printed):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return run()


def signal_at_write(number: int, sent: int) -> None:
    """Send this process a signal just before its nth change of files; 0 is the first."""
    left = number

    def on_event(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in _CHANGES or (event == "open" and _opens_for_writing(arguments[2])):
            left -= 1
            if left == -1:
                os.kill(os.getpid(), sent)

    sys.addaudithook(on_event)


def _opens_for_writing(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & _FOR_WRITING)
