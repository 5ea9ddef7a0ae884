"""Why `zeren import` writes nothing, and what to do about it, in words."""

from __future__ import annotations

from collections.abc import Sequence

from zeren.importing.document import Opened
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.planning import Import
from zeren.importing.heads import Field, head_of
from zeren.importing.lists.detection import LOOKED_FOR
from zeren.importing.lists.found import Found, Offer
from zeren.importing.lists.told_columns import WORDS
from zeren.importing.review.page import looked_through, review_of
from zeren.importing.review.terminal import about_names, about_tasks
from zeren.reading.registry_cells import PART, NotInCellError
from zeren.text.visible import visible

_SHOWN = 20
_ANSWER_FIRST = "{} 项像是表里的任务，没有认定，没有写入：编号和网址跟着任务走，不能猜"
_WHOSE_FIRST = "这份清单是谁的，没有写明，没有写入：同名的单位各处都有，不能猜"
_HOW_TO_ANSWER = "在终端里不加 --yes 运行，就逐项问；或者照上面加上选项，再导入一次"


def open_tasks(planned: Import) -> str:
    """What must be answered before anything is written.

    Args:
        planned: The import.
    """
    questions = review_of(planned)
    lines = (_ANSWER_FIRST.format(len(questions.tasks)), *about_tasks(questions), _HOW_TO_ANSWER)
    return "\n".join(lines)


def whose_open(planned: Import) -> str:
    """That it must be said whose list it is, before anything is written.

    Args:
        planned: The import.
    """
    lines = about_names(review_of(planned))
    return "\n".join((_WHOSE_FIRST, *lines, _HOW_TO_ANSWER))


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


def not_in_cell(error: NotInCellError) -> str:
    """What to do about names that no cell of a registry table can hold.

    Args:
        error: The error that says which.
    """
    names = next((one for one in error.args if isinstance(one, (list, tuple))), error.args)
    odd = next((str(name) for name in names if PART in str(name)), "、".join(map(str, names)))
    return (
        f"“{visible(odd[:_SHOWN])}”里有“{PART}”，登记表的一格里写不下，没有写入："
        f"在清单文件里把它换成“，”，或把登记表换成 YAML（.yml），再导入一次"
    )


def no_list(opened: Opened, found: Found) -> str:
    """What was looked for in a file that is no list, and what stands at its beginning.

    Args:
        opened: The file.
        found: What was found in it, which is no task.
    """
    if found.notices:
        return "\n".join(f"{visible(opened.name)}：{visible(one)}" for one in found.notices)
    if found.offer is not None:
        said = (about_offer(found.offer), f"对的话，加上 {options_of(found.offer)}，再导入一次")
        return "\n".join((f"{visible(opened.name)}：没有导入。", *said))
    lines = [f"{visible(opened.name)}：没有找到任务清单。找过的形式："]
    lines += [f"  - {form}" for form in LOOKED_FOR]
    lines.append("文件开头的内容是：")
    lines += [f"  {visible(text)}" for text in looked_through(opened.document)]
    return "\n".join(lines)


def about_offer(offer: Offer) -> str:
    """What the columns of a table seem to hold whose heads do not say it.

    Args:
        offer: What they seem to hold.
    """
    lines = [f"{visible(offer.place)}起像是任务清单，列名没有写明哪一列是任务、哪一列是单位。"]
    if has_text(offer):
        lines = [f"{visible(offer.place)}起有任务，没有责任单位一列。"]
    lines.append("各列看起来是：")
    lines += [
        f"  {visible(head)} → {WORDS[key]}" + (f"（如：{visible(example)}）" if example else "")
        for (head, key), example in zip(offer.columns, offer.examples, strict=True)
    ]
    if offer.needs_unit:
        lines.append("没有看到责任单位一列：写明整张表由哪个单位负责。")
    return "\n".join(lines)


def options_of(offer: Offer) -> str:
    """The options that say that the columns hold what they seem to.

    Args:
        offer: What they seem to hold.
    """
    columns = ",".join(f"{visible(head)}={key}" for head, key in offer.columns)
    said = () if has_text(offer) else (f'--columns "{columns}"',)
    return " ".join((*said, *(("--unit 单位全称",) if offer.needs_unit else ())))


def has_text(offer: Offer) -> bool:
    """Whether the heads themselves name the column of the tasks.

    Args:
        offer: What the columns seem to hold.
    """
    meant = (head_of(head) for head, _ in offer.columns)
    return offer.needs_unit and any(one is not None and one.field is Field.TEXT for one in meant)
