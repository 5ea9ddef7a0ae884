"""Heads of published lists by meaning: 主要措施 and 重点工作 both head the tasks.

A head is first looked up as it is, then judged by the words that it holds: the documents know
牵头部门, 牵头责任单位（部门） and dozens more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from zeren.columns import EXTRAS, Column
from zeren.text.characters import squeeze
from zeren.wording import ROLE_WORDS


class Field(StrEnum):
    """What a column of a published list holds."""

    NUMBER = "number"
    CHAPTER = "chapter"
    TEXT = "text"
    PARTIES = "parties"
    EXTRA = "extra"
    AIM = "aim"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Head:
    """What a head means.

    Attributes:
        field: What its column holds.
        words: The head itself, without blanks and brackets.
        rank: Among several columns of tasks the higher one holds the task itself: 具体措施
            before 工作任务 before 目标.
        column: Of an extra, the column of our table that takes it.
    """

    field: Field
    words: str
    rank: int = 0
    column: Column | None = None


_LONGEST = 24
_FEWEST_HEADS = 2
_BRACKETED = re.compile(r"[（(\[【〔][^（）()\[\]【】〔〕]*[）)\]】〕]")
_IS_COUNT = re.compile(r"\s*\d+\s*")
_MORE = re.compile(r"[，,；;。]|[：:].")
_DECORATION = re.compile(r"[：:*＊、/／]")
_TITLE = re.compile(r"(清单|方案|表|通知|意见|规划|计划|台账|汇总)$")
# A party is a 单位 or one of the others; without one of them the word alone must do.
_BODY = r"(单位|部门|处室|科室|机构|主体|股室|司局)"
_ROLES = "|".join(ROLE_WORDS)
_DOING = (
    rf"({_ROLES}|协同|协作|协办|会办|参与|参加|主办|主责|承办|实施|责任|汇总|支持|主管|监管|考核)"
)
# 计量单位 and 填报单位 are none that a task falls to.
_OTHER_BODIES = (
    r"(计量|填报|报送|来文|发文|提出|建议|申报|数量|金额|服务|受益|采购|中标)单位$|^单位名称$"
)
_DIVISION = r"(责任|职责|任务|工作)?分工"
_MEASURES = (
    r"(措施|举措|做法|任务内容|工作内容|具体内容|任务要求|工作要求|工作要点|具体任务|具体工作"
    r"|具体要求|工作标准|具体标准|分解任务|细化任务|任务分解|具体事项|任务事项|工作事项|政策内容|改革内容)"
)
# What a list says of how far the work is, or how it is judged, is no task.
_PROGRESS = r"(进展|完成情况|落实情况|进度|成效|考核|评分|分值|得分|依据|来源|电话|状态)"
# The first that fits tells what a column holds; the number ranks columns of tasks.
_PATTERNS: tuple[tuple[str, Field | Column, int], ...] = (
    (r"(序号?|编号|项号|号|[Nn][Oo]\.?)$", Field.NUMBER, 0),
    (rf"{_BODY}(及|和|与)", Field.PARTIES, 0),
    (r"(联系人|联系电话|联络员)$", Field.OTHER, 0),
    *((column.published_heads, column, 0) for column in EXTRAS if column.published_heads),
    (rf"{_DOING}.{{0,4}}{_BODY}$", Field.PARTIES, 0),
    (_PROGRESS, Field.OTHER, 0),
    (rf"{_DOING}.{{0,4}}{_BODY}|{_BODY}(职责|分工)|^{_BODY}$", Field.PARTIES, 0),
    (rf"^({_DOING[1:-1]}|{_DIVISION}|责任者)$", Field.PARTIES, 0),
    (
        rf"^({_ROLES}|责任|实施)(乡镇|镇街|街道|县市|县区|区县|市县|市州|地区|县|区)$",
        Field.PARTIES,
        0,
    ),
    (_OTHER_BODIES, Field.OTHER, 0),
    (r"(单位|部门|处室|科室)$", Field.PARTIES, 0),
    (r"(类别|分类|领域|章节|板块|方面|大类|类型|分项|一级指标|专项)$", Field.CHAPTER, 0),
    (rf"{_MEASURES}$", Field.TEXT, 4),
    (r"(内容|要点|事项)$", Field.TEXT, 3),
    (r"(任务|工作|政策|条款|建议)$", Field.TEXT, 2),
    (r"(名称|项目|问题)$", Field.TEXT, 1),
    # What is aimed at is the task only where a list names nothing else.
    (r"(目标|指标|成果|成果形式)$", Field.AIM, 0),
    (r"任务|措施|举措|内容", Field.TEXT, 1),
)
_RULES = tuple((re.compile(pattern), meant, rank) for pattern, meant, rank in _PATTERNS)


def head_of(cell: str) -> Head | None:
    """What a cell means as a head.

    Args:
        cell: The cell as read; blanks, line ends and notes in brackets do not count.

    Returns:
        The meaning; None where it is none of a head.
    """
    words = _plain(cell)
    if not words or len(words) > _LONGEST or _TITLE.search(words) or _says_more(cell):
        return None
    own = next((column for column in EXTRAS if column.head == words), None)
    if own is not None:
        return Head(Field.EXTRA, words, column=own)
    for pattern, meant, rank in _RULES:
        if pattern.search(words):
            if isinstance(meant, Column):
                return Head(Field.EXTRA, words, column=meant)
            return Head(meant, words, rank)
    return None


def is_head_row(cells: Sequence[str]) -> bool:
    """Whether cells are the heads of a list of tasks.

    They hold a head of tasks or of parties and another one, and every one of them is short.

    Args:
        cells: The texts of the cells, each once.
    """
    filled = [cell for cell in cells if _plain(cell)]
    fields = [head.field for cell in filled if (head := head_of(cell))]
    return (
        len(set(fields)) >= _FEWEST_HEADS
        and not {Field.TEXT, Field.PARTIES}.isdisjoint(fields)
        and not any(map(_IS_COUNT.fullmatch, filled))
        and 2 * len(fields) >= len(filled)
        and all(len(_plain(cell)) <= _LONGEST and not _is_sentence(cell) for cell in filled)
    )


def _plain(cell: str) -> str:
    return _DECORATION.sub("", _BRACKETED.sub("", squeeze(cell).replace("\n", "")))


def _says_more(cell: str) -> bool:
    """Whether a cell holds what a head never does: 责任单位：甲局, or 甲局牵头，乙单位配合."""
    return _MORE.search(_BRACKETED.sub("", squeeze(cell).replace("\n", ""))) is not None


def _is_sentence(cell: str) -> bool:
    return squeeze(cell).endswith(("。", "；"))
