"""The data of the search: the index, and the folding table, which the matrix uses as well.

Both are scripts and not plain JSON, so that they can be loaded where pages are opened from a
folder, without a server. Between the brackets stands JSON, whose shapes are declared in
`theme/assets/javascripts/shapes.d.ts`. The index holds all records and what only the search needs:

    roles      mark, word and key of each role
    said       what people say for each role besides its word, or type for it
    any        which roles say only that somebody is responsible, in whatever role
    readings   the characters by how they are read
    synonyms   [what people say, what it means]
    pairs      the words of two characters in the records, end to end: what a slip may have meant
    parts      how many files hold the records, where one would be too large; else 0
    records    [group, page, fields, more]: each field is the letter of its part and its text; more
               holds, where there is any: anchors of fields, canonical numbers of fields, readings
               in context (field, place, reading), members, roles and the plan of a task as
               positions of records, and whether a task is done no more

Where the records stand in files of their own, each holds an array of them, in their order, a line
each: the browser reads a few lines at a time, so that what it throws away of them is never much.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from zeren.model import Role
from zeren.register.building import Register
from zeren.search.guide import GuidePage
from zeren.search.pinyin import common_characters, deviations, reading, words_of_two
from zeren.search.records import Part, Record, guide_records, records
from zeren.text.amounts import canonical
from zeren.text.folding import fold, folding

PATH = "assets/search/index.js"
FOLDING_PATH = "assets/search/folding.js"
MOST_BYTES = 600_000
"""Of one file, unless it holds a single record: packed it stays below 1 MB whatever the texts."""

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json]"

_LETTERS = {
    Part.NAME: "n",
    Part.ALIAS: "a",
    Part.FORMER_NAME: "f",
    Part.KIND: "k",
    Part.NUMBER: "#",
    Part.TITLE: "t",
    Part.SENTENCE: "s",
    Part.TEXT: "x",
    Part.EXTRA: "e",
}

# Each role with its pinyin first.
_SAID_FOR: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        Role.LEAD: ("qiantou", "领头"),
        Role.SUPPORT: ("peihe", "协办", "协助", "参与", "协同"),
        Role.IMPLEMENT: ("luoshi", "具体落实", "执行"),
        Role.RESPONSIBLE: ("fuze", "担责"),
        Role.SUPERVISE: ("dudao", "督办", "督促", "督查"),
        Role.ACCEPT: ("yanshou",),
    }
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Records as they stand in the index.

    Attributes:
        used: The characters of their texts, folded.
        pairs: The words of two characters in them.
        rows: Each as JSON.
    """

    used: frozenset[str]
    pairs: frozenset[str]
    rows: tuple[str, ...]


def rows_of(register: Register) -> Rows:
    """The records of the register: most of the work that an index is.

    Args:
        register: The register.
    """
    return _rows(register, records(register))


def index_files(
    register: Register, guide: Iterable[GuidePage], known: Rows | None = None
) -> Iterator[tuple[str, bytes]]:
    """Make the index.

    Args:
        register: The register.
        guide: The pages of the guide.
        known: The records of the register, where they are there already.

    Yields:
        The path below the docs folder and the bytes of each file: the index, then the records
        where they stand in files of their own.
    """
    known = known or rows_of(register)
    of_guide = _rows(register, guide_records(guide))
    parts = list(_divided((*known.rows, *of_guide.rows)))
    is_whole = len(parts) == 1
    used = known.used | of_guide.used | set(common_characters())
    pairs = known.pairs | of_guide.pairs
    roles = _roles_of(register)
    content = {
        "roles": _json([{"mark": r.mark, "word": r.word, "key": r.value} for r in roles]),
        "said": _json([_SAID_FOR[role] for role in roles]),
        # Who is asked for with 负责 may do anything.
        "any": _json([roles.index(Role.RESPONSIBLE)]),
        "watch": _json([place for place, role in enumerate(roles) if role.watches]),
        "readings": _json(_readings(used)),
        "synonyms": _json([[synonym.said, synonym.means] for synonym in register.synonyms]),
        "pairs": _json("".join(sorted(pairs))),
        "parts": _json(0 if is_whole else len(parts)),
        "records": parts[0] if is_whole else "[]",
    }
    inside = ",".join(f'"{key}":{value}' for key, value in content.items())
    yield PATH, _script(f"{{{inside}}}")
    if not is_whole:
        yield from ((part_path(number), _script(part)) for number, part in enumerate(parts, 1))


def _roles_of(register: Register) -> tuple[Role, ...]:
    """The roles that a search understands: a word for one that nobody bears is a word of texts."""
    used = {*register.used_roles, Role.RESPONSIBLE}
    return tuple(role for role in Role if role in used)


def _rows(register: Register, found: Iterable[Record]) -> Rows:
    positions = {party.name: position for position, party in enumerate(register.parties)}
    plans = {plan.slug: len(positions) + number for number, plan in enumerate(register.plans)}
    roles = _roles_of(register)
    used: set[str] = set()
    pairs: set[str] = set()
    rows: list[str] = []
    for record in found:
        folded = [fold(field.text) for field in record.fields]
        used.update(*folded)
        for text in folded:
            pairs.update(map(str.__add__, text, text[1:]))
        rows.append(_json(_row(record, folded, roles, positions, plans)))
    return Rows(frozenset(used), words_of_two(pairs), tuple(rows))


def part_path(number: int) -> str:
    """The path of a file of records, counted from 1."""
    return f"{PATH.removesuffix('.js')}-{number}.js"


def folding_file() -> tuple[str, bytes]:
    """Write down which characters count as another one, for the browser.

    There a character outside the basic plane counts as two.

    Returns:
        Its path below the docs folder and its bytes.
    """
    changed = folding()
    single = {old: new for old, new in changed.items() if len(new) == 1 and new <= "\uffff"}
    table: dict[str, Json] = {
        "from": "".join(single),
        "to": "".join(single.values()),
        "dropped": "".join(old for old, new in changed.items() if not new),
        "expanded": {old: new for old, new in changed.items() if new and old not in single},
    }
    return FOLDING_PATH, _script(_json(table))


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _json(content: Json) -> str:
    return _encoder.encode(content)


def _script(content: str) -> bytes:
    return f"zerenLoading.receive({content});\n".encode()


def _divided(rows: Sequence[str]) -> Iterator[str]:
    """Arrays of records, each small enough.

    Too many are halved by their number, so that a text that changes moves no record into another
    file, unless its own grows too large.
    """
    lines = ",\n".join(rows)
    content = f"[\n{lines}\n]"
    if len(rows) <= 1 or len(content.encode()) <= MOST_BYTES:
        yield content
        return
    middle = len(rows) // 2
    yield from _divided(rows[:middle])
    yield from _divided(rows[middle:])


def _readings(used: Iterable[str]) -> Json:
    by_reading: defaultdict[str, list[str]] = defaultdict(list)
    for character in sorted(used):
        if (syllable := reading(character)) is not None:
            by_reading[syllable].append(character)
    return {syllable: "".join(by_reading[syllable]) for syllable in sorted(by_reading)}


def _row(
    record: Record,
    folded: Sequence[str],
    roles: Sequence[Role],
    positions: Mapping[str, int],
    plans: Mapping[str, int],
) -> Json:
    more: dict[str, Json] = {
        "anchors": _by_place(field.anchor for field in record.fields),
        "numbers": _by_place(map(_numbers, folded)),
        "readings": [
            (place, at, syllable)
            for place, text in enumerate(folded)
            for at, syllable in deviations(text).items()
        ],
        "members": [positions[name] for name in record.members],
        "roles": _assigned(record, roles, positions),
        "plan": plans[record.plan] if record.plan is not None else 0,
        "retired": int(record.is_retired),
    }
    return [
        record.group.value,
        record.page,
        [_LETTERS[field.part] + field.text for field in record.fields],
        {key: value for key, value in more.items() if value},
    ]


def _by_place(values: Iterable[str]) -> Json:
    return {str(place): value for place, value in enumerate(values) if value}


def _numbers(folded: str) -> str:
    """A folded text with canonical numbers; empty where it is the same without."""
    numbers = canonical(folded)
    return "" if numbers == folded else numbers


def _assigned(record: Record, roles: Sequence[Role], positions: Mapping[str, int]) -> Json:
    named = dict(record.roles)
    if not named:
        return []
    return [[positions[name] for name in named.get(role, ())] for role in roles]
