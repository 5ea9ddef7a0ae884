"""A revised official list: every task keeps its address, and no address gets another task."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from tests.commands import AsCommand, Done, Run, exit_code, zeren_main
from tests.conftest import DATA, GOLDEN, MakeData, register_of
from tests.once import made_once
from zeren.checks.folder import check_folder

CASES: list[dict[str, Any]] = yaml.safe_load(
    (GOLDEN / "revised_lists.yml").read_text(encoding="utf-8")
)
# Fifteen tasks as a list has them: one sentence about the work, one with a figure.
FIRST = [
    f"{what}，{end}。"
    for what, end in (
        ("改造城区老旧小区供水管网", "更换管道30公里"),
        ("新建乡镇综合文化站", "每站藏书不少于3000册"),
        ("开展农村厕所改造", "完成2000户"),
        ("推进公办幼儿园建设", "新增学位900个"),
        ("组织职业技能培训", "培训农民工1500人次"),
        ("完善城市公共停车设施", "新增泊位800个"),
        ("实施危旧房屋安全排查", "覆盖全部12个街道"),
        ("建设社区养老服务中心", "新增床位200张"),
        ("治理河道污水直排口", "整治排口46个"),
        ("提升基层医疗服务能力", "新建10个中医馆并培训村医200人次"),
        ("加强婴幼儿照护服务供给", "新增托位1200个"),
        ("建设高标准农田", "完成5万亩"),
        ("改造农村公路危桥", "改造18座"),
        ("开展食品安全抽检", "每千人不少于5批次"),
        ("发放惠民消费券", "带动消费1亿元"),
    )
]
BORNE = "州财政局"


def revised() -> list[str]:
    """The list without 6, with another figure in 7, and with 11 in 10."""
    texts = [text for place, text in enumerate(FIRST, start=1) if place not in {6, 11}]
    texts[5] = FIRST[6].replace("12个街道", "13个街道")
    texts[8] = FIRST[9].rstrip("。") + "；" + FIRST[10]
    return texts


def as_list(texts: Sequence[str]) -> str:
    rows = [f"{number},{text},{BORNE}" for number, text in enumerate(texts, start=1)]
    return "\n".join(["序号,工作任务,牵头单位", *rows]) + "\n"


@pytest.fixture
def site(make_data: MakeData) -> Path:
    folder = make_data("minimal", tasks=as_list([]).encode())
    return folder.parent


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(zeren_main)


def imported(run: Run, site: Path, texts: Sequence[str], *options: str, yes: bool = True) -> Done:
    file = site / "list.csv"
    file.write_text(as_list(texts), encoding="utf-8")
    always = ("--plan", "p", "--site", site, *(["--yes"] if yes else []))
    return run("import", file, *always, *options)


@pytest.fixture(scope="session")
def first_import(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(site: Path) -> None:
        shutil.copytree(DATA / "minimal", site / "data")
        (site / "data" / "tasks.csv").write_text(as_list([]), encoding="utf-8")
        (site / "list.csv").write_text(as_list(FIRST), encoding="utf-8")
        options = ("--plan", "p", "--yes", "--site", site)
        assert exit_code(zeren_main, ["import", site / "list.csv", *options]) == 0

    return made_once(tmp_path_factory, "first-import", make)


@pytest.fixture
def published(first_import: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first_import, tmp_path / "site")


FATES = (
    *("--status", "6=撤销", "--status", "11=并入 10"),
    *("--since", "2026年1月2日", "--reason", "市政府办公室印发的调整通知"),
)


def test_the_story_of_a_revised_list(run: Run, published: Path) -> None:
    refused = imported(run, published, revised())
    assert refused.returncode == 1
    assert "? 文件的第 6 项是不是表里编号 7 的任务？正文 9" in refused.stderr
    assert "覆盖全部[-12-]{+13+}个街道。" in refused.stderr
    assert "--same-task 7=6" in refused.stderr.replace('"', "")
    assert "? 文件的第 9 项是不是表里编号 10 的任务？" in refused.stderr
    assert "编号 11：加强婴幼儿照护服务供给" in refused.stdout
    assert "并入 10" in refused.stdout
    page = html.parse(published / "build" / "import-review.html").getroot()
    asked = page.get_element_by_id("tasks").getparent().text_content()
    assert "文件的第 6 项是不是表里编号 7 的任务？" in asked
    assert "覆盖全部[-12-]{+13+}个街道。" in asked
    missing = page.get_element_by_id("missing").getparent().text_content()
    assert '--status "11=并入 10"' in missing
    answers = ("--same-task", "7=6", "--same-task", "10=9")
    done = imported(run, published, revised(), *answers, *FATES)
    assert done.returncode == 0, done.stderr
    register = register_of(published / "data")
    texts = revised()
    assert {task.id: (task.number, task.text) for task in register.tasks} == {
        **{f"p-{number}": (str(number), FIRST[number - 1]) for number in range(1, 6)},
        "p-7": ("6", texts[5]),
        "p-8": ("7", FIRST[7]),
        "p-9": ("8", FIRST[8]),
        "p-10": ("9", texts[8]),
        **{f"p-{number}": (str(number - 2), FIRST[number - 1]) for number in range(12, 16)},
    }
    assert [task.number for task in register.tasks] == [str(n) for n in range(1, 14)]
    retired = {one.task.id: one for one in register.retired}
    assert {one: (r.task.text, str(r.how)) for one, r in retired.items()} == {
        "p-6": (FIRST[5], "withdrawn"),
        "p-11": (FIRST[10], "merged"),
    }
    source = (published / "data" / "source" / "p.txt").read_text(encoding="utf-8")
    assert FIRST[5] not in source
    assert texts[8] in source
    assert check_folder(published / "data").findings == ()


def test_the_same_list_again_changes_nothing(run: Run, published: Path) -> None:
    answers = ("--same-task", "7=6", "--same-task", "10=9")
    imported(run, published, revised(), *answers, *FATES)
    before = (published / "data" / "tasks.csv").read_bytes()
    again = imported(run, published, revised())
    assert "与表里相同，没有要写入的。" in again.stdout
    assert (published / "data" / "tasks.csv").read_bytes() == before


def test_a_retired_task_that_a_list_holds_again_is_asked(run: Run, published: Path) -> None:
    answers = ("--same-task", "7=6", "--same-task", "10=9")
    imported(run, published, revised(), *answers, *FATES)
    back = [*revised(), FIRST[5]]
    refused = imported(run, published, back)
    assert refused.returncode == 1
    assert "第 14 项是不是表里编号 6 的任务（表里写着“撤销”）？正文 100% 相同" in refused.stderr
    assert imported(run, published, back, "--same-task", "6=14").returncode == 0
    register = register_of(published / "data")
    assert register.task_of["p-6"].number == "14"
    assert [one.task.id for one in register.retired] == ["p-11"]


def test_a_retired_id_is_never_used_again(run: Run, published: Path) -> None:
    answers = ("--same-task", "7=6", "--same-task", "10=9")
    imported(run, published, revised(), *answers, *FATES)
    other = [*revised(), FIRST[5]]
    done = imported(run, published, other, "--other-task", "14")
    assert done.returncode == 0, done.stderr
    register = register_of(published / "data")
    assert register.task_of["p-14-2"].text == FIRST[5]


def test_what_the_file_does_not_hold_stays_and_is_told(run: Run, published: Path) -> None:
    before = (published / "data" / "tasks.csv").read_bytes()
    done = imported(
        run, published, [*FIRST[:12], FIRST[12].replace("18座", "19座")], "--same-task", "13=13"
    )
    assert done.returncode == 0, done.stderr
    assert "文件里没有，照旧不动：编号 14：开展食品安全抽检" in done.stdout
    assert "文件第 13 项 = 表里编号 13，正文 93% 相同：改造农村公路危桥" in done.stdout
    assert "改造[-18-]{+19+}座" in done.stdout
    after = (published / "data" / "tasks.csv").read_bytes()
    assert after == before.replace("18座".encode(), "19座".encode())


def test_a_text_unlike_the_one_of_its_number_is_a_new_task(run: Run, published: Path) -> None:
    texts = list(FIRST)
    texts[5] = "推广使用新能源公交车，更换车辆60辆。"
    done = imported(run, published, texts)
    assert done.returncode == 0, done.stderr
    register = register_of(published / "data")
    assert (register.task_of["p-6"].text, register.task_of["p-6-2"].text) == (FIRST[5], texts[5])


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--status", "6=撤销"], 2, "还要写 --since"),
        (["--since", "2026年1月2日"], 2, "只和 --status 一起写"),
        (["--status", "撤销"], 2, "--status 写成"),
        (["--same-task", "7"], 2, "--same-task 写成"),
        (["--same-task", "99=1"], 2, "没有编号是“99”的任务"),
        (["--same-task", "1=99"], 2, "没有序号是“99”的任务"),
        (["--other-task", "99"], 2, "没有序号是“99”的任务"),
        (["--same-task", "1=2", "--same-task", "1=3"], 2, "一项只对一项"),
        (["--same-task", "1=2", "--other-task", "2"], 2, "一项只对一项"),
        (["--status", "1=撤销", *FATES[4:]], 2, "不在“表里有、文件里没有的任务”里"),
        (["--status", "15=并入 99", *FATES[4:]], 2, "没有编号是“99”的任务"),
        (["--status", "15=并入 15", *FATES[4:]], 2, "没有编号是“15”的任务"),
        (["--status", "15=完成", *FATES[4:]], 2, "看不懂"),
        (["--supersedes", "p"], 2, "不是另一个登记了的清单"),
        (["--supersedes", "q"], 2, "不是另一个登记了的清单"),
    ],
)
def test_answers_that_cannot_be_followed(
    run: Run, published: Path, options: list[str], code: int, told: str
) -> None:
    before = (published / "data" / "tasks.csv").read_bytes()
    done = imported(run, published, FIRST[:14], *options)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert (published / "data" / "tasks.csv").read_bytes() == before


def test_a_later_plan_takes_the_place_of_another(run: Run, published: Path) -> None:
    file = published / "list.csv"
    file.write_text(as_list(FIRST[:3]), encoding="utf-8")
    options = ("--plan", "p-2026", "--title", "新清单", "--supersedes", "p")
    done = run("import", file, "--site", published, "--yes", *options)
    assert done.returncode == 0, done.stderr
    assert "由《新清单》替代" in done.stdout
    register = register_of(published / "data")
    assert (register.plan_of["p"].status, register.plan_of["p"].superseded_by) == (
        "superseded",
        "p-2026",
    )


def test_a_figure_that_is_registered_does_not_keep_the_list_out(run: Run, published: Path) -> None:
    target = "7,街道,=,12,个,target,全市,全部12个街道"
    heads = "任务编号,指标,比较,数值,计量单位,类型,范围,原文"
    (published / "data" / "targets.csv").write_text(f"{heads}\n{target}\n", encoding="utf-8")
    answers = ("--same-task", "7=6", "--same-task", "10=9", *FATES)
    done = imported(run, published, revised(), *answers)
    assert done.returncode == 1
    assert "M002　targets.csv 第 2 行" in done.stderr
    assert "任务已经写入。登记的时间和数字有上面 1 处引的是原来的话" in done.stderr
    assert [one.code for one in check_folder(published / "data").findings] == ["M002"]
    assert "覆盖全部13个街道" in (published / "data" / "tasks.csv").read_text(encoding="utf-8")


def test_the_next_list_knows_a_unit_by_its_everyday_name(run: Run, site: Path) -> None:
    (site / "data" / "units.yml").write_text("", encoding="utf-8")
    (site / "data" / "collectives.yml").write_text("", encoding="utf-8")
    for plan, unit in (("p", "州发展和改革委员会"), ("q", "州发改委"), ("r", "发改委")):
        file = site / "list.csv"
        file.write_text(f"序号,工作任务,责任单位\n1,办好{plan}事。,{unit}牵头\n", encoding="utf-8")
        done = run("import", file, "--site", site, "--yes", "--plan", plan, "--whose", "本级")
        assert done.returncode == 0, done.stderr
    assert [unit.name for unit in register_of(site / "data").units] == ["州发展和改革委员会"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_cases(run: Run, site: Path, case: Mapping[str, Any]) -> None:
    imported(run, site, case["before"])
    done = imported(run, site, case["after"], *case.get("options", ()))
    if asked := case.get("asked"):
        assert done.returncode == 1, done.stdout
        found = [line.strip() for line in done.stderr.splitlines() if "? " in line]
        assert found == [f"? {one}" for one in asked]
        return
    assert done.returncode == 0, done.stderr
    register = register_of(site / "data")
    assert {task.id.removeprefix("p-"): task.text for task in register.tasks} == {
        str(key): text for key, text in case["tasks"].items()
    }
    for told in case.get("told", ()):
        assert told in done.stdout
