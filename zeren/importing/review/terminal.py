"""An import for a person at a terminal: the most doubtful tasks first, counts at the end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from zeren.colours import ROLE_COLOURS
from zeren.importing.lists.found import Leftover
from zeren.importing.review.questions import Asked
from zeren.importing.review.views import Part, Review, ReviewedTask
from zeren.model import Role
from zeren.text.visible import visible, visible_lines, without_commands

_SHOWN_LEFTOVERS = 20
_SHOWN_NUMBERS = 12
_WIDTHS = (10, 6, 44)
_LONGEST = 60


def as_table(review: Review, *, coloured: bool) -> str:
    """The review as text.

    Args:
        review: The review.
        coloured: Whether parties are coloured by role; else each has its role's mark.
    """
    lines = [f"{visible(review.name)}：{visible(review.kind)}"]
    lines += [f"! {visible(notice)}" for notice in review.notices]
    lines += _listed("各列读成了：", (
        f"{visible(one.head) or '（没有列名）'} → {visible(one.became)}" for one in review.columns
    ))  # fmt: skip
    lines += about_document(review)
    lines += ["", _row("序号", "把握", "任务", sentence="责任单位")]
    for task in (*review.doubtful, *review.certain):
        lines += _task(task, coloured=coloured)
    lines += ["", *_legend(coloured=coloured)]
    lines += _listed("可能漏了的，请对照原文：", map(_left, review.lost))
    lines += _listed("不是任务的，略去：", map(_left, review.left_out))
    lines += _listed("表里有、文件里没有的任务（不会删除）：", map(visible, review.missing))
    for new in review.entries:
        lines += [f"要加进 {visible(new.file)} 的（请核对全称、网址名、类别和别名）："]
        lines += [visible_lines(new.text)]
    lines += [*about_names(review), *about_tasks(review), counts(review)]
    return without_commands("\n".join(lines) + "\n")


def about_file(review: Review) -> Iterator[str]:
    """What a person should know of the file, and what of it may be lost.

    Args:
        review: The review.

    Yields:
        The lines.
    """
    yield from (f"! {visible(notice)}" for notice in review.notices)
    yield from (f"! 可能漏了：{_left(one)}" for one in review.lost)


def about_document(review: Review) -> Iterator[str]:
    """What a person must decide of the document as a whole, each once.

    Args:
        review: The review.

    Yields:
        The lines.
    """
    for one in review.asked:
        numbers = [visible(task.key) for task in one.tasks]
        more = f"等 {len(numbers)} 项" if len(numbers) > _SHOWN_NUMBERS else ""
        yield _question(one.asked) + f"——第 {'、'.join(numbers[:_SHOWN_NUMBERS])} 项{more}"


def about_names(review: Review) -> Iterator[str]:
    """What a person should know of names, and must decide.

    Args:
        review: The review.

    Yields:
        The lines.
    """
    yield from _about_owner(review)
    yield from (f"! {visible(note)}" for note in review.notes)
    for one in review.near:
        yield f"? {visible(one.text)}"
        yield from (f"  是的，加上 {visible(option)}" for option in one.options)


def _about_owner(review: Review) -> Iterator[str]:
    """Whose list it is, where that must be said."""
    for one in (one.asked for one in review.asked):
        said = [option for option in one.options if option.whose]
        if said:
            yield f"? {visible(one.text)}"
            yield from (
                f"  {visible(option.text)}，加上 --whose {visible(option.whose)}" for option in said
            )
            yield "  别处的，加上 --whose 和那里的名称，如 --whose 某某县"


def about_tasks(review: Review) -> Iterator[str]:
    """The tasks that a person must judge before anything is written.

    Args:
        review: The review.

    Yields:
        The lines, with the options of the command that answer.
    """
    for one in review.tasks:
        yield f"? {visible(one.text)}"
        yield f"    {visible(one.difference)}"
        yield f"    是同一项，加上 {visible(one.same)}；是新的一项，加上 {visible(one.other)}"


def counts(review: Review) -> str:
    """How many tasks were found, are certain, and are to be looked at.

    Args:
        review: The review.
    """
    return (
        f"找到 {review.total} 项任务：{len(review.certain)} 项确定，"
        f"{len(review.doubtful)} 项要核对；{len(review.lost)} 处可能漏了，"
        f"{len(review.left_out)} 处不是任务。"
        + (f"{len(review.near)} 个名称与别的相近，要认定。" if review.near else "")
        + (f"{len(review.tasks)} 项像是表里的任务，要认定。" if review.tasks else "")
    )


def _task(task: ReviewedTask, *, coloured: bool) -> Iterator[str]:
    sentence = "；".join(
        (f"{visible(clause.head)}：" if clause.head and len(task.clauses) > 1 else "")
        + "".join(_part(part, coloured=coloured) for part in clause.parts)
        for clause in task.clauses
    )
    yield _row(task.key, f"{task.percent}%", "".join(task.paragraphs), sentence=sentence)
    indent = " " * (sum(_WIDTHS[:2]) + 4)
    for asked in task.asked:
        yield indent + _question(asked)
    if task.of_row:
        yield f"{indent}{visible(task.of_row)}"
    for difference in task.differences:
        before, after = _short(difference.before), _short(difference.after)
        yield f"{indent}{visible(difference.head)}：{before} → {after}"


def _question(asked: Asked) -> str:
    choices = f"（{' / '.join(map(visible, asked.readings))}）" if asked.readings else ""
    return f"? {visible(asked.text)}{choices}"


def _left(one: Leftover) -> str:
    return f"{visible(one.place)}　{_short(one.text)}（{visible(one.reason)}）"


def _part(part: Part, *, coloured: bool) -> str:
    words = visible("".join(part.text.split("\n")))
    if part.role is None:
        return words
    if coloured:
        return f"\x1b[{ROLE_COLOURS[part.role].terminal}m{words}\x1b[0m"
    return part.role.mark + words


def _legend(*, coloured: bool) -> Iterator[str]:
    roles = (_part(Part(role.word, role), coloured=coloured) for role in Role)
    yield f"图例：{'　'.join(roles)}"
    yield ""


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if not listed:
        return
    yield title
    yield from (f"  {line}" for line in listed[:_SHOWN_LEFTOVERS])
    if len(listed) > _SHOWN_LEFTOVERS:
        yield f"  ……共 {len(listed)} 处，全部列在核对页里"
    yield ""


def _row(*cells: str, sentence: str) -> str:
    """A row of the table; the sentence is ready, with our colours in it."""
    fixed = (_padded(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True))
    return "  ".join([*fixed, sentence])


def _padded(text: str, width: int) -> str:
    """A text cut or filled to a width; a Chinese character is two wide."""
    kept, used = "", 0
    text = visible(text.replace("\n", ""))
    for sign in text:
        wide = 2 if unicodedata.east_asian_width(sign) in {"W", "F", "A"} else 1
        if used + wide > width - 1 and len(kept) < len(text) - 1:
            return kept + "…" + " " * (width - used - 1)
        kept, used = kept + sign, used + wide
    return kept + " " * (width - used)


def _short(text: str) -> str:
    plain = text.replace("\n", " ")
    return visible(plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…")
