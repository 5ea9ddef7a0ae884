"""Running a command: exit codes, and errors that users can act on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import IntEnum

import click

from zeren.disk.errors import WritingError
from zeren.disk.writing import readable_by_all


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
        error.show()
        return Exit.USAGE
    except click.ClickException as error:
        print(f"{name}: {error.format_message()}", file=sys.stderr)
        return error.exit_code
    except click.Abort:
        print(f"{name}: 已中止，没有写入。", file=sys.stderr)
        return Exit.FINDINGS
    except WritingError as error:
        print(f"{name}: 写入失败：{error}", file=sys.stderr)
        return Exit.WRITING
