"""When the data were last changed, as git knows it."""

from __future__ import annotations

import subprocess
from pathlib import Path


def last_change(folder: Path) -> str | None:
    """The day on which a folder's files were last committed.

    Args:
        folder: The data folder.

    Returns:
        The day as `2026-11-23`; None where the folder is in no git repository, was never
        committed, or has changes that are not committed, as no date would then be true.
    """
    if _git(folder, "status", "--porcelain", "--", "."):
        return None
    return _git(folder, "log", "-1", "--format=%cs", "--", ".") or None


def _git(folder: Path, *arguments: str) -> str:
    """What git prints; empty where there is no git or no repository."""
    try:
        answer = subprocess.run(  # noqa: S603 - no shell, no input from data
            ["git", *arguments],  # noqa: S607 - the git of the user's own path
            cwd=folder,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return answer.stdout.strip()
