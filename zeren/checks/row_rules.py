"""Rules for the rows of tasks: text, title, number, id and plan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from zeren.addresses import LONGEST_SLUG
from zeren.checks.context import Context
from zeren.columns import column_of
from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.data_files import PLANS
from zeren.reading.further_columns import further_heads
from zeren.reading.rows import TaskRow
from zeren.text.characters import REPLACEMENT, shortened, squeeze
from zeren.text.similar import likeliest
from zeren.text.spreadsheet_forms import id_before_date, number_before_minus

EMPTY_TEXT = declare(
    "T001",
    Severity.ERROR,
    "任务没有正文",
    about="每一行都要有“工作任务”。多余的空白行请整行删去。",
    wrong="5,标题,,市财政局",
    right="5,标题,增加妇幼健康优质医疗资源供给。,市财政局",
)
NO_NUMBER = declare(
    "T002",
    Severity.ERROR,
    "任务没有序号",
    about="每一行都要有“序号”，照原文填写。",
    wrong=",标题,任务正文,市财政局",
    right="5,标题,任务正文,市财政局",
)
DOUBLED_ID = declare(
    "T003",
    Severity.ERROR,
    "任务编号重复",
    about="编号（没有编号时用序号）是任务的网址，不能重复。序号写错了就改正；"
    "原文各章序号确有重复时，在“编号”列另给编号。",
    wrong="两行的序号都是 5",
    right="序号各不相同；或另加“编号”列，填 1-5、2-5",
)
BAD_ID = declare(
    "T008",
    Severity.ERROR,
    "编号不能用作网址",
    about="序号里有汉字、括号时，照原文保留，另在“编号”列填只含字母、数字、点和连字符的编号。"
    "Excel 会把 1-5 改成“1月5日”，把 (1) 改成 -1：先把这一列设为“文本”格式再填。",
    wrong="序号：五（一）",
    right="序号：五（一），编号：5-1",
)
UNKNOWN_PLAN = declare(
    "T009",
    Severity.ERROR,
    "不认识的清单",
    about="“清单”列填 plans 里的网址名（slug）。只有一个清单时可以不填，有几个时每行都要填。"
    "每个清单一个文件时，文件名就是网址名，这一列可以没有。",
    wrong="清单：重点任务",
    right="清单：key-tasks",
)
LONG_TITLE = declare(
    "T014",
    Severity.WARNING,
    "标题过长",
    about="标题是本站拟的短名称，用在列表、手机屏幕和转发里，不超过 20 个字。",
    wrong="加快建设普惠养老服务体系并且到2025年每千名老人养老床位达到45张以上",
    right="建设普惠养老服务体系",
)
DOUBLED_TEXT = declare(
    "T015",
    Severity.WARNING,
    "任务正文重复",
    about="同一个清单里两项任务的正文一样，多半是复制一行以后忘了改正文。",
    wrong="第 6 行和第 9 行的工作任务一字不差",
    right="每项任务填各自的正文",
)

ID_PART = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
LONGEST_TITLE = 20
_SHOWN_PLANS = 10
_AROUND_NUMBERS = " .。,，、()（）[]【】第项"

UNREGISTERED_CELL = declare(
    "T030",
    Severity.ERROR,
    "这个清单没有登记这一列",
    about="一个清单另有的列，由它在 plans 里登记；别的清单的任务在这一列填了字，网站不会显示。",
    wrong="清单 b 的任务填了“整改目标”，只有清单 a 登记了这一列",
    right="清单 b 也登记 columns: [整改目标]",
)


def empty_text(context: Context) -> Iterator[Finding]:
    """A task has no text."""
    for row in context.rows:
        if row.row.has("text") and not row.get("text"):
            yield EMPTY_TEXT.found(
                row.place("text"),
                "这一行没有任务正文。",
                "填入任务全文；如这一行是多余的，请整行删去。",
            )


def no_number(context: Context) -> Iterator[Finding]:
    """A task has no number."""
    for row in context.rows:
        if row.row.has("number") and not row.get("number"):
            yield NO_NUMBER.found(row.place("number"), "这一行没有序号。", "填入原文的序号，如 5。")


def bad_id(context: Context) -> Iterator[Finding]:
    """A task's id cannot stand in an address."""
    for row in context.rows:
        key = _id_key(row)
        value = row.get(key)
        is_usable = ID_PART.fullmatch(value) and len(value) <= LONGEST_SLUG
        # A lost character is told as such.
        if value and not is_usable and REPLACEMENT not in value:
            yield BAD_ID.found(
                row.place(key),
                f"“{value}”不能用作网址。",
                _usable_id(value),
                value,
            )


def _usable_id(value: str) -> str:
    """How to come by an id that can stand in an address."""
    if meant := id_before_date(value):
        return f"Excel 把编号改成了日期：先把这一列设为“文本”格式，再填 {meant}。"
    if meant := number_before_minus(value):
        return (
            f"Excel 把“({meant})”当成负数，改成了“{value}”：先把这一列设为“文本”格式，"
            f"照原文填 ({meant})，并在“编号”列填 {meant}。"
        )
    plain = unicodedata.normalize("NFKC", value).strip(_AROUND_NUMBERS)
    if plain.isascii() and plain.isdecimal() and len(plain) <= LONGEST_SLUG:
        return f"改成“{plain}”，只写半角数字；要照原文显示的，另在“编号”列填 {plain}。"
    return (
        "序号照原文写；另在“编号”列填只含字母、数字、点和连字符的编号，"
        f"最多 {LONGEST_SLUG} 个字符，如 5-1。"
    )


def unknown_plan(context: Context) -> Iterator[Finding]:
    """A task names no plan where there are several, or one that is not registered."""
    if not context.knows(PLANS) or not context.plans:
        return
    plan = next(context.entries(PLANS))
    known = frozenset(context.plans)
    called = f"{plan.file} 里的{plan.called('slug')}"
    told: set[str] = set()
    for row in (row for row in context.rows if row.plan not in known):
        value = row.get("plan")
        if value or not row.row.plan:
            yield UNKNOWN_PLAN.found(
                row.place("plan"),
                f"不认识清单“{value}”。" if value else "有几个清单，这一行没有写属于哪一个。",
                f"填 {called}：{_likely_plans(value, context.plans)}。",
                value,
            )
        elif row.row.file not in told:
            told.add(row.row.file)
            yield UNKNOWN_PLAN.found(
                Place(row.row.file),
                f"文件名里的“{row.plan}”不是登记的清单。",
                f"把文件改名为 {called}加 .csv：{_likely_plans(row.plan, context.plans)}；"
                f"新的清单先在 {plan.file} 里登记。",
                row.plan,
            )


def _likely_plans(value: str, plans: Sequence[str]) -> str:
    """The plans that may be meant: all where they are few."""
    if len(plans) <= _SHOWN_PLANS:
        return "、".join(plans)
    return f"{'、'.join(likeliest(value, plans) or plans[:_SHOWN_PLANS])} 等"


def doubled_ids(context: Context) -> Iterator[Finding]:
    """Two tasks share an id; capitals do not tell them apart, as on Windows."""
    first: dict[str, TaskRow] = {}
    for row in context.rows:
        earlier = first.setdefault(row.id.lower(), row)
        if row.id and earlier is not row:
            key = _id_key(row)
            yield DOUBLED_ID.found(
                row.place(key),
                f"编号“{row.get(key)}”与{earlier.seen_from(row)}重复。",
                "改正序号；原文序号确有重复时，在“编号”列另给编号，如 2-5。",
                row.get(key),
            )


def doubled_texts(context: Context) -> Iterator[Finding]:
    """Two tasks of a plan have the same text."""
    first: dict[tuple[str, str], TaskRow] = {}
    for row in context.live:
        text = squeeze(row.get("text"))
        earlier = first.setdefault((row.plan, text), row)
        # A row that was copied whole is told once, by its id.
        if text and earlier is not row and earlier.id.lower() != row.id.lower():
            yield DOUBLED_TEXT.found(
                row.place("text"),
                f"正文与{earlier.seen_from(row)}（序号 {earlier.get('number')}）一字不差。",
                "对照原文，改成这一项自己的正文；如是多余的一行，请整行删去。",
                row.get("text")[:20],
            )


def long_titles(context: Context) -> Iterator[Finding]:
    """A title is too long for lists and small screens."""
    for row in context.rows:
        title = row.get("title")
        if len(title) > LONGEST_TITLE:
            yield LONG_TITLE.found(
                row.place("title"),
                f"标题有 {len(title)} 个字，超过 {LONGEST_TITLE} 个。",
                f"改短到 {LONGEST_TITLE} 个字以内，只说是什么事；细节在正文里。",
                title,
            )


def unregistered_cells(context: Context) -> Iterator[Finding]:
    """A cell says something under a head that its own plan does not name."""
    known = {
        entry.text("slug"): {*map(squeeze, further_heads([entry]))}
        for entry in context.entries(PLANS)
    }
    for row in context.rows:
        if row.plan not in known:
            continue
        for head in row.row.cells:
            is_ours = column_of(head) is not None
            if not is_ours and head not in known[row.plan] and row.get(head):
                yield UNREGISTERED_CELL.found(
                    row.place(head),
                    f"清单“{row.plan}”没有登记“{head}”这一列，这一格不会显示。",
                    f"在 plans 里这个清单的“另有的列”或“不公开的列”加上“{head}”，或删去这一格。",
                    shortened(row.get(head)),
                )


def _id_key(row: TaskRow) -> str:
    return "id" if row.get("id") else "number"


RULES = (
    empty_text,
    no_number,
    bad_id,
    unknown_plan,
    doubled_ids,
    doubled_texts,
    long_titles,
    unregistered_cells,
)
