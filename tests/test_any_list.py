"""The product names no list: what is said of one office stands in its data alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
import yaml

from tests.conftest import DATA, ROOT

# What belongs to the product; data, tests and an example site may name whom they like.
PRODUCT = (
    *("zeren", "scripts", "ci", ".github", ".gitlab-ci.yml"),
    *("Containerfile", "Makefile", "mkdocs.yml", "pyproject.toml"),
)
# The import knows the words of all levels of government, to read the lists of any of them.
# What documents and people call the levels of government, whichever a site is of.
LEXICONS = ("zeren/importing/", "zeren/search/everyday.py", "zeren/search/page_words.py")
# 达州 is the name of a city, which a word of quantity begins with.
LEVELS = re.compile("(?<!达)州|县市")


def texts() -> Iterator[tuple[str, str]]:
    """The files of the product that are text, by path."""
    listed = subprocess.run(  # noqa: S603 - fixed arguments
        ["git", "ls-files", "-co", "--exclude-standard", "--", *PRODUCT],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    for path in listed.stdout.splitlines():
        if (ROOT / path).is_file():
            yield path, (ROOT / path).read_text(encoding="utf-8", errors="replace")


def names_of_the_first_list() -> list[str]:
    """What tells the first list: its place, its territories, its collectives, its plan."""
    folder = DATA / "birth-support"
    site = yaml.safe_load((folder / "site.yml").read_text(encoding="utf-8"))
    names = [site["place"].rstrip("州")]
    for file in ("counties", "collectives", "plans"):
        for entry in yaml.safe_load((folder / f"{file}.yml").read_text(encoding="utf-8")):
            names += [entry["slug"], *entry.get("aliases", ())]
            names += [entry["name"]] if "name" in entry else []
    return names


@pytest.mark.parametrize("name", names_of_the_first_list())
def test_nothing_names_the_first_list(name: str) -> None:
    assert [path for path, text in texts() if name in text] == []


def test_the_words_for_levels_come_from_the_settings_of_the_site() -> None:
    found = [
        f"{path}: {line.strip()}"
        for path, text in texts()
        if path.startswith("zeren/") and not path.startswith(LEXICONS)
        for line in text.splitlines()
        if LEVELS.search(line)
    ]
    assert found == []
