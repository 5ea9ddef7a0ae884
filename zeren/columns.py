"""The columns of `data/tasks.csv`: their heads in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from zeren.model import Role
from zeren.text.characters import squeeze


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        key: The English head, also the name in code.
        head: The Chinese head, as we write it.
        meaning: What it holds, for the guide.
        required: Whether a table without it cannot be read.
    """

    key: str
    head: str
    meaning: str
    required: bool = False


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
                `牵 头 单 位` or a head broken into two lines.
        """
        name = squeeze(head)
        return self._by_head.get(name) or self._by_head.get(name.lower())

    @cached_property
    def _by_head(self) -> Mapping[str, Column]:
        return {name: column for column in self.columns for name in (column.head, column.key)}


COLUMNS: tuple[Column, ...] = (
    Column("number", "序号", "任务的序号，照原文", required=True),
    Column("title", "标题", "本站拟的短标题，不超过 20 字；不填则取正文第一句"),
    Column("text", "工作任务", "任务全文，一字不改", required=True),
    Column("lead", "牵头单位", "牵头的单位，用“、”隔开，第一个为首位牵头"),
    Column("support", "配合单位", "配合的单位，用“、”隔开"),
    Column("implement", "落实单位", "落实的单位，用“、”隔开"),
    Column("responsible", "负责单位", "原文只写“负责”的单位，用“、”隔开"),
    Column("id", "编号", "序号有重复时另给的编号"),
    Column("plan", "清单", "所属清单的网址名；只有一个清单时可不填"),
    Column("chapter", "章节", "任务所在章节的标题"),
    Column("sentence", "责任原文", "原文的责任句；与各角色单位拼出的句子不同时才填"),
    Column("deadline", "完成时限", "完成时限，照原文"),
    Column("leader", "责任领导", "责任领导，照原文"),
    Column("note", "备注", "备注，照原文"),
)

ROLE_COLUMNS: dict[Role, Column] = {
    role: next(column for column in COLUMNS if column.key == role.value) for role in Role
}

TASK_FORM = TableForm(COLUMNS, frozenset(Role))
column_of = TASK_FORM.column_of

_HEADS = {column.key: column.head for column in COLUMNS}


def head_of(key: str) -> str:
    """The Chinese head of a column, by its English key."""
    return _HEADS[key]
