"""A data folder, read and checked: all that a check needs, and nothing that only pages need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zeren.checks import check
from zeren.checks.acceptance import Accepted
from zeren.checks.environment_rules import check_environment
from zeren.findings import Finding, errors_of, in_order
from zeren.reading.environment import NOTHING_SET, Environment
from zeren.reading.folder import FolderFiles, read_files
from zeren.reading.sources import Sources, sources_in


@dataclass(frozen=True, slots=True)
class Checked:
    """A data folder that was read and checked.

    Attributes:
        files: Its files, as they were read.
        sources: What was read.
        findings: All findings that are open, in order.
        accepted: The warnings that the editors accept, in order.
        environment: The settings from the environment, checked as well.
    """

    files: FolderFiles
    sources: Sources
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    environment: Environment = NOTHING_SET

    @property
    def has_errors(self) -> bool:
        """Whether a finding stops the site."""
        return any(errors_of(self.findings))


def check_folder(data: Path, environment: Environment = NOTHING_SET) -> Checked:
    """Read and check a data folder.

    Args:
        data: The data folder.
        environment: Settings from the environment, to be checked with it.

    Returns:
        What was read and all findings in one go, accepted ones apart. Rules run on what could be
        read, so that one broken file does not hide the faults of another.
    """
    return check_files(read_files(data), environment)


def check_files(files: FolderFiles, environment: Environment = NOTHING_SET) -> Checked:
    """Check the files of a data folder.

    Args:
        files: The files.
        environment: As for `check_folder`.

    Returns:
        As `check_folder`.
    """
    sources, faults = sources_in(files)
    return Checked(files, sources, *findings_in(sources, faults, environment), environment)


def findings_in(
    sources: Sources, faults: Sequence[Finding], environment: Environment
) -> tuple[tuple[Finding, ...], tuple[Accepted, ...]]:
    """All that is found in what was read.

    Args:
        sources: What was read.
        faults: What was found while it was read.
        environment: As for `check_folder`.

    Returns:
        All findings that are open, in order, and the warnings that the editors accept.
    """
    findings, accepted = check(sources, faults)
    return in_order([*findings, *check_environment(environment)]), accepted
