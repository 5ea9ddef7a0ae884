"""Cards: one task a page or table, each thing said of it below or beside its own head.

一、整改任务 with its words below, then 二、责任单位; or 整改任务：…, 责任单位：…; or a table of
heads and values in turn. A card becomes a table with one row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from zeren.columns import DEADLINE
from zeren.importing.document import Block, Cell, Grid, GridRow, Paragraph
from zeren.importing.heads import Field, head_of
from zeren.importing.lists.clauses import is_clause, segments_of
from zeren.importing.lists.layouts import once
from zeren.importing.lists.markers import marker_of
from zeren.importing.lists.pasted_fit import is_time, may_be_parties
from zeren.importing.lists.signatures import is_date_of_signature

_LONGEST_HEAD = 10
_FEWEST_FIELDS, _MOST_FIELDS = 3, 30
_MOST_LINES = 12
_LONGEST_TITLE = 30
_SIGNATURE = 2
_WIDTHS = (4, 6, 8)
_BY_HEADINGS = "这一项由几个小标题下面的话合成，哪些是任务、谁负责，请对照原文"
_LABELLED = re.compile(r"(?P<head>[^：:。，；、（(]{2,10})[：:]\s*(?P<words>.+)", re.DOTALL)
# A line with a label of its own ends what is said under the head before it.
_LIKE_A_LABEL = re.compile("(时间|时限|日期|期限|地点|地址|电话|方式|单位|部门|机构|邮箱|意见)$")


@dataclass(slots=True)
class _Said:
    """What stands under one head."""

    head: str
    place: str
    lines: list[str]
    own: list[Paragraph]
    has_colon: bool

    @property
    def field(self) -> Field | None:
        meant = head_of(self.head)
        return meant.field if meant is not None else None


def with_cards(blocks: Sequence[Block], known: Collection[str]) -> tuple[Block, ...]:
    """The blocks of a document, with its cards as tables.

    Args:
        blocks: The blocks.
        known: Names of parties, without blanks.
    """
    made: list[Block] = []
    run: list[_Said] = []
    for block in blocks:
        said = _said(block, goes_on=bool(run)) if isinstance(block, Paragraph) else None
        if said is not None:
            run.append(said)
        elif isinstance(block, Paragraph) and run:
            run[-1].lines.append(block.text)
            run[-1].own.append(block)
        else:
            made += [*_cards(run, known), block]
            run = []
    return (*made, *_cards(run, known))


def card_table(grid: Grid) -> Grid | None:
    """A table of heads and values in turn as one with its heads on top.

    Args:
        grid: The table.

    Returns:
        The table, a row a card; None where heads and values do not stand in turn.
    """
    rows = [once(row.cells) for row in grid.rows]
    width = max(map(len, rows), default=0)
    if width not in _WIDTHS:
        return None
    titles: list[GridRow] = []
    pairs: list[tuple[str, str, str]] = []
    for row, cells in zip(grid.rows, rows, strict=True):
        if len(cells) == 1 and not pairs:
            titles.append(row)
            continue
        heads, values = cells[::2], cells[1::2]
        if len(heads) != len(values):
            return None
        if not all(_is_head(cell.text) for cell in heads if cell.text):
            return None
        pairs += [(h.text, v.text, row.place) for h, v in zip(heads, values, strict=True) if h.text]
    fields = {head.field for one, _, _ in pairs if (head := head_of(one))}
    if len(pairs) < _FEWEST_FIELDS or not {Field.TEXT, Field.PARTIES} <= fields:
        return None
    if any(_is_head_as_well(value, head) for head, value, _ in pairs):
        return None
    return _table(pairs, titles)


def _is_head_as_well(value: str, head: str) -> bool:
    """Whether a value is a head itself, and the row one of heads; 县市场监管局 only looks so."""
    meant, over = head_of(value), head_of(head)
    if meant is None or not _is_head(value):
        return False
    return not (over and over.field is meant.field is Field.PARTIES)


def _is_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and not text.endswith(("。", "；"))


def _said(paragraph: Paragraph, *, goes_on: bool) -> _Said | None:
    """What a line says as a head of a card, or as one with its words behind it."""
    marker = marker_of(paragraph.text)
    text = marker.rest if marker is not None else paragraph.text
    bare = text.rstrip("：: ")
    if len(bare) <= _LONGEST_HEAD and head_of(bare) is not None:
        return _Said(bare, paragraph.place, [], [paragraph], text != bare)
    labelled = _LABELLED.fullmatch(text)
    if labelled is None:
        return None
    head = labelled["head"].strip()
    if head_of(head) is None and not (goes_on and _LIKE_A_LABEL.search(head)):
        return None
    return _Said(head, paragraph.place, [labelled["words"]], [paragraph], has_colon=True)


def _cards(run: Sequence[_Said], known: Collection[str]) -> Iterator[Block]:
    """The cards of a run of heads; the lines as they are where they make none."""
    card: list[_Said] = []
    for said in run:
        if len(card) == _MOST_FIELDS or any(said.head == one.head for one in card):
            yield from _card(card, known)
            card = []
        card.append(said)
    yield from _card(card, known)


def _card(card: Sequence[_Said], known: Collection[str]) -> Iterator[Block]:
    after = _title_behind(card[-1], known) if card else []
    if not _is_card(card, known):
        yield from (line for said in card for line in said.own)
        yield from after
        return
    pairs = [(one.head, "\n".join(one.lines), one.place) for one in card]
    yield _table(pairs, [], doubt="" if card[0].has_colon else _BY_HEADINGS)
    yield from after


def _title_behind(last: _Said, known: Collection[str]) -> list[Paragraph]:
    """Take the heading of the next card, or a signature, off what stands under a last head."""
    if len(last.lines) > _SIGNATURE and is_date_of_signature(last.lines[-1]):
        del last.lines[-_SIGNATURE:]
        behind = last.own[-_SIGNATURE:]
        del last.own[-_SIGNATURE:]
        return behind
    has_title = len(last.lines) > 1 and _is_title(last, last.own[-1], known)
    if not has_title:
        return []
    last.lines.pop()
    return [last.own.pop()]


def _is_title(said: _Said, line: Paragraph, known: Collection[str]) -> bool:
    """Whether a line heads the next card, and is no more of what stands under a head."""
    text = line.text
    marker = marker_of(text)
    if marker is not None and marker.is_named:
        return True  # 问题二：城区停车难。 is a sentence
    if len(text) > _LONGEST_TITLE or text.endswith(("。", "；")):
        return False
    may_be = marker is not None or line.is_heading
    if said.field is Field.PARTIES:
        # 2.县水务局 is the second party, 项目二：新建停车位 a title.
        named = marker.rest if marker is not None else text
        return (may_be or "：" in text) and not _are_parties(named, known)
    meant = head_of(said.head)
    is_of_times = meant is not None and meant.column is DEADLINE
    return may_be or (is_of_times and not is_time(text))


def _are_parties(line: str, known: Collection[str]) -> bool:
    return is_clause(line, known) or may_be_parties(line, known)


def _is_card(card: Sequence[_Said], known: Collection[str]) -> bool:
    """Whether heads hold one task and who does it, and no list of tasks stands under any."""
    texts = [said for said in card if said.field is Field.TEXT]
    parties = [said for said in card if said.field is Field.PARTIES]
    # 为民办实事项目 above 责任单位：… is a title.
    forms = {said.has_colon for said in card if said.field is not None}
    if len(card) < _FEWEST_FIELDS or not texts or not parties or len(forms) > 1:
        return False
    return (
        all(said.lines and len(said.lines) <= _MOST_LINES for said in (*texts, *parties))
        and not any(_has_clause(line, known) for said in texts for line in said.lines)
        and all(_are_parties(line, known) for said in parties for line in said.lines)
    )


def _has_clause(line: str, known: Collection[str]) -> bool:
    return any(segment.clause for segment in segments_of(line, known))


def _table(
    pairs: Sequence[tuple[str, str, str]], titles: Sequence[GridRow], doubt: str = ""
) -> Grid:
    """A table of the pairs of heads and words; a head that comes again begins a row."""
    heads = list(dict.fromkeys(head for head, _, _ in pairs))
    rows: list[dict[str, str]] = []
    places: list[str] = []
    for head, words, place in pairs:
        if not rows or head in rows[-1]:
            rows.append({})
            places.append(place)
        rows[-1][head] = words
    texts = [
        *(([row.cells[0].text] * len(heads), row.place) for row in titles),
        (heads, places[0]),
        *(([row.get(h, "") for h in heads], p) for row, p in zip(rows, places, strict=True)),
    ]
    wide = len(titles)
    made = (
        GridRow(
            tuple(Cell(text, at, 0 if at < wide else column) for column, text in enumerate(cells)),
            place,
            doubt if at > wide else "",
        )
        for at, (cells, place) in enumerate(texts)
    )
    return Grid(tuple(made), is_apart=True)
