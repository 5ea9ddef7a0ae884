"""Findings as a person, a program and a code host read them."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.logs import commands_in, unseen_in
from zeren.checks.acceptance import Accepted
from zeren.checks.reporting import as_github, as_json, as_markdown, as_text
from zeren.findings import Finding, Severity

# Texts that would act in Markdown, in a log or at a terminal.
ACTING = (
    *(
        "::error::x",
        "  ::set-output name=a::b",
        "##[error]x",
        "a\n::add-mask::b",
        "\u2028::error::x",
    ),
    *("\x1b[31mx", "section_start:1:a\r\x1b[0K", "\x1b]8;;https://x.example\x07x"),
    *(
        "![x](https://x.example/x.png)",
        "[x](javascript:x)",
        "[x]: https://x.example",
        "<img src=x>",
    ),
    *("<https://x.example>", "https://x.example", "www.x.example", "WWW.x.example", "a@x.example"),
    *("@octocat", "#1", "a|b", "a\\|b", "a\\", "`x`", "```", "# x", "- x", "1. x", "> x", "***"),
    *(
        "---",
        "| - |",
        "<!-- x",
        "-->",
        "</td>",
        "&lt;b&gt;",
        "&#60;b&#62;",
        "~~x~~",
        "__x__",
        "$x$",
    ),
    *(
        "<details>",
        "a\n\nb",
        "\r\n# x",
        ":x:",
        "[^1]",
        "\tx",
        "%0A::error::x",
        "a,line=1",
        "::",
        ":",
    ),
)

ERROR = Finding(
    code="T004",
    severity=Severity.ERROR,
    file="tasks.csv",
    row=5,
    line=6,
    column="牵头单位",
    value="州财政居",
    message="“州财政居”没有登记。",
    hint="请写全称。",
)
WARNING = Finding(
    code="R002",
    severity=Severity.WARNING,
    file="units.yml",
    row=None,
    line=3,
    column="a|b",
    value="100%",
    message="不认识键<b>。\n第二行",
    hint="100%：删去，或改名。",
)


def test_a_person_reads_level_place_message_and_remedy() -> None:
    assert as_text([ERROR]) == (
        "错误 T004　tasks.csv 第 5 行 “牵头单位”\n"
        "  “州财政居”没有登记。\n"
        "  改法：请写全称。\n"
        "\n"
        "共 1 个错误，0 个警告。\n"
    )


def test_a_person_is_told_that_nothing_was_found() -> None:
    assert as_text([]) == "检查通过，没有发现问题。\n"


def test_a_program_reads_one_array() -> None:
    assert json.loads(as_json([ERROR, WARNING]))[0] == {
        "code": "T004",
        "severity": "error",
        "file": "tasks.csv",
        "row": 5,
        "line": 6,
        "column": "牵头单位",
        "value": "州财政居",
        "message": "“州财政居”没有登记。",
        "hint": "请写全称。",
    }
    assert as_json([]) == "[]"


def test_github_shows_findings_beside_the_line() -> None:
    assert as_github([ERROR, WARNING], "data").splitlines() == [
        (
            "::error file=data/tasks.csv,line=6,title=T004 tasks.csv 第 5 行 “牵头单位”"
            "::tasks.csv 第 5 行 “牵头单位”：“州财政居”没有登记。改法：请写全称。"
        ),
        (
            "::warning file=data/units.yml,line=3,title=R002 units.yml 第 3 行 “a|b”"
            "::units.yml 第 3 行 “a|b”：不认识键<b>。%0A第二行改法：100%25：删去，或改名。"
        ),
    ]


def test_the_summary_of_a_job_holds_all_findings_as_a_table() -> None:
    lines = as_markdown([ERROR] * 30 + [WARNING]).splitlines()
    assert len([line for line in lines if line.startswith("| 错误 |")]) == 1
    assert "| 警告 | R002 | units.yml 第 3 行 “a\\|b” | 不认识键&lt;b&gt;。 第二行 |" in lines[-3]
    assert lines[-1] == "共 30 个错误，1 个警告。"


# ---- nothing acts ----

SIGNS = st.sampled_from("::##[]!()<>&|`*_~@/.-\n\r\t \x1b\u2028\u202e\u200b\ufe0f\udcc7%,=aw1甲")
TEXTS = st.sampled_from(ACTING) | st.text(SIGNS) | st.text()
FINDINGS = st.builds(
    Finding,
    code=TEXTS,
    severity=st.sampled_from(Severity),
    file=TEXTS,
    row=st.none() | st.integers(1, 9),
    line=st.none() | st.integers(1, 9),
    column=st.none() | TEXTS,
    value=TEXTS,
    message=TEXTS,
    hint=TEXTS,
)
# Of more that are alike one is told.
REPORTS = (
    st.lists(FINDINGS, max_size=3),
    st.lists(st.builds(Accepted, FINDINGS, TEXTS, TEXTS), max_size=3),
)
# What a table of text alone is made of.
OURS = {"h3", "table", "thead", "tbody", "tr", "th", "td", "p"}


@given(*REPORTS)
def test_for_a_person_each_part_stays_in_its_line(
    findings: list[Finding], accepted: list[Accepted]
) -> None:
    text = as_text(findings, accepted)
    assert unseen_in(text.replace("\n", "")) == ""
    assert commands_in(text) == []
    lines = 4 * len(findings) + (2 + len(accepted) if accepted else 0) + 1
    assert text.count("\n") == lines
    text.encode()


@given(*REPORTS)
def test_for_a_program_nothing_is_lost(findings: list[Finding], accepted: list[Accepted]) -> None:
    text = as_json(findings, accepted)
    assert unseen_in(text.replace("\n", "")) == ""
    assert commands_in(text) == []
    read = sorted(json.loads(text), key=str)
    assert read == sorted(
        (one.as_dict() for one in [*findings, *(a.as_finding() for a in accepted)]), key=str
    )


@given(*REPORTS)
def test_for_github_each_is_one_command_and_no_other(
    findings: list[Finding], accepted: list[Accepted]
) -> None:
    text = as_github(findings, "data", accepted)
    assert unseen_in(text.replace("\n", "")) == ""
    lines = text.splitlines()
    assert len(lines) == len(findings) + len(accepted)
    for line in lines:
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command is not None
        properties = [one.partition("=")[0] for one in command[2].split(",")]
        assert set(properties) <= {"file", "line", "title"}
        assert len(set(properties)) == len(properties)
        # The message is printed anew, as it was before it was escaped.
        message = command[3].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        assert commands_in(message) == []
        assert "##[" not in line


@given(*REPORTS)
def test_in_a_summary_nothing_is_markup(findings: list[Finding], accepted: list[Accepted]) -> None:
    text = as_markdown(findings, accepted)
    assert unseen_in(text.replace("\n", "")) == ""
    assert commands_in(text) == []
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable("table").parse(text)
    found = [*tokens, *(inner for token in tokens for inner in token.children or ())]
    assert {token.tag for token in found if token.tag} <= OURS
    assert {token.type for token in found if not token.tag} <= {"text", "text_special", "inline"}
    rows = [token for token in tokens if token.type == "tr_open"]
    cells = [token for token in tokens if token.type == "td_open"]
    number = len(findings) + len(accepted)
    assert len(rows) == (number + 1 if number else 0)
    assert len(cells) == 5 * number
    # What pages look for in text that is ready: persons, addresses, issues.
    inline = [token.children or [] for token in tokens if token.type == "inline"]
    shown = ["".join(one.content for one in children) for children in inline]
    assert [one for one in shown if re.search(r"(?i)@|#|://|www\.", one)] == []


def test_a_reason_with_line_ends_stays_in_its_line() -> None:
    """As it comes from `accepted.yml`, through all forms."""
    reason = "没有错\n::error::x\n![p](https://x.example/p.png)\r\x1b[2K##[error]y"
    accepted = [Accepted(WARNING, reason, "accepted.yml")]
    for text in (as_text([], accepted), as_markdown([], accepted), as_json([], accepted)):
        assert commands_in(text) == []
        assert "\x1b" not in text
    assert "![" not in as_markdown([], accepted)
    assert as_github([], "data", accepted).count("\n") == 1
