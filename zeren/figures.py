"""Dates and figures of tasks, each with its quote: milestones and targets. Frozen, no I/O."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from zeren.text.dates import Span


class MilestoneKind(StrEnum):
    """What a date of a task is."""

    DEADLINE = "deadline"
    RECURRING = "recurring"
    PERIOD = "period"

    @property
    def word(self) -> str:
        """The kind in Chinese, as cells and pages have it."""
        return {self.DEADLINE: "期限", self.RECURRING: "定期", self.PERIOD: "起止"}[self]


class Inclusion(StrEnum):
    """Whether what is to be done before a date may be done on it, as the editors declare it."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"

    @property
    def word(self) -> str:
        """The same in Chinese."""
        return {self.YES: "是", self.NO: "否", self.UNCLEAR: "未明确"}[self]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date of a task, a period or a date that comes again (时间节点), with the words that say so.

    Attributes:
        key: Its task's id, its kind and a digest of its words: `key-tasks-3-deadline-0f3a9c`. It
            stays where the date alone is another.
        task_id: The task.
        kind: What it is.
        starts: Of a period, when it begins, as precise as written; None where it does not say.
        ends: Of a deadline the date, of a period its end; None where the words name none.
        rule: Of what comes again, its rule after RFC 5545; None where the words name no date.
        inclusion: Whether the date itself is part of it.
        binds: The full names of the parties that it binds; none where it binds all of the task.
        quote: The words of the task that say so.
        note: What readers must know of it.
    """

    key: str
    task_id: str
    kind: MilestoneKind
    starts: Span | None
    ends: Span | None
    rule: str | None
    inclusion: Inclusion
    binds: tuple[str, ...]
    quote: str
    note: str | None = None


def in_words(values: Iterable[Decimal]) -> str:
    """A value, or the two ends of a range, as cells have them.

    Args:
        values: One number or two.
    """
    return "—".join(f"{value:f}" for value in values)


class TargetKind(StrEnum):
    """What a number of a task is."""

    TARGET = "target"
    CEILING = "ceiling"
    AMOUNT = "amount"
    AGE_RANGE = "age-range"

    @property
    def word(self) -> str:
        """The kind in Chinese."""
        return {
            self.TARGET: "目标",
            self.CEILING: "上限",
            self.AMOUNT: "金额",
            self.AGE_RANGE: "年龄范围",
        }[self]

    @property
    def is_to_reach(self) -> bool:
        """Whether somebody must reach or not pass it, apart from what is paid and for whom."""
        return self in {TargetKind.TARGET, TargetKind.CEILING}


class Comparator(StrEnum):
    """How a value is meant."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"
    EXACTLY = "="
    BETWEEN = "between"

    @property
    def word(self) -> str:
        """The same in Chinese, as cells have it."""
        return {
            self.AT_LEAST: "不少于",
            self.AT_MOST: "不超过",
            self.MORE_THAN: "超过",
            self.LESS_THAN: "少于",
            self.EXACTLY: "等于",
            self.BETWEEN: "介于",
        }[self]

    @property
    def sign(self) -> str:
        """The sign before the value; none where none is needed."""
        return {
            self.AT_LEAST: "≥",
            self.AT_MOST: "≤",
            self.MORE_THAN: ">",
            self.LESS_THAN: "<",
            self.EXACTLY: "",
            self.BETWEEN: "",
        }[self]


@dataclass(frozen=True, slots=True)
class Target:
    """A number that a task sets (指标), with the words that say so.

    Attributes:
        key: Its task's id, and which one of its targets it is: `key-tasks-3-target-1`.
        task_id: The task.
        what: What is counted.
        comparator: How the value is meant.
        values: The value; of a range its two ends.
        measure: The unit that it is counted in, such as 个 or 万元.
        kind: What it is.
        scope: For what it holds, such as 全市, 每个区 or 每人.
        binds: The full names of the parties that it binds; none where it binds all of the task.
        ends: By when, where its words say so.
        quote: The words of the task that say so.
        note: What readers must know of it.
    """

    key: str
    task_id: str
    what: str
    comparator: Comparator
    values: tuple[Decimal, ...]
    measure: str
    kind: TargetKind
    scope: str
    binds: tuple[str, ...]
    ends: Span | None
    quote: str
    note: str | None = None

    @property
    def value_words(self) -> str:
        """Its value as cells have it: 4.5, 2—3."""
        return in_words(self.values)

    @property
    def amount(self) -> str:
        """Its value in words: ≥ 4.5 个, 2—3 岁."""
        return " ".join(filter(None, (self.comparator.sign, self.value_words, self.measure)))
