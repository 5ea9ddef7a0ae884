"""What the lists come to, in sentences: the numbers are those of the list, and links lead there."""

from __future__ import annotations

import pytest

from tests.conftest import MakeData, register_of
from tests.exporting import unchecked
from zeren.addresses import Link, party_page, task_page
from zeren.register.building import Register
from zeren.register.questions import first_in_charge
from zeren.register.summing_up import sentences

UNITS = "".join(
    f"- {{name: {name}, slug: {slug}, kind: 政府部门}}\n"
    for name, slug in (("州财政局", "finance"), ("州民政局", "civil"))
)


def said(register: Register) -> list[str]:
    return [sentence.text for sentence in sentences(register)]


def test_it_says_how_much_who_bears_most_who_is_first_and_what_nobody_does(
    published: Register,
) -> None:
    assert said(published) == [
        "共有 29 项工作任务，写明 161 条责任关系，由 29 个单位、2 个集体责任主体承担。",
        "承担任务最多的单位是州卫生健康委（26 项），其次是州财政局（14 项）。",
        "首位牵头最多的单位是州卫生健康委（17 项），其次是州教育体育局（3 项）。",
        (
            "没有写明由谁配合的有 4 项：2 贯彻人口与计划生育法规和三孩生育政策；"
            "6 规范辅助生殖技术服务；9 发挥妇幼保健机构作用，提升托育能力；"
            "12 完成托位建设任务，落实托位奖补。"
        ),
        "没有写明由谁落实或负责的有 1 项：3 取消社会抚养费，清理不适应的规定。",
    ]


def test_of_several_lists_it_counts_them_and_names_those_that_are_alike(
    every_feature: Register,
) -> None:
    extent, most, first, *_ = said(every_feature)
    assert extent.startswith("2 份清单共有 4 项工作任务，写明 14 条责任关系，")
    # 州财政局 and 州交通局 have one each besides of which they see that others do it.
    alike = "州交通局、州教育局、各项目牵头单位（各 1 项）"
    assert most == f"承担任务最多的单位（不算督导、验收）是州财政局（3 项），其次是{alike}。"
    assert first == "首位牵头最多的单位是州财政局、州交通局、州教育局（各 1 项）。"


def test_links_lead_to_the_pages_of_those_they_name(published: Register) -> None:
    pages = {party.name: party_page(party) for party in published.parties}
    pages |= {f"{task.number} {task.title}": task_page(task) for task in published.tasks}
    links = [part for one in sentences(published) for part in one.parts if isinstance(part, Link)]
    assert len(links) == 9
    assert all(pages[link.text] == link.page for link in links)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("", ["现行清单里没有工作任务。"]),
        (
            "1,办好甲事。,,,,州财政局,\n",
            [
                "共有 1 项工作任务，写明 1 条责任关系，由 1 个单位承担。",
                "承担任务最多的单位是州财政局（1 项）。",
                "清单没有写明任何一项任务由谁配合。",
                "每项任务都写明了落实或负责的责任主体。",
            ],
        ),
        (
            "1,办好甲事。,州财政局,州民政局,州民政局,,州财政局、州民政局\n",
            [
                "共有 1 项工作任务，写明 5 条责任关系，由 2 个单位承担。",
                "承担任务最多的单位（不算督导）是州财政局、州民政局（各 1 项）。",
                "首位牵头最多的单位是州财政局（1 项）。",
                "每项任务都写明了配合的责任主体。",
                "每项任务都写明了落实或负责的责任主体。",
            ],
        ),
    ],
    ids=["nothing", "responsible alone", "all roles"],
)
def test_it_says_what_there_is_not(rows: str, expected: list[str], make_data: MakeData) -> None:
    heads = "序号,工作任务,牵头单位,配合单位,落实单位,负责单位,督导单位\n"
    register = unchecked(make_data("minimal", units=UNITS, tasks=heads + rows))
    assert said(register) == expected


def test_more_than_a_sentence_holds_are_counted(make_data: MakeData) -> None:
    rows = "".join(f"{number},办好第{number}事。,州财政局,\n" for number in range(2, 9))
    heads = "序号,工作任务,牵头单位,配合单位\n1,办好甲事。,州财政局,州民政局\n"
    register = register_of(make_data("minimal", units=UNITS, tasks=heads + rows))
    *_, lacking, _ = said(register)
    assert lacking.startswith("没有写明由谁配合的有 7 项：2 办好第2事；")
    assert lacking.endswith("6 办好第6事等。")


def test_the_first_named_lead_is_first_in_charge(published: Register) -> None:
    for task in published.tasks:
        leads = [one.party for one in published.written_of[task.id] if one.role == "lead"]
        first = first_in_charge(published, task.id)
        assert (first.name if first else None) == (leads[0] if leads else None)
