"""Tasks for a person to judge: which are the same, and what became of those that are gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from zeren.importing.drafts.answers import Answers, WrongAnswerError
from zeren.importing.drafts.fates import cell_of
from zeren.importing.drafts.merges import Merge, Step
from zeren.importing.review.names import quoted
from zeren.text.characters import squeeze
from zeren.text.dates import date_in
from zeren.text.marking import Mark, marked, shortened
from zeren.text.visible import visible

_AROUND, _SHOWN = 12, 30
# Beyond this a comparison character by character would cost too much memory.
_LONGEST = 5_000
_FORMS = {Mark.KEPT: "{}", Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
_YES, _NO = frozenset({"y", "yes", "是"}), frozenset({"n", "no", "不是", "否"})

Ask = Callable[[str], str]


def percent(likeness: float) -> str:
    """How alike two texts are, in words: never 100 % where something differs."""
    return f"{int(likeness)}%"


def difference(before: str, after: str) -> str:
    """What differs between two texts: what is gone in [- -], what is new in {+ +}.

    Args:
        before: The text as it was.
        after: The text as it is.
    """
    before, after = squeeze(before), squeeze(after)
    if max(len(before), len(after)) > _LONGEST:
        return f"[-{visible(before[:_SHOWN])}…-]{{+{visible(after[:_SHOWN])}…+}}"
    parts = shortened(marked(before, after), _AROUND)
    return "".join(_FORMS[part.mark].format(visible(part.text)) for part in parts)


def question_of(step: Step) -> str:
    """Ask whether a task of the file is that of a row.

    Args:
        step: The row with its draft.
    """
    number = visible(step.draft.key) if step.draft is not None else ""
    standing = step.row.get("status") if step.row is not None else ""
    retired = f"（表里写着“{visible(standing)}”）" if standing else ""
    return (
        f"文件的第 {number} 项是不是表里编号 {visible(step.key)} 的任务{retired}？"
        f"正文 {percent(step.likeness)} 相同"
    )


def compared(step: Step) -> str:
    """What differs between the text of a row and that of the file.

    Args:
        step: The row with its draft.
    """
    before = step.row.get("text") if step.row is not None else ""
    return difference(before, step.cells["text"])


def options_of(step: Step) -> tuple[str, str]:
    """The options of the command that say yes and no, ready to be copied.

    Args:
        step: The row with its draft.
    """
    number = step.draft.key if step.draft is not None else ""
    return (
        f"--same-task {quoted(f'{step.key}={number}')}",
        f"--other-task {quoted(number)}",
    )


def about_missing_tasks(merge: Merge) -> tuple[str, ...]:
    """The rows of which the file says nothing, each with what may have become of it.

    Args:
        merge: The table as it would be.
    """
    return tuple(about_missing(step, merge.suggested.get(step.key, "")) for step in merge.missing)


def about_missing(step: Step, suggested: str) -> str:
    """A row of which the file says nothing, and what may have become of it.

    Args:
        step: The row.
        suggested: What 状态 may hold; empty where nothing is known.
    """
    text = "".join(step.cells["text"].split())
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    option = quoted(f"{step.key}={suggested}")
    hint = f"（正文像是“{suggested}”：--status {option}）" if suggested else ""
    return visible(f"编号 {step.key}：{short}{hint}")


def about_merge(merge: Merge) -> tuple[str, ...]:
    """Which row a task of the file is, where its number does not say it, and what is left.

    Args:
        merge: The table as it would be.
    """
    return tuple(map(visible, _merge_lines(merge)))


def _merge_lines(merge: Merge) -> Iterator[str]:
    for step in merge.own:
        alike = f"，正文 {percent(step.likeness)} 相同" if step.is_reworded else ""
        if step.draft is not None and (alike or step.key != step.draft.key):
            kept = "表里编号" if step.row is not None else "新的编号"
            text = _start(step.cells["text"])
            yield f"文件第 {step.draft.key} 项 = {kept} {step.key}{alike}：{text}"
    yield from (f"文件里没有，照旧不动：{one}" for one in about_missing_tasks(merge))
    if merge.is_reordered:
        yield "任务的先后照文件调整。"


def _start(text: str) -> str:
    text = squeeze(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def answers_to_open(merge: Merge, answers: Answers, ask: Ask) -> Answers:
    """Ask about open tasks one by one, until an answer is missing.

    Args:
        merge: The table as it would be.
        answers: What the person has said so far.
        ask: Shows a text and returns what the person types; nothing at all at the end of input.

    Returns:
        All that the person has said.
    """
    same, other = dict(answers.same), list(answers.other)
    ids = {step.key for step in merge.own if step.row is not None}
    for step in merge.open:
        if step.draft is None or step.key in same.values():  # it was just named for another
            continue
        lines = [f"{question_of(step)}：", f"  {compared(step)}"]
        lines.append("是同一项填 y，是新的一项填 n，是表里另一项的填它的编号：")
        said = ask("\n".join(lines))
        while said and (word := said.strip()) not in {*_YES, *_NO, *ids - set(same.values())}:
            said = ask("填 y、n 或表里另一项的编号：")
        if not said:
            break
        if word in _NO:
            other.append(step.draft.key)
        else:
            same[step.draft.key] = step.key if word in _YES else word
    return replace(answers, same=same, other=tuple(other))


def answers_to_missing(merge: Merge, answers: Answers, ask: Ask) -> Answers:
    """Ask what became of the rows of which the file says nothing, where a person wants to say it.

    Args:
        merge: The table as it would be, in which nothing is open.
        answers: What the person has said so far.
        ask: Shows a text and returns what the person types; nothing at all at the end of input.

    Returns:
        All that the person has said.
    """
    missing, suggested = merge.missing, merge.suggested
    listed = [f"  {about_missing(step, suggested.get(step.key, ''))}" for step in missing]
    gate = ["表里有、文件里没有的任务：", *listed]
    gate.append("逐项写明去向吗？文件只是清单的一部分，或者都照旧的，填 n [y/N]：")
    if not missing or ask("\n".join(gate)).strip().lower() not in _YES:
        return answers
    ids = [step.key for step in merge.own]
    fates = dict(answers.fates)
    for step in missing:
        heirs = [one for one in ids if one != step.key]
        if fate := _fate_of(step, suggested.get(step.key, ""), heirs, ask):
            fates[step.key] = fate
    if fates == answers.fates:
        return answers
    since = answers.since or _asked(
        "从哪天起不再执行（如 2026年1月2日）：", ask, lambda said: date_in(said) is not None
    )
    reason = answers.reason or _asked("原因，哪个文件写明的：", ask, bool)
    if not (since and reason):
        return answers
    return replace(answers, fates=fates, since=since, reason=reason)


def _fate_of(step: Step, suggested: str, heirs: Sequence[str], ask: Ask) -> str:
    """What a person says became of a task; empty where it stays as it is."""
    accept = f"；像是“{suggested}”，对的填 y" if suggested else ""
    prompt = (
        f"{about_missing(step, '')}\n  填 撤销、并入 编号 或 拆为 编号、编号{visible(accept)}；"
        "照旧的不填："
    )
    while said := ask(prompt).strip():
        if suggested and said.lower() in _YES:
            said = suggested
        try:
            return cell_of(said, heirs)
        except WrongAnswerError as error:
            prompt = f"{visible(error)}\n  再填一次，照旧的不填："
    return ""


def _asked(prompt: str, ask: Ask, is_right: Callable[[str], bool]) -> str:
    """What a person types, once it is right; empty at the end of input."""
    while (said := ask(prompt)) and not is_right(said.strip()):
        pass
    return said.strip()


def task_answers(
    same: Iterable[str], other: Iterable[str], fates: Iterable[str]
) -> tuple[Mapping[str, str], tuple[str, ...], Mapping[str, str]] | None:
    """Read options such as `--same-task 7=6`, `--other-task 7` and `--status 6=撤销`.

    Args:
        same: 编号 of a row, and the number of the file's task that is the same.
        other: The numbers of tasks of the file that are in no row.
        fates: 编号 of a row, and what 状态 shall hold.

    Returns:
        The rows of tasks by their number in the file, the numbers, and what became of rows by 编号;
        None where one has another form.
    """
    by_number, status = [*map(_halves, same)], [*map(_halves, fates)]
    if not all(left and right for left, right in (*by_number, *status)):
        return None
    numbers = tuple(one.strip() for one in other)
    return {number: row for row, number in by_number}, numbers, dict(status)


def _halves(option: str) -> tuple[str, str]:
    left, _, right = option.replace("＝", "=").partition("=")
    return left.strip(), right.strip()
