"""A progress bar for long work, silent for short work and where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

Item = TypeVar("Item")

DELAY_SECONDS = 1.0


def with_progress(items: Iterable[Item], words: str, total: int | None = None) -> Iterator[Item]:
    """Pass items on and show how far the work is.

    The bar appears on standard error once the work has taken a second, and only where
    that is a terminal.

    Args:
        items: What is worked through.
        words: What the work is, in Chinese.
        total: How many items there will be, where that is known.

    Yields:
        The items.
    """
    bar = tqdm(
        items,
        desc=words,
        total=total,
        unit="",
        delay=DELAY_SECONDS,
        disable=not sys.stderr.isatty(),
        leave=False,
    )
    yield from bar
