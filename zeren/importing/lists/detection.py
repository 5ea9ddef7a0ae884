"""A document to the tasks in it, and everything that became none. Pure: the same for all files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from zeren.importing.document import Block, Document, Paragraph
from zeren.importing.heads import head_of
from zeren.importing.lists.footers import split_footer
from zeren.importing.lists.found import Found, FoundTask, Leftover
from zeren.importing.lists.grid_headings import begins_anew, headings_of_grids
from zeren.importing.lists.grid_tasks import CHAPTER, GridReader
from zeren.importing.lists.pasted import pasted_grid
from zeren.importing.lists.text_tasks import TextReader
from zeren.importing.sentences.document_rules import unread_rules_in

LOOKED_FOR = (
    "表格：表头里有“工作任务”（或“重点任务”“主要措施”等）和“责任单位”（或“牵头单位”等）的行",
    "正文：有编号的段落，末尾的括号、最后一句或下一行写着责任单位，如“（州财政局牵头，州民政局配合）”",
    "粘贴的表格：“序号”“工作任务”“责任单位”各占一行，下面每格一行",
)
_LONGEST_QUOTE = 30
_MOST_DOUBTS = 5
_OUTSIDE = "表格之外的段落"
_OUTSIDE_WITH_PARTIES = "表格之外的段落里也写着责任单位；任务已从表格取得，这一段没有取"
_FOOT = "网页页脚，没有当作责任单位"


def find_tasks(document: Document, known: Collection[str] = ()) -> Found:
    """Find the tasks of a published list.

    Where grids hold tasks, only those are taken: a notice often says in its text what its annex
    lists in a table.

    Args:
        document: What the file holds.
        known: Names of parties, without blanks.

    Returns:
        The tasks, and every row and paragraph that became none.
    """
    published, foot = split_footer(document.blocks)
    blocks = tuple(_with_pasted_grids(published))
    grids = _read_grids(blocks, known)
    texts = TextReader(known)
    texts.read(block for block in blocks if isinstance(block, Paragraph))
    rules = (*texts.rules, *grids.rules)
    besides = (
        *(Leftover(one.text, one.place, _FOOT) for one in foot),
        *(Leftover(one.text, one.place, one.reason) for one in document.left_out),
    )
    if not grids.tasks:
        leftovers = (*texts.leftovers, *grids.leftovers, *besides)
        return Found(_asked(texts.tasks, document), leftovers, rules, _unread(leftovers))
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
    return Found(_asked(grids.tasks, document), leftovers, rules, _unread(leftovers))


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
        replace(task, doubt="；".join(filter(None, (task.doubt, *doubts.get(task.place, ())))))
        for task in tasks
    )


def _read_grids(blocks: Sequence[Block], known: Collection[str]) -> GridReader:
    """Read the grids of a document, each under the headings above it."""
    reader = GridReader(known)
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


def _unread(leftovers: Iterable[Leftover]) -> tuple[str, ...]:
    return tuple(rule for leftover in leftovers for rule in unread_rules_in(leftover.text))


def _with_pasted_grids(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the cells of a pasted table put back into rows."""
    position = 0
    while position < len(blocks):
        block = blocks[position]
        if isinstance(block, Paragraph) and head_of(block.text) is not None:
            grid, end = pasted_grid(blocks, position)
            if grid is not None:
                yield grid
                position = end
                continue
        yield block
        position += 1
