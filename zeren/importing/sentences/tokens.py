"""Tokens of a responsibility sentence, and the place that a walk over it has reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    """What a token is."""

    NAME = auto()  # 州财政局
    LIST = auto()  # 、
    JOIN = auto()  # 和 及 以及 与
    TOGETHER = auto()  # 会同
    COMMA = auto()  # ， and blanks that surely part names
    BLANK = auto()  # a blank that may part two names
    SEMICOLON = auto()
    STOP = auto()  # 。
    OPEN = auto()  # a bracket around a clause
    CLOSE = auto()
    STRAY = auto()  # a bracket without its partner
    ETC = auto()  # 等, with the class it ends in: 等国务院相关部门
    ROLE = auto()  # 按职责分工负责
    LABEL = auto()  # 牵头单位：
    OTHER_LABEL = auto()  # 完成时限：
    MARK = auto()  # （牵头） after a name
    BY = auto()  # 由, 以上均由
    OF_OTHERS = auto()  # 以下均需各县区人民政府落实，不再列出
    RULE = auto()  # 列第一位者为牵头单位，下同
    ASIDE = auto()  # a remark or a date


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a sentence.

    Attributes:
        kind: What it is.
        start: Where it begins.
        end: Where it ends.
        text: Its text; of ETC the class alone.
    """

    kind: Kind
    start: int
    end: int
    text: str


_ENDS_OF_VALUES = frozenset({Kind.LABEL, Kind.OTHER_LABEL, Kind.SEMICOLON, Kind.STOP, Kind.STRAY})
_IN_GROUP = frozenset(
    {Kind.NAME, Kind.LIST, Kind.JOIN, Kind.TOGETHER, Kind.ETC, Kind.BY, Kind.BLANK}
)


def value_end(tokens: Sequence[Token], label: int) -> int:
    """Where what stands under a label of no role ends: 完成时限：6月底，州教育局配合.

    Args:
        tokens: The tokens of a sentence.
        label: The index of the label.

    Returns:
        The index of the token behind it: the next label, a semicolon or stop, or a group of
        units with a role of its own.
    """
    end = label + 1
    while end < len(tokens) and tokens[end].kind not in _ENDS_OF_VALUES:
        if tokens[end].kind in _IN_GROUP:
            group = end
            while end < len(tokens) and tokens[end].kind in _IN_GROUP:
                end += 1
            if group > label + 1 and end < len(tokens) and tokens[end].kind is Kind.ROLE:
                return group
            continue
        end += 1
    return end


_LOOK_BACK = 40
"""As many last characters of a name decide whether it is complete."""


@dataclass(slots=True)
class Scanner:
    """The state of one walk over a sentence.

    Attributes:
        text: The sentence.
        closing: The place of the closing bracket or quote of each opening one that has one.
        may_state_rule: Whether a rule of the document may stand in the sentence.
        at: Where the walk is.
        name_from: Where the name that is being read began, or None.
        tokens: What has been read.
        open_ends: Where brackets close around which clauses stand.
        blanks_part: Whether a blank has parted two units.
    """

    text: str
    closing: dict[int, int]
    may_state_rule: bool = False
    at: int = 0
    name_from: int | None = None
    tokens: list[Token] = field(default_factory=list)
    open_ends: set[int] = field(default_factory=set)
    blanks_part: bool = False

    @property
    def name(self) -> str:
        """The name so far, or the end of it that decides whether it is complete."""
        if self.name_from is None:
            return ""
        return self.text[max(self.name_from, self.at - _LOOK_BACK) : self.at]

    @property
    def at_part_start(self) -> bool:
        """Whether nothing of the current part has been read."""
        return self.name_from is None and (
            not self.tokens
            or self.tokens[-1].kind not in (Kind.NAME, Kind.ETC, Kind.LIST, Kind.JOIN, Kind.MARK)
        )

    def emit(self, kind: Kind, end: int, text: str | None = None) -> None:
        """End the name and add a token from here to `end`."""
        self.end_name()
        self.tokens.append(
            Token(kind, self.at, end, self.text[self.at : end] if text is None else text)
        )
        self.at = end

    def end_name(self) -> None:
        """Add the name so far, if there is one, without blanks around it."""
        if self.name_from is None:
            return
        start, end = self.name_from, self.at
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.tokens.append(Token(Kind.NAME, start, end, self.text[start:end]))
        self.name_from = None

    def take(self, end: int) -> None:
        """Make what stands up to `end` part of the name."""
        if self.name_from is None:
            self.name_from = self.at
        self.at = end
