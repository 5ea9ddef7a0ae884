"""Two states of the data to all that changed between them, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zeren.changes import Change, Kind, Subject
from zeren.columns import extra_cells, head_of
from zeren.comparing.duties import changed_duties
from zeren.comparing.figures import Figure, changed_figures, milestone_said, target_said
from zeren.comparing.parties import Same, changed_parties, same_parties
from zeren.comparing.tasks import SameTasks, same_tasks
from zeren.model import Assignment, Plan, RetiredTask, Retirement, Task
from zeren.register.building import Register
from zeren.text.characters import squeeze
from zeren.wording import NAME_SEPARATOR

_TOLD_AS = {
    Retirement.WITHDRAWN: Kind.WITHDRAWN,
    Retirement.MERGED: Kind.MERGED,
    Retirement.SPLIT: Kind.SPLIT,
}


def differences(before: Register, after: Register) -> tuple[Change, ...]:
    """All that changed between two states of the data.

    Args:
        before: The earlier state.
        after: The later state.

    Returns:
        The changes: those of plans, then of parties, then of tasks in the order of the later state,
        tasks that are gone last.
    """
    parties = same_parties(before, after)
    tasks = same_tasks(before, after)
    return (
        *_plans(before, after, parties),
        *changed_parties(before, after, parties),
        *_tasks(before, after, parties, tasks),
    )


def first_state(register: Register) -> Change:
    """That a list was there for the first time.

    Args:
        register: The first state that is known.
    """
    plans = NAME_SEPARATOR.join(plan.title for plan in register.plans)
    return Change(Kind.BEGUN, of=plans, after=str(len(register.tasks)))


def task_words(register: Register, task: Task) -> str:
    """A task in words: its number and title, and its plan where there are several.

    Args:
        register: The state that it is of.
        task: The task.
    """
    plan = f"（{register.plan_of[task.plan].title}）" if len(register.plans) > 1 else ""
    return f"第 {task.number} 项 {task.title}{plan}"


def _plans(before: Register, after: Register, parties: Same) -> Iterator[Change]:
    for plan in after.plans:
        earlier = before.plan_of.get(plan.slug)
        if earlier is None:
            number = len(after.tasks_of[plan.slug])
            yield Change(Kind.PLAN_ADDED, of=plan.title, after=f"{number} 项任务")
            continue
        pairs = zip(_said_of(before, earlier), _said_of(after, plan), strict=True)
        for (what, was), (_, now) in pairs:
            if was != now:
                names = _borne_by(after, plan)
                yield Change(Kind.PLAN_CHANGED, "", plan.title, what, was, now, concerns=names)
    for plan in before.plans:
        if plan.slug not in after.plan_of:
            names = tuple(map(parties.called, _borne_by(before, plan)))
            yield Change(Kind.PLAN_GONE, of=plan.title, concerns=names)


def _borne_by(register: Register, plan: Plan) -> tuple[str, ...]:
    """The parties that bear tasks of a plan."""
    tasks = register.tasks_of[plan.slug]
    every = (one for task in tasks for one in register.written_of.get(task.id, ()))
    return _names(every)


def _said_of(register: Register, plan: Plan) -> Iterator[tuple[str, str]]:
    """What is registered of a plan, by the heads of its columns."""
    yield "标题", plan.title
    yield "状态", _status(register, plan)
    yield "发文机关", plan.issuer or ""
    yield "文号", plan.document_no or ""
    yield "印发日期", plan.issued or ""
    yield "来源", plan.source or ""
    yield "原文网址", plan.link or ""
    yield "起止日期", f"{plan.valid_from or ''}—{plan.valid_until or ''}".strip("—")


def _status(register: Register, plan: Plan) -> str:
    heir = register.plan_of.get(plan.superseded_by or "")
    return f"{plan.status.word}，由《{heir.title}》替代" if heir else plan.status.word


def _tasks(before: Register, after: Register, parties: Same, tasks: SameTasks) -> Iterator[Change]:
    for task in after.tasks:
        earlier = tasks.was.get(task.id)
        of = task_words(after, task)
        if earlier is not None:
            yield from _changed(before, after, earlier, task, parties)
        elif former := before.retired_of.get(task.id):
            earlier_names = map(parties.called, _names(former.assignments))
            everybody = (*earlier_names, *_names(after.written_of.get(task.id)))
            subject = Subject(task.id, of, tuple(dict.fromkeys(everybody)))
            yield subject.change(Kind.RESTORED, "", "", "")
            if squeeze(former.task.text) != squeeze(task.text):
                yield subject.change(Kind.REWORDED, head_of("text"), former.task.text, task.text)
        else:
            borne = _names(after.written_of.get(task.id))
            added = task.sentence.rstrip("。"), "", task.text
            yield Change(Kind.ADDED, task.id, of, *added, concerns=borne)
    for one in after.retired:
        yield from _of_retired(before, after, one, parties)
    for one in before.retired:
        if one.task.id not in after.retired_of and one.task.id not in after.task_of:
            of = task_words(before, one.task)
            names = tuple(map(parties.called, _names(one.assignments)))
            yield Change(Kind.GONE, one.task.id, of, before=one.task.text, concerns=names)
    for task in before.tasks:
        if task.id not in tasks.now and task.id not in after.retired_of:
            borne = tuple(map(parties.called, _names(before.written_of.get(task.id))))
            of = task_words(before, task)
            yield Change(Kind.GONE, task.id, of, before=task.text, concerns=borne)


def _of_retired(
    before: Register, after: Register, one: RetiredTask, parties: Same
) -> Iterator[Change]:
    """That a task is done no more, or that something else is said of it than before."""
    former = before.retired_of.get(one.task.id)
    task = former.task if former else before.task_of.get(one.task.id)
    borne = former.assignments if former else before.written_of.get(one.task.id, ())
    names = dict.fromkeys((*map(parties.called, _names(borne)), *_names(one.assignments)))
    subject = Subject(one.task.id, task_words(after, one.task), tuple(names))
    if former is None or (former.how, former.into) != (one.how, one.into):
        told = _retired(after, one)
        yield replace(told, concerns=tuple(dict.fromkeys((*told.concerns, *names))))
    else:
        for key in ("since", "reason"):
            if getattr(former, key) != getattr(one, key):
                words = getattr(former, key), getattr(one, key)
                yield subject.change(Kind.DETAIL, head_of(key), *words)
    if task is not None and squeeze(task.text) != squeeze(one.task.text):
        yield subject.change(Kind.REWORDED, head_of("text"), task.text, one.task.text)
    said = _renamed(former.task.sentence, _names(borne), parties) if former else ""
    if former is not None and said != one.task.sentence:
        yield subject.change(Kind.DETAIL, head_of("sentence"), said, one.task.sentence)


def _retired(after: Register, one: RetiredTask) -> Change:
    """That a task is done no more, which concerns also those who bear what took it over."""
    heirs = [_heir(after, heir) for heir in one.into]
    borne = (_names(after.written_of.get(heir.id)) for heir in heirs)
    names = dict.fromkeys((*_names(one.assignments), *(name for some in borne for name in some)))
    return Change(
        _TOLD_AS[one.how],
        one.task.id,
        task_words(after, one.task),
        before=one.task.text,
        after=NAME_SEPARATOR.join(task_words(after, heir) for heir in heirs),
        note=f"自{one.since}，{one.reason}",
        concerns=tuple(names),
    )


def _heir(register: Register, task_id: str) -> Task:
    """A task that took another one over, whether it is done itself or not."""
    retired = register.retired_of.get(task_id)
    return retired.task if retired else register.task_of[task_id]


def _changed(
    before: Register, after: Register, was: Task, now: Task, parties: Same
) -> Iterator[Change]:
    """What changed in a task that is in both states."""
    if before.digest_of[was.id] == after.digest_of[now.id]:
        return
    earlier, later = before.written_of.get(was.id, ()), after.written_of.get(now.id, ())
    called = map(parties.called, _names(earlier))
    subject = Subject(
        now.id, task_words(after, now), tuple(dict.fromkeys((*called, *_names(later))))
    )
    if was.id != now.id:
        words = task_words(before, was), subject.of
        yield replace(subject.change(Kind.MOVED, "编号", *words), was=was.id)
    elif was.number != now.number:
        yield subject.change(Kind.RENUMBERED, "序号", was.number, now.number)
    if squeeze(was.text) != squeeze(now.text):
        yield subject.change(Kind.REWORDED, head_of("text"), was.text, now.text)
    duties = list(changed_duties(subject, earlier, later, parties))
    yield from duties
    said = _renamed(was.sentence, _names(earlier), parties)
    if not duties and said != now.sentence:
        yield subject.change(Kind.DETAIL, head_of("sentence"), was.sentence, now.sentence)
    # What was shown and is private now is told nowhere.
    further = dict.fromkeys(head for task in (now, was) for head, _ in task.further)
    shown = [head for head in further if head not in after.withheld.of(now.plan)]
    details, details_now = (_details(task, shown) for task in (was, now))
    for key, said_now in details_now.items():
        # A title that is the beginning of the text changed with it.
        is_own = key != "title" or was.title_is_ours or now.title_is_ours
        if is_own and squeeze(details[key]) != squeeze(said_now):
            yield subject.change(Kind.DETAIL, head_of(key), details[key], said_now)
    dates = (
        _called(before.milestones_of.get(was.id, ()), parties),
        after.milestones_of.get(now.id, ()),
    )
    yield from changed_figures(Kind.DATE, subject, *dates, milestone_said)
    targets = _called(before.targets_of.get(was.id, ()), parties), after.targets_of.get(now.id, ())
    yield from changed_figures(Kind.TARGET, subject, *targets, target_said)


def _details(task: Task, further: Iterable[str]) -> dict[str, str]:
    """What is registered of a task besides its text and parties, by key."""
    named = {"title": task.title, "chapter": task.chapter or ""}
    return {**named, **extra_cells(task, further)}


def _renamed(sentence: str, names: Iterable[str], parties: Same) -> str:
    """A sentence with the names that parties have now, all put in at once."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return (
        re.sub(pattern, lambda match: parties.called(match[0]), sentence) if pattern else sentence
    )


def _called(figures: Iterable[Figure], parties: Same) -> tuple[Figure, ...]:
    """Dates or figures with the names that parties have now."""
    return tuple(replace(one, binds=tuple(map(parties.called, one.binds))) for one in figures)


def _names(assignments: Iterable[Assignment] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.party for one in assignments or ()))
