"""The names that parties go by, and cells of names read with them.

A cell is read as a person means it: names are compared without blanks, separators other than 、 are
taken as such, and an everyday, former or later name stands for the full one. What is not in the
right form is told by the rules; the register takes the full names either way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from zeren.reading.data_files import COLLECTIVES, COUNTIES, UNITS
from zeren.reading.entries import Entry
from zeren.reading.sources import Sources
from zeren.text.characters import squeeze, trim, without_controls
from zeren.text.similar import likeliest
from zeren.wording import NAME_SEPARATOR, NotCanonicalError, PartiesByRole, parse, widths_by_first

FULL = "全称"
ALIAS = "简称"
FORMER = "旧称"
SUCCESSOR = "改组后的名称"

_SEPARATORS = re.compile(r"([、､,，;；/／\\＼|｜\n])")
_BLANKS = re.compile(r"\s+")
_BLANK_BESIDE_SEPARATOR = re.compile(r"[ \n]?([、､,，;；/／\\＼|｜])[ \n]?")


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for.

    Attributes:
        full: The full name of the party.
        kind: What the name is to it: `FULL`, `ALIAS`, `FORMER` or `SUCCESSOR`.
    """

    full: str
    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """One name in a cell.

    Attributes:
        written: As it is written, without blanks around it; empty where separators meet.
        known: What it stands for; None where it is not known.
    """

    written: str
    known: Known | None


@dataclass(frozen=True, slots=True)
class PartyCell:
    """A cell of names, read.

    Attributes:
        named: The names in their order.
        is_separated_wrongly: Whether anything but 、 stands between them.
        has_blanks: Whether blanks stand in it other than those of full names.
    """

    named: tuple[Named, ...]
    is_separated_wrongly: bool
    has_blanks: bool

    @property
    def parties(self) -> tuple[str, ...]:
        """The full names of the parties that are known."""
        return tuple(one.known.full for one in self.named if one.known is not None)

    @property
    def is_known(self) -> bool:
        """Whether every name is known."""
        return all(one.known is not None for one in self.named)

    @property
    def right_form(self) -> str:
        """The cell in the right form; names that are not known as they are."""
        return NAME_SEPARATOR.join(
            one.known.full if one.known is not None else one.written for one in self.named
        )


@dataclass(frozen=True, slots=True)
class Names:
    """All names of all parties.

    Attributes:
        known: What each name stands for, by the name without blanks.
        shared: The full names of the parties that share a name which is then no one's.
        compound: The names without blanks that hold a separator, such as 各区、县级市.
        widths: Of how many pieces they consist, by the first piece, the largest number first.
    """

    known: Mapping[str, Known]
    shared: Mapping[str, tuple[str, ...]]
    compound: frozenset[str]
    widths: Mapping[str, Sequence[int]]

    def find(self, name: str) -> Known | None:
        """What a name stands for, blanks in it aside; None where it is not known."""
        return self.known.get(squeeze(name))

    def names_of(self) -> Mapping[str, tuple[str, ...]]:
        """All names of each party without blanks, by its full name."""
        names: defaultdict[str, list[str]] = defaultdict(list)
        for name, known in self.known.items():
            names[known.full].append(name)
        return {full: tuple(group) for full, group in names.items()}

    def likeliest(self, name: str) -> tuple[str, ...]:
        """The full names of the parties that a name which is not known probably means."""
        found = likeliest(squeeze(name), self.known)
        return tuple(dict.fromkeys(self.known[one].full for one in found))

    def read_cell(self, cell: str) -> PartyCell:
        """Read a cell of names.

        Args:
            cell: The cell as written.
        """
        as_it_is = self._read_plain(cell.split(NAME_SEPARATOR))
        if as_it_is is not None:
            return as_it_is
        cell = without_controls(cell)
        if not squeeze(cell):
            return PartyCell((), is_separated_wrongly=False, has_blanks=False)
        parts = _SEPARATORS.split(_plain(cell))
        named: list[Named] = []
        wrong = False
        position = 0
        while position < len(parts):
            width = self._width(parts, position)
            written = trim("".join(parts[position : position + 2 * width - 1]))
            names = (written,) if width > 1 else self._divide(written)
            wrong = wrong or len(names) > 1
            named.extend(Named(name, self.find(name)) for name in names)
            position += 2 * width - 1
            wrong = wrong or any(sign != NAME_SEPARATOR for sign in parts[position : position + 1])
            position += 1
        right = PartyCell(tuple(named), is_separated_wrongly=wrong, has_blanks=False)
        return replace(right, has_blanks=cell not in {squeeze(cell), right.right_form})

    def read_sentence(self, sentence: str) -> PartiesByRole | None:
        """Read the full names by role from a canonical responsibility sentence.

        `由甲牵头，乙等落实` ends like a canonical sentence and is none: whom one would read from
        it is not known.

        Args:
            sentence: The sentence.

        Returns:
            The names; None where the sentence has another form or names who is not known.
        """
        try:
            parsed = parse(sentence, self.compound)
        except NotCanonicalError:
            return None
        known = {role: tuple(map(self.find, names)) for role, names in parsed.items()}
        full = {role: tuple(one.full for one in found if one) for role, found in known.items()}
        return full if all(len(full[role]) == len(known[role]) for role in known) else None

    def _read_plain(self, pieces: Sequence[str]) -> PartyCell | None:
        """A cell whose pieces are known names, as nearly all are; None where it is another."""
        if self.compound or not all(piece in self.known for piece in pieces):
            return None
        named = tuple(Named(piece, self.known[piece]) for piece in pieces)
        return PartyCell(named, is_separated_wrongly=False, has_blanks=False)

    def _width(self, parts: Sequence[str], position: int) -> int:
        """Of how many pieces the name at a place consists: the longest known one, else one."""
        for width in self.widths.get(squeeze(parts[position]), ()):
            own = parts[position : position + 2 * width - 1]
            if len(own) == 2 * width - 1 and squeeze("".join(own)) in self.compound:
                return width
        return 1

    def _divide(self, piece: str) -> tuple[str, ...]:
        """Divide a piece at blanks where that gives names that are known."""
        if self.find(piece) is not None:
            return (piece,)
        names = tuple(_BLANKS.split(piece))
        return names if any(self.find(name) for name in names) else (piece,)


def names_of(sources: Sources) -> Names:
    """Collect the names of all units, counties and collectives.

    Args:
        sources: What was read.
    """
    entries = [
        entry
        for file in (UNITS, COUNTIES, COLLECTIVES)
        for entry in sources.of(file)
        if squeeze(entry.text("name"))
    ]
    known = {squeeze(entry.text("name")): Known(entry.text("name"), FULL) for entry in entries}
    candidates: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for entry in entries:
        for name, kind in other_names(entry):
            if squeeze(name) and squeeze(name) not in known:
                candidates[squeeze(name)].setdefault(entry.text("name"), kind)
    shared = {name: tuple(owners) for name, owners in candidates.items() if len(owners) > 1}
    for name, owners in candidates.items():
        if name not in shared:
            known[name] = Known(*next(iter(owners.items())))
    compound = frozenset(name for name in known if _SEPARATORS.search(name))
    widths = widths_by_first(_SEPARATORS.split(name)[::2] for name in compound)
    return Names(MappingProxyType(known), MappingProxyType(shared), compound, widths)


def other_names(entry: Entry) -> Iterator[tuple[str, str]]:
    """The names of a party besides its full name, with their kind.

    Args:
        entry: The party's entry.

    Yields:
        Each name and `ALIAS`, `FORMER` or `SUCCESSOR`.
    """
    for alias in entry.texts("aliases"):
        yield alias, ALIAS
    former = entry.values.get("former_names")
    yield from ((name, FORMER) for name in _nested_names(former))
    # Of several names here each is a unit of its own.
    (successors,) = [*_nested_names([entry.values.get("successor")])] or [""]
    yield from ((name, SUCCESSOR) for part in successors.split("、") if (name := part.strip()))


def _plain(cell: str) -> str:
    """A cell with one blank or line end in place of many, and none beside a separator."""
    plain = _BLANKS.sub(lambda blanks: "\n" if "\n" in blanks.group() else " ", trim(cell))
    return _BLANK_BESIDE_SEPARATOR.sub(r"\1", plain)


def _nested_names(values: object) -> Iterable[str]:
    """The `name` of each mapping in a list."""
    for value in values if isinstance(values, list) else ():
        name = value.get("name") if isinstance(value, dict) else None
        if isinstance(name, str):
            yield name
