"""What the review page needs to let a person correct an import and save it: plain data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from zeren.columns import COLUMNS, ROLE_COLUMNS, Holds
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.corrected import BETWEEN, IS, IS_NOT, NEW_TASK, PageColumn
from zeren.importing.drafts.merging import TAKEN_OVER, cells_of
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.proposals import written_names
from zeren.importing.review.questions import Asked
from zeren.wording import NAME_SEPARATOR

# What could end the script that holds the data, or begin another.
_ACTIVE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def worksheet_of(planned: Import, asked: Sequence[Asked]) -> str:
    """The rows of an import, its questions, and what each answer does, as JSON.

    Args:
        planned: The import.
        asked: Its questions.

    Returns:
        JSON in ASCII that can stand in a script of a page.
    """
    drafts, steps = planned.drafts, planned.merge.open if planned.merge is not None else ()
    places = {id(draft): place for place, draft in enumerate(drafts)}
    data: dict[str, Any] = {
        "file": f"{Path(planned.origin).stem}-核对.csv",
        "columns": [*_columns(drafts)],
        "added": {column.name: column.value for column in PageColumn},
        "signs": {"new": NEW_TASK, "is": IS, "isNot": IS_NOT, "between": BETWEEN},
        "separator": NAME_SEPARATOR,
        "rows": [_row(draft, planned) for draft in drafts],
        "questions": [_question(one) for one in asked],
        "near": [{"name": one.name, "likely": list(one.likely)} for one in planned.near],
        "same": [
            {"row": places[id(step.draft)], "key": step.key}
            for step in steps
            if step.draft is not None
        ],
    }
    digest = hashlib.sha256(_as_json(data).encode()).hexdigest()
    return _as_json({"digest": digest, **data})


def _as_json(data: object) -> str:
    return json.dumps(data, separators=(",", ":")).translate(_ACTIVE)


def _columns(drafts: Sequence[Draft]) -> Iterator[dict[str, Any]]:
    """The columns that an import fills, then those of the file that are none of ours."""
    roles = {column.key for column in ROLE_COLUMNS.values()}
    for column in COLUMNS:
        if column.key in TAKEN_OVER:
            yield {
                "key": column.key,
                "head": column.head,
                "hint": column.meaning,
                "isLong": column.holds is Holds.TEXT,
                "isLine": column.holds is Holds.KEY,
                "isParties": column.key in roles,
            }
    for head in dict.fromkeys(head for draft in drafts for head in draft.further):
        hint = "原文的栏目，照原文"
        shown = {"head": head, "hint": hint, "isLong": True, "isLine": False, "isParties": False}
        yield {"key": _key_of(head), **shown}


def _key_of(head: str) -> str:
    """The key of a column that is none of ours; no key of ours looks so."""
    return f"+{head}"


def _row(draft: Draft, planned: Import) -> dict[str, Any]:
    cells: dict[str, str | list[str]] = {
        key: words for key, words in cells_of(draft, "").items() if key in TAKEN_OVER
    }
    cells |= {column.key: list(draft.parties.get(r, ())) for r, column in ROLE_COLUMNS.items()}
    cells |= {_key_of(head): words for head, words in draft.further.items()}
    by_role = [name for role in ROLE_COLUMNS for name in draft.parties.get(role, ())]
    written = written_names([draft])
    # All or none: they also say who was named first.
    is_said_by_cells = [*written] == by_role and all(
        forms == (full,) and NAME_SEPARATOR not in full for full, forms in written.items()
    )
    forms = [
        full if form == full else f"{full}{IS}{form}"
        for full, forms in written.items()
        for form in forms
        if not is_said_by_cells
    ]
    added = {
        PageColumn.PLACE: draft.found.place,
        PageColumn.WRITTEN: BETWEEN.join(forms),
        PageColumn.SOURCE: planned.origin,
        PageColumn.TITLE: planned.title,
    }
    return {
        "cells": {key: words for key, words in cells.items() if words},
        "added": {column.name: words for column, words in added.items() if words},
    }


def _question(asked: Asked) -> dict[str, Any]:
    return {
        "text": asked.text,
        "tasks": list(asked.tasks),
        "options": [
            {
                "text": option.text,
                **({"whose": option.whose} if option.whose else {}),
                "edits": {
                    str(place): [
                        [edit.was, [[role.value, name] for role, name in edit.now]]
                        for edit in edits
                    ]
                    for place, edits in option.edits.items()
                },
            }
            for option in asked.options
        ],
    }
