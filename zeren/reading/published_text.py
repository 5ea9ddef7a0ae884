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


class NotPublishedFormError(ValueError):
    """A text has not the form of a published list.

    Attributes:
        line: The line where it leaves the form.
    """

    def __init__(self, message: str, line: int) -> None:
        """Name the place.

        Args:
            message: What is wrong.
            line: The line of the file.
        """
        super().__init__(message)
        self.line = line


def read_published(text: str) -> tuple[PublishedTask, ...]:
    """Read a published list.

    Args:
        text: The list as pasted.

    Returns:
        Its tasks in their order.

    Raises:
        NotPublishedFormError: If the text has not the form described above.
    """
    numbered = enumerate(text.splitlines(), start=1)
    lines = [(number, line.strip()) for number, line in numbered if line.strip()]
    heads = [index for index, (_, line) in enumerate(lines) if line == LAST_HEAD]
    if not heads:
        raise NotPublishedFormError(f"no head {LAST_HEAD!r} before the tasks", 1)
    body = lines[heads[0] + 1 :]
    tasks = []
    for start in range(0, len(body), 3):
        match [line for _, line in body[start : start + 3]]:
            case [number, task, sentence] if number.isdecimal():
                tasks.append(PublishedTask(number, task, sentence))
            case lost:
                place = body[start][0]
                raise NotPublishedFormError(f"no number, text and sentence at {lost[0]!r}", place)
    return tuple(tasks)
