"""Notes that say something of all tasks: 注：各乡镇均为配合单位, 表中任务均于12月底前完成."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zeren.importing.lists.markers import NOTE
from zeren.importing.sentences.document_rules import states_rule, unread_rules_in

_ROLE = "(?:牵头|主办|责任|负责|配合|协办|参与|协助|落实|实施|督查|督办|督导|监督|考核|验收)"
_LISTED = "以下|以上|上述|下列|前述|所列|表中|表内|本表|表列|全部|所有"
_ALL = f"(?:{_LISTED}|各项|每项)"
_ITEMS = "(?:任务|工作|事项|项目|措施|内容)"
_ACTS = f"{_ROLE}(?![到好见])"
# 由各牵头单位负责组织实施 names nobody besides those that a task names.
_THEY = f"(?:上述|以上)?各?(?:{_ROLE}|相关|有关){{1,3}}(?:单位|部门|主体|方)"
_BY_WHEN = "[^。；;\n，]{0,14}(?:前|底|内|日)[^。；;\n，]{0,4}(?:完成|办结|落实)"
_OF_ALL = re.compile(
    # 各乡镇均为配合单位
    f"[^。；;\n]{{1,40}}?(?:均|都|皆)(?:为|是|作为|系|列为)[^。；;\n]{{0,10}}?{_ROLE}(?:责任)?(?:单位|部门)"
    # 表中任务均需各乡镇配合, 以上任务均于12月底前完成
    f"|{_ALL}[^。；;\n]{{0,20}}?{_ITEMS}[^。；;\n]{{0,10}}?"
    f"(?:(?:均|皆|一律|都需|都由|由)(?!由?{_THEY})[^。；;\n]{{0,40}}?{_ACTS}|(?:均|都|皆|须|需|应|要){_BY_WHEN})"
    # 县政府督查室负责全部任务的督查
    f"|(?:负责|承担|统筹)(?:对)?(?:{_LISTED})[^。；;\n]{{0,12}}?(?:{_ACTS}|协调|跟踪)"
)
_LONGEST = 80
"""What is longer and begins with no 注 is an address to all, such as 各单位要加强领导."""

_SENTENCE_END = re.compile("[。；;\n｜]")


def said_of_all(remark: str) -> Iterator[str]:
    """The sentences of a remark outside of all tasks that concern each of them.

    Args:
        remark: A paragraph, or the cells of a row.

    Yields:
        Each sentence, without 注 before it.
    """
    note = NOTE.match(remark)
    if note is None and len(remark) > _LONGEST:
        return
    for sentence in _SENTENCE_END.split(remark[note.end() if note else 0 :]):
        is_rule = states_rule(sentence) or any(unread_rules_in(sentence))
        if not is_rule and _OF_ALL.search(sentence):
            yield sentence.strip()


def is_note_of_all(text: str) -> bool:
    """Whether a paragraph is a note that concerns all tasks, and so is no clause of one.

    Args:
        text: The paragraph.
    """
    return NOTE.match(text) is not None and any(said_of_all(text))
