"""An import where the tasks stand in a file a plan: into the plan's own file, or a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MakeData, register_of
from tests.published_forms import Rows, as_docx
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.applying import apply_import, try_import
from zeren.importing.drafts.planning_apart import plan_apart
from zeren.importing.drafts.worker import Asked
from zeren.importing.readers.dispatch import read_document

PLANS = "- {slug: roads, title: 道路}\n- {slug: parks, title: 公园}\n"
ROADS = "\ufeff序号,工作任务,牵头单位\r\n1,修路。,州财政局\r\n"
PARKS = "\ufeff序号,工作任务,牵头单位,内部用\r\n1,栽树。,州民政局,甲\r\n"
LIST: Rows = [
    ["序号", "工作任务", "责任单位"],
    ["1", "栽树。", "州民政局牵头"],
    ["2", "浇水。", "州财政局牵头"],
]


@pytest.fixture
def folder(make_data: MakeData) -> Path:
    files = {"tasks/roads.csv": ROADS, "tasks/parks.csv": PARKS}
    return make_data("minimal", tasks=None, plans=PLANS, **files)


def imported(folder: Path, plan: str) -> tuple[str, ...]:
    checked = check_folder(folder)
    opened = Opened("list.docx", read_document(as_docx(LIST), "list.docx"))
    asked = Asked(opened, str(folder), plan, "新的清单")
    planned = plan_apart(asked, checked.sources)
    trial = try_import(checked, planned)
    assert trial.errors == ()
    apply_import(folder, checked, trial)
    return tuple(trial.files)


def test_it_goes_into_the_file_of_its_plan_and_leaves_all_else_as_it_is(folder: Path) -> None:
    assert imported(folder, "parks") == ("source/parks.txt", "tasks/parks.csv")
    assert (folder / "tasks" / "parks.csv").read_bytes() == (
        PARKS + "2,浇水。,州财政局,\r\n"
    ).encode()
    assert (folder / "tasks" / "roads.csv").read_bytes() == ROADS.encode()
    assert (folder / "tasks" / "parks.csv.1.bak").read_bytes() == PARKS.encode()
    assert [task.id for task in register_of(folder).tasks] == ["roads-1", "parks-1", "parks-2"]


def test_a_new_plan_gets_a_file_of_its_own(folder: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "tasks").iterdir()}
    assert imported(folder, "lanes") == ("plans.yml", "source/lanes.txt", "tasks/lanes.csv")
    assert {path: path.read_bytes() for path in before} == before
    assert [task.id for task in register_of(folder).tasks][2:] == ["lanes-1", "lanes-2"]
    text = (folder / "tasks" / "lanes.csv").read_text(encoding="utf-8-sig")
    assert ",lanes," not in text, "the name of the file says it"


def test_a_plan_that_stands_in_another_file_stays_there(folder: Path) -> None:
    (folder / "tasks" / "parks.csv").rename(folder / "tasks" / "all.csv")
    whole = PARKS.replace("序号", "清单,序号").replace("1,栽", "parks,1,栽")
    (folder / "tasks" / "all.csv").write_bytes(whole.encode())
    imported(folder, "parks")
    assert not (folder / "tasks" / "parks.csv").exists()
    assert "parks,2,浇水。" in (folder / "tasks" / "all.csv").read_text(encoding="utf-8")


def test_a_second_import_changes_nothing(folder: Path) -> None:
    imported(folder, "parks")
    assert imported(folder, "parks") == ()
