"""What a sentence is made of: parts, groups in them, and names, with no role decided yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zeren.importing.sentences.questions import Question
from zeren.importing.sentences.readings import DocumentRules
from zeren.importing.sentences.tokens import Kind
from zeren.model import Role


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a sentence.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        before: The token that parts it from the name before; None at the beginning.
        open: Whether 等 follows.
        star: The sign beside it, such as ★; empty where there is none.
        mark: The words of role in brackets behind it, or behind its group; empty where there are
            none.
        role: Its role; None where the sentence gives none, or none is decided yet.
        is_apart: Whether it stands under a label of none who do the task: 考核单位, 配合单位.
    """

    start: int
    end: int
    before: Kind | None
    open: bool = False
    star: str = ""
    mark: str = ""
    role: Role | None = None
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Names with no comma between them.

    Attributes:
        names: The names, at least one.
    """

    names: tuple[Name, ...]

    @property
    def unmarked(self) -> tuple[Name, ...]:
        """The names without a mark of their own."""
        return tuple(name for name in self.names if not name.mark)


@dataclass(frozen=True, slots=True)
class Part:
    """Groups up to the words of role that end them, or up to the next label.

    Attributes:
        groups: The groups, at least one.
        label: The words of the label that holds here; empty where there is none.
        words: The words of role that end it; empty where there are none.
        is_unknown: Whether `words` are none that are known.
        is_behind_role: Whether words of role stand before it, and no label between.
    """

    groups: tuple[Group, ...]
    label: str = ""
    words: str = ""
    is_unknown: bool = False
    is_behind_role: bool = False

    @property
    def names(self) -> Iterator[Name]:
        """All its names in order."""
        return (name for group in self.groups for name in group.names)

    @property
    def waiting(self) -> tuple[Name, ...]:
        """Its names without a mark of their own, which wait for words of role."""
        return tuple(name for name in self.names if not name.mark)

    @property
    def unmarked(self) -> tuple[Group, ...]:
        """Its groups without the names that have a mark of their own."""
        left = (Group(group.unmarked) for group in self.groups)
        return tuple(group for group in left if group.names)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The parts of a sentence.

    Attributes:
        parts: The parts, in the order in which they end.
        questions: What was not sure in taking it apart.
        rules: What the sentence states for all that follow, or None.
    """

    parts: tuple[Part, ...]
    questions: tuple[Question, ...]
    rules: DocumentRules | None
