"""Cards: one task a page or table, each thing said of it below or beside its own head.

一、整改任务 with its words below, then 二、责任单位; or 整改任务：…, 责任单位：…; or a table of
heads and values in turn. A card becomes a table with one row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from zeren.importing.document import Block, Cell, Grid, GridRow, Paragraph, all_doubts
from zeren.importing.heads import Field, head_of
from zeren.importing.lists.card_heads import (
    LONGEST_HEAD,
    Said,
    said_by,
    without_foot,
    without_titles,
)
from zeren.importing.lists.card_openers import chapter_of
from zeren.importing.lists.card_runs import Card, divided_cards
from zeren.importing.lists.card_values import are_parties
from zeren.importing.lists.clauses import segments_of
from zeren.importing.lists.layouts import once

_FEWEST_FIELDS = 3
_MOST_LINES = 12
_WIDTHS = (4, 6, 8)
_NUMBER, _NAME = "序号", "名称"
"""The heads of what opens a card, which has none of its own."""
_BY_HEADINGS = "这一项由几个小标题下面的话合成，哪些是任务、谁负责，请对照原文"


def with_cards(blocks: Sequence[Block], known: Collection[str]) -> tuple[Block, ...]:
    """The blocks of a document, with its cards as tables.

    Args:
        blocks: The blocks.
        known: Names of parties, without blanks.
    """
    made: list[Block] = []
    above: list[Paragraph] = []
    run: list[Said] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            made += [*_run(above, run, known), block]
            above, run = [], []
        elif (said := said_by(block, goes_on=bool(run))) is not None:
            run.append(said)
        elif run:
            run[-1].below.append(block)
        else:
            above.append(block)
    return (*made, *_run(above, run, known))


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
        both = [(head.text, value.text) for head, value in zip(heads, values, strict=True)]
        # A value without a head is no card's: nothing says what it is.
        if not all(_is_head(head) if head else not value for head, value in both):
            return None
        pairs += [(head, value, row.place) for head, value in both if head]
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
    return len(text) <= LONGEST_HEAD and not text.endswith(("。", "；"))


def _run(
    above: Sequence[Paragraph], run: Sequence[Said], known: Collection[str]
) -> Iterator[Block]:
    """The cards of a run of heads, below the lines above it; its lines where it makes none."""
    titles, run = without_titles(run)
    run, foot = without_foot(run)
    if not run:
        yield from (*above, *titles, *foot)
        return
    for card in divided_cards([*above, *titles], run, known):
        yield from _card(card, known)
    yield from foot


def _card(card: Card, known: Collection[str]) -> Iterator[Block]:
    if not _is_card(card.said, known):
        yield from card.above
        yield from (line for said in card.said for line in said.own)
        yield from card.behind
        return
    yield from card.beside
    pairs = [(one.head, "\n".join(one.lines), one.line.place) for one in card.said]
    opener = card.opener
    titles: list[GridRow] = []
    if opener is not None:
        lines = [*opener.chapters, *([opener.lines[0]] if card.is_headed else [])]
        titles = [GridRow((Cell(chapter_of(one) or one.text, 0, 0),), one.place) for one in lines]
    if opener is not None and not card.is_headed:
        number = opener.marker.number if opener.marker is not None else ""
        own = ((_NUMBER, number), (_NAME, opener.words))
        pairs = [*((head, words, opener.lines[0].place) for head, words in own if words), *pairs]
    of_heads = "" if card.said[0].has_colon else _BY_HEADINGS
    yield _table(pairs, titles, all_doubts(of_heads, card.doubt))
    yield from card.behind


def _is_card(card: Sequence[Said], known: Collection[str]) -> bool:
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
        and all(are_parties(line, known) for said in parties for line in said.lines)
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
