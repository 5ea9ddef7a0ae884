"""Registry files turned from YAML into tables, as a person who knows no YAML would keep them."""

from __future__ import annotations

from pathlib import Path

from zeren.editing.registry_files import append_entries, empty_table
from zeren.reading.schema import TABLES
from zeren.reading.sources import read_sources


def with_tables(folder: Path) -> Path:
    """Replace the registry files of a data folder by tables with the same entries."""
    sources, findings = read_sources(folder)
    assert not findings
    for registry in TABLES:
        old = folder / f"{registry}.yml"
        if old.exists():
            values = [entry.values for entry in sources.of(registry)]
            table = append_entries(empty_table(registry), f"{registry}.csv", values)
            (folder / f"{registry}.csv").write_bytes(table)
            old.unlink()
    return folder
