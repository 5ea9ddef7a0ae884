"""The files of a data folder: what each is called, and in which forms it may stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

TASKS = "tasks"
PLANS = "plans"
UNITS = "units"
COUNTIES = "counties"
COLLECTIVES = "collectives"
ACCEPTED = "accepted"
SYNONYMS = "synonyms"
SITE = "site"
MILESTONES = "milestones"
TARGETS = "targets"
ADDRESSES = "addresses"
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
        may_be_folder: Whether a folder of its name may hold several files in its place.
        is_record: Whether the generator writes it: it tells of the site, and is no part of the
            version and the history of the data.
    """

    stem: str
    endings: tuple[str, ...]
    is_required: bool = False
    may_be_empty: bool = False
    may_be_folder: bool = False
    is_record: bool = False

    @property
    def folder(self) -> str:
        """The folder that may stand in its place, with the slash."""
        return f"{self.stem}/"

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it may have; only one of them may stand in the folder."""
        return tuple(self.stem + ending for ending in self.endings)


_REGISTRY = (CSV, YAML, WORKBOOK)
TASK_FILE = DataFile(TASKS, (CSV, WORKBOOK), is_required=True, may_be_folder=True)
DATA_FILES = (
    TASK_FILE,
    DataFile(PLANS, _REGISTRY, is_required=True),
    DataFile(UNITS, _REGISTRY, is_required=True),
    DataFile(COUNTIES, _REGISTRY, is_required=True, may_be_empty=True),
    DataFile(COLLECTIVES, _REGISTRY, is_required=True, may_be_empty=True),
    DataFile(ACCEPTED, _REGISTRY, may_be_empty=True),
    DataFile(SYNONYMS, _REGISTRY, may_be_empty=True),
    DataFile(MILESTONES, _REGISTRY, may_be_empty=True),
    DataFile(TARGETS, _REGISTRY, may_be_empty=True),
    DataFile(ADDRESSES, (CSV,), may_be_empty=True, is_record=True),
    DataFile(SITE, (YAML,), may_be_empty=True),
)
_TEXT = ".txt"
# All data that a folder may hold.
DATA_PATHS = (
    *(name for data_file in DATA_FILES if not data_file.is_record for name in data_file.names),
    *(data_file.stem for data_file in DATA_FILES if data_file.may_be_folder),
    PUBLISHED,
)
# What an id may name: plans and parties.
REGISTRY_FILES = (PLANS, UNITS, COUNTIES, COLLECTIVES)
PARTY_FILES = (UNITS, COUNTIES, COLLECTIVES)


def holds_data(file: str) -> bool:
    """Whether a file of the data folder is read; others may stand beside those that are.

    Args:
        file: Its path in the folder, such as `units.csv` or `tasks/key-tasks.csv`.
    """
    folder, slash, name = file.rpartition("/")
    if not slash:
        return any(file in data_file.names for data_file in DATA_FILES)
    if folder == PUBLISHED:
        return name.endswith(_TEXT)
    # Programs keep files of their own there, hidden.
    is_hidden = name.startswith((".", "~"))
    endings = (d.endings for d in DATA_FILES if d.may_be_folder and d.stem == folder)
    return not is_hidden and any(name.endswith(ending) for ending in next(endings, ()))


def is_record(file: str) -> bool:
    """Whether a file of the data folder is no data, but what the generator writes of the site.

    Args:
        file: Its path in the folder.
    """
    return any(data_file.is_record and file in data_file.names for data_file in DATA_FILES)


def stem_of(file: str) -> str:
    """What code calls a file of the data folder.

    Args:
        file: Its name, such as `units.csv`; of a file in a folder, such as `tasks/key-tasks.csv`,
            the folder counts.
    """
    return file.partition("/")[0].partition(".")[0]


def plan_of_file(file: str) -> str:
    """The slug of the plan whose tasks a file holds by its name; empty where it holds any.

    Args:
        file: A file with tasks, such as `tasks/key-tasks.csv`.
    """
    name = file.partition("/")[2]
    return without_ending(name) if name else ""


def without_ending(file: str) -> str:
    """The name of a file without its ending.

    Args:
        file: The file; what stands before its name may hold dots.
    """
    return file.removesuffix(f".{file.rpartition('/')[2].rpartition('.')[2]}")


def rivals(data_file: DataFile, files: Collection[str]) -> tuple[str, ...]:
    """The files of which only a person can say which one to keep.

    Args:
        data_file: The file of the data folder.
        files: The files that stand for it, such as `units.csv` and `units.yml`.

    Returns:
        Those of one name that differ in their ending, and where a folder stands beside a file,
        both: the folder by its own name.
    """
    parts = [file for file in files if file.startswith(data_file.folder)]
    whole = [file for file in files if file not in parts]
    if whole and (parts or len(whole) > 1):
        return (*whole, *([data_file.folder] if parts else []))
    times = Counter(map(without_ending, parts))
    return tuple(file for file in parts if times[without_ending(file)] > 1)
