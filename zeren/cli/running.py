"""Running a command: exit codes, and errors that users can act on."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum

import click

from zeren.disk.errors import WritingError
from zeren.disk.writing import readable_by_all
from zeren.text.visible import visible_lines


class Exit(IntEnum):
    """The exit codes of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    WRITING = 3


class Failure(click.ClickException):
    """A command cannot go on; the message says in Chinese why and what to do."""

    def __init__(self, message: str, code: int = Exit.FINDINGS) -> None:
        """Name the reason.

        Args:
            message: The reason and the remedy, in Chinese.
            code: With what the command ends.
        """
        super().__init__(message)
        self.exit_code = code


def run(command: click.Command, name: str, arguments: Sequence[str] | None = None) -> int:
    """Run a command and turn errors that users can act on into a line and an exit code.

    Args:
        command: The command.
        name: What it is called in usage and messages.
        arguments: The command line without that name; None for the process's own.

    Returns:
        0 clean, 1 findings that fail, 2 wrong usage or a missing folder, 3 writing failed.
    """
    given = None if arguments is None else list(map(str, arguments))
    try:
        with readable_by_all():
            return int(command.main(given, prog_name=name, standalone_mode=False) or Exit.CLEAN)
    except click.UsageError as error:
        usage = io.StringIO()
        error.show(usage)
        complain(usage.getvalue().rstrip("\n"))
        return Exit.USAGE
    except click.ClickException as error:
        complain(f"{name}: {error.format_message()}")
        return error.exit_code
    except click.Abort:
        complain(f"{name}: 已中止，没有写入。")
        return Exit.FINDINGS
    except WritingError as error:
        complain(f"{name}: 写入失败：{error}")
        return Exit.WRITING


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let nothing look for circles of objects in the block.

    A run of the generator makes much and drops little of it, and then ends: on a long list looking
    for circles took a third of its time and freed next to nothing.

    Yields:
        Nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def complain(message: str) -> None:
    """Say to a person, beside what a command prints, what is amiss.

    Args:
        message: The message; what it holds from elsewhere acts neither at a terminal nor in a log.
    """
    print(visible_lines(message), file=sys.stderr, flush=True)
