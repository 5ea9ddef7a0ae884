"""What an office says of its site when it is made."""

from __future__ import annotations

from dataclasses import dataclass

from zeren.importing.sentences.lexicon import LEVEL_BY_ENDING, TERRITORY_OF_LEVEL
from zeren.settings import Site, Words


@dataclass(frozen=True, slots=True)
class Answers:
    """What an office says of its site.

    Attributes:
        name: The name of the site.
        place: The place or body whose lists it holds; empty where it is not said.
        level: What it calls its own level.
        territory: What it calls the bodies below it.
        owner: The body that answers for the site; empty where it is not said.
    """

    name: str
    place: str
    level: str
    territory: str
    owner: str


def usual_name(place: str) -> str:
    """The name that a site has unless its office gives another.

    Args:
        place: The place or body; empty where it is not said.
    """
    return f"{place}{Site().name}"


def usual_words(place: str) -> Words:
    """What a place or body probably calls its levels: 县 and 乡镇街道, 校 and 学院.

    Args:
        place: Its name; empty where it is not said.

    Returns:
        The words; neutral ones where the name does not tell.
    """
    for ending, level in LEVEL_BY_ENDING:
        if place.endswith(ending):
            return Words(level, TERRITORY_OF_LEVEL[level])
    return Words()


def answers_of(site: Site) -> Answers:
    """What a site that is there says of itself.

    Args:
        site: Its settings.
    """
    return Answers(
        name=site.name,
        place=site.place or "",
        level=site.words.level,
        territory=site.words.territory,
        owner=site.owner or "",
    )
