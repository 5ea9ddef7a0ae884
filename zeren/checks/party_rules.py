"""Rules for the parties of a task: who they are and how they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zeren.checks.context import PARTY_FILES, Context
from zeren.checks.name_rules import perhaps
from zeren.columns import ROLE_COLUMNS
from zeren.findings import Finding, Place, Severity, declare
from zeren.model import Role
from zeren.reading.data_files import UNITS, YAML
from zeren.reading.names import FULL, Named, PartyCell
from zeren.reading.rows import TaskRow
from zeren.text.characters import REPLACEMENT, squeeze
from zeren.wording import ROLE_WORDS

WATCHING = "、".join(role.word for role in Role if role.watches)
UNKNOWN_PARTY = declare(
    "T004",
    Severity.ERROR,
    "不认识的单位",
    about="这个名称没有登记，多半是写错了字。确是新单位时，先在 units 里登记。",
    wrong="市财政居",
    right="市财政局",
)
DOUBLED_PARTY = declare(
    "T005",
    Severity.ERROR,
    "同一单位在一项任务里出现两次",
    about=f"一个单位在一项任务里只担任一个角色，也只写一次；{WATCHING}可以在别的角色之外另写。",
    wrong="牵头单位：市财政局、市民政局、市财政局",
    right="牵头单位：市财政局、市民政局",
)
NO_PARTY = declare(
    "T006",
    Severity.ERROR,
    "任务没有任何责任单位",
    about=f"{'、'.join(ROLE_WORDS)}各列都是空的。",
    wrong="5,标题,任务正文,,,",
    right="5,标题,任务正文,市财政局,,",
)
EMPTY_NAME = declare(
    "T007",
    Severity.ERROR,
    "顿号旁边缺单位名",
    about="两个顿号挨在一起，或顿号在一格的开头、末尾：可能漏写了单位，也可能多打了顿号。",
    wrong="市财政局、、市民政局",
    right="市财政局、市民政局",
)
NOT_FULL_NAME = declare(
    "T010",
    Severity.WARNING,
    "没有写全称",
    about="任务表里写单位的全称（units 里的名称）；简称、旧称和改组后的名称只供查找。",
    wrong="卫健委",
    right="市卫生健康委",
    mended=True,
)
WRONG_SEPARATOR = declare(
    "T011",
    Severity.WARNING,
    "单位之间不是顿号",
    about="单位之间一律用顿号“、”，不用逗号、分号、斜线、空格或换行。",
    wrong="市财政局，市民政局 市司法局",
    right="市财政局、市民政局、市司法局",
    mended=True,
)
NO_LEAD = declare(
    "T013",
    Severity.WARNING,
    "没有牵头单位",
    about="有配合或落实单位，却没有牵头单位。原文只写“负责”的，填在“负责单位”列，不算。",
    wrong="牵头单位为空，配合单位：市财政局",
    right="牵头单位：市卫生健康委，配合单位：市财政局",
)

NO_UNIT = declare(
    "R018",
    Severity.ERROR,
    "没有登记单位",
    about="任务表里写了单位，units 里却一个也没有登记，所以一个也认不出。",
    wrong="units.csv 里只有表头",
    right="名称：市财政局，网址名：caizheng-ju，类别：政府部门",
)


def _cells(row: TaskRow) -> Iterator[tuple[str, PartyCell]]:
    """The cells of parties with the keys of their columns, in the order of roles."""
    return ((ROLE_COLUMNS[role].key, row.cells[role]) for role in Role)


def unknown_party(context: Context) -> Iterator[Finding]:
    """A cell names a party that no registry file holds."""
    is_whole = context.knows(*PARTY_FILES)
    if is_whole and not any(context.entries(UNITS)):
        return  # told once, of the registry
    published: dict[str, list[Place]] = defaultdict(list)
    for row in context.rows:
        for key, cell in _cells(row):
            for one in cell.named:
                if one.known is not None or not one.written or REPLACEMENT in one.written:
                    continue
                if squeeze(one.written) in context.published_names:
                    published[one.written].append(row.place(key))
                elif is_whole or row.plan in context.sources.published:
                    yield UNKNOWN_PARTY.found(
                        row.place(key),
                        f"“{one.written}”没有登记。",
                        _who_is_meant(context, one.written),
                        one.written,
                    )
    # The table is right where it follows the published list: the registry lacks a name, and where
    # that is not whole, this was told there.
    for name, places in published.items() if is_whole else ():
        yield UNKNOWN_PARTY.found(
            places[0],
            f"原文和任务表里都有“{name}”（任务表 {len(places)} 处），登记文件里没有。",
            f"{perhaps(context.likely.get(name, ()))}"
            f"在 {context.file_of(UNITS)} 登记“{name}”；单位已经改名的，把它写进现名的曾用名。",
            name,
        )


def no_unit(context: Context) -> Iterator[Finding]:
    """Tasks name parties, and no unit is registered."""
    is_named = any(not cell.is_known for row in context.rows for cell in row.cells.values())
    if is_named and context.knows(*PARTY_FILES) and not any(context.entries(UNITS)):
        file = context.file_of(UNITS)
        yield NO_UNIT.found(
            Place(file),
            f"{file} 里没有登记任何单位，任务表里的单位都认不出来。",
            "每个单位写一项：名称、网址名、类别。"
            if not file.endswith(YAML)
            else "每个单位写一项：“- name: 市财政局”，下面缩进两格写 slug 和 kind。",
        )


def _who_is_meant(context: Context, name: str) -> str:
    if owners := context.names.shared.get(squeeze(name)):
        return f"它可以指{'、'.join(f'“{owner}”' for owner in owners)}，请写全称。"
    likely = perhaps(context.likely.get(name, ()))
    return f"{likely}请写全称；如确是新单位，先在 {context.file_of(UNITS)} 登记。"


def empty_name(context: Context) -> Iterator[Finding]:
    """Two separators meet, or one stands at an end of the cell."""
    for row in context.rows:
        for key, cell in _cells(row):
            if not all(one.written for one in cell.named):
                yield EMPTY_NAME.found(
                    row.place(key),
                    "顿号“、”的前面或后面缺少单位名。",
                    "删去多余的顿号，或补上单位名，如“市财政局、市民政局”。",
                    row.get(key),
                )


def doubled_party(context: Context) -> Iterator[Finding]:
    """A party stands twice in a task, in one role or in two that nobody bears at once."""
    for row in context.rows:
        earlier: defaultdict[str, list[Role]] = defaultdict(list)
        for role in Role:
            for one in filter(lambda one: one.written, row.cells[role].named):
                borne = earlier[_name(one)]
                if clash := next((other for other in borne if not role.goes_with(other)), None):
                    column = ROLE_COLUMNS[clash]
                    place = "同一格" if clash is role else f"“{column.head}”"
                    yield DOUBLED_PARTY.found(
                        row.place(ROLE_COLUMNS[role].key),
                        f"“{_name(one)}”在{place}里已经写过。",
                        f"除{WATCHING}以外，一个单位在一项任务里只担任一个角色，请删去多余的一处。",
                        one.written,
                    )
                borne.append(role)


def _name(one: Named) -> str:
    return one.known.full if one.known is not None else one.written


def no_party(context: Context) -> Iterator[Finding]:
    """Nobody bears the task."""
    if context.may_lack_column(*Role) or not any(map(context.has_column, Role)):
        return  # told once, in the head
    for row in context.rows:
        # A row without a text either is told as that.
        if not any(cell.named for cell in row.cells.values()) and row.get("text"):
            yield NO_PARTY.found(
                row.place(),
                "这一行没有任何责任单位。",
                f"在{'、'.join(column.head for column in ROLE_COLUMNS.values())}里至少填一个。",
            )


def no_lead(context: Context) -> Iterator[Finding]:
    """Parties bear the task, but none leads it or is responsible."""
    if context.may_lack_column(*Role):
        return
    if not context.has_column(Role.LEAD) and not context.has_column(Role.RESPONSIBLE):
        if any(map(context.has_column, Role)):
            yield NO_LEAD.found(
                context.head_place(Role.LEAD),
                "表里没有“牵头单位”列。",
                "在表头加上“牵头单位”，对照原文填写每一行。",
            )
        return
    for row in context.rows:
        leads = row.cells[Role.LEAD].named or row.cells[Role.RESPONSIBLE].named
        if not leads and any(cell.named for cell in row.cells.values()):
            yield NO_LEAD.found(
                row.place(Role.LEAD),
                "这一行没有牵头单位。",
                "对照原文补上牵头单位；原文只写“负责”的，填在“负责单位”列。",
            )


def not_full_name(context: Context) -> Iterator[Finding]:
    """An everyday, former or later name stands where the full one is due."""
    for row in context.rows:
        for key, cell in _cells(row):
            for one in cell.named:
                if one.known is not None and one.known.kind != FULL:
                    yield NOT_FULL_NAME.found(
                        row.place(key),
                        f"“{one.written}”是“{one.known.full}”的{one.known.kind}。",
                        f"改成全称“{one.known.full}”。",
                        one.written,
                    )


def wrong_separator(context: Context) -> Iterator[Finding]:
    """Something other than 、 stands between names."""
    for row in context.rows:
        for key, cell in _cells(row):
            if cell.is_separated_wrongly and all(one.written for one in cell.named):
                yield WRONG_SEPARATOR.found(
                    row.place(key),
                    "单位之间要用顿号“、”。",
                    f"改成“{cell.right_form}”。",
                    row.get(key),
                )


RULES = (
    no_unit,
    unknown_party,
    empty_name,
    doubled_party,
    no_party,
    no_lead,
    not_full_name,
    wrong_separator,
)
