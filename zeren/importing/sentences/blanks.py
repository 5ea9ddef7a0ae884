"""Blanks and line breaks in a sentence: between units they part, inside a name they mean nothing.

A table breaks its lines where it likes, and a clerk may part units by nothing but a blank. Where
what stands before and behind a blank may each be a unit, and nothing shows that it is one, the
two are parted and a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zeren.importing.sentences import lexicon, patterns
from zeren.importing.sentences.lexicon import any_of
from zeren.importing.sentences.lines import are_of_one_sort, begins_anew, may_be_one, rank_of
from zeren.importing.sentences.spelling import ends_complete, ends_plausibly, without_blanks
from zeren.importing.sentences.tokens import Kind, Scanner

_LONGEST_PIECE = 30
_PIECE = re.compile(rf"[^\s、，,；;。（(：:/／|等]{{1,{_LONGEST_PIECE}}}")
_RUN = re.compile(rf"[^、，,；;。（(：:/／|等\n]{{1,{4 * _LONGEST_PIECE}}}")
_LEAST_IN_ROW = 3
_IN_BRACKETS = re.compile("[（(][^（）()]{0,30}[）)]$")
_BARE = re.compile(f"{lexicon.BARE_NOUNS}$")
# Offices inside of a body end so; before other words these are the middle of a name: 社会科 + 学界.
_OFFICE = re.compile(
    "(?:处(?=.)(?![置理级])|室(?=.)(?![内外])|科(?=.)(?![技学研协教普工])|股(?=.)(?![份权])"
    f"|{any_of('学院 书院 医院 车间 校办 馆 所 站 支队 大队 基地 工厂 系部')}(?=.))"
)
# Where a page cuts these words, what stands before may look whole: 发展改革委 + 员会.
_CUTS = (
    ("委", "员会"),
    ("办", "公室"),
    ("办", "公厅"),
    ("办", "事处"),
    ("部", "门"),
    ("局", "机关"),
)
_FEWEST_SIGNS = 2
_PARTS = re.compile("[、，,；;：:。\n]")
_OPENED = re.compile("(?<=.)[（(].*")
# What may well end a name, and as well not: a line ends there that another goes on with.
_LINE_END = re.compile(
    f"(?:{lexicon.ORGAN_ENDS}|[院所馆站场厂队园区县市镇乡街旗盟州]|社区|中国(?:电信|移动|联通|铁塔)"
    "|烟草|电力|[）)])$"
)


def blank(scanner: Scanner) -> bool:
    """Read a blank or line break.

    Args:
        scanner: The walk.

    Returns:
        Whether there is one here.
    """
    text, at = scanner.text, scanner.at
    if not text[at].isspace():
        return False
    end = at + 1
    while end < len(text) and text[end].isspace():
        end += 1
    if scanner.name_from is None:
        scanner.at = end
    elif _is_cut(scanner.name, text, end):
        scanner.take(end)
    elif (
        _parts(scanner.name, text, end)
        or ("\n" in text[at:end] and begins_anew(scanner.name, text, end, _piece_at(text, end)))
        or _goes_on_parting(scanner, end)
    ):
        scanner.blanks_part = True
        scanner.emit(Kind.COMMA, end)
    elif _may_part(scanner.name, text, end):
        is_parting = scanner.blanks_part or _is_in_row(scanner)
        sure = is_parting and not _may_be_one(scanner, end)
        scanner.blanks_part |= sure
        scanner.emit(Kind.COMMA if sure else Kind.BLANK, end)
    else:
        scanner.take(end)
    return True


def _goes_on_parting(scanner: Scanner, after: int) -> bool:
    """Whether a blank parts since others have: all that are complete, but for a bracket behind."""
    is_bracket = scanner.text[after : after + 1] in ("（", "(")
    is_parting = scanner.blanks_part and not is_bracket and ends_complete(scanner.name)
    return is_parting and not _may_be_one(scanner, after)


def _may_be_one(scanner: Scanner, after: int) -> bool:
    return may_be_one(scanner.name, scanner.text, after, _piece_at(scanner.text, after))


def may_be_two(name: str) -> bool:
    """Whether lines that were taken for one name may be several.

    Args:
        name: The name as written, with its line breaks.
    """
    lines = [without_blanks(line) for line in name.split("\n")]
    return any(_are_two(left, right) for left, right in pairwise(lines))


def words_of_lines(lines: Sequence[str]) -> str:
    """The words of a cell of a page, whose lines end where its width wills.

    Args:
        lines: The lines; those that end in a line break were ended by their author.

    Returns:
        The words, with a break where a name may end; empty where none may.
    """
    joined = lines[0] if lines else ""
    rest = "".join(lines)[len(joined) :]
    for left, right in pairwise(lines):
        last, first = _PARTS.split(joined)[-1], _OPENED.sub("", _PARTS.split(rest)[0])
        rest = rest[len(right) :]
        is_end = not left.endswith("\n") and _may_end(last, first)
        joined += f"\n{right}" if is_end else right
    joined = joined.rstrip("\n")
    return joined if "\n" in joined else ""


def _may_end(last: str, first: str) -> bool:
    """Whether a name may end with a line of a page, and another begin with the next."""
    is_place = rank_of(last) is not None and rank_of(first) is None
    is_cut = any(last.endswith(a) and first.startswith(b) for a, b in _CUTS)
    return _are_two(last, first) and not is_place and not is_cut


def _are_two(left: str, right: str) -> bool:
    is_class = right.startswith("各") and len(left) >= _FEWEST_SIGNS
    return (
        (is_class or min(len(left), len(right)) > _FEWEST_SIGNS)
        and (_LINE_END.search(left) is not None or _ends_as_office(left, right))
        and ends_plausibly(right)
        and _BARE.match(right) is None
        and right[:1] not in "（("
    )


def _is_cut(name: str, text: str, after: int) -> bool:
    """Whether a blank stands within a word that ends a name."""
    return any(name.endswith(left) and text.startswith(right, after) for left, right in _CUTS)


def _parts(name: str, text: str, after: int) -> bool:
    """Whether a blank between a name and what comes after it surely parts two units."""
    if patterns.OTHER_LABEL.match(text, after) or patterns.LABEL.match(text, after):
        return True
    is_alike = text[after : after + 2] == name.strip()[:2]
    if is_alike and are_of_one_sort(without_blanks(name), _piece_at(text, after)):
        return True
    if not ends_complete(name):
        return False
    if (join := patterns.JOIN.match(text, after)) and patterns.BARE_NOUN.match(text, join.end()):
        return False  # 各县市党委 + 和政府
    if is_alike or patterns.LIKELY_NEXT.match(text, after):
        return True
    starts = patterns.STARTS.match(text, after) is not None
    return starts and not patterns.PARTY_COMMITTEE.search(name)


def _may_part(name: str, text: str, after: int) -> bool:
    """Whether what stands before a blank and behind it may each be a unit."""
    left, right = without_blanks(name), _piece_at(text, after)
    if min(len(left), len(right)) < 2 or patterns.PARTY_COMMITTEE.search(left):  # noqa: PLR2004
        return False
    if _BARE.match(right) or patterns.JOIN.match(right) or not ends_plausibly(right):
        return False
    return ends_complete(left) or _ends_as_office(left, right)


def _piece_at(text: str, at: int) -> str:
    """What stands up to the next mark or blank, without words of role."""
    match = _PIECE.match(text, at)
    piece = match[0] if match else ""
    role = patterns.ROLE_AT_END.search(piece)
    return piece[: role.start()] if role else piece


def _ends_as_office(left: str, right: str) -> bool:
    return any(match.end() == len(left) for match in _OFFICE.finditer(left + right))


def _is_in_row(scanner: Scanner) -> bool:
    """Whether a blank is one of several that all part what may be units: 甲部 乙室 丙办."""
    run = _RUN.match(scanner.text, scanner.name_from or 0)
    pieces = run[0].split() if run else []
    if len(pieces) < _LEAST_IN_ROW or not ends_plausibly(pieces[-1]):
        return False
    return all(
        len(left) > 1 and (ends_complete(left) or _ends_as_office(left, right))
        for left, right in pairwise(pieces)
    )
