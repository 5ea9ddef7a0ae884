"""The headings that stand between tables: the chapters of the tasks in the table below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zeren.importing.document import Block, Paragraph
from zeren.importing.lists.grid_rows import is_numbered_heading
from zeren.importing.lists.markers import marker_of

_LONGEST = 40
_ENDS_OF_SENTENCES = ("。", "；", "：", ":", "，", "！")
_BEGINS_ANEW = ("附件", "附表", "附录")


def headings_of_grids(blocks: Sequence[Block]) -> Mapping[int, tuple[Paragraph, ...]]:
    """The headings above each table.

    A heading with a number counts wherever it stands above a table, one without a number only
    where it stands above several of them: a title stands once.

    Args:
        blocks: The blocks of a document.

    Returns:
        The headings by the index of the table, the outermost first; a table without any is left
        out.
    """
    found: dict[int, tuple[Paragraph, ...]] = {}
    above: list[Paragraph] = []
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            above.append(block)
        elif above:
            found[position] = tuple(_headings(above))[::-1]
            above = []
    plain = [one for headings in found.values() for one in headings if _level(one) is None]
    if len(plain) > 1:
        return {position: headings for position, headings in found.items() if headings}
    numbered = {
        position: tuple(one for one in headings if _level(one) is not None)
        for position, headings in found.items()
    }
    return {position: headings for position, headings in numbered.items() if headings}


def begins_anew(text: str) -> bool:
    """Whether what follows a line begins anew: no heading above 附件2 reaches below it.

    Args:
        text: The line.
    """
    return len(text) <= _LONGEST and text.startswith(_BEGINS_ANEW)


def _headings(above: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The headings directly above a table, the innermost first, each further out than the last."""
    innermost: int | None = None
    for paragraph in reversed(above):
        text = paragraph.text
        if begins_anew(text) or len(text) > _LONGEST or text.endswith(_ENDS_OF_SENTENCES):
            return
        level = _level(paragraph)
        if level is not None and (innermost is None or level < innermost):
            innermost = level
            yield paragraph
        elif level is None and paragraph.is_heading and innermost is None:
            yield paragraph
            return


def _level(paragraph: Paragraph) -> int | None:
    """The level of a numbered heading; None for all other paragraphs."""
    if not is_numbered_heading(paragraph.text):
        return None
    marker = marker_of(paragraph.text)
    return marker.level if marker is not None else None
