"""Why parts of a running text are no task, or a doubtful one."""

from __future__ import annotations

from collections.abc import Collection

from zeren.importing.document import Paragraph
from zeren.importing.lists.details import begins_with_detail, tells_progress
from zeren.importing.lists.duties import names_duty
from zeren.importing.lists.grid_tasks import NO_PARTY
from zeren.importing.lists.markers import NOTE, marker_of

COVERS_SEVERAL = "责任单位只写在末尾，前面几小项也算作这一项任务"
BEHIND_CLAUSE = "责任单位之后还有正文，已接在任务后面"
UNCLOSED = "任务里有括号没有合上，可能有责任单位断在里面"
NOT_NUMBERED = "没有编号的段落，没有找到责任单位"
NO_TASK = "没有找到它所属的任务"
LEAD_IN = "引出后面各项的话，不是任务"
COUNTED = "一段里有几项任务，小项的编号留在任务里，前面的话没有导入，请对照原文"
DUTY = "写着单位的职责，没有编成任务"
WITHIN_WORDS = "“{words}”里写着单位，是不是这一项的责任单位，请对照原文"
BEHIND_TITLE = "标题后面的话，没有归到任何一项"
EMPTY_CLAUSE = "写着责任单位，前面却没有任务"
_FEWEST_TABS = 2


def why_none(paragraph: Paragraph, known: Collection[str]) -> str:
    """Why a paragraph without a clause is no task.

    Args:
        paragraph: The paragraph.
        known: Names of parties, without blanks.
    """
    if marker_of(paragraph.text) is not None:
        return NO_PARTY
    return DUTY if names_duty(paragraph, known) else NOT_NUMBERED


def why_left_behind(paragraph: Paragraph, known: Collection[str]) -> str:
    """Why a paragraph that stands behind a task is no part of it.

    Args:
        paragraph: The paragraph.
        known: Names of parties, without blanks.

    Returns:
        The reason. 进展情况：… and rows of figures say more of the task, and are asked about.
    """
    text = paragraph.text
    is_row = text.count("\t") >= _FEWEST_TABS
    says_more = is_row or begins_with_detail(text) or tells_progress(text)
    if says_more and NOTE.match(text) is None:
        return NO_TASK
    return why_none(paragraph, known)
