"""Lines of running text that break off: 配合单位：甲局、 goes on with 乙局 in the next line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from zeren.imports.clauses import begins_with_label, has_role, is_clause
from zeren.imports.document import Paragraph
from zeren.imports.markers import marker_of

_LONGEST_TAIL = 60
"""A bracket that opened further back than so many characters is no clause that breaks off."""


def unbroken(paragraphs: Iterable[Paragraph], known: Collection[str]) -> Iterator[Paragraph]:
    """Put lines together that were broken within a list or a bracket.

    Args:
        paragraphs: The paragraphs of a text.
        known: Names of parties, without blanks.

    Yields:
        The paragraphs; one that was put together stands where its first line stood.
    """
    waiting: Paragraph | None = None
    for paragraph in paragraphs:
        link = None if waiting is None else _link(waiting.text, paragraph.text, known)
        if waiting is not None and link is not None:
            waiting = replace(waiting, text=waiting.text + link + paragraph.text)
            continue
        if waiting is not None:
            yield waiting
        waiting = paragraph
    if waiting is not None:
        yield waiting


def _link(line: str, after: str, known: Collection[str]) -> str | None:
    """What joins a line to the one after it; None where it does not go on there."""
    if _is_broken(line, after):
        return ""
    if line.endswith(("：", ":")) and begins_with_label(f"{line}{after}"):
        return ""  # 责任单位： + 甲局
    is_list = begins_with_label(line) and not line.endswith(("。", "；", "）"))
    if is_list and marker_of(after) is None and not has_role(after) and is_clause(after, known):
        return "、"  # 责任单位：甲局 + 乙局
    return None


def _is_broken(line: str, after: str) -> bool:
    """Whether a line breaks off: 甲局、 + 乙局, or （甲局牵头， + 乙局配合）."""
    if line.endswith("、"):
        return True
    opened = max(line.rfind("（"), line.rfind("("))
    if opened < max(0, len(line) - _LONGEST_TAIL) or {"）", ")"} & set(line[opened:]):
        return False
    closing, opening = _first_of("）)", after), _first_of("（(", after)
    if closing < 0:
        return opening < 0 and line.endswith(("，", "；", ",", ";"))
    return closing <= opening or opening < 0


def _first_of(signs: str, text: str) -> int:
    return next((place for place, sign in enumerate(text) if sign in signs), -1)
