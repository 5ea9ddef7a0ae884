"""Laws of revised lists: no id is ever used again for another task, whatever was answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.building import Draft, drafts_of
from zeren.importing.drafts.merges import Merge
from zeren.importing.drafts.merging import Ever, merge
from zeren.importing.lists.found import Clause, Found, FoundTask
from zeren.importing.sentences.readings import KnownNames
from zeren.reading.tables import Row, Table
from zeren.text.characters import squeeze

PLAN = "p"
_HALF, _SELDOM, _REWORDED = 0.5, 0.3, 95
KEYS = ("number", "text", "lead", "id", "status", "since", "reason")
# Texts that are alike by their making: of a place and a figure, short ones, and ones of two parts.
_FORMS = (
    "在{0}街道新建社区养老服务中心{1}处，设置床位不少于五十张，配备专职护理人员并按季度报送进展",
    "修桥{1}座",
    "改造{0}街道老旧供水管网{1}公里，更换水表，完善计量设施",
    "{0}",
)
texts = st.builds(
    lambda form, place, figure: form.format(place, figure) + "。",
    st.sampled_from(_FORMS),
    st.sampled_from("甲乙丙丁"),
    st.integers(1, 12),
)
# What a revision does: to which place, and with which text.
edits = st.tuples(
    st.sampled_from(["remove", "insert", "reword", "move", "merge"]), st.integers(0, 30), texts
)
revisions = st.lists(
    st.tuples(st.lists(edits, max_size=8), st.randoms(use_true_random=False)), max_size=6
)


def edited(before: Sequence[str], steps: Sequence[tuple[str, int, str]]) -> list[str]:
    """A list revised."""
    after = list(before)
    for kind, number, text in steps:
        place = number % len(after) if after else 0
        if kind == "insert" or not after:
            after.insert(place, text)
        elif kind == "remove":
            del after[place]
        elif kind == "reword":
            after[place] = after[place].replace("新建", "建设", 1)[: number + 4] + text[-6:]
        elif kind == "move":
            after.insert(number % 3, after.pop(place))
        else:
            taken = after.pop(place)
            after.insert(place // 2, taken + (after.pop(place // 2) if after else ""))
    return after


def drafts(texts: Sequence[str]) -> tuple[Draft, ...]:
    tasks = (
        FoundTask(str(number), (number,), "", text, (Clause("州财政局牵头"),), "")
        for number, text in enumerate(texts, start=1)
    )
    return drafts_of(Found(tuple(tasks), ()), KnownNames())


def table(rows: Sequence[Mapping[str, str]]) -> Table:
    made = (
        Row("tasks.csv", number, number, {key: cells.get(key, "") for key in KEYS})
        for number, cells in enumerate(rows, start=2)
    )
    return Table("tasks.csv", None, KEYS, tuple(made))


@dataclass
class Story:
    """A table and all that ever stood in it.

    Attributes:
        rows: The rows as they are.
        ever: All ids that there were.
        texts: The texts that each id had, one after the other.
        same: Ids with two texts that a person called the same task.
    """

    rows: list[Mapping[str, str]] = field(default_factory=list)
    ever: set[str] = field(default_factory=set)
    texts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    same: set[tuple[str, str, str]] = field(default_factory=set)

    def take(self, listed: Sequence[str], person: Random) -> None:
        """Import a list; a person answers this or that."""
        answers = Answers(since="2026年1月2日", reason="通知")
        made = self._merged(listed, answers)
        while made.open:
            step = made.open[0]
            assert step.row is not None
            assert step.draft is not None
            key = step.draft.key
            if person.random() < _HALF:
                answers = replace(answers, same={**answers.same, key: step.key})
                texts = squeeze(step.row.get("text")), squeeze(step.draft.found.text)
                self.same.add((step.key, *texts))
            else:
                answers = replace(answers, other=(*answers.other, key))
            made = self._merged(listed, answers)
        fates = {step.key: "撤销" for step in made.missing if person.random() < _HALF}
        made = self._merged(listed, replace(answers, fates=fates))
        keys = [step.key for step in made.own]
        assert len(set(keys)) == len(keys)
        assert self.ever.isdisjoint(step.key for step in made.added)
        for step in made.own:
            self.texts[step.key].append(squeeze(step.cells["text"]))
        self.ever.update(keys)
        self.rows = [step.cells for step in made.own]

    def _merged(self, listed: Sequence[str], answers: Answers) -> Merge:
        ever = Ever((PLAN,), frozenset(f"{PLAN}-{one}" for one in self.ever))
        return merge(table(self.rows), ever, PLAN, drafts(listed), answers)


@settings(max_examples=150)
@given(revisions)
def test_no_id_is_ever_used_again_for_another_task(
    history: list[tuple[list[tuple[str, int, str]], Random]],
) -> None:
    story = Story()
    listed: list[str] = []
    for steps, person in history:
        listed = edited(listed, steps)
        story.take(listed, person)
        if story.rows and person.random() < _SELDOM:
            story.rows.pop(person.randrange(len(story.rows)))  # by hand, against all advice
    for one, held in story.texts.items():
        for before, after in pairwise(held):
            is_alike = fuzz.ratio(before, after) >= _REWORDED
            assert is_alike or (one, before, after) in story.same
