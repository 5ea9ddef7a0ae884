"""Work in a process of its own, which ends with all that it started: at a limit, or with ours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from zeren.importing.document import UnreadableFileError

_LIBRARY = Path(__file__).parents[3]
# Where the processor is busy with other things, or the system limits nothing, this one holds.
_LONGER_BY_THE_CLOCK = 3
_FEWEST_SECONDS_BY_THE_CLOCK = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may use.

    Attributes:
        seconds: Of the processor.
        memory: In bytes, for each of its processes.
        longest: Seconds of the processor, with those that it is granted step by step.
    """

    seconds: int
    memory: int
    longest: int = 0

    @property
    def in_all(self) -> int:
        """The seconds of the processor after which it ends in any case."""
        return max(self.seconds, self.longest)


class OutOfLimitsError(UnreadableFileError):
    """Work did not come to its end within its limits."""


def run_apart(
    module: str, arguments: Sequence[str], data: bytes, limits: Limits, doing: str
) -> bytes:
    """Run the `main` of a module in a process of its own.

    Args:
        module: The module.
        arguments: What its `main` is called with.
        data: What it reads from standard input.
        limits: What it may use.
        doing: What it does, in Chinese, such as 读取文件.

    Returns:
        What it printed.

    Raises:
        OutOfLimitsError: If it did not come to its end; no process of it is left then.
    """
    command = [sys.executable, "-m", "zeren.importing.apart.held"]
    command += map(str, (limits.seconds, limits.in_all, limits.memory, os.getpid(), module))
    command += arguments
    by_the_clock = max(_LONGER_BY_THE_CLOCK * limits.in_all, _FEWEST_SECONDS_BY_THE_CLOCK)
    try:
        # Files instead of pipes: no output fills our memory, and none is waited for.
        with TemporaryFile() as given, TemporaryFile() as printed:
            given.write(data)
            given.seek(0)
            process = subprocess.Popen(  # noqa: S603 - fixed arguments
                command,
                stdin=given,
                stdout=printed,
                stderr=subprocess.DEVNULL,
                cwd=_LIBRARY,
                env=_environment(),
                start_new_session=True,
            )
            try:
                code = process.wait(timeout=by_the_clock)
            finally:
                _end(process)
            if code == 0:
                printed.seek(0)
                return printed.read()
    except subprocess.TimeoutExpired:
        pass
    except OSError as error:
        raise OutOfLimitsError(
            f"{doing}时临时文件写不下（{error.strerror}）。", "在磁盘上腾出空间，再导入一次。"
        ) from error
    raise OutOfLimitsError(
        f"{doing}时停住了，没有写入任何内容：文件太大、太复杂，或已损坏"
        f"（限时 {limits.seconds} 秒，限用内存 {limits.memory // 1024**2} MB）。",
        "在原来的程序里打开，只把清单部分复制到一个新文件里，再导入；确实很长的，分成几个文件导入。",
    )


def _environment() -> dict[str, str]:
    # One thread for arithmetic: each takes memory that counts.
    return {**os.environ, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started, whether it came to its end or not."""
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603 - fixed arguments
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607 - of the system
            capture_output=True,
            check=False,
        )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
