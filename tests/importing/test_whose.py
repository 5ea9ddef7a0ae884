"""Names that say neither level nor place are nobody's before it is known whose list it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from tests.commands import AsCommand, zeren_main
from tests.conftest import DATA, GOLDEN, MakeData
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.answers import Answers, WrongAnswerError
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.planning import Import, plan_import
from zeren.importing.readers.dispatch import read_document
from zeren.importing.review.effects import Edit
from zeren.importing.review.page import review_of
from zeren.model import Role
from zeren.reading.folder import only_bytes
from zeren.reading.sources import Sources, sources_in

CASES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "whose.yml").read_text(encoding="utf-8"))
BARE = b"\xef\xbb\xbf" + "序号,工作任务,责任单位\n1,修路。,财政局\n2,修桥。,县民政局\n".encode()


def registered(**plan: str) -> Sources:
    files = dict(check_folder(DATA / "birth-support").files)
    said = {key: value for key, value in plan.items() if value}
    entry = json.dumps({"slug": "p", "title": "清单", **said}, ensure_ascii=False)
    plans = only_bytes(files)["plans.yml"]
    files["plans.yml"] = plans + f"\n- {entry}\n".encode()
    return sources_in(files)[0]


def planned(case: dict[str, Any]) -> Import:
    cells = [cell.rpartition("｜") for cell in case["cells"]]
    lines = [
        f"{n},{text or f'办好第{n}件事。'},{unit}" for n, (text, _, unit) in enumerate(cells, 1)
    ]
    data = "\n".join(("序号,工作任务,责任单位", *lines)).encode()
    opened = Opened("清单.csv", read_document(data, "清单.csv"))
    return plan_import(
        opened,
        registered(issuer=case.get("issuer", ""), whose=case.get("kept", "")),
        plan="p",
        title=case["title"],
        answers=Answers(whose=case.get("told", "")),
    )


def parties(drafts: tuple[Draft, ...]) -> list[str]:
    return [party for draft in drafts for named in draft.parties.values() for party in named]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_whose_list_it_is(case: dict[str, Any]) -> None:
    made = planned(case)
    assert parties(made.drafts) == case["parties"]
    assert made.whose.is_open == case.get("asked", False)
    assert (made.certain < len(made.drafts)) == case.get("asked", False)
    asked = [one for one in review_of(made).asked if one.asked.text == made.whose.question]
    assert len(asked) == (1 if case.get("asked") else 0)


def test_the_question_stands_first_and_its_answers_change_the_names() -> None:
    case = {"title": "盈江县2026年任务清单", "cells": ["财政局", "州民政局"]}
    first = review_of(planned(case)).asked[0].asked
    assert first.tasks == (0,)
    taken, home = first.options
    assert (taken.whose, taken.edits) == ("盈江县", {0: ()})
    assert home.whose == "本级"
    assert home.edits == {0: (Edit("盈江县财政局", ((Role.RESPONSIBLE, "州财政局"),)),)}


def test_an_answer_is_kept_once() -> None:
    told = {"title": "清单", "cells": ["财政局"], "told": "盈江县"}
    assert planned(told).whose.to_keep == "盈江县"
    assert planned({**told, "kept": "盈江县"}).whose.to_keep == ""
    assert planned({**told, "told": "德宏州"}).whose.to_keep == "本级"
    assert planned({**told, "told": "", "kept": "盈江县"}).whose.to_keep == ""


def test_a_name_of_one_list_becomes_nobodys_alias() -> None:
    case = {"title": "清单", "cells": ["水务局", "财政局"], "told": "盈江县"}
    aliases = {one.name: one.aliases for one in planned(case).proposals.parties}
    assert {"水务局", "财政局"}.isdisjoint(aliases["盈江县水务局"] + aliases["盈江县财政局"])


@pytest.mark.parametrize("told", ["盈江县、芒市", "（县）", "县 局" * 9])
def test_an_answer_that_is_no_place_is_refused(told: str) -> None:
    with pytest.raises(WrongAnswerError, match="--whose"):
        planned({"title": "清单", "cells": ["财政局"], "told": told})


def test_nothing_is_written_before_it_is_said_and_the_next_list_does_not_ask(
    as_command: AsCommand, make_data: MakeData
) -> None:
    site = make_data("birth-support").parent
    run, file = as_command(zeren_main), site / "list.csv"
    file.write_bytes(BARE)
    asked = ("import", file, "--site", site, "--plan", "q", "--title", "甲清单", "--yes")
    refused = run(*asked)
    assert refused.returncode == 1
    assert "--whose 本级" in refused.stderr
    assert "--whose 县" in refused.stderr
    assert run(*asked, "--whose", "盈江县").returncode == 0
    plans = (site / "data" / "plans.yml").read_text(encoding="utf-8")
    assert "whose: 盈江县" in plans
    file.write_bytes(BARE + "3,修渠。,教育体育局\n".encode())
    assert run(*asked).returncode == 0
    tasks = (site / "data" / "tasks.csv").read_text(encoding="utf-8-sig")
    assert "盈江县教育体育局" in tasks
