"""Addresses that lead on: short ones, and those that pages had before.

They are pages of their own, not Markdown: they must work without the theme and for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from zeren import addresses
from zeren.addresses import Link
from zeren.pages.kinds import Batch, Filled, PageKind
from zeren.pages.shelf import Shelf
from zeren.pages.views.common import Page
from zeren.register.building import Register
from zeren.register.matrix import matrix_page


@dataclass(frozen=True, slots=True)
class ShortView:
    """An address that leads to another.

    Attributes:
        page: The frame, with the address.
        target: The page that it leads to.
        words: What leads there.
    """

    page: Page
    target: str
    words: str

    @classmethod
    def of(cls, page: Page, short: str, words: str = "打开这项任务") -> ShortView:
        """What leads to a page.

        Args:
            page: The frame of that page.
            short: The address that leads to it.
            words: What leads there.
        """
        return cls(replace(page, address=short), page.address, words)


def _moved(register: Register) -> Iterator[tuple[str, Link]]:
    """The addresses that pages had before, and what they lead to."""
    named = _named(register)
    for old, now in register.moved.items():
        yield old, Link(named[now], now)
        if now.startswith(addresses.TASKS):
            short = old.replace(addresses.TASKS, "t/", 1)
            yield short, Link(named[now], now)
        if now.startswith((addresses.UNITS, addresses.COUNTIES)):
            yield addresses.summary_below(old), Link(named[now], addresses.summary_below(now))
        for plan in register.several:
            if now == addresses.plan_page(plan):
                yield f"{old}matrix/", Link(named[now], matrix_page(register, plan))


def _named(register: Register) -> dict[str, str]:
    """What stands on pages that may have had another address."""
    tasks = (*register.tasks, *(one.task for one in register.retired))
    return {
        **{addresses.party_page(party): party.name for party in register.parties},
        **{addresses.plan_page(plan): plan.title for plan in register.plans},
        **{addresses.task_page(task): f"第 {task.number} 项 {task.title}" for task in tasks},
    }


def _batches(register: Register, _: Shelf) -> Iterator[Batch]:
    for old, link in _moved(register) if register.moved else ():
        yield Batch(old, link, partial(_leading, old, link))


def _leading(old: str, link: Link) -> list[Filled]:
    page = Page(link.page, link.text, "", ())
    view = ShortView.of(page, old, f"这个网址已经改了，打开：{link.text}")
    return [Filled(f"{old}index.html", "short.html.jinja", view)]


KIND = PageKind(_batches)
