"""What lists from the field hold: each invented input, and what is right for it.

`field.yml` reads as a specification. A key that a case leaves out is not looked at; in a task, what
is left out must be empty, but for `text`, `chapter` and `further`. A text that ends in … is the
beginning. `columns` and `unit` are what a person says with `--columns` and `--unit`; `offered` is
what the columns of a table without tasks seem to hold.
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.conftest import DATA, GOLDEN
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.planning import Import, plan_import
from zeren.importing.readers.dispatch import read_document
from zeren.model import Role
from zeren.reading.sources import Sources

CASES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "field.yml").read_text(encoding="utf-8"))
ROLES = {role.value: role for role in Role}
DETAILS = ("deadline", "leader")
MORE = "…"


@pytest.fixture(scope="module")
def registered() -> Sources:
    return check_folder(DATA / "birth-support").sources


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["input"])
def test_an_input_from_the_field(case: dict[str, Any], registered: Sources) -> None:
    path = DATA / case["input"]
    document = read_document(path.read_bytes(), path.name)
    answers = Answers(columns=case.get("columns", {}), unit=case.get("unit", ""))
    made = plan_import(Opened(path.name, document, document.notice), registered, answers=answers)
    got = [said(draft) for draft in made.drafts]
    wanted = case["tasks"]
    assert [agreed(task, one) for task, one in zip(wanted, got, strict=False)] == wanted
    assert len(got) == len(wanted)
    asked = "\n".join(question for draft in made.drafts for question in draft.questions)
    assert [words for words in case.get("asked", ()) if words not in asked] == []
    assert [words for words in case.get("told", ()) if words not in told(made)] == []
    if "offered" in case:
        offer = made.found.offer
        columns = dict(offer.columns) if offer is not None else {}
        assert columns == case["offered"]
    if case.get("certain"):
        assert made.certain == len(made.drafts), asked


def said(draft: Draft) -> dict[str, str]:
    found = draft.found
    values = {
        "number": found.number,
        "chapter": found.chapter,
        "text": found.text,
        **{key: "、".join(draft.parties.get(role, ())) for key, role in ROLES.items()},
        **{key: found.details.get(key, "") for key in DETAILS},
        "further": "；".join(f"{head}：{words}" for head, words in found.further.items()),
    }
    return {key: value for key, value in values.items() if value}


def agreed(wanted: dict[str, str], got: dict[str, str]) -> dict[str, str]:
    """What was got, in the words of the case where they agree."""
    agreed = dict(got)
    for key in ("text", "chapter", "further"):
        if key not in wanted:
            agreed.pop(key, None)
    start = wanted.get("text", "").removesuffix(MORE)
    if wanted.get("text", "").endswith(MORE) and got.get("text", "").startswith(start):
        agreed["text"] = wanted["text"]
    return agreed


def told(made: Import) -> str:
    left = (f"{one.place}｜{one.text}｜{one.reason}" for one in made.found.leftovers)
    return "\n".join((made.notice, *made.found.notices, *left))
