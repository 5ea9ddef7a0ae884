"""What was kept from earlier runs gives the same bytes as making all anew, whatever was edited."""

from __future__ import annotations

import csv
import io
import os
import random
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.commands import zeren_main
from tests.conftest import DATA
from tests.interrupted import killed_at
from tests.legal_edits import EDITS, Edit, read_office_data
from tests.many_lists import Size, write_many_lists
from tests.reading.test_last_change import commit, git
from tests.sites import make_site_folder
from tests.test_fuzzing import CASES
from tests.trees import Tree, whole_tree
from zeren.checks.folder import check_folder
from zeren.cli.running import Exit
from zeren.editing.address_book import FILE as ADDRESSES
from zeren.pages.configuring import ABOUT
from zeren.publishing.building import is_whole

AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
SIZE = Size(plans=3, tasks=30, units=7, counties=2)
DATE_HEADS = "任务编号,类型,截止日期,责任主体,原文,说明"
Row = dict[str, str]
RENAMED = """slug: caizheng
  former_names:
    - name: 州财政局
      until: 2026年
      source: 州机构改革方案"""


def build(office: Path) -> None:
    """Build a site that nobody publishes: edits may remove what they like."""
    build_and_publish(office)
    (office / "data" / ADDRESSES).unlink()


def build_and_publish(office: Path) -> None:
    """Build a site whose addresses must stay."""
    assert zeren_main(["build", f"--site={office}", "--no-office"]) == 0


def anew(office: Path) -> tuple[Tree, Tree]:
    """Pages and site of the same data where nothing was kept but what MkDocs made of the shells."""
    with TemporaryDirectory() as folder:
        other = make_site_folder(Path(folder, "office"), office / "data")
        shutil.copytree(office / ".cache" / "shells", other / ".cache" / "shells")
        shutil.copy(
            office / "docs" / ABOUT, other / "docs"
        )  # it names what the settings say at first
        build_and_publish(other)
        return whole_tree(other / "docs"), whole_tree(other / "site")


def assert_as_anew(office: Path) -> None:
    docs, site = anew(office)
    assert whole_tree(office / "docs") == docs
    assert whole_tree(office / "site") == site


@pytest.mark.slow
@settings(max_examples=ceil(CASES / 100), phases=AS_DRAWN, deadline=None)
@given(st.data(), st.lists(st.sampled_from(EDITS), min_size=1, max_size=4))
def test_edits_of_any_kind_come_out_as_anew(data: st.DataObject, edits: list[Edit]) -> None:
    with TemporaryDirectory() as folder:
        office = make_site_folder(Path(folder, "office"), DATA / "birth-support")
        build(office)
        for edit in edits:
            content = read_office_data(office / "data")
            data.draw(st.composite(lambda draw: edit(draw, content))())  # noqa: B023 - drawn at once
            content.write(office / "data")
            if check_folder(office / "data").has_errors:
                continue
            build(office)
            assert_as_anew(office)


def test_a_page_that_shells_cannot_be_filled_with_any_more_is_made_by_mkdocs(
    tmp_path: Path,
) -> None:
    office = make_site_folder(tmp_path / "office", DATA / "birth-support")
    build(office)
    collectives = office / "data" / "collectives.yml"
    text = collectives.read_text(encoding="utf-8")
    members = text.replace("members: unpublished", "members: [州财政局, 州公安局]")
    collectives.write_text(members, encoding="utf-8")
    assert not check_folder(office / "data").has_errors
    build(office)
    assert_as_anew(office)


# ---- Many lists, whose parties list their duties by title ----


def another_text(rows: list[Row], chance: random.Random) -> None:
    chance.choice(rows)["工作任务"] += f"另有要求{chance.randrange(1_000)}。"


def another_title(rows: list[Row], chance: random.Random) -> None:
    chance.choice(rows)["标题"] += str(chance.randrange(10))


def another_lead(rows: list[Row], chance: random.Random) -> None:
    row = chance.choice(rows)
    others = row["配合单位"].split("、")
    row["牵头单位"], others[-1] = others[-1], row["牵头单位"]
    row["配合单位"] = "、".join(others)


def one_less(rows: list[Row], chance: random.Random) -> None:
    row = chance.choice(rows)
    row["配合单位"] = row["配合单位"].rpartition("、")[0]


def no_county(rows: list[Row], chance: random.Random) -> None:
    chance.choice(rows)["落实单位"] = ""


def a_task_more(rows: list[Row], chance: random.Random) -> None:
    number = str(max(int(row["序号"]) for row in rows) + 1)
    rows.append({**chance.choice(rows), "序号": number, "标题": f"新增第{number}项"})


def a_task_less(rows: list[Row], chance: random.Random) -> None:
    rows.remove(chance.choice(rows))


def another_order(rows: list[Row], chance: random.Random) -> None:
    chance.shuffle(rows)


ROW_EDITS: tuple[Callable[[list[Row], random.Random], None], ...] = (
    another_text,
    another_title,
    another_lead,
    one_less,
    no_county,
    a_task_more,
    a_task_less,
    another_order,
)


def edit_rows(office: Path, chance: random.Random) -> None:
    """Edit the rows of a list in some way."""
    table = chance.choice(sorted((office / "data" / "tasks").iterdir()))
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    chance.choice(ROW_EDITS)(rows, chance)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def edit_plans(office: Path, chance: random.Random) -> None:
    """Let a plan end, or be in force again."""
    plans = office / "data" / "plans.csv"
    lines = plans.read_text(encoding="utf-8").splitlines()
    at = chance.randrange(1, len(lines))
    slug, title, status, until = lines[at].split(",")
    lines[at] = ",".join((slug, title, "" if status else "已结束", until))
    plans.write_text("\n".join([*lines, ""]), encoding="utf-8")


def edit_dates(office: Path, chance: random.Random) -> None:
    """Register a date of a task, change one or drop one; those of tasks that are gone go."""
    file = office / "data" / "milestones.csv"
    heads, *lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else [DATE_HEADS]
    tasks = {
        f"{table.stem}-{row['序号']}": row
        for table in sorted((office / "data" / "tasks").iterdir())
        for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    }
    dates = {line.partition(",")[0]: line for line in lines if line.partition(",")[0] in tasks}
    task = chance.choice(sorted(tasks))
    bound = chance.choice([tasks[task]["牵头单位"], ""])
    dates[task] = f"{task},期限,2025年,{bound},于年底前完成,说明{chance.randrange(9)}"
    if chance.random() < 0.3:
        del dates[chance.choice(sorted(dates))]
    binds = {one: line.split(",")[3] for one, line in dates.items()}
    kept = (line for one, line in dates.items() if binds[one] in {"", tasks[one]["牵头单位"]})
    file.write_text("\n".join([heads, *kept, ""]), encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    data = write_many_lists(tmp_path / "lists", SIZE)
    office = make_site_folder(tmp_path / "office", data)
    build(office)
    return office


@pytest.mark.parametrize("seed", range(max(1, CASES // 300)))
def test_edits_of_many_lists_come_out_as_anew(seed: int, office: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits in each run
    for _ in range(10):
        (edit_plans if chance.random() < 0.1 else edit_rows)(office, chance)
        edit_dates(office, chance)
        build(office)
        assert_as_anew(office)


def test_a_plan_of_another_address_takes_its_folders_along(office: Path) -> None:
    plans = office / "data" / "plans.csv"
    plans.write_text(plans.read_text("utf-8").replace("p1,", "first,"), "utf-8")
    tasks = office / "data" / "tasks"
    (tasks / "p1.csv").rename(tasks / "first.csv")
    build(office)
    assert_as_anew(office)


# ---- What was published stays: pages of tasks that are done no more, old addresses ----


@pytest.fixture
def lasting(tmp_path: Path) -> Path:
    office = make_site_folder(tmp_path / "office", DATA / "lasting")
    build_and_publish(office)
    assert_as_anew(office)
    return office


def replaced(office: Path, file: str, *pairs: tuple[str, str]) -> None:
    """Edit a data file and build."""
    path = office / "data" / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    build_and_publish(office)
    assert_as_anew(office)


@pytest.mark.parametrize(
    ("file", "pairs"),
    [
        pytest.param("tasks.csv", [("并入 3,", "并入 1,")], id="another heir"),
        pytest.param("tasks.csv", [("拆为 1、5", "并入 5")], id="merged and not split"),
        pytest.param("tasks.csv", [("2026年1月,州", "2026年2月,州")], id="another day"),
        pytest.param("tasks.csv", [("并入 1,2026年3月5日", "撤销,2026年3月5日")], id="an end"),
        pytest.param("tasks.csv", [("5,路灯,", "5,乡镇路灯,")], id="another title of an heir"),
        pytest.param(
            "tasks.csv", [("3,,修复", "3,桥涵,修复")], id="another title of a retired one"
        ),
        pytest.param(
            "tasks.csv",
            [("并入 6,2026年1月,州政发〔2026〕3号", ",,")],
            id="to be done again",
        ),
        pytest.param(
            "tasks.csv",
            [("各县市人民政府,,,,", "各县市人民政府,,撤销,2026年4月,通知")],
            id="an heir withdrawn",
        ),
        pytest.param("units.yml", [("slug: finance", "slug: caizheng")], id="another slug"),
        pytest.param(
            "units.yml",
            [("name: 州财政局", "name: 州财政和金融局"), ("slug: finance", RENAMED)],
            id="renamed, with another slug",
        ),
        pytest.param("plans.yml", [("slug: roads", "slug: ways")], id="another slug of the plan"),
        pytest.param("counties.yml", [("slug: mangshi", "slug: mang")], id="of a county"),
    ],
)
def test_what_was_published_stays_and_comes_out_as_anew(
    file: str, pairs: list[tuple[str, str]], lasting: Path
) -> None:
    before = pages_below(lasting)
    if file == "units.yml" and len(pairs) > 1:
        tasks = lasting / "data" / "tasks.csv"
        tasks.write_text(tasks.read_text("utf-8").replace("州财政局", "州财政和金融局"), "utf-8")
    replaced(lasting, file, *pairs)
    assert before <= pages_below(lasting)


def pages_below(office: Path) -> set[str]:
    """The addresses that stay for ever: of tasks, parties and plans, and short ones."""
    site = office / "site"
    folders = ("tasks", "t", "units", "counties", "collectives", "plans")
    files = (path for folder in folders for path in (site / folder).glob("*/*"))
    return {path.relative_to(site).as_posix() for path in files}


def changed_files(office: Path) -> set[str]:
    """What one edit of a text changes in the site."""
    before = whole_tree(office / "site")
    moments = {name: (office / "site" / name).stat().st_mtime_ns for name in before}
    table = office / "data" / "tasks" / "p1.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("1-4,", "1-4另有要求,"), encoding="utf-8")
    build(office)
    return {
        name
        for name, moment in moments.items()
        if (office / "site" / name).stat().st_mtime_ns != moment
    }


def test_a_text_changes_few_files_of_a_site_in_its_place(office: Path) -> None:
    assert changed_files(office) == {
        ".whole.json",
        "assets/search/index.js",
        "assets/stylesheets/edition.css",
        "plans/p1/index.html",
        "plans/p1/matrix/index.html",
        "tasks/p1-5/index.html",
    }


def test_a_file_of_the_site_that_was_touched_is_made_again(office: Path) -> None:
    page = office / "site" / "tasks" / "p1-1" / "index.html"
    right = page.read_bytes()
    page.write_bytes(b"?")
    build(office)
    assert page.read_bytes() == right
    page.unlink()
    build(office)
    assert page.read_bytes() == right


def test_what_has_come_into_a_site_from_elsewhere_goes(office: Path) -> None:
    (office / "site" / "tasks" / "draft.html").write_bytes(b"?")
    build(office)
    assert is_whole(office / "site")
    assert not (office / "site" / "tasks" / "draft.html").exists()


def test_a_page_that_was_touched_is_made_again(office: Path) -> None:
    page = office / "docs" / "tasks" / "p1-1" / "index.md"
    right, moment = page.read_bytes(), page.stat().st_mtime_ns
    page.write_bytes(right.replace("工作".encode(), "劳作".encode()))
    os.utime(page, ns=(moment + 1, moment + 1))
    build(office)
    assert page.read_bytes() == right
    assert_as_anew(office)


@pytest.mark.parametrize("file", ["pages", "site"])
@pytest.mark.parametrize(
    "damage", [b"", b"?\n[]", b"\xff\xfe"], ids=["changed", "foreign", "unreadable"]
)
def test_damage_to_what_was_kept_is_noticed(file: str, damage: bytes, office: Path) -> None:
    kept = office / ".cache" / file
    whole = kept.read_bytes()
    kept.write_bytes(damage or whole.replace(b"p1-1", b"p1-2", 1))
    build(office)
    assert_as_anew(office)
    assert kept.read_bytes() != damage


def test_another_day_changes_the_packed_site_map_and_what_says_so(office: Path) -> None:
    git(office, "init", "--quiet")
    commit(office, "2026-01-02T12:00:00+08:00")
    build(office)
    table = office / "data" / "tasks" / "p1.csv"
    moments = {path: path.stat().st_mtime_ns for path in (office / "site").rglob("*.*")}
    table.write_text(table.read_text("utf-8").replace("1-4,", "1-4另有要求,"), "utf-8")
    commit(office, "2026-02-03T12:00:00+08:00")
    build(office)
    changed = {path for path, moment in moments.items() if path.stat().st_mtime_ns != moment}
    assert {path.name for path in changed} >= {"sitemap.xml.gz", "edition.css"}
    assert len(changed) < len(moments) / 10
    before = whole_tree(office / "site")
    (office / ".cache" / "site").unlink()
    build(office)
    assert whole_tree(office / "site") == before


def test_killed_while_a_site_is_brought_up_to_date(office: Path) -> None:
    table = office / "data" / "tasks" / "p1.csv"
    text = table.read_text(encoding="utf-8")
    for number in range(2, 400, 9):
        table.write_text(text.replace("1-4,", f"1-4要求{number},"), encoding="utf-8")
        code = killed_at(number, partial(build_without_words, office))
        build(office)
        assert is_whole(office / "site")
        assert_as_anew(office)
        if code == Exit.CLEAN:
            break
    assert number > 20


def build_without_words(office: Path) -> int:
    with redirect_stdout(io.StringIO()):  # which must not count
        return zeren_main(["build", f"--site={office}", "--no-office"])
