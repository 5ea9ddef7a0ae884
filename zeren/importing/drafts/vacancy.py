"""What a folder may lack before its first import: what the import itself brings."""

from __future__ import annotations

from collections.abc import Iterable

from zeren.checks.entry_rules import NO_PLAN
from zeren.findings import Finding, errors_of
from zeren.reading.data_files import REGISTRY_FILES, TASKS, stem_of
from zeren.reading.files.encodings import EMPTY
from zeren.reading.heads import MISSING_HEAD, NO_PARTY_HEAD
from zeren.reading.sources import MISSING, Sources
from zeren.reading.tables import NO_ROWS

_NOTHING_YET = frozenset(check.code for check in (MISSING, EMPTY, NO_ROWS, NO_PLAN))
_NO_COLUMN_YET = frozenset(check.code for check in (MISSING_HEAD, NO_PARTY_HEAD))


def hindrances(findings: Iterable[Finding], sources: Sources) -> tuple[Finding, ...]:
    """The errors that an import must not be added to.

    Before the first task stands in the table, an error that says only that nothing is there yet is
    none of them; it stays one for everything else that looks at the data.

    Args:
        findings: What the checks found.
        sources: The data.
    """
    errors = tuple(errors_of(findings))
    table = sources.tasks
    if table is not None and (table.rows or table.unread):
        return errors
    return tuple(one for one in errors if not _says_nothing_is_there(one, sources))


def _says_nothing_is_there(finding: Finding, sources: Sources) -> bool:
    stem = stem_of(finding.file)
    if stem not in {TASKS, *REGISTRY_FILES} or sources.of(stem):
        return False
    # A head that was meant for the one that is missing is a mistake.
    return finding.code in _NOTHING_YET or (finding.code in _NO_COLUMN_YET and not finding.value)
