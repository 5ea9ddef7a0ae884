"""The edition of the data that files bear: its day and the address of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

# The earliest time that a ZIP archive can hold: that of data whose day is not known.
_EARLIEST = date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Edition:
    """What the register itself does not know and files say of it.

    Attributes:
        day: The day of the data's last change, such as `2026-11-23`; None where it is not known.
        site_url: The full address of the site, empty where none is set.
        changed: When the entry of each milestone was last changed, by its key, in seconds since
            1970; without those of which that is not known.
    """

    day: str | None = None
    site_url: str = ""
    changed: Mapping[str, int] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        """The time of the data: never the clock's."""
        day = date.fromisoformat(self.day) if self.day else _EARLIEST
        return datetime(day.year, day.month, day.day, tzinfo=UTC)

    @property
    def source_date_epoch(self) -> str:
        """That time in seconds, as builders take it from the variable SOURCE_DATE_EPOCH."""
        return str(int(self.moment.timestamp()))

    @property
    def day_in_words(self) -> str | None:
        """The day as documents write it, such as 2026年11月23日."""
        if not self.day:
            return None
        day = date.fromisoformat(self.day)
        return f"{day.year}年{day.month}月{day.day}日"

    def full_address(self, page: str) -> str | None:
        """The full address of a page, where the site's is set."""
        return f"{self.site_url.rstrip('/')}/{page}" if self.site_url else None


def stamp(version: str) -> str:
    """The version of a file in words, as it stands at its foot and beside its link.

    Args:
        version: The version of what the file holds. That of all data would make every file anew.
    """
    return f"版本 {version}"
