"""Everyday names of a body, from its name alone: 某某县教育体育局, 县教体局, 教育局."""

from __future__ import annotations

from collections.abc import Iterator

from zeren.importing.parties.bodies import forms_of, is_listed, tells_enough
from zeren.importing.parties.name_parts import (
    COMMITTEE,
    LEAGUE,
    Home,
    NameParts,
    is_level,
    parts_of,
)


def everyday_names(name: str, home: Home) -> tuple[str, ...]:
    """What people call a body besides its full name.

    Without its level only a body of the site's own level is named: in a county's list 教育局 is
    the county's, also where the prefecture's stands in it.

    Args:
        name: The full name, without blanks.
        home: Whose site it is.

    Returns:
        The names, each once; which of them others share is not known here.
    """
    parts = parts_of(name, home)
    names = dict.fromkeys(_names(name, parts, home))
    return tuple(one for one in names if one != name and tells_enough(one))


def _names(name: str, parts: NameParts, home: Home) -> Iterator[str]:
    is_own = parts.place in {"", home.place, home.short_place} and (
        not parts.level or not home.level or parts.level == home.level
    )
    head = parts.level if parts.level and is_own else parts.place or parts.level
    if parts.body == LEAGUE:
        yield from _of_league(parts.level, home.place if is_own else parts.place)
        return
    forms = forms_of(parts.body)
    yield from _of_central_office(name, parts)
    head += COMMITTEE if parts.committee else ""
    if not head and is_own and is_level(home.level) and is_listed(parts.body):
        head = home.level
    if head:
        yield from (f"{head}{form}" for form in (*forms.same, *forms.parts))
    if is_own:
        yield from (parts.body, *forms.same, *forms.parts)


def _of_league(level: str, place: str) -> Iterator[str]:
    """The Communist Youth League names its committees as nobody else does: 团县委, 县团委."""
    is_government = is_level(level)
    if place:
        yield f"共青团{place}委" if is_government else f"共青团{place}委员会"
    if is_government:
        yield f"团{level}委"
    yield f"{level}{LEAGUE}"
    yield LEAGUE
    yield "共青团"


def _of_central_office(name: str, parts: NameParts) -> Iterator[str]:
    """The local office of a central body, with the place in the middle of its name."""
    _, bank, branch = name.partition("人民银行")
    if bank and branch and parts.place:
        yield from (f"人民银行{branch}", f"人行{branch}")
    elif parts.place and not name.startswith(parts.place):
        yield f"{parts.place}{parts.body}"
