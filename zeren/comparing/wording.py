"""Changes in words: what changed, for whom, and how much in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from zeren.changes import Change, Kind
from zeren.text.marking import Mark, Part, marked, shortened

_AROUND = 15
# Each with what stands before the number and after it.
_COUNTED: Mapping[Kind, tuple[str, str]] = {
    Kind.PLAN_ADDED: ("新增", "个清单"),
    Kind.PLAN_GONE: ("不再收录", "个清单"),
    Kind.PLAN_CHANGED: ("", "处清单的信息有变化"),
    Kind.RENAMED: ("", "个责任主体改名"),
    Kind.HANDED_ON: ("", "个责任主体的职责改由别的单位承接"),
    Kind.PARTY_ADDED: ("新登记", "个责任主体"),
    Kind.PARTY_GONE: ("不再登记", "个责任主体"),
    Kind.MEMBERS: ("", "个统称的成员有变化"),
    Kind.PARTY_CHANGED: ("", "处登记的信息有变化"),
    Kind.ADDED: ("新增", "项任务"),
    Kind.WITHDRAWN: ("撤销", "项任务"),
    Kind.MERGED: ("", "项任务并入其他任务"),
    Kind.SPLIT: ("", "项任务拆开"),
    Kind.GONE: ("", "项任务从表里删去"),
    Kind.RESTORED: ("恢复", "项任务"),
    Kind.MOVED: ("", "项任务换了编号"),
    Kind.RENUMBERED: ("", "项任务的序号有变化"),
    Kind.REWORDED: ("", "项任务的正文有改动"),
    Kind.GAINED: ("新增", "处责任"),
    Kind.LOST: ("减去", "处责任"),
    Kind.OTHER_ROLE: ("", "处责任换了角色"),
    Kind.TAKEN_OVER: ("", "处责任由别的单位接手"),
    Kind.ORDER: ("", "处单位的先后有变化"),
    Kind.DATE: ("", "处时间有变化"),
    Kind.TARGET: ("", "处数字有变化"),
    Kind.DETAIL: ("", "处其他内容有变化"),
}
# What a template says of a change: its words are filled in from the change itself.
_SAID: Mapping[Kind, str] = {
    Kind.BEGUN: "开始收录，共 {after} 项任务",
    Kind.PLAN_ADDED: "新增清单《{of}》，{after}",
    Kind.PLAN_GONE: "不再收录清单《{of}》",
    Kind.PLAN_CHANGED: "清单《{of}》的{what}由“{before}”改为“{after}”",
    Kind.RENAMED: "“{before}”改名为“{after}”",
    Kind.HANDED_ON: "“{before}”的职责改由“{after}”承接",
    Kind.PARTY_ADDED: "新登记责任主体“{of}”",
    Kind.PARTY_GONE: "不再登记责任主体“{of}”",
    Kind.ADDED: "新增这项任务（{what}）",
    Kind.WITHDRAWN: "这项任务撤销",
    Kind.MERGED: "这项任务并入{after}",
    Kind.SPLIT: "这项任务拆为{after}",
    Kind.GONE: "这项任务从表里删去",
    Kind.RESTORED: "恢复执行这项任务",
    Kind.MOVED: "这项任务换了编号，原来是{before}",
    Kind.RENUMBERED: "序号由 {before} 改为 {after}",
    Kind.REWORDED: "正文有改动",
    Kind.GAINED: "{after}新任{what}",
    Kind.LOST: "{before}不再{what}",
    Kind.OTHER_ROLE: "{what}由{before}改为{after}",
    Kind.TAKEN_OVER: "{before}的职责由{after}接手（{what}）",
    Kind.ORDER: "{what}由{before}改为{after}",
}
_CALLED = {
    Kind.PARTY_CHANGED: "“{of}”的{what}",
    Kind.DATE: "时间“{what}”",
    Kind.TARGET: "数字“{what}”",
    Kind.DETAIL: "{what}",
}
# The kinds whose words alone say all; of the others the parts show what was there and what is.
_WITH_PARTS = frozenset(
    {Kind.ADDED, Kind.REWORDED, Kind.DATE, Kind.TARGET, Kind.DETAIL, Kind.PARTY_CHANGED}
)


class Told(NamedTuple):
    """A change in words.

    Attributes:
        words: What changed.
        parts: The words before and after, marked; none where the words say it.
    """

    words: str
    parts: tuple[Part, ...]


def told(change: Change) -> Told:
    """Say what changed.

    Args:
        change: The change.
    """
    note = f"（{change.note}）" if change.note else ""
    return Told(f"{_words(change)}{note}", _parts(change))


def told_to(change: Change, party: str) -> str:
    """Say what changed to one of the parties that it concerns, which is not named again.

    Args:
        change: The change.
        party: The full name of the party.
    """
    match change.kind:
        case Kind.GAINED if change.after == party:
            return f"新任{change.what}"
        case Kind.LOST if change.before == party:
            return f"不再{change.what}"
        case Kind.OTHER_ROLE if change.what == party:
            return f"由{change.before}改为{change.after}"
        case Kind.TAKEN_OVER if change.after == party:
            return f"接手{change.before}的职责（{change.what}）"
        case _:
            return told(change).words


def summary(changes: Iterable[Change]) -> str:
    """How much changed, in one line: 新增 1 项任务，3 项任务的正文有改动.

    Args:
        changes: The changes.
    """
    every = list(changes)
    begun = [told(change).words for change in every if change.kind is Kind.BEGUN]
    counts = Counter(change.kind for change in every)
    said = [
        " ".join(filter(None, (before, str(counts[kind]), after)))
        for kind, (before, after) in _COUNTED.items()
        if counts[kind]
    ]
    return "，".join((*begun, *said)) or "没有改动"


def by_subject(changes: Iterable[Change]) -> dict[tuple[str, str], list[Change]]:
    """Changes by the task, party or plan that they are about, in their order.

    Args:
        changes: The changes.

    Returns:
        Them by the id of the task and its words; those about no task by an empty id and no words.
    """
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        key = (change.task, change.of) if change.task else ("", "")
        groups.setdefault(key, []).append(change)
    return groups


def by_party(changes: Sequence[Change], order: Iterable[str]) -> dict[str, list[Change]]:
    """Changes by the parties that they concern.

    Args:
        changes: The changes.
        order: All full names in the order of the register.

    Returns:
        The changes of each party that any concerns, in that order, parties that are gone last.
    """
    groups: dict[str, list[Change]] = {}
    for change in changes:
        for name in change.concerns:
            groups.setdefault(name, []).append(change)
    place = {name: number for number, name in enumerate(order)}
    return dict(sorted(groups.items(), key=lambda item: place.get(item[0], len(place))))


def _words(change: Change) -> str:
    if change.kind is Kind.MEMBERS:
        return f"“{change.of}”{'，'.join(_members(change))}"
    if change.kind in _CALLED:
        return f"{_filled(_CALLED[change.kind], change)}{_happened(change)}"
    return _filled(_SAID[change.kind], change)


def _filled(template: str, change: Change) -> str:
    values = {"of": change.of, "what": change.what, "before": change.before, "after": change.after}
    return template.format_map(values)


def _happened(change: Change) -> str:
    if not change.before:
        return "，新登记"
    return "有改动" if change.after else "，不再登记"


def _members(change: Change) -> Iterator[str]:
    if change.after:
        yield f"增加成员：{change.after}"
    if change.before:
        yield f"减去成员：{change.before}"


def _parts(change: Change) -> tuple[Part, ...]:
    if change.kind not in _WITH_PARTS:
        return ()
    if change.kind is Kind.ADDED:
        return (Part(Mark.NEW, change.after),)
    return shortened(marked(change.before, change.after), _AROUND)
