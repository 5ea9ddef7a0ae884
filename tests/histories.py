"""A list with a history: twelve kinds of changes of the data, each committed on a day of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_TASKS = """\
序号,编号,标题,工作任务,牵头单位,配合单位,落实单位,完成时限,状态,状态日期,状态原因
1,,修水闸,修好北山水库的放水闸，汛期前完成试运行。,州水利局,州财政局,各县市党委和政府,,,,
2,,换电线,给乡镇敬老院更换老旧电线30公里，2025年12月底前完成，每季度检查一次。,州民政局,州财政局、州公安局,,,,,
3,,设快检点,在集市设立农产品快检点，结果当日公示。,州市场监管局,州农业农村局,芒市、瑞丽市,12月底,,,
4,,清淤南河,清淤南河三公里，汛期前验收并移交管护。,州水利局,州公安局,,,,,
5,,办夜校,在六个乡镇开办农民夜校，每月至少授课两次。,州农业农村局,州财政局,,,,,
6,,修便民桥,在龙江上修建便民桥两座，当年通车。,州扶贫办,州财政局,,,,,
"""
_UNITS = """\
- {name: 州水利局, slug: shuili-ju, kind: 政府部门}
- {name: 州财政局, slug: caizheng-ju, kind: 政府部门}
- {name: 州民政局, slug: minzheng-ju, kind: 政府部门}
- {name: 州公安局, slug: gongan-ju, kind: 政府部门}
- {name: 州市场监管局, slug: shichang-ju, kind: 政府部门}
- {name: 州农业农村局, slug: nongye-ju, kind: 政府部门}
- {name: 州扶贫办, slug: fupin-ban, kind: 政府部门}
"""
_FILES = {
    "tasks.csv": _TASKS,
    "units.yml": _UNITS,
    "plans.yml": "- {slug: shuili, title: 水利民生任务清单}\n",
    "counties.yml": "- {name: 芒市, slug: mangshi}\n- {name: 瑞丽市, slug: ruili}\n",
    "collectives.yml": "- {name: 各县市党委和政府, slug: counties, stands_for: counties}\n",
    "site.yml": "name: 责任分工查询\nplace: 德宏州\nwords: {level: 州, territory: 县市}\n",
    "targets.csv": (
        "任务编号,指标,比较,数值,计量单位,类型,范围,责任主体,截止日期,原文,说明\n"
        "2,更换老旧电线,等于,30,公里,目标,全州,,2025年12月,更换老旧电线30公里，2025年12月底前完成,\n"
    ),
    "milestones.csv": (
        "任务编号,类型,起始日期,截止日期,规则,含当日,责任主体,原文,说明\n"
        "2,期限,,2025年12月,,是,,2025年12月底前完成,\n"
    ),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the data.

    Attributes:
        about: What changes, in words.
        day: Its day.
        edits: What is put in the place of what, by file.
    """

    about: str
    day: str
    edits: tuple[tuple[str, str, str], ...]


STEPS = (
    Step(
        "新增一项任务",
        "2025-02-01",
        (
            (
                "tasks.csv",
                "6,,修便民桥",
                "7,,建充电桩,在客运站建充电桩十个。,州公安局,州民政局,,,,,\n6,,修便民桥",
            ),
        ),
    ),
    Step(
        "改文字，数字跟着改",
        "2025-03-01",
        (
            ("tasks.csv", "更换老旧电线30公里", "更换老旧电线和插座35公里"),
            ("targets.csv", "等于,30,", "等于,35,"),
            ("targets.csv", "更换老旧电线30公里", "更换老旧电线和插座35公里"),
        ),
    ),
    Step(
        "单位进出，角色变化",
        "2025-04-01",
        (
            ("tasks.csv", "州民政局,州财政局、州公安局", "州民政局、州公安局,州市场监管局"),
            ("tasks.csv", "州水利局,州财政局,各县市", "州水利局,,各县市"),
        ),
    ),
    Step(
        "期限推迟",
        "2025-05-01",
        (
            ("tasks.csv", "2025年12月底前完成", "2026年6月底前完成"),
            ("milestones.csv", "2025年12月,,是,,2025年12月底前", "2026年6月,,是,,2026年6月底前"),
            ("targets.csv", "2025年12月,更换", "2026年6月,更换"),
            ("targets.csv", "2025年12月底前", "2026年6月底前"),
        ),
    ),
    Step(
        "序号变化，编号不变",
        "2025-06-01",
        (("tasks.csv", "7,,建充电桩", "6,7,建充电桩"), ("tasks.csv", "6,,修便", "7,6,修便")),
    ),
    Step(
        "撤销一项任务",
        "2025-07-01",
        (("tasks.csv", "移交管护。,州水利局,州公安局,,,,,", "移交管护。,州水利局,州公安局,,,撤销,2025年7月1日,州政府常务会议纪要"),),
    ),
    Step(
        "一项任务并入另一项",
        "2025-08-01",
        (("tasks.csv", "授课两次。,州农业农村局,州财政局,,,,,", "授课两次。,州农业农村局,州财政局,,,并入 3,2025年8月1日,调整通知"),),
    ),
    Step(
        "单位改名",
        "2025-09-01",
        (
            (
                "units.yml",
                "{name: 州市场监管局, slug: shichang-ju, kind: 政府部门}",
                "{name: 州市场监督管理局, slug: shichang-ju, kind: 政府部门, former_names:"
                " [{name: 州市场监管局, until: 2025年9月1日, source: 机构改革方案}]}",
            ),
            ("tasks.csv", "州市场监管局", "州市场监督管理局"),
        ),
    ),
    Step(
        "单位合并",
        "2025-10-01",
        (
            (
                "units.yml",
                "{name: 州扶贫办, slug: fupin-ban, kind: 政府部门}",
                "{name: 州扶贫办, slug: fupin-ban, kind: 政府部门, successor:"
                " {name: 州农业农村局, since: 2025年10月1日, source: 机构改革方案}}",
            ),
            ("tasks.csv", "州扶贫办", "州农业农村局"),
        ),
    ),
    Step(
        "单位拆分，职责分给两个单位",
        "2025-11-01",
        (
            (
                "units.yml",
                "{name: 州公安局, slug: gongan-ju, kind: 政府部门}",
                "{name: 州公安局, slug: gongan-ju, kind: 政府部门, successor:"
                " {name: 州公安一局、州公安二局, since: 2025年11月1日, source: 机构改革方案}}\n"
                "- {name: 州公安一局, slug: gongan-1, kind: 政府部门}\n"
                "- {name: 州公安二局, slug: gongan-2, kind: 政府部门}",
            ),
            ("tasks.csv", "州民政局、州公安局", "州民政局、州公安一局"),
            ("tasks.csv", "充电桩十个。,州公安局", "充电桩十个。,州公安二局"),
        ),
    ),
    Step(
        "一项任务拆成两项",
        "2025-12-01",
        (
            (
                "tasks.csv",
                "3,,设快检点,在集市设立农产品快检点，结果当日公示。,州市场监督管理局,州农业农村局,"
                "芒市、瑞丽市,12月底,,,",
                "3,,设快检点,在集市设立农产品快检点，结果当日公示。,州市场监督管理局,州农业农村局,"
                "芒市、瑞丽市,12月底,拆为 8、9,2025年12月1日,调整通知\n"
                "8,,设蔬菜快检点,在蔬菜集市设快检点，结果当日公示。,州市场监督管理局,,芒市,,,,\n"
                "9,,设肉类快检点,在肉类市场设快检点，每周公示。,州农业农村局,,瑞丽市,,,,",
            ),
        ),
    ),
    Step(
        "清单被替代，新清单同时收录",
        "2026-01-01",
        (
            (
                "plans.yml",
                "- {slug: shuili, title: 水利民生任务清单}",
                "- {slug: shuili, title: 水利民生任务清单, status: superseded, superseded_by: new}\n"
                "- {slug: new, title: 2026年任务清单}",
            ),
            ("tasks.csv", "完成时限,状态,", "完成时限,清单,状态,"),
        ),
    ),
)


def _with_plans(text: str) -> str:
    """The table with the column 清单, which the last step needs, and a task of the new list."""
    head, *rows = text.splitlines()
    filled = []
    for row in rows:
        cells = row.split(",")
        filled.append(",".join((*cells[:8], "shuili", *cells[8:])))
    return "\n".join((head, *filled, "1,,种树,在北山种树一千亩。,州农业农村局,,,,new,,,\n"))


def write_history(folder: Path, commits: Callable[[Path, str], None] | None = None) -> Path:
    """Write a repository with all states of the list, one commit a step.

    Args:
        folder: A folder that is not there yet.
        commits: What is done in the repository after each commit, with its day.

    Returns:
        The data folder in it.
    """
    data = folder / "data"
    data.mkdir(parents=True)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    files = dict(_FILES)
    for step in (Step("开始收录", "2025-01-01", ()), *STEPS):
        for name, old, new in step.edits:
            assert files[name].count(old) >= 1, (step.about, old)
            files[name] = files[name].replace(old, new)
        if step is STEPS[-1]:
            files["tasks.csv"] = _with_plans(files["tasks.csv"])
            for name in ("milestones.csv", "targets.csv"):
                files[name] = files[name].replace("\n2,", "\nshuili-2,")
        for name, text in files.items():
            encoding = "utf-8-sig" if name.endswith(".csv") else "utf-8"
            (data / name).write_text(text, encoding=encoding, newline="\n")
        _git(folder, "add", ".")
        moment = f"{step.day}T10:00:00+08:00"
        _git(folder, "commit", "--quiet", "-m", step.about, moment=moment)
        if commits is not None:
            commits(folder, step.day)
    return data


def _git(folder: Path, *arguments: str, moment: str = "2025-01-01T10:00:00+08:00") -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    times = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
    command = ["git", *identity, *arguments]
    subprocess.run(  # noqa: S603 - fixed arguments
        command, cwd=folder, check=True, capture_output=True, env={**os.environ, **times}
    )
