"""A party's summary laid out for one sheet of A4: as much as fits, what matters most first.

How tall words become is reckoned here, and not left to what sets them, so that PDF and Word hold
the same and neither needs a second page. Of a party with many tasks it says less of each: at last
the numbers and the first titles, and where the whole list is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from math import ceil

from zeren.exports.figure_words import names_in_words
from zeren.figures import Milestone, Target
from zeren.model import Contact, Party, Role
from zeren.register.building import Register
from zeren.register.due import milestone_words, target_date_words
from zeren.register.partners import Partner
from zeren.register.summaries import Part, Summary, SummaryDuty, SummaryGroup
from zeren.text.dates import date_in_words

# In the widths of a Chinese character; what is set may be narrower, never wider.
_LINE, _HALF = 43, 20.5
# What a sheet holds below its title, in lines.
_MOST_LINES = 47.0
_HEAD_LINES = 1.5
_LONGEST_NAME = 40
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Block:
    """Short texts that stand in two columns.

    Attributes:
        title: Of which plan they are, where there are several; else empty.
        items: The texts.
    """

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the summary.

    Attributes:
        head: Its head.
        blocks: Short texts.
        lines: What stands below them over the whole width.
    """

    head: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OnePage:
    """A summary as it stands on one sheet.

    Attributes:
        title: Its title.
        facts: What stands below the title.
        sections: Its parts.
        end: Where all of it is.
    """

    title: str
    facts: str
    sections: tuple[Section, ...]
    end: str


@dataclass(frozen=True, slots=True)
class _Room:
    """How much is said.

    Attributes:
        led: How many of the tasks that it leads have their titles, in each group.
        others: How many of the other tasks.
        numbers: How many of the rest are named by their numbers, in each group.
        figures: How many dates, numbers and partners there are of each.
        letters: How long a title may be.
        names_first: Whether tasks that others lead say who is first in charge.
    """

    led: int
    others: int
    numbers: int
    figures: int
    letters: int
    names_first: bool = False


_ROOMS = (
    _Room(_ALL, _ALL, _ALL, 8, 60, names_first=True),
    _Room(_ALL, _ALL, _ALL, 6, 40, names_first=True),
    _Room(_ALL, _ALL, _ALL, 6, 40),
    _Room(_ALL, _ALL, _ALL, 4, 24),
    _Room(_ALL, 40, 100, 4, 24),
    _Room(_ALL, 24, 80, 4, 24),
    _Room(_ALL, 12, 60, 4, 24),
    _Room(_ALL, 4, 60, 4, 24),
    _Room(40, 2, 60, 4, 24),
    _Room(24, 2, 60, 4, 24),
    _Room(12, 0, 40, 4, 20),
    _Room(6, 0, 20, 2, 18),
    _Room(2, 0, 6, 1, 12),
)


def one_page(register: Register, summary: Summary) -> OnePage:
    """Lay a summary out for one sheet.

    Args:
        register: The register.
        summary: The summary.

    Returns:
        As much of it as fits.
    """
    *rooms, least = _ROOMS
    for room in rooms:
        # Two titles stand in a line: what is above that is not worth laying out.
        if _titles(summary, room) <= 2 * _MOST_LINES:
            page = _laid_out(register, summary, room)
            if _height(page) <= _MOST_LINES:
                return page
    return _laid_out(register, summary, least)


def _titles(summary: Summary, room: _Room) -> int:
    """How many tasks have their titles."""
    return sum(min(len(group.duties), _most_titles(group, room)) for group in summary.groups)


def _most_titles(group: SummaryGroup, room: _Room) -> int:
    return room.led if group.part.role is Role.LEAD else room.others


def summary_title(party: Party) -> str:
    """The title of a party's summary."""
    return f"{party.name}一页摘要"


def _laid_out(register: Register, summary: Summary, room: _Room) -> OnePage:
    return OnePage(
        title=summary_title(summary.party),
        facts=_facts(summary),
        sections=tuple(_sections(register, summary, room)),
        end="任务全文、依据和以上没有列出的内容，见网页和完整的责任清单。",
    )


def _facts(summary: Summary) -> str:
    counts = "，".join(
        f"{'经集体责任主体' if group.through else ''}{group.part.words} {len(group.duties)} 项"
        for group in summary.groups
    )
    first, *others = (f"《{_cut(plan.title, _LONGEST_NAME)}》" for plan in summary.plans)
    plans = f"{first}等 {len(others) + 1} 份清单" if others else first
    changed = (
        f"。最近一次与它有关的更新：{date_in_words(summary.changed)}" if summary.changed else ""
    )
    return f"据{plans}，共 {summary.task_number} 项：{counts}{changed}"


def _sections(register: Register, summary: Summary, room: _Room) -> Iterator[Section]:
    for group in summary.groups:
        yield _of_group(register, group, room)
    for found in (
        _of_dates(register, summary.dates, room),
        _of_numbers(register, summary.numbers, room),
        _of_partners(summary.partners, room),
    ):
        yield from found


def _of_group(register: Register, group: SummaryGroup, room: _Room) -> Section:
    """The tasks in which a party does the same: titles, then numbers, then how many more."""
    role = group.part.role
    words = f"{role.mark} {group.part.words}　{len(group.duties)} 项"
    through = (
        f"（经{_cut(names_in_words(group.through), _LONGEST_NAME)}承担）" if group.through else ""
    )
    titles = _most_titles(group, room)
    titled, rest = group.duties[:titles], group.duties[titles:]
    numbered, unsaid = rest[: room.numbers], rest[room.numbers :]
    lines = []
    if numbered:
        more = f" 等 {len(rest)} 项" if unsaid else ""
        begin = "其余序号：" if titled else "序号："
        lines.append(f"{begin}{_numbers(register, numbered)}{more}")
    blocks = tuple(
        Block(
            _plan(register, slug, _LONGEST_NAME),
            tuple(_item(one, group.part, room) for one in of_plan),
        )
        for slug, of_plan in groupby(titled, key=lambda one: one.task.plan)
    )
    return Section(f"{words}{through}", blocks, tuple(lines))


def _plan(register: Register, slug: str, most: int) -> str:
    return f"《{_cut(register.plan_of[slug].title, most)}》" if register.several else ""


def _item(one: SummaryDuty, part: Part, room: _Room) -> str:
    title = _cut(one.task.title, room.letters)
    when = f"（{_cut(one.when, 24)}）" if one.when else ""
    first = ""
    if room.names_first and part == Part(Role.LEAD) and one.first is not None:
        first = f"〔首位牵头：{_cut(one.first.name, 16)}〕"
    return f"{_cut(one.task.number, 8)}　{title}{when}{first}"


def _numbers(register: Register, duties: Sequence[SummaryDuty]) -> str:
    """Tasks by their numbers, with their plans where there are several."""
    parts: list[str] = []
    for slug, group in groupby(duties, key=lambda one: one.task.plan):
        numbers = "、 ".join(_cut(one.task.number, 8) for one in group)
        parts.append(f"{_plan(register, slug, 16)}{numbers}")
    return "；".join(parts)


def _of_dates(register: Register, dates: Sequence[Milestone], room: _Room) -> Iterator[Section]:
    items = (
        f"{_cut(milestone_words(one), 24)}　{_named(register, one, room)}"
        for one in dates[: room.figures]
    )
    yield from _of_figures("时间", items, len(dates), room)


def _of_numbers(register: Register, numbers: Sequence[Target], room: _Room) -> Iterator[Section]:
    items = (
        f"{_cut(one.what, room.letters)} {_cut(one.amount, 24)}{_scope(one)}　"
        f"{_cut(register.task_of[one.task_id].number, 8)} 号任务"
        for one in numbers[: room.figures]
    )
    yield from _of_figures("数字", items, len(numbers), room)


def _scope(one: Target) -> str:
    said = "，".join(filter(None, (one.scope, target_date_words(one))))
    return f"（{_cut(said, 24)}）" if said else ""


def _named(register: Register, one: Milestone, room: _Room) -> str:
    task = register.task_of[one.task_id]
    return f"{_cut(task.number, 8)} {_cut(task.title, room.letters)}"


def _of_figures(head: str, items: Iterable[str], number: int, room: _Room) -> Iterator[Section]:
    if number:
        more = number - room.figures
        lines = (f"另有 {more} 个，见网页。",) if more > 0 else ()
        yield Section(f"{head}　{number} 个", (Block("", tuple(items)),), lines)


def _of_partners(partners: Sequence[Partner], room: _Room) -> Iterator[Section]:
    shown = partners[: room.figures]
    if shown:
        items = tuple(_partner(one) for one in shown)
        lines = () if any(one.contact for one in shown) else ("以上单位的联系方式都未登记。",)
        yield Section("常一起办的单位", (Block("", items),), lines)


def _partner(one: Partner) -> str:
    contact = f"：{_reached(one.contact)}" if one.contact else ""
    return f"{_cut(one.link.text, 24)}（{one.number} 项）{contact}"


def _reached(contact: Contact) -> str:
    return " ".join(_cut(part, 24) for part in (contact.office, contact.phone) if part)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _height(page: OnePage) -> float:
    """How many lines it takes at the most, but for the first of its title."""
    title = 2 * (_lines(page.title, _LINE / 2) - 1)
    around = title + _lines(page.facts, _LINE) + _lines(page.end, _LINE)
    return around + sum(map(_height_of, page.sections))


def _height_of(section: Section) -> float:
    blocks = sum(map(_height_of_block, section.blocks))
    return _HEAD_LINES + blocks + sum(_lines(line, _LINE) for line in section.lines)


def _height_of_block(block: Block) -> int:
    pairs = zip(block.items[::2], (*block.items[1::2], ""), strict=False)
    rows = sum(max(_lines(one, _HALF), _lines(other, _HALF)) for one, other in pairs)
    return rows + (_lines(block.title, _LINE) if block.title else 0)


def _lines(words: str, width: float) -> int:
    return max(1, ceil(sum(map(_width, words)) / width))


@cache
def _width(letter: str) -> float:
    """The width of a letter at the most: capitals are nearly as wide as Chinese characters."""
    if unicodedata.east_asian_width(letter) in "WFA" or letter.isupper():
        return 1
    return 0.65
