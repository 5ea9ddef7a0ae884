"""`scripts/release_notes.py`: a release is made only where tag, version and changelog agree."""

from __future__ import annotations

import pytest

from scripts.release_notes import ReleaseError, main, release_notes
from tests.conftest import ROOT
from zeren import __version__

CHANGELOG = """# Changelog

## [Unreleased]

- later

## [0.2.0] - 2026-11-26

### Added

- new

## [0.1.0] - 2026-11-25

- first
"""


@pytest.mark.parametrize(
    ("version", "notes"), [("0.2.0", "### Added\n\n- new\n"), ("0.1.0", "- first\n")]
)
def test_the_section_of_the_release_is_found(version: str, notes: str) -> None:
    assert release_notes(f"v{version}", version, CHANGELOG) == notes


@pytest.mark.parametrize(
    ("tag", "version", "changelog", "reason"),
    [
        ("v0.3.0", "0.2.0", CHANGELOG, "the tag is v0.3.0, the package 0.2.0"),
        ("0.2.0", "0.2.0", CHANGELOG, "the tag is 0.2.0"),
        ("v0.3.0", "0.3.0", CHANGELOG, "no section"),
        ("v0.2.0", "0.2.0", CHANGELOG.replace("[0.2.0]", "[0x2x0]"), "no section"),
        ("v0.2.0", "0.2.0", CHANGELOG.replace(" - 2026-11-26", ""), "no date"),
        ("v0.2.0", "0.2.0", "## [0.2.0] - 2026-11-26\n\n## [0.1.0] - 2026-11-25\n", "empty"),
    ],
)
def test_what_does_not_agree_is_told(tag: str, version: str, changelog: str, reason: str) -> None:
    with pytest.raises(ReleaseError, match=reason):
        release_notes(tag, version, changelog)


def test_the_changelog_has_a_section_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert release_notes(f"v{__version__}", __version__, changelog)


def test_another_tag_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["v9.9.9"]) == 1
    assert "v9.9.9" in capsys.readouterr().err
    assert main([]) == 2
