"""The guide of checks: every code has its entry, and no entry is of another."""

from __future__ import annotations

import re

from zeren.checks import all_checks
from zeren.pages.making import make_files
from zeren.pages.rendering import inert
from zeren.register.building import Register

PATH = "guide/checks/index.md"


def entries(page: str) -> dict[str, str]:
    """The entries of the guide by code."""
    parts = re.split(r"^### ([A-Z]\d{3})　", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_code_has_an_entry_with_both_forms(published: Register) -> None:
    guide = entries(dict(make_files(published))[PATH].decode())
    assert list(guide) == [code for letter in "TRMWSF" for code in _codes(letter)]
    for code, entry in guide.items():
        check = all_checks()[code]
        assert entry.startswith(f"{inert(check.title)} {{ #{code.lower()} }}\n")
        assert f"{check.severity.word}。{inert(check.about)}" in entry
        for example in (check.wrong, check.right):
            assert all(inert(line) in entry for line in example.split("\n"))
        assert ("generate.py --fix" in entry) == check.mended, code


def _codes(letter: str) -> list[str]:
    return [code for code in all_checks() if code.startswith(letter)]


def test_the_guide_is_the_same_for_all_data(published: Register, every_feature: Register) -> None:
    assert dict(make_files(published))[PATH] == dict(make_files(every_feature))[PATH]


def test_the_guide_is_linked_from_the_page_of_help(published: Register) -> None:
    text = dict(make_files(published))["guide/index.md"].decode()
    assert 'href="checks/"' in text
