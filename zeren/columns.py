"""The columns of `data/tasks.csv`, each declared once.

Reading, checks, register, pages, search, exports, schemas and import follow the declaration. What
most lists say of a task besides (`Holds.EXTRA`) needs a column here and a field of `Task`; a role
brings its column along. What a single list has besides, such as 整改目标, is a further column: its
plan names it, and it is called by its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache

from zeren.model import Role, Task
from zeren.text.characters import squeeze
from zeren.text.csv_guard import unguarded


class Holds(Enum):
    """What the cells of a column hold."""

    KEY = auto()  # what a task is called by
    TEXT = auto()  # sentences, in which no blank is meant
    PARTIES = auto()  # the names of one role
    HEADING = auto()  # what a task stands under
    EXTRA = auto()  # what a list says besides, in free words
    FURTHER = auto()  # what one list says besides, under a head that its plan names
    STANDING = auto()  # that a task is not to be done any more, and what says so


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        key: The English head, also the name in code.
        head: The Chinese head, as we write it; an extra is shown under it.
        meaning: What it holds, for the guide and for readers of the Data Package.
        holds: What sort of thing that is.
        required: Whether a table without it cannot be read.
        is_passed_on: Of an extra, whether lists of duties and copied texts say it too.
        published_heads: Of an extra, a pattern of the heads that published lists give it; its own
            is known anyway.
        published_labels: Of an extra, a pattern of the labels in front of it in running text,
            such as 办结时限：; its own is known anyway.
    """

    key: str
    head: str
    meaning: str
    holds: Holds = Holds.TEXT
    required: bool = False
    is_passed_on: bool = False
    published_heads: str = ""
    published_labels: str = ""


@dataclass(frozen=True)
class TableForm:
    """The columns that a table may have.

    Attributes:
        columns: The columns, in the order in which we write them.
        parties: The keys of the columns that name parties, of which a table must have one; none
            where no party is named.
    """

    columns: tuple[Column, ...]
    parties: frozenset[str] = frozenset()

    def column_of(self, head: str) -> Column | None:
        """The column that a head names, in Chinese or English, or None if it names none.

        Args:
            head: The head as read; blanks in it and the case of Latin letters do not count, as in
                `牵 头 单 位` or a head broken into two lines; nor does the guard of a formula.
        """
        name = squeeze(unguarded(head))
        return self._by_head.get(name) or self._by_head.get(name.lower())

    @cached_property
    def _by_head(self) -> Mapping[str, Column]:
        return {name: column for column in self.columns for name in (column.head, column.key)}


_TIME = "(时限|时间|期限|节点|时序|日期)(及?要求)?"

# What a task must be done by; the import looks for it in clauses as well.
DEADLINE = Column(
    "deadline",
    "完成时限",
    "完成时限，照原文",
    Holds.EXTRA,
    is_passed_on=True,
    published_heads=(
        f"^(?!.*(实际|开始|开工|交办|受理|发现|检查出)).*"
        f"(完成|办结|办理|推进|整改|工作|实施|落实|计划|要求|决策|出台|审议|审定|提请|提交|上会"
        f"|公开|销号|验收|检查|督查|起止|起讫|竣工|完工|交付|报送|上报|听证|预计).*{_TIME}$"
        "|^(预计|计划|拟)(完成|办结|出台)$"
        "|^(时限|期限|时间|进度)(要求|进度|安排|节点|计划)?$"
    ),
    published_labels="时限|时间|期限|节点|进度",
)

COLUMNS: tuple[Column, ...] = (
    Column("number", "序号", "任务的序号，照原文", Holds.KEY, required=True),
    Column("title", "标题", "本站拟的短标题，不超过 20 字；不填则取正文第一句", Holds.TEXT),
    Column("text", "工作任务", "任务全文，一字不改", Holds.TEXT, required=True),
    *(
        Column(role.value, f"{role.word}单位", f"{role.who}，用“、”隔开", Holds.PARTIES)
        for role in Role
    ),
    Column("id", "编号", "序号有重复时另给的编号", Holds.KEY),
    Column("plan", "清单", "所属清单的网址名；只有一个清单时可不填", Holds.KEY),
    Column("chapter", "章节", "任务所在章节的标题", Holds.HEADING),
    Column("sentence", "责任原文", "原文的责任句；与各角色单位拼出的句子不同时才填", Holds.TEXT),
    DEADLINE,
    Column(
        "leader",
        "责任领导",
        "责任领导，照原文",
        Holds.EXTRA,
        published_heads="(领导|领导同志|领导干部|领导姓名|(包保|包抓|包联|挂联)人)$",
        published_labels="领导|(包保|包抓|包联|挂联)人",
    ),
    Column(
        "note",
        "备注",
        "备注，照原文",
        Holds.EXTRA,
        published_heads="(备注|说明|附注)$",
        published_labels="备注",
    ),
    Column(
        "status",
        "状态",
        "不再执行的才填：撤销、并入 12、拆为 12、13；数字是接手任务的编号",
        Holds.STANDING,
    ),
    Column("since", "状态日期", "从哪天起不再执行，如 2026年1月2日", Holds.STANDING),
    Column("reason", "状态原因", "为什么，哪个文件写明的", Holds.STANDING),
)

TASK_FORM = TableForm(COLUMNS, frozenset(Role))
column_of = TASK_FORM.column_of

ROLE_COLUMNS: dict[Role, Column] = {
    role: next(column for column in COLUMNS if column.key == role.value) for role in Role
}
EXTRAS: tuple[Column, ...] = tuple(c for c in COLUMNS if c.holds is Holds.EXTRA)
_HEADS = {column.key: column.head for column in COLUMNS}
# A head that asks for persons, or for how to reach them.
_OF_PERSONS = re.compile(
    "(责任|负责|联系|主管|牵头|承办|办理|主办|协办|配合|具体|对接|填报)(人(?!才|社|大|民|口|防)|人员)"
    "|联络|联系方式|经办|专人|姓名|电话|手机|号码|邮箱|邮件|微信|传真|身份证"
)


def head_of(key: str) -> str:
    """The Chinese head of a column, by its key; that of a further column is its key."""
    return _HEADS.get(key, key)


def further_column(head: str) -> Column:
    """A column that one list has besides.

    Args:
        head: The head as its plan names it.
    """
    return Column(squeeze(head), squeeze(head), "照原文", Holds.FURTHER)


@lru_cache
def task_form(further: tuple[str, ...] = ()) -> TableForm:
    """The columns that a table of tasks may have.

    Args:
        further: The heads that plans name besides; one that is a head of ours counts as ours.
    """
    own = dict.fromkeys(head for head in map(squeeze, further) if head and not column_of(head))
    return TableForm((*COLUMNS, *map(further_column, own)), TASK_FORM.parties)


def is_of_persons(head: str) -> bool:
    """Whether a head asks for persons or their phones, which are nobody's to publish unasked.

    Args:
        head: The head, such as 责任人及联系电话.
    """
    return _OF_PERSONS.search(squeeze(head)) is not None


def keys_of(*holds: Holds) -> frozenset[str]:
    """The keys of the columns that hold such things."""
    return frozenset(column.key for column in COLUMNS if column.holds in holds)


def extras_of(task: Task) -> Iterator[tuple[Column, str]]:
    """What the list says of a task besides, each with its column."""
    for column in EXTRAS:
        if words := getattr(task, column.key):
            yield column, words
    yield from ((further_column(head), words) for head, words in task.further)


def extra_cells(task: Task, further: Iterable[str]) -> dict[str, str]:
    """What the list says of a task besides, by key: one cell for each extra and further column.

    Args:
        task: The task.
        further: The heads of the further columns.
    """
    said = {column.key: words for column, words in extras_of(task)}
    return {key: said.get(key, "") for key in (*(column.key for column in EXTRAS), *further)}
