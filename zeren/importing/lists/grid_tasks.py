"""Tasks in grids: rows under heads, chapters, merged cells, rows that a page broke in two."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from zeren.importing.document import Cell, Grid, GridRow, Paragraph, all_doubts
from zeren.importing.lists.cards import card_table
from zeren.importing.lists.chapters import Chapters
from zeren.importing.lists.column_uses import columns_of
from zeren.importing.lists.found import Besides, Clause, FoundColumn, FoundTask, Leftover
from zeren.importing.lists.grid_clauses import clauses_in, divided
from zeren.importing.lists.grid_continuation import OpenTask, continues, extended, words_beside
from zeren.importing.lists.grid_dittos import Dittos
from zeren.importing.lists.grid_rows import (
    counts_groups,
    grouping_columns,
    heading_of,
    is_heading,
    is_numbered_heading,
    layout_by_shape,
    text_of,
    up_to_heads,
    with_numbers,
    with_standards,
    with_times,
    without_glued_heads,
    without_measures,
)
from zeren.importing.lists.grid_sums import is_note, without_counts
from zeren.importing.lists.group_clauses import Groups, group_clause
from zeren.importing.lists.growing import GrowingTask
from zeren.importing.lists.halves import Halves, doubt_of_two_tasks
from zeren.importing.lists.layouts import (
    Layout,
    first_heads,
    height_of_heads,
    layout_of,
    once,
    upright,
)
from zeren.importing.lists.lost_cells import with_lost_cells
from zeren.importing.lists.markers import counts_on, marker_of, plain_number
from zeren.importing.lists.matrices import doubt_of_units, heads_of_units
from zeren.importing.lists.told_columns import NOTHING_TOLD, Told
from zeren.importing.sentences.document_rules import rules_in

_OF_DOUBTED_ROWS = 0.5

NO_PARTY = "有任务，没有找到责任单位"
NO_TEXT = "有责任单位，没有找到任务"
HEADS = "表头"
CHAPTER = "章节标题，已记入所属任务的“章节”"
_ABOVE_HEADS = "表头之上的内容"
_NO_HEADS = "表格没有认识的列名"
_NOTE = "注释或合计"
BESIDE = "这一行接着上面的任务，这一格没有归到任何一项"
_NO_NUMBER = "序号一列里不是序号，任务自己另有序号"
_NAMELESS = "这一格所在的列没有列名，没有导入"


@dataclass(slots=True)
class GridReader:
    """Reads one grid after the other; heads and chapters hold on.

    Attributes:
        known: Names of parties, without blanks.
        told: What a person said of the columns.
        leftovers: What became none.
        rules: Notes that say how parties are to be read.
        opened: The places of the paragraphs that became chapters.
    """

    known: Collection[str] = ()
    told: Told = NOTHING_TOLD
    leftovers: list[Leftover] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    _tasks: list[GrowingTask] = field(default_factory=list)
    _layout: Layout | None = None
    _chapters: Chapters = field(default_factory=Chapters)
    # What stands in the columns that group tasks, also below the cell itself.
    _groups: dict[int, str] = field(default_factory=dict)
    _grouping: frozenset[int] = frozenset()
    # Whether the column of numbers counts the groups, and tasks are counted in their texts.
    _counts_below: bool = False
    _over: Groups = field(init=False)
    _halves: Halves = field(init=False)
    _last: OpenTask | None = None
    _width: int = 0
    # Headings above a grid, which become chapters with its first task.
    _announced: tuple[Paragraph, ...] = ()
    _is_apart: bool = False
    _dittos: Dittos = field(default_factory=Dittos)
    # The heads of further columns that name units.
    _unit_heads: tuple[str, ...] = ()
    # Each layout with the place of its heads.
    _taken: list[tuple[Layout, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Let the rows over groups be among the leftovers."""
        self._over = Groups(self.leftovers)
        self._halves = Halves(self.told)

    @property
    def tasks(self) -> tuple[FoundTask, ...]:
        """The tasks found so far."""
        return tuple(task.grown() for task in self._tasks)

    @property
    def columns(self) -> tuple[FoundColumn, ...]:
        """The columns of the tables read so far, and what each became."""
        all_of_them = (one for layout, place in self._taken for one in columns_of(layout, place))
        return tuple({(one.head, one.became): one for one in all_of_them}.values())

    def read(self, grid: Grid) -> None:
        """Read a grid.

        Args:
            grid: The grid. Where it is as wide as the one before, it goes on with that one: a
                table over several pages is several grids.
        """
        card = card_table(grid)
        grid = self._halves.below_each_other(card or upright(grid, self.told))
        self._is_apart |= card is not None or grid.is_apart
        rows = with_lost_cells(grid, self.known, self.told).rows
        if not rows:
            return
        has_same_width = self._layout is not None and len(rows[0].cells) == self._width
        if not has_same_width:
            self._grouping = frozenset()
            has_heads = first_heads(rows, self.told) is not None
            self._layout = None if has_heads else layout_by_shape(rows, self.known)
        is_continued = has_same_width and not self._is_apart
        if not is_continued:
            self._last = None
        self._is_apart = False
        self._width = len(rows[0].cells)
        if self._layout is not None:
            if is_continued:
                rows = without_glued_heads(rows, self._layout)
            self._grouping |= grouping_columns(self._layout, up_to_heads(rows, 0, self.told))
        # Before heads that are repeated on a new page, rows go on with the page before.
        position = 0 if is_continued else self._above_heads(rows)
        is_first = is_continued
        while position < len(rows):
            if height := height_of_heads(rows, position, self.told):
                self._heads(rows, range(position, position + height))
                position += height
                continue
            self._row(rows[position], is_first=is_first)
            is_first = False
            position += 1

    def begin_anew(self) -> None:
        """Let the next grid stand for itself, as that of another annex or sheet does."""
        self._chapters.close(0)
        self._is_apart = True

    def announce(self, headings: Sequence[Paragraph]) -> None:
        """Tell which headings stand above the next grid; its first task makes them chapters.

        Args:
            headings: The headings, the outermost first.
        """
        self._announced = tuple(headings)

    def _open_announced(self) -> None:
        for heading in self._announced:
            self.opened.add(heading.place)
            self.open_chapter(heading.text)
        self._announced = ()

    def _above_heads(self, rows: Sequence[GridRow]) -> int:
        """Read the lines above the heads of a grid: its title, and a chapter if they name one.

        Returns:
            How many rows they take; 0 where rows of tasks stand before the heads.
        """
        heads = first_heads(rows, self.told) or 0
        above = [[cell for cell in once(row.cells) if cell.text] for row in rows[:heads]]
        if any(len(filled) > 1 for filled in above):
            return 0
        for row, filled in zip(rows, above, strict=False):
            if filled and is_numbered_heading(filled[0].text):
                self._open_announced()
                self.open_chapter(heading_of(filled))
                self._leave(row, CHAPTER)
            else:
                self._leave(row, _ABOVE_HEADS)
        return heads

    def open_chapter(self, heading: str) -> None:
        """Open a chapter, as a heading between two tables or a row of its own does.

        Args:
            heading: The heading.
        """
        self._chapters.open(self._over.title_of(heading, self.known))
        self._over.keep_under(self._chapters.headings)
        self._groups.clear()
        self._last = None

    def _heads(self, rows: Sequence[GridRow], at: range) -> None:
        heads = rows[at.start : at.stop]
        below = up_to_heads(rows, at.stop, self.told)
        layout = with_times(layout_of(heads, self.told), rows, at.stop)
        layout = with_standards(with_numbers(layout, rows, at.stop), below)
        layout = without_measures(layout, rows, at.stop, self.known)
        self._unit_heads = heads_of_units(layout, self.known, self.told)
        for row in heads:
            # What a head says of who leads, holds below it alone.
            own = [c for c in once(row.cells) if c.text != layout.heads[c.column]]
            self._leave(row, HEADS, own)
        # A repeated head does not end the task that a page broke in two.
        if self._layout is None or layout.heads != self._layout.heads:
            self._over.end()
            self._last = None
            self._dittos.forget()
            self._grouping = frozenset()
            self._taken.append((layout, heads[0].place))
        self._layout = layout
        self._grouping |= grouping_columns(layout, below)
        self._counts_below = counts_groups(layout, below)

    def _row(self, row: GridRow, *, is_first: bool) -> None:
        """Read a row below heads.

        Args:
            row: The row.
            is_first: Whether it is the first of a grid that goes on with the one before.
        """
        filled = [cell for cell in once(row.cells) if cell.text]
        if not filled:
            return
        if self._layout is None or self._layout.text is None:
            self._leave(row, _NO_HEADS if self._layout is not None else _ABOVE_HEADS)
        elif is_note(filled):
            self._leave(row, _NOTE)
        elif self._last is not None and continues(self._last, row, self._layout, is_first=is_first):
            above = self._last.row
            row = self._dittos.meant(row)
            self._leave_nameless(row, self._layout, above)
            for cell in words_beside(above, row, self._layout):
                self.leftovers.append(Leftover(cell.text, row.place, BESIDE, is_lost=True))
            self._last = extended(self._last, row, self._layout, is_broken=is_first)
        elif (group := group_clause(row, filled, self._layout)) is not None:
            self._open_announced()
            self._leave(row, NO_TEXT)
            self._over.open(group)
            self._last = None
        elif is_heading(row, self._layout, filled, self.known):
            self._open_announced()
            self.open_chapter(heading_of(without_counts(filled, self._layout)))
            self._leave(row, CHAPTER)
        else:
            self._task(self._dittos.meant(row), self._layout)

    def _task(self, row: GridRow, layout: Layout) -> None:
        """Take a row as a task, or as several where its text has a clause after each."""
        self._open_announced()
        text = self._text(row, layout)
        cells = once(row.cells[column] for column in layout.parties)
        clauses, beside = clauses_in(cells, layout)
        number, ordinal = "", 0
        if layout.number is not None:
            number, ordinal = plain_number(row.cells[layout.number].text)
        is_counted = not number or self._counts_below
        marker = marker_of(text) if is_counted else None
        # 1.建立制度。2.开展检查。 are parts of one task.
        if marker is not None and marker.rest and not counts_on(marker):
            if number and not ordinal:
                self.leftovers.append(Leftover(number, row.place, _NO_NUMBER, is_lost=True))
            number, ordinal, text = marker.number, marker.ordinal, marker.rest
        if self.told.unit and not layout.parties:
            clauses = (Clause(self.told.unit),)
        parts = [(text, clauses, Besides())] if clauses else list(divided(text, self.known))
        parts, over = self._over.below(parts)
        if not text or not all(of_part for _, of_part, _ in parts):
            self._leave(row, NO_PARTY if text else NO_TEXT)
            self._over.has_refused = True
            self._last = None
            return
        headings = (*self._chapters.headings, *self._headings(row, layout))
        besides = Besides(
            {key: words for key, at in layout.extras.items() if (words := text_of(row, at))},
            {head: words for head, at in layout.further if (words := text_of(row, at))},
        )
        of_units = doubt_of_units(self._unit_heads, besides)
        two = doubt_of_two_tasks(row, layout, self._grouping)
        doubt = all_doubts(row.doubt, over, of_units, two)
        for part, of_part, own in parts:
            said = besides.and_then(beside).and_then(own)
            task = FoundTask(
                number=number,
                ordinals=(*self._chapters.ordinals, ordinal),
                chapter="　".join(headings).replace("\n", ""),
                text=part,
                clauses=of_part,
                place=row.place,
                details=said.details,
                further=said.further,
                doubt=doubt,
                confidence=_OF_DOUBTED_ROWS if row.doubt else 1.0,
            )
            self._tasks.append(GrowingTask(task))
            self._last = OpenTask(self._tasks[-1], row)
        self._leave_nameless(row, layout)

    def _leave_nameless(self, row: GridRow, layout: Layout, above: GridRow | None = None) -> None:
        """Tell what stands in columns without a head; those with one are told with it.

        Args:
            row: The row.
            layout: Which column holds what.
            above: The row before it that the same task stands in; its merged cells were told.
        """
        told = set(map(id, above.cells)) if above is not None else set()
        for cell in once(row.cells[column] for column in layout.unused):
            if cell.text and not layout.heads[cell.column] and id(cell) not in told:
                self.leftovers.append(Leftover(cell.text, row.place, _NAMELESS))

    def _headings(self, row: GridRow, layout: Layout) -> Iterator[str]:
        """What stands in the columns under which several tasks are gathered."""
        for column in sorted({*layout.chapters, *self._grouping}):
            text = row.cells[column].text or self._groups.get(column, "")
            self._groups[column] = text
            if text:
                yield text

    def _text(self, row: GridRow, layout: Layout) -> str:
        """The task, below what stands to its left in columns that do not group tasks."""
        columns = [column for column in layout.outer if column not in self._grouping]
        columns += [layout.text] if layout.text is not None else []
        cells = once(row.cells[column] for column in sorted(columns))
        return "\n".join(cell.text for cell in cells if cell.text)

    def _leave(self, row: GridRow, reason: str, with_rules: Sequence[Cell] | None = None) -> None:
        cells = once(row.cells)
        if text := _shown(cells):
            self.leftovers.append(Leftover(text, row.place, reason))
        self.rules.extend(rules_in(_shown(cells if with_rules is None else with_rules)))


def _shown(cells: Sequence[Cell]) -> str:
    return "｜".join(cell.text.replace("\n", "") for cell in cells if cell.text)
