"""Disks of our own, where this system lets a user mount some: a full one, a read-only one."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

NAMESPACE = ("unshare", "--map-root-user", "--mount", "sh", "-euc")


def mounts_are_allowed() -> bool:
    """Whether this user may mount in a namespace of their own."""
    if shutil.which("unshare") is None:
        return False
    attempt = (*NAMESPACE, "mount -t tmpfs tmpfs /mnt")
    return subprocess.run(attempt, check=False, capture_output=True).returncode == 0  # noqa: S603


needs_mounts = pytest.mark.skipif(
    not mounts_are_allowed(), reason="this system lets this user mount no disk to fill or protect"
)


def on_own_disk(script: str, docs: Path, *command: object) -> str:
    """Run a shell script where mounts last as long as the script; what it printed.

    In the script `$docs` is the folder, and `publish` runs the command and prints its exit code.
    """
    words = shlex.join(map(str, command))
    prepared = (
        f"docs={shlex.quote(str(docs))}\n"
        f'publish() {{ code=0; {words} 2>&1 || code=$?; echo "exit code $code"; }}\n{script}'
    )
    done = subprocess.run(  # noqa: S603 - fixed arguments
        (*NAMESPACE, prepared), cwd=ROOT, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def on_a_full_disk(
    free: int, folder: Path, copies: Path, *command: object, room: str = "64m"
) -> str:
    """Run a command where little room is left, and again where there is enough; what it printed.

    Args:
        free: How much room is left, in KB.
        folder: The folder whose disk it is.
        copies: Where the folder goes as it is after each run: to `full` and to `next`.
        command: The command.
        room: How large the disk is, where there is enough.
    """
    return on_own_disk(
        f"""
        cp -a "$docs" "$docs-copy"
        mount -t tmpfs -o size={room} tmpfs "$docs"
        cp -a "$docs-copy/." "$docs"
        used=$(df --output=used -k "$docs" | tail -1)
        mount -o remount,size=$((used + {free}))k "$docs"
        publish
        cp -a "$docs" "{copies}/full"
        mount -o remount,size={room} "$docs"
        publish
        cp -a "$docs" "{copies}/next"
        """,
        folder,
        *command,
    )
