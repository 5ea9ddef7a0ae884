"""What a row is called: its plan and its id, the same for checks and register."""

from __future__ import annotations

from collections.abc import Sequence

from zeren.reading.tables import Row


def plan_of(row: Row, plans: Sequence[str]) -> str:
    """The slug of a row's plan: as written, else the only plan there is.

    Args:
        row: The row.
        plans: The slugs of all plans.

    Returns:
        The slug; empty where none is written and there are several.
    """
    return row.get("plan") or (plans[0] if len(plans) == 1 else "")


def task_id(row: Row, plans: Sequence[str]) -> str:
    """The id of a row's task: `<plan slug>-<编号, else 序号>`.

    Args:
        row: The row.
        plans: The slugs of all plans.
    """
    return f"{plan_of(row, plans)}-{row.get('id') or row.get('number')}"
