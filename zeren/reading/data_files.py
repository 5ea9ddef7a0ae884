"""The files of a data folder: what each is called, and in which forms it may stand."""

from __future__ import annotations

from dataclasses import dataclass

TASKS = "tasks"
PLANS = "plans"
UNITS = "units"
COUNTIES = "counties"
COLLECTIVES = "collectives"
ACCEPTED = "accepted"
SYNONYMS = "synonyms"
SITE = "site"
PUBLISHED = "source"

CSV, YAML, WORKBOOK = ".csv", ".yml", ".xlsx"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the data folder.

    Attributes:
        stem: Its name without the ending: what code calls it.
        endings: The forms in which it may stand, the one that we advise first.
        is_required: Whether there must be one.
        may_be_empty: Whether there may be nothing in it.
    """

    stem: str
    endings: tuple[str, ...]
    is_required: bool = False
    may_be_empty: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it may have; only one of them may stand in the folder."""
        return tuple(self.stem + ending for ending in self.endings)


_REGISTRY = (CSV, YAML, WORKBOOK)
DATA_FILES = (
    DataFile(TASKS, (CSV, WORKBOOK), is_required=True),
    DataFile(PLANS, _REGISTRY, is_required=True),
    DataFile(UNITS, _REGISTRY, is_required=True),
    DataFile(COUNTIES, _REGISTRY, is_required=True, may_be_empty=True),
    DataFile(COLLECTIVES, _REGISTRY, is_required=True, may_be_empty=True),
    DataFile(ACCEPTED, _REGISTRY, may_be_empty=True),
    DataFile(SYNONYMS, _REGISTRY, may_be_empty=True),
    DataFile(SITE, (YAML,), may_be_empty=True),
)
# What an id may name: plans and parties.
REGISTRY_FILES = (PLANS, UNITS, COUNTIES, COLLECTIVES)
PARTY_FILES = (UNITS, COUNTIES, COLLECTIVES)


def stem_of(file: str) -> str:
    """What code calls a file of the data folder.

    Args:
        file: Its name, such as `units.csv`.
    """
    return file.partition(".")[0]
