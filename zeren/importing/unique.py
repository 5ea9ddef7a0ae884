"""Names made unique by a number behind them, however many want the same."""

from __future__ import annotations

from collections.abc import Iterable


class Unique:
    """Names that are taken; what is asked for once more gets a number that is free.

    Where a number was found, the search goes on the next time, so that a thousand equal names cost
    a thousand steps. Names are never given back.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with names.

        Args:
            taken: Those that are taken.
        """
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._taken

    def add(self, name: str) -> None:
        """Take a name.

        Args:
            name: The name.
        """
        self._taken.add(name)

    def numbered(self, name: str, first: int = 2) -> str:
        """A name with the first number behind it that makes it free.

        Args:
            name: The name.
            first: The number to begin with.

        Returns:
            Such as `name-2`; it is not taken by this.
        """
        number = self._next.get(name, first)
        while f"{name}-{number}" in self._taken:
            number += 1
        self._next[name] = number
        return f"{name}-{number}"
