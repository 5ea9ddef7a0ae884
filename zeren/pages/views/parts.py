"""A long page divided over several, so that none is heavy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from zeren.addresses import Link, part_page

Item = TypeVar("Item")

# What the lists of one page may weigh, in bytes of HTML: with the frame of the site no page comes
# above 300 KB, unless one item alone does.
MOST_BYTES = 200_000
# A page names no more plans than these beside what it is about; their index has the others.
MOST_PLANS = 150
# What stands around the texts of an item, and around each name that leads somewhere.
_OF_ITEM, _OF_LINK = 500, 100


@dataclass(frozen=True, slots=True)
class Parts:
    """Where a page stands among those over which a long one is divided.

    Attributes:
        number: Which one it is, from 1.
        links: All of them in their order.
    """

    number: int
    links: tuple[Link, ...]

    @property
    def before(self) -> Link | None:
        """The one before it."""
        return self.links[self.number - 2] if self.number > 1 else None

    @property
    def after(self) -> Link | None:
        """The one after it."""
        return self.links[self.number] if self.number < len(self.links) else None


def divided(
    items: Iterable[Item], most: int, weigh: Callable[[Item], int] = lambda _: 0
) -> tuple[tuple[Item, ...], ...]:
    """Divide items over pages.

    Args:
        items: The items.
        most: How many a page holds at the most.
        weigh: About what an item weighs, in bytes of HTML.

    Returns:
        The items of each page; one page without items where there are none.
    """
    pages: list[list[Item]] = [[]]
    so_far = 0
    for item in items:
        so_far += weigh(item)
        if pages[-1] and (len(pages[-1]) == most or so_far > MOST_BYTES):
            pages.append([])
            so_far = weigh(item)
        pages[-1].append(item)
    return tuple(map(tuple, pages))


def parts(page: str, number: int, of: int) -> Parts | None:
    """Where a page stands among its parts.

    Args:
        page: The address of the first.
        number: Which one it is, from 1.
        of: How many there are.

    Returns:
        Its place; None where it is not divided.
    """
    if of == 1:
        return None
    return Parts(number, tuple(Link(str(n), part_page(page, n)) for n in range(1, of + 1)))


def weight(*texts: str, links: int = 0) -> int:
    """About what an item of a list weighs, in bytes of HTML.

    Args:
        texts: Its texts.
        links: How many names in it lead somewhere.
    """
    return _OF_ITEM + sum(len(text.encode()) for text in texts) + links * _OF_LINK
