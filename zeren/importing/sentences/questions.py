"""What a reading was not sure of, put to a person in plain Chinese, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from zeren.importing.sentences.parses import Doubt
from zeren.importing.sentences.readings import Question, QuestionCode
from zeren.model import Role
from zeren.wording import ROLE_WORDS

_Ask = Callable[[str], tuple[str, tuple[str, ...]]]

_ROLES = f"{'、'.join(ROLE_WORDS[:-1])}还是{ROLE_WORDS[-1]}"
_TAKEN = Role.RESPONSIBLE.word
_OTHERS = tuple(word for word in ROLE_WORDS if word != _TAKEN)

# The question, the readings it chooses between (the one taken first), and the confidence left.
_QUESTIONS: dict[QuestionCode, tuple[_Ask, float]] = {
    QuestionCode.NO_PARTY: (
        lambda w: (f"“{w}”里没有读出责任单位，请对照原文填写。", ("没有责任单位",)),
        0.0,
    ),
    QuestionCode.NO_ROLE: (
        lambda w: (f"“{w}”没有写明{_ROLES}，是哪一种？", (_TAKEN, *_OTHERS)),
        0.7,
    ),
    QuestionCode.UNKNOWN_ENDING: (
        lambda w: (
            f"单位后面的“{w}”不是常见的责任用语，指的是什么？",
            (_TAKEN, *_OTHERS, "单位名称的一部分"),
        ),
        0.5,
    ),
    QuestionCode.UNKNOWN_NAME: (
        lambda w: (f"“{w}”不像单位名称，是责任单位吗？", ("是责任单位", "不是责任单位")),
        0.5,
    ),
    QuestionCode.ROLE_WORD: (
        lambda w: (
            f"“{w}”在这里指{_ROLES}，包括哪些单位？",
            ("按字面理解", "另作理解"),
        ),
        0.7,
    ),
    QuestionCode.TRAILING_GROUP: (
        lambda w: (f"“{w}”是否同属一种责任？原文没有分别写明。", ("如所读", "另有责任")),
        0.6,
    ),
    QuestionCode.CLASS_AFTER_DENG: (
        lambda w: (
            f"“等{w}”是概括前面列出的单位，还是另指“{w}”？",
            (f"概括前面的单位，“{w}”不另算责任主体", f"“{w}”也是责任主体"),
        ),
        0.8,
    ),
    QuestionCode.SHARED_PREFIX: (
        lambda w: (
            f"“{w}”前面是否省略了与前一单位相同的地名或级别？",
            ("省略了，补全", "没有省略，照写"),
        ),
        0.8,
    ),
    QuestionCode.SHARED_ENDING: (
        lambda w: (f"“{w}”后面是否省略了“人民政府”？", ("省略了，补全", "没有省略，照写")),
        0.8,
    ),
    QuestionCode.JOINT: (
        lambda w: (f"“会同”的“{w}”承担什么责任？", ("与前面的单位相同", "配合")),
        0.7,
    ),
    QuestionCode.CONJUNCTION: (
        lambda w: (f"“{w}”是一个单位，还是两个？", ("两个", "一个")),
        0.8,
    ),
    QuestionCode.COLLECTIVE: (
        lambda w: (f"“{w}”是一个统称，还是几个责任主体？", ("一个统称", "几个责任主体")),
        0.8,
    ),
    QuestionCode.FIRST_IS_LEAD: (
        lambda w: (
            f"按文中“列第一位者为牵头单位”的规定，“{w}”是牵头单位吗？",
            ("是牵头单位", "只是负责"),
        ),
        0.8,
    ),
    QuestionCode.OTHER_TASKS: (
        lambda w: (
            f"“{w}”说的也是别的任务，要分别补到各项任务里吗？",
            ("只看这一项", "别的各项也要补"),
        ),
        0.5,
    ),
    QuestionCode.ASIDE: (
        lambda w: (f"“{w}”没有读懂，是否影响责任分工？", ("不影响", "影响")),
        0.6,
    ),
}


def ask(doubts: Iterable[Doubt]) -> tuple[tuple[Question, ...], float]:
    """The questions that doubts lead to, each once, and the confidence they leave.

    Args:
        doubts: The doubts, in the order of the text.

    Returns:
        The questions and a number from 0 to 1; 1 where there is no doubt.
    """
    questions: dict[Question, None] = {}
    confidence = 1.0
    for doubt in dict.fromkeys(doubts):
        put, left = _QUESTIONS[doubt.code]
        text, readings = put(doubt.words)
        questions[Question(doubt.code, text, readings, doubt.words)] = None
        confidence *= left
    return tuple(questions), round(confidence, 3)
