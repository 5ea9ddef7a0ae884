"""Where in a text the words stand that say who is responsible.

A clause stands in a cell of its own, in brackets after a sentence, in a line of its own, or is the
last sentence. Running text is full of decoys, such as 由一家牵头部门…, 谁审批谁负责 or （区、市）:
a clause is told from them by its tokens, the same that `sentences` reads: units before each word
of role, or a label before units.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from zeren.importing.lists.details import details_alone, end_of_value
from zeren.importing.lists.file_numbers import without_file_number
from zeren.importing.sentences import patterns
from zeren.importing.sentences.document_rules import states_rule
from zeren.importing.sentences.lexicon import (
    COLLECTIVE_LEVELS,
    LEVELS,
    STEMS,
    any_of,
    role_of_words,
)
from zeren.importing.sentences.spelling import ends_plausibly, is_class, without_blanks
from zeren.importing.sentences.tokenizer import tokenize
from zeren.importing.sentences.tokens import Kind, Token
from zeren.importing.sentences.unlikely import is_work
from zeren.text.simplified import simplified

# Without a word of role, brackets such as （试点地区） must not be taken for a clause.
_SURE_END = re.compile(
    r"(部|委|局|办|厅|院|署|办公室|办公厅|机关|政府|委员会|管委会|中心|公司|集团|联合会|妇联|残联|工会|银行|总队|支队|小组)$"
)
_LEVEL_ALONE = re.compile(COLLECTIVE_LEVELS)
# 市科协 says its level, 省内院校 does not.
_OF_A_LEVEL = re.compile(rf"{LEVELS}(?![内外级域区际直属管辖一二三]).{{2}}")
_TRADE = re.compile(rf"{LEVELS}?(?:级|直)?{STEMS}")
# These verbs end clauses, and sentences about anything else more often.
_WEAK_VERBS = re.compile(any_of("推进 推动 办理 承担 开展 完成 支持 参加 参与"))
# What begins with one of these does something, and is nobody; 组织部 and 支持中心 are.
_DEEDS = re.compile(
    any_of("""
    加强 强化 做好 抓好 完善 推动 推进 促进 确保 明确 建立 健全 提高 提升 深化 鼓励 引导 充分 形成
    实现 坚持 开展 加大 加快 增强 严格 落实 进一步 应当 要 须 把 使 让
    """)
)
# Who explains a document and since when it holds is no task.
_SPEAKS_OF_ITSELF = re.compile(
    "负责解释|自(?:印发|发布|公布|下发)之日|本(?:方案|意见|措施|办法|规定|细则|通知|清单|计划)由"
)
# `由一家牵头部门` and `谁审批谁负责` name nobody.
_NOBODY = re.compile(r"谁|一家|哪个|自行|本部门$|其他部门$")
_IN_ROUND = r"[（(][^（()）]*[）)]"
_BRACKET = re.compile(
    rf"[（(](?P<round>[^（()）]*(?:{_IN_ROUND}[^（()）]*)*)[）)]"
    rf"|[【\[〔](?P<square>[^【】\[\]〔〕]*)[】\]〕]"
)
# 2025年底前完成 says when; 年底前建成 says what is done.
_DATE_ALONE = re.compile(r"^.{1,14}(?<!建)(?:前|底|内|年|月|日|完成|推进|坚持|实施|到位)$")
_SENTENCE_ENDS = "。；;！？!?"
_PART_SIGNS = "；;，,。\n \u3000"
_BLANKS = re.compile(r"\s*")
_ENDS = re.compile(f"[{_SENTENCE_ENDS}]*")
_LINKS = re.compile(f"[{_SENTENCE_ENDS}，,、 \u3000]*")
_SENTENCE_END = re.compile(r"[。；！？;!?\n]")
_LONGEST = 1500
_LONGEST_NAME = 40
_MOST_PARTS = 12
# 县财政局保障经费 names a unit with a word that is no role; most others in the bracket do not.
_LEAST_IN_BRACKETS = 0.6


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a paragraph: a text, and the clause that ends it.

    Attributes:
        text: The text without the clause.
        clause: The clause, without brackets; empty where none follows.
    """

    text: str
    clause: str


def is_clause(text: str, known: Collection[str] = (), least: float = 1.0) -> bool:
    """Whether a text says who is responsible, and nothing else.

    Args:
        text: A cell, a line, a sentence or what stands in brackets.
        known: Names of parties, without blanks.
        least: The least share of names that must look like those of parties.

    Returns:
        Whether it begins with a label such as 责任单位：, or names units, with or without words
        of role after them.
    """
    plain = simplified(without_brackets(text))
    if not plain or len(plain) > _LONGEST or _SPEAKS_OF_ITSELF.search(plain):
        return False
    if begins_with_label(plain):
        return True
    tokens = tokenize(plain)
    names = [*_names(tokens)]
    if not _has_role(tokens):
        if any(map(_LEVEL_ALONE.fullmatch, names)):
            return False  # 各街道（镇）, 县（市、区）
        surely = [name in known or _is_surely_party(name) for name in names]
        others = (name for name, is_sure in zip(names, surely, strict=True) if not is_sure)
        return 0 < len(names) <= 2 * sum(surely) and all(_is_party(name, known) for name in others)
    # 市应急、水利等部门 names departments by their trades alone.
    by_trade = "部门" in plain
    parties = sum(
        _is_party(name, known) or (by_trade and _TRADE.fullmatch(name) is not None)
        for name in names
    )
    return parties > 0 and parties >= least * len(names)


def has_role(text: str) -> bool:
    """Whether a word of role ends a part of a text, or a label begins it.

    Args:
        text: The text.
    """
    return len(text) <= _LONGEST and _has_role(tokenize(simplified(text)))


def begins_with_label(text: str) -> bool:
    """Whether a text begins with a label of a role, such as 责任单位：, and goes on.

    A label without 单位 or the like is one only before units: 落实：加强领导 is none.

    Args:
        text: The text, without its number.
    """
    plain = simplified(text.lstrip("（("))
    label = patterns.LABEL.match(plain)
    if label is None or role_of_words(label[0]) is None:
        return False
    rest = plain[label.end() :].strip(_PART_SIGNS)
    if patterns.LABEL_OF_UNITS.search(label[0]):
        return bool(rest)
    names = [*_names(tokenize(rest[:_LONGEST]))]
    return bool(names) and all(_is_party(name, ()) for name in names)


def segments_of(text: str, known: Collection[str] = ()) -> tuple[Segment, ...]:
    """Divide a paragraph at its clauses.

    Args:
        text: The paragraph.
        known: Names of parties, without blanks.

    Returns:
        Its segments; a single one without a clause where none is found.
    """
    segments = [*_bracketed(text, known)]
    if segments and not segments[-1].clause:
        rest = segments.pop().text
        if segments and (details_alone(rest) or _is_in_brackets(rest, known)):
            # （州财政局牵头）（6月底前完成）: the second bracket speaks of the same task.
            added = without_brackets(rest)
            segments[-1] = replace(segments[-1], clause=f"{segments[-1].clause}；{added}")
        else:
            # 修桥，牵头单位：甲局；配合单位：乙局 has its first label within a sentence.
            found = (_at_end(rest, known), *_labelled(rest))
            segments.append(min(found, key=lambda segment: len(segment.text)))
    return tuple(segments)


def without_brackets(text: str) -> str:
    """A text without the brackets around the whole of it, and without the stop behind it.

    Args:
        text: The text.
    """
    bare = text.strip().strip("。；").strip()
    # 【责任单位】甲局 begins with a label, not with a bracket around the whole.
    whole = _BRACKET.fullmatch(bare)
    return _inside(whole).strip() if whole and bare[:1] != "【" else bare


def _inside(bracket: re.Match[str]) -> str:
    return bracket["round"] if bracket["round"] is not None else bracket["square"]


def _bracketed(text: str, known: Collection[str]) -> Iterator[Segment]:
    """The segments that end in a clause in brackets, and what follows the last."""
    start = 0
    for bracket in _BRACKET.finditer(text):
        # What stands before and behind is looked at in its place: copies of the whole would cost
        # the square of the length.
        last = _last_sign(text, start, bracket.start())
        behind = _matched_end(_BLANKS, text, bracket.end())
        sign = text[behind : behind + 1]
        # In the middle of a sentence brackets hold remarks, as in 各县（市、区）政府.
        is_after_end = last != "" and last in _SENTENCE_ENDS
        ends = sign in _SENTENCE_ENDS or is_after_end  # or nothing stands behind it
        number, inside = without_file_number(_inside(bracket))
        # 开展检查（甲局牵头），推进整治（乙局牵头）: what names parties in earnest is no remark.
        goes_on = sign in "，,、" and has_role(inside) and is_clause(inside, known)
        ends = ends or goes_on
        may_be = has_role(inside) or _matched_end(_ENDS, text, behind) == len(text)
        if ends and last and may_be and is_clause(inside, known, _LEAST_IN_BRACKETS):
            before = text[start : bracket.start()].rstrip() + (f"（{number}）" if number else "")
            end = _matched_end(_LINKS, text, bracket.end())
            # The full stop behind the bracket belongs to the sentence before it.
            stop = "" if is_after_end else sign
            yield Segment(before + (stop if stop in _SENTENCE_ENDS else ""), inside.strip())
            start = end
    rest = text[start:].strip()
    if rest or not start:
        yield Segment(rest, "")


def _last_sign(text: str, start: int, end: int) -> str:
    """The last sign of a part of a text that is no blank; empty where there is none."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return text[end - 1] if end > start else ""


def _matched_end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match is not None else start


def _is_in_brackets(text: str, known: Collection[str]) -> bool:
    """Whether a text is a clause in brackets, and no more."""
    return text[:1] in ("（", "(") and without_brackets(text) != text and is_clause(text, known)


def _is_date(text: str) -> bool:
    """Whether a sentence says by when, and nothing else: 2025年10月底前完成."""
    return _DATE_ALONE.search(text) is not None and details_alone(text) is not None


def _labelled(text: str) -> Iterator[Segment]:
    """A text with a label of units within its last sentence: 新建学校，责任单位：州教育局."""
    for label in patterns.LABEL_IN_SENTENCE.finditer(simplified(text)):
        before, clause = text[: label.start()], text[label.start() :].strip()
        if before.strip() and len(clause) <= _LONGEST and is_clause(clause):
            yield Segment(before.rstrip("，, \u3000"), clause)
            return


def _at_end(text: str, known: Collection[str]) -> Segment:
    """A text whose last sentences are a clause: `…。由州财政局牵头。` or `…。责任单位：甲；乙`."""
    body = text.rstrip(_SENTENCE_ENDS + " ")
    ends = [match.end() for match in _SENTENCE_END.finditer(body)][-_MOST_PARTS:]
    start, end = len(text), len(body)
    for begin in reversed(ends):
        part = body[begin:end].strip(_PART_SIGNS)
        is_detail = patterns.OTHER_LABEL.match(simplified(part)) is not None or _is_date(part)
        if part and not (is_detail or states_rule(part) or is_clause(part, known)):
            break
        # 责任单位：甲；乙 has its label only at its beginning.
        if has_role(part) or (is_detail and start < len(text)):
            start = begin
        end = begin
    return Segment(text[:start].strip(), text[start:].strip())


# ---- tokens ----


def _has_role(tokens: Sequence[Token]) -> bool:
    return any(
        token.kind in (Kind.ROLE, Kind.LABEL, Kind.MARK)
        and role_of_words(_WEAK_VERBS.sub("", token.text) or token.text) is not None
        for token in tokens
    )


def _names(tokens: Sequence[Token]) -> Iterator[str]:
    """The names of a clause; what stands under 完成时限： or the like is none."""
    passed = 0
    for place, token in enumerate(tokens):
        if token.kind is Kind.OTHER_LABEL:
            passed = end_of_value(tokens, place)
        elif token.kind is Kind.NAME and place >= passed:
            yield without_blanks(token.text)


def _is_surely_party(name: str) -> bool:
    if is_class(name) or _SURE_END.search(name):
        return True
    return _OF_A_LEVEL.match(name) is not None and ends_plausibly(name)


def _is_party(name: str, known: Collection[str]) -> bool:
    if name in known:
        return True
    return (
        1 < len(name) <= _LONGEST_NAME
        and ends_plausibly(name)
        and (_DEEDS.match(name) is None or _SURE_END.search(name) is not None)
        and _NOBODY.search(name) is None
        and not is_work(name)
    )
