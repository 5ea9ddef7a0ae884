"""The heads of cards in running text, each with what is said under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from zeren.columns import DEADLINE
from zeren.importing.document import Paragraph
from zeren.importing.heads import Field, Head, head_of
from zeren.importing.lists.markers import marker_of, without_marker

LONGEST_HEAD = 10
_LABELLED = re.compile(r"(?P<head>[^：:。，；、（(]{2,10})[：:]\s*(?P<words>.+)", re.DOTALL)
# A line with a label of its own ends what is said under the head before it.
_LIKE_A_LABEL = re.compile("(时间|时限|日期|期限|地点|地址|电话|方式|单位|部门|机构|邮箱|意见)$")
# ▶ and the like stand before labels in what is written for telephones.
_ORNAMENT = re.compile(r"[^\w（(【\[〔“\"]+")
# What stands below the last card alone speaks of all of them.
_CONTACTS = re.compile("(电话|手机|联系人|联系方式|地址|邮箱|邮编|传真)$")
_NOTES = frozenset({"注", "备注", "说明"})
_OF_ALL = re.compile("以上|上述|各项|每项|所有|全部|本表|本清单")
_OF_PERSONS = re.compile("(领导|责任人|负责人|联系人|联络员|经办人|承办人)$")
# Who made a page stands below its last card, and belongs to none.
_IMPRINT = re.compile(
    "(?:(?:信息|稿件|文章)?来源|稿源|(?:责任)?编辑|责编|编审|[初复终一二三]?[审校]核?|校对|供稿|撰稿"
    "|撰文|监制|摄影|记者|作者|排版|美编|制图)[：:]"
)


@dataclass(slots=True)
class Said:
    """What stands under one head.

    Attributes:
        head: The head, without its number and its colon.
        line: The line in which it stands.
        words: What stands behind it in its line; empty where nothing does.
        has_colon: Whether a colon ends it.
        meant: What it means; None where it is no head that is known.
        below: The lines below that have no head of their own.
    """

    head: str
    line: Paragraph
    words: str
    has_colon: bool
    meant: Head | None
    below: list[Paragraph] = field(default_factory=list)

    @property
    def field(self) -> Field | None:
        """What the head means."""
        return self.meant.field if self.meant is not None else None

    @property
    def is_of_times(self) -> bool:
        """Whether it heads a deadline."""
        return self.meant is not None and self.meant.column is DEADLINE

    @property
    def is_of_persons(self) -> bool:
        """Whether it heads a person."""
        return _OF_PERSONS.search(self.head) is not None

    @property
    def is_numbered(self) -> bool:
        """Whether a number stands before the head."""
        return marker_of(self.line.text) is not None

    @property
    def lines(self) -> list[str]:
        """All that is said under the head."""
        return [*filter(None, [self.words]), *(one.text for one in self.below)]

    @property
    def own(self) -> tuple[Paragraph, ...]:
        """Its lines as they stand in the file."""
        return (self.line, *self.below)


def said_by(paragraph: Paragraph, *, goes_on: bool) -> Said | None:
    """What a line says as a head of a card, or as one with its words behind it.

    Args:
        paragraph: The line.
        goes_on: Whether a head stands above it.

    Returns:
        The head; None where the line is none.
    """
    text = without_marker(paragraph.text)
    text = _ORNAMENT.sub("", text, count=1) if _ORNAMENT.match(text) else text
    bare = text.rstrip("：: ")
    meant = head_of(bare) if len(bare) <= LONGEST_HEAD else None
    if meant is not None:
        return Said(bare, paragraph, "", has_colon=text != bare, meant=meant)
    labelled = _LABELLED.fullmatch(text)
    if labelled is None:
        return None
    head = labelled["head"].strip()
    meant = head_of(head)
    if meant is None and not (goes_on and _LIKE_A_LABEL.search(head)):
        return None
    return Said(head, paragraph, labelled["words"], has_colon=True, meant=meant)


def without_titles(run: Sequence[Said]) -> tuple[list[Paragraph], list[Said]]:
    """Tell titles that read like heads from the labels of cards: 云溪县民生实事 above 责任单位：….

    Args:
        run: The heads that stand one behind the other.

    Returns:
        The lines above the first label, and the heads without titles; these stand below the label
        before them, as all lines without one do. Where no card of labels is found, all is left.
    """
    labels = [said for said in run if said.has_colon]
    fields = {said.field for said in labels}
    if not {Field.TEXT, Field.PARTIES} <= fields:
        return [], list(run)
    times = Counter(said.head for said in labels)
    # （二）停车位项目：新建停车位 opens a card whose labels stand in each, and have no numbers.
    counted = {said.head for said in labels if said.is_numbered}
    has_plain = any(number > 1 for head, number in times.items() if head not in counted)
    above: list[Paragraph] = []
    kept: list[Said] = []
    for said in run:
        is_bare = not said.has_colon and (not kept or not said.below or not counted)
        is_title = is_bare and (said.is_numbered or not kept or not said.below)
        is_opener = said.has_colon and said.is_numbered and has_plain and times[said.head] == 1
        if not (is_title or is_opener):
            kept.append(said)
        elif kept:
            kept[-1].below += said.own
        else:
            above += said.own
    return above, kept


def without_foot(run: Sequence[Said]) -> tuple[list[Said], list[Paragraph]]:
    """Take off what stands below the last card and speaks of all, or of the page: 编辑：….

    Args:
        run: The heads that stand one behind the other.

    Returns:
        The heads without it, and its lines.
    """
    times = Counter(said.head for said in run)
    kept = list(run)
    while kept and times[kept[-1].head] == 1 and _is_foot(kept[-1]):
        kept.pop()
    # What stands below a single card may speak of it.
    if not kept or max(times.values()) == 1:
        return list(run), []
    return kept, [line for said in run[len(kept) :] for line in said.own]


def _is_foot(said: Said) -> bool:
    says_of_all = said.head in _NOTES and _OF_ALL.search(said.words) is not None
    return says_of_all or is_imprint(f"{said.head}：") or _CONTACTS.search(said.head) is not None


def is_imprint(line: str) -> bool:
    """Whether a line says who made a page.

    Args:
        line: The line.
    """
    return _IMPRINT.match(line) is not None
