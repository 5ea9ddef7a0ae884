"""Why `zeren import` writes nothing, and what to do about it, in words."""

from __future__ import annotations

from collections.abc import Sequence

from zeren.importing.document import Opened
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.planning import Import
from zeren.importing.lists.detection import LOOKED_FOR
from zeren.importing.review.page import looked_through, review_of
from zeren.importing.review.terminal import about_tasks
from zeren.text.visible import visible

_SHOWN = 20
_ANSWER_FIRST = "{} 项像是表里的任务，没有认定，没有写入：编号和网址跟着任务走，不能猜"
_HOW_TO_ANSWER = "在终端里不加 --yes 运行，就逐项问；或者照上面加上选项，再导入一次"


def open_tasks(planned: Import) -> str:
    """What must be answered before anything is written.

    Args:
        planned: The import.
    """
    questions = review_of(planned)
    lines = (_ANSWER_FIRST.format(len(questions.tasks)), *about_tasks(questions), _HOW_TO_ANSWER)
    return "\n".join(lines)


def no_parties(drafts: Sequence[Draft]) -> str:
    """What to do about tasks in which no party was read.

    Args:
        drafts: The tasks.
    """
    lines = [f"{len(drafts)} 项没有读出责任单位，任务表不收没有责任单位的任务，没有写入："]
    lines += [
        f"  第 {visible(draft.number)} 项“{visible(draft.found.text[:_SHOWN])}”"
        f"（{visible(draft.found.place)}）"
        for draft in drafts[:_SHOWN]
    ]
    lines.append("在清单文件里给它们写上责任单位，不是任务的删去，再导入一次")
    return "\n".join(lines)


def no_list(opened: Opened) -> str:
    """What was looked for in a file that is no list, and what stands at its beginning.

    Args:
        opened: The file.
    """
    lines = [f"{visible(opened.name)}：没有找到任务清单。找过的形式："]
    lines += [f"  - {form}" for form in LOOKED_FOR]
    lines.append("文件开头的内容是：")
    lines += [f"  {visible(text)}" for text in looked_through(opened.document)]
    return "\n".join(lines)
