"""What takes long to make is made once in a run of tests, however many processes it has."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first process to ask for it makes, while the others wait.

    Args:
        factory: Knows the folder of the run.
        name: The name of the folder.
        make: Makes the folder, which does not exist yet.

    Returns:
        The folder, which nobody may change.
    """
    own = factory.getbasetemp()
    # Each process of pytest-xdist has a folder of its own below that of the run.
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, done = shared / name, shared / f".{name}.done"
    with (shared / f".{name}.lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder
