"""The published text of a plan, kept beside the table so that checks can compare them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.merges import Merge
from zeren.reading.published_text import PublishedTask, published_as_text, read_published
from zeren.wording import compose


def source_text(merge: Merge, title: str, before: Sequence[PublishedTask] | None) -> str:
    """The text of a plan as published, after an import.

    Text and sentence are those of the file, before anything was made of them; where it names full
    names by role in columns, the sentence is what these columns say. A task of which the file says
    nothing keeps what was published of it, unless it is done no more: the text is that of the list
    as it is now.

    Args:
        merge: The import.
        title: The title of the plan.
        before: The published tasks so far; None where there is no text.

    Returns:
        The text; empty where it shall stay as it is: it changes with the tasks alone.
    """
    if merge.is_empty and before is not None:
        return ""
    text = published_as_text(title, tuple(_tasks(merge, before or ())))
    return "" if read_published(text) == before else text


def _tasks(merge: Merge, before: Sequence[PublishedTask]) -> Iterator[PublishedTask]:
    earlier = {task.key: task for task in before}
    for step in merge.steps:
        key = step.key
        if step.plan != merge.plan:
            continue
        if step.draft is None and step.is_retired:
            continue
        if step.draft is None:
            yield from (earlier[key],) if key in earlier else ()
        elif sentence := _sentence(step.draft):
            yield PublishedTask(step.cells["number"], step.draft.found.text, sentence, key)


def _sentence(draft: Draft) -> str:
    """The responsibility sentence; empty where nobody is named, which no table takes."""
    return draft.sentence or compose(draft.parties)
