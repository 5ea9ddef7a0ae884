"""What `--fix` puts right, and what it leaves alone."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA, MakeData
from tests.damage import saved_as_workbook
from zeren.checks import all_checks
from zeren.checks.folder import check_folder
from zeren.disk.errors import WritingError
from zeren.editing.diffs import as_diff
from zeren.editing.fixing import fix_folder
from zeren.editing.mending import mend_registry_table, mend_tasks, mend_yaml
from zeren.reading.names import names_of
from zeren.reading.sources import read_sources

NAMES = names_of(read_sources(DATA / "birth-support")[0])
HEAD = "序号,工作任务,牵头单位,配合单位\n"


FOUR = "州财政局、州民政局、州司法局、州公安局"


def mended(text: str) -> str:
    """The text that a table becomes."""
    data = mend_tasks(codecs.BOM_UTF8 + text.encode(), "tasks.csv", NAMES)
    return data.data.decode("utf-8-sig") if data is not None else text


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ('1,甲,"州财政局,州民政局",', "1,甲,州财政局、州民政局,"),
        ("1,甲,州财政局；州民政局/州司法局 州公安局,", f"1,甲,{FOUR},"),
        ('1,甲,"州财政局\n州民政局",', "1,甲,州财政局、州民政局,"),
        ("1,甲,财政局、卫健委,人行", "1,甲,州财政局、州卫生健康委,中国人民银行德宏州中心支行"),
        (" 1,　甲\u200b,州 财政局\u3000,", "1,甲,州财政局,"),
        ("1,甲,州财政局,,,", "1,甲,州财政局,"),
    ],
    ids=["commas", "other separators", "line ends", "everyday names", "blanks", "empty cells"],
)
def test_mistakes_of_form_are_mended(row: str, right: str) -> None:
    assert mended(f"{HEAD}{row}\n") == f"{HEAD}{right}\n"


@pytest.mark.parametrize(
    "row",
    [
        '1,"修好 进村　道路，""双减""达到４.5?",州财政局,',
        "1,甲,州财政居,",
        '1,甲,"州财政局,州民政居",',
        "1,甲,州财政局、、州民政局,",
        "1,甲,州财政局、州财政局,",
        '1,"甲\n　　乙",州财政局,',
        "1,甲,州财政局",
        "\n1,甲,州财政局,",
    ],
    ids=[
        "words of a text",
        "unknown name",
        "unknown name beside a known one",
        "missing name",
        "name twice",
        "indent",
        "ragged row",
        "blank line",
    ],
)
def test_what_only_a_person_can_judge_is_left_alone(row: str) -> None:
    assert mended(f"{HEAD}{row}\n") == f"{HEAD}{row}\n"


def test_rows_without_a_mistake_keep_their_bytes() -> None:
    text = HEAD + '"1","甲",州财政局,\r\n2,乙,{name},\r\n"3",丙,州财政局,\n'
    assert mended(text.format(name="财政局")) == text.format(name="州财政局")


def test_rows_and_columns_that_excel_left_behind_are_cut_off() -> None:
    text = "序号,工作任务,牵头单位,,\n1,甲,州财政局,,\n,,,,\n,,,,\n"
    assert mended(text) == "序号,工作任务,牵头单位\n1,甲,州财政局\n"


def test_heads_lose_their_blanks_and_unknown_ones_keep_theirs() -> None:
    assert mended("序 号, 工作任务,Lead ,其 他\n1,甲,州财政局,乙 丙 \n") == (
        "序号,工作任务,Lead,其 他\n1,甲,州财政局,乙 丙 \n"
    )


@pytest.mark.parametrize(
    ("saved", "was"),
    [
        (lambda text: text.encode(), "UTF-8（不带 BOM）"),
        (lambda text: text.encode("utf-16"), "UTF-16"),
        (lambda text: text.encode("gb18030"), "GB18030"),
        (lambda text: text.replace(",", "\t").encode("utf-16"), "UTF-16"),
        (lambda text: saved_as_workbook(list(csv.reader(io.StringIO(text)))), "Excel 工作簿"),
    ],
    ids=["without BOM", "UTF-16", "GB18030", "tabs", "workbook"],
)
def test_every_form_becomes_utf_8_with_bom_and_commas(
    saved: Callable[[str], bytes], was: str
) -> None:
    text = HEAD + "1,甲,州财政局,\r\n2,乙,州民政局,\r\n"
    result = mend_tasks(saved(text), "tasks.csv", NAMES)
    assert result is not None
    assert result.was == was
    assert result.data.startswith(codecs.BOM_UTF8 + HEAD.strip().encode())
    assert list(csv.reader(io.StringIO(result.data.decode("utf-8-sig")))) == list(
        csv.reader(io.StringIO(text))
    )
    assert mend_tasks(result.data, "tasks.csv", NAMES) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        "不是表格".encode("utf-8-sig"),
        HEAD.encode() + b'1,"\n',
        "번호\n".encode("cp949"),
    ],
    ids=["empty", "PDF", "no head", "open quote", "Korean"],
)
def test_what_cannot_be_read_is_not_touched(data: bytes) -> None:
    assert mend_tasks(data, "tasks.csv", NAMES) is None


def test_cells_of_parties_are_left_alone_while_not_all_names_are_known() -> None:
    data = codecs.BOM_UTF8 + f"{HEAD}1,甲,财政局,\n".encode()
    assert mend_tasks(data, "tasks.csv", None) is None


def test_cells_of_further_columns_lose_blanks_around_and_nothing_else() -> None:
    head, cells = f"{HEAD.strip()},整改目标\r\n", "1,甲,州财政局,,{}\r\n"
    data = codecs.BOM_UTF8 + f"{head}{cells.format(' 甲，乙； 丙 ')}".encode()
    assert mend_tasks(data, "tasks.csv", NAMES) is None
    result = mend_tasks(data, "tasks.csv", NAMES, ("整改目标",))
    assert result is not None
    assert result.data == codecs.BOM_UTF8 + f"{head}{cells.format('甲，乙； 丙')}".encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_registry_files_become_utf_8_and_keep_every_character(encoding: str) -> None:
    text = "# 单位\r\n- name: 州 财政局  \r\n"
    result = mend_yaml(text.encode(encoding), "units.yml")
    assert result is not None
    assert result.data == text.encode()
    assert mend_yaml(result.data, "units.yml") is None


def test_a_mark_that_was_written_twice_goes_at_once() -> None:
    text = "- name: 州财政局\n".encode()
    result = mend_yaml(codecs.BOM_UTF8 * 2 + text, "units.yml")
    assert result is not None
    assert result.data == text


def test_registry_files_that_cannot_be_read_are_not_touched() -> None:
    assert mend_yaml(codecs.BOM_UTF8 + "- slug: p".encode("utf-16-le"), "plans.yml") is None
    assert mend_yaml(b"\xff\xfe\x00", "units.yml") is None


ABBREVIATED = "序号,工作任务,牵头单位\n1,办好甲事。,财政局，民政局\n"
UNITS = """
- {name: 州财政局, slug: finance, kind: 政府部门, aliases: [财政局]}
- {name: 州民政局, slug: civil, kind: 政府部门, aliases: [民政局]}
"""


def test_the_old_file_stays_beside_the_new_one(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks=ABBREVIATED, units=UNITS)
    (fixed,) = fix_folder(folder)
    assert (fixed.file, fixed.backup) == ("tasks.csv", "tasks.csv.1.bak")
    assert (folder / "tasks.csv.1.bak").read_bytes() == ABBREVIATED.encode()
    assert as_diff(fixed) == (
        "改正 tasks.csv：原来是 UTF-8（不带 BOM），改存为 UTF-8；改正前的文件存为 tasks.csv.1.bak\n"
        "--- tasks.csv.1.bak\n"
        "+++ tasks.csv\n"
        "@@ -2,1 +2,1 @@\n"
        "-1,办好甲事。,财政局，民政局\n"
        "+1,办好甲事。,州财政局、州民政局\n"
    )
    assert check_folder(folder).findings == ()


def test_a_second_run_finds_nothing_and_no_copy_is_overwritten(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks=ABBREVIATED, units=UNITS)
    assert len(fix_folder(folder)) == 1
    assert fix_folder(folder) == ()
    (folder / "tasks.csv").write_bytes(ABBREVIATED.encode("gb18030"))
    (fixed,) = fix_folder(folder)
    assert fixed.backup == "tasks.csv.2.bak"
    assert (folder / "tasks.csv.1.bak").read_bytes() == ABBREVIATED.encode()


def test_a_file_behind_a_link_is_left_alone(make_data: MakeData, tmp_path: Path) -> None:
    folder = make_data("minimal", tasks=None, units=UNITS)
    real = tmp_path / "elsewhere.csv"
    real.write_text(ABBREVIATED, encoding="utf-8")
    (folder / "tasks.csv").symlink_to(real)
    with pytest.raises(WritingError, match=r"tasks\.csv：这里应是文件，却是文件夹或链接"):
        fix_folder(folder)
    assert (folder / "tasks.csv").is_symlink()
    assert real.read_text(encoding="utf-8") == ABBREVIATED


def test_the_real_list_needs_no_mending(make_data: MakeData) -> None:
    assert fix_folder(make_data("birth-support")) == ()


def test_what_is_mended_is_found_no_more(make_data: MakeData) -> None:
    """Every check that says it can be mended is mended by one run."""
    text = "序号\t工作任务\t牵头单位\n1\t甲 \t财政局，州民政局\n"
    units = (
        "名称,网址名,类别,别名\n州财政局,finance,政府部门,财政局，财局\n州民政局,civil,政府部门,\n"
    )
    folder = make_data("minimal", tasks=text, units=None, counties=None, **{"units.csv": units})
    (folder / "counties.xlsx").write_bytes(saved_as_workbook([("名称", "网址名")]))
    before = {finding.code for finding in check_folder(folder).findings}
    fix_folder(folder)
    assert check_folder(folder).findings == ()
    assert before | {"F018"} == {code for code, check in all_checks().items() if check.mended}


def mended_units(text: str) -> str:
    """The text that a table of units becomes."""
    data = mend_registry_table(codecs.BOM_UTF8 + text.encode(), "units.csv")
    return data.data.decode("utf-8-sig") if data is not None else text


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ('甲,a,部门,"乙,丙"', "甲,a,部门,乙、丙"),
        ("甲,a,部门,乙，丙/丁、、戊", "甲,a,部门,乙、丙、丁、戊"),
        ("甲,a,部门,'+乙，丙", "甲,a,部门,'+乙、丙"),
        (" 甲　,a , 部门\u200b,　乙、丙 ", "甲,a,部门,乙、丙"),
        ("甲,a,部门,乙,,", "甲,a,部门,乙"),
    ],
    ids=["commas", "other separators", "guard", "blanks", "empty cells"],
)
def test_mistakes_of_form_in_a_registry_table_are_mended(row: str, right: str) -> None:
    head = "名称,网址名,类别,别名\n"
    assert mended_units(f"{head}{row}\n") == f"{head}{right}\n"


@pytest.mark.parametrize(
    "row", ["甲,a,部门,乙、丙；", "甲,a,部门,乙；丙", "甲,a", '"甲",a,"部门",乙']
)
def test_what_is_right_in_a_registry_table_keeps_its_bytes(row: str) -> None:
    assert mended_units(f"名称,网址名,类别,别名\n{row}\n") == f"名称,网址名,类别,别名\n{row}\n"


def test_a_workbook_gives_way_to_a_table_and_is_kept_beside_it(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks=None)
    data = saved_as_workbook([("序号", "工作任务", "牵头单位"), ("1", "办好甲事。", "州财政局")])
    (folder / "tasks.xlsx").write_bytes(data)
    (fixed,) = fix_folder(folder)
    assert (fixed.file, fixed.backup) == ("tasks.csv", "tasks.xlsx.1.bak")
    assert as_diff(fixed).startswith("改正 tasks.csv：原来是 Excel 工作簿，改存为 UTF-8；")
    assert (folder / "tasks.xlsx.1.bak").read_bytes() == data
    assert not (folder / "tasks.xlsx").exists()
    assert check_folder(folder).findings == ()


def test_of_two_forms_of_a_file_none_is_touched(make_data: MakeData) -> None:
    folder = make_data("minimal", **{"units.csv": "名称,网址名,类别\n"})
    (folder / "units.yml").write_bytes("- name: 州财政局\n".encode("gb18030"))
    before = {path.name: path.read_bytes() for path in folder.glob("units*")}
    assert [fixed.file for fixed in fix_folder(folder)] == ["tasks.csv"]
    assert {path.name: path.read_bytes() for path in folder.glob("units*")} == before


pieces = st.sampled_from(
    [
        *("州财政局", "财政局", "州民政局", "卫健委", "某局", "、", "，", ",", ";", "/", " ", "　"),
        *("\u200b", "\n", "\r\n", '"', "1", "到2025年，", "\u202c", "?", "\ufffd", "\0"),
    ]
)
cells = st.lists(pieces, max_size=6).map("".join)
tables = st.lists(st.lists(cells, min_size=3, max_size=6), max_size=6)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"])


@given(tables, encodings, st.sampled_from(",\t;"), st.sampled_from(["\n", "\r\n"]))
def test_mending_twice_is_mending_once_and_texts_keep_their_words(
    rows: list[list[str]], encoding: str, delimiter: str, line_end: str
) -> None:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, lineterminator=line_end)
    writer.writerows([["序号", "工作任务", "牵头单位"], *rows])
    result = mend_tasks(target.getvalue().encode(encoding), "tasks.csv", NAMES)
    if result is None:
        return
    assert mend_tasks(result.data, "tasks.csv", NAMES) is None
    texts = [row[1] for row in csv.reader(io.StringIO(result.data.decode("utf-8-sig"))) if row]
    before = [row[1] for row in rows]
    while before and not any(cell.strip("\0\u200b \r\n　") for cell in rows[len(before) - 1]):
        before.pop()
    assert [t.replace("\r\n", "\n").strip("\u200b \n　") for t in texts[1:]] == [
        t.replace("\r\n", "\n").strip("\u200b \n　") for t in before
    ]
