"""Differences between two states for a terminal, for a page of Markdown and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from zeren.changes import Change
from zeren.comparing.wording import Told, by_party, by_subject, summary, told, told_to
from zeren.text.markdown import inert
from zeren.text.marking import Mark, Part
from zeren.text.visible import as_json as value_as_json
from zeren.text.visible import visible

_TEXT = {Mark.KEPT: "{}", Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
_MARKDOWN = {Mark.KEPT: "{}", Mark.GONE: "<del>{}</del>", Mark.NEW: "<ins>{}</ins>"}
_OTHERS = "清单和责任主体"


def as_text(changes: Sequence[Change], order: Iterable[str]) -> str:
    """Differences as lines for a terminal: for whom, then what.

    Args:
        changes: The differences.
        order: All full names in the order of the register.

    Returns:
        The lines; what is gone stands in [- -], what is new in {+ +}.
    """
    if not changes:
        return "没有改动。\n"
    lines = [f"{summary(changes)}。", "", "影响到谁"]
    for party, concerning in by_party(changes, order).items():
        lines.append(f"  {visible(party)}")
        lines += [f"    {visible(line)}" for line in _lines_for(party, concerning)]
    lines += ["", "改了什么"]
    for (_, of), some in by_subject(changes).items():
        lines.append(f"  {visible(of or _OTHERS)}")
        lines += [f"    {_told(told(change), _TEXT, visible)}" for change in some]
    return "".join(f"{line}\n" for line in lines)


def as_markdown(changes: Sequence[Change], order: Iterable[str]) -> str:
    """Differences as Markdown, such as for the summary of a job: for whom, then what.

    Args:
        changes: The differences.
        order: All full names in the order of the register.
    """
    lines = ["## 数据的改动", "", f"{summary(changes)}。", ""]
    if changes:
        lines += ["### 影响到谁", ""]
        for party, concerning in by_party(changes, order).items():
            lines.append(f"- **{inert(party)}**")
            lines += [f"    - {inert(line)}" for line in _lines_for(party, concerning)]
        lines += ["", "### 改了什么", ""]
        for (_, of), some in by_subject(changes).items():
            lines.append(f"- **{inert(of or _OTHERS)}**")
            lines += [f"    - {_told(told(change), _MARKDOWN, inert)}" for change in some]
    return "".join(f"{line}\n" for line in lines)


def as_json(changes: Sequence[Change], order: Iterable[str]) -> str:
    """Differences as one JSON object: the changes, and by party which of them concern it.

    Args:
        changes: The differences.
        order: All full names in the order of the register.
    """
    place = {id(change): number for number, change in enumerate(changes)}
    return value_as_json(
        {
            "summary": summary(changes),
            "changes": [_as_value(change) for change in changes],
            "parties": {
                party: [place[id(change)] for change in some]
                for party, some in by_party(changes, order).items()
            },
        },
        indent=2,
    )


def _lines_for(party: str, changes: Iterable[Change]) -> Iterator[str]:
    """What a party reads: a line a task."""
    for (_, of), some in by_subject(changes).items():
        words = "；".join(told_to(change, party) for change in some)
        yield f"{of}：{words}" if of else words


def _told(one: Told, marks: dict[Mark, str], escape: Callable[[str], str]) -> str:
    if not one.parts:
        return escape(one.words)
    return f"{escape(one.words)}：{''.join(_marked(part, marks, escape) for part in one.parts)}"


def _marked(part: Part, marks: dict[Mark, str], escape: Callable[[str], str]) -> str:
    return marks[part.mark].format(escape(part.text))


def _as_value(change: Change) -> dict[str, object]:
    one = told(change)
    return {
        "kind": change.kind.value,
        "task": change.task or None,
        "was": change.was or None,
        "of": change.of,
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "note": change.note,
        "concerns": list(change.concerns),
        "words": one.words,
        "marked": [[part.mark.value, part.text] for part in one.parts],
    }
