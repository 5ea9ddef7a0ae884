"""Parts of a running text that may become tasks: a numbered paragraph with what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zeren.importing.document import Paragraph
from zeren.importing.heads import Field, head_of
from zeren.importing.lists.markers import Marker

LONGEST_HEADING = 40
_DEEPEST = 100
_BULLET = re.compile(r"(?:[●■◆◇□○◎•▪▫‣➢➤►▶✓✔√*·]|[—–-]{1,3})\s*\w{2}")


@dataclass(slots=True)
class Part:
    """A numbered paragraph, or one that opens an item without a number, with what follows it.

    Attributes:
        marker: Its number.
        paragraphs: Its paragraphs, the number left out of the first.
        first: The first as it stands in the file.
        doubt: What a person should look at in it.
    """

    marker: Marker | None
    paragraphs: list[Paragraph]
    first: Paragraph
    doubt: str = ""

    @property
    def level(self) -> int:
        """How deep it stands."""
        return self.marker.level if self.marker is not None else _DEEPEST


def lines_of(part: Part, *, with_number: bool) -> Iterator[str]:
    """The texts of the paragraphs of a part.

    Args:
        part: The part.
        with_number: Whether it keeps its number, as those inside of a task do.
    """
    for index, paragraph in enumerate(part.paragraphs):
        numbered = with_number and index == 0 and part.marker is not None
        mark = (
            part.first.text[: len(part.first.text) - len(part.marker.rest)]
            if numbered and part.marker
            else ""
        )
        yield mark + paragraph.text


def folded(parts: Iterable[Part]) -> list[Part]:
    """Parts without those that stand below another: they become paragraphs of it.

    Args:
        parts: The parts in their order.
    """
    outer: list[Part] = []
    for part in parts:
        if outer and outer[-1].level < part.level and part.marker is not None:
            fold(outer[-1], [part])
        else:
            outer.append(part)
    return outer


def fold(part: Part, below: Iterable[Part]) -> None:
    """Make those that stand below a part paragraphs of it.

    Args:
        part: The part.
        below: Those below it.
    """
    for one in below:
        part.paragraphs += [one.first, *one.paragraphs[1:]]


def is_unclosed(part: Part) -> bool:
    """Whether a bracket opens in the last words of a part and does not close.

    Args:
        part: The part.
    """
    text = part.paragraphs[-1].text if part.paragraphs else ""
    return text.rfind("（") > text.rfind("）")


def is_title(part: Part) -> bool:
    """Whether a numbered paragraph only names what follows.

    Args:
        part: The part.
    """
    text = part.marker.rest if part.marker is not None else ""
    return (
        len(part.paragraphs) == 1 and len(text) <= LONGEST_HEADING and "。" not in text.rstrip("。")
    )


def heading_of(text: str) -> str:
    """The heading at the beginning of a paragraph: its first sentence, where it is short.

    Args:
        text: The paragraph.
    """
    first = text.split("。", 1)[0]
    return first if len(first) <= LONGEST_HEADING else f"{first[:LONGEST_HEADING]}…"


def title_and_rest(text: str) -> tuple[str, str]:
    """The title at the beginning of a paragraph, with its stop, and what stands behind it.

    Args:
        text: The paragraph.
    """
    title, stop, rest = text.partition("。")
    return title + stop, rest.strip()


def is_first_bullet(text: str, part: Part) -> bool:
    """Whether a line is the first of several with signs before them, below a numbered heading.

    Args:
        text: The line, without its clause.
        part: What stands above it.
    """
    is_directly_below = part.marker is not None and len(part.paragraphs) == 1
    return is_directly_below and _BULLET.match(text) is not None


def is_head_alone(lines: Sequence[str]) -> bool:
    """Whether nothing stands above a clause but words such as 责任分工.

    Args:
        lines: What stands above it.
    """
    meant = head_of(lines[0]) if len(lines) == 1 else None
    return meant is not None and meant.field is Field.PARTIES
