"""Warnings that the editors have looked at and accept, with their reasons: `accepted`.

An accepted warning is listed apart and fails nothing; an error cannot be accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zeren.findings import Finding, Severity, declare, declared
from zeren.reading.data_files import ACCEPTED, REGISTRY_FILES
from zeren.reading.entries import Entry
from zeren.reading.rows import plans_of, task_id
from zeren.reading.sources import Sources
from zeren.text.similar import likeliest

NOT_ACCEPTABLE = declare(
    "R015",
    Severity.WARNING,
    "接受的不是警告",
    about="accepted 里只能接受警告：代码要写对，错误必须改正，不能接受。",
    wrong="代码：T004，对象：key-tasks-5，原因：暂不登记",
    right="代码：T013，对象：key-tasks-5，原因：原文没有写牵头单位",
)
UNUSED = declare(
    "R016",
    Severity.WARNING,
    "接受的警告已经没有了",
    about="accepted 里的一项没有对上任何警告：问题已经改好，或代码、对象（id）写错了。"
    "对象填任务的编号（如 key-tasks-5）、登记项的网址名（slug），或文件名。",
    wrong="第 5 项已经补上牵头单位，accepted 里还留着它的 T013",
    right="从 accepted 里删去这一项",
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that the editors accept.

    Attributes:
        finding: The warning.
        reason: Why it is accepted.
        file: The file that says so.
    """

    finding: Finding
    reason: str
    file: str

    def as_finding(self) -> Finding:
        """The warning with the reason in its message, for lists that know findings alone."""
        return replace(self.finding, message=f"{self.finding.message}（已接受：{self.reason}）")


def accept(
    findings: Sequence[Finding], sources: Sources
) -> tuple[tuple[Finding, ...], tuple[Accepted, ...]]:
    """Set accepted warnings apart.

    Args:
        findings: All that was found.
        sources: What was read, the acceptances among it.

    Returns:
        What is still open, faults of the acceptances included, and what is accepted.
    """
    acceptances = _acceptances(sources)
    subjects = _subjects(sources)
    still_open: list[Finding] = []
    accepted: list[Accepted] = []
    used: set[tuple[str, str]] = set()
    for finding in findings:
        key = (finding.code, _subject(finding, subjects))
        if finding.severity is Severity.WARNING and key in acceptances:
            used.add(key)
            acceptance = acceptances[key]
            accepted.append(Accepted(finding, acceptance.text("reason"), acceptance.file))
        else:
            still_open.append(finding)
    still_open += _faults(sources, subjects, used)
    return tuple(still_open), tuple(accepted)


def _acceptances(sources: Sources) -> dict[tuple[str, str], Entry]:
    """The acceptances by code and id; of two for the same the first."""
    acceptances: dict[tuple[str, str], Entry] = {}
    for entry in sources.of(ACCEPTED):
        if all(map(entry.text, ("code", "id", "reason"))):
            acceptances.setdefault((entry.text("code"), entry.text("id")), entry)
    return acceptances


def _subjects(sources: Sources) -> dict[tuple[str, str, int], str]:
    """What stands at each place: tasks by row, entries by line."""
    plans = plans_of(sources)
    rows = sources.tasks.rows if sources.tasks is not None else ()
    subjects = {(row.file, "row", row.number): task_id(row, plans) for row in rows}
    for entry in (entry for file in REGISTRY_FILES for entry in sources.of(file)):
        name = entry.text("slug") or entry.text("name")
        if entry.row is not None:
            subjects[entry.file, "row", entry.row] = name
        for line in (entry.line, *entry.lines.values()) if entry.row is None else ():
            subjects[entry.file, "line", line or 0] = name
    return subjects


def _subject(finding: Finding, subjects: Mapping[tuple[str, str, int], str]) -> str:
    """What a finding is about: a task's id, an entry's slug, else the file."""
    by_row = subjects.get((finding.file, "row", finding.row or 0))
    by_line = subjects.get((finding.file, "line", finding.line or 0))
    return by_row or by_line or finding.file


def _faults(
    sources: Sources,
    subjects: Mapping[tuple[str, str, int], str],
    used: set[tuple[str, str]],
) -> Iterator[Finding]:
    """Acceptances of what cannot be accepted, and such that match nothing."""
    checks = declared()
    there = {*subjects.values(), *sources.files.values(), *sources.task_files}
    for entry in sources.of(ACCEPTED):
        code, subject = entry.text("code"), entry.text("id")
        if not code or not subject:
            continue  # told as a missing key
        if code not in checks or checks[code].severity is Severity.ERROR:
            yield _not_acceptable(entry, code)
        # What could not be read may hold what it was meant for.
        elif (code, subject) not in used and (subject in there or not sources.unread):
            yield UNUSED.found(
                entry.place(),
                f"“{subject}”没有 {code} 这个警告。",
                f"问题已经改好的，删去这一项；没有改好的，看看{entry.called('code')}和"
                f"{entry.called('id')}写对了没有。",
                f"{code} {subject}",
            )


def _not_acceptable(entry: Entry, code: str) -> Finding:
    checks = declared()
    if code in checks:
        message, hint = f"{code} 是错误，不能接受。", "改正数据里的错误，并删去这一项。"
    else:
        names = "、".join(likeliest(code, checks))
        message = f"没有 {code or '（空）'} 这个代码。"
        hint = f"代码照检查结果里的写，如 {names or 'T013'}。"
    return NOT_ACCEPTABLE.found(entry.place("code"), message, hint, code)
