"""The scripts as commands: in this process, where the process is not the point, or on their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from zeren.cli.commands import zeren
from zeren.cli.running import run

SCRIPTS = Path(__file__).parent.parent / "scripts"

Main = Callable[[Sequence[str]], int]
Run = Callable[..., "Done"]
AsCommand = Callable[[Main], Run]


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed.

    Attributes:
        returncode: Its exit code.
        stdout: What it printed.
        stderr: What it said beside that.
    """

    returncode: int
    stdout: str
    stderr: str


def zeren_main(arguments: Sequence[str]) -> int:
    """Run the command `zeren` in this process."""
    return run(zeren, "zeren", arguments)


def exit_code(main: Main, arguments: Sequence[object]) -> int:
    """Run the function of a command in this process.

    Args:
        main: The function.
        arguments: The command line.

    Returns:
        What the process would end with.
    """
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as end:  # so argparse ends where the usage is wrong
        return end.code if isinstance(end.code, int) else -1


def run_process(script: str, *arguments: object, answer: str = "") -> Done:
    """Run a script in a process of its own, as people do.

    Args:
        script: Its name without the ending.
        arguments: The command line.
        answer: What is typed.
    """
    done = subprocess.run(  # noqa: S603 - fixed arguments
        [sys.executable, str(SCRIPTS / f"{script}.py"), *map(str, arguments)],
        input=answer,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return Done(done.returncode, done.stdout, done.stderr)
