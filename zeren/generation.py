"""One run of the generator: a data folder to findings and, where it is clean, to files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from zeren.acceptance import Accepted
from zeren.findings import Finding, errors_of
from zeren.history import last_change
from zeren.pages import File, make_files, number_of_files
from zeren.progress import with_progress
from zeren.publishing import Published, publish
from zeren.reading.sources import Sources, read_sources
from zeren.register import build_register
from zeren.rules import check

STAMP = ".data.yml"


@dataclass(frozen=True, slots=True)
class Checked:
    """A data folder that was read and checked.

    Attributes:
        sources: What was read.
        findings: All findings that are open, in order.
        accepted: The warnings that the editors accept, in order.
    """

    sources: Sources
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a finding stops the site."""
        return any(errors_of(self.findings))


def check_folder(data: Path) -> Checked:
    """Read and check a data folder.

    Args:
        data: The data folder.

    Returns:
        What was read and all findings in one go, accepted ones apart. Rules run on what could be
        read, so that one broken file does not hide the faults of another.
    """
    sources, faults = read_sources(data)
    return Checked(sources, *check(sources, faults))


def generate(checked: Checked, data: Path, docs: Path) -> Published:
    """Make all files from a folder without errors, then publish them.

    Args:
        checked: The data, without errors.
        data: The data folder, for the day of its last change.
        docs: The docs folder.

    Returns:
        What changed.

    Raises:
        PublishingError: If the files cannot be written.
    """
    register = build_register(checked.sources)
    stamp = _stamp(register.version, last_change(data))
    total = number_of_files(register)
    files = list(with_progress(make_files(register), "生成页面", total))
    return publish(docs, [*files, stamp])


def _stamp(version: str, changed: str | None) -> File:
    """The data's version and day for the footer, in a file that `mkdocs.yml` inherits.

    Standing in one file, they change no page; the dot keeps it out of the site.
    """
    extra = {"data_version": version, "data_changed": changed or ""}
    return STAMP, yaml.safe_dump({"extra": extra}, allow_unicode=True).encode()
