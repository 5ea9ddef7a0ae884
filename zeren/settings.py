"""What `site.yml` says of a site, as frozen data: whose it is, for whom, what it calls things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zeren.model import Contact


class Accent(StrEnum):
    """The one colour of a site beside those of roles; its hue stands in `colours`."""

    BLUE = "blue"
    RED = "red"
    GREEN = "green"
    TEAL = "teal"
    PURPLE = "purple"
    BROWN = "brown"


class Audience(StrEnum):
    """For whom a site is made."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Words:
    """What a site calls its levels.

    Attributes:
        level: The level whose site it is, such as 市, 县 or 校.
        territory: The bodies below it that tasks reach, such as 区县, 乡镇街道 or 学院.
    """

    level: str = "本级"
    territory: str = "属地"

    @property
    def of_level(self) -> str:
        """What stands before the units of the level: 市级, 校级, but 集团 as it is."""
        return f"{self.level}级" if len(self.level) == 1 else self.level


@dataclass(frozen=True, slots=True)
class Site:
    """One office's site: what `site.yml` says of it.

    Attributes:
        name: The name at the head of every page.
        description: One sentence on what it holds; empty where it is made from the lists.
        place: The place or body whose lists these are, such as a city or a university.
        owner: The body that answers for the site (主办单位).
        undertaker: The body that keeps it (承办单位).
        contact: The office to ask.
        report_address: Where readers report a mistake: an address to link, or words.
        labels: What every page and document bears, such as 内部资料.
        code: The number of the site in the national register (网站标识码).
        kinds: Kinds of units in their order; those that are not named come after them.
        audience: For whom it is made; search engines are asked to leave an internal one out.
        words: What it calls its levels.
        colour: The colour of its header, links and buttons.
    """

    name: str = "责任分工查询"
    description: str = ""
    place: str | None = None
    owner: str | None = None
    undertaker: str | None = None
    contact: Contact | None = None
    report_address: str | None = None
    labels: tuple[str, ...] = ()
    code: str | None = None
    kinds: tuple[str, ...] = ()
    audience: Audience = Audience.PUBLIC
    words: Words = Words()
    colour: Accent = Accent.BLUE
