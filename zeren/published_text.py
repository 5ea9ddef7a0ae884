"""The published list as pasted from its web page, for comparing the table with it.

Its form: a few lines of headings, then for each task three blocks of text with blank lines
between or within: 序号, 工作任务, 责任单位.
"""

from __future__ import annotations

from dataclasses import dataclass

LAST_HEAD = "责任单位"


@dataclass(frozen=True, slots=True)
class PublishedTask:
    """One task as published, blanks around each part trimmed.

    Attributes:
        number: 序号.
        text: 工作任务, word for word.
        sentence: 责任单位, word for word.
    """

    number: str
    text: str
    sentence: str


def read_published(text: str) -> tuple[PublishedTask, ...]:
    """Read a published list.

    Args:
        text: The list as pasted.

    Returns:
        Its tasks in their order.

    Raises:
        ValueError: If the text has not the form described above.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if LAST_HEAD not in lines:
        raise ValueError(f"no head {LAST_HEAD!r} before the tasks")
    body = lines[lines.index(LAST_HEAD) + 1 :]
    triples = [body[start : start + 3] for start in range(0, len(body), 3)]
    tasks = []
    for triple in triples:
        match triple:
            case [number, task, sentence] if number.isdecimal():
                tasks.append(PublishedTask(number, task, sentence))
            case _:
                raise ValueError(f"no number, text and sentence at {triple[0]!r}")
    return tuple(tasks)
