"""New parties as entries ready for the registry: a person judges slug, kind and file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from zeren.addresses import SLUG
from zeren.editing.registry_files import NewEntry
from zeren.importing.drafts.building import Draft
from zeren.importing.sentences.readings import KnownNames
from zeren.importing.sentences.spelling import is_class
from zeren.reading.data_files import COLLECTIVES, UNITS
from zeren.reading.entries import Value

UNPUBLISHED = "{title}没有列出“{name}”包括哪些单位，本站不作推断。名单公布后填入即可。"
_ALL_COUNTIES = re.compile(
    r"^(全州|全市)?各(有关|相关)?(县市|县（市）|县、市|县（市、区）|县区|县)(党委|人民政府|政府|和|、)*$"
)

# 市 in 市场 and 市政 is no level of government, in 市政务服务局 it is.
_LEVEL = re.compile(
    r"^(自治[州区县]|[州省]|市(?!场|容|政(?!务))|县(?![区域])|区(?!域))(?!委)(?=..)"
)
_PARTY_LEVEL = re.compile(r"^[州省市县区]委(?=.)")
_PLACE = re.compile(r"^(.{2,3}(?:省|州|市(?!场)|县|区))(?=...)")
_END = re.compile(
    r"(委员会|办公室|分?中心|管理局|总局|分局|支行|总?公司|集团|联合会|协会"
    r"|[总支大]队|人民政府|政府|法院|检察院|办事处|[局委办部厅署院会行队所站校社司处科馆台])$"
)
_WORD = 2
_LONGEST_SLUG = 40

_SOCIETIES = (
    r"总工会|妇联|残联|工商联|科协|文联|社科联|侨联|红十字会|计生协|团[州省市县区]?委|共青团"
    r"|贸促会|协会$|联合会$|供销(合作)?社"
)
_PARTY = (
    r"^(中央|国家监委|[州省市县区]委)|纪委|监委|组织部|宣传部|统战部|政法委|网信办|编办|编委办"
    r"|直属机关工委|党委"
)
# The first that fits says what kind of body it is; kinds as the registry has them.
_KINDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"党校|行政学院", "院校"),
        (_SOCIETIES, "群团组织"),
        (r"银行|支行|银保监|金融监管|证监|保险|信用社|农信", "金融机构"),
        (r"(大学|学院|学校|师专|中学|小学|幼儿园|职校|高专)$", "院校"),
        (r"法院$|检察院$", "司法机关"),
        (r"公司|集团|电网|电力|移动|联通|电信|铁塔|烟草专卖$|供电局", "企业"),
        (_PARTY, "党委部门"),
        (r"(中心|站|馆|所|总队|支队|大队|学会|报社|电视台|院|园)$", "事业单位"),
        (r"([局委办厅部署行会室]|政府)$", "政府部门"),
    )
)
_OTHER_KIND = "其他单位"


@dataclass(frozen=True, slots=True)
class NewParty:
    """A party that the registry does not know.

    Attributes:
        registry: The registry file that it belongs into, by what code calls it.
        name: Its full name.
        slug: Its proposed address.
        kind: What sort of body a unit is; empty for a collective.
        aliases: The ways in which the file writes it otherwise.
        stands_for_counties: Whether a collective stands for all counties.
        note: What readers must know of a collective.
    """

    registry: str
    name: str
    slug: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    stands_for_counties: bool = False
    note: str = ""

    @property
    def entry(self) -> NewEntry:
        """The values of its entry."""
        values: dict[str, Value] = {"name": self.name, "slug": self.slug}
        if self.kind:
            values["kind"] = self.kind
        if self.aliases:
            values["aliases"] = list(self.aliases)
        if self.stands_for_counties:
            values["stands_for"] = "counties"
        elif self.registry == COLLECTIVES:
            values |= {"members": "unpublished", "note": self.note}
        return values


def new_parties(
    drafts: Iterable[Draft], names: KnownNames, slugs: Collection[str], title: str
) -> tuple[NewParty, ...]:
    """The parties of drafts that the registry does not know, in the order in which they come.

    Args:
        drafts: The drafts.
        names: The names of the registry.
        slugs: The slugs that are taken.
        title: The title of the plan, for the notes of collectives.

    Returns:
        An entry for each.
    """
    written: dict[str, dict[str, None]] = {}
    known = set(names.party_of.values())
    for draft in drafts:
        for mention in (mention for reading in draft.readings for mention in reading.assignments):
            if mention.party not in known:
                written.setdefault(mention.party, {})[_plain(mention.written)] = None
    return tuple(_proposed(written, set(names.party_of), set(slugs), title))


def slug_of(name: str, taken: Collection[str] = ()) -> str:
    """Propose a slug: the name in pinyin, without the level of government before it.

    Args:
        name: The full name of a party, such as 州农业农村局.
        taken: The slugs that are taken.

    Returns:
        Such as `nongye-nongcun-ju`, unique.
    """
    bare = _PARTY_LEVEL.sub("", _LEVEL.sub("", re.sub(r"[（(].*?[）)]", "", name)))
    if bare.endswith("委") and len(bare) <= _WORD and not bare.startswith("团"):
        bare = name
    end = _END.search(bare)
    body = bare[: end.start()] if end and end.start() else bare
    body = _PLACE.sub(r"\1、", body)
    words = [word for part in re.split(r"[和与及、]", body) for word in _words(part)]
    words += [end.group()] if end and end.start() else []
    parts = [part for word in words if (part := _pinyin(word))]
    slug = ""
    for part in parts:
        if slug and len(f"{slug}-{part}") > _LONGEST_SLUG:
            break
        slug = f"{slug}-{part}" if slug else part[:_LONGEST_SLUG]
    if not SLUG.fullmatch(slug):
        slug = "danwei"
    if slug not in taken:
        return slug
    return next(made for n in range(2, len(taken) + 3) if (made := f"{slug}-{n}") not in taken)


def kind_of_unit(name: str) -> str:
    """Propose what sort of body a unit is.

    Args:
        name: Its full name.
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), _OTHER_KIND)


def _proposed(
    written: dict[str, dict[str, None]], known: set[str], slugs: set[str], title: str
) -> Iterator[NewParty]:
    aliases = {
        name: tuple(one for one in forms if one != name and one not in known and one not in written)
        for name, forms in written.items()
    }
    owners: dict[str, str] = {}
    for name in written:
        for alias in aliases[name]:
            owners.setdefault(alias, name)
    for name in written:
        slug = slug_of(name, slugs)
        slugs.add(slug)
        own = tuple(alias for alias in aliases[name] if owners[alias] == name)
        if is_class(name):
            yield NewParty(
                COLLECTIVES,
                name,
                slug,
                aliases=own,
                stands_for_counties=_ALL_COUNTIES.search(name) is not None,
                note=UNPUBLISHED.format(title=title, name=name),
            )
        else:
            yield NewParty(UNITS, name, slug, kind_of_unit(name), own)


def without_counties(parties: Iterable[NewParty]) -> tuple[NewParty, ...]:
    """The same parties where no counties are registered that one could stand for.

    Args:
        parties: The new parties.
    """
    return tuple(replace(party, stands_for_counties=False) for party in parties)


def _words(part: str) -> Iterator[str]:
    """Words of two characters, as most are; an odd name ends or is one of three."""
    if len(part) <= _WORD + 1:
        yield part
        return
    pairs = len(part) // _WORD - len(part) % _WORD
    yield from (part[i : i + _WORD] for i in range(0, pairs * _WORD, _WORD))
    if len(part) % _WORD:
        yield part[pairs * _WORD :]


def _pinyin(word: str) -> str:
    from pypinyin import lazy_pinyin

    letters = "".join(lazy_pinyin(word, errors=lambda rest: rest if rest.isascii() else ""))
    return "".join(letter for letter in letters.lower() if letter.isascii() and letter.isalnum())


def _plain(written: str) -> str:
    return "".join(written.split())
