"""Drafts against the table: what is new, what would change, what the file no longer holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zeren.columns import COLUMNS, EXTRAS, ROLE_COLUMNS, Holds, column_of, head_of, keys_of
from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.fates import checked_fates, suggested_fates
from zeren.importing.drafts.matching import Match, matched
from zeren.importing.drafts.merges import Difference, Merge, Step
from zeren.importing.unique import Unique
from zeren.reading.rows import own_id, plan_of
from zeren.reading.tables import Row, Table
from zeren.text.characters import squeeze
from zeren.wording import NAME_SEPARATOR

# What an import says of a task. The title is ours, and the plan stands fast.
_SHOWN = tuple(c.key for c in COLUMNS if c.key not in {"title", "plan"})
# That a task is done no more, no list says in a column: a person does.
_STANDING = keys_of(Holds.STANDING)
TAKEN_OVER = tuple(key for key in _SHOWN if key not in _STANDING)
# What a file need not say: where it does not, what the table says stays.
_KEPT_WHERE_SILENT = keys_of(Holds.HEADING, Holds.EXTRA) | {"id"}
_NO_ANSWERS = Answers()


@dataclass(frozen=True, slots=True)
class Ever:
    """What there is and was in all lists.

    Attributes:
        plans: The slugs of all plans that are registered.
        ids: The ids of all tasks that there ever were.
    """

    plans: tuple[str, ...]
    ids: frozenset[str] = frozenset()


def merge(
    table: Table,
    ever: Ever,
    plan: str,
    drafts: Sequence[Draft],
    answers: Answers = _NO_ANSWERS,
) -> Merge:
    """Work out what an import would do. Nothing is removed, and no id ever changes.

    Args:
        table: The table of tasks.
        ever: What there is and was in all lists.
        plan: The slug of the plan that is imported; it need not be registered yet.
        drafts: The drafts of its tasks.
        answers: What a person said of tasks.

    Returns:
        The table as it would be.

    Raises:
        WrongAnswerError: If an answer cannot be followed.
    """
    rows = [(row, plan_of(row, ever.plans)) for row in table.rows]
    own = [row for row, of in rows if of == plan]
    matches = matched(own, drafts, answers)
    needs_plan = table.plan != plan and len({*ever.plans, plan}) > 1
    free = _FreeIds(plan, (*(f"{of}-{own_id(row)}" for row, of in rows), *ever.ids))
    new: dict[int | None, list[Step]] = {}
    draft_of: dict[int, tuple[Draft, Match]] = {}
    last: int | None = None  # a new row stands behind the one that it follows in the file
    for place, draft in enumerate(drafts):
        if place in matches:
            last = matches[place].row.number
            draft_of[last] = draft, matches[place]
            continue
        cells = cells_of(draft, plan if needs_plan else "")
        cells["id"] = free.id_of(cells)
        new.setdefault(last, []).append(Step(None, cells, plan, draft))
    steps: list[Step] = []
    for row, of in _as_in_file(rows, plan, list(draft_of)):
        if of == plan:
            steps += new.pop(None, [])
        found = draft_of.get(row.number)
        steps.append(
            _matched(row, of, *found, needs_plan=needs_plan)
            if found
            else _unchanged(row, of, needs_plan=needs_plan)
        )
        steps += new.pop(row.number, [])
    steps += new.pop(None, [])
    merged = Merge((), tuple(steps), plan, table.file)
    merged = merged if merged.open else _with_fates(merged, answers)
    return replace(
        merged,
        new_keys=_new_keys(table.keys, merged.steps),
        suggested=_suggested(merged),
    )


def _as_in_file(
    rows: Sequence[tuple[Row, str]], plan: str, in_file: Sequence[int]
) -> list[tuple[Row, str]]:
    """The rows with those of the plan in the order of the file.

    A row of which the file says nothing stays behind the one that it follows in the table.
    """
    order = {number: place for place, number in enumerate(in_file)}
    last = -1
    places = {}
    for row, of in rows:
        if of == plan:
            last = order.get(row.number, last)
            places[row.number] = last
    own = iter(sorted((row for row, of in rows if of == plan), key=lambda r: places[r.number]))
    return [(next(own), of) if of == plan else (row, of) for row, of in rows]


def _unchanged(row: Row, of: str, *, needs_plan: bool) -> Step:
    """A row of which the file says nothing."""
    cells = _cells_of_row(row)
    return Step(row, {**cells, "plan": of if needs_plan else cells["plan"]}, of, None)


def _matched(row: Row, of: str, draft: Draft, match: Match, *, needs_plan: bool) -> Step:
    """A row that is there, with what the file says otherwise."""
    before = _cells_of_row(row)
    # A column of the same head may stand there although no plan names it yet.
    before |= {head: row.written(head) for head in draft.further}
    cells = {**before, "plan": of if needs_plan else before["plan"]}
    said = cells_of(draft, cells["plan"])
    for key in TAKEN_OVER:
        is_silent = key in _KEPT_WHERE_SILENT and not said[key]
        if not is_silent and squeeze(said[key]) != squeeze(before[key]):
            cells[key] = said[key]
    cells |= {
        head: words
        for head, words in draft.further.items()
        if squeeze(words) != squeeze(before.get(head, ""))
    }
    cells["id"] = before["id"]
    if cells["number"] != before["number"] and not before["id"]:
        cells["id"] = before["number"]  # the task keeps its address
    cells |= dict.fromkeys(_STANDING, "")  # what the list holds again is done again
    return Step(row, cells, of, draft, _differences(before, cells), match.likeness, match.is_open)


def _cells_of_row(row: Row) -> dict[str, str]:
    keys = (*(column.key for column in COLUMNS), *_further(row.cells))
    return {key: row.get(key) for key in keys}


def _further(keys: Iterable[str]) -> Iterator[str]:
    """The keys of columns that are none of ours."""
    return (key for key in keys if column_of(key) is None)


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    return tuple(
        Difference(head_of(key), before.get(key, ""), after[key])
        for key in (*_SHOWN, *_further(after))
        if after[key] != before.get(key, "")
    )


def _with_fates(merged: Merge, answers: Answers) -> Merge:
    """The table with what a person said of tasks of which the file says nothing."""
    gone = [step.key for step in merged.missing]
    said = checked_fates(answers, gone, [step.key for step in merged.own])
    missing = frozenset(gone)
    steps = tuple(
        _retired(step, said[step.key])
        if step.draft is None and step.plan == merged.plan and step.key in missing & said.keys()
        else step
        for step in merged.steps
    )
    return replace(merged, steps=steps)


def _retired(step: Step, said: Mapping[str, str]) -> Step:
    cells = {**step.cells, **said}
    return replace(step, cells=cells, differences=_differences(step.cells, cells))


def _suggested(merged: Merge) -> dict[str, str]:
    """What may have become of the tasks of which the file says nothing."""
    gone = {step.key: squeeze(step.cells["text"]) for step in merged.missing}
    now = {
        step.key: squeeze(step.cells["text"])
        for step in merged.own
        if step.draft is not None and (step.row is None or step.is_reworded)
    }
    return suggested_fates(gone, now)


def cells_of(draft: Draft, plan: str) -> dict[str, str]:
    """The cells of a row for a draft, by key.

    Args:
        draft: The draft.
        plan: What the row says of its plan.
    """
    found = draft.found
    return {
        "number": draft.number,
        "title": "",
        "text": found.text,
        **{
            column.key: NAME_SEPARATOR.join(draft.parties.get(role, ()))
            for role, column in ROLE_COLUMNS.items()
        },
        "id": draft.id,
        "plan": plan,
        "chapter": found.chapter,
        "sentence": draft.sentence,
        **{column.key: found.details.get(column.key, "") for column in EXTRAS},
        **dict.fromkeys(_STANDING, ""),
        **draft.further,
    }


class _FreeIds:
    """Ids for new tasks: never one that there ever was. Capitals do not tell addresses apart."""

    def __init__(self, plan: str, used: Iterable[str]) -> None:
        self._start = f"{plan}-".lower()
        self._taken = Unique(one.lower() for one in used)

    def id_of(self, cells: Mapping[str, str]) -> str:
        """The 编号 of a new row: none where its 序号 serves."""
        part = cells["id"] or cells["number"]
        whole = f"{self._start}{part}".lower()
        if whole not in self._taken:
            self._taken.add(whole)
            return cells["id"]
        whole = self._taken.numbered(whole)
        self._taken.add(whole)
        return whole.removeprefix(self._start)


def _new_keys(keys: Sequence[str], steps: Iterable[Step]) -> tuple[str, ...]:
    needed = dict.fromkeys(key for step in steps for key, cell in step.cells.items() if cell)
    every = (*(column.key for column in COLUMNS if column.key in needed), *_further(needed))
    return tuple(key for key in every if key not in keys)
