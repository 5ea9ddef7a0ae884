"""Traditional characters to simplified ones, one for one: to read by, while texts stay verbatim."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

_FIRST, _LAST = 0x4E00, 0x9FFF


def simplified(text: str) -> str:
    """A text in simplified characters, as long as before, so that places in it stay the same.

    Characters that simplified texts have as well stay as they are, such as 乾 in 乾县.

    Args:
        text: Any text.
    """
    return text if text.isascii() else text.translate(_table())


class _Simplified(dict[int, str]):
    """What characters become, each worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._convert = OpenCC("t2s").convert

    def __missing__(self, code: int) -> str:
        character = chr(code)
        form = character
        if _FIRST <= code <= _LAST and not _is_common(character):
            form = self._convert(character)
        self[code] = form if len(form) == 1 else character
        return self[code]


@cache
def _table() -> _Simplified:
    return _Simplified()


def _is_common(character: str) -> bool:
    """Whether texts in simplified characters have it: GB/T 2312 holds what they are written in."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
