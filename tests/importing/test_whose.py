"""Names that say neither level nor place are nobody's before it is known whose list it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
import yaml

from tests.commands import AsCommand, zeren_main
from tests.conftest import DATA, GOLDEN, MakeData
from zeren.checks.folder import check_folder
from zeren.cli.import_asking import asked
from zeren.importing.document import Cell, Document, Grid, GridRow, Opened
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


@cache
def frozen() -> Mapping[str, bytes]:
    return only_bytes(check_folder(DATA / "birth-support").files)


def registered(**plan: str) -> Sources:
    files = dict(frozen())
    said = {key: value for key, value in plan.items() if value}
    entry = json.dumps({"slug": "p", "title": "清单", **said}, ensure_ascii=False)
    files["plans.yml"] += f"\n- {entry}\n".encode()
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
    shown = [one for one in review_of(made).asked if one.asked.text == made.whose.question]
    assert len(shown) == (1 if case.get("asked") else 0)


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
    command = ("import", file, "--site", site, "--plan", "q", "--title", "甲清单", "--yes")
    refused = run(*command)
    assert refused.returncode == 1
    assert "--whose 本级" in refused.stderr
    assert "--whose 县" in refused.stderr
    assert run(*command, "--whose", "盈江县").returncode == 0
    plans = (site / "data" / "plans.yml").read_text(encoding="utf-8")
    assert "whose: 盈江县" in plans
    file.write_bytes(BARE + "3,修渠。,教育体育局\n".encode())
    assert run(*command).returncode == 0
    tasks = (site / "data" / "tasks.csv").read_text(encoding="utf-8-sig")
    assert "盈江县教育体育局" in tasks


def saved(*rows: str) -> Import:
    """What comes of a table that the page saves."""
    heads = "序号,工作任务,负责单位,待核对,原文位置,原文写法,清单归属"
    lines = [
        GridRow(tuple(Cell(text, at, n) for n, text in enumerate(row.split(","))), "")
        for at, row in enumerate((heads, *rows))
    ]
    opened = Opened("核对.csv", Document("CSV 表格", (Grid(tuple(lines)),)))
    return plan_import(opened, registered(), plan="p", title="盈江县2026年任务清单")


def test_what_was_said_on_the_page_is_settled_and_kept() -> None:
    home = saved("1,修路。,州财政局,,第 1 行,州财政局=财政局,本级")
    assert parties(home.drafts) == ["州财政局"]
    assert (home.whose.is_open, home.whose.to_keep, home.certain) == (False, "本级", 1)
    other = saved("1,修路。,盈江县水务局,,第 1 行,盈江县水务局=水务局,盈江县")
    assert (other.whose.is_open, other.whose.to_keep) == (False, "盈江县")
    assert "水务局" not in other.proposals.parties[0].aliases


def test_a_page_that_says_nothing_of_it_leaves_what_a_person_looked_at() -> None:
    made = saved("1,修路。,州财政局,,第 1 行,州财政局=财政局,")
    assert parties(made.drafts) == ["州财政局"]
    assert not made.whose.is_open


def test_what_was_left_open_on_the_page_is_asked_again_once() -> None:
    question = planned({"title": "盈江县2026年任务清单", "cells": ["财政局"]}).whose.question
    made = saved(f"1,修路。,盈江县财政局,{question},第 1 行,盈江县财政局=财政局,")
    assert made.whose.is_open
    assert made.drafts[0].questions == (question,)
    assert parties(made.drafts) == ["盈江县财政局"]


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        (["0"], "本级"),
        (["1"], "盈江县"),
        (["陇川县"], "陇川县"),
        (["甲、乙", "县"], "县"),
        ([""], ""),
    ],
)
def test_a_person_is_asked_once_at_a_terminal(said: list[str], owner: str) -> None:
    case = {"title": "盈江县2026年任务清单", "cells": ["财政局"]}
    answers: list[str] = []
    given = iter(said)

    def again(one: Answers) -> Import:
        answers.append(one.whose)
        return planned({**case, "told": one.whose})

    made = asked(planned(case), Answers(), again, lambda _: next(given))
    assert answers[:1] == ([owner] if owner else [])
    assert made.whose.is_open == (not owner)
