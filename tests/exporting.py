"""Files to take away, made from a register as a run makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from zeren.exports.imprint import Edition
from zeren.exports.keeping import version_of
from zeren.exports.kinds import OfficeFile
from zeren.exports.tables import Tables
from zeren.reading.sources import read_sources
from zeren.register.building import Register, build_register


def office_files(
    make: Callable[[Tables, Edition], Iterator[OfficeFile]], register: Register
) -> dict[str, bytes]:
    """The bytes of office files by their paths."""
    files = make(Tables(register), Edition())
    return {file.path: file.make(version_of(file.content)) for file in files}


def versions(
    make: Callable[[Tables, Edition], Iterator[OfficeFile]], register: Register
) -> dict[str, str]:
    """The versions that office files bear, by their paths."""
    return {file.path: version_of(file.content) for file in make(Tables(register), Edition())}


def unchecked(folder: Path) -> Register:
    """The register of a data folder whose quotes prove nothing: another test holds that."""
    return build_register(read_sources(folder)[0])
