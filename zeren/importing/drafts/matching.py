"""Which row of the table a task of the file is: by likeness of text, never by number alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from zeren.importing.drafts.answers import Answers, WrongAnswerError
from zeren.importing.drafts.building import Draft
from zeren.reading.rows import own_id
from zeren.reading.tables import Row
from zeren.text.characters import squeeze
from zeren.text.pairing import LEAST_ALIKE, Pair, alike, paired

_SAME = 100.0
# A few characters or figures in a text of usual length. Under its own number such a text is the
# same task without a question, unless another text is about as like it.
_REWORDED = 95.0
_MARGIN = 5.0


@dataclass(frozen=True, slots=True)
class Match:
    """The row of a draft.

    Attributes:
        row: The row.
        likeness: How alike their texts are, in hundredths.
        is_open: Whether a person must say first that they are the same task.
    """

    row: Row
    likeness: float
    is_open: bool


def matched(rows: Sequence[Row], drafts: Sequence[Draft], answers: Answers) -> dict[int, Match]:
    """Find the row of each draft that has one, one to one over the whole list.

    A text that stands in a row unchanged is certain, whatever its number. Everything below that is
    open until a person has answered, but for a text under its own number in which little differs.
    So is whatever matches a task that is done no more.

    Args:
        rows: The rows of the plan, those of tasks that are done no more included.
        drafts: The drafts.
        answers: What a person said.

    Returns:
        The matches by the place of the draft.

    Raises:
        WrongAnswerError: If an answer names nothing, or two answers name the same.
    """
    matching = _Matching(rows, drafts)
    matching.take_answers(answers)
    matching.take_equal_texts_under_their_numbers()
    matching.take_alike_texts()
    matching.take_numbers_with_alike_texts()
    return matching.found


@dataclass(slots=True)
class _Matching:
    """Rows and drafts, and those that have found each other."""

    rows: Sequence[Row]
    drafts: Sequence[Draft]
    found: dict[int, Match] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)
    _new: frozenset[int] = frozenset()
    _row_texts: list[str] = field(init=False)
    _draft_texts: list[str] = field(init=False)
    _row_numbers: Counter[str] = field(init=False)
    _draft_numbers: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self._row_texts = [squeeze(row.get("text")) for row in self.rows]
        self._draft_texts = [squeeze(draft.found.text) for draft in self.drafts]
        self._row_numbers = Counter(row.get("number") for row in self.rows if not row.get("status"))
        self._draft_numbers = Counter(draft.number for draft in self.drafts)

    def take_answers(self, answers: Answers) -> None:
        """Follow what a person said, before anything else."""
        places = _places(self.drafts)
        rows = {own_id(row): place for place, row in reversed(list(enumerate(self.rows)))}
        self._new = frozenset(_place(one, places, "--other-task") for one in answers.other)
        for number, one in answers.same.items():
            option = f"--same-task {one}={number}"
            place = _place(number, places, option)
            if one not in rows:
                raise WrongAnswerError(f"{option}：表里这个清单没有编号是“{one}”的任务")
            if place in self.found or place in self._new or rows[one] in self._used:
                raise WrongAnswerError(f"{option}：和另一个回答矛盾，一项只对一项")
            likeness = fuzz.ratio(self._row_texts[rows[one]], self._draft_texts[place])
            self._take(rows[one], place, likeness, is_open=False)

    def take_equal_texts_under_their_numbers(self) -> None:
        """Take what has not changed at all, so that of equal texts each keeps its own row."""
        by_number: dict[tuple[str, str], int] = {}
        for place in self._free_rows():
            there, text = self.rows[place], self._row_texts[place]
            if not there.get("status"):
                by_number.setdefault((text, own_id(there)), place)
                by_number.setdefault((text, there.get("number")), place)
        for place in self._free_drafts():
            draft, text = self.drafts[place], self._draft_texts[place]
            keys = ((text, draft.key), (text, draft.number))
            same = (by_number[key] for key in keys if key in by_number)
            row = next((one for one in same if one not in self._used), None)
            if row is not None and text:
                self._take(row, place, _SAME, is_open=False)

    def take_alike_texts(self) -> None:
        """Pair what is left by likeness, the most alike first."""
        free = self._free_rows()
        # Of equal texts those of tasks that are still done come first.
        rows = sorted(free, key=lambda place: bool(self.rows[place].get("status")))
        drafts = self._free_drafts()
        before = [self._row_texts[place] for place in rows]
        after = [self._draft_texts[place] for place in drafts]
        pairs = paired(before, after)
        rivals = _Rivals(before, after, pairs)
        for pair in pairs:
            row, draft = self.rows[rows[pair.before]], self.drafts[drafts[pair.after]]
            is_only_one = rivals.likest(pair) < pair.likeness - _MARGIN
            is_certain = pair.likeness == _SAME or (
                pair.likeness >= _REWORDED and is_only_one and self._has_its_number(row, draft)
            )
            is_open = bool(row.get("status")) or not is_certain
            self._take(rows[pair.before], drafts[pair.after], pair.likeness, is_open=is_open)

    def take_numbers_with_alike_texts(self) -> None:
        """Ask of short texts, which share no group of characters, under the same number."""
        by_id = {own_id(self.rows[place]): place for place in reversed(self._free_rows())}
        for place in self._free_drafts():
            same = by_id.get(self.drafts[place].key)
            if same is not None and same not in self._used:
                likeness = fuzz.ratio(
                    self._row_texts[same], self._draft_texts[place], score_cutoff=LEAST_ALIKE
                )
                if likeness:
                    self._take(same, place, likeness, is_open=True)

    def _has_its_number(self, row: Row, draft: Draft) -> bool:
        number = draft.number
        is_clear = self._row_numbers[number] == 1 and self._draft_numbers[number] == 1
        return draft.key == own_id(row) or (is_clear and row.get("number") == number)

    def _take(self, row: int, draft: int, likeness: float, *, is_open: bool) -> None:
        self._used.add(row)
        self.found[draft] = Match(self.rows[row], likeness, is_open)

    def _free_rows(self) -> list[int]:
        return [place for place in range(len(self.rows)) if place not in self._used]

    def _free_drafts(self) -> list[int]:
        taken = self._new.union(self.found)
        return [place for place in range(len(self.drafts)) if place not in taken]


class _Rivals:
    """How alike the other texts are that a text could have been paired with."""

    def __init__(self, before: Sequence[str], after: Sequence[str], pairs: Iterable[Pair]) -> None:
        equal = [pair for pair in pairs if pair.likeness == _SAME]
        rows = _without(len(before), (pair.before for pair in equal))
        drafts = _without(len(after), (pair.after for pair in equal))
        self._of_row: defaultdict[int, list[float]] = defaultdict(list)
        self._of_draft: defaultdict[int, list[float]] = defaultdict(list)
        for pair in alike([before[place] for place in rows], [after[place] for place in drafts]):
            self._of_row[rows[pair.before]].append(pair.likeness)
            self._of_draft[drafts[pair.after]].append(pair.likeness)

    def likest(self, pair: Pair) -> float:
        """The likeness of the best pair beside this one that shares a text with it; else 0."""
        others = []
        for found in (self._of_row[pair.before], self._of_draft[pair.after]):
            rest = sorted(found, reverse=True)
            if pair.likeness in rest:
                rest.remove(pair.likeness)
            others += rest[:1]
        return max(others, default=0.0)


def _without(count: int, places: Iterable[int]) -> list[int]:
    left_out = frozenset(places)
    return [place for place in range(count) if place not in left_out]


def _places(drafts: Sequence[Draft]) -> Mapping[str, int]:
    """The places of drafts by what a person may call them: 编号, and 序号 where it is unique."""
    numbers = Counter(draft.number for draft in drafts)
    by_number = ((d.number, place) for place, d in enumerate(drafts) if numbers[d.number] == 1)
    return {**dict(by_number), **{draft.key: place for place, draft in enumerate(drafts)}}


def _place(number: str, places: Mapping[str, int], option: str) -> int:
    if number not in places:
        raise WrongAnswerError(f"{option}：文件里没有序号是“{number}”的任务，照核对页上的写")
    return places[number]
