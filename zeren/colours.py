"""What each role looks like, wherever it is shown: on pages, in workbooks, at a terminal.

Colour never says anything alone: a role has its mark and its word beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from zeren.model import Role
from zeren.settings import Accent


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a role.

    Attributes:
        light: Of words and marks on white, with a contrast of 4.5 at least.
        dark: The same on the dark screen.
        bar: With what its part of a bar is filled, and its outline where that is not whole, in CSS:
            told apart in black and white too.
        cell: Of a cell of a workbook, so light that the word on it stands out in print as well.
        terminal: The number of the terminal's colour.
        sheet: How its part of a bar is filled on paper: `full`, `white`, `pale`, `hatched`,
            `dotted` or `ruled`.
    """

    light: str
    dark: str
    bar: str
    cell: str
    terminal: int
    sheet: str


_DASHED = "stroke-dasharray: 4 3"

ROLE_COLOURS: Mapping[Role, Colours] = MappingProxyType(
    {
        Role.LEAD: Colours("#9b2c2c", "#f2a29b", "currentcolor", "#F4CCCC", 31, "full"),
        Role.SUPPORT: Colours("#1d4f7c", "#8fc1f2", "transparent", "#CFE2F3", 34, "white"),
        Role.IMPLEMENT: Colours("#2f6546", "#8fd0aa", "var(--zr-line)", "#D9EAD3", 32, "pale"),
        Role.RESPONSIBLE: Colours(
            "#6b4596", "#c9aef0", "var(--md-default-fg-color--lighter)", "#D9D2E9", 35, "hatched"
        ),
        Role.SUPERVISE: Colours(
            "#7a5200", "#e2b871", f"transparent; {_DASHED}", "#FCE5CD", 33, "dotted"
        ),
        Role.ACCEPT: Colours(
            "#00606b", "#7fd3dc", f"var(--zr-line); {_DASHED}", "#D0E6E9", 36, "ruled"
        ),
    }
)

# Angles of the colour circle. With the lightness that tokens.css gives them, words of any hue keep
# a contrast of 4.5 at least.
HUES: Mapping[Accent, int] = MappingProxyType(
    {
        Accent.BLUE: 208,
        Accent.RED: 356,
        Accent.GREEN: 150,
        Accent.TEAL: 184,
        Accent.PURPLE: 268,
        Accent.BROWN: 25,
    }
)
