"""Whose the names are that say neither level nor place: 财政局 in a list of another authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zeren.importing.drafts.answers import WrongAnswerError
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.registry import Registry
from zeren.importing.parties.belonging import (
    Sign,
    owner_of,
    signs_in_names,
    signs_in_texts,
    signs_in_title,
)
from zeren.importing.parties.bodies import is_listed
from zeren.importing.parties.name_parts import Home, is_level, level_of, parts_of
from zeren.importing.sentences.spelling import is_class

HOME = "本级"
"""What an answer calls the body whose site it is."""

KEY = "whose"
"""Under which key a plan remembers the answer."""

_HOME_WORDS = frozenset({HOME, "home", "本站"})
_NOT_SAID = re.compile("[\\d\\s、，。；：=＝“”\"'（）()]")
_LONGEST = 20
QUESTION = "单位名称没有写明级别或地方，这份清单是谁的："
_SHOWN = 6
_DOUBTFUL = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """What is known beside the document of whose list it is.

    Attributes:
        titles: The title of the list and who issued it.
        told: What a person said now; empty where nothing.
        kept: What the plan remembers of an earlier answer; empty where nothing.
        of_plan: The parties that the tasks of the plan have already.
        may_ask: Whether it may be asked at all: not of a table in which it is settled.
    """

    titles: tuple[str, ...] = ()
    told: str = ""
    kept: str = ""
    of_plan: tuple[str, ...] = ()
    may_ask: bool = True


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose list a document is.

    Attributes:
        owner: The place or level whose the bare names were taken to be; empty for the body whose
            site it is.
        home: What the body is called whose site it is.
        names: The names in doubt, as written, with the full names that they were taken for.
        at_home: The units of the site that they would mean.
        likely: The other body that the document speaks of; empty where it says none.
        words: What it says of it.
        is_open: Whether a person must say it.
        to_keep: The answer that the plan shall remember; empty where it does already.
    """

    owner: str = ""
    home: str = HOME
    names: Mapping[str, str] = field(default_factory=dict)
    at_home: Mapping[str, str] = field(default_factory=dict)
    likely: str = ""
    words: tuple[str, ...] = ()
    is_open: bool = False
    to_keep: str = ""

    @property
    def question(self) -> str:
        """What is asked, once for the document; empty where nothing is."""
        if not self.is_open:
            return ""
        names = tuple(self.names)
        more = f"等 {len(names)} 个" if len(names) > _SHOWN else ""
        said = f"（文件里写着{_quoted(self.words[:3])}）" if self.words else ""
        return f"{_quoted(names[:_SHOWN])}{more}{QUESTION}{self.home}本级的，还是别处的{said}？"


def whose_list(drafts: Sequence[Draft], registry: Registry, home: Home, said: Said) -> Whose:
    """Decide from the document whose list it is, and which names depend on that.

    Args:
        drafts: The drafts, read with the registry's names.
        registry: The registry.
        home: Whose site it is, with its level.
        said: What is known besides.

    Returns:
        Whose it is, or that it must be asked.

    Raises:
        WrongAnswerError: If what the person said is neither a place nor a level.
    """
    called = home.place or home.level
    answer = _checked(said.told) or said.kept
    if answer:
        owner = "" if answer in {*_HOME_WORDS, home.place, home.level} else answer
        is_new = bool(said.told) and (owner or HOME) != said.kept
        to_keep = (owner or HOME) if is_new else ""
        names = dict(_of_other(drafts, registry, home, owner)) if owner else {}
        return Whose(owner, called, _full(names, owner, registry), names, to_keep=to_keep)
    if not (said.may_ask and called):
        return Whose(home=called)
    signs, is_other = _evidence(drafts, registry, home, said)
    if not is_other and any(not sign.whose for sign in signs):
        return Whose(home=called)
    likely = owner_of(signs) if is_other else ""
    found = _of_other(drafts, registry, home, likely) if is_other else _bare(drafts, registry, home)
    names = dict(found)
    words = tuple(dict.fromkeys(sign.words for sign in signs if sign.whose))
    full = _full(names, likely, registry) if likely else names
    if not any(name in registry.names.party_of for name in names):
        return Whose(home=called)
    return Whose(likely, called, full, names, likely, words, is_open=True)


def with_doubt(drafts: Sequence[Draft], whose: Whose) -> tuple[Draft, ...]:
    """The drafts, those in doubt whose names depend on whose list it is.

    Args:
        drafts: The drafts.
        whose: Whose list it is.
    """
    if not whose.is_open:
        return tuple(drafts)
    return tuple(
        _doubted(draft, whose.question)
        if any(name in whose.names for name in _names(draft))
        else draft
        for draft in drafts
    )


def full_under(name: str, owner: str, registry: Registry) -> str:
    """The full name of a body of another place or level.

    Args:
        name: The name without place: 财政局, or with the level of the place: 县财政局.
        owner: The place or level.
        registry: The registry.

    Returns:
        The registered unit of that name, else the name under that place or level.
    """
    level = level_of(owner)
    body = name.removeprefix(level) if level and not is_level(owner) else name
    full = name if is_level(owner) and name.startswith(owner) else f"{owner}{body}"
    return registry.names.party_of.get(full, full)


def is_owner(answer: str) -> bool:
    """Whether an answer looks like a place, a level or a body.

    Args:
        answer: What a person said.
    """
    return bool(answer) and _NOT_SAID.search(answer) is None and len(answer) <= _LONGEST


def _checked(answer: str) -> str:
    if answer and not is_owner(answer):
        raise WrongAnswerError(
            f"--whose：“{answer}”不像地方、级别或单位的名称：写 云溪县、县、某某大学 这样的，"
            f"本站自己的写 {HOME}"
        )
    return answer


def _evidence(
    drafts: Sequence[Draft], registry: Registry, home: Home, said: Said
) -> tuple[list[Sign], bool]:
    """What is said of whose list it is by what says it best, and whether that is another's."""
    places = registry.territories
    titles = [sign for title in said.titles for sign in signs_in_title(title, home, places)]
    if titles:
        return titles, any(sign.whose for sign in titles)
    written = [name for draft in drafts for name in _names(draft)]
    named = signs_in_names(written, home, places)
    texts = signs_in_texts(
        (t for draft in drafts for t in (draft.found.chapter, draft.found.text)), home
    )
    signs = named or texts or signs_in_names(said.of_plan, home, places)
    others = [sign for sign in signs if sign.whose]
    if len(others) not in {0, len(signs)} and texts and not any(sign.whose for sign in texts):
        return texts, False
    return signs, bool(others)


def _bare(drafts: Iterable[Draft], registry: Registry, home: Home) -> Iterator[tuple[str, str]]:
    """Names without level and place that mean the site's own units by an alias."""
    for name, _ in _pairs(drafts):
        parts = parts_of(name, home)
        unit = registry.units.get(name, name)
        if not (parts.place or parts.level) and unit != name and _is_of_home(unit, home):
            yield name, unit


def _of_other(
    drafts: Iterable[Draft], registry: Registry, home: Home, owner: str
) -> Iterator[tuple[str, str]]:
    """Names that mean other bodies in the list of another than in one of the site.

    州财政局 stays that of the site in a county's list, but not in that of another prefecture.
    """
    levels = {"", level_of(owner)}
    for name, party in _pairs(drafts):
        parts = parts_of(name, home)
        if parts.place or parts.level not in levels or is_class(name):
            continue
        unit = registry.units.get(name)
        is_alias = unit is not None and (unit != name or _is_of_home(unit, home))
        is_body = is_listed(parts.body) and name not in registry.territories
        meant = {name, unit, full_under(name, owner, registry)}
        if is_alias or (is_body and party in meant):
            yield name, unit or name


def _pairs(drafts: Iterable[Draft]) -> Iterator[tuple[str, str]]:
    """Who is named: the names as written, with the parties that they were taken for."""
    return ((mention.form, mention.party) for draft in drafts for mention in draft.mentions)


def _names(draft: Draft) -> Iterator[str]:
    return (mention.form for mention in draft.mentions)


def _is_of_home(unit: str, home: Home) -> bool:
    parts = parts_of(unit, home)
    short = home.short_place
    return (
        parts.place in {home.place, short} - {""}
        or (not parts.place and parts.level == home.level != "")
        or bool(short and short in unit)
    )


def _full(names: Iterable[str], owner: str, registry: Registry) -> dict[str, str]:
    return {name: full_under(name, owner, registry) for name in names}


def _doubted(draft: Draft, question: str) -> Draft:
    found = replace(draft.found, confidence=min(draft.found.confidence, _DOUBTFUL))
    return replace(draft, found=found, notes=tuple(dict.fromkeys((question, *draft.notes))))


def _quoted(words: Iterable[str]) -> str:
    return "".join(f"“{word}”" for word in words)
