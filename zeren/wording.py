"""Responsibility sentences in their canonical form, to and from parties by role.

The canonical form is that of the published list: `A、B牵头；C、D配合；E落实`. One part a role, in
the order of `Role`, names joined by 、 and parts by ；.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from zeren.model import Role

ROLE_WORDS: tuple[str, ...] = tuple(role.word for role in Role)
NAME_SEPARATOR = "、"
PART_SEPARATOR = "；"

PartiesByRole = Mapping[Role, tuple[str, ...]]


class NotCanonicalError(ValueError):
    """A sentence is not in the canonical form."""


def split_names(cell: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Split a cell of names at 、 without tearing apart a known name that holds one.

    Args:
        cell: Names joined by 、; blanks around a name do not count.
        known: Full names; those with 、 inside, such as 各区、县级市, are kept whole.

    Returns:
        The names in their order; an empty string where two separators meet, so that a
        check can see it. An empty cell has no names.
    """
    if not cell.strip():
        return ()
    pieces = [piece.strip() for piece in cell.split(NAME_SEPARATOR)]
    compound = {name for name in known if NAME_SEPARATOR in name}
    widths = widths_by_first(name.split(NAME_SEPARATOR) for name in compound)
    names: list[str] = []
    start = 0
    while start < len(pieces):
        for width in (*widths.get(pieces[start], ()), 1):
            own = pieces[start : start + width]
            candidate = NAME_SEPARATOR.join(own)
            if width == 1 or (len(own) == width and candidate in compound):
                names.append(candidate)
                start += width
                break
    return tuple(names)


def widths_by_first(names: Iterable[Sequence[str]]) -> Mapping[str, Sequence[int]]:
    """Of how many pieces those names consist that begin with a piece.

    Args:
        names: The pieces of each name.

    Returns:
        The numbers by the first piece, the largest first.
    """
    widths: defaultdict[str, set[int]] = defaultdict(set)
    for pieces in names:
        widths[pieces[0]].add(len(pieces))
    return {first: sorted(found, reverse=True) for first, found in widths.items()}


def compose(parties: Mapping[Role, Sequence[str]]) -> str:
    """Write the canonical sentence.

    Args:
        parties: Full names by role, in their published order; roles without names are left out.

    Returns:
        The sentence, such as `市医保局牵头；市财政局、市卫生健康委配合`; empty where no role
        has a name.
    """
    return PART_SEPARATOR.join(
        NAME_SEPARATOR.join(parties[role]) + role.word for role in Role if parties.get(role)
    )


def parse(sentence: str, known: Collection[str] = ()) -> PartiesByRole:
    """Read a canonical sentence.

    Args:
        sentence: The sentence.
        known: Full names, as for `split_names`.

    Returns:
        The names by role, in their published order, so that `compose(parse(s)) == s`.

    Raises:
        NotCanonicalError: If a part ends in no role word, names nobody, or roles repeat or
            stand out of order.
    """
    parts: dict[Role, tuple[str, ...]] = {}
    for part in sentence.split(PART_SEPARATOR):
        role = next((role for role in Role if part.endswith(role.word)), None)
        if role is None:
            raise NotCanonicalError(f"no role word ends {part!r}")
        names = split_names(part.removesuffix(role.word), known)
        if not all(names) or not names:
            raise NotCanonicalError(f"a name is missing in {part!r}")
        if role in parts:
            raise NotCanonicalError(f"{role.word} stands twice in {sentence!r}")
        parts[role] = names
    if compose(parts) != sentence:
        raise NotCanonicalError(f"roles or blanks are out of order in {sentence!r}")
    return MappingProxyType(parts)
