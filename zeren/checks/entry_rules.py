"""Rules for the form of the registry files: which keys, what values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zeren.addresses import LONGEST_SLUG, SLUG
from zeren.checks.context import Context
from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.data_files import COLLECTIVES, COUNTIES, PLANS, REGISTRY_FILES, YAML
from zeren.reading.entries import Entry, Value
from zeren.reading.schema import SCHEMA, Key, required_keys
from zeren.text.similar import likeliest

MISSING_KEY = declare(
    "R001",
    Severity.ERROR,
    "缺少必需的内容",
    about="登记的一项缺了必须有的内容；在 YAML 里也可能是键名写错了。",
    wrong="- name: 市财政局\n  kind: 政府部门",
    right="- name: 市财政局\n  slug: caizheng-ju\n  kind: 政府部门",
)
UNKNOWN_KEY = declare(
    "R002",
    Severity.WARNING,
    "不认识的键",
    about="键名不在本站用的键名之中，它的值不会起作用，多半是拼错了。",
    wrong="- name: 市财政局\n  alias: [财政局]",
    right="- name: 市财政局\n  aliases: [财政局]",
)
WRONG_TYPE = declare(
    "R003",
    Severity.ERROR,
    "值的形式不对",
    about="有的键要一段文字，有的要方括号里的列表，有的要再缩进写几个键。",
    wrong="aliases: 财政局",
    right="aliases: [财政局]",
)
BAD_SLUG = declare(
    "R006",
    Severity.ERROR,
    "slug 不合规",
    about="网址名（slug）是网址的一部分，一经公布就不再改。只用小写字母、数字和中间的连字符，如拼音，"
    "最多 60 个字符。",
    wrong="网址名：财政局",
    right="网址名：caizheng-ju",
)
NO_PLAN = declare(
    "R008",
    Severity.ERROR,
    "没有登记清单",
    about="plans 里至少要登记一个清单，任务才有归属。",
    wrong="plans.csv 里只有表头",
    right="网址名：key-tasks，标题：重点任务分工清单",
)
NO_SOURCE = declare(
    "R012",
    Severity.ERROR,
    "机构改革没有写明来源",
    about="单位改名、改组要有出处，如文件名称或公告，写在“曾用名依据”“承接依据”"
    "（YAML 里是 source）；没有出处的不写。",
    wrong="承接单位：市数据局，承接时间：2024年，承接依据为空",
    right="承接单位：市数据局，承接时间：2024年，承接依据：市机构改革方案",
)
MISPLACED = declare(
    "R014",
    Severity.ERROR,
    "文件内容放错了",
    about="文件里登记的是另一个文件的内容，多半是复制或改名时弄错了。",
    wrong="units.csv 里写的是各区县的名称、网址名、代码",
    right="区县、乡镇街道、学院等属地写在 counties.csv，单位写在 units.csv",
)
BAD_CODE = declare(
    "R017",
    Severity.ERROR,
    "行政区划代码不对",
    about="行政区划代码照 GB/T 2260 填 6 位数字，乡镇街道填 9 位，村和社区填 12 位；"
    "没有代码的不填。Excel 会把 12 位数字改成科学记数法：先把这一列设为“文本”格式再填。",
    wrong="代码：5331",
    right="代码：533103",
)

TOO_LONG = declare(
    "R024",
    Severity.ERROR,
    "内容太长",
    about="登记的一处内容有两千多个字，多半是引号没有配对，或把整篇文件粘贴到了一格里。",
    wrong="说明：整篇文件的全文",
    right="说明：成员名单见某某文件第三页。",
)

# Of one text; no name, note or source is nearly as long.
_LONGEST_TEXT = 2_000
# The digits of a county, of a township and of a village.
_CODE = re.compile(r"[0-9]{6}(?:[0-9]{3}){0,2}")
# One of these must say whom a collective stands for.
_SAYING_MEMBERS = frozenset({"stands_for", "members"})


def missing_keys(context: Context) -> Iterator[Finding]:
    """An entry lacks a key that it must have."""
    for entry in context.entries(*SCHEMA):
        needed = required_keys(entry.registry)
        written = {meant: name for name, meant in _meant_keys(entry).items()}
        for name in needed:
            if entry.values.get(name) is None and name not in entry.told:
                yield MISSING_KEY.found(
                    entry.place(written.get(name, name)).at(entry.called(name)),
                    f"这一{_one(entry)}缺少“{entry.called(name)}”。",
                    _to_fill_in(entry, name, needed, written.get(name)),
                    written.get(name, ""),
                )


def _one(entry: Entry) -> str:
    """What an entry is called: a row of a table, else an item."""
    return "行" if entry.is_row else "项"


def _to_fill_in(entry: Entry, name: str, needed: Sequence[str], written: str | None) -> str:
    """How to add a value that is missing, in the terms of the file."""
    if written is not None:
        return f"把“{written}”改成“{name}”。"
    all_needed = "、".join(map(entry.called, needed))
    if entry.is_row:
        return f"填写“{entry.called(name)}”；每行必填：{all_needed}。"
    return f"补上“{name}: …”；必需的键：{all_needed}。"


def missing_inner_keys(context: Context) -> Iterator[Finding]:
    """A former name or a successor lacks a part, such as its source."""
    for entry in context.entries(*SCHEMA):
        for name, key in SCHEMA[entry.registry].items():
            if key.form.must_be_whole and key.form.fits(entry.values.get(name)):
                yield from _missing_inner(entry, name, key)


def _missing_inner(entry: Entry, name: str, key: Key) -> Iterator[Finding]:
    value: Value = entry.values.get(name)
    for item in value if isinstance(value, list) else [value]:
        inner = item if isinstance(item, dict) else {}
        for lacking in (one for one in key.form.inner if inner.get(one) is None):
            check = NO_SOURCE if lacking == "source" else MISSING_KEY
            needed = "、".join(entry.called(name, one) for one in key.form.inner)
            yield check.found(
                entry.place(name, lacking),
                f"“{entry.called(name)}”缺少“{entry.called(name, lacking)}”。",
                f"要写明{needed}；{entry.called(name, 'source')}写出处，如“市机构改革方案”，"
                "没有出处就整个删去。",
            )


def collective_without_members(context: Context) -> Iterator[Finding]:
    """A collective says neither whom it stands for nor that this is unpublished."""
    for entry in context.entries(COLLECTIVES):
        said = entry.values.keys() & _SAYING_MEMBERS
        if len(said) != 1 and entry.told.isdisjoint(_SAYING_MEMBERS):
            meant = {
                name: key for name, key in _meant_keys(entry).items() if key in _SAYING_MEMBERS
            }
            hint = "".join(f"把“{name}”改成“{key}”。" for name, key in meant.items())
            yield MISSING_KEY.found(
                entry.place(next(iter(meant), None)).at(entry.called("members")),
                f"“{entry.text('name')}”{'说明了两次代表谁' if said else '没有说明代表谁'}。",
                hint or _to_say_members(context, entry),
                "、".join(meant),
            )


def _to_say_members(context: Context, entry: Entry) -> str:
    """How to say whom a collective stands for, in the terms of the file."""
    if entry.is_row:
        return (
            f"“成员”写单位全称，用“、”隔开；代表 {context.file_of(COUNTIES)} 里全部的填“全部”；"
            "没有公布名单的填“未公布”，并在“说明”里写明。"
        )
    return (
        "写“stands_for: counties”，或“members: [单位全称, …]”，"
        "或“members: unpublished”并在 note 里说明；只写一种。"
    )


def unknown_keys(context: Context) -> Iterator[Finding]:
    """An entry has a key that means nothing here."""
    for entry in context.entries(*SCHEMA):
        meant = _meant_keys(entry)
        lacking = {*required_keys(entry.registry)}
        if entry.registry == COLLECTIVES and not entry.values.keys() & _SAYING_MEMBERS:
            lacking |= _SAYING_MEMBERS
        for name in entry.values.keys() - SCHEMA[entry.registry].keys():
            if meant.get(name) in lacking:
                continue  # told as the key that is missing
            hint = f"键名应是“{meant[name]}”。" if name in meant else _of_other_file(context, name)
            yield UNKNOWN_KEY.found(
                entry.place(name),
                f"不认识键“{name}”，它不会起作用。",
                hint or f"可用的键：{'、'.join(SCHEMA[entry.registry])}。",
                name,
            )


def _of_other_file(context: Context, name: str) -> str:
    """Where a key belongs that means something in one other registry file alone."""
    files = [file for file in REGISTRY_FILES if name in SCHEMA[file]]
    if len(files) != 1:
        return ""
    return f"“{name}”只写在 {context.file_of(files[0])} 里。"


def _meant_keys(entry: Entry) -> dict[str, str]:
    """The missing key that each unknown key of an entry probably means."""
    unknown = sorted(entry.values.keys() - SCHEMA[entry.registry].keys())
    missing = sorted(SCHEMA[entry.registry].keys() - entry.values.keys())
    meant = {name: likely[0] for name in unknown if (likely := likeliest(name, missing))}
    needed = [name for name in required_keys(entry.registry) if name in missing]
    if not meant and len(unknown) == len(needed) == 1:
        return {unknown[0]: needed[0]}
    return meant


def wrong_types(context: Context) -> Iterator[Finding]:
    """A value has not the form that its key asks for."""
    for entry in context.entries(*SCHEMA):
        for name, key in SCHEMA[entry.registry].items():
            value = entry.values.get(name)
            if value is not None and not key.form.fits(value):
                yield WRONG_TYPE.found(
                    entry.place(name),
                    f"“{entry.called(name)}”的值形式不对。",
                    f"这里应是{key.form.cell_words if entry.is_row else key.form.words}。",
                    value if isinstance(value, str) else "",
                )


def too_long(context: Context) -> Iterator[Finding]:
    """A text is longer than any that is meant."""
    for entry in context.entries(*SCHEMA):
        for name in SCHEMA[entry.registry]:
            longest = max(map(len, _texts_in(entry.values.get(name))), default=0)
            if longest > _LONGEST_TEXT:
                yield TOO_LONG.found(
                    entry.place(name),
                    f"“{entry.called(name)}”有 {longest} 个字，超过 {_LONGEST_TEXT} 个。",
                    "看看引号是不是没有配对；确有这么多内容的，只写要点和出处。",
                )


def _texts_in(value: Value) -> Iterator[str]:
    """All texts that a value holds."""
    if isinstance(value, str):
        yield value
    elif value is not None:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(part)


def bad_slugs(context: Context) -> Iterator[Finding]:
    """A slug is no plain address."""
    for entry in context.entries(*REGISTRY_FILES):
        slug = entry.text("slug")
        if slug and (len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug)):
            yield BAD_SLUG.found(
                entry.place("slug"),
                f"{entry.called('slug')}“{slug}”不能用作网址。",
                f"只用小写字母、数字和中间的连字符，最多 {LONGEST_SLUG} 个字符，如 caizheng-ju。",
                slug,
            )


def bad_codes(context: Context) -> Iterator[Finding]:
    """A code is none of GB/T 2260 or of what continues it."""
    for entry in context.entries(COUNTIES):
        code = entry.text("code")
        if code and not _CODE.fullmatch(code):
            yield BAD_CODE.found(
                entry.place("code"),
                f"行政区划代码“{code}”不是 6 位、9 位或 12 位数字。",
                "照国家公布的代码填半角数字，如 533103；没有代码的不填。",
                code,
            )


def no_plan(context: Context) -> Iterator[Finding]:
    """No plan is registered."""
    if context.knows(PLANS) and not context.plans:
        file = context.file_of(PLANS)
        yield NO_PLAN.found(
            Place(file),
            f"{file} 里没有登记任何清单。",
            "至少写一个：“- slug: key-tasks”，下一行缩进两格写“title: 重点任务分工清单”。"
            if file.endswith(YAML)
            else "表头下面至少写一行：网址名如 key-tasks，标题如重点任务分工清单。",
        )


def misplaced_files(context: Context) -> Iterator[Finding]:
    """A registry file holds what belongs into another."""
    for file, other in (map(context.file_of, both) for both in context.sources.misplaced.items()):
        yield MISPLACED.found(
            Place(file),
            f"{file} 里的内容像是 {other} 的。",
            f"把这些内容移到 {other}，再从版本库取回上一版的 {file}。",
        )


RULES = (
    misplaced_files,
    missing_keys,
    missing_inner_keys,
    collective_without_members,
    unknown_keys,
    wrong_types,
    too_long,
    bad_slugs,
    bad_codes,
    no_plan,
)
