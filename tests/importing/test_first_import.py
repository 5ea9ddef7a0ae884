"""The first import into a folder in which nothing is there yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import GOLDEN
from tests.published_forms import PART_FORMS, TABLE_FORMS, TEXT_FORMS, Rows, as_docx
from zeren.checks.folder import check_folder
from zeren.editing.registry_files import empty_table
from zeren.findings import Finding
from zeren.importing.document import Opened
from zeren.importing.drafts.answers import Answers, WrongAnswerError
from zeren.importing.drafts.applying import apply_import, try_import
from zeren.importing.drafts.planning import Import, plan_import
from zeren.importing.drafts.vacancy import hindrances
from zeren.importing.readers.dispatch import read_document
from zeren.reading.data_files import PARTY_FILES, PLANS, REGISTRY_FILES
from zeren.register.building import Register, build_register

CASES: list[dict[str, Any]] = yaml.safe_load(
    (GOLDEN / "published_lists.yml").read_text(encoding="utf-8")
)
# What these lists themselves make a person look at: numbers with gaps, that begin anew or repeat,
# a task that nobody leads, a text that stands twice.
OF_THE_LIST = {"T013", "T015", "T016", "T017"}
HEADS = ["序号", "工作任务", "责任单位"]
LIST: Rows = [HEADS, ["1", "修路。", "县财政局牵头；县发改局、双河镇、各乡镇配合"]]
FEW_HEADS = {**dict.fromkeys(PARTY_FILES, "名称,网址名\r\n"), PLANS: "网址名,标题\r\n"}
BOM = b"\xef\xbb\xbf"
SITE = "place: 南山县\nwords: {level: 县, territory: 乡镇街道}\n"


def folder_of(tmp_path: Path, files: Mapping[str, bytes | None]) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for file, data in files.items():
        if data is not None:
            (folder / file).write_bytes(data)
    return folder


def planned(folder: Path, data: bytes, same: Mapping[str, str] | None = None) -> Import:
    checked = check_folder(folder)
    assert hindrances(checked.findings, checked.sources) == ()
    opened = Opened("list.docx", read_document(data, "list.docx"))
    return plan_import(opened, checked.sources, plan="first", answers=Answers(same or {}))


def imported(folder: Path, data: bytes, same: Mapping[str, str] | None = None) -> Register:
    checked = check_folder(folder)
    trial = try_import(checked, planned(folder, data, same))
    assert trial.errors == ()
    apply_import(folder, checked, trial)
    return build_register(check_folder(folder).sources)


def findings_of(folder: Path) -> tuple[Finding, ...]:
    return check_folder(folder).findings


@pytest.mark.parametrize(
    "tasks",
    [
        None,
        b"",
        BOM,
        BOM + b"\r\n",
        "序号,标题,工作任务,牵头单位,配合单位\r\n".encode(),
        BOM + "序号,工作任务,牵头单位,配合单位\r\n,,,\r\n".encode(),
        "序号,工作任务\n".encode("gb18030"),
        "标题\n".encode(),
        "序号\t工作任务\t牵头单位\n".encode("utf-16"),
    ],
    ids=[
        *("missing", "zero bytes", "only the mark", "a blank line", "heads", "blank rows"),
        *("heads without parties", "one head", "as Excel saves Unicode text"),
    ],
)
def test_a_table_without_tasks_takes_the_first_list(tasks: bytes | None, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"tasks.csv": tasks})
    assert any(one.severity == "error" for one in findings_of(folder))
    rows = [[*HEADS, "完成时限"], ["1", "修路。", "县财政局牵头；县发改局配合", "年底"]]
    register = imported(folder, as_docx(rows))
    (task,) = register.tasks
    assert (task.id, task.text, task.deadline) == ("first-1", "修路。", "年底")
    assert (folder / "tasks.csv").read_bytes().startswith(BOM)
    assert findings_of(folder) == ()


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        (".csv", lambda _: None),
        (".csv", lambda _: b""),
        (".csv", lambda _: BOM),
        (".csv", empty_table),
        (".csv", lambda stem: FEW_HEADS[stem].encode("gb18030")),
        (".yml", lambda _: b""),
        (".yml", lambda _: "# 没有\n".encode()),
        (".yml", lambda _: b"[]\n"),
    ],
    ids=["missing", "empty", "mark", "heads", "few heads", "no YAML", "comment", "empty list"],
)
def test_registry_files_without_entries_take_the_first_list(
    ending: str, content: Callable[[str], bytes | None], tmp_path: Path
) -> None:
    files = {f"{stem}{ending}": content(stem) for stem in REGISTRY_FILES}
    folder = folder_of(tmp_path, files)
    register = imported(folder, as_docx(LIST))
    assert [plan.slug for plan in register.plans] == ["first"]
    assert [unit.name for unit in register.units] == ["县财政局", "县发改局", "双河镇"]
    assert findings_of(folder) == ()
    assert {path.name for path in folder.glob("*.[cy]*")} >= {f"units{ending}", f"plans{ending}"}


@pytest.mark.parametrize(
    "files",
    [
        {"tasks.csv": "附件1\n序号,工作任务,牵头单位\n".encode()},
        {"tasks.csv": "序号,工作任务,牵头单位,牵头单位\n".encode()},
        {"tasks.csv": "序号,工作任务,牵头单位\n1,甲,没有的局\n".encode()},
        {"units.yml": "- name：县财政局\n".encode()},
        {"site.yml": b"- name: x\n"},
        {"tasks.csv": b"\x00\x01\x02\xff"},
    ],
    ids=["a title above", "a head twice", "a task", "wide colon", "settings", "binary"],
)
def test_what_is_there_and_wrong_still_hinders(files: dict[str, bytes], tmp_path: Path) -> None:
    folder = folder_of(tmp_path, files)
    checked = check_folder(folder)
    assert hindrances(checked.findings, checked.sources) != ()


def test_no_copy_is_kept_of_what_said_nothing(tmp_path: Path) -> None:
    heads = "序号,标题,工作任务,牵头单位,配合单位\r\n".encode()
    folder = folder_of(tmp_path, {"tasks.csv": heads, "units.yml": b""})
    imported(folder, as_docx(LIST))
    assert sorted(folder.glob("*.bak")) == []
    imported(folder, as_docx([HEADS, ["1", "修路。", "县财政局牵头"]]))
    assert [path.name for path in folder.glob("*.bak")] == ["tasks.csv.1.bak"]


# ---- parties ----


def test_units_are_found_by_their_everyday_names_from_the_first_day(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"site.yml": SITE.encode()})
    sentence = "南山县教育体育局牵头；县发展和改革局、市发展改革委、县妇联配合"
    register = imported(folder, as_docx([HEADS, ["1", "办学。", sentence]]))
    aliases = {unit.name: set(unit.aliases) for unit in register.units}
    assert {"县教体局", "教体局", "县教育局", "教育局"} <= aliases["南山县教育体育局"]
    assert {"县发改局", "发改局"} <= aliases["县发展和改革局"]
    assert {"县妇女联合会", "妇联"} <= aliases["县妇联"]
    assert {"市发改委"} <= aliases["市发展改革委"]
    assert "发改委" not in aliases["市发展改革委"]


def test_an_everyday_name_that_two_could_have_is_left_out_and_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {})
    rows = [HEADS, ["1", "办学。", "县教育局牵头；南山县教育局、县教育体育局配合"]]
    import_ = planned(folder, as_docx(rows))
    aliases = {party.name: party.aliases for party in import_.proposals.parties}
    assert all("教育局" not in names for names in aliases.values())
    assert import_.proposals.shared["教育局"] == ("县教育局", "县教育体育局")
    # The full name of another party is nobody's everyday name.
    assert "县教育局" not in aliases["县教育体育局"]


def test_near_names_are_asked_about_and_registered_apart_without_an_answer(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {})
    rows = [HEADS, ["1", "办学。", "州发展和改革委员会牵头；州发改委配合"]]
    (near,) = planned(folder, as_docx(rows)).near
    assert (near.name, near.likely) == ("州发改委", ("州发展和改革委员会",))
    register = imported(folder, as_docx(rows))
    assert [unit.name for unit in register.units] == ["州发展和改革委员会", "州发改委"]


@pytest.mark.parametrize(
    "units",
    [
        {"units.csv": "名称,网址名,类别\r\n州发展和改革委员会,fagai-wei,政府部门\r\n"},
        {"units.yml": "- {name: 州发展和改革委员会, slug: fagai-wei, kind: 政府部门}\n"},
    ],
    ids=["table", "YAML"],
)
def test_an_answer_gives_a_registered_unit_an_everyday_name(
    units: dict[str, str], tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, {file: text.encode() for file, text in units.items()})
    data = as_docx([HEADS, ["1", "修路。", "州发改委牵头"]])
    (near,) = planned(folder, data).near
    assert near.likely == ("州发展和改革委员会",)
    register = imported(folder, data, {"州发改委": "州发展和改革委员会"})
    (unit,) = register.units
    assert unit.aliases == ("州发改委",)
    assert findings_of(folder) == ()
    assert planned(folder, data).is_empty


def test_an_answer_makes_one_unit_of_two_names(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {})
    rows = [HEADS, ["1", "办学。", "州发展和改革委员会牵头"], ["2", "修路。", "州发改委牵头"]]
    same = {"州发改委": "州发展和改革委员会"}
    assert planned(folder, as_docx(rows), same).near == ()
    register = imported(folder, as_docx(rows), same)
    (unit,) = register.units
    assert "州发改委" in unit.aliases
    assert [task.sentence for task in register.tasks] == [row[2] for row in rows[1:]]
    assert findings_of(folder) == ()


@pytest.mark.parametrize(
    ("same", "told"),
    [
        ({"州民政局": "州财政局"}, "清单里没有“州民政局”"),
        ({"州财政局": "州民政局"}, "“州民政局”没有登记"),
    ],
)
def test_an_answer_about_nobody_is_refused(same: dict[str, str], told: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {})
    with pytest.raises(WrongAnswerError, match=told):
        planned(folder, as_docx([HEADS, ["1", "办学。", "州财政局牵头"]]), same)


def test_territories_are_no_units_and_a_collective_stands_for_them(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"site.yml": SITE.encode()})
    sentence = "县财政局牵头；双河镇人民政府、东山街道办事处、各乡镇（街道）、各有关乡镇落实"
    register = imported(folder, as_docx([HEADS, ["1", "修路。", sentence]]))
    assert [unit.name for unit in register.units] == ["县财政局"]
    assert [county.name for county in register.counties] == ["双河镇", "东山街道"]
    stands = {one.name: one.stands_for_counties for one in register.collectives}
    assert stands == {"各乡镇（街道）": True, "各有关乡镇": False}
    assert register.tasks[0].sentence == sentence
    assert findings_of(folder) == ()


# ---- the published text ----


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_list_is_guarded_word_for_word_right_after_its_import(
    case: dict[str, Any], tmp_path: Path
) -> None:
    if "rows" in case:
        data = TABLE_FORMS["docx"](case["rows"])
    elif "parts" in case:
        data = PART_FORMS["docx"](case["parts"])
    else:
        data = TEXT_FORMS["docx"](case["text"].splitlines())
    folder = folder_of(tmp_path, {})
    register = imported(folder, data)
    findings = findings_of(folder)
    assert {finding.code for finding in findings} <= OF_THE_LIST, findings
    published = check_folder(folder).sources.published["first"]
    assert [task.text for task in published] == [task.text for task in register.tasks]
    assert [task.sentence.replace("\n", "") for task in published] == [
        task.sentence.replace("\n", "") for task in register.tasks
    ]
    assert planned(folder, data).is_empty


@pytest.mark.parametrize("left", ["同左", "_x000D_州财政局", "=A1", "TRUE", "########"])
def test_what_a_spreadsheet_left_instead_of_a_unit_is_never_written(
    left: str, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, {})
    rows = [HEADS, ["1", "修路。", "州公安局牵头"], ["2", "修桥。", left]]
    errors = try_import(check_folder(folder), planned(folder, as_docx(rows))).errors
    assert ("tasks.csv", 3) in {(one.file, one.row) for one in errors}


def test_a_word_that_is_changed_afterwards_is_found_under_repeated_numbers(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {})
    rows = [["一、道路", "←", "←"], ["1", "修路3条。", "州公安局牵头"], ["二、桥", "←", "←"]]
    rows += [["1", "修桥5座。", "州财政局牵头"]]
    imported(folder, as_docx([HEADS, *rows]))
    table = folder / "tasks.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("5座", "6座"), encoding="utf-8")
    (finding,) = findings_of(folder)
    assert (finding.code, finding.row, finding.value) == ("T018", 3, "6")


def test_the_published_text_changes_with_the_tasks_alone(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {})
    rows = [["1", "修路。", "州公安局牵头"], ["2", "修桥。", "州财政局牵头"]]
    imported(folder, as_docx([HEADS, *rows]))
    source = folder / "source" / "first.txt"
    source.write_text(f"附件\n\n{source.read_text(encoding='utf-8')}", encoding="utf-8")
    assert planned(folder, as_docx([HEADS, *rows])).is_empty
    imported(folder, as_docx([HEADS, ["2", "修两座桥。", "州财政局牵头"]]))
    published = check_folder(folder).sources.published["first"]
    assert [task.text for task in published] == ["修路。", "修两座桥。"]
    assert (folder / "source" / "first.txt.1.bak").is_file()
    assert findings_of(folder) == ()
