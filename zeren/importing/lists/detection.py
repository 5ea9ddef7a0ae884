"""A document to the tasks in it, and everything that became none. Pure: the same for all files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zeren.importing.document import Block, Document, Paragraph, all_doubts
from zeren.importing.lists.cards import with_cards
from zeren.importing.lists.column_uses import labels_of
from zeren.importing.lists.footers import split_footer
from zeren.importing.lists.found import Found, FoundColumn, FoundTask, Leftover
from zeren.importing.lists.grid_headings import begins_anew, headings_of_grids
from zeren.importing.lists.grid_tasks import CHAPTER, GridReader
from zeren.importing.lists.matrices import with_matrices
from zeren.importing.lists.offers import offer_of
from zeren.importing.lists.pasted import pasted_table
from zeren.importing.lists.text_tasks import TextReader
from zeren.importing.lists.told_columns import NOTHING_TOLD, Told
from zeren.importing.sentences.document_rules import unread_rules_in
from zeren.text.characters import squeeze

LOOKED_FOR = (
    "表格：表头里有“工作任务”（或“重点任务”“主要措施”等）和“责任单位”（或“牵头单位”等）的行",
    "正文：有编号的段落，末尾的括号、最后一句或下一行写着责任单位，如“（州财政局牵头，州民政局配合）”",
    "粘贴的表格：“序号”“工作任务”“责任单位”各占一行，下面每格一行",
)
_LONGEST_QUOTE = 30
_MOST_DOUBTS = 5
_OUTSIDE = "表格之外的段落"
_OUTSIDE_WITH_PARTIES = "表格之外的段落里也写着责任单位；任务已从表格取得，这一段没有取"
NOT_PUT_BACK = "粘贴的表格每格占一行，拼不回去，整张没有导入"
NOTICE = (
    "从{place}起粘贴的表格每格占一行，拼不回原来的行和列：{why}。整张没有导入，不猜。"
    "请直接导入原文件（Word、Excel、PDF 或网页），或把表格粘贴到 Excel 里另存，再导入"
)
FOOT = "网页页脚，没有当作责任单位"


def find_tasks(document: Document, known: Collection[str] = (), told: Told = NOTHING_TOLD) -> Found:
    """Find the tasks of a published list.

    Where grids hold tasks, only those are taken: a notice often says in its text what its annex
    lists in a table.

    Args:
        document: What the file holds.
        known: Names of parties, without blanks.
        told: What a person said of the columns of its tables.

    Returns:
        The tasks, and every row and paragraph that became none.
    """
    published, foot = split_footer(document.blocks)
    pasted = _with_pasted_tables(published, known, told)
    blocks = with_matrices(with_cards(pasted.blocks, known), known)
    grids = _read_grids(blocks, known, told)
    texts = TextReader(known)
    texts.read(block for block in blocks if isinstance(block, Paragraph))
    rules = (*texts.rules, *grids.rules)
    besides = (
        *(Leftover(one.text, one.place, NOT_PUT_BACK) for one in pasted.refused),
        *(Leftover(one.text, one.place, FOOT) for one in foot),
        *(Leftover(one.text, one.place, one.reason) for one in document.left_out),
    )
    listed = grids.tasks
    if not listed:
        leftovers = (*texts.leftovers, *grids.leftovers, *besides)
        found = _asked(texts.tasks, document)
        offer = offer_of(blocks, known) if not found else None
        unread = _unread(leftovers)
        columns = tuple(labels_of(found))
        return Found(found, leftovers, rules, unread, columns, pasted.notices, offer)
    reasons = {
        **{task.place: _OUTSIDE_WITH_PARTIES for task in texts.tasks},
        **dict.fromkeys(grids.opened, CHAPTER),
    }
    outside = (
        Leftover(block.text, block.place, reasons.get(block.place, _OUTSIDE))
        for block in blocks
        if isinstance(block, Paragraph)
    )
    leftovers = (*outside, *grids.leftovers, *besides)
    return Found(
        _asked(listed, document),
        leftovers,
        rules,
        _unread(leftovers),
        (*grids.columns, *_labels_beside(listed, grids.columns)),
        pasted.notices,
    )


def _asked(tasks: Iterable[FoundTask], document: Document) -> tuple[FoundTask, ...]:
    """The tasks, in doubt where something beside them could not be read as it is."""
    doubts: dict[str, dict[str, None]] = {}
    for one in document.left_out:
        if one.asks:
            said = f"“{one.text[:_LONGEST_QUOTE]}”：{one.reason}"
            here = doubts.setdefault(one.place, {})
            if len(here) < _MOST_DOUBTS:
                here.setdefault(said)
    if not doubts:
        return tuple(tasks)
    return tuple(
        replace(task, doubt=all_doubts(task.doubt, *doubts.get(task.place, ()))) for task in tasks
    )


def _read_grids(blocks: Sequence[Block], known: Collection[str], told: Told) -> GridReader:
    """Read the grids of a document, each under the headings above it."""
    reader = GridReader(known, told)
    headings = headings_of_grids(blocks)
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if begins_anew(block.text):
                reader.begin_anew()
            continue
        if block.is_apart:
            reader.begin_anew()
        reader.announce(headings.get(position, ()))
        reader.read(block)
    return reader


def _labels_beside(
    tasks: Iterable[FoundTask], columns: Iterable[FoundColumn]
) -> Iterator[FoundColumn]:
    """The labels within the cells of tables, which no head is."""
    heads = {squeeze(one.head) for one in columns}
    return (one for one in labels_of(tasks) if squeeze(one.head) not in heads)


def _unread(leftovers: Iterable[Leftover]) -> tuple[str, ...]:
    return tuple(rule for leftover in leftovers for rule in unread_rules_in(leftover.text))


@dataclass(frozen=True, slots=True)
class _PutBack:
    """The blocks of a document, with the cells of pasted tables put back into rows.

    Attributes:
        blocks: The blocks.
        refused: The lines of tables that cannot be put back.
        notices: Why they cannot, and what to do.
    """

    blocks: tuple[Block, ...]
    refused: tuple[Paragraph, ...]
    notices: tuple[str, ...]


def _with_pasted_tables(blocks: Sequence[Block], known: Collection[str], told: Told) -> _PutBack:
    made: list[Block] = []
    refused: list[Paragraph] = []
    notices: list[str] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        table = None
        if isinstance(block, Paragraph) and told.head_of(block.text) is not None:
            table = pasted_table(blocks, position, known, told)
        if table is None:
            made.append(block)
            position += 1
            continue
        if table.grid is not None:
            made.append(table.grid)
        elif isinstance(block, Paragraph):
            lines = blocks[position : table.end]
            refused += [one for one in lines if isinstance(one, Paragraph)]
            notices.append(NOTICE.format(place=block.place, why=table.why))
        position = table.end
    return _PutBack(tuple(made), tuple(refused), tuple(notices))
