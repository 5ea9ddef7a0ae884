"""Clauses at headings: 一、强化保障（牵头单位：州财政局） says who leads each item below it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from zeren.importing.document import Paragraph
from zeren.importing.lists.clauses import Segment, begins_with_label, segments_of
from zeren.importing.lists.markers import Marker, marker_of

_LONGEST_HEADING = 40
OF_HEADING = "责任单位写在上一级标题里，各小项共用"
BELOW_HEADING = "上一级标题写着“{clause}”，这一项是否也由其负责，请核对"


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A line of a text in which the clauses of headings stand at the items below them alone.

    Attributes:
        paragraph: The line.
        doubt: What is to be looked at in an item below such a heading; empty for all others.
    """

    paragraph: Paragraph
    doubt: str = ""


def share_clauses(lines: Sequence[Paragraph], known: Collection[str]) -> list[SharedLine]:
    """Give the clause of a heading to those items below it that have none of their own.

    Args:
        lines: The paragraphs of a text.
        known: Names of parties, without blanks.

    Returns:
        The paragraphs, as many as before.
    """
    shared = [SharedLine(line) for line in lines]
    markers = [marker_of(line.text) for line in lines]
    for number, marker in enumerate(markers):
        heading = _heading(marker, known) if marker is not None else None
        if marker is None or heading is None:
            continue
        end = _end(markers, number, marker.level)
        items = _items(markers, range(number + 1, end))
        if not items:
            continue
        text = lines[number].text
        mark = text[: len(text) - len(marker.rest)]
        title = replace(lines[number], text=f"{mark}{heading.text}")
        shared[number] = replace(shared[number], paragraph=title)
        for item, after in zip(items, [*items[1:], end], strict=True):
            if any(_has_clause(line.text, known) for line in lines[item:after]):
                asked = BELOW_HEADING.format(clause=heading.clause)
                shared[item] = replace(shared[item], doubt=asked)
                continue
            shared[item] = replace(shared[item], doubt=OF_HEADING)
            last = shared[after - 1]
            text = f"{last.paragraph.text}（{heading.clause}）"
            shared[after - 1] = replace(last, paragraph=replace(last.paragraph, text=text))
    return shared


def _heading(marker: Marker, known: Collection[str]) -> Segment | None:
    """A short numbered line that ends in a clause in brackets; None for all others."""
    if not marker.rest.endswith(("）", ")", "】", "〕")):
        return None
    segments = segments_of(marker.rest, known)
    first = segments[0]
    is_title = len(first.text) <= _LONGEST_HEADING and not first.text.endswith("。")
    return first if len(segments) == 1 and first.clause and is_title else None


def _end(markers: Sequence[Marker | None], number: int, level: int) -> int:
    """Where what stands below a numbered line ends."""
    for at in range(number + 1, len(markers)):
        marker = markers[at]
        if marker is not None and marker.level <= level:
            return at
    return len(markers)


def _items(markers: Sequence[Marker | None], below: range) -> list[int]:
    """The outermost of some numbered lines."""
    levels = {at: marker.level for at in below if (marker := markers[at]) is not None}
    outermost = min(levels.values(), default=0)
    return [at for at, level in levels.items() if level == outermost]


def _has_clause(text: str, known: Collection[str]) -> bool:
    marker = marker_of(text)
    body = text if marker is None else marker.rest
    return begins_with_label(body) or any(segment.clause for segment in segments_of(body, known))
