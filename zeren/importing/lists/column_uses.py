"""What each column of a table became, in words: for a person who looks an import through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zeren.columns import EXTRAS, head_of, is_of_persons
from zeren.importing.lists.found import FoundColumn, FoundTask
from zeren.importing.lists.layouts import Layout
from zeren.importing.sentences.traditional import role_of_column

KEPT_SHOWN = "照原文保留为另有的列，网站显示"
"""What became of a column that is none of ours."""

KEPT_PRIVATE = "照原文保留为另有的列，不公开，只留在表里"
"""What became of one that asks for persons or phones."""

_NUMBER, _TEXT, _CHAPTER = head_of("number"), head_of("text"), head_of("chapter")
_OUTER = f"{_CHAPTER}，或写在{_TEXT}的前面"
_PARTIES = "责任单位，角色看各格怎么写"
_NAMELESS = "没有列名，没有导入"


def columns_of(layout: Layout, place: str) -> Iterator[FoundColumn]:
    """The columns of a table, and what each became.

    Args:
        layout: Which column holds what.
        place: Where the heads stand, in words.
    """
    extras = {i: key for key, columns in layout.extras.items() for i in columns}
    labels = {column.key: column.head for column in EXTRAS}
    for i, head in enumerate(layout.heads):
        if i in layout.unused:
            became = use_of_further(head) if head else _NAMELESS
        elif i == layout.text:
            became = _TEXT
        elif i == layout.number:
            became = _NUMBER
        elif i in layout.parties:
            role = layout.roles.get(i) or role_of_column(head)
            became = f"{role.word}单位" if role is not None else _PARTIES
        elif i in extras:
            became = labels[extras[i]]
        else:
            became = _CHAPTER if i in layout.chapters else _OUTER
        yield FoundColumn(head.replace("\n", ""), became, place)


def labels_of(tasks: Iterable[FoundTask]) -> Iterator[FoundColumn]:
    """The labels in running text that are none of ours, and what each became.

    Args:
        tasks: The tasks found in it.
    """
    first: dict[str, str] = {}
    for task in tasks:
        for label in task.further:
            first.setdefault(label, task.place)
    for label, place in first.items():
        yield FoundColumn(label, use_of_further(label), place)


def use_of_further(head: str) -> str:
    """What becomes of a column or label that is none of ours, unless its plan says otherwise.

    Args:
        head: The head as published.
    """
    return KEPT_PRIVATE if is_of_persons(head) else KEPT_SHOWN
