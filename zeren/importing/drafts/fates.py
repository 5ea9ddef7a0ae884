"""What may have become of a task that a revised list no longer holds, by where its text stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from zeren.importing.drafts.answers import Answers, WrongAnswerError
from zeren.model import Retirement
from zeren.reading.task_status import status_in

_BETWEEN = "、"
_SHINGLE = 3
# What stands in so many texts says nothing of any; so many texts are looked into for each.
_COMMON, _LOOKED_INTO = 50, 8
# A text nearly stands in another from here on; parts that hold so much of a text make it up.
_NEARLY, _MOST_OF_IT = 85.0, 0.6
_SHORT, _WHOLE = 8, 100.0
_ENDS = "。；;."


def suggested_fates(gone: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Where the texts of tasks stand that a list no longer holds.

    Args:
        gone: Their texts by 编号, without blanks.
        now: The texts of the tasks that are new or reworded, in their order.

    Returns:
        What 状态 may hold, such as `并入 10` or `拆为 12、13`; nothing where no text is found.
    """
    places = {one: place for place, one in enumerate(now)}
    holding: defaultdict[str, list[str]] = defaultdict(list)
    for one, text in now.items():
        for shingle in _shingles(text):
            holding[shingle].append(one)
    found = {}
    for one, text in gone.items():
        shared = Counter(
            other
            for shingle in _shingles(text)
            if len(holding.get(shingle, ())) <= _COMMON
            for other in holding.get(shingle, ())
        )
        near = sorted(
            (other for other, _ in shared.most_common(_LOOKED_INTO)), key=places.__getitem__
        )
        if fate := _fate(text, {other: now[other] for other in near}):
            found[one] = fate
    return found


def cell_of(written: str, heirs: Iterable[str]) -> str:
    """The cell of 状态 for what a person wrote, in its usual form.

    Args:
        written: Such as `并入10`.
        heirs: The 编号 of all tasks that may be named.

    Raises:
        WrongAnswerError: If it is none of the three forms, or names a task that is not there.
    """
    status = status_in(" ".join(written.split()))
    if status is None:
        raise WrongAnswerError(f"“{written}”看不懂：写 撤销、并入 10 或 拆为 12、13")
    known = frozenset(heirs)
    for one in status.into:
        if one not in known:
            raise WrongAnswerError(f"“{written}”：没有编号是“{one}”的任务，照核对页上的编号写")
    return f"{status.how.word} {_BETWEEN.join(status.into)}".strip()


def checked_fates(
    answers: Answers, gone: Iterable[str], ids: Sequence[str]
) -> dict[str, dict[str, str]]:
    """The cells that say what became of tasks, by 编号 and key.

    Args:
        answers: What a person said.
        gone: The 编号 of the rows of which the file says nothing.
        ids: The 编号 of all tasks of the plan.

    Raises:
        WrongAnswerError: If an answer cannot be followed.
    """
    asked = frozenset(gone)
    cells = {}
    for one, written in answers.fates.items():
        option = f"--status {one}={written}"
        if one not in asked:
            raise WrongAnswerError(
                f"{option}：编号“{one}”不在“表里有、文件里没有的任务”里，照核对页上列出的写"
            )
        if not (answers.since and answers.reason):
            raise WrongAnswerError(f"{option}：还要写 --since 日期 和 --reason 原因")
        try:
            cell = cell_of(written, (other for other in ids if other != one))
        except WrongAnswerError as error:
            raise WrongAnswerError(f"{option}：{error}") from error
        cells[one] = {"status": cell, "since": answers.since, "reason": answers.reason}
    return cells


def _fate(text: str, others: Mapping[str, str]) -> str:
    larger = {
        one: _likeness(text, other) for one, other in others.items() if len(other) >= len(text)
    }
    best = max(larger, key=lambda one: larger[one], default="")
    if best and larger[best] >= _NEARLY:
        return f"{Retirement.MERGED.word} {best}"
    parts = [
        one
        for one, other in others.items()
        if len(other) < len(text) and _likeness(other, text) >= _NEARLY
    ]
    if len(parts) > 1 and sum(len(others[one]) for one in parts) >= _MOST_OF_IT * len(text):
        return f"{Retirement.SPLIT.word} {_BETWEEN.join(parts)}"
    return ""


def _likeness(part: str, whole: str) -> float:
    """How nearly a text stands in another, in hundredths."""
    part = part.rstrip(_ENDS)
    if len(part) < _SHORT:
        return _WHOLE if part and part in whole else 0.0
    return fuzz.partial_ratio(part, whole, score_cutoff=_NEARLY)


def _shingles(text: str) -> set[str]:
    return {text[i : i + _SHINGLE] for i in range(max(len(text) - _SHINGLE + 1, 1))}
