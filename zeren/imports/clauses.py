"""Where in a text the words stand that say who is responsible.

A clause stands in a cell of its own, in brackets after a sentence, in a line of its own, or is the
last sentence. Running text is full of decoys, such as 由一家牵头部门…, 谁审批谁负责 or （区、市）:
a clause is told from them by naming units before each word of role. What the clause says is read
by `sentences`; here it is only found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from zeren.characters import squeeze
from zeren.imports.found import Details
from zeren.imports.spelling import is_class

_ROLES = (
    r"(牵头负责|牵头落实|牵头组织实施|牵头|主办|主责|主抓"
    r"|(按照?|依|根据)?(各自)?(职能|职责)(和?任务)?(分工)?(分别)?(负责|落实|配合|抓好落实|推进)?"
    r"|分工负责|分别负责|共同负责|具体负责|负责落实|负责"
    r"|配合|协办|协同|协作|协助|支持|参与|参加|会办|会同"
    r"|督促落实|督促|督办|指导|监管|监督|统筹协调|统筹|协调|承办|组织实施|具体实施|实施|抓好落实|具体落实|组织落实|落实)"
)
_ROLE_END = re.compile(rf"{_ROLES}$")
_ROLE_WORDS = (
    "(责任|牵头|主要责任|第一责任|配合|协同|协作|协办|参与|参加|主办|主责|承办|落实|实施|负责|汇总)"
)
LABEL = re.compile(
    rf"[（(【\[]?({_ROLE_WORDS}{{1,3}}(单位|部门|机构|主体|处室|科室)?|责任分工|任务分工|职责分工)"
    r"([（(][^（）()]{1,20}[）)])?[：:](?P<rest>.+)",
    re.DOTALL,
)
_DETAIL = re.compile(
    r"[（(【\[]?(?P<label>(完成|办结|推进|工作)?(时限|时间|期限|时间节点|进度要求|时限要求)"
    r"|(责任|牵头|分管|挂钩|市级|县级|州级)*领导|责任人|负责人|备注)[：:](?P<rest>.+?)[）)】\]]?",
    re.DOTALL,
)
_DATE = re.compile(
    r"(于|在)?(20\d\d年|\d{1,2}月|年底|年内|每年|每季度|每月|今年|明年|长期|持续|常态化)[^、]{0,20}"
    r"(前|底|内|完成|推进|坚持|实施|落实到位|取得成效)$|^(长期坚持|持续推进|长期|年底前|持续实施)$"
)
_UNIT_END = re.compile(
    r"(部|委|局|办|厅|署|院|会|社|司|室|处|科|所|站|馆|队|校|中心|公司|集团|学校|学院|大学|师专|医院|政府"
    r"|党委|党工委|县|市|区|州|省|旗|盟|地区|乡镇|镇|乡|街道|单位|部门|机构|企业|银行|支行|海关|妇联|残联"
    r"|工商联|科协|文联|社科联|侨联|台联|作协|贸促会|组|军区|武装部|法院|检察院|联|团|团队|部队|办公厅"
    r"|开发区|园区|管委会|行|电网|电力|移动|联通|电信|铁塔|邮政|烟草|气象|海事|消防|地方|各地|主体|成员|中央)"
    r"([（(][^（）()]{1,20}[）)])?$"
)
# Without a word of role, brackets such as （试点地区） must not be taken for a clause.
_SURE_END = re.compile(
    r"(部|委|局|办|厅|院|署|政府|委员会|中心|公司|联合会|妇联|残联|总工会|银行)$"
)
_DETAILS = (
    ("deadline", re.compile(r"时限|时间|期限|进度")),
    ("leader", re.compile(r"领导|责任人|负责人")),
    ("note", re.compile(r"备注")),
)
_PART_SIGNS = "；;，,。\n \u3000"
_PARTS = re.compile(r"(?P<part>[^；;，,。\n]+)(?P<sign>[；;，,。\n]*)")
_OPEN_END = re.compile(r"等(有关|相关|各|国务院)*(部门|单位|方面|部委)?(和单位)?$")
_RULE = re.compile(r"(列|排|居)(名|序|在)?(第一|首)(位|个|的)?|下同|首位|第一个为|分工负责，下同")
_FIRST_IS_LEAD = re.compile(r"(列|排|居)(在|名|序)?(第一|首)(位|个|名).*(牵头|负责|主办)")
_JOINS = re.compile(r"等(?=[和及与])|(?<=等)[和及与]|以及|(?<=[部委局办厅院会府])[及和与](?=各)")
_BETWEEN_PARTS = re.compile(r"[；;，,。\n]")
_BETWEEN_ALL = re.compile(r"[、，；;,/／]")
_INNER = re.compile(r"(?<=.)[（(][^（()）]{1,20}[）)]")
_BETWEEN_NAMES = re.compile(r"[、/／\s]+")
_BRACKET = re.compile(
    r"[（(【\[](?P<inside>[^（()）【】\[\]]*(?:[（(][^（()）]*[）)][^（()）【】\[\]]*)*)[）)】\]]"
)
_SENTENCE_ENDS = "。；;！？!?"
_LONGEST = 1500
# 县财政局保障经费 names a unit with a word that is no role; most others in the bracket do not.
_LEAST_IN_BRACKETS = 0.6
_LONGEST_NAME = 40
_SENTENCE_END = re.compile(r"[。；！？;!?\n]")
_MOST_PARTS = 12
_LEAST_LEAD = re.compile(r"^(由|请|各?责任单位)")
# `由一家牵头部门` and `谁审批谁负责` name nobody.
_NOBODY = re.compile(r"谁|一家|哪个|自行|本部门$|其他部门$")


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
    plain = _without_brackets(squeeze(text.replace("\n", "、")))
    if not plain or len(plain) > _LONGEST:
        return False
    if LABEL.fullmatch(plain):
        return True
    parts = [part for part in _BETWEEN_PARTS.split(_INNER.sub(_joined, plain)) if part]
    parts = [
        part
        for part in parts
        if not (_RULE.search(part) or _DATE.search(part) or _DETAIL.fullmatch(part))
    ]
    names = [name for part in parts for name in _names(part)]
    parties = [name for name in names if _is_party(name, known)]
    if not has_role(plain):
        return bool(names) and all(name in known or _is_surely_party(name) for name in names)
    return bool(parties) and len(parties) >= least * len(names)


def details_in(clause: str) -> tuple[str, Details]:
    """Take out of a clause what it says of time and people.

    Args:
        clause: Such as `州财政局牵头，2025年底前完成` or `责任单位：州财政局；完成时限：6月底`.

    Returns:
        The clause without that, and what was taken out.
    """
    details = Details()
    kept = ""
    for match in _PARTS.finditer(clause):
        part = match["part"].strip()
        found = detail_in(part)
        if found is None and _DATE.search(part):
            found = Details(deadline=part)
        if found is None:
            kept += match.group()
        else:
            details = details.filled(found)
    if details == Details() or not kept.strip(_PART_SIGNS):
        return clause, Details()
    return kept.rstrip(_PART_SIGNS), details


def detail_in(text: str) -> Details | None:
    """What a line such as 完成时限：6月底 says; None where it is none.

    Args:
        text: The line, or a part of a clause.
    """
    match = _DETAIL.fullmatch(text)
    if match is None:
        return None
    key = next(key for key, pattern in _DETAILS if pattern.search(match["label"]))
    return Details(**{key: match["rest"].strip()})


def has_role(text: str) -> bool:
    """Whether a word of role ends a part of a text, or a label begins it.

    Args:
        text: The text.
    """
    plain = squeeze(text)
    parts = _BETWEEN_PARTS.split(_without_brackets(plain))
    return LABEL.fullmatch(plain) is not None or any(_ROLE_END.search(part) for part in parts)


def states_rule(text: str) -> bool:
    """Whether a note says that the first unit named is the lead.

    Args:
        text: The note, such as 注：责任单位列第一位者为牵头单位.
    """
    return _FIRST_IS_LEAD.search(squeeze(text)) is not None


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
        segments[-1:] = [_at_end(segments[-1].text, known)]
    return tuple(segments)


def _bracketed(text: str, known: Collection[str]) -> Iterator[Segment]:
    """The segments that end in a clause in brackets, and what follows the last."""
    start = 0
    for bracket in _BRACKET.finditer(text):
        before, after = text[start : bracket.start()].rstrip(), text[bracket.end() :].lstrip()
        # In the middle of a sentence brackets hold remarks, as in 各县（市、区）政府.
        ends = not after or after[0] in _SENTENCE_ENDS or before.endswith(tuple(_SENTENCE_ENDS))
        inside = bracket["inside"]
        may_be = has_role(inside) or not after.strip(_SENTENCE_ENDS)
        if ends and before and may_be and is_clause(inside, known, _LEAST_IN_BRACKETS):
            after = text[bracket.end() :]
            end = bracket.end() + len(after) - len(after.lstrip(_SENTENCE_ENDS + " \u3000"))
            # The full stop behind the bracket belongs to the sentence before it.
            stop = "" if before.endswith(tuple(_SENTENCE_ENDS)) else after.strip()[:1]
            yield Segment(before + (stop if stop in _SENTENCE_ENDS else ""), inside.strip())
            start = end
    rest = text[start:].strip()
    if rest or not start:
        yield Segment(rest, "")


def _at_end(text: str, known: Collection[str]) -> Segment:
    """A text whose last sentence is a clause: `…。由州财政局牵头。` or `…。责任单位：州财政局`."""
    body = text.rstrip(_SENTENCE_ENDS + " ")
    ends = [match.end() for match in _SENTENCE_END.finditer(body)][-_MOST_PARTS:]
    start, end = len(text), len(body)
    for begin in reversed(ends):
        part = body[begin:end].strip(_PART_SIGNS)
        bare = part if LABEL.match(part) else _LEAST_LEAD.sub("", part)
        if part and not (_RULE.search(part) or is_clause(bare, known)):
            break
        if has_role(part):
            start = begin  # 责任单位：甲；乙 has its label only at its beginning
        end = begin
    return Segment(text[:start].strip(), text[start:].strip())


def _names(part: str) -> Iterator[str]:
    """The names in a part of a clause, without words of role."""
    bare = _LEAST_LEAD.sub("", part)
    while (shorter := _OPEN_END.sub("", _ROLE_END.sub("", bare))) != bare:
        bare = shorter
    label = LABEL.fullmatch(bare)
    for piece in _BETWEEN_NAMES.split(_JOINS.sub("、", label["rest"] if label else bare)):
        if piece:
            yield piece


def _without_brackets(text: str) -> str:
    """A text without the brackets around the whole of it, and without the stop behind it."""
    bare = text.strip("。；")
    whole = _BRACKET.fullmatch(bare)
    return whole["inside"] if whole else bare


def _joined(brackets: re.Match[str]) -> str:
    """A remark in brackets inside of a name, as in 各县（市、区）, in one piece."""
    return _BETWEEN_ALL.sub("", brackets.group())


def _is_surely_party(name: str) -> bool:
    return is_class(name) or _SURE_END.search(name) is not None


def _is_party(name: str, known: Collection[str]) -> bool:
    if name in known:
        return True
    return (
        1 < len(name) <= _LONGEST_NAME
        and (_UNIT_END.search(name) is not None or is_class(name))
        and _NOBODY.search(name) is None
    )
