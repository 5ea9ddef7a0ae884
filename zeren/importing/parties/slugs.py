"""Addresses of parties and plans, by their names and titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zeren.addresses import SLUG
from zeren.importing.parties.name_parts import without_brackets
from zeren.importing.parties.words import words_of
from zeren.importing.unique import Unique

# 市 in 市场 and 市政 is no level of government, in 市政务服务局 it is.
_LEVEL = re.compile(
    r"^(自治[州区县]|[州省]|市(?!场|容|政(?!务))|县(?![区域])|区(?!域))(?!委)(?=..)"
)
_PARTY_LEVEL = re.compile(r"^[州省市县区]委(?=.)")
_PLACE = re.compile(r"^(.{2,3}?(?:省|州|市(?!场)|县|区(?!域))委?)(?=..)")
# A body within a body: 市生态环境局临溪分局.
_WITHIN = re.compile("(?<=..局)(?=..)")
# What a title says of the form of its list and not of its matter.
_FORM = re.compile(
    "的?(?:(?:(?<!重点)(?:任务|工作|责任|职责))*(?:分工|分解)(?:实施)?(?:方案|清单|表)?|实施(?:意见|方案|细则)"
    "|若干措施|(?<!重点)任务清单|清单|方案|意见)?(?:的通知)?$"
)
_ISSUED = re.compile("^(?:.{0,20}?关于)?(?:印发|公布|进一步|切实)*")
_YEAR = re.compile(r"(\d{4})年(?:度)?")
_QUOTES = re.compile("[《》“”‘’（）()〔〕]")
# Runs of letters and digits, and of Chinese without what joins two names.
_RUN = re.compile("[A-Za-z0-9]+|[^A-Za-z0-9和与及、\\s]+")
_WORD = 2
_LONGEST_SLUG = 40
_NONE = Unique()


def slug_of(name: str, taken: Unique = _NONE) -> str:
    """Propose a slug: the name in pinyin, without the level of government before it.

    Args:
        name: The full name of a party, such as 州农业农村局.
        taken: The slugs that are taken.

    Returns:
        Such as `nongye-nongcun-ju`, unique.
    """
    bare = _PARTY_LEVEL.sub("", _LEVEL.sub("", without_brackets(name)))
    if len(bare) < _WORD or (
        bare.endswith("委") and len(bare) <= _WORD and not bare.startswith("团")
    ):
        bare = name
    return _slug(_words_in(_WITHIN.sub("、", _PLACE.sub(r"\1、", bare))), taken)


def slug_of_plan(title: str, taken: Unique = _NONE) -> str:
    """Propose a slug for a plan: its year and its matter, without place and form.

    Args:
        title: Its title, such as 某某县2026年养老服务任务分工清单.
        taken: The slugs that are taken.

    Returns:
        Such as `2026-yanglao-fuwu`, unique.
    """
    bare = _QUOTES.sub("", title)
    matter = _PLACE.sub("", _ISSUED.sub("", bare, count=1))
    matter = _FORM.sub("", matter) or matter
    return _slug(_words_in(_YEAR.sub(r"\1、", matter)), taken)


def _slug(words: Iterable[str], taken: Unique) -> str:
    parts = [part for word in words if (part := _pinyin(word))]
    slug = ""
    for part in parts:
        if slug and len(f"{slug}-{part}") > _LONGEST_SLUG:
            break
        slug = f"{slug}-{part}" if slug else part[:_LONGEST_SLUG]
    if not SLUG.fullmatch(slug):
        slug = "danwei"
    return taken.numbered(slug) if slug in taken else slug


def _words_in(text: str) -> Iterator[str]:
    for part in _RUN.findall(text):
        yield from (part,) if part.isascii() else words_of(part)


def _pinyin(word: str) -> str:
    from pypinyin import lazy_pinyin

    letters = "".join(lazy_pinyin(word, errors=lambda rest: rest if rest.isascii() else ""))
    return "".join(letter for letter in letters.lower() if letter.isascii() and letter.isalnum())
