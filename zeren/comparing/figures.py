"""The dates and figures of a task in two of its states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from zeren.changes import Change, Kind, Subject
from zeren.figures import Inclusion, Milestone, Target
from zeren.text.pairing import paired
from zeren.text.rules import rule_in

Figure = TypeVar("Figure", Milestone, Target)
_NUMERALS = re.compile("[0-9０-９零〇一二两三四五六七八九十百千万亿.．]+")


def changed_figures(
    kind: Kind,
    subject: Subject,
    was: Sequence[Figure],
    now: Sequence[Figure],
    said: Callable[[Figure], tuple[str, str]],
) -> Iterator[Change]:
    """What changed in the dates, or in the figures, of one task.

    Those that say the same are the same; the others are paired by what they are about, so that one
    that was put off is told as that.

    Args:
        kind: What they are.
        subject: The task.
        was: Those of the earlier state.
        now: Those of the later one.
        said: What one of them is about, and what it says.
    """
    gone = [said(one) for one in was]
    new = [said(one) for one in now]
    for one in tuple(gone):
        if one in new:
            gone.remove(one)
            new.remove(one)
    subjects = [[_NUMERALS.sub("", about) for about, _ in some] for some in (gone, new)]
    pairs = {pair.after: pair.before for pair in paired(*subjects)}
    for place, (about, words) in enumerate(new):
        earlier = gone[pairs[place]][1] if place in pairs else ""
        if earlier != words:
            yield subject.change(kind, about, earlier, words)
    for place, (about, words) in enumerate(gone):
        if place not in pairs.values():
            yield subject.change(kind, about, words, "")


def milestone_said(one: Milestone) -> tuple[str, str]:
    """What a date is about, and what it says.

    Args:
        one: The date.
    """
    first = one.starts.words if one.starts else ""
    last = one.ends.words if one.ends else ""
    when = f"{first}—{last}" if first and last else last or (first and f"{first}起")
    again = rule_in(one.rule).words if one.rule else ""
    included = "" if one.inclusion is Inclusion.YES else f"含当日：{one.inclusion.word}"
    binds = "、".join(one.binds)
    return one.quote, "，".join(
        filter(None, (one.kind.word, when, again, included, binds, one.note))
    )


def target_said(one: Target) -> tuple[str, str]:
    """What a figure is about, and what it says.

    Args:
        one: The figure.
    """
    until = f"期限 {one.ends.words}" if one.ends else ""
    amount = f"{one.comparator.word} {one.value_words} {one.measure}"
    words = (one.kind.word, amount, one.scope, until, "、".join(one.binds), one.note)
    return one.what, "，".join(filter(None, words))
