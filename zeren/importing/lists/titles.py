"""The title of a published list: what stands above it once, and is no chapter."""

from __future__ import annotations

from collections.abc import Sequence

from zeren.importing.document import Document, Paragraph
from zeren.importing.lists.markers import marker_of

_ENDS = (
    *("清单", "方案", "分工", "分工表", "意见", "通知", "措施", "计划", "要点", "任务", "台账"),
    *("规划", "办法", "细则", "分解表", "任务表", "分解", "公告", "通报", "报告"),
)
_LONGEST = 60
_FIRST_BLOCKS = 20


def is_title(text: str) -> bool:
    """Whether a line reads like the title of a document.

    Args:
        text: The line.
    """
    return len(text) <= _LONGEST and text.endswith(_ENDS)


def title_of(document: Document) -> str:
    """The title of the list, as it stands above it; empty where none is found.

    Args:
        document: What the file holds.
    """
    first = document.blocks[:_FIRST_BLOCKS]
    upper = [block.text for block in first if isinstance(block, Paragraph)]
    upper += [
        block.rows[0].cells[0].text.replace("\n", "")
        for block in first
        if not isinstance(block, Paragraph) and block.rows and block.rows[0].cells
    ]
    return next(filter(is_title, upper), "")


def title_among(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The heading that is the document's title; None where all are chapters.

    Args:
        paragraphs: The paragraphs in their order.

    Returns:
        The only heading without a number, or the first one where it reads like a title and the
        next one follows before anything numbered.
    """
    marks = [(one, marker_of(one.text) is not None) for one in paragraphs]
    plain = [one for one, is_numbered in marks if one.is_heading and not is_numbered]
    if not plain:
        return None
    first = plain[0]
    behind = marks[[one for one, _ in marks].index(first) + 1 :]
    follows = next((one for one, is_numbered in behind if is_numbered or one.is_heading), None)
    has_heading_next = len(plain) > 1 and follows is plain[1]
    return first if len(plain) == 1 or (has_heading_next and is_title(first.text)) else None
