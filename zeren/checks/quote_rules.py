"""Rules that keep milestones and targets honest: their task, their quote, whom they bind."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from zeren.checks.context import Context
from zeren.checks.figures import Figure
from zeren.findings import Finding, Severity, declare
from zeren.reading.data_files import COLLECTIVES, COUNTIES, MILESTONES, PARTY_FILES, TARGETS
from zeren.reading.entries import Entry
from zeren.reading.rows import TaskRow
from zeren.reading.task_references import quotable
from zeren.text.similar import likeliest

UNKNOWN_TASK = declare(
    "M001",
    Severity.ERROR,
    "没有这项任务",
    about="“任务编号”填任务网址里的编号，如 key-tasks-5；只有一个清单时可以只写 5。"
    "几个清单里都有同样编号的，要写全。",
    wrong="任务编号：第5项",
    right="任务编号：key-tasks-5",
)
NOT_QUOTED = declare(
    "M002",
    Severity.ERROR,
    "任务里没有这句原文",
    about="“原文”要与任务的正文（或完成时限、备注）一字不差。正文改了以后，引用它的时间和指标"
    "要一条一条重新核对：照新的正文改，已经没有的就删去这一行。",
    wrong="正文：每年12月10日前报告，原文：每年12月10日之前报告",
    right="正文：每年12月10日前报告，原文：每年12月10日前报告",
)
BINDS_ANOTHER = declare(
    "M003",
    Severity.ERROR,
    "约束的不是这项任务的责任主体",
    about="“责任主体”只能写这项任务里写明的单位、属地或统称（也可以写统称里的成员），用“、”隔开；"
    "不填就是这项任务的全部责任主体。",
    wrong="任务由市财政局牵头，责任主体：市教育局",
    right="任务由市财政局牵头，责任主体：市财政局",
)
TWICE = declare(
    "M004",
    Severity.ERROR,
    "同一条写了两遍",
    about="同一项任务的同一个日期或指标只写一行，不然会数两遍。",
    wrong="两行的任务编号、日期、原文都一样",
    right="只留一行",
)

CUT_QUOTE = declare(
    "M019",
    Severity.ERROR,
    "原文从日期或数的中间截断",
    about="“原文”要把日期和数写全，从中间截断的，意思就变了：“12月10日前”截成“2月10日前”，"
    "“1500万元”截成“500万元”，“每年12月10日前”截成“12月10日前”，都不行。",
    wrong="正文：补助1500万元，原文：500万元",
    right="正文：补助1500万元，原文：补助1500万元",
)

# A text this alike was probably meant.
_ALIKE = 60.0
_LONGEST_SHOWN = 60


def unknown_tasks(context: Context) -> Iterator[Finding]:
    """An entry names no task, or several."""
    tasks = context.sources.tasks
    if tasks is None or tasks.unread:
        return  # it may be one of those that could not be read, which is told
    for entry in context.entries(MILESTONES, TARGETS):
        written = entry.text("task")
        found = context.finder.find(written)
        if not written or len(found) == 1:
            continue
        ids = [row.id for row in found] or likeliest(written, [r.id for r in context.rows if r.id])
        yield UNKNOWN_TASK.found(
            entry.place("task"),
            f"编号“{written}”有 {len(found)} 项任务，不知道是哪一项。"
            if found
            else f"没有编号是“{written}”的任务。",
            f"填任务的编号，如 {'、'.join(ids[:3])}。" if ids else "填任务网址里的编号。",
            written,
        )


def wrong_quotes(context: Context) -> Iterator[Finding]:
    """A quote does not stand in its task."""
    for one in context.figures(MILESTONES, TARGETS):
        if one.quote and not one.said.stands:
            message, hint = _where_else(context, one)
            yield NOT_QUOTED.found(one.entry.place("quote"), message, hint, one.quote)


def _where_else(context: Context, one: Figure) -> tuple[str, str]:
    other = context.finder.quoting(one.quote)
    if other is not None:
        return (
            f"这句话不在任务 {one.task.id} 里，在任务 {other.id} 里。",
            f"任务编号改成 {other.id}；任务编号没有错的，改成那项任务自己的原话。",
        )
    near = _nearest(one.task, one.quote)
    return (
        f"任务 {one.task.id} 里没有这句话，也许正文改过了。",
        (f"任务里相近的话是“{near}”。" if near else "")
        + "照任务现在的原话，把这一行的原文、日期和数字都核对一遍；已经没有的，删去这一行。",
    )


def _nearest(task: TaskRow, quote: str) -> str:
    """The words of a task that are most like a quote; empty where none is."""
    best = max(
        ((found, text) for text in quotable(task) if (found := _alignment(quote, text))),
        key=lambda pair: pair[0][0],
        default=None,
    )
    if best is None:
        return ""
    (_, start, end), text = best
    return text[start:end] if end - start <= _LONGEST_SHOWN else f"{text[start:][:_LONGEST_SHOWN]}…"


def _alignment(quote: str, text: str) -> tuple[float, int, int] | None:
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=_ALIKE)
    return (found.score, found.dest_start, found.dest_end) if found else None


def cut_quotes(context: Context) -> Iterator[Finding]:
    """A quote begins or ends within a date or a quantity."""
    for one in context.figures(MILESTONES, TARGETS):
        if one.said.cut:
            yield CUT_QUOTE.found(
                one.entry.place("quote"),
                f"原文从“{one.said.cut}”的中间截断了。",
                f"把“{one.said.cut}”写全。",
                one.quote,
            )


def binding_others(context: Context) -> Iterator[Finding]:
    """An entry binds whom its task does not name."""
    if not context.knows(*PARTY_FILES):
        return
    members = {
        entry.text("name"): _members(context, entry) for entry in context.entries(COLLECTIVES)
    }
    for one in context.figures(MILESTONES, TARGETS):
        if not one.task.is_known:
            continue  # its own names are told first
        named = [name for names in one.task.parties.values() for name in names]
        allowed = {*named, *(member for name in named for member in members.get(name, ()))}
        for name in one.entry.texts("binds"):
            known = context.names.find(name)
            if known is None or known.full not in allowed:
                yield BINDS_ANOTHER.found(
                    one.entry.place("binds"),
                    f"任务 {one.task.id} 没有写明“{name}”。" if known else f"没有登记“{name}”。",
                    f"这项任务写明的是{'、'.join(dict.fromkeys(named))}；约束全部的，这一格不填。",
                    name,
                )


def _members(context: Context, collective: Entry) -> tuple[str, ...]:
    if collective.text("stands_for") == "counties":
        return tuple(entry.text("name") for entry in context.entries(COUNTIES))
    known = (context.names.find(name) for name in collective.texts("members"))
    return tuple(one.full for one in known if one is not None)


_TOLD_APART_BY = ("kind", "from", "until", "rule", "what", "value", "measure", "scope", "quote")


def doubled(context: Context) -> Iterator[Finding]:
    """Two entries of a task say the same."""
    first: dict[tuple[str, ...], Entry] = {}
    for one in context.figures(MILESTONES, TARGETS):
        entry = one.entry
        says = (entry.file, one.task.id, *map(entry.text, _TOLD_APART_BY))
        earlier = first.setdefault(says, entry)
        if earlier is not entry:
            yield TWICE.found(
                entry.place("quote"), f"与{earlier.where}写的一样。", "删去其中一行。", one.quote
            )


RULES = (unknown_tasks, wrong_quotes, cut_quotes, binding_others, doubled)
