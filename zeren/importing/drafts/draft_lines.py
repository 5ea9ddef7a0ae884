"""Drafts as JSON Lines, for programs: the field names of readings, with the task around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zeren.columns import EXTRAS
from zeren.importing.drafts.building import Draft
from zeren.importing.sentences.sentence_files import as_dict
from zeren.text.visible import as_json


def as_draft_lines(drafts: Iterable[Draft]) -> Iterator[str]:
    """Write drafts for programs.

    Args:
        drafts: The drafts.

    Yields:
        One line of JSON a task.
    """
    for draft in drafts:
        readings: list[dict[str, Any]] = [as_dict(reading) for reading in draft.readings]
        task = {
            "task_no": draft.number,
            "id": draft.key,
            "chapter": draft.found.chapter,
            "text": draft.found.text,
            "sentence": "；".join(clause.text for clause in draft.found.clauses),
            **{column.key: draft.found.details.get(column.key, "") for column in EXTRAS},
            "further": dict(draft.found.further),
            "place": draft.found.place,
            "assignments": [one for reading in readings for one in reading["assignments"]],
            "confidence": draft.confidence,
            "questions": [one for reading in readings for one in reading["questions"]],
            "notes": list(draft.notes),
        }
        yield as_json(task)
