"""A task of a grid with what further rows add to it: more parties, or the rest of a broken row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zeren.columns import is_of_persons
from zeren.importing.document import Cell, GridRow
from zeren.importing.lists.found import Clause
from zeren.importing.lists.growing import GrowingTask
from zeren.importing.lists.layouts import Layout, once
from zeren.importing.sentences.blanks import words_of_lines
from zeren.text.characters import squeeze

SEVERAL_ROWS = "这一项占了几行，“{head}”每行各写各的，已连在一起：是不是几项任务，请对照原文"

_SENTENCE_ENDS = ("。", "！", "？", "；", "）")


@dataclass(frozen=True, slots=True)
class OpenTask:
    """The task that was found last, as long as further rows may belong to it.

    Attributes:
        task: The task.
        row: The row in which it was last found.
    """

    task: GrowingTask
    row: GridRow


def continues(last: OpenTask, row: GridRow, layout: Layout, *, is_first: bool) -> bool:
    """Whether a row goes on with the task before it.

    Args:
        last: The task, with the row that it stands in.
        row: The row.
        layout: Which column holds what; one of them the tasks.
        is_first: Whether the row is the first of a grid that goes on with the one before.
    """
    if layout.text is None:
        return False
    text = row.cells[layout.text]
    number = layout.number
    has_number = number is not None and bool(row.cells[number].text)
    if not is_first and text.text and _is_one(text, last.row.cells[layout.text]):
        # One task, and its parties in several rows, unless each row has its own number.
        return (
            number is None or not has_number or _is_one(row.cells[number], last.row.cells[number])
        )
    if has_number:
        return False
    if not text.text:
        has_parties = any(row.cells[column].text for column in layout.parties)
        # A row with words of its own to the left of its task is another one.
        return has_parties and (is_first or not words_beside(last.row, row, layout))
    is_whole = last.task.last_words.endswith(_SENTENCE_ENDS)
    return is_first and (layout.number is not None or not is_whole)


def words_beside(above: GridRow, row: GridRow, layout: Layout) -> list[Cell]:
    """The cells of a further row that say under what its task stands, and are its own.

    Args:
        above: The row before it that the task stands in.
        row: The row.
        layout: Which column holds what.
    """
    columns = (*layout.chapters, *layout.outer)
    pairs = ((row.cells[i], above.cells[i]) for i in columns)
    return once(cell for cell, over in pairs if cell.text and cell.text != over.text)


def _is_one(cell: Cell, above: Cell) -> bool:
    """Whether two places are of one merged cell; those of two grids may have one origin."""
    return cell.origin == above.origin and cell.text == above.text


def extended(last: OpenTask, row: GridRow, layout: Layout, *, is_broken: bool) -> OpenTask:
    """Add to a task what a further row says.

    Args:
        last: The task so far.
        row: The row.
        layout: Which column holds what.
        is_broken: Whether a page broke the row in two, so that its cells go on where they ended.
    """
    task = last.task

    def new(columns: Iterable[int]) -> list[Cell]:
        cells = [row.cells[column] for column in columns]
        before = () if is_broken else tuple(last.row.cells[column] for column in columns)
        return [
            cell for cell in cells if cell.text and not any(_is_one(cell, one) for one in before)
        ]

    def added(columns: Iterable[int]) -> str:
        return "".join(cell.text for cell in new(columns))

    link = "" if is_broken else "；"
    for cell in new(layout.parties):
        # Two columns may have one head: what is added belongs to the last of them.
        between = _break_before(cell, last.row) if is_broken else link
        task.extend_clause(
            Clause(cell.text, layout.heads[cell.column], layout.roles.get(cell.column)), between
        )
    for key, columns in layout.extras.items():
        task.extend_detail(key, added(columns))
    for head, columns in layout.further:
        words = added(columns)
        if words and not is_broken and task.says(head) and not is_of_persons(head):
            task.doubt = task.doubt or SEVERAL_ROWS.format(head=squeeze(head))
        task.extend_further(head, words, link)
    if is_broken and layout.text is not None:
        task.add_text(added([layout.text]))
    return OpenTask(task, row)


def _break_before(cell: Cell, above: GridRow) -> str:
    """What stands between a cell and the one that a page broke it off from."""
    *_, last = ("", *above.cells[cell.column].text.splitlines())
    first, *_ = (*cell.text.splitlines(), "")
    return "\n" if words_of_lines((last, first)) else ""
