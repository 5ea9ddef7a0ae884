"""Findings to text: for a person, a program, and the annotations of a code host."""

from __future__ import annotations

from collections.abc import Sequence

from zeren.checks.acceptance import Accepted
from zeren.checks.repeats import Repeats, fold
from zeren.findings import ENVIRONMENT, Check, Finding, Severity, in_order
from zeren.text.markdown import inert
from zeren.text.visible import as_json as json_text
from zeren.text.visible import visible, visible_lines

_MOST_TOLD = 1_000


def as_text(findings: Sequence[Finding], accepted: Sequence[Accepted] = ()) -> str:
    """The findings for a person, in Chinese, one kind a paragraph, and their number.

    Args:
        findings: What is open.
        accepted: What the editors accept, listed in short below.
    """
    paragraphs = [
        _many_as_text(kind) if kind.others else _one_as_text(kind.first) for kind in fold(findings)
    ]
    if accepted:
        lines = "".join(f"  {visible(_in_short(one))}\n" for one in accepted)
        paragraphs.append(f"已接受的警告（{visible(accepted[0].file)}）：\n{lines}")
    return visible_lines("\n".join([*paragraphs, f"{summary(findings, accepted)}\n"]))


def as_json(findings: Sequence[Finding], accepted: Sequence[Accepted] = ()) -> str:
    """The findings as one JSON array, with the fixed field names.

    Args:
        findings: What is open.
        accepted: What the editors accept: in the array as well, the reason in the message.
    """
    listed = in_order([*findings, *(one.as_finding() for one in accepted)])
    return json_text([finding.as_dict() for finding in listed], indent=2)


def as_github(findings: Sequence[Finding], folder: str, accepted: Sequence[Accepted] = ()) -> str:
    """The findings as workflow commands, which GitHub shows beside the lines of a change.

    Of those that repeat only the first: GitHub shows ten of a level, and the summary names all.

    Args:
        findings: The findings.
        folder: The data folder, relative to the repository.
        accepted: What the editors accept: told as notices.
    """
    levels = [(kind.first.severity.value, kind) for kind in fold(findings)]
    levels += [("notice", kind) for kind in fold([one.as_finding() for one in accepted])]
    return "".join(
        f"::{level} {_properties(kind.first, folder)}::{_command_text(_annotation(kind))}\n"
        for level, kind in levels
    )


def as_markdown(findings: Sequence[Finding], accepted: Sequence[Accepted] = ()) -> str:
    """The findings as a Markdown table, for the summary of a job.

    GitHub shows only ten annotations of a kind, so that the summary must hold them all.

    Args:
        findings: What is open.
        accepted: What the editors accept, in the same table.
    """
    levels = [(kind.first.severity.word, kind) for kind in fold(findings)]
    levels += [("已接受", kind) for kind in fold([one.as_finding() for one in accepted])]
    lines = ["| 级别 | 代码 | 位置 | 问题 | 改法 |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| {level} | {inert(kind.first.code)} | {inert(_where(kind))} "
        f"| {inert(_what(kind))} | {inert(_remedies(kind))} |"
        for level, kind in levels
    ]
    table = "\n".join(lines) + "\n\n" if levels else ""
    return f"### 数据检查\n\n{table}{summary(findings, accepted)}\n"


def explanation(check: Check) -> str:
    """The guide's entry of a check, for a person at a terminal.

    Args:
        check: The check.
    """
    parts = [
        f"{check.code}　{check.title}（{check.severity.word}）",
        check.about,
        f"错：\n{_indented(check.wrong)}",
        f"对：\n{_indented(check.right)}",
    ]
    if check.mended:
        parts.append("generate.py --fix 可以改正。")
    return "\n\n".join(parts) + "\n"


def summary(findings: Sequence[Finding], accepted: Sequence[Accepted] = ()) -> str:
    """How many errors and warnings there are, in one line.

    Args:
        findings: What is open.
        accepted: What the editors accept.
    """
    more = f"另有 {len(accepted)} 个已接受的警告。" if accepted else ""
    if not findings:
        return f"检查通过，没有发现问题。{more}"
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return f"共 {errors} 个错误，{len(findings) - errors} 个警告。{more}"


def _cut(text: str) -> str:
    """A message as far as anybody reads it: it may quote a whole cell. JSON has all of it."""
    return text if len(text) <= _MOST_TOLD else f"{text[:_MOST_TOLD]} …（全文见 --format json）"


def _one_as_text(finding: Finding) -> str:
    return (
        f"{finding.severity.word} {visible(finding.code)}　{visible(finding.place)}\n"
        f"  {visible(_cut(finding.message))}\n"
        f"  改法：{visible(_cut(finding.hint))}\n"
    )


def _many_as_text(kind: Repeats) -> str:
    first = kind.first
    hint = f"  改法：{visible(_cut(kind.hint))}\n" if kind.hint else ""
    told = [
        f"{finding.place}：{_cut(finding.message)}{'' if hint else f'改法：{_cut(finding.hint)}'}"
        for finding in kind.told
    ]
    lines = "".join(f"  {visible(line)}\n" for line in told)
    return (
        f"{first.severity.word} {visible(f'{first.code}　{kind.table}')} 共 {kind.number} 处\n"
        f"{lines}"
        f"  等 {kind.number} 处，其余在 {visible(kind.elsewhere)}\n"
        f"{hint}"
    )


def _annotation(kind: Repeats) -> str:
    first = kind.first
    more = f"同样的问题共 {kind.number} 处，见汇总。" if kind.others else ""
    return f"{first.place}：{_cut(first.message)}改法：{_cut(first.hint)}{more}"


def _where(kind: Repeats) -> str:
    """Where all findings of a kind are, for one cell of a table."""
    return f"{kind.table} 共 {kind.number} 处：{kind.places}" if kind.others else kind.first.place


def _what(kind: Repeats) -> str:
    """What was found, each message once."""
    messages = "".join(dict.fromkeys(_cut(finding.message) for finding in kind.told))
    return f"{messages}等 {kind.number} 处。" if kind.others else messages


def _remedies(kind: Repeats) -> str:
    return _cut(kind.hint or "".join(dict.fromkeys(finding.hint for finding in kind.told)))


def _in_short(one: Accepted) -> str:
    finding = one.finding
    return f"{finding.code}　{finding.place}　{finding.message}原因：{one.reason}"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


def _properties(finding: Finding, folder: str) -> str:
    values = {
        "file": f"{folder}/{finding.file}" if finding.file != ENVIRONMENT else "",
        "line": str(finding.line) if finding.line is not None else "",
        "title": f"{finding.code} {finding.place}",
    }
    return ",".join(f"{key}={_command_property(value)}" for key, value in values.items() if value)


def _command_text(text: str) -> str:
    """Escape the text of a workflow command, as GitHub's own toolkit does."""
    return visible_lines(text).replace("%", "%25").replace("\n", "%0A")


def _command_property(text: str) -> str:
    return _command_text(text).replace(":", "%3A").replace(",", "%2C")
