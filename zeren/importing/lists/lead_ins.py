"""Words that lead in what is counted behind them: 本县确定了三件实事，分别为：一是…；二是…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zeren.importing.lists.clauses import Segment
from zeren.text.ordinals import CIRCLED, value_of

_NUMERAL = "[一二三四五六七八九十]{1,3}"
# What counts items within a paragraph, each with the value of its numeral.
_COUNTING = tuple(
    re.compile(form)
    for form in (
        rf"(?P<value>{_NUMERAL})(?:是要?|要|、)",
        rf"其(?P<value>{_NUMERAL})",
        rf"第(?P<value>{_NUMERAL})(?:[，,、是]|项|件)",
        rf"[（(](?P<value>{_NUMERAL})[）)]",
        r"[（(](?P<value>\d{1,2})[）)]",
        r"(?P<value>\d{1,2})(?:[.．、](?!\d)|[）)])",
        rf"(?P<value>[{CIRCLED}])",
    )
)
_BEFORE_FIRST = re.compile("[：:；;。，, \u3000]$")
_ANNOUNCES = re.compile("(?:如下|分别[为是]|包括|具体[为是]|主要[为是有]|即|安排)[：:]")


def without_lead_in(
    segments: Sequence[Segment], *, is_numbered: bool
) -> tuple[str, tuple[Segment, ...]]:
    """Part what leads in counted items from the first of them.

    Args:
        segments: The segments of a paragraph.
        is_numbered: Whether the paragraph has a number, so that it is a task or a heading itself.

    Returns:
        The words that lead in, empty where there are none, and the segments without them.
    """
    first, *others = segments
    if not first.clause or not any(segment.clause for segment in others):
        return "", tuple(segments)
    at = _first_counted(first.text, others[0].text)
    if at is None and not is_numbered:
        announced = [match.end() for match in _ANNOUNCES.finditer(first.text)]
        at = announced[-1] if announced and announced[-1] < len(first.text) else None
    if at is None:
        return "", tuple(segments)
    rest = replace(first, text=first.text[at:].strip())
    return first.text[:at].strip(), (rest, *others)


def _first_counted(text: str, following: str) -> int | None:
    """Where the item begins that is counted before the one that follows; None where none does."""
    for form in _COUNTING:
        counted = form.match(following)
        value = value_of(counted["value"]) if counted is not None else None
        if not value:
            continue
        for match in reversed(list(form.finditer(text))):
            is_one_less = value_of(match["value"]) == value - 1
            if is_one_less and match.start() and _BEFORE_FIRST.search(text[: match.start()]):
                return match.start()
    return None
