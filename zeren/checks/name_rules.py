"""Rules for names and slugs in the registry files: each stands for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zeren.checks.context import PARTY_FILES, Context, Found
from zeren.findings import Check, Finding, Severity, declare
from zeren.model import Role
from zeren.reading.data_files import COLLECTIVES, COUNTIES, REGISTRY_FILES, SYNONYMS, UNITS
from zeren.reading.entries import Entry
from zeren.reading.names import ALIAS, FULL, other_names
from zeren.text.characters import INNER_BLANK, squeeze
from zeren.wording import NAME_SEPARATOR

DOUBLED_SLUG = declare(
    "R004",
    Severity.ERROR,
    "网址名（slug）重复",
    about="同一个文件里两项的网址名（slug）相同，网址就会相同，一个会盖掉另一个。",
    wrong="两个单位的网址名都是 caizheng-ju",
    right="每个单位的网址名各不相同",
)
DOUBLED_NAME = declare(
    "R005",
    Severity.ERROR,
    "名称重复",
    about="一个名称只能登记一次，单位、属地、统称合在一起算。",
    wrong="units 里有两个“市财政局”",
    right="每个名称只登记一次",
)
UNKNOWN_MEMBER = declare(
    "R007",
    Severity.ERROR,
    "成员不是已登记的单位",
    about="统称（如“专班成员单位”）的成员要写 units 或 counties 里的全称。",
    wrong="成员：市财政",
    right="成员：市财政局",
)
DOUBLED_ALIAS = declare(
    "R009",
    Severity.WARNING,
    "简称重复",
    about="同一个简称指了两个单位，查找时就分不清，任务表里也不能用它。",
    wrong="市教育局和市体育局的别名里都有“教体局”",
    right="每个简称只属于一个单位",
)
ALIAS_IS_NAME = declare(
    "R010",
    Severity.WARNING,
    "简称是全称",
    about="一个单位的简称与另一个单位（或自己）的全称相同，按全称理解，这个简称不起作用。",
    wrong="市卫生健康委的别名里有“市医保局”，而市医保局另有登记",
    right="从别名里删去“市医保局”",
)
UNNAMED_UNIT = declare(
    "R011",
    Severity.WARNING,
    "没有任务提到的单位",
    about="units 里登记了这个单位，但没有一项任务写它，它也不是哪个统称的成员。"
    "可能是多登记了，也可能是任务表里漏写了。",
    wrong="units 里有“市文化和旅游局”，任务表里没有",
    right="删去这个单位，或在任务表里补上它",
)
BLANK_IN_NAME = declare(
    "R013",
    Severity.WARNING,
    "名称里有空格",
    about="登记的名称中间有空格或看不见的字符。比较时不算，但会照样显示在网页上。",
    wrong="名称：市 财政局",
    right="名称：市财政局",
)

JOINED_ALIASES = declare(
    "R021",
    Severity.WARNING,
    "别名里有顿号",
    about="一个单位的别名里有顿号，多半是几个别名写在了一起：在 YAML 的方括号里用英文逗号隔开，"
    "在表格里只用顿号或只用分号。别名确实带顿号的，可以接受这个警告。",
    wrong="aliases: [财政局、市财局]",
    right="aliases: [财政局, 市财局]",
)


def doubled_slugs(context: Context) -> Iterator[Finding]:
    """Two entries of a file share an address."""
    for file in REGISTRY_FILES:
        yield from _doubled(context.entries(file), "slug", DOUBLED_SLUG)


def doubled_names(context: Context) -> Iterator[Finding]:
    """A party is registered twice, in one file or in two."""
    yield from _doubled(context.entries(*PARTY_FILES), "name", DOUBLED_NAME)


def _doubled(entries: Iterable[Entry], key: str, check: Check) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for entry in entries:
        value = squeeze(entry.text(key))
        if not value:
            continue
        earlier = first.setdefault(value, entry)
        if earlier is not entry:
            yield check.found(
                entry.place(key),
                f"“{value}”已在 {earlier.where}用过。",
                "改成不重复的，或删去多余的一项。",
                value,
            )


def unknown_members(context: Context) -> Iterator[Finding]:
    """A member of a collective is no registered unit or territory."""
    if not context.knows(UNITS, COUNTIES):
        return
    known = {squeeze(entry.text("name")) for entry in context.entries(UNITS, COUNTIES)}
    units_file = context.file_of(UNITS)
    for entry in context.entries(COLLECTIVES):
        for member in entry.texts("members"):
            if squeeze(member) not in known:
                meant = context.names.find(member)
                likely = (meant.full,) if meant is not None else context.names.likeliest(member)
                yield UNKNOWN_MEMBER.found(
                    entry.place("members"),
                    f"成员“{member}”不是登记的单位或属地。",
                    f"{perhaps(likely)}改成 {units_file} 里的全称，或先在那里登记。",
                    member,
                )


def doubled_aliases(context: Context) -> Iterator[Finding]:
    """An everyday name belongs to two parties, or stands twice with one."""
    first: dict[str, Entry] = {}
    for entry in context.entries(*PARTY_FILES):
        own: set[str] = set()
        for alias in entry.texts("aliases"):
            name = squeeze(alias)
            known = context.names.find(alias)
            if known is not None and known.kind == FULL:
                continue  # told as a full name
            earlier = first.setdefault(name, entry)
            if earlier is not entry or name in own:
                owner = f"“{earlier.text('name')}”" if earlier is not entry else "这一项"
                yield DOUBLED_ALIAS.found(
                    entry.place("aliases"),
                    f"简称“{alias}”已经写在{owner}里（{earlier.where}）。",
                    "只留在常用的那个单位，别处删去。",
                    alias,
                )
            own.add(name)


def joined_aliases(context: Context) -> Iterator[Finding]:
    """Everyday names of a unit, or sayings, stand as one. Collectives have such names."""
    for entry in context.entries(UNITS, SYNONYMS):
        key = "aliases" if entry.registry == UNITS else "said"
        for alias in filter(lambda alias: NAME_SEPARATOR in alias, entry.texts(key)):
            right = ", ".join(alias.split(NAME_SEPARATOR))
            yield JOINED_ALIASES.found(
                entry.place(key),
                f"“{alias}”是一个名称，还是用顿号隔开的几个？",
                "几个名称之间只用“；”或只用“、”，不要混用。"
                if entry.is_row
                else f"是几个，就改成 [{right}]，用英文逗号隔开。",
                alias,
            )


def aliases_that_are_names(context: Context) -> Iterator[Finding]:
    """An everyday name is the full name of a party."""
    for entry in context.entries(*PARTY_FILES):
        for alias in entry.texts("aliases"):
            known = context.names.find(alias)
            if known is not None and known.kind == FULL:
                own = known.full == entry.text("name")
                yield ALIAS_IS_NAME.found(
                    entry.place("aliases"),
                    f"简称“{alias}”就是{'本单位' if own else '另一个单位'}的全称。",
                    f"从“{entry.called('aliases')}”里删去“{alias}”。",
                    alias,
                )


def blanks_in_names(context: Context) -> Iterator[Finding]:
    """A name holds blanks, or something that nobody sees."""
    for entry in context.entries(*PARTY_FILES):
        named = [("name", entry.text("name"))]
        named += [("aliases", name) for name, kind in other_names(entry) if kind == ALIAS]
        named += [("members", name) for name in entry.texts("members")]
        for key, name in named:
            if INNER_BLANK.search(name):
                yield BLANK_IN_NAME.found(
                    entry.place(key),
                    f"“{name}”中间有空格或看不见的字符。",
                    f"改成“{squeeze(name)}”。",
                    name,
                )


def unnamed_units(context: Context, found: Found) -> Iterator[Finding]:
    """A unit bears nothing, neither itself nor as a member."""
    if not _names_can_be_judged(context):
        return
    named = set(_named_parties(context))
    # A unit that the published list names, or a row that cannot be read, was lost from the table
    # by another mistake, which is told where it is.
    table = context.sources.tasks
    unread = (cell for record in (table.unread if table else ()) for cell in record.cells)
    lost = context.published_sentences + squeeze("".join(unread))
    for entry in context.entries(UNITS):
        # A unit that others took over from stays for its address and for who looks for it.
        name = "" if entry.values.get("successor") else entry.text("name")
        if name and name not in named and squeeze(name) not in lost and not found.concerns(entry):
            yield UNNAMED_UNIT.found(
                entry.place("name"),
                f"没有一项任务提到“{name}”。",
                f"任务表里漏写了就补上；多登记了就从 {entry.file} 删去这一项。",
                name,
            )


def _names_can_be_judged(context: Context) -> bool:
    """Whether all that may name a unit could be read."""
    is_whole = context.knows(COLLECTIVES) and not context.may_lack_column(*Role)
    says_members = all(
        bool(entry.text("stands_for")) != bool(entry.text("members") or entry.texts("members"))
        for entry in context.entries(COLLECTIVES)
    )
    says_parties = all(
        row.published is not None or any(cell.named for cell in row.cells.values())
        for row in context.rows
    )
    has_all_files = len(context.sources.tables) == len(context.sources.task_files)
    return bool(context.rows) and has_all_files and is_whole and says_members and says_parties


def _named_parties(context: Context) -> Iterator[str]:
    """The full names of all that tasks and collectives name, or probably mean to name."""
    for row in context.rows:
        for cell in row.cells.values():
            yield from cell.parties
    for likely in context.likely.values():
        yield from likely
    for entry in context.entries(COLLECTIVES):
        for member in entry.texts("members"):
            known = context.names.find(member)
            yield from (known.full,) if known is not None else context.names.likeliest(member)


def perhaps(names: Iterable[str]) -> str:
    """A question that names the likeliest names; empty where there are none.

    Args:
        names: The likeliest full names.
    """
    asked = "，还是".join(f"“{name}”" for name in names)
    return f"是不是{asked}？" if asked else ""


RULES = (
    doubled_slugs,
    doubled_names,
    unknown_members,
    doubled_aliases,
    joined_aliases,
    aliases_that_are_names,
    blanks_in_names,
)
LATE_RULES = (unnamed_units,)
