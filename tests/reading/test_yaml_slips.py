"""Slips of the pen in YAML: each is told in the line where it stands, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA, MakeData
from zeren.checks.folder import check_folder
from zeren.reading.yaml_files import read_entries

UNITS = """\
- name: 州财政局
  slug: finance
  kind: 政府部门
  aliases: [财政局, 财局]
- name: 州民政局
  slug: civil
  aliases:
    - 民政局
    - 民局
  contact:
    office: 办公室
    phone: 0692-1234567
  kind: 政府部门
- {name: 州公安局, slug: police, kind: 政府部门}
"""
LINES = UNITS.splitlines()
SLIPS: dict[str, Callable[[str], str]] = {
    "tab as indent": lambda line: re.sub("^  ", "\t", line),
    "wide blank as indent": lambda line: re.sub("^  ", "　", line),
    "two wide blanks as indent": lambda line: re.sub("^  ", "　　", line),
    "no-break spaces as indent": lambda line: re.sub("^  ", "\u00a0\u00a0", line),
    "wide colon": lambda line: line.replace(": ", "：", 1),
    "last colon wide": lambda line: re.sub(r":$|: (?=[^:]*$)", "：", line),
    "wide blank before colon": lambda line: line.replace(":", "　:", 1),
    "no blank after colon": lambda line: line.replace(": ", ":", 1),
    "wide blank after colon": lambda line: line.replace(": ", ":　", 1),
    "tab after colon": lambda line: line.replace(": ", ":\t", 1),
    "wide dash": lambda line: line.replace("- ", "－ ", 1),
    "no blank after dash": lambda line: line.replace("- ", "-", 1),
    "wide blank after dash": lambda line: line.replace("- ", "-　", 1),
    "wide brackets": lambda line: line.replace("[", "【").replace("]", "】"),
    "other wide brackets": lambda line: line.replace("[", "［").replace("]", "］"),
    "wide bracket opens": lambda line: line.replace("[", "【"),
    "wide bracket closes": lambda line: line.replace("]", "］"),
    "bracket lost": lambda line: line.replace("]", ""),
    "wide braces": lambda line: line.replace("{", "｛").replace("}", "｝"),
    "wide commas": lambda line: line.replace(", ", "，"),
    "wide semicolons": lambda line: re.sub(r"(\[.*), ", r"\1；", line),
    "wide quotes": lambda line: re.sub(r"(: |- )([^\[{:}]+)$", r"\1“\2”", line),
    "wide quote closes": lambda line: re.sub(r": ([^\[{]+)$", r': "\1”', line),
    "wide quote opens": lambda line: re.sub(r": ([^\[{]+)$", r': “\1"', line),
    "quote lost": lambda line: re.sub(r": ([^\[{]+)$", r': "\1', line),
    "wide quotes in a list": lambda line: line.replace("[财政局", "[“财政局”"),
    "half-wide quotes in a list": lambda line: line.replace("[财政局", '["财政局”'),
}
CASES = [
    pytest.param(number, slip, id=f"{name} in line {number}")
    for name, slip in SLIPS.items()
    for number, line in enumerate(LINES, start=1)
    if slip(line) != line
]


@pytest.mark.parametrize(("number", "slip"), CASES)
def test_a_slip_is_told_once_in_its_own_line(number: int, slip: Callable[[str], str]) -> None:
    lines = [*LINES]
    lines[number - 1] = slip(lines[number - 1])
    _, findings = read_entries("\n".join(lines) + "\n", "units.yml")
    assert [(finding.code, finding.line) for finding in findings] == [("F020", number)]


def test_there_are_cases_of_the_first_a_middle_and_the_last_line() -> None:
    numbers = {param.values[0] for param in CASES}
    assert numbers == set(range(1, len(LINES) + 1))
    assert len(CASES) > 150


@pytest.mark.parametrize(
    "slip",
    [
        SLIPS["tab as indent"],
        SLIPS["wide colon"],
        SLIPS["no blank after colon"],
        SLIPS["wide brackets"],
        SLIPS["wide commas"],
        SLIPS["wide quotes"],
    ],
)
def test_the_rest_is_read_as_it_was_meant(slip: Callable[[str], str]) -> None:
    right, _ = read_entries(UNITS, "units.yml")
    for number, line in enumerate(LINES):
        lines = [*LINES]
        lines[number] = slip(line)
        entries, _ = read_entries("\n".join(lines) + "\n", "units.yml")
        assert [entry.values for entry in entries] == [entry.values for entry in right]


def test_blanks_at_the_end_of_a_line_do_no_harm() -> None:
    for blank in ("　", "\t", " ", "\u00a0", "\u200b"):
        entries, findings = read_entries(UNITS.replace("\n", f"{blank}\n"), "units.yml")
        assert findings == ()
        assert len(entries) == 3


@pytest.mark.parametrize("stem", ["units", "counties", "collectives", "plans", "synonyms"])
def test_what_is_right_is_left_alone(stem: str) -> None:
    for folder in ("birth-support", "every-feature"):
        text = (DATA / folder / f"{stem}.yml").read_text(encoding="utf-8")
        assert read_entries(text, f"{stem}.yml")[1] == ()


def test_a_comma_in_a_list_of_names_is_told_in_the_list_of_the_first_site(
    make_data: MakeData,
) -> None:
    text = (DATA / "birth-support" / "units.yml").read_text(encoding="utf-8")
    text = text.replace("[州发展和改革委员会, ", "[州发展和改革委员会，")
    (finding,) = check_folder(make_data("birth-support", units=text)).findings
    assert (finding.code, finding.line) == ("F020", 16)
    assert finding.value == "州发展和改革委员会，州发改委"


@given(st.lists(st.sampled_from([*'：，　\t-－【】“”"[]{}:, \n#|>', "name", "甲", "- ", "  "])))
def test_whatever_is_written_gives_entries_or_findings(pieces: list[str]) -> None:
    text = "".join(pieces)
    entries, findings = read_entries(text, "units.yml")
    assert all(1 <= (finding.line or 0) <= text.count("\n") + 1 for finding in findings)
    assert all(1 <= (entry.line or 0) <= text.count("\n") + 1 for entry in entries)
