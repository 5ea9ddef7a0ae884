"""The addresses of pages, as fixed for ever, and relative links between them.

A page is named by its address from the site's root, without a leading slash and with a trailing
one: `units/caizheng-ju/`; the home page is the empty string.
"""

from __future__ import annotations

import posixpath

from zeren.model import Collective, County, Party, Plan, Task

HOME = ""
TASKS = "tasks/"
UNITS = "units/"
COUNTIES = "counties/"
COLLECTIVES = "collectives/"
PLANS = "plans/"
MATRIX = "matrix/"
STATISTICS = "statistics/"


def task_page(task: Task) -> str:
    """The page of a task."""
    return f"{TASKS}{task.id}/"


def short_page(task: Task) -> str:
    """The short address of a task, which stays for ever and leads to its page."""
    return f"t/{task.id}/"


def plan_page(plan: Plan) -> str:
    """The page of a plan."""
    return f"{PLANS}{plan.slug}/"


def party_page(party: Party) -> str:
    """The page of a unit, county or collective."""
    if isinstance(party, County):
        return f"{COUNTIES}{party.slug}/"
    if isinstance(party, Collective):
        return f"{COLLECTIVES}{party.slug}/"
    return f"{UNITS}{party.slug}/"


def markdown_file(page: str) -> str:
    """The Markdown file from which MkDocs makes a page.

    An index is the `index.md` of its folder, any other page a file of its own name.

    Args:
        page: The page.

    Returns:
        The file, relative to the docs folder, such as `units/caizheng-ju.md`.
    """
    if page.count("/") <= 1:
        return f"{page}index.md"
    return f"{page.rstrip('/')}.md"


def relative(page: str, target: str) -> str:
    """The link from one page to another, so that a site works in any subfolder.

    Args:
        page: The page on which the link stands.
        target: The page, file or page with an anchor that it leads to.

    Returns:
        The relative link, such as `../../tasks/birth-support-1/`.
    """
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    link = posixpath.relpath(f"/{path}", f"/{page}")
    if path.endswith("/") or not path:
        link += "/"
    return link + mark + anchor
