"""Each guard of the merge, with the table that goes wrong without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import MakeData
from tests.published_forms import as_html
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.merges import Merge
from zeren.importing.drafts.planning import plan_import
from zeren.importing.readers.dispatch import read_document

UNITS = """
- name: 州财政局
  slug: finance
  kind: 政府部门
"""
PLANS = "- {slug: p, title: 清单}\n- {slug: q, title: 另一份清单}\n"
LEAD = "州财政局"
HEADS = ["序号", "工作任务", "责任单位"]
RETIRED = Answers(fates={"2": "撤销"}, since="2026年1月2日", reason="调整通知")


class Table:
    """A folder of data whose tasks a test writes."""

    def __init__(self, make_data: MakeData) -> None:
        self._make = make_data
        self.folder: Path | None = None

    def holds(self, tasks: str, plans: str = "") -> Table:
        files = {"tasks": tasks.encode("utf-8-sig"), "units": UNITS}
        self.folder = self._make("minimal", **files, **({"plans": plans} if plans else {}))
        return self

    def merged(
        self, *texts: Sequence[str], plan: str = "p", answers: Answers | None = None
    ) -> Merge:
        """The merge with a list of numbers and texts; a row of one cell is a chapter."""
        rows = [[*row, f"{LEAD}牵头"] if len(row) > 1 else [*row, "←", "←"] for row in texts]
        document = read_document(as_html([HEADS, *rows]), "list.html")
        assert self.folder is not None
        sources = check_folder(self.folder).sources
        opened = Opened("list.html", document)
        merge = plan_import(opened, sources, plan=plan, answers=answers or Answers()).merge
        assert merge is not None
        return merge


@pytest.fixture
def table(make_data: MakeData) -> Table:
    return Table(make_data)


ROAD = "修建乡镇公路，方便群众出行。"
SAFE_ROAD = "修建乡镇公路，方便群众安全出行。"
BRIDGE = "加固老旧桥梁，保障汛期安全。"


def of_two() -> str:
    return f"序号,工作任务,牵头单位\n1,{ROAD},{LEAD}\n2,{BRIDGE},{LEAD}\n"


def in_order(merge: Merge) -> list[str]:
    return [step.cells["text"] for step in merge.steps]


def test_no_id_ever_changes(table: Table) -> None:
    table.holds(f"序号,编号,工作任务,牵头单位\n1,a,修路。,{LEAD}\n2,,修桥。,{LEAD}\n")
    merge = table.merged(
        ["一、道路"], ["3", "修路。"], ["二、桥梁"], ["1", "修桥。"], ["3", "修渠。"]
    )
    assert {step.cells["text"]: step.key for step in merge.steps} == {
        "修路。": "a",
        "修桥。": "2",
        "修渠。": "2-3",
    }


def test_blanks_alone_change_nothing(table: Table) -> None:
    table.holds(f"序号,工作任务,牵头单位\n1,修路，  架桥。,{LEAD}\n2,修桥。,{LEAD}\n")
    merge = table.merged(["1", "修路，架桥。"], ["2", "修桥。"])
    assert merge.is_empty
    assert [step.differences for step in merge.steps] == [(), ()]


def test_a_text_that_stays_is_not_reworded(table: Table) -> None:
    rows = (["1", SAFE_ROAD], ["2", BRIDGE], ["3", "修渠。"])
    merge = table.holds(of_two()).merged(*rows)
    assert [step.is_reworded for step in merge.steps] == [True, False, False]
    assert [step.cells["text"] for step in merge.open] == [SAFE_ROAD]
    assert table.merged(*rows, answers=Answers(same={"1": "1"})).open == ()


def test_a_list_says_nothing_of_the_tasks_of_another(table: Table) -> None:
    tasks = (
        f"清单,序号,工作任务,牵头单位\np,1,修路。,{LEAD}\np,2,修桥。,{LEAD}\nq,2,修渠。,{LEAD}\n"
    )
    merge = table.holds(tasks, PLANS).merged(["1", "修路。"], answers=RETIRED)
    assert [step.cells["text"] for step in merge.own] == ["修路。", "修桥。"]
    assert [step.cells["text"] for step in merge.retired] == ["修桥。"]
    other = next(step for step in merge.steps if step.plan == "q")
    assert (other.cells["status"], other.differences) == ("", ())


def test_what_is_done_no_more_is_neither_missing_nor_written(table: Table) -> None:
    answers = replace(RETIRED, same={"1": "1"})
    merge = table.holds(of_two()).merged(["1", SAFE_ROAD], answers=answers)
    assert [step.cells["text"] for step in merge.changed] == [SAFE_ROAD, BRIDGE]
    assert [step.cells["text"] for step in merge.retired] == [BRIDGE]
    assert merge.missing == ()
    assert merge.written_tasks == {"p-1"}


def test_what_was_done_no_more_stays_so_without_a_word(table: Table) -> None:
    heads = "序号,工作任务,牵头单位,状态,状态日期,状态依据\n"
    rows = f"1,修路。,{LEAD},,,\n2,修桥。,{LEAD},撤销,2026年1月2日,调整通知\n"
    merge = table.holds(heads + rows).merged(["1", "修路。"])
    assert merge.is_empty
    assert (merge.missing, merge.retired, merge.suggested) == ((), (), {})


def test_rows_take_the_order_of_the_file(table: Table) -> None:
    merge = table.holds(of_two()).merged(["0", "修渠。"], ["1", ROAD], ["2", BRIDGE])
    assert in_order(merge) == ["修渠。", ROAD, BRIDGE]
    assert not merge.is_reordered
    turned = table.merged(["2", BRIDGE], ["1", ROAD])
    assert in_order(turned) == [BRIDGE, ROAD]
    assert turned.is_reordered
    assert not turned.is_empty


def test_a_new_row_stands_before_the_first_of_its_own_list(table: Table) -> None:
    tasks = f"清单,序号,工作任务,牵头单位\nq,1,修渠。,{LEAD}\np,1,修路。,{LEAD}\n"
    merge = table.holds(tasks, PLANS).merged(["0", "修塔。"], ["1", "修路。"])
    assert in_order(merge) == ["修渠。", "修塔。", "修路。"]


def test_a_task_went_into_none_that_stays_as_it_was(table: Table) -> None:
    whole = ROAD.rstrip("。") + "；" + BRIDGE
    tasks = f"序号,工作任务,牵头单位\n1,{whole},{LEAD}\n2,{BRIDGE},{LEAD}\n3,{ROAD},{LEAD}\n"
    merge = table.holds(tasks).merged(["1", whole], ["3", ROAD])
    assert [step.key for step in merge.missing] == ["2"]
    assert merge.suggested == {}


def test_a_task_may_have_gone_into_a_new_one(table: Table) -> None:
    apart = table.holds(of_two()).merged(
        ["1", ROAD], ["5", f"修渠引水到田，整治塘坝二十座，绿化荒山三千亩，疏浚河道；{BRIDGE}"]
    )
    assert apart.suggested == {"2": "并入 5"}
