"""The registry files: which keys an entry has, what their values are, and their columns in a table.

Each key is declared once; reading and writing of both forms, checks, hints and the guide follow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from zeren.columns import TASK_FORM, Column, TableForm
from zeren.reading.data_files import (
    ACCEPTED,
    ADDRESSES,
    COLLECTIVES,
    COUNTIES,
    MILESTONES,
    PLANS,
    SITE,
    SYNONYMS,
    TARGETS,
    TASKS,
    UNITS,
)
from zeren.reading.entries import Entry
from zeren.reading.forms import (
    ACCENT,
    AUDIENCE,
    COMPARATOR,
    CONTACT,
    COUNTIES_WORD,
    DATE,
    FORMER_NAMES,
    INCLUSION,
    MEMBERS,
    MILESTONE_KIND,
    NAME,
    NAMES,
    STATUS,
    SUCCESSOR,
    TARGET_KIND,
    TEXT,
    TEXTS,
    WEB_ADDRESS,
    WORDS,
    Form,
)
from zeren.reading.further_columns import PRIVATE, SHOWN


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an entry.

    Attributes:
        form: The form of its value.
        columns: Its columns in a table: one, or one for each inner key of its form.
        is_required: Whether every entry must have it.
    """

    form: Form
    columns: tuple[Column, ...]
    is_required: bool = False


def _key(form: Form, name: str, *columns: tuple[str, str]) -> tuple[str, Key]:
    """A key that may be missing, with the head and the meaning of each of its columns."""
    names = [f"{name}.{inner}" for inner in form.inner] or [name]
    made = (Column(one, *column) for one, column in zip(names, columns, strict=True))
    return name, Key(form, tuple(made))


def _required(form: Form, name: str, head: str, meaning: str) -> tuple[str, Key]:
    return name, Key(form, (Column(name, head, meaning, required=True),), is_required=True)


_SLUG = _required(
    NAME, "slug", "网址名", "网址的一部分，用小写字母、数字和连字符，一经公布就不再改"
)
_ALIASES = _key(NAMES, "aliases", ("别名", "又称、简称，用“、”隔开；名称里有顿号的改用“；”隔开"))
_FORMER_NAMES = _key(
    FORMER_NAMES,
    "former_names",
    ("曾用名", "以前的名称；有几个的用“；”隔开"),
    ("曾用名止于", "用到什么时候；有几个曾用名的，各写一个，用“；”隔开"),
    ("曾用名依据", "哪个文件写明的；有几个曾用名的，各写一个，用“；”隔开"),
)
_CONTACT = _key(
    CONTACT,
    "contact",
    ("联系科室", "可以联系的科室，不写个人"),
    ("联系电话", "科室的电话"),
)
# One cell says whom a collective stands for; in YAML these are two keys.
_MEMBERS = Column(
    "members",
    "成员",
    "单位全称，用“、”隔开；代表 counties 里登记的全部的填“全部”，没有公布名单的填“未公布”",
    required=True,
)

REGISTRY: Mapping[str, Mapping[str, Key]] = MappingProxyType(
    {
        PLANS: dict(
            (
                _SLUG,
                _required(TEXT, "title", "标题", "清单的标题，照原文"),
                _key(TEXT, "issuer", ("发文机关", "照原文")),
                _key(TEXT, "document_no", ("文号", "照原文")),
                _key(TEXT, "issued", ("印发日期", "照原文")),
                _key(TEXT, "source", ("来源", "在哪里公布的")),
                _key(WEB_ADDRESS, "link", ("原文网址", "公布原文的网页，以 https:// 开头")),
                _key(STATUS, "status", ("状态", "有效、已结束或已被替代；不填就是有效")),
                _key(DATE, "from", ("起始日期", "从哪天起执行，如 2026年1月2日")),
                _key(DATE, "until", ("截止日期", "执行到哪天；到了这天，状态仍要人来改")),
                _key(NAME, "superseded_by", ("替代清单", "取代它的清单的网址名")),
                _key(
                    NAME,
                    "whose",
                    ("单位归属", "清单里没写级别和地方的单位是谁的：本级，或如某某县；导入时用"),
                ),
                _key(
                    TEXTS,
                    SHOWN,
                    ("另有的列", "任务表里这个清单自己的列名，照原文，如整改目标；网站显示"),
                ),
                _key(
                    TEXTS,
                    PRIVATE,
                    ("不公开的列", "同上，但网站不显示，如责任人、联系电话"),
                ),
            )
        ),
        UNITS: dict(
            (
                _required(NAME, "name", "名称", "单位全称，照公布的清单"),
                _SLUG,
                _required(NAME, "kind", "类别", "如政府部门、群团组织"),
                _ALIASES,
                _FORMER_NAMES,
                _key(
                    SUCCESSOR,
                    "successor",
                    ("承接单位", "职责改由哪个单位承担"),
                    ("承接时间", "从什么时候起"),
                    ("承接依据", "哪个文件写明的"),
                ),
                _CONTACT,
            )
        ),
        COUNTIES: dict(
            (
                _required(NAME, "name", "名称", "全称"),
                _SLUG,
                _key(NAME, "code", ("代码", "行政区划代码，6 位、9 位或 12 位；没有的不填")),
                _ALIASES,
                _FORMER_NAMES,
                _CONTACT,
            )
        ),
        COLLECTIVES: dict(
            (
                _required(NAME, "name", "名称", "统称，照公布的清单"),
                _SLUG,
                ("stands_for", Key(COUNTIES_WORD, (_MEMBERS,))),
                ("members", Key(MEMBERS, (_MEMBERS,))),
                _ALIASES,
                _FORMER_NAMES,
                _key(TEXT, "note", ("说明", "读者要知道的，如名单没有公布")),
            )
        ),
    }
)
_TASK = _required(NAME, "task", "任务编号", "任务的编号，如 key-tasks-5；只有一个清单时可以只写 5")
_BINDS = _key(
    NAMES, "binds", ("责任主体", "约束谁：这项任务里写明的单位、属地或统称；不填就是全部")
)
_QUOTE = _required(TEXT, "quote", "原文", "任务里写明这一条的原话，一字不改")
_NOTE = _key(TEXT, "note", ("说明", "读者要知道的"))
_DATES = "2025年、2025年上半年、2025年6月、2025年6月30日"
# The files that may be tables.
TABLES: Mapping[str, Mapping[str, Key]] = MappingProxyType(
    {
        **REGISTRY,
        ACCEPTED: dict(
            (
                _required(TEXT, "code", "代码", "检查结果里的代码，如 T013"),
                _required(TEXT, "id", "对象", "任务的编号、登记项的网址名，或文件名"),
                _required(TEXT, "reason", "原因", "为什么没有错"),
            )
        ),
        SYNONYMS: dict(
            (
                _required(NAMES, "said", "说法", "人们怎么说，用“、”隔开"),
                _required(TEXTS, "means", "词语", "正文里的词，用“、”隔开"),
                _key(TEXT, "note", ("说明", "给编辑看的")),
            )
        ),
        # Dates and numbers are read by rules of their own, which know what the quote says.
        MILESTONES: dict(
            (
                _TASK,
                _required(MILESTONE_KIND, "kind", "类型", "期限、定期或起止"),
                _key(
                    TEXT,
                    "from",
                    ("起始日期", f"起止的，或从某时起定期的才填；写到原文那样细，如 {_DATES}"),
                ),
                _key(TEXT, "until", ("截止日期", f"期限或起止的末尾；写到原文那样细，如 {_DATES}")),
                _key(
                    TEXT,
                    "rule",
                    ("规则", "定期的才填，写 RRULE，如 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"),
                ),
                _key(INCLUSION, "inclusive", ("含当日", "“前”含不含这一天：是、否或未明确")),
                _BINDS,
                _QUOTE,
                _NOTE,
            )
        ),
        TARGETS: dict(
            (
                _TASK,
                _required(TEXT, "what", "指标", "数的是什么，如每千常住人口婴幼儿托位"),
                _required(
                    COMPARATOR, "comparator", "比较", "不少于、不超过、超过、少于、等于或介于"
                ),
                _required(TEXT, "value", "数值", "如 4.5；介于的写两头，如 2—3"),
                _required(TEXT, "measure", "计量单位", "如个、万元、平方米"),
                _required(TARGET_KIND, "kind", "类型", "目标、上限、金额或年龄范围"),
                _required(TEXT, "scope", "范围", "对什么而言，如全市、每个区、每人"),
                _BINDS,
                _key(TEXT, "until", ("截止日期", f"原文写明期限的才填，如 {_DATES}")),
                _QUOTE,
                _NOTE,
            )
        ),
        ADDRESSES: dict(
            (
                _required(NAME, "address", "网址", "公布过的网址，如 tasks/key-tasks-5/"),
                _required(TEXT, "name", "名称", "单位、属地、统称或清单的名称；任务写正文的开头"),
            )
        ),
    }
)
# Settings are no table: each key stands once.
_SETTINGS = {
    "name": TEXT,
    "description": TEXT,
    "place": TEXT,
    "owner": TEXT,
    "undertaker": TEXT,
    "contact": CONTACT,
    "report_address": TEXT,
    "labels": NAMES,
    "code": TEXT,
    "kinds": NAMES,
    "audience": AUDIENCE,
    "words": WORDS,
    "colour": ACCENT,
}
SCHEMA: Mapping[str, Mapping[str, Key]] = MappingProxyType(
    {**TABLES, SITE: {name: Key(form, ()) for name, form in _SETTINGS.items()}}
)


def _form(keys: Iterable[Key]) -> TableForm:
    columns = {column.key: column for key in keys for column in key.columns}
    return TableForm(tuple(columns.values()))


TABLE_FORMS: Mapping[str, TableForm] = MappingProxyType(
    {TASKS: TASK_FORM, **{file: _form(keys.values()) for file, keys in TABLES.items()}}
)


def required_keys(registry: str) -> tuple[str, ...]:
    """The keys that every entry of a registry file must have.

    Args:
        registry: What code calls the file.
    """
    return tuple(name for name, key in SCHEMA[registry].items() if key.is_required)


def fits_elsewhere(registry: str, entries: Sequence[Entry]) -> str | None:
    """The other registry file to which all entries of a file belong by their keys.

    Args:
        registry: What code calls the file.
        entries: Its entries.

    Returns:
        The other file; None where the entries belong here, or where it is not clear.
    """
    if registry not in TABLES:
        return None
    foreign = any(entry.values.keys() - SCHEMA[registry].keys() for entry in entries)
    if not foreign or any(_fits(entry.values, registry) for entry in entries):
        return None
    others = (other for other in TABLES if other != registry)
    return next((one for one in others if all(_fits(e.values, one) for e in entries)), None)


def _fits(keys: Collection[str], registry: str) -> bool:
    return set(required_keys(registry)) <= set(keys) <= SCHEMA[registry].keys()
