"""The progress bar shows only on a terminal and only for long work."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios

from tests.conftest import ROOT

WORK = """
import time
from zeren.publishing.progress import with_progress
list(with_progress((time.sleep({pause}) for _ in range(4)), "生成页面", total=4))
"""


def what_a_terminal_shows(pause: float) -> str:
    terminal, side = pty.openpty()
    termios.tcsetwinsize(side, (24, 80))
    command = [sys.executable, "-c", WORK.format(pause=pause)]
    with subprocess.Popen(command, cwd=ROOT, stderr=side, stdout=side):  # noqa: S603 - fixed
        os.close(side)
        shown = b""
        try:
            while piece := os.read(terminal, 1000):
                shown += piece
        except OSError:
            pass  # the process has closed its side
    os.close(terminal)
    return shown.decode()


def test_long_work_shows_a_bar_on_a_terminal() -> None:
    assert "生成页面" in what_a_terminal_shows(pause=0.3)


def test_short_work_shows_none() -> None:
    assert what_a_terminal_shows(pause=0) == ""


def test_long_work_shows_none_where_nobody_watches() -> None:
    command = [sys.executable, "-c", WORK.format(pause=0.3)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - fixed
    assert (done.stdout, done.stderr) == (b"", b"")
