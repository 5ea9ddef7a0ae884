"""Findings to text: for a person, a program, and the annotations of a code host."""

from __future__ import annotations

import json
from collections.abc import Sequence

from zeren.findings import Finding, Severity


def as_text(findings: Sequence[Finding]) -> str:
    """The findings for a person, in Chinese, one a paragraph, and their number."""
    paragraphs = [
        f"{finding.severity.word} {finding.code}　{finding.place}\n"
        f"  {finding.message}\n"
        f"  改法：{finding.hint}\n"
        for finding in findings
    ]
    return "\n".join([*paragraphs, f"{summary(findings)}\n"])


def as_json(findings: Sequence[Finding]) -> str:
    """The findings as one JSON array, with the fixed field names."""
    return json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Finding], folder: str) -> str:
    """The findings as workflow commands, which GitHub shows beside the lines of a change.

    Args:
        findings: The findings.
        folder: The data folder, relative to the repository.
    """
    return "".join(
        f"::{finding.severity.value} {_properties(finding, folder)}::"
        f"{_command_text(f'{finding.place}：{finding.message}改法：{finding.hint}')}\n"
        for finding in findings
    )


def as_markdown(findings: Sequence[Finding]) -> str:
    """The findings as a Markdown table, for the summary of a job.

    GitHub shows only ten annotations of a kind, so that the summary must hold them all.
    """
    lines = ["| 级别 | 代码 | 位置 | 问题 | 改法 |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| {finding.severity.word} | {finding.code} | {_cell(finding.place)} "
        f"| {_cell(finding.message)} | {_cell(finding.hint)} |"
        for finding in findings
    ]
    table = "\n".join(lines) + "\n\n" if findings else ""
    return f"### 数据检查\n\n{table}{summary(findings)}\n"


def summary(findings: Sequence[Finding]) -> str:
    """How many errors and warnings there are, in one line."""
    if not findings:
        return "检查通过，没有发现问题。"
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return f"共 {errors} 个错误，{len(findings) - errors} 个警告。"


def _properties(finding: Finding, folder: str) -> str:
    values = {
        "file": f"{folder}/{finding.file}",
        "line": str(finding.line) if finding.line is not None else "",
        "title": f"{finding.code} {finding.place}",
    }
    return ",".join(f"{key}={_command_property(value)}" for key, value in values.items() if value)


def _command_text(text: str) -> str:
    """Escape the text of a workflow command, as GitHub's own toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _command_property(text: str) -> str:
    return _command_text(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """Make a text fit one cell of a Markdown table and act nowhere."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("|", "\\|").replace("\n", " ")
