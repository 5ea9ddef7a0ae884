"""What reading a responsibility sentence gives: mentions, questions, confidence. No I/O."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from zeren.importing.sentences.questions import Question, confidence_after
from zeren.importing.sentences.spelling import without_blanks
from zeren.model import Party, Role
from zeren.wording import ROLE_WORDS


@dataclass(frozen=True, slots=True)
class Mention:
    """That a sentence names a party in a role.

    Attributes:
        party: The full name: shared prefix filled in, known aliases replaced, blanks removed.
        written: The name as the sentence writes it: `text[start:end]`.
        role: What the party does.
        open: Whether 等 follows at once, so that the list goes on unnamed.
        start: Where `written` begins in the sentence.
        end: Where it ends.
    """

    party: str
    written: str
    role: Role
    open: bool
    start: int
    end: int

    @property
    def form(self) -> str:
        """The name as written, without the blanks and line breaks in it."""
        return without_blanks(self.written)


@dataclass(frozen=True, slots=True)
class DocumentRules:
    """What a document states once and means for all that follows.

    Attributes:
        first_is_lead: Whether the first unit of a sentence without a lead is the lead
            (列第一位者为牵头单位，下同).
        others: What the other units are under that rule.
        severally_lead: Whether units that act 分别 each lead (分别负责为各部门分别牵头).
        lead_mark: The sign beside the names of leads (标★的为牵头单位); empty where there is none.
    """

    first_is_lead: bool = False
    others: Role = Role.RESPONSIBLE
    severally_lead: bool = False
    lead_mark: str = ""

    def merged(self, later: DocumentRules) -> DocumentRules:
        """These rules and what a later statement adds to them.

        Args:
            later: The rules of the later statement.
        """
        return DocumentRules(
            first_is_lead=self.first_is_lead or later.first_is_lead,
            others=later.others if later.first_is_lead else self.others,
            severally_lead=self.severally_lead or later.severally_lead,
            lead_mark=later.lead_mark or self.lead_mark,
        )


_PARTING = re.compile(f"[、，；和及与暨等（(]|会同|{'|'.join(ROLE_WORDS)}|协同|协作|参与|实施")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names of a registry of parties.

    Attributes:
        party_of: Full names by every name that is known: full, former and everyday ones.
        full: The full names among them.
        compound: A pattern of those names that hold what parts others (和, 、, a role word), or
            None where there are none.
    """

    party_of: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    full: frozenset[str] = field(init=False, compare=False)
    compound: re.Pattern[str] | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Find the full and the compound names, once for all sentences."""
        names = [name for name in self.party_of if _PARTING.search(name)]
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        pattern = re.compile("|".join(map(re.escape, longest_first))) if names else None
        object.__setattr__(self, "compound", pattern)
        object.__setattr__(self, "full", frozenset(self.party_of.values()))

    @classmethod
    def of(cls, parties: Iterable[Party]) -> KnownNames:
        """The names of parties; a full name wins over another party's alias.

        Args:
            parties: Units, counties and collectives.
        """
        listed = tuple(parties)
        names: dict[str, str] = {}
        for party in listed:
            for name in (*party.aliases, *(item.name for item in party.former_names)):
                names.setdefault(name, party.name)
        names.update((party.name, party.name) for party in listed)
        return cls(MappingProxyType(names))

    def including(self, names: Mapping[str, str]) -> KnownNames:
        """These names and others, which come first.

        Args:
            names: Full names by every other name.
        """
        return KnownNames(MappingProxyType({**self.party_of, **names}))


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a sentence is read.

    Attributes:
        rules: What the document has stated so far.
        names: The names of the registry.
        column_role: The role that the column's head gives to units without one of their own.
        column_head: The head itself, where there is one.
        has_persons: Whether a person stands beside each unit.
        handles_alone: Whether nobody but those who handle a task (承办) is named for it, so that
            they are who is responsible.
    """

    rules: DocumentRules = DocumentRules()
    names: KnownNames = KnownNames()
    column_role: Role | None = None
    column_head: str = ""
    has_persons: bool = False
    handles_alone: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence was read to say.

    Attributes:
        text: The sentence as given.
        assignments: Who does what, in the order of the text; each party once in each role.
        questions: What a person must decide; none where all is certain.
        canonical: Whether `zeren.wording.compose` of the parties gives back the text, so that
            责任原文 may stay empty.
        rules: What holds for the sentences that follow.
        persons: The persons that it names beside units, each with its unit: 县教体局 李四.
    """

    text: str
    assignments: tuple[Mention, ...]
    questions: tuple[Question, ...]
    canonical: bool
    rules: DocumentRules
    persons: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        """From 0, a guess, to 1, certain: what the questions leave of it."""
        return confidence_after(self.questions)


def mentions_in(readings: Iterable[Reading]) -> Iterator[Mention]:
    """The parties that readings name, in their order.

    Args:
        readings: How the clauses of a task were read.
    """
    return (mention for reading in readings for mention in reading.assignments)
