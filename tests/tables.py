"""Registry files as tables: entries as hypothesis draws them, and sites turned from YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from zeren.editing.registry_files import append_entries, empty_table
from zeren.findings import errors_of
from zeren.model import PlanStatus
from zeren.reading import forms
from zeren.reading.schema import TABLES, Key
from zeren.reading.sources import read_sources
from zeren.text.characters import squeeze

STEMS = ("plans", "units", "counties", "collectives", "accepted", "synonyms")

alphabet = st.sampled_from(
    [*"甲乙丙局州市ab12=+-@'\"、，,;/“”（）【】[]{}:：#&*|>%?\n\t 　", "全部"]
)
texts = st.lists(alphabet, min_size=1, max_size=8).map("".join).filter(squeeze)
words = ("州财政局", "全部", "未公布", "counties", "unpublished", "null", "no")
# What stands for a value of ours.
CODES = {
    forms.STATUS: [status.value for status in PlanStatus],
    forms.DATE: ["2026年1月2日", "2026-01-02", "2026/1/2", "2026年1月", "2026"],
}
names = texts | st.sampled_from(words)


def mappings(inner: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(dict.fromkeys(inner, texts))


def values_of(key: Key) -> st.SearchStrategy[Any]:
    """Values that fit the form of a key."""
    form = key.form
    if form is forms.COUNTIES_WORD:
        return st.just("counties")
    if form in CODES:
        return st.sampled_from(CODES[form])
    if form is forms.MEMBERS:
        return st.lists(names, min_size=1, max_size=4) | st.just("unpublished")
    if form is forms.CONTACT:
        one_of = st.fixed_dictionaries({}, optional=dict.fromkeys(form.inner, texts))
        return one_of.filter(bool)
    if form.inner:
        return st.lists(mappings(form.inner), min_size=1, max_size=3) if form.is_list else (
            mappings(form.inner)
        )  # fmt: skip
    return st.lists(names, min_size=1, max_size=4) if form.is_list else texts


def entries_of(registry: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Entries with all required keys and any of the others."""
    keys = TABLES[registry]
    required = {name: values_of(key) for name, key in keys.items() if key.is_required}
    optional = {name: values_of(key) for name, key in keys.items() if not key.is_required}
    entries = st.fixed_dictionaries(required, optional=optional)
    if registry == "collectives":
        said = optional.pop("stands_for"), optional.pop("members")
        entries = st.fixed_dictionaries(
            required | {"members": said[1]}, optional=optional
        ) | st.fixed_dictionaries(required | {"stands_for": said[0]}, optional=optional)
    return st.lists(entries, max_size=3)


def with_tables(folder: Path) -> Path:
    """Replace the registry files of a data folder by tables with the same entries."""
    sources, findings = read_sources(folder)
    assert not any(errors_of(findings))
    for registry in TABLES:
        old = folder / f"{registry}.yml"
        if old.exists():
            values = [entry.values for entry in sources.of(registry)]
            table = append_entries(empty_table(registry), f"{registry}.csv", values)
            (folder / f"{registry}.csv").write_bytes(table)
            old.unlink()
    return folder
