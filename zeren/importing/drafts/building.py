"""Found tasks to drafts of rows: sentences read, names recognised, numbers made unique."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from zeren.columns import column_of
from zeren.importing.drafts.other_tasks import Told, said_of_others
from zeren.importing.lists.found import Clause, Found, FoundTask, Further, joined
from zeren.importing.sentences.document_rules import rules_of
from zeren.importing.sentences.reading import names_persons
from zeren.importing.sentences.readings import (
    Context,
    DocumentRules,
    KnownNames,
    Mention,
    Reading,
    mentions_in,
)
from zeren.importing.sentences.roles import BESIDE
from zeren.importing.sentences.spelling import without_blanks
from zeren.importing.sentences.traditional import read_any_sentence, role_of_column
from zeren.importing.sentences.two_roles import HOLDS_ON, rule_in_words
from zeren.importing.unique import Unique
from zeren.model import Role
from zeren.text.characters import squeeze
from zeren.text.simplified import simplified
from zeren.wording import NAME_SEPARATOR, PartiesByRole, compose

# What a number must be to stand in an address as it is; the rule T008 asks for the same.
_ID_PART = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")

PERSONS = "责任人"
"""The further column that persons beside units are kept in."""
NO_NUMBER = "原文没有序号，按先后编为 {number}"
NO_PARTY = "没有读出责任单位"
TWICE = "“{party}”写了两次，又是{first}又是{role}，按{first}记，请对照原文"
ONLY_SUPPORT = "只有{words}单位，没有牵头或负责的单位，请对照原文（标题里可能写着）"
SUPERVISING = "“{head}”一列按“负责”记，它是不是责任单位，请核对"
_SUPERVISES = re.compile("督|监管|考核|验收|指导")
UNREAD_RULE = "文中写着“{rule}”，没有读懂，请对照原文确定牵头单位"
_MOST_RULES = 3
_IN_LEAD = (Role.LEAD, Role.RESPONSIBLE)
_HANDLES = "承办"
_IN_CHARGE = re.compile("主办|牵头|领衔|主责|责任|负责|落实|实施|执行|分工")
# What a note leaves of the confidence, however surely the clauses were read.
_WITH_NOTES = 0.9


@dataclass(frozen=True, slots=True)
class Draft:
    """A row of the table of tasks as it would be.

    Attributes:
        found: The task as found.
        number: 序号: as published, else counted.
        id: 编号: where 序号 is not unique, or cannot stand in an address; else empty.
        readings: How each of its clauses was read.
        parties: Full names by role, in the order of the file.
        sentence: 责任原文: where the roles do not give it back; else empty.
        notes: What a person should look at besides the questions of the readings.
    """

    found: FoundTask
    number: str
    id: str
    readings: tuple[Reading, ...]
    parties: PartiesByRole
    sentence: str
    notes: tuple[str, ...]

    @property
    def key(self) -> str:
        """What ends the id of its task: 编号, else 序号."""
        return self.id or self.number

    @property
    def further(self) -> Further:
        """What the list says in columns that are none of ours: head, without blanks, to words."""
        said = ((squeeze(head), words) for head, words in self.found.further.items())
        return {head: words for head, words in said if column_of(head) is None}

    @property
    def mentions(self) -> Iterator[Mention]:
        """The parties that its clauses name, in the order of the file."""
        return mentions_in(self.readings)

    @property
    def confidence(self) -> float:
        """From 0, a guess, to 1, certain: that of the clause that is least certain.

        Nothing is certain where a person should look at something else.
        """
        least = min((reading.confidence for reading in self.readings), default=0.0)
        least = min(least, self.found.confidence)
        return min(least, _WITH_NOTES) if self.notes else least

    @property
    def questions(self) -> tuple[str, ...]:
        """All that a person must decide, in words."""
        asked = (question.text for reading in self.readings for question in reading.questions)
        return (*asked, *self.notes)

    @property
    def is_certain(self) -> bool:
        """Whether nothing needs to be looked at."""
        return self.confidence == 1.0 and not self.questions


def drafts_of(found: Found, names: KnownNames) -> tuple[Draft, ...]:
    """Read the clauses of found tasks, in their order.

    Args:
        found: What was found in a file.
        names: The names of the registry.

    Returns:
        A draft for each task.
    """
    rules = _rules_of(found.rules)
    # Where no task has a number, counting them says nothing that is not in the file.
    is_numbered = any(task.number for task in found.tasks)
    unread_rules = [*dict.fromkeys(found.unread_rules)][:_MOST_RULES]
    unread = [UNREAD_RULE.format(rule=rule) for rule in unread_rules]
    drafts = []
    reader = _Reader(names, handles_alone=_handles_alone(found.tasks))
    for count, (listed, number, part) in enumerate(_numbered(found.tasks), start=1):
        readings, rules = reader.read(listed.clauses, rules)
        parties, notes = parties_in(readings)
        task = _with_persons(listed, readings)
        notes = [*([task.doubt] if task.doubt else []), *notes]
        if is_numbered and not task.number:
            notes.append(NO_NUMBER.format(number=count))
        if not parties:
            notes.append(NO_PARTY)
        notes += [
            SUPERVISING.format(head=clause.head)
            for clause in task.clauses
            if _may_supervise(clause.head)
        ]
        if parties and BESIDE.issuperset(parties):
            words = "、".join(role.word for role in parties)
            notes.append(ONLY_SUPPORT.format(words=words))
        if Role.LEAD not in parties:
            notes.extend(unread)
        sentence = _sentence(task.clauses, readings, parties)
        drafts.append(Draft(task, number, part, readings, parties, sentence, tuple(notes)))
    return _with_said_of_others(drafts, found)


def _with_persons(task: FoundTask, readings: Iterable[Reading]) -> FoundTask:
    """A task with the persons that stand beside its units: they are no parties, and are kept."""
    persons = "；".join(dict.fromkeys(one for reading in readings for one in reading.persons))
    if not persons:
        return task
    return replace(task, further=joined(task.further, {PERSONS: persons}))


def _with_said_of_others(drafts: Sequence[Draft], found: Found) -> tuple[Draft, ...]:
    told = [Told.of(one.found, one.readings) for one in drafts]
    notes = said_of_others(told, (leftover.text for leftover in found.leftovers))
    return tuple(
        replace(draft, notes=(*draft.notes, *said)) if said else draft
        for draft, said in zip(drafts, notes, strict=True)
    )


def plain_head(head: str) -> str:
    """A head as its words are looked at: in one line, in simplified characters.

    Args:
        head: The head as published.
    """
    return without_blanks(simplified(head))


def _may_supervise(head: str) -> bool:
    """Whether bodies under a head were taken for responsible that may only supervise."""
    return _watches(head) and role_of_column(head) is Role.RESPONSIBLE


@lru_cache(maxsize=1 << 10)
def _watches(head: str) -> bool:
    return _SUPERVISES.search(plain_head(head)) is not None


def _handles_alone(tasks: Iterable[FoundTask]) -> bool:
    """Whether clauses without heads name those who handle a task (承办), and no others."""
    clauses = [clause.text for task in tasks for clause in task.clauses if not clause.head]
    handles = any(_HANDLES in text for text in clauses)
    return handles and not any(map(_IN_CHARGE.search, clauses))


def _rules_of(notes: Iterable[str]) -> DocumentRules:
    """What notes outside of the tasks say of how parties are to be read."""
    rules = DocumentRules()
    for note in notes:
        rules = rules.merged(rules_of(note))
    return rules


@dataclass(slots=True)
class _Reader:
    """Reads clauses; one that a list repeats is read once.

    Attributes:
        names: The names of the registry.
        handles_alone: Whether clauses without heads name nobody but those who handle a task.
    """

    names: KnownNames
    handles_alone: bool
    _read: dict[tuple[Clause, DocumentRules], Reading] = field(default_factory=dict)

    def read(
        self, clauses: Sequence[Clause], rules: DocumentRules
    ) -> tuple[tuple[Reading, ...], DocumentRules]:
        """The readings of the clauses of a task, and the rules that hold after it."""
        readings = []
        roles = [one.role or (role_of_column(one.head) if one.head else None) for one in clauses]
        lead = next((role for role in _IN_LEAD if role in roles), None)
        for clause, role in zip(clauses, roles, strict=True):
            # Which of several units leads, is not said of those in a column beside theirs.
            is_beside = (lead is not None and role is not lead) or _watches(clause.head)
            own = replace(rules, first_is_lead=False) if is_beside else rules
            of_head = rule_in_words(simplified(clause.head))
            own = own.merged(of_head) if of_head is not None else own
            reading = self._read.get((clause, own))
            if reading is None:
                persons = names_persons(clause.head)
                # What a person said of a column is no doubt any more.
                is_read = role is not None and not clause.role
                head = plain_head(clause.head) if is_read else ""
                context = Context(own, self.names, role, head, has_persons=persons)
                if not clause.head:
                    context = replace(context, handles_alone=self.handles_alone)
                reading = self._read[clause, own] = read_any_sentence(clause.text, context)
            # What a head states, holds below it alone.
            if of_head is None or HOLDS_ON in clause.head:
                rules = rules.merged(reading.rules)
            readings.append(reading)
        return tuple(readings), rules


def parties_in(readings: Sequence[Reading]) -> tuple[PartiesByRole, list[str]]:
    """Full names by role, each once, and what to ask where a party is named in two roles.

    Of two that nobody bears at once it is kept in the first in the order of roles: one that leads
    is named there alone.

    Args:
        readings: How the clauses of a task were read.
    """
    mentions = [*mentions_in(readings)]
    by_role: dict[Role, tuple[str, ...]] = {}
    notes = []
    for role in Role:
        clashing = [other for other in by_role if not role.goes_with(other)]
        named = []
        for party in dict.fromkeys(one.party for one in mentions if one.role is role):
            if first := next((other for other in clashing if party in by_role[other]), None):
                notes.append(TWICE.format(party=party, role=role.word, first=first.word))
            else:
                named.append(party)
        if named:
            by_role[role] = tuple(named)
    return MappingProxyType(by_role), notes


def _sentence(
    clauses: Sequence[Clause], readings: Sequence[Reading], parties: PartiesByRole
) -> str:
    """The published words, where the roles would not give them back."""
    if len(readings) == 1 and readings[0].text == compose(parties):
        return ""
    columns = [(clause, role_of_column(clause.head)) for clause in clauses if clause.head]
    if len(columns) == len(clauses) > 1:
        written = {role: clause.text for clause, role in columns if role is not None}
        plain = {role: NAME_SEPARATOR.join(named) for role, named in parties.items()}
        if written == plain and len(written) == len(columns):
            return ""  # the columns hold nothing but full names
        return "；".join(f"{clause.head}：{clause.text}" for clause in clauses)
    text = "；".join(clause.text for clause in clauses)
    return "" if text == compose(parties) else text


# ---- numbers ----


def _numbered(tasks: Sequence[FoundTask]) -> Iterator[tuple[FoundTask, str, str]]:
    """Each task with its 序号 and, where that does not serve as an id, its 编号."""
    numbers = [task.number or str(count) for count, task in enumerate(tasks, start=1)]
    paths = [_path(task, count) for count, task in enumerate(tasks, start=1)]
    parts = ["-".join(map(str, path)) for path in paths]
    starts_anew = len(set(numbers)) < len(set(zip(numbers, parts, strict=True)))
    times = Counter(parts if starts_anew else numbers)
    taken = Unique()
    for task, number, part in zip(tasks, numbers, parts, strict=True):
        key = part if starts_anew or not _ID_PART.fullmatch(number) else number
        if times[part if starts_anew else number] > 1:
            key = taken.numbered(key, 1)  # several tasks under one number end in -1, -2 and so on
        elif key in taken:
            key = taken.numbered(f"{key}-1", 1)
        taken.add(key)
        yield task, number, "" if key == number else key


def _path(task: FoundTask, count: int) -> list[int]:
    """The numbers of its chapters and its own."""
    return [*filter(None, task.ordinals[:-1]), task.ordinals[-1] or count]
