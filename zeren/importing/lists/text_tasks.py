"""Tasks in running text: numbered items with a clause in brackets, in a line, or as last sentence.

An item begins with a numbered paragraph and takes in what follows without a number. The clause
that ends it makes it a task; an item whose parts are numbered and have clauses of their own is
their chapter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from zeren.importing.document import Paragraph
from zeren.importing.lists.broken_lines import unbroken
from zeren.importing.lists.chapters import Chapters
from zeren.importing.lists.clauses import (
    Segment,
    begins_with_label,
    has_role,
    is_clause,
    segments_of,
    without_brackets,
)
from zeren.importing.lists.details import detail_in, details_in
from zeren.importing.lists.found import NO_DETAILS, Clause, Details, FoundTask, Leftover
from zeren.importing.lists.growing import GrowingTask
from zeren.importing.lists.grid_tasks import CHAPTER, NO_PARTY
from zeren.importing.lists.markers import Marker, marker_of
from zeren.importing.lists.shared_clauses import SharedLine, share_clauses
from zeren.importing.lists.titles import title_among
from zeren.importing.sentences.document_rules import rules_in

_LONGEST_HEADING = 40
_DEEPEST = 100
COVERS_SEVERAL = "责任单位只写在末尾，前面几小项也算作这一项任务"
BEHIND_CLAUSE = "责任单位之后还有正文，已接在任务后面"
_CLAUSE_AND_REST = 2
UNCLOSED = "任务里有括号没有合上，可能有责任单位断在里面"
NOT_NUMBERED = "没有编号的段落，没有找到责任单位"
NO_TASK = "没有找到它所属的任务"
EMPTY_CLAUSE = "写着责任单位，前面却没有任务"


@dataclass(slots=True)
class _Part:
    """A numbered paragraph, or one that opens an item without a number, with what follows it.

    Attributes:
        marker: Its number.
        paragraphs: Its paragraphs, the number left out of the first.
        first: The first as it stands in the file.
        doubt: What a person should look at in it.
    """

    marker: Marker | None
    paragraphs: list[Paragraph]
    first: Paragraph
    doubt: str = ""

    @property
    def level(self) -> int:
        """How deep it stands."""
        return self.marker.level if self.marker is not None else _DEEPEST


@dataclass(slots=True)
class TextReader:
    """Reads one paragraph after the other.

    Attributes:
        known: Names of parties, without blanks.
        leftovers: What became none.
        rules: Notes that say how parties are to be read.
    """

    known: Collection[str] = ()
    leftovers: list[Leftover] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    _tasks: list[GrowingTask] = field(default_factory=list)
    _chapters: Chapters = field(default_factory=Chapters)
    # The parts that have no clause so far, each deeper than or beside the one before.
    _waiting: list[_Part] = field(default_factory=list)
    # The lines such as 完成时限： that stand before the clause of their task.
    _details: list[Paragraph] = field(default_factory=list)
    _has_open_task: bool = False
    _title: Paragraph | None = None

    @property
    def tasks(self) -> tuple[FoundTask, ...]:
        """The tasks found so far."""
        return tuple(task.grown() for task in self._tasks)

    def read(self, paragraphs: Iterable[Paragraph]) -> None:
        """Read paragraphs to their end.

        Args:
            paragraphs: The paragraphs.
        """
        lines = share_clauses(tuple(unbroken(paragraphs, self.known)), self.known)
        self._title = title_among([line.paragraph for line in lines])
        for line in lines:
            self._read(line)
        self._drop(self._waiting)
        self._drop_details()
        self._waiting = []

    def _read(self, line: SharedLine) -> None:
        paragraph = line.paragraph
        rules = tuple(rules_in(paragraph.text))
        details = detail_in(paragraph.text)
        if details is not None and rules:
            # 备注：列第一位的为牵头单位 speaks of the list, not of the last task.
            self.rules.extend(rules)
            self._leave(paragraph, NOT_NUMBERED)
        elif details is not None:
            self._detail(paragraph, details)
        elif self._is_clause_line(paragraph.text):
            self._clause_line(paragraph)
        else:
            self._paragraph(line)

    # ---- lines of their own ----

    def _is_clause_line(self, text: str) -> bool:
        marker = marker_of(text)
        bare = text if marker is None else marker.rest
        if begins_with_label(bare) and len(bare) <= 10 * _LONGEST_HEADING:
            return True
        return marker is None and has_role(text) and is_clause(text, self.known)

    def _clause_line(self, paragraph: Paragraph) -> None:
        clause = without_brackets(paragraph.text)
        if self._waiting:
            self._keep_last_unnumbered()
            self._emit(self._waiting, clause)
            self._waiting = []
        elif self._has_open_task:
            words, details = details_in(clause)
            self._tasks[-1].add_clause(Clause(words))
            self._tasks[-1].say(details)
        else:
            self.leftovers.append(Leftover(paragraph.text, paragraph.place, EMPTY_CLAUSE))

    def _detail(self, paragraph: Paragraph, details: Details) -> None:
        """A line such as 完成时限：, before the clause of its task or behind it."""
        if self._waiting:
            self._details.append(paragraph)
        elif self._has_open_task:
            self._tasks[-1].say(details)
        else:
            self._leave(paragraph, NO_TASK)

    def _keep_last_unnumbered(self) -> None:
        """Of paragraphs without a number only the last one is the task that a clause ends.

        What stands above it may as well be the preamble.
        """
        last = self._waiting[-1]
        if last.marker is None and len(last.paragraphs) > 1:
            self._drop([replace(last, paragraphs=last.paragraphs[:-1])])
            own = last.paragraphs[-1]
            self._waiting[-1] = _Part(None, [own], own)

    # ---- paragraphs ----

    def _paragraph(self, line: SharedLine) -> None:
        paragraph = line.paragraph
        marker = marker_of(paragraph.text)
        body = paragraph.text if marker is None or not marker.rest else marker.rest
        segments = segments_of(body, self.known)
        # What a clause says of itself, the reader of sentences knows from it on.
        for segment in segments:
            self.rules.extend(rules_in(segment.text))
        self._place(line, marker, segments)
        for index, segment in enumerate(segments):
            if not segment.clause:
                if index and len(segments) == _CLAUSE_AND_REST:
                    self._append(segment.text)
                elif index:
                    self._waiting = [
                        _Part(None, [replace(paragraph, text=segment.text)], paragraph)
                    ]
                continue
            if index:
                part = _Part(marker, [replace(paragraph, text=segment.text)], paragraph)
                self._waiting = [part]
            self._emit(self._waiting, segment.clause, is_inline=True)
            self._waiting = []

    def _append(self, text: str) -> None:
        """Give the last task what its paragraph says behind the clause."""
        task = self._tasks[-1]
        task.add_text(text)
        task.doubt = task.doubt or BEHIND_CLAUSE

    def _place(self, line: SharedLine, marker: Marker | None, segments: Sequence[Segment]) -> None:
        """Put the first segment of a paragraph where it belongs."""
        paragraph = line.paragraph
        text, has_clause = segments[0].text, bool(segments[0].clause)
        own = [replace(paragraph, text=text)] if text else []
        part = _Part(marker, own, paragraph, line.doubt)
        if marker is not None:
            self._close(marker.level)
            self._waiting.append(part)
        elif not has_clause and self._is_heading(paragraph):
            self._drop(self._waiting)
            self._waiting = []
            self._chapters.open(paragraph.text)
            self._leave(paragraph, CHAPTER)
            self._has_open_task = False
        elif self._waiting:
            self._waiting[-1].paragraphs += own
            if has_clause:
                self._keep_last_unnumbered()
        else:
            self._waiting.append(part)

    def _is_heading(self, paragraph: Paragraph) -> bool:
        return (
            paragraph.is_heading
            and paragraph is not self._title
            and len(paragraph.text) <= _LONGEST_HEADING
        )

    def _close(self, level: int) -> None:
        """Make room for a numbered paragraph: what is waiting above it becomes its chapter."""
        self._has_open_task = False
        self._drop_details()
        # They stand in the order of their levels, so that only the last ones are looked at.
        deeper: list[_Part] = []
        while self._waiting and self._waiting[-1].level > level:
            deeper.append(self._waiting.pop())
        deeper.reverse()
        beside = self._waiting[-1:]
        if beside and beside[0].level == level and self._waiting[0].level < level:
            _fold(beside[0], deeper)
        elif not beside or beside[0].level < level:
            self._drop(_folded(deeper))
        else:
            _fold(beside[0], deeper)
            self._drop(self._waiting)
            self._waiting = []
        if not self._waiting:
            self._chapters.close(level)

    # ---- tasks ----

    def _emit(self, parts: Sequence[_Part], clause: str, *, is_inline: bool = False) -> None:
        """Make a task of the innermost part, or of several that only one clause ends."""
        deepest = parts[-1].level
        # Siblings without a clause of their own are covered by this one.
        siblings = [
            part for part in parts[:-1] if part.level == deepest and part.marker is not None
        ]
        outer = [part for part in parts[:-1] if part.level < deepest]
        taken = [*siblings, parts[-1]]
        doubts = [part.doubt for part in taken]
        if any(_is_unclosed(part) for part in taken):
            doubts.append(UNCLOSED)
        if siblings:
            doubts.append(COVERS_SEVERAL)
            if outer:
                taken = [outer.pop(), *taken]
        elif outer and not is_inline and not _is_title(outer[-1]):
            taken = [outer.pop(), *taken]
        for part in outer:
            self._open(part)
        head = taken[0]
        lines = [line for i, part in enumerate(taken) for line in _lines(part, with_number=i > 0)]
        self._chapters.close(head.level)
        words, details = details_in(clause)
        task = FoundTask(
            number=head.marker.number if head.marker is not None else "",
            ordinals=(*self._chapters.ordinals, head.marker.ordinal if head.marker else 0),
            chapter="　".join(self._chapters.headings),
            text="\n".join(lines),
            clauses=(Clause(words),),
            place=head.first.place,
            details=details,
            doubt="；".join(dict.fromkeys(filter(None, doubts))),
        )
        self._tasks.append(GrowingTask(task))
        for one in self._details:
            self._tasks[-1].say(detail_in(one.text) or NO_DETAILS)
        self._details = []
        self._has_open_task = True

    def _open(self, part: _Part) -> None:
        """Take a part as a chapter; what stands below its heading belongs to no task."""
        if part.marker is None:
            self._drop([part])
            return
        self._chapters.open(_heading(part.first.text))
        self._leave(part.first, CHAPTER)
        if part.doubt:
            self._leave(part.first, part.doubt)
        self._drop([replace(part, marker=None, paragraphs=part.paragraphs[1:])])

    def _drop(self, parts: Iterable[_Part]) -> None:
        for part in parts:
            paragraphs = (
                part.paragraphs if part.marker is None else [part.first, *part.paragraphs[1:]]
            )
            for paragraph in paragraphs:
                reason = NOT_NUMBERED if marker_of(paragraph.text) is None else NO_PARTY
                self._leave(paragraph, reason)

    def _drop_details(self) -> None:
        for paragraph in self._details:
            self._leave(paragraph, NO_TASK)
        self._details = []

    def _leave(self, paragraph: Paragraph, reason: str) -> None:
        self.leftovers.append(Leftover(paragraph.text, paragraph.place, reason))


def _lines(part: _Part, *, with_number: bool) -> Iterator[str]:
    """The paragraphs of a part; those inside of a task keep their numbers."""
    for index, paragraph in enumerate(part.paragraphs):
        numbered = with_number and index == 0 and part.marker is not None
        mark = (
            part.first.text[: len(part.first.text) - len(part.marker.rest)]
            if numbered and part.marker
            else ""
        )
        yield mark + paragraph.text


def _folded(parts: Iterable[_Part]) -> list[_Part]:
    """Parts without those that stand below another: they become paragraphs of it."""
    folded: list[_Part] = []
    for part in parts:
        if folded and folded[-1].level < part.level and part.marker is not None:
            _fold(folded[-1], [part])
        else:
            folded.append(part)
    return folded


def _fold(part: _Part, below: Iterable[_Part]) -> None:
    """Make those that stand below a part paragraphs of it."""
    for one in below:
        part.paragraphs += [one.first, *one.paragraphs[1:]]


def _is_unclosed(part: _Part) -> bool:
    """Whether a bracket opens in the last words of a part and does not close."""
    text = part.paragraphs[-1].text if part.paragraphs else ""
    return text.rfind("（") > text.rfind("）")


def _is_title(part: _Part) -> bool:
    """Whether a numbered paragraph only names what follows."""
    text = part.marker.rest if part.marker is not None else ""
    return (
        len(part.paragraphs) == 1
        and len(text) <= _LONGEST_HEADING
        and "。" not in text.rstrip("。")
    )


def _heading(text: str) -> str:
    """The heading at the beginning of a paragraph: its first sentence, where it is short."""
    first = text.split("。", 1)[0]
    return first if len(first) <= _LONGEST_HEADING else f"{first[:_LONGEST_HEADING]}…"
