"""What is told of an edit, and to whom: the cases of `golden/differences.yml`."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.conftest import GOLDEN
from zeren.comparing.differences import differences
from zeren.comparing.states import register_of
from zeren.comparing.wording import told
from zeren.register.building import Register

READ = yaml.safe_load((GOLDEN / "differences.yml").read_text(encoding="utf-8"))


def state(files: dict[str, str]) -> Register:
    return register_of({name: text.encode() for name, text in files.items()})


@pytest.mark.parametrize("case", READ["cases"], ids=lambda case: case["name"])
def test_an_edit_is_told_once_and_to_whom_it_concerns(case: dict[str, Any]) -> None:
    files = dict(READ["files"])
    for file, old, new in case["edits"]:
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)
    changes = differences(state(READ["files"]), state(files))
    assert [[told(one).words, list(one.concerns)] for one in changes] == case["told"]
