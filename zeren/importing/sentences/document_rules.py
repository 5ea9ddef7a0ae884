"""Rules that a document states once: which of the units named is the lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zeren.importing.sentences.lexicon import any_of, role_of_words
from zeren.importing.sentences.patterns import STARS
from zeren.importing.sentences.readings import DocumentRules
from zeren.model import Role

_LONGEST = 120
"""No rule of this kind is longer; longer text is not searched for one."""

_SENTENCE_END = re.compile("[。；;\n]")
_FIRST_IS_LEAD = re.compile(
    # 首家主办银行 is no rule: without 位 something must say that a unit is spoken of.
    "(?:(?:第[一1]|首)(?:序?位|名)|最前|前列|靠前"
    "|(?:第[一1]|首)(?!牵头|主办|汇总)[个家面列]?(?=的|者|责任|单位|部门|即?为|是|作为|系|负责))"
    "(?:的|者)?(?:责任)?(?:单位|部门)?(?:即?为|是|作为|系|负责)?(?:总|主要|第一)?(?:牵头|主办|汇总)"
)
_MARKED_IS_LEAD = re.compile(
    rf"(?P<mark>[{re.escape(STARS)}])[”’\"）)]?(?:号|标记|标识|符号)?(?:标注|标记|标示|标识)?"
    "(?:的|者)?(?:责任)?(?:单位|部门)?(?:即?为|是|系|表示|代表)(?:总|主要)?(?:牵头|主办)"
)
_SPEAKS_OF_LEAD = re.compile("(?:为|是|系|即)(?:总|主要)?(?:牵头|主办)(?:责任)?(?:单位|部门|者|方)")
_SEVERALLY_LEAD = re.compile("分别负责[^。；;]{0,12}(?:分别|各自|均|都)[^。；;，,]{0,4}牵头")
_OTHERS = re.compile(
    any_of("其他 其它 其余 余下 列后 后列 后面 之后") + r"[^，,；;。]{0,12}?(?:为|是|均为|系)?"
    rf"(?P<role>{any_of('配合 协办 协同 参与 参加 协作 落实 实施 责任 负责')})"
)


def may_state_rule(text: str) -> bool:
    """Whether a rule may stand somewhere in a text, however long it is.

    Args:
        text: A sentence.
    """
    return _FIRST_IS_LEAD.search(text) is not None or _MARKED_IS_LEAD.search(text) is not None


def states_rule(text: str) -> bool:
    """Whether a text states that the unit named first, or with a mark, is the lead.

    Args:
        text: A remark, such as 列第一位者为牵头单位，下同 or 标★的为牵头单位.
    """
    return len(text) <= _LONGEST and may_state_rule(text)


def rules_in(text: str) -> Iterator[str]:
    """The sentences of a note that state such a rule.

    Args:
        text: A paragraph or the cells of a row.

    Yields:
        Each sentence for which `states_rule` holds.
    """
    if not may_state_rule(text):
        return
    for sentence in re.split("[。\n]", text):
        if states_rule(sentence):
            yield sentence  # ；其他为配合单位 belongs to it
        else:
            yield from filter(states_rule, _SENTENCE_END.split(sentence))


def unread_rules_in(text: str) -> Iterator[str]:
    """The sentences of a note that say which units lead, in a way that is not understood.

    Args:
        text: A paragraph or the cells of a row.

    Yields:
        Each such sentence, as 加粗的为牵头单位: who is in bold type, no text tells.
    """
    for sentence in _SENTENCE_END.split(text):
        is_short = len(sentence) <= _LONGEST
        if is_short and _SPEAKS_OF_LEAD.search(sentence) and not states_rule(sentence):
            yield sentence


def rules_of(text: str) -> DocumentRules:
    """The rules that such a remark states.

    Args:
        text: A text for which `states_rule` holds.
    """
    marked = _MARKED_IS_LEAD.search(text)
    if marked is not None:
        return DocumentRules(lead_mark=marked["mark"])
    others = _OTHERS.search(text)
    role = role_of_words(others["role"]) if others else None
    return DocumentRules(
        first_is_lead=True,
        others=role or Role.RESPONSIBLE,
        severally_lead=_SEVERALLY_LEAD.search(text) is not None,
    )
