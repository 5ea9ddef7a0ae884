"""Lines of a PDF to paragraphs: which lines their author ended, and which ran out of room.

A line had room for more where the first word of the next one would have fitted on it: then it was
ended on purpose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zeren.importing.heads import head_of
from zeren.importing.readers.pdf_lines import Line, Sign
from zeren.wording import ROLE_WORDS

# A line that begins so may begin a paragraph, wherever the one before ended.
_MARKER = re.compile(
    r"[（(][一二三四五六七八九十百\d]{1,4}[）)]|[一二三四五六七八九十]{1,4}、|\d{1,3}[.．、](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[章节条]|[①-⑳]"
)
_LABEL = re.compile(
    rf"({'|'.join(ROLE_WORDS)}|责任|主要责任|牵头责任|协同|协作|实施|完成|办结)"
    r"(单位|部门|时限|时间)[：:]"
)
_ANY_LABEL = re.compile("([^：:，,。；;、（()）】【]{2,8})[：:]")
# Edges within so many points are one; as few lines, or as small a share of them, make an edge.
_BIN = 6
_FEW = 3
_SHARE = 0.1
# An edge is that of the page, or that of this share of its lines.
_NEAR, _MANY = 0.8, 0.3
_ENDS = ("。", "；", "：", "）", ")", "！", "？")
# What must not begin a line, and what must not end one, stays with the sign beside it.
_CLOSING = "、，。；：？！）】》」』”’〉〕…～·％‰,.;:?!)]}%"
_OPENING = "（【《「『“‘〈〔￥([{$"
# How much room is left over in a line that had more, in heights of a character: signs are not of
# one width, and programs put blanks between Chinese and Latin ones.
_SPARE_IN_CELL, _SPARE = 0.5, 1.0
_CENTRED = 0.2
_INDENT = 1.2


@dataclass(frozen=True, slots=True)
class Room:
    """Where the lines of a cell may begin and end.

    Attributes:
        left: From where, from the left edge of the page.
        right: Up to where.
    """

    left: float
    right: float

    def beside(self, line: Line) -> float:
        """How much of it a line leaves free.

        Args:
            line: The line; what it is indented by is not free.
        """
        before, behind = max(line.x0 - self.left, 0.0), self.right - line.x1
        is_centred = abs(before - behind) <= _CENTRED * line.size
        return before + behind if is_centred else max(before, behind)


def joined(texts: Iterable[str]) -> str:
    """Join what a page broke into lines: a blank stands only between words of Latin letters.

    Args:
        texts: The lines.
    """
    whole = ""
    for text in texts:
        needs_blank = whole[-1:].isascii() and whole[-1:].isalpha() and _begins_word(text)
        whole += " " + text if needs_blank else text
    return whole


def paragraphs_in(lines: Sequence[Line], width: float) -> Iterator[list[Line]]:
    """Divide the lines of a text into paragraphs.

    A paragraph begins where a line is numbered or indented while the others are not, and after a
    line that ends early.

    Args:
        lines: The lines, in the order of reading.
        width: The width of the page.

    Yields:
        The lines of each paragraph.
    """
    left = _edge([line.x0 for line in lines], min)
    right = _edge([line.x1 for line in lines], max)
    if left is None:
        left = min((line.x0 for line in lines), default=0.0)
    if right is None or not _is_of_page(right, lines, width - left):
        right = max((line.x1 for line in lines), default=0.0)
        right = max(right, width - left)  # as much is left free on both sides
    page = Room(left, right)
    paragraph: list[Line] = []
    opened = 0
    for line in lines:
        if paragraph and _begins_paragraph(line, paragraph[-1], page, is_inside=opened > 0):
            yield paragraph
            paragraph, opened = [], 0
        paragraph.append(line)
        opened += sum((sign.text in "（(") - (sign.text in "）)") for sign in line.signs)
    if paragraph:
        yield paragraph


def lines_in_cell(lines: Sequence[Line], room: Room) -> tuple[str, ...]:
    """The lines of a cell; those that end in a line break were ended by their author.

    A number after a finished sentence begins a paragraph as well.

    Args:
        lines: The lines of the cell.
        room: Where they may begin and end.
    """
    texts = [line.text for line in lines]
    for at, (before, after) in enumerate(pairwise(lines)):
        is_numbered = before.text.endswith(_ENDS) and _MARKER.match(after.text)
        if is_numbered or _has_room(before, after, room.beside(before), _SPARE_IN_CELL):
            texts[at] += "\n"
    return tuple(texts)


def text_in_cell(lines: Iterable[str]) -> str:
    """The text of a cell.

    Args:
        lines: Its lines, with line breaks where their author ended them.
    """
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        paragraphs[-1].append(line.rstrip("\n"))
        if line.endswith("\n"):
            paragraphs.append([])
    return "\n".join(map(joined, paragraphs))


def _edge(edges: Sequence[float], outermost: Callable[[Iterable[float]], float]) -> float | None:
    """Where the lines of a text begin or end: the outermost place that several of them share.

    A heading or a running title may stand further out.
    """
    bins = Counter(round(edge / _BIN) for edge in edges)
    shared = [place for place, times in bins.items() if times >= max(_FEW, len(edges) * _SHARE)]
    if not shared:
        return None
    place = outermost(shared)
    return outermost(edge for edge in edges if round(edge / _BIN) == place)


def _is_of_page(right: float, lines: Sequence[Line], margin: float) -> bool:
    """Whether lines end where the page ends them, and not for being equally short."""
    beyond = sum(line.x1 > right + line.size for line in lines)
    if beyond >= max(_FEW, len(lines) * _SHARE):
        return False
    ending = sum(line.x1 > right - line.size for line in lines)
    return right >= _NEAR * margin or ending >= _MANY * len(lines)


def _begins_paragraph(line: Line, before: Line, page: Room, *, is_inside: bool) -> bool:
    """Whether a line begins a paragraph.

    Args:
        line: The line.
        before: The one before it.
        page: Where the lines of the page may begin and end.
        is_inside: Whether a bracket is open.
    """
    if _has_room(before, line, page.right - before.x1, _SPARE):
        return True
    is_indented, was_indented = (one.x0 > page.left + _INDENT * one.size for one in (line, before))
    ends = before.text.endswith(_ENDS)
    if is_indented and (not was_indented or ends):
        return True
    if _LABEL.match(line.text) or ((ends or is_indented) and _MARKER.match(line.text)):
        return True
    # A line that goes on with the first of a paragraph stands to the left of it.
    goes_on = is_inside or line.x0 < before.x0 - _INDENT * line.size
    return not goes_on and _is_labelled(line.text)


def _is_labelled(text: str) -> bool:
    label = _ANY_LABEL.match(text)
    return label is not None and head_of(label[1]) is not None


def _has_room(before: Line, after: Line, free: float, spare: float) -> bool:
    """Whether the first word of a line would have fitted on the one before."""
    word = list(_first_word(after.signs))
    return word[-1].x1 - word[0].x0 + spare * before.size <= free


def _first_word(signs: Sequence[Sign]) -> Iterator[Sign]:
    """The signs with which a line begins, and that nothing parts."""
    is_whole = False
    for before, sign in zip((None, *signs), signs, strict=False):
        is_latin = sign.text.isascii() and before is not None and before.text.isascii()
        if is_whole and sign.text not in _CLOSING and not is_latin:
            return
        yield sign
        is_whole |= sign.text not in _OPENING


def _begins_word(text: str) -> bool:
    return text[:1].isascii() and text[:1].isalpha()
