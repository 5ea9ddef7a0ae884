"""A site compared with the published lists in `data/source/`, word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from zeren.checks.listing_rules import LEFT_OUT, SURPLUS
from zeren.checks.number_rules import GAP
from zeren.checks.published_rules import (
    OTHER_NUMBER,
    OTHER_PARTIES,
    OTHER_QUOTE,
    OTHER_TASK,
    OTHER_WORDS,
)
from zeren.findings import Check
from zeren.model import Task
from zeren.reading.names import FORMER, Names, names_of
from zeren.reading.published_text import PublishedTask
from zeren.reading.sources import Sources
from zeren.register.building import Register
from zeren.text.characters import squeeze
from zeren.wording import NotCanonicalError, compose, parse


def differences(
    sources: Sources, register: Register, text_of_page: Callable[[Task], str]
) -> Iterator[str]:
    """Where a site says other than the published lists, in the table or on the page of a task.

    What the editors accept with a reason is no difference, nor is a unit's name that has changed
    since and is registered as a former one.

    Args:
        sources: What was read from the data.
        register: The register.
        text_of_page: The text on the page of a task.
    """
    names = names_of(sources)
    heirs = {id_ for retired in register.retired for id_ in retired.into}
    for plan, published in sources.published.items():
        ours: defaultdict[str, list[Task]] = defaultdict(list)
        for task in register.tasks:
            if task.plan == plan:
                ours[task.number].append(task)
        ids = [task.id for tasks in ours.values() for task in tasks]
        for one in published:
            if tasks := ours[one.number]:
                yield from _differences(register, names, one, tasks.pop(0), text_of_page)
            elif not any(_is_accepted(register, id_, GAP, LEFT_OUT) for id_ in ids):
                yield f"{plan} {one.number}: is missing"
        for tasks in ours.values():
            surplus = (
                task
                for task in tasks
                if task.id not in heirs and not _is_accepted(register, task.id, SURPLUS)
            )
            yield from (f"{task.id}: is not in the published list" for task in surplus)


def _differences(
    register: Register,
    names: Names,
    published: PublishedTask,
    task: Task,
    text_of_page: Callable[[Task], str],
) -> Iterator[str]:
    is_text = squeeze(task.text) == squeeze(published.text)
    other_text = (OTHER_NUMBER, OTHER_QUOTE, OTHER_WORDS, OTHER_TASK)
    if not (is_text or _is_accepted(register, task.id, *other_text)):
        yield f"{task.id}: another text"
    sentences = (published.sentence, with_present_names(published.sentence, names))
    is_sentence = squeeze(task.sentence) in map(squeeze, sentences)
    if not (is_sentence or _is_accepted(register, task.id, OTHER_PARTIES)):
        yield f"{task.id}: another sentence"
    page = squeeze(text_of_page(task))
    yield from (
        f"{task.id}: not on its page: {words}"
        for words in (task.text, task.sentence)
        if squeeze(words) not in page
    )


def _is_accepted(register: Register, task_id: str, *checks: Check) -> bool:
    return any((check.code, task_id) in register.accepted for check in checks)


def with_present_names(sentence: str, names: Names) -> str:
    """A sentence with the present names of units in place of former ones."""

    def present(written: Sequence[str]) -> tuple[str, ...]:
        known = ((name, names.find(name)) for name in written)
        return tuple(k.full if k is not None and k.kind == FORMER else n for n, k in known)

    try:
        parts = parse(sentence, names.known)
    except NotCanonicalError:
        return sentence
    return compose({role: present(written) for role, written in parts.items()})
