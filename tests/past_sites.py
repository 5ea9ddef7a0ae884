"""Folders of sites whose data have a history, in real repositories."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import DATA
from tests.reading.test_last_change import commit, git
from tests.sites import make_site_folder

HEAD = "序号,工作任务,牵头单位\n"
# What the list of tasks holds after which day. The last state takes a task away again.
STATES = {
    "2026-08-31": "1,办好甲事。,州财政局\n",
    "2026-09-30": "1,办好甲事。,州财政局\n2,办好乙事。,州民政局\n",
    "2026-10-31": "1,办好甲事和丙事。,州财政局\n",
}


def write_tasks(site: Path, rows: str) -> None:
    """Write the list of tasks of a site."""
    (site / "data" / "tasks.csv").write_text(HEAD + rows, encoding="utf-8-sig")


def make_history(folder: Path) -> Path:
    """Make the folder of a site with three states of its data.

    Args:
        folder: Where to; it must not exist.
    """
    site = make_site_folder(folder, DATA / "minimal")
    git(site, "init", "--quiet")
    for day, rows in STATES.items():
        write_tasks(site, rows)
        commit(site, f"{day}T12:00:00+08:00")
    return site
