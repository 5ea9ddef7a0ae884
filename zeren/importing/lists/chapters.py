"""The headings that stand open above a task, by their levels."""

from __future__ import annotations

from dataclasses import dataclass, field

from zeren.importing.lists.markers import HEADING_LEVEL, marker_of


@dataclass(slots=True)
class Chapters:
    """The headings above a place of a document, the outermost first."""

    _open: list[tuple[int, int, str]] = field(default_factory=list)
    _unnumbered: int = 0

    @property
    def headings(self) -> tuple[str, ...]:
        """Their texts, numbers among them."""
        return tuple(text for _, _, text in self._open)

    @property
    def ordinals(self) -> tuple[int, ...]:
        """Their numbers; those without one are counted."""
        return tuple(ordinal for _, ordinal, _ in self._open)

    def open(self, text: str) -> None:
        """Open a heading, which closes those of its level and below.

        Args:
            text: The heading.
        """
        marker = marker_of(text)
        if marker is not None:
            self.close(marker.level)
            self._open.append((marker.level, marker.ordinal, text))
            return
        self.close(HEADING_LEVEL)
        self._unnumbered += 1
        self._open.append((HEADING_LEVEL, self._unnumbered, text))

    def close(self, level: int) -> None:
        """Close the headings of a level and those below it.

        Args:
            level: The level.
        """
        self._open = [one for one in self._open if one[0] < level]
