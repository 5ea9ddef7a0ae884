"""What the productions of the grammar find in a sentence: names with roles, and doubts."""

from __future__ import annotations

from dataclasses import dataclass

from zeren.importing.sentences.readings import DocumentRules, QuestionCode
from zeren.importing.sentences.tokens import Kind
from zeren.model import Role


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a sentence.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        before: The token that parts it from the name before; None at the beginning.
        group: The number of its group; commas part groups.
        open: Whether 等 follows.
        role: Its role; None where the sentence gives none.
        mark: The sign beside it, such as ★; empty where there is none.
    """

    start: int
    end: int
    before: Kind | None
    group: int
    open: bool = False
    role: Role | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the productions were not sure of.

    Attributes:
        code: The question it leads to.
        words: The words it is about.
    """

    code: QuestionCode
    words: str


@dataclass(frozen=True, slots=True)
class Parse:
    """What the productions find in a sentence.

    Attributes:
        names: The names in order, with their roles.
        doubts: What was not sure.
        has_role: Whether words of a role follow units.
        severally: Whether a group acts 分别, each for itself, so that none leads.
        rules: What the sentence states for all that follow, or None.
    """

    names: tuple[Name, ...]
    doubts: tuple[Doubt, ...]
    has_role: bool
    severally: bool
    rules: DocumentRules | None
