"""Tasks counted within one paragraph: 1.深化改革。（1）落实制度。（甲局牵头）（2）培训。（乙局）.

They are read as if each stood in a line of its own, so that their numbers are numbers and what
stands before them is their heading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from zeren.importing.document import Paragraph
from zeren.importing.lists.clauses import segments_of
from zeren.importing.lists.markers import marker_of
from zeren.text.ordinals import BRACKETED, CIRCLED, value_of

_CHINESE = "[一二三四五六七八九十]{1,3}"
_BEHIND = r"(?<=[。；;：:，,）)】\u3000])\s*"
# What counts items; a number alone also stands in amounts, so that its sign is looked at.
_FORMS = tuple(
    re.compile(_BEHIND + form)
    for form in (
        r"(?P<mark>[（(](?P<value>\d{1,2})[）)])",
        rf"(?P<mark>[（(](?P<value>{_CHINESE})[）)])",
        rf"(?P<mark>(?P<value>[{CIRCLED}]))",
        rf"(?P<mark>(?P<value>[{BRACKETED}]))",
        r"(?P<mark>(?P<value>\d{1,2})(?:[.．、](?!\d)|[）)]))",
        r"(?P<mark>\d{1,2}[.．](?P<value>\d{1,2}))(?![\d.．])",
    )
)
_FEWEST = 2


def one_below_other(paragraphs: Iterable[Paragraph], known: Collection[str]) -> Iterator[Paragraph]:
    """Paragraphs, with tasks that are counted within one in lines of their own.

    Args:
        paragraphs: The paragraphs of a text.
        known: Names of parties, without blanks.
    """
    for paragraph in paragraphs:
        text = paragraph.text
        starts = next(filter(None, (_starts(text, form) for form in _FORMS)), [])
        pieces = _pieces(text, starts)
        if len(pieces) > _FEWEST and _are_tasks(pieces, known):
            yield from (replace(paragraph, text=piece) for piece in pieces)
        else:
            yield paragraph


def _starts(text: str, form: re.Pattern[str]) -> list[int]:
    """Where items begin that are counted from 1 in one form; none where fewer than two are."""
    starts: list[int] = []
    for match in form.finditer(text):
        if value_of(match["value"]) == len(starts) + 1:
            starts.append(match.start("mark"))
    return starts if len(starts) >= _FEWEST else []


def _pieces(text: str, starts: Sequence[int]) -> list[str]:
    ends = [*starts, len(text)]
    return [text[: ends[0]].strip().rstrip("，,"), *(text[a:b].strip() for a, b in pairwise(ends))]


def _are_tasks(pieces: Sequence[str], known: Collection[str]) -> bool:
    """Whether items have clauses of their own, and stand deeper than what they stand under."""
    title, *items = pieces
    outer, inner = marker_of(title), marker_of(items[0])
    is_deeper = inner is not None and (outer is None or inner.level > outer.level)
    if not is_deeper or any(one.clause for one in segments_of(title, known)):
        return False
    with_clause = (any(one.clause for one in segments_of(item, known)) for item in items)
    return sum(with_clause) >= _FEWEST
