"""Lists in every shape that offices give them: the golden cases, made in every form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
import yaml

from tests.conftest import GOLDEN
from tests.published_forms import PART_FORMS, TABLE_FORMS, TEXT_FORMS
from zeren.columns import DEADLINE
from zeren.importing.drafts.building import Draft, drafts_of
from zeren.importing.lists.detection import find_tasks
from zeren.importing.readers.dispatch import read_document
from zeren.importing.sentences.readings import KnownNames
from zeren.model import Role
from zeren.text.characters import squeeze

CASES: list[dict[str, Any]] = yaml.safe_load(
    (GOLDEN / "published_lists.yml").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Made:
    """A case in one of its forms."""

    case: dict[str, Any]
    form: str

    @property
    def data(self) -> bytes:
        if "rows" in self.case:
            return TABLE_FORMS[self.form](self.case["rows"])
        if "parts" in self.case:
            return PART_FORMS[self.form](self.case["parts"])
        return TEXT_FORMS[self.form](self.case["text"].splitlines())


def made() -> list[Any]:
    return [
        pytest.param(Made(case, form), id=f"{case['name']} {form}")
        for case in CASES
        for form in case.get("forms", forms_of(case))
    ]


def forms_of(case: dict[str, Any]) -> Iterable[str]:
    if "rows" in case:
        return TABLE_FORMS
    return PART_FORMS if "parts" in case else TEXT_FORMS


def plain(text: str) -> str:
    """A text without line ends and blanks: a PDF breaks lines where a page is full."""
    return squeeze(text.replace("\n", ""))


def told(draft: Draft) -> list[str]:
    clauses = (
        f"{clause.head}：{clause.text}" if clause.head else clause.text
        for clause in draft.found.clauses
    )
    return [plain(text) for text in (draft.key, draft.found.chapter, draft.found.text, *clauses)]


@pytest.mark.parametrize("made", made())
def test_every_shape_gives_its_tasks_in_every_form(made: Made) -> None:
    found = find_tasks(read_document(made.data, f"list.{made.form}"))
    drafts = drafts_of(found, KnownNames())
    assert [told(draft) for draft in drafts] == [
        [plain(text) for text in task] for task in made.case["tasks"]
    ]
    if "leads" in made.case:
        assert [draft.parties[Role.LEAD][0] for draft in drafts] == made.case["leads"]
    if "supports" in made.case:
        assert [[*draft.parties.get(Role.SUPPORT, ())] for draft in drafts] == made.case["supports"]
    if "deadlines" in made.case:
        deadlines = [draft.found.details.get(DEADLINE.key, "") for draft in drafts]
        assert deadlines == made.case["deadlines"]
    left = [(plain(one.text), one.reason) for one in found.leftovers]
    for words, reason in made.case.get("left", []):
        assert any(t.startswith(words) and r.startswith(reason) for t, r in left), left
