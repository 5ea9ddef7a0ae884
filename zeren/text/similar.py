"""The likeliest word for one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

# In a name of four characters one may be wrong or missing; two that differ make another name.
_LEAST = 60.0
_MOST_WORDS = 3
_MARGIN = 15.0


def likeliest(word: str, words: Iterable[str], least: float = _LEAST) -> tuple[str, ...]:
    """The words most like one.

    Args:
        word: The word that is not known.
        words: The known words.
        least: How like a word must be, in hundredths of common characters.

    Returns:
        At most three, the likeliest first; none far behind the first.
    """
    found = process.extract(
        word, list(words), scorer=fuzz.ratio, score_cutoff=least, limit=_MOST_WORDS
    )
    return tuple(match for match, score, _ in found if score >= found[0][1] - _MARGIN)
