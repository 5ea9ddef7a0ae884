"""What each column of a table became, in words: for a person who looks an import through."""

from __future__ import annotations

from collections.abc import Iterator

from zeren.columns import EXTRAS, head_of
from zeren.importing.lists.found import FoundColumn
from zeren.importing.lists.layouts import Layout
from zeren.importing.sentences.traditional import role_of_any_head

_NUMBER, _TEXT, _CHAPTER = head_of("number"), head_of("text"), head_of("chapter")
_OUTER = f"{_CHAPTER}，或写在{_TEXT}的前面"
_PARTIES = "责任单位，角色看各格怎么写"
_FURTHER = "另外的栏目，照原文保留"
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
            became = _FURTHER if head else _NAMELESS
        elif i == layout.text:
            became = _TEXT
        elif i == layout.number:
            became = _NUMBER
        elif i in layout.parties:
            role = role_of_any_head(head)
            became = f"{role.word}单位" if role is not None else _PARTIES
        elif i in extras:
            became = labels[extras[i]]
        else:
            became = _CHAPTER if i in layout.chapters else _OUTER
        yield FoundColumn(head.replace("\n", ""), became, place)
