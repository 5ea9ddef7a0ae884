"""The published list as text, for comparing the table with it: pasted, or kept by the import.

Its form: a few lines of headings, of which the last say what each task has, then the tasks.

    序号, 工作任务, 责任单位: three lines a task, blank lines aside, as a web page pastes.
    序号, 编号, 工作任务, 责任单位: four blocks a task with blank lines between, where numbers begin
    anew in each chapter, are no plain numbers, or a text has several paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LAST_HEAD = "责任单位"
HEADS: tuple[str, ...] = ("序号", "工作任务", LAST_HEAD)
HEADS_WITH_ID: tuple[str, ...] = ("序号", "编号", "工作任务", LAST_HEAD)

_Block = tuple[int, str]


@dataclass(frozen=True, slots=True)
class PublishedTask:
    """One task as published, blanks around each part trimmed.

    Attributes:
        number: 序号.
        text: 工作任务, word for word.
        sentence: 责任单位, word for word.
        id: 编号 of its row, else its 序号; empty where the text tells tasks by 序号 alone.
    """

    number: str
    text: str
    sentence: str
    id: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other tasks of its list."""
        return self.id or self.number


class NotPublishedFormError(ValueError):
    """A text has not the form of a published list.

    Attributes:
        line: The line where it leaves the form.
        heads: What each task should have there.
    """

    def __init__(self, message: str, line: int, heads: Sequence[str]) -> None:
        """Name the place.

        Args:
            message: What is wrong.
            line: The line of the file.
            heads: What each task should have there.
        """
        super().__init__(message)
        self.line = line
        self.heads = tuple(heads)


def read_published(text: str) -> tuple[PublishedTask, ...]:
    """Read a published list.

    Args:
        text: The list as pasted, or as `published_as_text` wrote it.

    Returns:
        Its tasks in their order.

    Raises:
        NotPublishedFormError: If the text has neither of the forms described above.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    filled = [index for index, (_, line) in enumerate(lines) if line]
    last = next((place for place, i in enumerate(filled) if lines[i][1] == LAST_HEAD), None)
    if last is None:
        raise NotPublishedFormError(f"no head {LAST_HEAD!r} before the tasks", 1, HEADS)
    heads = tuple(lines[index][1] for index in filled[: last + 1])
    body = lines[filled[last] + 1 :]
    if heads[-len(HEADS_WITH_ID) :] == HEADS_WITH_ID:
        return tuple(_with_ids(list(_blocks(body))))
    return tuple(_in_lines([(number, line) for number, line in body if line]))


def published_as_text(title: str, tasks: Sequence[PublishedTask]) -> str:
    """Write a published list, in the simpler form where that says all.

    Args:
        title: Its title.
        tasks: Its tasks, each with a sentence.

    Returns:
        The list; `read_published` gives the tasks back, blank lines within a text aside.
    """
    parts = [(task.number, task.key, task.text, task.sentence) for task in tasks]
    has_one_line = all(len(_lines(part)) == 1 for task in parts for part in task)
    is_plain = len({number for number, *_ in parts}) == len(parts) and all(
        number.isdecimal() and number == key for number, key, *_ in parts
    )
    if is_plain and has_one_line:
        heads = HEADS
        bodies = ["\n".join("".join(_lines(part)) for part in (n, *rest)) for n, _, *rest in parts]
    else:
        heads = HEADS_WITH_ID
        bodies = ["\n\n".join("\n".join(_lines(part)) for part in task) for task in parts]
    heading = [line for line in (" ".join(title.split()),) if line not in {"", LAST_HEAD}]
    return "\n\n".join([*heading, "\n".join(heads), *bodies]) + "\n"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _in_lines(body: Sequence[_Block]) -> Iterator[PublishedTask]:
    for start in range(0, len(body), len(HEADS)):
        match [line for _, line in body[start : start + len(HEADS)]]:
            case [number, task, sentence] if number.isdecimal():
                yield PublishedTask(number, task, sentence)
            case lost:
                place = body[start][0]
                raise NotPublishedFormError(
                    f"no number, text and sentence at {lost[0]!r}", place, HEADS
                )


def _with_ids(body: Sequence[_Block]) -> Iterator[PublishedTask]:
    for start in range(0, len(body), len(HEADS_WITH_ID)):
        match [block for _, block in body[start : start + len(HEADS_WITH_ID)]]:
            case [number, part, task, sentence] if part.isascii() and len(part.split()) == 1:
                yield PublishedTask(number, task, sentence, part)
            case lost:
                place = body[start][0]
                raise NotPublishedFormError(
                    f"no number, id, text and sentence at {lost[0]!r}", place, HEADS_WITH_ID
                )


def _blocks(lines: Iterable[_Block]) -> Iterator[_Block]:
    """Lines between blank ones as blocks, each with the number of its first line."""
    block: list[str] = []
    first = 0
    for number, line in (*lines, (0, "")):
        if line:
            first = first if block else number
            block.append(line)
        elif block:
            yield first, "\n".join(block)
            block = []
