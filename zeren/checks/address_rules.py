"""Rules for addresses that were published: none vanishes, and none is given to something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from zeren import addresses
from zeren.checks.context import Context
from zeren.findings import Finding, Severity, declare
from zeren.reading.data_files import ADDRESSES, COLLECTIVES, COUNTIES, PLANS, TASKS, UNITS
from zeren.reading.kept_addresses import (
    FOLDERS,
    KeptAddress,
    is_address,
    is_task,
    kept_addresses,
)
from zeren.reading.rows import TaskRow
from zeren.reading.task_status import status_in
from zeren.text.characters import shortened

VANISHED = declare(
    "R040",
    Severity.ERROR,
    "公布过的网址会失效",
    about="addresses 记着公布过的每个网址。任务行删掉了，编号改了，或者登记项删掉了，"
    "它的网址就打不开。任务不再执行的，行要留着，在“状态”列写明去向。改了网址名的，名称还登记着（现名或曾用名），"
    "旧网址就自动转到新网址。从来没有公布过的，删去 addresses 里的这一行。",
    wrong="addresses 里有 tasks/key-tasks-7/，任务表里删去了第 7 项",
    right="任务表里留着第 7 项，状态：撤销",
)
MALFORMED = declare(
    "R041",
    Severity.ERROR,
    "网址写法不对",
    about="addresses 由程序写，一行一个网址，不用手改。网址从栏目开始，以斜线结束。",
    wrong="https://www.example.gov.cn/tasks/key-tasks-7",
    right="tasks/key-tasks-7/",
)
KEPT_TWICE = declare(
    "R042",
    Severity.ERROR,
    "同一个网址记了两次",
    about="addresses 里一个网址只有一行。两个人的改动合在一起时，容易各留一行；留下先写的一行。",
    wrong="两行都是 tasks/key-tasks-7/",
    right="一行是 tasks/key-tasks-7/",
)
TAKEN_BY_PARTY = declare(
    "R043",
    Severity.ERROR,
    "网址给了别的登记项",
    about="网址名一经公布就不再给别的单位、属地、统称或清单用：收藏了旧网址的人会看到别人的任务。",
    wrong="公布时 units/jiaoyu-ju/ 是市教育局，现在登记成市体育局，市教育局另有网址名",
    right="市教育局的网址名仍是 jiaoyu-ju，市体育局另取一个",
)
TAKEN_BY_TASK = declare(
    "T044",
    Severity.ERROR,
    "编号给了别的任务",
    about="编号是网址的一部分，一经公布就只指那一项任务。"
    "这一行的正文与公布时 addresses 记下的不像：可能是删去一行以后重新编了号，或者整列错了位。"
    "改几个字、补几句话不算。",
    wrong="删去第 5 项以后，原来的第 6 项改成了第 5 项",
    right="留着第 5 项，状态：撤销；第 6 项仍是第 6 项，或者另填编号",
)

_FILE_OF: Mapping[str, str] = {folder: file for file, folder in FOLDERS.items()}
_THINGS: Mapping[str, str] = {UNITS: "单位", COUNTIES: "属地", COLLECTIVES: "统称", PLANS: "清单"}
# Of a party, of a plan.
_TO_PUT_BACK = (
    "放回登记文件；改了名称的，把旧名写进现名的曾用名；职责归了别的单位的，留着它，写承接单位。",
    "放回登记文件；不再执行的，状态写“已结束”或“已被替代”；改了标题的，网址名不改。",
)
_NEVER_PUBLIC = f"这个网址从来没有公布过的，删去 {ADDRESSES}.csv 里的这一行。"


def malformed(context: Context) -> Iterator[Finding]:
    """A line holds no address."""
    for entry in context.entries(ADDRESSES):
        written = entry.text("address")
        if written and not is_address(written):
            yield MALFORMED.found(
                entry.place("address"),
                f"“{written}”不是本站的网址。",
                "写成 tasks/key-tasks-7/ 或 units/caizheng-ju/ 这样；不知道原来是什么的，"
                "从版本库取回上一版。",
                written,
            )


def kept_twice(context: Context) -> Iterator[Finding]:
    """An address stands in two lines."""
    seen: dict[str, str] = {}
    for entry in context.entries(ADDRESSES):
        written = entry.text("address")
        if written and written in seen:
            yield KEPT_TWICE.found(
                entry.place("address"),
                f"“{written}”在{seen[written]}已经有了。",
                "删去后写的一行。",
                written,
            )
        seen.setdefault(written, f"第 {entry.row} 行")


def vanished(context: Context) -> Iterator[Finding]:
    """An address was published and would have no page, or that of something else."""
    kept = kept_addresses(context.sources, context.rows)
    pages = {f"{addresses.TASKS}{row.id}/": row for row in context.rows if row.id}
    explain = partial(_explained, pages)
    known = _known(context)
    for one in kept:
        if _folder_of(one.address) not in known:
            continue
        if one.now is None:
            yield VANISHED.found(one.entry.place("address"), *explain(one), one.address)
        elif one.is_others and is_task(one.address):
            yield _taken_by_task(pages, one)
        elif one.is_others:
            yield TAKEN_BY_PARTY.found(
                one.entry.place("address"),
                f"公布时 {one.address} 是“{one.name}”，现在它的网址是 {one.instead}，"
                "原来的网址给了别的登记项。",
                f"把“{one.name}”的网址名改回来，给现在用它的另取一个。{_NEVER_PUBLIC}",
                one.address,
            )


def _known(context: Context) -> frozenset[str]:
    """How those addresses begin of which all was read that could have their pages."""
    parties = (UNITS, COUNTIES, COLLECTIVES)
    folders = [FOLDERS[PLANS]] if _is_whole(context, PLANS) else []
    folders += [FOLDERS[file] for file in parties] if _is_whole(context, *parties) else []
    is_read = context.sources.tasks is not None and TASKS not in context.sources.unread
    # A task that lacks its id, or shares it, is told of already.
    has_ids = all(row.id and row.plan and row.has_own_id for row in context.rows)
    if is_read and context.knows(PLANS) and has_ids:
        folders.append(addresses.TASKS)
    return frozenset(folders)


def _is_whole(context: Context, *files: str) -> bool:
    """Whether registry files are whole, and every entry has its slug."""
    return context.knows(*files) and all(entry.text("slug") for entry in context.entries(*files))


def _folder_of(address: str) -> str:
    return f"{address.partition('/')[0]}/"


def _explained(pages: Mapping[str, TaskRow], kept: KeptAddress) -> tuple[str, str]:
    """What is wrong with an address that would vanish, and what to do."""
    if not is_task(kept.address):
        file = _FILE_OF[_folder_of(kept.address)]
        called = "" if file == PLANS else "，也不是谁的曾用名"
        lacking = f"{_THINGS[file]}“{kept.name}”没有登记{called}，或者有几个。"
        hint = f"{_TO_PUT_BACK[file == PLANS]}{_NEVER_PUBLIC}"
        return f"公布过的网址 {kept.address} 没有网页了：{lacking}", hint
    stands = f"这段文字现在是{_called(pages[kept.instead])}。" if kept.instead in pages else ""
    return (
        f"公布过的网址 {kept.address} 没有网页了，原来是“{shortened(kept.name)}”。{stands}",
        ("把编号改回来；" if stands else "把这一行放回任务表，")
        + f"不再执行的，状态写“撤销”“并入 12”或“拆为 12、13”。{_NEVER_PUBLIC}",
    )


def _taken_by_task(pages: Mapping[str, TaskRow], kept: KeptAddress) -> Finding:
    row = pages[kept.address]
    is_elsewhere = kept.instead != kept.address and kept.instead in pages
    stands = f"这段文字现在是{_called(pages[kept.instead])}。" if is_elsewhere else ""
    key = "id" if row.get("id") else "number"
    return TAKEN_BY_TASK.found(
        row.place(key),
        f"公布时 {kept.address} 是“{shortened(kept.name)}”，现在是另一项任务。{stands}",
        "给现在这项另填编号，原来那项仍用原来的编号，不再执行的写状态；"
        f"同一项任务整段重写了的，删去 {kept.entry.where}。",
        row.get(key),
    )


def _called(row: TaskRow) -> str:
    status = status_in(row.get("status"))
    return f"第 {row.get('number')} 项（{row.id}{'，已' + status.how.word if status else ''}）"


RULES = (malformed, kept_twice, vanished)
