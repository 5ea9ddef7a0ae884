"""Pinyin: how the characters of a text are read, without tones and as people type it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

# Where the dictionary of phrases reads these texts wrongly, or people read them in two ways, with |
# between.
_CORRECTED: Mapping[str, tuple[str, ...]] = {
    "支行": ("zhi", "hang"),  # of a bank; no phrase of the dictionary
    "人行": ("ren", "hang"),  # 人民银行; the dictionary means the pavement, 人行道
    "温暖和": ("wen", "nuan", "he"),  # 送温暖和…: the dictionary sees 暖和
    "进行帮": ("jin", "xing", "bang"),  # 进行帮扶: the dictionary sees 行帮
    "长效": ("chang", "xiao"),  # 长效机制; no phrase of the dictionary
    "还款": ("huan", "kuan"),  # likewise
    "还贷": ("huan", "dai"),
    "给予": ("ji|gei", "yu"),  # ji by the dictionaries, gei by many people
    "供给": ("gong", "ji|gei"),
    "自给": ("zi", "ji|gei"),
}
# 略 is typed both ways, as keyboards differ.
_SPELLINGS = {"lve": "lve|lue", "nve": "nve|nue"}
_HAN = re.compile(r"[\u3400-\u9fff]+")


def words_of_two(pairs: Iterable[str]) -> frozenset[str]:
    """Those of pairs of characters that are words, as far as the dictionary of phrases knows.

    Args:
        pairs: What stands side by side in texts.
    """
    return frozenset(_phrases().keys() & pairs)


@cache
def common_characters() -> str:
    """The 6,763 characters of GB 2312, of which slips of the pen are made."""
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)
    coded = (bytes((row, cell)) for row in rows for cell in cells)
    return "".join(code.decode("gb2312", errors="ignore") for code in coded)


@cache
def reading(character: str) -> str | None:
    """How a character is read on its own, or None for what is no Chinese character."""
    from pypinyin.constants import PINYIN_DICT

    readings = PINYIN_DICT.get(ord(character))
    return _plain(readings.split(",")[0]) if readings else None


def deviations(folded: str) -> Mapping[int, str]:
    """Where the characters of a folded text are read otherwise than on their own.

    Args:
        folded: The folded text: 中国人民银行.

    Returns:
        The readings by position, in order: 5 to hang.
    """
    return MappingProxyType(
        {
            stretch.start() + at: syllable
            for stretch in _HAN.finditer(folded)
            for at, syllable in _in_words(stretch.group())
        }
    )


@lru_cache(maxsize=1 << 16)
def _in_words(stretch: str) -> tuple[tuple[int, str], ...]:
    """Where a word decides how a character of a stretch is read; names come again and again."""
    found: dict[int, str] = {}
    for start, word in _words(stretch):
        found.update(enumerate(_readings_of_phrase(word), start))
    for phrase, readings in _CORRECTED.items():
        start = stretch.find(phrase)
        while start >= 0:
            found.update(enumerate(readings, start))
            start = stretch.find(phrase, start + 1)
    return tuple((at, found[at]) for at in sorted(found) if found[at] != reading(stretch[at]))


def _words(stretch: str) -> Iterator[tuple[int, str]]:
    """The phrases of a stretch and where they begin: from its start the longest each time."""
    phrases, longest = _phrases(), _longest_phrases()
    start = 0
    while start + 1 < len(stretch):
        for length in range(longest.get(stretch[start : start + 2], 0), 1, -1):
            word = stretch[start : start + length]
            if word in phrases:
                yield start, word
                start += length
                break
        else:
            start += 1


@cache
def _phrases() -> Mapping[str, Sequence[Sequence[str]]]:
    """The readings of phrases, those of each character with the usual one first."""
    from pypinyin.constants import PHRASES_DICT

    return MappingProxyType(PHRASES_DICT)


@cache
def _longest_phrases() -> Mapping[str, int]:
    """How long the longest phrase is that begins with two characters."""
    longest: dict[str, int] = {}
    for phrase in _phrases():
        longest[phrase[:2]] = max(len(phrase), longest.get(phrase[:2], 0))
    return MappingProxyType(longest)


@cache
def _readings_of_phrase(word: str) -> tuple[str, ...]:
    """How the characters of a phrase are read; none where they are not told one by one."""
    readings = _phrases().get(word, ())
    return tuple(_plain(one[0]) for one in readings) if len(readings) == len(word) else ()


@cache
def _plain(syllable: str) -> str:
    """A syllable as it is typed: without tones, ü as v."""
    letters = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _SPELLINGS.get(plain, plain)
