"""Rules that compare a task with the published list in `source/`, where that holds it.

A number or a quotation mark is what programs change on their own and what an eye passes over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest

from zeren.checks.context import Context, Found
from zeren.columns import head_of
from zeren.findings import Finding, Severity, declare
from zeren.model import Role
from zeren.reading.rows import TaskRow, own_id
from zeren.text.characters import squeeze
from zeren.wording import NAME_SEPARATOR, PartiesByRole, compose

OTHER_NUMBER = declare(
    "T018",
    Severity.WARNING,
    "数字与原文不同",
    about="正文里的数字与 data/source/ 里公布的原文不同。日期、金额、指标错一位就是另一回事。",
    wrong="每千常住人口婴幼儿托位达到4.6个以上",
    right="每千常住人口婴幼儿托位达到4.5个以上",
)
OTHER_QUOTE = declare(
    "T019",
    Severity.WARNING,
    "引号与原文不同",
    about="正文里的引号与公布的原文不同。Excel、Word 会自动替换引号，也可能弄反方向。",
    wrong='"双减"政策',
    right="“双减”政策",
)
OTHER_WORDS = declare(
    "T020",
    Severity.WARNING,
    "文字与原文不同",
    about="正文与公布的原文有出入。正文要一字不改；原文有更正时，请一并更新 data/source/。",
    wrong="养老政策体系基本建立",
    right="养老服务政策体系基本建立",
)
OTHER_PARTIES = declare(
    "T021",
    Severity.WARNING,
    "责任单位与原文不同",
    about="各角色的单位（或责任原文）与公布的原文有出入：多了、少了、角色不同或先后不同。"
    "分工后来确有调整的，可写进 data/accepted.csv 并说明原因。",
    wrong="市医保局牵头；市财政局配合",
    right="市医保局牵头；市财政局、市卫生健康委配合",
)

LEFT_OUT = declare(
    "T023",
    Severity.WARNING,
    "漏了原文末尾的任务",
    about="公布的原文后面还有任务，任务表里没有。中间漏的会从序号看出来，末尾漏的要与原文对照。",
    wrong="原文有 29 项，任务表到第 27 项为止",
    right="任务表有第 28、29 项",
)

_NUMBER = re.compile(r"\d+(?:[.．,，]\d+)*[%％‰]?")
_QUOTE = re.compile("[\"'“”‘’＂＇「」『』]")
_SHOWN = 8


def numbers_and_words(context: Context, found: Found) -> Iterator[Finding]:
    """A task's text is not the published one."""
    for row in context.rows:
        if row.published is None or found.codes_at(row, "text"):
            continue
        ours, theirs = squeeze(row.get("text")), squeeze(row.published.text)
        if ours != theirs:
            yield from _compare(row, ours, theirs)


def _compare(row: TaskRow, ours: str, theirs: str) -> Iterator[Finding]:
    """Tell numbers, quotation marks and words apart that differ."""
    our_words, their_words = (_QUOTE.sub("", _NUMBER.sub("", text)) for text in (ours, theirs))
    numbers = _NUMBER.findall(ours), _NUMBER.findall(theirs)
    quotes = _QUOTE.findall(ours), _QUOTE.findall(theirs)
    is_same = our_words == their_words
    # Where words came or went, numbers and marks did so with them.
    if difference := _first(*numbers) if is_same or _are_as_many(*numbers) else None:
        yield OTHER_NUMBER.found(
            row.place("text"),
            f"正文里的数字“{difference[0]}”，原文是“{difference[1]}”。",
            f"对照 data/source/{row.plan}.txt 第 {row.get('number')} 项改正。",
            difference[0],
        )
    if difference := _first(*quotes) if is_same or _are_as_many(*quotes) else None:
        yield OTHER_QUOTE.found(
            row.place("text"),
            f"正文里的引号 {difference[0]} ，原文是 {difference[1]} 。",
            "正文里的引号用中文的“”，方向照原文。",
            difference[0],
        )
    if not is_same:
        our_part, their_part = _around_difference(our_words, their_words)
        yield OTHER_WORDS.found(
            row.place("text"),
            f"正文与原文有出入：本表是“{our_part}”，原文是“{their_part}”。",
            f"对照 data/source/{row.plan}.txt 第 {row.get('number')} 项改正，一字不改。",
            our_part,
        )


def _are_as_many(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return len(ours) == len(theirs)


def _first(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, str] | None:
    """The first pair that differs; 无 where one side has no more."""
    pairs = zip_longest(ours, theirs, fillvalue="无")
    return next(((one, other) for one, other in pairs if one != other), None)


def _around_difference(ours: str, theirs: str) -> tuple[str, str]:
    """A few characters of both texts from shortly before where they part."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(ours), len(theirs)))
    part = slice(max(at - _SHOWN // 2, 0), at + _SHOWN)
    return ours[part], theirs[part]


def left_out(context: Context, _: Found) -> Iterator[Finding]:
    """The published list goes on after the last task of the table."""
    by_plan: defaultdict[str, list[TaskRow]] = defaultdict(list)
    for row in context.rows:
        by_plan[row.plan].append(row)
    unread = context.sources.tasks.unread if context.sources.tasks is not None else ()
    for plan, published in context.sources.published.items():
        rows = by_plan[plan]
        by_id = any(task.id for task in published)
        keys = [own_id(row.row) if by_id else row.get("number") for row in rows]
        rest = _rest([task.key for task in published], set(keys))
        # A task may stand under a number that is missing, doubled or wrong, which is told there.
        listed = {task.key for task in published}
        others = [
            row
            for row, key in zip(rows, keys, strict=True)
            if key not in listed or not row.has_own_id
        ]
        if rows and len(rest) > len(others) + len(unread):
            yield LEFT_OUT.found(
                rows[-1].place("number"),
                f"原文后面还有 {len(rest)} 项任务（序号 {rest[0]} 起），表里没有。",
                f"对照 data/source/{plan}.txt 补上。",
                rows[-1].get("number"),
            )


def _rest(published: Sequence[str], numbers: Collection[str]) -> Sequence[str]:
    """The published numbers after the last that is there."""
    there = (index for index, number in enumerate(published) if number in numbers)
    return published[max(there, default=-1) + 1 :]


def missing_columns(context: Context, _: Found) -> Iterator[Finding]:
    """The published list names parties in a role for which the table has no column."""
    if context.may_lack_column(*Role):
        return
    for role in Role:
        # A table without leads is told as that.
        if context.has_column(role) or role is Role.LEAD:
            continue
        for row in context.rows:
            if role in _published_roles(context, row, role.word):
                yield OTHER_PARTIES.found(
                    context.head_place(role),
                    f"原文有{role.word}单位，表里没有“{head_of(role)}”列。",
                    f"在表头加上“{head_of(role)}”，对照原文填写每一行。",
                )
                break


def parties(context: Context, found: Found) -> Iterator[Finding]:
    """A task's parties are not those of the published sentence."""
    if context.may_lack_column(*Role, "sentence"):
        return
    roles = [role for role in Role if context.has_column(role)]
    for row in context.rows:
        if row.published is None or not row.is_known or _is_told(row, found):
            continue
        if row.get("sentence"):
            if squeeze(row.get("sentence")) != squeeze(row.published.sentence):
                yield _other_parties(row, "sentence", "责任原文不是原文的写法")
        elif compose({role: row.cells[role].parties for role in Role}) != row.published.sentence:
            yield from _differing_roles(context, row, roles)


def _differing_roles(context: Context, row: TaskRow, roles: Iterable[Role]) -> Iterator[Finding]:
    """Say in which roles the parties differ, at the place of the first."""
    published = _published_roles(context, row)
    if not published:
        yield _other_parties(row, None, "各角色的单位拼不出原文，要填“责任原文”")
        return
    differences = {
        role: f"{role.word}单位{words}"
        for role in roles
        if (words := _difference(row.cells[role].parties, published.get(role, ())))
    }
    if differences:
        yield _other_parties(row, next(iter(differences)), "；".join(differences.values()))


def _published_roles(context: Context, row: TaskRow, word: str = "") -> PartiesByRole:
    """The parties in the published sentence of a task, where it holds a word and can be read."""
    if row.published is None or word not in row.published.sentence:
        return {}
    return context.names.read_sentence(squeeze(row.published.sentence)) or {}


def _difference(ours: Sequence[str], theirs: Sequence[str]) -> str:
    lacking = [name for name in theirs if name not in ours]
    surplus = [name for name in ours if name not in theirs]
    words = [
        f"{verb}“{NAME_SEPARATOR.join(names)}”"
        for verb, names in (("少了", lacking), ("多了", surplus))
        if names
    ]
    return "，".join(words) or ("先后不同" if ours != theirs else "")


def _other_parties(row: TaskRow, key: str | None, difference: str) -> Finding:
    published = row.published.sentence if row.published is not None else ""
    return OTHER_PARTIES.found(
        row.place(key),
        f"责任单位与原文不同：{difference}。原文是“{published}”。",
        "对照原文改正；分工后来确有调整的，在 accepted 里写明原因。",
        row.get(key) if key else "",
    )


def _is_told(row: TaskRow, found: Found) -> bool:
    """Whether something about the parties was found already, of which this would follow."""
    keys = (*Role, "sentence")
    return any(found.codes_at(row, key) for key in keys)


LATE_RULES = (numbers_and_words, left_out, missing_columns, parties)
