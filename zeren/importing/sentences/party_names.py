"""Names as written to full names: collectives put together, shared prefixes filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from zeren.importing.sentences import lexicon
from zeren.importing.sentences.lexicon import any_of
from zeren.importing.sentences.organs import (
    names_nobody_alone,
    place_of,
    shared,
)
from zeren.importing.sentences.parting import parted
from zeren.importing.sentences.questions import Question, QuestionCode
from zeren.importing.sentences.readings import KnownNames
from zeren.importing.sentences.spelling import (
    NO_PLACE,
    OWN_LEVEL,
    OWN_PLACE,
    PLACE_ALONE,
    ends_plausibly,
    is_class,
    without_blanks,
)
from zeren.importing.sentences.tokens import Kind
from zeren.importing.sentences.tree import Name
from zeren.importing.sentences.unlikely import is_unlikely

_BRACKETS = "(?:[（(<＜][^（()）<>＜＞]{0,30}[)）>＞]){0,2}"
_LEVELS_ONLY = re.compile(f"(?:各|全)?(?:有关|相关)?{lexicon.COLLECTIVE_LEVELS}{_BRACKETS}$")
_LEVEL_GOVERNMENT = re.compile(
    f"{lexicon.COLLECTIVE_LEVELS}{_BRACKETS}(?:[及和].{{1,10}}?)?"
    f"(?:{lexicon.GOVERNMENT_ENDS}{_BRACKETS})?$"
)
_EACH_GOVERNMENT = re.compile(
    f"各(?:有关|相关)?{lexicon.COLLECTIVE_LEVELS}{_BRACKETS}{lexicon.GOVERNMENT_ENDS}{_BRACKETS}$"
)
_EACH_LEVEL = re.compile(  # 各市 in 各市教育局, which carries on as 省 does in 省教育厅
    f"各(?:有关|相关)?{lexicon.COLLECTIVE_LEVELS}{_BRACKETS}(?={lexicon.STEMS}.{{0,8}}[局委办]$)"
)
_BARE = re.compile(f"{lexicon.BARE_NOUNS}{_BRACKETS}$")
_STEM_ALONE = re.compile(f"(?:各?[省市州县区]?级?){lexicon.STEMS}$")
_STEM_DEPARTMENTS = re.compile(f"{lexicon.STEMS}.{{0,4}}(?:部门|系统|行政部门|主管部门)$")
_STEM_START = re.compile(lexicon.STEMS)
_AFTER_A_PLACE = (2, 3)  # where a department's stem begins behind a place's name: 文山供电局
_CENTRAL = re.compile(f"{lexicon.CENTRAL_STARTS}|{lexicon.PLACES}")

_OWN_NAME = re.compile(f"{lexicon.OWN_NAME_ENDS}$")
_SHARING = re.compile(f"{lexicon.SHARING_ENDS}(?:[（(].*)?$")
# Of these some places have a body of the party, others one of the government.
_PARTY_PERHAPS = re.compile(any_of("文明 台办 侨办 外办 信访 党史 史志 保密 机要 档案 国安 民宗"))
_LINKS = frozenset({Kind.LIST, Kind.JOIN, Kind.TOGETHER})
_PARTY_ORGAN = re.compile(f"{lexicon.PARTY_ORGANS}(?:[（(].*)?$")
_GOVERNMENT = re.compile("(?:人民政府|政府|党委|管委会|办事处)$")
_TWO_CLASSES = re.compile(
    "各(?!级各)[^各（(]{1,12}(?:[（(][^（）()]{1,12}[)）])?(?:人民政府|政府)?(?=各)"
)
_PERSONS = re.compile(
    "(?<=[^（(])[（(](?P<persons>[一-鿿·]{2,4}(?:[、，, ][一-鿿·]{2,4}){0,4})[）)]$"
)
# No name begins so: what stands before it was torn off, or speaks of another.
_ODD_START = re.compile(
    "的|与|及|并|且|或|在|把|被|其中|除|会同|等(?=.)(?!离子)|(?:非|原|现)(?=[省市县]|州(?!区|城))"
)
# Nor does one end in a role that is cut short, or in a count: 州教育局（主）, 州教育局（3项）.
_ODD_END = re.compile(r"[（(](?:[主牵协配辅次]|[^（()）]*\d[^（()）]*)[）)]$")
_ZONES = re.compile(
    any_of("开发区 园区 新区 高新区 经开区 功能区 示范区 度假区 管委会 街道 街道办")
)


_COMMITTEE_OF_EACH = re.compile(f"各{lexicon.COLLECTIVE_LEVELS}{_BRACKETS}委$")
_PLACE = re.compile("[^各、]{1,10}?(?:省|市|自治区|州|县|区|盟|旗)$")
_PLACE_GOVERNMENT = re.compile(
    "[^各、]{1,10}?(?:省|市|自治区|州|县|区|盟|旗)(?P<ending>人民政府|政府)$"
)
_SINGLE_LEVELS = frozenset(["省", "市", "州", "县", "区", "自治区"])


@dataclass(frozen=True, slots=True)
class Party:
    """A party that a sentence names.

    Attributes:
        name: The name as it stands in the sentence.
        full: Its full name.
    """

    name: Name
    full: str


def parties_of(
    text: str, names: Iterable[Name], known: KnownNames
) -> tuple[list[Party], list[Question]]:
    """The parties that names mean.

    Args:
        text: The sentence.
        names: Its names, in order.
        known: The names of the registry.

    Returns:
        The parties in order, and what was not sure.
    """
    questions: list[Question] = []
    whole = _collectives(text, parted(text, names, known, questions), questions)
    prefixes = _Prefixes(known, questions)
    parties = [Party(name, prefixes.full(text[name.start : name.end], name)) for name in whole]
    return _with_shared_endings(parties, questions), questions


def without_person(text: str, name: Name) -> Name:
    """A name without the persons in brackets behind it: 区水务局（陈某某）.

    What ends as units do is one, as in 州政府办（州外办）.

    Args:
        text: The sentence.
        name: The name.
    """
    persons = _PERSONS.search(text, name.start, name.end)
    if persons is None or ends_plausibly(persons["persons"]):
        return name
    return replace(name, end=persons.start())


def is_like_name(full: str) -> bool:
    """Whether a full name looks like that of a body, and of no person beside it.

    Args:
        full: The name.
    """
    persons = _PERSONS.search(full)
    is_with_person = persons is not None and not ends_plausibly(persons["persons"])
    is_odd = _ODD_START.match(full) is not None or _ODD_END.search(full) is not None
    is_odd = is_odd or names_nobody_alone(full) or is_unlikely(full)
    return ends_plausibly(full) and not is_with_person and not is_odd


def _with_shared_endings(parties: list[Party], questions: list[Question]) -> list[Party]:
    """Fill in 人民政府 where places share it: 北京市、天津市、河北省人民政府."""
    filled: list[Party] = []
    ending = ""
    linked = False
    shared: list[Question] = []
    for party in reversed(parties):
        government = _PLACE_GOVERNMENT.match(party.full)
        shares = linked and ending and _PLACE.match(party.full)
        if shares:
            shared.append(Question(QuestionCode.SHARED_ENDING, party.full, party.name.start))
            filled.append(replace(party, full=party.full + ending))
        else:
            ending = government["ending"] if government else ""
            filled.append(party)
        linked = party.name.before is Kind.LIST
    questions.extend(reversed(shared))
    return filled[::-1]


def _collectives(text: str, names: Iterable[Name], questions: list[Question]) -> list[Name]:
    """Put together what 、 parts inside one collective."""
    whole: list[Name] = []
    last_piece = ""
    for name in names:
        piece = _piece(text, name)
        linked = bool(whole) and name.before is Kind.LIST and whole[-1].role is name.role
        if linked and _STEM_DEPARTMENTS.match(piece):
            whole.append(_with_stems_before(text, whole, name, questions))
        elif linked and _belongs(last_piece, piece):
            without_each = last_piece in _SINGLE_LEVELS and len(last_piece) == _length(whole[-1])
            whole[-1] = replace(whole[-1], end=name.end, open=name.open)
            if without_each or _ZONES.match(piece):
                questions.append(
                    Question(QuestionCode.COLLECTIVE, text[whole[-1].start : name.end], name.start)
                )
        else:
            if linked and _EACH_GOVERNMENT.match(last_piece) and _LEVEL_GOVERNMENT.match(piece):
                # Two governments, or one collective over which 各 stands: 各乡镇政府、街道办事处.
                questions.append(Question(QuestionCode.COLLECTIVE, piece, name.start))
            whole.append(name)
        last_piece = piece
    return whole


def _with_stems_before(
    text: str, before: list[Name], name: Name, questions: list[Question]
) -> Name:
    """Departments of several trades in one: 教育、财政部门. What belongs is taken off `before`."""
    first = name
    while before and first.before is Kind.LIST and _STEM_ALONE.match(_piece(text, before[-1])):
        first = before.pop()
    if first is name:
        return name
    questions.append(Question(QuestionCode.COLLECTIVE, text[first.start : name.end], first.start))
    return replace(first, end=name.end, open=name.open)


def _piece(text: str, name: Name) -> str:
    return without_blanks(text[name.start : name.end])


def _length(name: Name) -> int:
    return name.end - name.start


def _belongs(left: str, right: str) -> bool:
    """Whether `、` between two pieces stands inside one collective."""
    if _BARE.match(right):
        is_group = left.endswith(("党委", "部门", "单位")) and not place_of(left)[0]
        return is_class(left) or is_group
    if left.startswith("各") and (
        left.endswith(("行政公署", "行署")) or _COMMITTEE_OF_EACH.match(left)
    ):
        return _LEVEL_GOVERNMENT.match(right) is not None
    if _LEVELS_ONLY.match(left) is None:
        return False
    return _LEVEL_GOVERNMENT.match(right) is not None or (
        left in _SINGLE_LEVELS and OWN_LEVEL.match(right) is not None
    )


@dataclass(slots=True)
class _Prefixes:
    """The prefix that carries on from name to name: 省甲厅、乙厅."""

    known: KnownNames
    questions: list[Question]
    prefix: str = ""
    after_committee: bool = False
    is_broken: bool = False
    at: int = 0
    last: str = ""

    def _ask(self, name: str) -> None:
        self.questions.append(Question(QuestionCode.SHARED_PREFIX, name, self.at))

    def full(self, written: str, place: Name) -> str:
        """The full name of the next name.

        Args:
            written: The name as written.
            place: Where it stands. Joined by 、 or 和 to the name before a prefix surely carries
                on, while a new group behind a class of bodies may name another level.
        """
        self.at = place.start
        name = without_blanks(written)
        whole, is_sure = shared(name, self.last if place.before is not None else "")
        self.last = whole
        if whole == name or name in self.known.party_of:
            return self._with_prefix(name, place)
        if not is_sure or place.before not in _LINKS:
            self._ask(name)
        return self.known.party_of.get(whole, whole)

    def _with_prefix(self, name: str, place: Name) -> str:
        party_of = self.known.party_of
        was_broken, self.is_broken = self.is_broken, is_class(name)
        if self._carry_on(name) or party_of.get(name) == name or not self.prefix:
            return party_of.get(name, name)
        # A unit of the same level is meant before anyone who has the bare name as an alias.
        known = party_of.get(self.prefix + name)
        if known is not None:
            return known
        full = self._known_or_filled(name, party_of.get(name))
        is_moot = (was_broken and place.before not in _LINKS) or (
            self.after_committee and _PARTY_PERHAPS.match(name) is not None
        )
        if full == self.prefix + name and is_moot:
            self._ask(name)
        return full

    def _known_or_filled(self, name: str, alias: str | None) -> str:
        """The party that has a bare name as an alias, where it may be meant behind the prefix.

        市教育局、财政局 does not mean 州财政局, although that is what 财政局 alone means here.
        """
        if alias is not None and self.prefix in alias:
            return alias
        filled = self._filled(name)
        if alias is None:
            return filled
        if filled == name:
            return alias
        if alias[0] != self.prefix[-1]:
            return filled
        # 某某州教育局、财政局, where the registry says 州财政局.
        self._ask(name)
        return alias

    def _carry_on(self, name: str) -> bool:
        """Take over a name's own prefix, if it has one."""
        if each := _EACH_LEVEL.match(name):
            self.prefix = each[0]
            return True
        if is_class(name):
            return False
        own = OWN_LEVEL.match(name)
        if own is None and NO_PLACE.match(name) is None:
            if PLACE_ALONE.match(name):
                return True
            own = OWN_PLACE.match(name)
        if own is None:
            return False
        if own.end() == len(name) or (len(own[0]) > 1 and _GOVERNMENT.search(name)):
            return True
        if not self.prefix or own[0][-1] != self.prefix[-1] or len(own[0]) <= len(self.prefix):
            self.prefix = own[0]
        self.after_committee = name.startswith("委", own.end())
        return True

    def _filled(self, name: str) -> str:
        if is_class(name) or _CENTRAL.match(name) or _OWN_NAME.search(name):
            return name
        if _SHARING.search(name) is None:
            return name
        if _PARTY_ORGAN.match(name):
            self._ask(name)
            committee = "党委" if self.prefix in ("自治区", "兵团") else "委"
            return self.prefix + committee + name
        stem = _STEM_START.search(name)
        if stem is None and name.endswith(("公司", "集团")):
            self._ask(name)
            return name
        if stem is not None and stem.start() in _AFTER_A_PLACE:
            self._ask(name)
            return name
        if self.prefix.startswith("各") or (stem is None and not name.endswith("厅")):
            self._ask(name)
        return self.prefix + name
