"""Addresses of parties, by their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from zeren.addresses import SLUG

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
