"""Rules for the registry files: plans, units, counties and collectives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from zeren.findings import Check, Finding, Severity, declare
from zeren.reading.entries import Entry, Value
from zeren.reading.sources import COLLECTIVES, COUNTIES, PLANS, REGISTRY_FILES, UNITS, Sources

MISSING_KEY = declare(
    "R001",
    Severity.ERROR,
    "缺少必需的键",
    wrong="- name: 州财政局\n  kind: 政府部门",
    right="- name: 州财政局\n  slug: caizheng-ju\n  kind: 政府部门",
)
UNKNOWN_KEY = declare(
    "R002",
    Severity.WARNING,
    "不认识的键",
    wrong="- name: 州财政局\n  alias: [财政局]",
    right="- name: 州财政局\n  aliases: [财政局]",
)
WRONG_TYPE = declare(
    "R003",
    Severity.ERROR,
    "值的形式不对",
    wrong="aliases: 财政局",
    right="aliases: [财政局]",
)
DOUBLED_SLUG = declare(
    "R004",
    Severity.ERROR,
    "slug 重复",
    wrong="两个单位的 slug 都是 caizheng-ju",
    right="每个单位的 slug 各不相同",
)
DOUBLED_NAME = declare(
    "R005",
    Severity.ERROR,
    "名称重复",
    wrong="units.yml 里有两个“州财政局”",
    right="每个名称只登记一次",
)
BAD_SLUG = declare(
    "R006",
    Severity.ERROR,
    "slug 不合规",
    wrong="slug: 财政局",
    right="slug: caizheng-ju",
)
UNKNOWN_MEMBER = declare(
    "R007",
    Severity.ERROR,
    "成员不是已登记的单位",
    wrong="members: [州财政]",
    right="members: [州财政局]",
)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Form:
    """The form that a value must have.

    Attributes:
        words: The form in Chinese, for hints.
        fits: Whether a value has it.
    """

    words: str
    fits: Callable[[Value], bool]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an entry.

    Attributes:
        form: The form of its value.
        required: Whether every entry must have it.
    """

    form: Form
    required: bool = False


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Value) -> bool:
    return isinstance(value, list) and all(_is_text(item) for item in value)


def _is_texts_or_unpublished(value: Value) -> bool:
    return value == "unpublished" or _is_texts(value)


def _has_exactly(value: Value, keys: frozenset[str]) -> bool:
    return isinstance(value, dict) and set(value) == keys and all(map(_is_text, value.values()))


_NAME_UNTIL_SOURCE = frozenset({"name", "until", "source"})
_NAME_SINCE_SOURCE = frozenset({"name", "since", "source"})

TEXT = Form("一段文字", _is_text)
TEXTS = Form("方括号里的列表，如 [甲, 乙]", _is_texts)
MEMBERS = Form("单位全称的列表，或 unpublished", _is_texts_or_unpublished)
COUNTIES_WORD = Form("counties", lambda value: value == "counties")
FORMER_NAMES = Form(
    "列表，每项有 name、until、source",
    lambda value: (
        isinstance(value, list) and all(_has_exactly(item, _NAME_UNTIL_SOURCE) for item in value)
    ),
)
SUCCESSOR = Form("一组 name、since、source", lambda value: _has_exactly(value, _NAME_SINCE_SOURCE))
CONTACT = Form(
    "一组 office、phone，至少填一个",
    lambda value: (
        isinstance(value, dict)
        and bool(value)
        and set(value) <= {"office", "phone"}
        and all(map(_is_text, value.values()))
    ),
)

SCHEMA: Mapping[str, Mapping[str, Key]] = {
    PLANS: {
        "slug": Key(TEXT, required=True),
        "title": Key(TEXT, required=True),
        "issuer": Key(TEXT),
        "document_no": Key(TEXT),
        "issued": Key(TEXT),
        "source": Key(TEXT),
    },
    UNITS: {
        "name": Key(TEXT, required=True),
        "slug": Key(TEXT, required=True),
        "kind": Key(TEXT, required=True),
        "aliases": Key(TEXTS),
        "former_names": Key(FORMER_NAMES),
        "successor": Key(SUCCESSOR),
        "contact": Key(CONTACT),
    },
    COUNTIES: {
        "name": Key(TEXT, required=True),
        "slug": Key(TEXT, required=True),
        "code": Key(TEXT, required=True),
        "aliases": Key(TEXTS),
        "contact": Key(CONTACT),
    },
    COLLECTIVES: {
        "name": Key(TEXT, required=True),
        "slug": Key(TEXT, required=True),
        "stands_for": Key(COUNTIES_WORD),
        "members": Key(MEMBERS),
        "aliases": Key(TEXTS),
        "note": Key(TEXT),
    },
}


def _entries(sources: Sources) -> Iterator[Entry]:
    return (entry for file in REGISTRY_FILES for entry in sources.of(file))


def missing_keys(sources: Sources) -> Iterator[Finding]:
    """An entry lacks a key that it must have."""
    for entry in _entries(sources):
        needed = [name for name, key in SCHEMA[entry.file].items() if key.required]
        for name in needed:
            if entry.values.get(name) is None:
                yield MISSING_KEY.found(
                    entry.place().at(name),
                    f"这一项缺少“{name}”。",
                    f"补上“{name}: …”；必需的键：{'、'.join(needed)}。",
                )


def collective_without_members(sources: Sources) -> Iterator[Finding]:
    """A collective says neither whom it stands for nor that this is unpublished."""
    for entry in sources.of(COLLECTIVES):
        if ("stands_for" in entry.values) == ("members" in entry.values):
            yield MISSING_KEY.found(
                entry.place().at("members"),
                f"“{entry.text('name')}”没有说明代表谁，或说明了两次。",
                "写“stands_for: counties”，或“members: [单位全称, …]”，"
                "或“members: unpublished”并在 note 里说明；只写一种。",
            )


def unknown_keys(sources: Sources) -> Iterator[Finding]:
    """An entry has a key that means nothing here."""
    for entry in _entries(sources):
        for name in entry.values.keys() - SCHEMA[entry.file].keys():
            yield UNKNOWN_KEY.found(
                entry.place(name),
                f"不认识键“{name}”，它不会起作用。",
                f"可用的键：{'、'.join(SCHEMA[entry.file])}。",
                name,
            )


def wrong_types(sources: Sources) -> Iterator[Finding]:
    """A value has not the form that its key asks for."""
    for entry in _entries(sources):
        for name, key in SCHEMA[entry.file].items():
            value = entry.values.get(name)
            if value is not None and not key.form.fits(value):
                yield WRONG_TYPE.found(
                    entry.place(name),
                    f"“{name}”的值形式不对。",
                    f"这里应是{key.form.words}。",
                    value if isinstance(value, str) else "",
                )


def doubled_slugs(sources: Sources) -> Iterator[Finding]:
    """Two entries of a file share an address."""
    for file in REGISTRY_FILES:
        yield from _doubled(sources.of(file), "slug", DOUBLED_SLUG)


def doubled_names(sources: Sources) -> Iterator[Finding]:
    """A party is registered twice, in one file or in two."""
    parties = [entry for file in (UNITS, COUNTIES, COLLECTIVES) for entry in sources.of(file)]
    yield from _doubled(parties, "name", DOUBLED_NAME)


def _doubled(entries: Iterable[Entry], key: str, check: Check) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for entry in entries:
        value = entry.text(key)
        if not value:
            continue
        earlier = first.setdefault(value, entry)
        if earlier is not entry:
            yield check.found(
                entry.place(key),
                f"“{value}”已在 {earlier.place().file} 第 {earlier.line} 行用过。",
                "改成不重复的，或删去多余的一项。",
                value,
            )


def bad_slugs(sources: Sources) -> Iterator[Finding]:
    """A slug is no plain address."""
    for entry in _entries(sources):
        slug = entry.text("slug")
        if slug and not SLUG.fullmatch(slug):
            yield BAD_SLUG.found(
                entry.place("slug"),
                f"slug“{slug}”不能用作网址。",
                "只用小写字母、数字和中间的连字符，如 caizheng-ju。",
                slug,
            )


def unknown_members(sources: Sources) -> Iterator[Finding]:
    """A member of a collective is no registered unit."""
    units = {entry.text("name") for entry in sources.of(UNITS)}
    for entry in sources.of(COLLECTIVES):
        for member in entry.texts("members"):
            if member not in units:
                yield UNKNOWN_MEMBER.found(
                    entry.place("members"),
                    f"成员“{member}”不是 units.yml 里的单位。",
                    "改成 units.yml 里的全称，或先在 units.yml 登记。",
                    member,
                )


RULES = (
    missing_keys,
    collective_without_members,
    unknown_keys,
    wrong_types,
    doubled_slugs,
    doubled_names,
    bad_slugs,
    unknown_members,
)
