"""The data of the search: the index, and the folding table, which the matrix uses as well.

Both are scripts and not plain JSON, so that they can be loaded where pages are opened from a
folder, without a server. Between the brackets stands JSON, whose shapes are declared in
`theme/assets/javascripts/shapes.d.ts`. The index holds all records and what only the search needs:

    roles      mark, word and key of each role
    readings   the characters by how they are read
    records    [group, page, fields, more]: each field is the letter of its part and its text; more
               holds, where there is any: anchors of fields, canonical numbers of fields, readings
               in context (field, place, reading), members, roles and the plan of a task as
               positions of records
    synonyms   [what people say, what it means]
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from zeren.model import Role
from zeren.register.building import Register
from zeren.search.guide import GuidePage
from zeren.search.pinyin import common_characters, deviations, reading
from zeren.search.records import Field, Part, Record, records
from zeren.text.amounts import canonical
from zeren.text.folding import fold, folding

PATH = "assets/search/index.js"
FOLDING_PATH = "assets/search/folding.js"

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


def index_file(register: Register, guide: Iterable[GuidePage]) -> tuple[str, bytes]:
    """Make the index.

    Args:
        register: The register.
        guide: The pages of the guide.

    Returns:
        Its path below the docs folder and its bytes.
    """
    found = tuple(records(register, guide))
    positions = {party.name: position for position, party in enumerate(register.parties)}
    plans = {plan.slug: len(positions) + number for number, plan in enumerate(register.plans)}
    content: dict[str, Json] = {
        "roles": [{"mark": role.mark, "word": role.word, "key": role.value} for role in Role],
        "readings": _readings(found),
        "records": [_row(record, positions, plans) for record in found],
        "synonyms": [[synonym.said, synonym.means] for synonym in register.synonyms],
    }
    return PATH, _script(content)


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
    return FOLDING_PATH, _script(table)


def _script(content: Json) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"zerenLoading.receive({text});\n".encode()


def _readings(found: Iterable[Record]) -> Json:
    used = {
        character for record in found for field in record.fields for character in fold(field.text)
    }
    by_reading: defaultdict[str, list[str]] = defaultdict(list)
    for character in sorted(used | set(common_characters())):
        if (syllable := reading(character)) is not None:
            by_reading[syllable].append(character)
    return {syllable: "".join(by_reading[syllable]) for syllable in sorted(by_reading)}


def _row(record: Record, positions: Mapping[str, int], plans: Mapping[str, int]) -> Json:
    more: dict[str, Json] = {
        "anchors": _by_place(field.anchor for field in record.fields),
        "numbers": _by_place(_numbers(field) for field in record.fields),
        "readings": _readings_in_context(record),
        "members": [positions[name] for name in record.members],
        "roles": _roles(record, positions),
        "plan": plans[record.plan] if record.plan is not None else 0,
    }
    return [
        record.group.value,
        record.page,
        [_LETTERS[field.part] + field.text for field in record.fields],
        {key: value for key, value in more.items() if value},
    ]


def _by_place(values: Iterable[str]) -> Json:
    return {str(place): value for place, value in enumerate(values) if value}


def _numbers(field: Field) -> str:
    """The folded text with canonical numbers; empty where it is the same without."""
    folded = fold(field.text)
    numbers = canonical(folded)
    return "" if numbers == folded else numbers


def _readings_in_context(record: Record) -> Json:
    return [
        (place, at, syllable)
        for place, field in enumerate(record.fields)
        for at, syllable in deviations(fold(field.text)).items()
    ]


def _roles(record: Record, positions: Mapping[str, int]) -> Json:
    named = dict(record.roles)
    if not named:
        return []
    return [[positions[name] for name in named.get(role, ())] for role in Role]
