"""Asking git about a folder so that nothing in the folder acts.

A folder may bring a repository of its own, and much that stands in one names programs: file system
monitors, filters, hooks, signatures, pagers, remotes of which missing objects are fetched. So only
plumbing is asked that reads objects, never the working tree or the index; what could still run is
switched off, and what the environment says of other repositories is left out. Whom git itself does
not trust (`safe.directory`) it does not read, and that stays so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

# The user's own settings, such as `safe.directory`; every other GIT_… could name another
# repository, a program or a file to write.
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"})
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_OPTIONS = ("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs")
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "log.showSignature": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
# Settings may include what never ends, such as a pipe.
_SECONDS = 30.0


def ask_git(folder: Path, *arguments: str) -> bytes | None:
    """Ask git about the repository that a folder stands in.

    Args:
        folder: The folder, in which the command runs; `.` is its path.
        arguments: A command that only reads objects and settings, such as `rev-list`, `ls-tree`,
            `cat-file`, `config --get` or `blame` of a revision without `textconv`, with its
            arguments. What comes from elsewhere stands after `--end-of-options` or `--`.

    Returns:
        What git prints; None where there is no git, no repository or no answer.
    """
    git = shutil.which("git")
    # A relative one would be a file of the folder that we stand in.
    if git is None or not Path(git).is_absolute():
        return None
    settings = (word for key, value in _SETTINGS.items() for word in ("-c", f"{key}={value}"))
    try:
        answer = subprocess.run(  # noqa: S603 - no shell
            [git, "-C", str(folder.absolute()), *_OPTIONS, *settings, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            env=_environment(),
            timeout=_SECONDS,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return answer.stdout


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    return {**kept, **_ENVIRONMENT}
