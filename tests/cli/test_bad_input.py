"""Data as they should not be, and far more than lists hold: a clear word or a site, never a hang.

The real command runs, in a process of its own, under a limit of time.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.commands import Done
from tests.conftest import DATA
from tests.many_lists import Size, write_many_lists
from tests.sites import make_site_folder
from tests.trees import whole_tree

# Each takes a few seconds; what hangs takes far longer, also where others work beside it.
PATIENCE_SECONDS = 120
HEAVIEST_PAGE = 300_000
HEADS = ("序号", "标题", "工作任务", "牵头单位", "配合单位")
HUGE = "办好这件事情。" * 250_000  # 5 MB

Rows = Iterable[Sequence[str]]


def zeren(*arguments: object) -> Done:
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "zeren", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def write_table(file: Path, heads: Sequence[str], rows: Rows) -> None:
    file.parent.mkdir(exist_ok=True)
    with file.open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target).writerows([heads, *rows])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A site of one task."""
    return make_site_folder(tmp_path / "office", DATA / "minimal")


def write_units(office: Path, number: int) -> list[str]:
    """Units in place of those of the site; their names."""
    names = [f"州第{n}局" for n in range(number)]
    (office / "data" / "units.yml").unlink()
    (office / "data" / "collectives.yml").write_text("[]\n", encoding="utf-8")
    units = ((name, f"u{n}", "政府部门") for n, name in enumerate(names))
    write_table(office / "data" / "units.csv", ("名称", "网址名", "类别"), units)
    return names


# ---- One broken row among a hundred lists ----


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (("2", "题", "办好这件事情。", "州第9999局", ""), "tasks/p57.csv 第 3 行 “牵头单位”"),
        (("2", "题", "", "州第1局", ""), "tasks/p57.csv 第 3 行 “工作任务”"),
        (("1", "题", "办好这件事情。", "州第1局", ""), "tasks/p57.csv 第 3 行 “序号”"),
    ],
    ids=["unit", "text", "number"],
)
def test_one_broken_row_is_told_with_its_file_and_nothing_is_written(
    broken: Sequence[str], told: str, tmp_path: Path
) -> None:
    data = write_many_lists(tmp_path / "data", Size(plans=100, tasks=2, units=10, counties=3))
    office = make_site_folder(tmp_path / "office", data)
    assert zeren("build", "--no-office", "--site", office).returncode == 0
    before = whole_tree(office / "docs"), whole_tree(office / "site")
    (office / "data" / "addresses.csv").unlink()  # nobody has published it: texts may be others
    row = ("1", "题", "办好另一件事情。", "州第1局", "")
    write_table(office / "data" / "tasks" / "p57.csv", HEADS, [row, broken])
    for command in ("check", "generate", "build"):
        done = zeren(command, "--site", office)
        assert done.returncode == 1
        assert told in done.stdout, done.stdout
        assert done.stdout.endswith("共 1 个错误，0 个警告。\n"), done.stdout
    assert (whole_tree(office / "docs"), whole_tree(office / "site")) == before


# ---- A cell of five megabytes ----


def in_csv(office: Path) -> None:
    write_table(office / "data" / "tasks.csv", HEADS, [("1", "题", HUGE, "州财政局", "")])


def in_a_workbook(office: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADS)
    sheet.append(("1", "题", "", "州财政局", ""))
    sheet["C2"]._value = HUGE  # noqa: SLF001 - the library would cut it off
    sheet["C2"].data_type = "s"
    (office / "data" / "tasks.csv").unlink()
    book.save(office / "data" / "tasks.xlsx")


def in_a_registry_table(office: Path) -> None:
    (office / "data" / "units.yml").unlink()
    units = [("州财政局", "finance", HUGE), ("州民政局", "civil", "政府部门")]
    write_table(office / "data" / "units.csv", ("名称", "网址名", "类别"), units)


def in_yaml(office: Path) -> None:
    units = office / "data" / "units.yml"
    units.write_text(units.read_text("utf-8").replace("州民政局", f"州民政局{HUGE}"), "utf-8")


@pytest.mark.parametrize(
    ("write", "told"),
    [
        (in_csv, "tasks.csv 第 2 行\n  第 2 行起，有一格超过 131072 个字"),
        (in_a_workbook, "tasks.xlsx\n  第 2 行有一格超过 131072 个字"),
        (in_a_registry_table, "units.csv 第 2 行\n  第 2 行起，有一格超过 131072 个字"),
        (in_yaml, "units.yml 第 4 行 “name”\n  “name”有 1750004 个字，超过 2000 个"),
    ],
    ids=["csv", "workbook", "registry", "yaml"],
)
def test_a_cell_of_five_megabytes_is_told(
    write: Callable[[Path], None], told: str, office: Path
) -> None:
    write(office)
    done = zeren("generate", "--site", office)
    assert done.returncode == 1
    assert told in done.stdout
    assert len(done.stdout) < 20_000  # it is not repeated at the terminal
    assert not (office / "docs" / "index.md").exists()


def test_a_published_text_of_five_megabytes_is_another_task(office: Path) -> None:
    (office / "data" / "source").mkdir()
    published = f"序号\n工作任务\n责任单位\n1\n{HUGE}\n州财政局牵头\n"
    (office / "data" / "source" / "p.txt").write_text(published, encoding="utf-8")
    write_table(office / "data" / "tasks.csv", HEADS, [("1", "题", HUGE[:130_000], "州财政局", "")])
    assert zeren("check", "--site", office).returncode == 0


def test_a_name_as_long_as_a_text_is_told(office: Path) -> None:
    names = [f"{n}、" + "甲，乙、" * 25_000 for n in range(2)]
    write_units(office, 1)
    units = ((name, f"u{n}", "政府部门") for n, name in enumerate(names))
    write_table(office / "data" / "units.csv", ("名称", "网址名", "类别"), units)
    row = ("1", "题", "办好这件事情。", names[0], names[1][2:])
    write_table(office / "data" / "tasks.csv", HEADS, [row])
    done = zeren("check", "--site", office)
    assert done.returncode == 1
    assert "超过 2000 个" in done.stdout


# ---- Two thousand parties, five thousand plans ----


def test_two_thousand_names_that_are_not_known_are_told_once(office: Path) -> None:
    names = write_units(office, 2_000)
    others = "、".join(f"{name}处" for name in names[1:])
    row = ("1", "题", "大家一起办好这件事情。", names[0], others)
    write_table(office / "data" / "tasks.csv", HEADS, [row])
    done = zeren("check", "--site", office)
    assert done.returncode == 1
    assert "T004　tasks.csv “配合单位” 共 1999 处" in done.stdout
    assert len(done.stdout) < 20_000


@pytest.mark.slow
def test_two_thousand_parties_in_one_task_become_a_site(office: Path) -> None:
    names = write_units(office, 2_000)
    row = ("1", "题", "大家一起办好这件事情。", names[0], "、".join(names[1:]))
    write_table(office / "data" / "tasks.csv", HEADS, [row])
    done = zeren("build", "--no-office", "--site", office)
    assert done.returncode == 0, done.stderr
    task = (office / "site" / "tasks" / "p-1" / "index.html").read_text(encoding="utf-8")
    assert len(task.encode()) < HEAVIEST_PAGE
    assert [name for name in names if f">{name}<" not in task] == []
    for n in (0, 1, 1_999):
        assert (office / "site" / "units" / f"u{n}" / "index.html").is_file()


def write_plans(office: Path, number: int) -> None:
    names = write_units(office, 30)
    (office / "data" / "plans.yml").unlink()
    (office / "data" / "tasks.csv").unlink()
    plans = ((f"p{n}", f"第{n}号任务清单") for n in range(number))
    write_table(office / "data" / "plans.csv", ("网址名", "标题"), plans)
    for n in range(number):
        row = ("1", f"第{n}号清单的任务", f"办好第{n}号清单的事情。", names[n % 30], "")
        write_table(office / "data" / "tasks" / f"p{n}.csv", HEADS, [row])


def test_five_thousand_plans_are_checked(office: Path) -> None:
    write_plans(office, 5_000)
    done = zeren("check", "--site", office)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_a_thousand_plans_become_a_site_of_light_pages(office: Path) -> None:
    write_plans(office, 1_000)
    done = zeren("build", "--no-office", "--site", office)
    assert done.returncode == 0, done.stderr
    sizes = {path: path.stat().st_size for path in (office / "site").rglob("index.html")}
    assert len(sizes) > 3_000
    assert [path for path, size in sizes.items() if size > HEAVIEST_PAGE] == []
