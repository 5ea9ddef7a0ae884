"""The lists that are measured: any number of tasks, written by us, the same each time.

Every title and text is distinct, so that nothing is flattered by a cache. The parties are those of
several prefectures, as a province has them; plans hold a hundred tasks of one prefecture each.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

A_PLAN = 100
ROLES = ("lead", "support", "implement")

_PREFECTURES: tuple[str, ...] = (
    "云岭",
    "澜沧",
    "金江",
    "石林",
    "苍山",
    "洱海",
    "滇池",
    "怒水",
    "红河",
    "玉溪",
    "普照",
)
_PREFECTURES += ("昭阳", "文岭")
_BODIES = (
    ("党委部门", ("州委组织部", "州委宣传部", "州委政法委", "州委编办", "州直机关工委")),
    (
        "政府部门",
        (
            *("州教育体育局", "州卫生健康委", "州发展改革委", "州财政局", "州民政局", "州公安局"),
            *("州人力资源社会保障局", "州住房城乡建设局", "州农业农村局", "州水利局", "州商务局"),
            *("州交通运输局", "州自然资源局", "州生态环境局", "州文化旅游局", "州市场监管局"),
            *("州医疗保障局", "州应急管理局", "州审计局", "州统计局", "州司法局"),
        ),
    ),
    ("事业单位", ("州疾病预防控制中心", "州公共资源交易中心", "州气象局")),
    ("群团组织", ("州总工会", "州妇联", "州残联")),
    ("金融机构", ("州税务局", "州住房公积金中心", "州农信联社")),
)
_LOCAL = tuple((kind, name) for kind, names in _BODIES for name in names)
_FIRST = "安和泰宁永兴昌隆丰乐平顺吉祥福禄寿康庆元亨利贞清明"
_SECOND = "川原坪江溪湖"
_TERRITORIES = "县市区"

_DEEDS: tuple[str, ...] = (
    "建设",
    "完善",
    "扩大",
    "规范",
    "推进",
    "提升",
    "改造",
    "整合",
    "优化",
    "落实",
    "健全",
)
_DEEDS += ("加快", "加强", "推广", "统筹")
_THINGS = (
    *("普惠托育服务", "社区养老设施", "农村公路养护", "高标准农田", "中小学课后服务", "医疗共同体"),
    *("冷链物流网点", "城镇老旧小区", "公共就业服务", "水库除险加固", "生态廊道", "政务服务大厅"),
    *("产业园区配套", "职业技能培训", "妇幼健康服务", "婚育补贴发放", "公租房保障", "数字档案"),
    *("乡村旅游线路", "食品安全抽检", "森林防火道路", "残疾人康复站点", "家庭医生签约", "村卫生室"),
    *("青年夜校", "农贸市场", "污水处理设施", "应急避难场所", "科技特派员", "企业上市培育"),
)
_AIMS = (
    *("补齐基层短板", "方便群众就近办理", "降低经营主体成本", "巩固脱贫攻坚成果", "守住安全底线"),
    *("形成长效机制", "提高资金使用效益", "缩小城乡差距", "增强服务能力", "促进人口均衡发展"),
)
_MEANS = (
    "安排专项资金{sum}万元",
    "新增示范点{few}个",
    "覆盖{many}个行政村",
    "培训业务骨干{many}人次",
    "按季度通报进度",
    "建立{few}项配套制度",
    "压减办理时限{few}个工作日",
    "服务群众{sum}人次以上",
    "组织专家评估并公开结果",
    "纳入年度综合考核",
    "对符合条件的给予每户{sum}元补助",
    "实行清单管理、销号推进",
)
_TIMES = ("到2026年{month}月底前", "2027年{month}月{day}日前", "“十五五”期间", "每年{month}月底前")
_MOST_CLAUSES = 5
_MOST_UNITS, _UNITS_BY_ROOT = 400, 6.5
_COUNTIES_TOGETHER, _COUNTY_GROWTH, _MOST_COUNTIES = 5, 0.53, 130
_LEADS = (1, 1, 2, 2, 2, 3, 3, 4)
_SUPPORTS = (0, 0, 1, 1, 1, 2, 2, 3, 5, 6)
_IMPLEMENTED = 0.9
_ROUNDS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class Party:
    """A body that bears duties.

    Attributes:
        id: Its address below its folder, unique among all.
        name: Its name.
        folder: Where its page stands.
        kind: The kind of a unit; empty for counties.
    """

    id: str
    name: str
    folder: Literal["units", "counties"]
    kind: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task.

    Attributes:
        plan: The number of its plan, from 1.
        number: Its number there, from 1.
        title: Its title.
        text: Its text.
        parties: The ids of the parties by role, in the order of `ROLES`.
    """

    plan: int
    number: int
    title: str
    text: str
    parties: tuple[tuple[str, ...], ...]

    @property
    def id(self) -> str:
        """Its address below the folder of the tasks."""
        return f"{plan_id(self.plan)}-{self.number}"


@dataclass(frozen=True, slots=True)
class Content:
    """All that a site is made of.

    Attributes:
        parties: The parties, units first.
        tasks: The tasks, plan by plan.
    """

    parties: tuple[Party, ...]
    tasks: tuple[Task, ...]

    @property
    def plans(self) -> range:
        """The numbers of the plans."""
        return range(1, self.tasks[-1].plan + 1)

    @property
    def addresses(self) -> Iterator[str]:
        """Where every site has a page: one for each task and each party."""
        yield from (f"tasks/{task.id}" for task in self.tasks)
        yield from (f"{party.folder}/{party.id}" for party in self.parties)


def plan_id(plan: int) -> str:
    """The address of a plan.

    Args:
        plan: Its number.
    """
    return f"plan-{plan:03d}"


def plan_title(plan: int) -> str:
    """The title of a plan.

    Args:
        plan: Its number.
    """
    return f"第{plan}号重点工作任务分工清单"


def content_of(tasks: int) -> Content:
    """A list; the same number gives the same list.

    Args:
        tasks: How many tasks.
    """
    rng = random.Random(tasks)  # noqa: S311 - the same list each time
    units, counties = _units(tasks), _counties(tasks)
    prefectures = [units[at : at + len(_LOCAL)] for at in range(0, len(units), len(_LOCAL))]
    blocks = [
        counties[at : at + _COUNTIES_TOGETHER] for at in range(0, len(counties), _COUNTIES_TOGETHER)
    ]
    plans = math.ceil(tasks / A_PLAN)
    made = []
    for index in range(tasks):
        plan, place = divmod(index, A_PLAN)
        local = prefectures[plan * len(prefectures) // plans]
        block = blocks[plan * len(blocks) // plans]
        made.append(_task(rng, (plan + 1, place + 1), index + 1, local, block))
    named = {one for task in made for ids in task.parties for one in ids}
    return Content(tuple(one for one in (*units, *counties) if one.id in named), tuple(made))


def changed(content: Content, round_: int) -> tuple[Content, Task, str]:
    """The list with one cell changed: the text of the task in the middle says one thing more.

    Args:
        content: The list.
        round_: Another number is another change.

    Returns:
        The list, the task that was changed, and what stands in its text now and did not before.
    """
    at = len(content.tasks) // 2
    mark = f"本句是第{_ROUNDS[round_ % len(_ROUNDS)]}次修订时增加的"
    task = replace(content.tasks[at], text=f"{content.tasks[at].text}{mark}。")
    tasks = (*content.tasks[:at], task, *content.tasks[at + 1 :])
    return replace(content, tasks=tasks), task, mark


def extended(content: Content) -> tuple[Content, Task, str]:
    """The list with one task more, the last of its last plan.

    Args:
        content: The list.

    Returns:
        The list, the task that was added, and what stands in its text.
    """
    last = content.tasks[-1]
    mark = "本项任务是后来增补的"
    task = replace(
        last, number=last.number + 1, title="开展增补任务的试点", text=f"开展试点，{mark}。"
    )
    return replace(content, tasks=(*content.tasks, task)), task, mark


def _units(tasks: int) -> tuple[Party, ...]:
    count = min(_MOST_UNITS, round(_UNITS_BY_ROOT * math.sqrt(tasks)))
    made = []
    for index in range(count):
        prefecture, place = divmod(index, len(_LOCAL))
        kind, name = _LOCAL[place]
        made.append(Party(f"u{index + 1:03d}", f"{_PREFECTURES[prefecture]}{name}", "units", kind))
    return tuple(made)


def _counties(tasks: int) -> tuple[Party, ...]:
    blocks = max(1, int(tasks**_COUNTY_GROWTH // _COUNTIES_TOGETHER))
    names = (
        f"{first}{second}{_TERRITORIES[(at + turn) % len(_TERRITORIES)]}"
        for turn, second in enumerate(_SECOND)
        for at, first in enumerate(_FIRST)
    )
    count = min(_MOST_COUNTIES, blocks * _COUNTIES_TOGETHER)
    return tuple(
        Party(f"c{index:03d}", name, "counties", "")
        for index, name in zip(range(1, count + 1), names, strict=False)
    )


def _task(
    rng: random.Random,
    place: tuple[int, int],
    number: int,
    local: tuple[Party, ...],
    block: tuple[Party, ...],
) -> Task:
    deed, thing = rng.choice(_DEEDS), rng.choice(_THINGS)
    clauses = [f"{deed}{thing}"]
    for _ in range(rng.randint(1, _MOST_CLAUSES)):
        clauses.append(f"{rng.choice(_TIMES)}{rng.choice(_DEEDS)}{rng.choice(_THINGS)}")
        clauses.append(rng.choice((*_MEANS, *_AIMS)))
    said = "，".join(_filled(rng, clause) for clause in clauses)
    return Task(
        *place,
        title=f"{deed}{thing}（第{number}项）",
        text=f"{said}。本项列入第{number}号台账。",
        parties=_parties(rng, local, block),
    )


def _filled(rng: random.Random, clause: str) -> str:
    return clause.format(
        sum=rng.randint(100, 9_999),
        few=rng.randint(2, 30),
        many=rng.randint(31, 900),
        month=rng.randint(1, 12),
        day=rng.randint(1, 28),
    )


def _parties(
    rng: random.Random, local: tuple[Party, ...], block: tuple[Party, ...]
) -> tuple[tuple[str, ...], ...]:
    """Parties by role: some units are named far more often than others, as in real lists."""
    leads = min(rng.choice(_LEADS), len(local))
    wanted = min(leads + rng.choice(_SUPPORTS), len(local))
    named: list[str] = []
    while len(named) < wanted:
        unit = local[int(len(local) * rng.random() ** 2)].id
        if unit not in named:
            named.append(unit)
    counties = tuple(one.id for one in block) if rng.random() < _IMPLEMENTED else ()
    return tuple(named[:leads]), tuple(named[leads:]), counties
