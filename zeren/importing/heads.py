"""Heads of published lists by meaning: 主要措施 and 重点工作 both head the tasks.

A head is first looked up as it is, then judged by the words that it holds: the documents know
牵头部门, 牵头责任单位（部门） and dozens more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from zeren.columns import DEADLINE, EXTRAS, Column
from zeren.text.characters import squeeze
from zeren.text.simplified import simplified
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
_BODY = "(单位|部门|处室|科室|部室|机构|主体|股室|司局|机关|院系|系部|院部|班组|车间|委办局|党组织)"
# Behind a word of what is done, as in 责任处（室） and 配合学院, these name bodies as well.
_SORTS_OF_BODIES = (
    r"(处|科|室|股|组|站|所|局|厅|委|办|镇|乡|村|镇街|乡镇|街道|社区|县市|县市区|市县|区县|县区|市州|地区|县|区"
    r"|学院|二级学院|系|部|学校|高校|校区|年级|教研室|研究院|研究所|医院|科所|院所|中心|中心组"
    r"|公司|分公司|子公司|企业|支部|党支部|党委|队|大队|支队|工区|项目部|片区|方|小组|专班|工作组|专项组)"
)
_ROLES = "|".join(ROLE_WORDS)
_DOING = (
    rf"({_ROLES}|协同|协作|协办|会办|参与|参加|主办|主责|承办|承担|实施|责任|汇总|支持|主管|监管|考核"
    r"|督导|督办|督查|监督|指导|验收|销号|核查|包保|包抓|帮扶|挂联|联动|归口|执行|经办|业务|公开)"
)
_BODIES_AT_WORK = (rf"{_DOING}.{{0,4}}{_BODY}$", rf"^.{{0,4}}{_DOING}{_SORTS_OF_BODIES}$")
# 计量单位 and 填报单位 are none that a task falls to.
_OTHER_BODIES = (
    r"(计量|填报|报送|来文|发文|提出|建议|申报|申请|数量|金额|服务|受益|采购|中标|交办|移交|转办|反馈"
    r"|来源|所属|所在|被查|被检查|被督查|审批|审核|审定|备案|制表|印发|存在|市场|经营|投资)(单位|部门|主体)$"
    r"|^单位名称$|(服务|市场|经营|受益|投资)(对象|主体)$"
)
_DIVISION = r"(责任|职责|任务|工作|部门)?分工"
_MEASURES = (
    r"(措施|举措|做法|任务内容|工作内容|具体内容|任务要求|工作要求|工作要点|具体任务|具体工作"
    r"|具体要求|工作标准|具体标准|分解任务|细化任务|任务分解|具体事项|任务事项|工作事项|政策内容|改革内容"
    r"|推进步骤|工作步骤|实施内容|建设内容)"
)
# What is wrong, wished for or promised, as a list of problems or promises has it.
_MATTERS = (
    "(实事|案由|隐患|议题|议案|提案|建议|诉求|线索|短板|弱项|差距|风险点|承诺|堵点|难点|痛点|需求"
    "|课题|项目|名称|问题)"
)
_TOLD = r"(名称|标题|题目|项目|事项|描述|概述|简述|摘要|表现|情况|内容|点|清单)"
# What a list says of how far the work is, or how it is judged, is no task.
_PROGRESS = (
    r"(进展|完成情况|落实情况|整改情况|办理情况|推进情况|进度|成效|依据|来源|电话|手机|联系方式|状态"
    r"|评分|分值|得分|权重|扣分|评价标准|考核(?!项目|内容|指标|任务|事项|要点|目标|要求|问题)"
    r"|是否|投资|资金|金额|预算|地点|地址|性质|类型$)"
)
# 任务数 counts tasks and holds none.
_COUNTED = r"(任务|工作|措施|举措|事项|项目|问题|指标|目标|建议|提案)[总个件条项]?数量?$"
# The first that fits tells what a column holds; the number ranks columns of tasks.
_PATTERNS: tuple[tuple[str, Field | Column, int], ...] = (
    (
        r"(^序|序号|编号|项号|项次|^号|(任务|问题|事项|项目|建议|提案|议案)号|[Nn][Oo]\.?)$",
        Field.NUMBER,
        0,
    ),
    (r"(电话|手机|联系方式|联系人|联络员|联络人|经办人|承办人|办理人)", Field.OTHER, 0),
    (rf"{_BODY}(及|和|与)", Field.PARTIES, 0),
    (r"(任务|内容|措施|事项|举措|工作)(及|和|与)", Field.TEXT, 2),
    (r"(责任|负责|牵头|主管|承办|办理)人员?$", Field.OTHER, 0),
    *((column.published_heads, column, 0) for column in EXTRAS if column.published_heads),
    (r"时限(要求)?$", DEADLINE, 0),
    (_OTHER_BODIES, Field.OTHER, 0),
    *((pattern, Field.PARTIES, 0) for pattern in _BODIES_AT_WORK),
    (rf"{_PROGRESS}|{_COUNTED}", Field.OTHER, 0),
    (rf"{_DOING}.{{0,4}}{_BODY}|{_BODY}(职责|分工)|^{_BODY}$", Field.PARTIES, 0),
    (rf"^({_DOING[1:-1]}|{_DIVISION}|责任者|责任方)$", Field.PARTIES, 0),
    (r"(单位|部门|处室|科室|主体|股室|司局|机构|机关)$", Field.PARTIES, 0),
    (r"(类别|分类|领域|章节|板块|方面|大类|类型|分项|专项|栏目|专题)$", Field.CHAPTER, 0),
    (r"^一级(指标|事项|任务|目录|标题)|^(目录|模块)$", Field.CHAPTER, 0),
    (rf"{_MEASURES}$", Field.TEXT, 4),
    (r"^三级(指标|事项|任务|目录)", Field.TEXT, 3),
    (r"^二级(指标|事项|任务|目录)", Field.TEXT, 2),
    (r"(内容|要点|事项|整改要求|落实要求|目标要求|建设要求|完成要求)$", Field.TEXT, 3),
    (r"(任务|工作|政策|条款|建议|重点|意见)$", Field.TEXT, 2),
    (rf"{_MATTERS}{_TOLD}?$|^(情况|事实|存在)(描述|概述)$", Field.TEXT, 1),
    (r"(考核|评价|测评|考评|评估|监测|绩效)(指标|目标|要求)$", Field.TEXT, 1),
    # What is aimed at is the task only where a list names nothing else.
    (r"(目标|指标|成果|成果形式)$", Field.AIM, 0),
    (r"任务|措施|举措|内容", Field.TEXT, 1),
)
_RULES = tuple((re.compile(pattern), meant, rank) for pattern, meant, rank in _PATTERNS)
_BODIES = re.compile("|".join(_BODIES_AT_WORK))


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


def names_bodies(head: str) -> bool:
    """Whether a head says what bodies do, so that its words give the role: 配合学院, 责任处（室）.

    Args:
        head: The head as read.
    """
    return _BODIES.search(_plain(head)) is not None


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
    return _DECORATION.sub("", _BRACKETED.sub("", simplified(squeeze(cell)).replace("\n", "")))


def _says_more(cell: str) -> bool:
    """Whether a cell holds what a head never does: 责任单位：甲局, or 甲局牵头，乙单位配合."""
    return _MORE.search(_BRACKETED.sub("", squeeze(cell).replace("\n", ""))) is not None


def _is_sentence(cell: str) -> bool:
    return squeeze(cell).endswith(("。", "；"))
