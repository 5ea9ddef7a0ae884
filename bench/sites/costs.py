"""What a command costs, everything that it starts included.

The command is started by a small process (this module as a program): a process counts what its
parent held in memory until it has become the command, and ours holds much.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_EVERY_SECONDS = 0.1
_LAST_LINES = 20


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be measured.

    Attributes:
        words: The program and its arguments.
        folder: Where it runs.
        settings: What its environment holds besides ours.
    """

    words: tuple[str, ...]
    folder: Path
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cost:
    """What commands cost.

    Attributes:
        wall: Seconds until the last has ended.
        cpu: Seconds of all processors, those of their children included.
        largest: The most memory that one process held, in bytes.
        together: The most memory that all processes held at once, in bytes, as seen ten times a
            second; what they share counts once.
    """

    wall: float = 0
    cpu: float = 0
    largest: int = 0
    together: int = 0

    def then(self, other: Cost) -> Cost:
        """The cost of this and then the other.

        Args:
            other: What comes after.
        """
        return Cost(
            self.wall + other.wall,
            self.cpu + other.cpu,
            max(self.largest, other.largest),
            max(self.together, other.together),
        )


class CommandError(Exception):
    """A command that was to be measured has failed; its last lines say why."""


def cost_of(commands: Sequence[Command]) -> Cost:
    """Run commands one after another.

    Args:
        commands: The commands.

    Returns:
        What they cost together.

    Raises:
        CommandError: If one ends with something else than 0.
    """
    total = Cost()
    for command in commands:
        done = subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, "-S", __file__, *command.words],
            cwd=command.folder,
            env={**os.environ, **command.settings},
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode:
            last = "\n".join(done.stderr.splitlines()[-_LAST_LINES:])
            raise CommandError(f"{' '.join(command.words)}: {done.returncode}\n{last}")
        total = total.then(Cost(**json.loads(done.stdout)))
    return total


def _measured(words: Sequence[str]) -> tuple[int, Cost]:
    start = time.perf_counter()
    with subprocess.Popen(words, stdout=sys.stderr) as process:  # noqa: S603 - said by our caller
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    largest = used.ru_maxrss * 1024
    cost = Cost(wall, used.ru_utime + used.ru_stime, largest, max(largest, watch.most))
    return process.returncode, cost


class _Watch(threading.Thread):
    """Looks again and again how much memory a process and all below it hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(_EVERY_SECONDS):
            self.most = max(self.most, sum(map(memory_of, _tree(self._pid))))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def memory_of(pid: int) -> int:
    """The memory that a process holds, its share of what is shared, in bytes.

    Args:
        pid: The process; nothing is counted where it has ended, or the system does not tell.
    """
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    lines = (line.split() for line in text.splitlines())
    return next((int(words[1]) * 1024 for words in lines if words[0] == "Pss:"), 0)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        files = list(Path(f"/proc/{pid}/task").glob("*/children"))
        children = " ".join(file.read_text("ascii") for file in files).split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def main() -> int:
    """Run the command that the arguments name, and print its cost as JSON.

    Returns:
        With what the command ended.
    """
    code, cost = _measured(sys.argv[1:])
    print(json.dumps(asdict(cost)))
    return code


if __name__ == "__main__":
    sys.exit(main())
