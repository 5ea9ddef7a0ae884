"""Rules for the synonyms of the search box."""

from __future__ import annotations

from collections.abc import Iterator

from zeren.checks.context import PARTY_FILES, Context
from zeren.findings import Finding, Severity, declare
from zeren.reading.data_files import PLANS, SYNONYMS, TASKS
from zeren.reading.entries import Entry
from zeren.text.folding import FIELD_END, fold

MEANS_NOTHING = declare(
    "S001",
    Severity.WARNING,
    "说法指向的词在数据里没有",
    about="synonyms 里“说法”（said）是人们怎么说，“词语”（means）是正文、标题或单位名称里的词。"
    "词语哪里都没有时，按这个说法什么也查不到。几个词用空格隔开的，各个都要有。",
    wrong="说法：买房补贴，词语：购房补帖",
    right="说法：买房补贴，词语：购房补助",
)
DOUBLED_SAYING = declare(
    "S002",
    Severity.ERROR,
    "同一个说法写了两次",
    about="一个说法只写在一项里，这样改的时候不会漏。它指向几个词的，都写进这一项的词语。",
    wrong="两项的说法都是“房补”，词语一个是购房补助，一个是住房",
    right="说法：房补，词语：购房补助、住房",
)
TOO_SHORT = declare(
    "S003",
    Severity.ERROR,
    "说法太短",
    about="一个字的说法会带出许多不相干的结果，所以至少两个字。",
    wrong="说法：房，词语：购房补助",
    right="说法：房补，词语：购房补助",
)
SAME = declare(
    "S004",
    Severity.ERROR,
    "说法和指向的词相同",
    about="正文里有的词本来就查得到，不用在 synonyms 里指向自己。",
    wrong="说法：养老、托老，词语：养老",
    right="说法：托老，词语：养老",
)

SHORTEST = 2


def meaning_nothing(context: Context) -> Iterator[Finding]:
    """What a saying stands for occurs nowhere, so that it leads to nothing."""
    if not _texts_can_be_judged(context):
        return
    searchable = FIELD_END.join(map(fold, _texts(context)))
    for entry in context.entries(SYNONYMS):
        for means in entry.texts("means"):
            if not all(fold(word) in searchable for word in means.split()):
                yield MEANS_NOTHING.found(
                    entry.place("means"),
                    f"任务和单位里都没有“{means}”。",
                    "改成正文、标题或单位名称里有的词，或删去它。",
                    means,
                )


def _texts_can_be_judged(context: Context) -> bool:
    """Whether all that holds the words is there and could be read."""
    sources = context.sources
    is_read = TASKS not in sources.unread and context.knows(PLANS, *PARTY_FILES)
    # A row that was left out, told elsewhere, took the words of its title with it.
    has_all_rows = len(context.live) >= sum(map(len, sources.published.values()))
    return is_read and has_all_rows and not context.may_lack_column("text", "title")


def _texts(context: Context) -> Iterator[str]:
    """What holds words that can be found, and the published texts.

    A word of these that the table has lost was lost by another mistake, told where it is.
    """
    for row in context.rows:
        yield from row.row.cells.values()
    for file in (PLANS, *PARTY_FILES):
        for entry in context.entries(file):
            yield from (entry.text(key) for key in ("name", "title", "kind"))
    yield from (name for names in context.names.names_of().values() for name in names)
    for tasks in context.sources.published.values():
        yield from (task.text for task in tasks)


def doubled_sayings(context: Context) -> Iterator[Finding]:
    """A saying stands in two entries, or twice in one."""
    first: dict[str, Entry] = {}
    for entry, saying in _sayings(context):
        earlier = first.get(fold(saying))
        first.setdefault(fold(saying), entry)
        if earlier is not None:
            other = f" {earlier.where}" if earlier is not entry else "这一项"
            yield DOUBLED_SAYING.found(
                entry.place("said"),
                f"“{saying}”已经写在{other}里。",
                f"只留一处；指向的词都写进那一项的“{entry.called('means')}”。",
                saying,
            )


def too_short(context: Context) -> Iterator[Finding]:
    """A saying of one character would turn up in everything."""
    for entry, saying in _sayings(context):
        if len(fold(saying)) < SHORTEST:
            yield TOO_SHORT.found(
                entry.place("said"),
                f"“{saying}”太短，会带出许多不相干的结果。",
                f"写成 {SHORTEST} 个字以上的说法。",
                saying,
            )


def same(context: Context) -> Iterator[Finding]:
    """A saying is found as it is and needs no entry."""
    for entry, saying in _sayings(context):
        if fold(saying) in map(fold, entry.texts("means")):
            yield SAME.found(
                entry.place("said"),
                f"“{saying}”本来就查得到，不用指向自己。",
                f"从“{entry.called('said')}”里删去这个词。",
                saying,
            )


def _sayings(context: Context) -> Iterator[tuple[Entry, str]]:
    for entry in context.entries(SYNONYMS):
        yield from ((entry, saying) for saying in entry.texts("said"))


RULES = (meaning_nothing, doubled_sayings, too_short, same)
