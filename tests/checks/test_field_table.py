"""Tables as they look once Excel and people had them: the inputs in data/field-table."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checks.test_checks import flatten, in_any_order
from tests.conftest import DATA, GOLDEN
from zeren.checks.folder import check_folder
from zeren.reading.data_files import YAML

FIELD = DATA / "field-table"
EXPECTED: dict[str, Any] = yaml.safe_load((GOLDEN / "field_table.yml").read_text(encoding="utf-8"))
# The units of the real list, of which a small table leaves most without a task.
IDLE = "R011"


def folder_with(name: str, folder: Path) -> Path:
    """A folder with an input: it is one, or a file for the real list's."""
    if (FIELD / name).is_dir():
        return shutil.copytree(FIELD / name, folder)
    quoting = shutil.ignore_patterns("milestones.csv", "targets.csv", "synonyms.yml")
    shutil.copytree(DATA / "birth-support", folder, ignore=quoting)
    if name.endswith(YAML):
        shutil.copyfile(FIELD / name, folder / "units.yml")
    else:
        shutil.copyfile(FIELD / name, folder / "tasks.csv")
        shutil.rmtree(folder / "source")
    return folder


@pytest.mark.parametrize("name", sorted(one.name for one in FIELD.iterdir()))
def test_an_input_of_the_field_is_told_for_what_it_is(name: str, tmp_path: Path) -> None:
    checked = check_folder(folder_with(name, tmp_path / "data"))
    found = [one for one in checked.findings if one.code != IDLE]
    expected = EXPECTED[name]
    assert in_any_order(list(map(flatten, found))) == in_any_order(expected["expect"])
    messages = "".join(f"{one.message}{one.hint}" for one in found)
    assert [words for words in expected.get("says", []) if words not in messages] == []
    table = checked.sources.tasks
    assert table is not None
    for row, (key, cell) in expected.get("reads", {}).items():
        assert next(one.get(key) for one in table.rows if one.number == row) == cell
