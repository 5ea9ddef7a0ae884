"""What a process may do that reads hostile bytes: run apart by the tests of its limits."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> None:
    """Do what the first argument says."""
    how, *others = arguments
    if how == "echo":
        sys.stdout.buffer.write(sys.stdin.buffer.read())
    elif how == "loop":
        while True:
            pass
    elif how == "wait":
        time.sleep(600)
    elif how == "memory":
        sys.stdout.write(str(len([b"x" * 1024**2 for _ in range(4096)])))
    elif how == "print":
        while True:
            sys.stdout.buffer.write(b"x" * 1024**2)
    elif how == "child":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        Path(others[0]).write_text(f"{os.getpid()} {child.pid}", encoding="utf-8")
        time.sleep(600)
