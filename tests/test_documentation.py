"""What is documented is what there is."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from itertools import chain

import pytest
from click import Context

import zeren as zeren_package
from tests.conftest import ROOT
from zeren.cli.commands import zeren
from zeren.columns import COLUMNS, Column
from zeren.reading.schema import SCHEMA, TABLE_FORMS, TABLES

README = (ROOT / "README.md").read_text(encoding="utf-8")
CLERKS_README = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


def test_every_make_target_is_in_the_readme() -> None:
    help_text = subprocess.run(
        ["make", "--no-print-directory", "help"],  # noqa: S607 - the make of the user's own path
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    targets = re.findall(r"^make ([a-z-]+) ", help_text, re.MULTILINE)
    assert len(targets) >= 8
    assert [target for target in targets if f"`make {target}`" not in README] == []


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
def test_every_column_is_in_both_readmes(column: Column) -> None:
    assert f"| {column.head} | `{column.key}` |" in README
    assert f"| {column.head} |" in CLERKS_README


@pytest.mark.parametrize("file", SCHEMA)
def test_every_key_of_the_registry_files_is_in_the_readme(file: str) -> None:
    (line,) = [line for line in README.splitlines() if line.startswith(f"| `{file}` |")]
    assert [key for key in SCHEMA[file] if f"`{key}`" not in line] == []


@pytest.mark.parametrize("file", TABLES)
def test_every_head_of_the_registry_tables_is_in_both_readmes(file: str) -> None:
    heads = [column.head for column in TABLE_FORMS[file].columns]
    (line,) = [line for line in README.splitlines() if line.startswith(f"| `{file}` |")]
    assert [head for head in heads if head not in line] == []
    (line,) = [line for line in CLERKS_README.splitlines() if f"| `data/{file}` |" in line]
    assert [
        head for head in heads if head.removeprefix("曾用名").removeprefix("承接") not in line
    ] == []


def test_every_direct_dependency_earns_a_line_in_the_readme() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = declared["dependency-groups"].values()
    for line in chain(declared["project"]["dependencies"], *groups):
        package = re.split(r"[=<>~!]", line, maxsplit=1)[0]
        assert f"| {package} |" in README, package
    for folder in ("tests/javascript", "bench/sites/pagefind"):
        tools = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
        assert [one for one in tools["devDependencies"] if f"| {one} |" not in README] == []


def test_every_subcommand_is_in_the_readme() -> None:
    commands = zeren.list_commands(Context(zeren))
    assert {"new", "generate", "check", "fix", "explain", "import", "build"} <= set(commands)
    assert [name for name in commands if f"`zeren {name}" not in README] == []


@pytest.mark.parametrize("name", zeren.list_commands(Context(zeren)))
def test_every_option_of_a_subcommand_is_in_the_readme(name: str) -> None:
    command = zeren.get_command(Context(zeren), name)
    assert command is not None
    options = [one for option in command.params for one in option.opts if one.startswith("--")]
    assert [option for option in options if f"`{option}" not in README] == []


def test_what_is_public_can_be_imported_and_is_documented() -> None:
    for name in zeren_package.__all__:
        assert getattr(zeren_package, name) is not None
        assert name == "__version__" or f"`{name}" in (zeren_package.__doc__ or "")
