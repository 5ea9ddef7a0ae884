"""The matrix as data, for pages that draw only what is in view.

The shapes are declared in `theme/assets/javascripts/matrix/shapes.d.ts`. Data come in scripts, as
pages in a folder may fetch nothing, and in several where one would be too heavy; what is only
looked through for words comes apart, once somebody types one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from zeren.model import Role
from zeren.pages.kinds import Filled
from zeren.pages.rendering import one_line
from zeren.pages.views.common import Page
from zeren.pages.views.matrix_tables import MatrixTable
from zeren.register.matrix import MARKS, Cell, Filling, MarkCount

_Json: TypeAlias = "str | int | Sequence[_Json]"

# In bytes; packed it is less, so that none weighs more than a megabyte on its way.
HEAVIEST_SCRIPT = 900_000


@dataclass(frozen=True, slots=True)
class Script:
    """A script that carries data.

    Attributes:
        page: The page that loads it, beside which it stands.
        name: Its file name.
        content: What it carries, as JSON.
    """

    page: Page
    name: str
    content: str

    @property
    def address(self) -> str:
        """Where the page finds it: new data have a new address, so that none are kept too long."""
        return f"{self.name}?v={hashlib.sha256(self.content.encode()).hexdigest()[:8]}"

    @property
    def filled(self) -> Filled:
        """The script as a file."""
        return Filled(f"{self.page.address}{self.name}", "script.js.jinja", self)


def row_scripts(page: Page, table: MatrixTable[Filling]) -> Iterator[Script]:
    """The parties with the first rows, and the further rows."""
    parties: _Json = [
        [
            one_line(kind),
            int(group[0].is_county),
            [[one.key, one_line(one.link.text), one_line(one.accepted or "")] for one in group],
        ]
        for kind, group in table.groups
    ]
    roles: _Json = [[role.value, role.mark, role.word] for role in Role]
    rows: Iterator[_Json] = (
        [
            entry.key,
            one_line(entry.link.number),
            one_line(entry.link.title),
            one_line(entry.accepted or ""),
            list(chain.from_iterable(_numbers(place, cells[place]) for place in sorted(cells))),
            entry.link.status.word if entry.link.status else "",
        ]
        for entry, cells in zip(table.entries, table.cells, strict=True)
    )
    for at, part in enumerate(_in_scripts(rows), start=1):
        head = f'"roles":{_dumped(roles)},"kinds":{_dumped(parties)},' if at == 1 else ""
        yield Script(page, f"rows-{at}.js", f'{{{head}"rows":[{",".join(part)}]}}')


def text_scripts(page: Page, table: MatrixTable[Cell]) -> Iterator[Script]:
    """The texts of the rows."""
    texts: Iterator[_Json] = (one_line(entry.text) for entry in table.entries)
    for at, part in enumerate(_in_scripts(texts), start=1):
        yield Script(page, f"texts-{at}.js", f"[{','.join(part)}]")


def _numbers(place: int, filling: Filling) -> Iterator[int]:
    """A cell: of each mark the party, which of the marks it is, and how many tasks."""
    for one in filling:
        mark, number = (one.mark, one.number) if isinstance(one, MarkCount) else (one, 1)
        yield from (place, MARKS.index(mark), number)


def _in_scripts(items: Iterable[_Json]) -> Iterator[list[str]]:
    """Items as JSON, as many together as a script may hold; one list at least."""
    part: list[str] = []
    size = 0
    for item in map(_dumped, items):
        weight = len(item.encode())
        if part and size + weight > HEAVIEST_SCRIPT:
            yield part
            part, size = [], 0
        part.append(item)
        size += weight
    yield part


def _dumped(content: _Json) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
