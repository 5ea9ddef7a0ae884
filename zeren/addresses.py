"""The addresses of pages, as fixed for ever, and relative links between them.

A page is named by its address from the site's root, without a leading slash and with a trailing
one: `units/caizheng-ju/`; the home page is the empty string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zeren.model import Collective, County, Party, Plan, Task

# What may stand in an address: no Chinese slug survives WeChat links and ZIPs on Windows.
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# A task's id is made of two, with a file name's 255 bytes as the limit; addresses are read aloud.
LONGEST_SLUG = 60
_QUERY_OR_ANCHOR = re.compile("[?#]")

HOME = ""
TASKS = "tasks/"
UNITS = "units/"
COUNTIES = "counties/"
COLLECTIVES = "collectives/"
PLANS = "plans/"
MATRIX = "matrix/"
DOWNLOADS = "downloads/"
API = "api/v1/"
GUIDE = "guide/"
CALENDAR = "calendar/"
TARGETS = "targets/"
ARCHIVE = "archive/"
CHANGES = "changes/"
STATISTICS = "statistics/"
# The feed of all dates, beside the page of them.
ALL_DUTIES = f"{CALENDAR}duties.ics"
# The feed of all changes, beside the page of them.
ALL_CHANGES = f"{CHANGES}changes.xml"


def task_page(task: Task) -> str:
    """The page of a task."""
    return f"{TASKS}{task.id}/"


def short_page(task: Task) -> str:
    """The short address of a task, which stays for ever and leads to its page."""
    return f"t/{task.id}/"


def plan_page(plan: Plan) -> str:
    """The page of a plan."""
    return f"{PLANS}{plan.slug}/"


def plan_matrix(plan: Plan) -> str:
    """The matrix of a plan, where there are several plans."""
    return f"{plan_page(plan)}matrix/"


def matrix_part(page: str, number: int) -> str:
    """A part of a matrix that is too heavy for one page: `matrix/part/1/`.

    Args:
        page: The page of the matrix, which is none of them.
        number: Which one, from 1.
    """
    return f"{page}part/{number}/"


def party_page(party: Party) -> str:
    """The page of a unit, county or collective."""
    if isinstance(party, County):
        return f"{COUNTIES}{party.slug}/"
    if isinstance(party, Collective):
        return f"{COLLECTIVES}{party.slug}/"
    return f"{UNITS}{party.slug}/"


def summary_page(party: Party) -> str:
    """The one-page summary of a unit or a territory."""
    return summary_below(party_page(party))


def summary_below(page: str) -> str:
    """The one-page summary below the page of a party, or an address that it had before.

    Args:
        page: The page.
    """
    return f"{page}summary/"


def part_page(page: str, number: int) -> str:
    """One of the pages over which a long page is divided; the first is the page itself.

    Args:
        page: The page.
        number: Which one, from 1.
    """
    return page if number == 1 else f"{page}part/{number}/"


def party_file(party: Party, ending: str) -> str:
    """The file of a party to print or take away, such as `downloads/units/caizheng-ju.pdf`."""
    return f"{DOWNLOADS}{party_page(party).rstrip('/')}.{ending}"


def summary_file(party: Party, ending: str) -> str:
    """The summary of a party on one page, such as `downloads/units/caizheng-ju/summary.pdf`."""
    return f"{DOWNLOADS}{party_page(party)}summary.{ending}"


def report_file(county: County) -> str:
    """What a county reports once a year: `downloads/counties/north/report.xlsx`."""
    return f"{DOWNLOADS}{party_page(county)}report.xlsx"


def calendar_file(party: Party) -> str:
    """The feed of a party's dates, such as `units/caizheng-ju/duties.ics`, fixed for ever."""
    return calendar_of(party_page(party))


def calendar_of(page: str) -> str:
    """The feed of dates below the page of a party, or an address that it had before.

    Args:
        page: The page.
    """
    return f"{page}duties.ics"


def changes_feed(party: Party) -> str:
    """The feed of what changes for a party: `units/caizheng-ju/changes.xml`, fixed for ever."""
    return changes_feed_of(party_page(party))


def changes_feed_of(page: str) -> str:
    """The feed of what changes below the page of a party, or an address that it had before.

    Args:
        page: The page.
    """
    return f"{page}changes.xml"


def changes_of(party: Party) -> str:
    """The changes that concern a party, in the list of all."""
    return f"{CHANGES}?party={party_page(party).rstrip('/')}"


def plan_file(plan: Plan, ending: str) -> str:
    """The file of a plan to print or take away."""
    return f"{DOWNLOADS}{plan_page(plan).rstrip('/')}.{ending}"


def plan_matrix_file(plan: Plan, rest: str) -> str:
    """A file of the matrix of one of several plans, such as `downloads/plans/roads/matrix.csv`.

    Args:
        plan: The plan.
        rest: What its name ends with, such as `.csv`.
    """
    return f"{DOWNLOADS}{plan_matrix(plan).rstrip('/')}{rest}"


def markdown_file(page: str) -> str:
    """The Markdown file from which MkDocs makes a page.

    It is the `index.md` of a folder of its own, so that a link is the same from the file as from
    the page: MkDocs leaves links in HTML alone, Zensical takes them as links between files.

    Args:
        page: The page.

    Returns:
        The file, relative to the docs folder, such as `units/caizheng-ju/index.md`.
    """
    return f"{page}index.md"


def relative(page: str, target: str) -> str:
    """The link from one page to another, so that a site works in any subfolder.

    Args:
        page: The page on which the link stands.
        target: The page or file that it leads to, with its query and anchor where it has them.

    Returns:
        The relative link, such as `../../tasks/key-tasks-1/`.
    """
    path = _QUERY_OR_ANCHOR.split(target, maxsplit=1)[0]
    rest = target.removeprefix(path)
    if path == page and rest:
        return rest
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (link or "./") + rest


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads to a page.

    Attributes:
        text: The word.
        page: The page, as in `addresses`.
    """

    text: str
    page: str


HOME_LINK = Link("首页", HOME)
TASKS_LINK = Link("工作任务", TASKS)
UNITS_LINK = Link("责任单位", UNITS)
COLLECTIVES_LINK = Link("集体责任主体", COLLECTIVES)
PLANS_LINK = Link("清单", PLANS)
MATRIX_LINK = Link("责任矩阵", MATRIX)
CALENDAR_LINK = Link("日历", CALENDAR)
TARGETS_LINK = Link("指标", TARGETS)
CHANGES_LINK = Link("更新", CHANGES)
STATISTICS_LINK = Link("统计", STATISTICS)
DOWNLOADS_LINK = Link("下载", DOWNLOADS)
GUIDE_LINK = Link("使用说明", GUIDE)

# The sections of the nav that are not named after their first page.
WHEN_AND_HOW_MANY = "日历和更新"
HELP = "帮助"


def party_link(party: Party) -> Link:
    """A party's full name, leading to its page."""
    return Link(party.name, party_page(party))
