"""Tasks in running text: numbered items with a clause in brackets, in a line, or as last sentence.

An item begins with a numbered paragraph and takes in what follows without a number. The clause
that ends it makes it a task; an item whose parts are numbered and have clauses of their own is
their chapter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from zeren.importing.document import Paragraph, all_doubts
from zeren.importing.lists.broken_lines import unbroken
from zeren.importing.lists.chapters import Chapters
from zeren.importing.lists.clause_lines import is_clause_line
from zeren.importing.lists.clauses import (
    Segment,
    segments_of,
    without_brackets,
)
from zeren.importing.lists.counted_items import one_below_other
from zeren.importing.lists.details import begins_with_words, detail_in, details_in, progress_in
from zeren.importing.lists.duties import Duty, duty_in, lists_duties
from zeren.importing.lists.found import Besides, Clause, FoundTask, Leftover
from zeren.importing.lists.grid_tasks import CHAPTER
from zeren.importing.lists.growing import GrowingTask
from zeren.importing.lists.lead_ins import without_lead_in
from zeren.importing.lists.markers import Marker, marker_of
from zeren.importing.lists.notes import is_note_of_all
from zeren.importing.lists.shared_clauses import SharedLine, share_clauses
from zeren.importing.lists.text_parts import (
    LONGEST_HEADING,
    Part,
    fold,
    folded,
    heading_of,
    is_first_bullet,
    is_head_alone,
    is_title,
    is_unclosed,
    lines_of,
    title_and_rest,
)
from zeren.importing.lists.text_reasons import (
    BEHIND_CLAUSE,
    BEHIND_TITLE,
    COUNTED,
    COVERS_SEVERAL,
    EMPTY_CLAUSE,
    LEAD_IN,
    NO_TASK,
    NOT_NUMBERED,
    UNCLOSED,
    WITHIN_WORDS,
    why_left_behind,
    why_none,
)
from zeren.importing.lists.titles import title_among
from zeren.importing.sentences.document_rules import rules_in

_CLAUSE_AND_REST = 2
_SHOWN = 20


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
    _waiting: list[Part] = field(default_factory=list)
    # The lines such as 完成时限： that stand before the clause of their task.
    _details: list[Paragraph] = field(default_factory=list)
    _has_open_task: bool = False
    _title: Paragraph | None = None
    _lists_duties: bool = False

    @property
    def tasks(self) -> tuple[FoundTask, ...]:
        """The tasks found so far."""
        return tuple(task.grown() for task in self._tasks)

    def read(self, paragraphs: Iterable[Paragraph]) -> None:
        """Read paragraphs to their end.

        Args:
            paragraphs: The paragraphs.
        """
        apart = one_below_other(unbroken(paragraphs, self.known), self.known)
        lines = share_clauses(tuple(apart), self.known)
        self._title = title_among([line.paragraph for line in lines])
        self._lists_duties = lists_duties((line.paragraph for line in lines), self.known)
        for line in lines:
            self._read(line)
        self._drop(self._waiting)
        self._drop_details()
        self._waiting = []

    def _read(self, line: SharedLine) -> None:
        paragraph = line.paragraph
        rules = tuple(rules_in(paragraph.text))
        besides = detail_in(paragraph.text)
        if besides is None and self._has_open_task and not self._waiting:
            besides = progress_in(paragraph.text)
        duty = duty_in(paragraph, self.known) if self._lists_duties else None
        if is_note_of_all(paragraph.text):
            self._leave(paragraph, NOT_NUMBERED)
        elif duty is not None:
            self._duty(line, duty)
        elif besides is not None and rules:
            # 备注：列第一位的为牵头单位 speaks of the list, not of the last task.
            self.rules.extend(rules)
            self._leave(paragraph, NOT_NUMBERED)
        elif besides is not None:
            self._detail(paragraph, besides)
        elif is_clause_line(paragraph.text, self.known):
            self._clause_line(paragraph)
        else:
            self._paragraph(line)

    # ---- lines of their own ----

    def _clause_line(self, paragraph: Paragraph) -> None:
        clause = without_brackets(paragraph.text)
        if self._waiting:
            self._keep_last_unnumbered()
            self._emit(self._waiting, clause)
            self._waiting = []
        elif self._has_open_task:
            words, besides = details_in(clause)
            self._tasks[-1].add_clause(Clause(words))
            self._tasks[-1].say(besides)
            if begins_with_words(paragraph.text):
                asked = WITHIN_WORDS.format(words=paragraph.text[:_SHOWN])
                self._tasks[-1].doubt = self._tasks[-1].doubt or asked
        else:
            self.leftovers.append(Leftover(paragraph.text, paragraph.place, EMPTY_CLAUSE))

    def _detail(self, paragraph: Paragraph, besides: Besides) -> None:
        """A line such as 完成时限：, before the clause of its task or behind it."""
        if self._waiting:
            self._details.append(paragraph)
        elif self._has_open_task:
            self._tasks[-1].say(besides)
        else:
            self._leave_detail(paragraph, besides)

    def _keep_last_unnumbered(self) -> None:
        """Of paragraphs without a number only the last one is the task that a clause ends.

        What stands above it may as well be the preamble.
        """
        last = self._waiting[-1]
        if last.marker is None and len(last.paragraphs) > 1:
            self._drop([replace(last, paragraphs=last.paragraphs[:-1])])
            own = last.paragraphs[-1]
            self._waiting[-1] = Part(None, [own], own)

    # ---- paragraphs ----

    def _duty(self, line: SharedLine, duty: Duty) -> None:
        """A task that names first who must do it."""
        marker = marker_of(line.paragraph.text)
        if marker is None:
            for part in self._waiting:
                self._open(part) if is_title(part) else self._drop([part])
            self._waiting = []
        self._place(line, marker, [Segment(duty.words, duty.clause)])
        self._emit(self._waiting, duty.clause, is_inline=True)
        self._waiting = []

    def _paragraph(self, line: SharedLine) -> None:
        paragraph = line.paragraph
        marker = marker_of(paragraph.text)
        body = paragraph.text if marker is None or not marker.rest else marker.rest
        segments = segments_of(body, self.known)
        lead_in, segments = without_lead_in(segments, is_numbered=marker is not None)
        if lead_in:
            self._leave(replace(paragraph, text=lead_in), LEAD_IN)
            if marker is not None:
                line = replace(line, doubt=line.doubt or COUNTED)
        # What a clause says of itself, the reader of sentences knows from it on.
        for segment in segments:
            self.rules.extend(rules_in(segment.text))
        self._place(line, marker, segments)
        for index, segment in enumerate(segments):
            if not segment.clause:
                if index and len(segments) == _CLAUSE_AND_REST:
                    self._append(segment.text)
                elif index:
                    self._waiting = [Part(None, [replace(paragraph, text=segment.text)], paragraph)]
                continue
            if index:
                own = [replace(paragraph, text=segment.text)]
                part = Part(marker, own, paragraph, line.doubt if lead_in else "")
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
        part = Part(marker, own, paragraph, line.doubt)
        if marker is not None:
            self._close(marker.level)
            self._waiting.append(part)
        elif not has_clause and self._is_heading(paragraph):
            self._drop(self._waiting)
            self._waiting = []
            self._chapters.open(paragraph.text)
            self._leave(paragraph, CHAPTER)
            self._has_open_task = False
        elif self._waiting and not (has_clause and is_first_bullet(text, self._waiting[-1])):
            self._waiting[-1].paragraphs += own
            if has_clause:
                self._keep_last_unnumbered()
        else:
            self._waiting.append(part)

    def _is_heading(self, paragraph: Paragraph) -> bool:
        return (
            paragraph.is_heading
            and paragraph is not self._title
            and len(paragraph.text) <= LONGEST_HEADING
        )

    def _close(self, level: int) -> None:
        """Make room for a numbered paragraph: what is waiting above it becomes its chapter."""
        self._has_open_task = False
        self._drop_details()
        # They stand in the order of their levels, so that only the last ones are looked at.
        deeper: list[Part] = []
        while self._waiting and self._waiting[-1].level > level:
            deeper.append(self._waiting.pop())
        deeper.reverse()
        beside = self._waiting[-1:]
        if beside and beside[0].level == level and self._waiting[0].level < level:
            fold(beside[0], deeper)
        elif not beside or beside[0].level < level:
            self._drop(folded(deeper))
        else:
            fold(beside[0], deeper)
            self._drop(self._waiting)
            self._waiting = []
        if not self._waiting:
            self._chapters.close(level)

    # ---- tasks ----

    def _emit(self, parts: Sequence[Part], clause: str, *, is_inline: bool = False) -> None:
        """Make a task of the innermost part, or of several that only one clause ends."""
        deepest = parts[-1].level
        # Siblings without a clause of their own are covered by this one.
        siblings = [
            part for part in parts[:-1] if part.level == deepest and part.marker is not None
        ]
        outer = [part for part in parts[:-1] if part.level < deepest]
        taken = [*siblings, parts[-1]]
        # What is doubtful in a heading concerns the task below it as well.
        doubts = [part.doubt for part in (*outer, *taken)]
        if any(is_unclosed(part) for part in taken):
            doubts.append(UNCLOSED)
        if siblings:
            doubts.append(COVERS_SEVERAL)
            if outer:
                taken = [outer.pop(), *taken]
        elif outer and not is_inline and not is_title(outer[-1]):
            taken = [outer.pop(), *taken]
        for part in outer:
            self._open(part)
        head = taken[0]
        lines = [line for i, part in enumerate(taken) for line in lines_of(part, with_number=i > 0)]
        self._chapters.close(head.level)
        if is_head_alone(lines):
            # 三、责任分工 heads who does what is said above: a task is none.
            self._leave(head.first, NO_TASK)
            self.leftovers.append(Leftover(clause, head.first.place, NO_TASK))
            self._has_open_task = False
            return
        words, besides = details_in(clause)
        task = FoundTask(
            number=head.marker.number if head.marker is not None else "",
            ordinals=(*self._chapters.ordinals, head.marker.ordinal if head.marker else 0),
            chapter="　".join(self._chapters.headings),
            text="\n".join(lines),
            clauses=(Clause(words),),
            place=head.first.place,
            details=besides.details,
            further=besides.further,
            doubt=all_doubts(*doubts),
        )
        self._tasks.append(GrowingTask(task))
        for one in self._details:
            self._tasks[-1].say(detail_in(one.text) or Besides())
        self._details = []
        self._has_open_task = True

    def _open(self, part: Part) -> None:
        """Take a part as a chapter; what stands below its heading belongs to no task."""
        if part.marker is None:
            self._drop([part])
            return
        self._chapters.open(heading_of(part.first.text))
        title, behind = title_and_rest(part.first.text)
        self._leave(replace(part.first, text=title), CHAPTER)
        if behind:
            leads_in = behind.endswith(("：", ":")) and "。" not in behind
            reason = LEAD_IN if leads_in else BEHIND_TITLE
            self._leave(replace(part.first, text=behind), reason)
        if part.doubt:
            self._leave(part.first, part.doubt)
        self._leave_all(part.paragraphs[1:], why_none)

    def _drop(self, parts: Iterable[Part]) -> None:
        for part in parts:
            if part.marker is None and self._tasks:
                self._leave_all(part.paragraphs, why_left_behind)
            else:
                first = [] if part.marker is None else [part.first]
                self._leave_all([*first, *part.paragraphs[len(first) :]], why_none)

    def _leave_all(
        self, paragraphs: Iterable[Paragraph], why: Callable[[Paragraph, Collection[str]], str]
    ) -> None:
        for paragraph in paragraphs:
            self._leave(paragraph, why(paragraph, self.known))

    def _drop_details(self) -> None:
        for paragraph in self._details:
            self._leave_detail(paragraph, detail_in(paragraph.text) or Besides())
        self._details = []

    def _leave_detail(self, paragraph: Paragraph, besides: Besides) -> None:
        """Leave a line without a task; 工作目标： may stand below the heading of a chapter."""
        self._leave(paragraph, NO_TASK if besides.details else NOT_NUMBERED)

    def _leave(self, paragraph: Paragraph, reason: str) -> None:
        self.leftovers.append(Leftover(paragraph.text, paragraph.place, reason))
