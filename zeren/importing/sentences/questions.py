"""What a reading was not sure of, put to a person in plain Chinese, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from math import prod

from zeren.model import Role
from zeren.wording import ROLE_WORDS


class QuestionCode(StrEnum):
    """What a reading is unsure of; the values stay, since other programs read them."""

    NO_PARTY = "no-party"
    NO_ROLE = "no-role"
    UNKNOWN_ENDING = "unknown-ending"
    UNKNOWN_NAME = "unknown-name"
    ROLE_WORD = "role-word"
    TRAILING_GROUP = "trailing-group"
    CLASS_AFTER_DENG = "class-after-deng"
    COUNT_AFTER_DENG = "count-after-deng"
    SHARED_PREFIX = "shared-prefix"
    SHARED_ENDING = "shared-ending"
    JOINT = "joint"
    CONJUNCTION = "conjunction"
    GLUED = "glued"
    BRACKET = "bracket"
    COLLECTIVE = "collective"
    FIRST_IS_LEAD = "first-is-lead"
    OTHER_TASKS = "other-tasks"
    ASIDE = "aside"
    PLACEHOLDER = "placeholder"


WHICH_ROLE = f"{'、'.join(ROLE_WORDS[:-1])}还是{ROLE_WORDS[-1]}"
"""All roles, as a question offers them."""

_TAKEN = Role.RESPONSIBLE.word
_OTHERS = tuple(word for word in ROLE_WORDS if word != _TAKEN)


@dataclass(frozen=True, slots=True)
class _Wording:
    """How a question is put: {w} stands for the words; the confidence it leaves."""

    text: str
    readings: tuple[str, ...]
    left: float


_QUESTIONS: dict[QuestionCode, _Wording] = {
    QuestionCode.NO_PARTY: _Wording(
        "“{w}”里没有读出责任单位，请对照原文填写。", ("没有责任单位",), 0.0
    ),
    QuestionCode.NO_ROLE: _Wording(
        f"“{{w}}”没有写明{WHICH_ROLE}，是哪一种？", (_TAKEN, *_OTHERS), 0.7
    ),
    QuestionCode.UNKNOWN_ENDING: _Wording(
        "单位后面的“{w}”不是常见的责任用语，指的是什么？",
        (_TAKEN, *_OTHERS, "单位名称的一部分"),
        0.5,
    ),
    QuestionCode.UNKNOWN_NAME: _Wording(
        "“{w}”不像单位名称，是责任单位吗？", ("是责任单位", "不是责任单位"), 0.5
    ),
    QuestionCode.ROLE_WORD: _Wording(
        f"“{{w}}”在这里指{WHICH_ROLE}，包括哪些单位？", ("按字面理解", "另作理解"), 0.7
    ),
    QuestionCode.TRAILING_GROUP: _Wording(
        "“{w}”是否同属一种责任？原文没有分别写明。", ("如所读", "另有责任"), 0.6
    ),
    QuestionCode.CLASS_AFTER_DENG: _Wording(
        "“等{w}”是概括前面列出的单位，还是另指“{w}”？",
        ("概括前面的单位，“{w}”不另算责任主体", "“{w}”也是责任主体"),
        0.8,
    ),
    QuestionCode.COUNT_AFTER_DENG: _Wording(
        "“等{w}”与写出名称的单位数目不一致，其余是哪些单位？请对照原文补全。",
        ("只记写出名称的单位", "另有单位"),
        0.8,
    ),
    QuestionCode.SHARED_PREFIX: _Wording(
        "“{w}”前面是否省略了与前一单位相同的地名或级别？", ("省略了，补全", "没有省略，照写"), 0.8
    ),
    QuestionCode.SHARED_ENDING: _Wording(
        "“{w}”后面是否省略了“人民政府”？", ("省略了，补全", "没有省略，照写"), 0.8
    ),
    QuestionCode.JOINT: _Wording("“会同”的“{w}”承担什么责任？", ("与前面的单位相同", "配合"), 0.7),
    QuestionCode.CONJUNCTION: _Wording("“{w}”是一个单位，还是两个？", ("两个", "一个"), 0.8),
    QuestionCode.GLUED: _Wording(
        "“{w}”是一个单位，还是几个单位连写在一起？", ("一个", "几个"), 0.5
    ),
    QuestionCode.BRACKET: _Wording(
        "“{w}”附近的括号不成对，或括号内外的单位分不清，各单位承担什么责任？",
        ("如所读", "另作理解"),
        0.5,
    ),
    QuestionCode.COLLECTIVE: _Wording(
        "“{w}”是一个统称，还是几个责任主体？", ("一个统称", "几个责任主体"), 0.8
    ),
    QuestionCode.FIRST_IS_LEAD: _Wording(
        "按文中“列第一位者为牵头单位”的规定，“{w}”是牵头单位吗？", ("是牵头单位", "只是负责"), 0.8
    ),
    QuestionCode.OTHER_TASKS: _Wording(
        "“{w}”说的也是别的任务，要分别补到各项任务里吗？", ("只看这一项", "别的各项也要补"), 0.5
    ),
    QuestionCode.PLACEHOLDER: _Wording(
        "“{w}”是没有填写的占位文字，不算责任单位，请对照原文填写。", ("不是责任单位",), 0.5
    ),
    QuestionCode.ASIDE: _Wording("“{w}”没有读懂，是否影响责任分工？", ("不影响", "影响"), 0.6),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What a reading was not sure of, and what a person must decide.

    Attributes:
        code: What is unsure.
        words: The words it is about.
        at: Where they stand in the sentence.
    """

    code: QuestionCode
    words: str
    at: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        """The question, in plain Chinese."""
        return _QUESTIONS[self.code].text.format(w=self.words)

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings it chooses between; the first is the one taken."""
        return tuple(one.format(w=self.words) for one in _QUESTIONS[self.code].readings)


def in_order(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Questions in the order of the text, each once.

    Args:
        questions: The questions.
    """
    return tuple(dict.fromkeys(sorted(questions, key=lambda question: question.at)))


def confidence_after(questions: Iterable[Question]) -> float:
    """The confidence that questions leave: from 0 to 1, which is without any.

    Args:
        questions: The questions, each once.
    """
    return round(prod((_QUESTIONS[one.code].left for one in questions), start=1.0), 3)
