"""The form of the registry files: which keys an entry has and what their values are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from zeren.model import Audience
from zeren.reading.entries import Entry, Value
from zeren.reading.sources import ACCEPTED, COLLECTIVES, COUNTIES, PLANS, SITE, SYNONYMS, UNITS
from zeren.text.characters import squeeze


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
        inner: The keys of the mapping, or of each mapping in the list, that is its value; all
            of them must be there.
    """

    form: Form
    required: bool = False
    inner: tuple[str, ...] = ()


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and bool(squeeze(value))


def _is_texts(value: Value) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_texts_or_unpublished(value: Value) -> bool:
    return value == "unpublished" or _is_texts(value)


def _holds_texts(value: Value, keys: tuple[str, ...]) -> bool:
    """Whether a value is a mapping of texts with some of these keys and no others."""
    return (
        isinstance(value, dict)
        and bool(value)
        and value.keys() <= set(keys)
        and all(_is_text(text) or text is None for text in value.values())
    )


FORMER_KEYS = ("name", "until", "source")
SUCCESSOR_KEYS = ("name", "since", "source")
WORD_KEYS = ("level", "territory")
AUDIENCES = tuple(Audience)

TEXT = Form("一段文字", _is_text)
TEXTS = Form("方括号里的列表，如 [甲, 乙]", _is_texts)
MEMBERS = Form("单位全称的列表，或 unpublished", _is_texts_or_unpublished)
COUNTIES_WORD = Form("counties", lambda value: value == "counties")
FORMER_NAMES = Form(
    "列表，每项有 name、until、source",
    lambda value: (
        isinstance(value, list) and all(_holds_texts(item, FORMER_KEYS) for item in value)
    ),
)
SUCCESSOR = Form("一组 name、since、source", lambda value: _holds_texts(value, SUCCESSOR_KEYS))
CONTACT = Form(
    "一组 office、phone，至少填一个",
    lambda value: (
        _holds_texts(value, ("office", "phone"))
        and isinstance(value, dict)
        and all(map(_is_text, value.values()))
    ),
)

AUDIENCE = Form(
    "public（公开）或 internal（内部）", lambda value: isinstance(value, str) and value in AUDIENCES
)
WORDS = Form("一组 level、territory，至少填一个", lambda value: _holds_texts(value, WORD_KEYS))

REGISTRY: Mapping[str, Mapping[str, Key]] = MappingProxyType(
    {
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
            "former_names": Key(FORMER_NAMES, inner=FORMER_KEYS),
            "successor": Key(SUCCESSOR, inner=SUCCESSOR_KEYS),
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
)
SCHEMA: Mapping[str, Mapping[str, Key]] = MappingProxyType(
    {
        **REGISTRY,
        ACCEPTED: {
            "code": Key(TEXT, required=True),
            "id": Key(TEXT, required=True),
            "reason": Key(TEXT, required=True),
        },
        SYNONYMS: {
            "said": Key(TEXTS, required=True),
            "means": Key(TEXTS, required=True),
            "note": Key(TEXT),
        },
        SITE: {
            "name": Key(TEXT),
            "description": Key(TEXT),
            "place": Key(TEXT),
            "owner": Key(TEXT),
            "undertaker": Key(TEXT),
            "contact": Key(CONTACT),
            "report_address": Key(TEXT),
            "labels": Key(TEXTS),
            "code": Key(TEXT),
            "kinds": Key(TEXTS),
            "audience": Key(AUDIENCE),
            "words": Key(WORDS),
        },
    }
)


def required_keys(file: str) -> tuple[str, ...]:
    """The keys that every entry of a file must have.

    Args:
        file: The file.
    """
    return tuple(name for name, key in SCHEMA[file].items() if key.required)


def fits_elsewhere(file: str, entries: Sequence[Entry]) -> str | None:
    """The other registry file to which all entries of a file belong by their keys.

    Args:
        file: The file.
        entries: Its entries.

    Returns:
        The other file; None where the entries belong here, or where it is not clear.
    """
    foreign = any(entry.values.keys() - SCHEMA[file].keys() for entry in entries)
    if not foreign or any(_fits(entry, file) for entry in entries):
        return None
    others = (other for other in SCHEMA if other != file)
    return next((other for other in others if all(_fits(e, other) for e in entries)), None)


def _fits(entry: Entry, file: str) -> bool:
    return set(required_keys(file)) <= entry.values.keys() <= SCHEMA[file].keys()
