"""The numbers that Word puts before paragraphs by itself: they stand in no text of the file.

In a list of tasks 序号 is often numbered so, and chapters nearly always (ISO/IEC 29500-1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml.etree import _Element

from zeren.importing.readers.elements import integer
from zeren.importing.readers.word_elements import is_set, value_of
from zeren.text.ordinals import WORD_FORMATS

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_NONE = frozenset({"none", "bullet"})


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered.

    Attributes:
        start: The first number.
        form: Word's name for the numerals.
        text: The label, with `%1` for the number of the first level and so on.
        style: The style whose paragraphs have this level; empty for none.
        is_plain: Whether the numbers of all levels stand in the label as plain ones.
        restarts: Whether it begins anew below each number of a level above.
    """

    start: int
    form: str
    text: str
    style: str = ""
    is_plain: bool = False
    restarts: bool = True


@dataclass(frozen=True, slots=True)
class Numbered:
    """That a paragraph or style is numbered.

    Attributes:
        list_id: The list, as Word numbers its lists; empty where the style says it.
        level: The level, from 0; None where the style or the list says it.
    """

    list_id: str
    level: int | None


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document.

    Attributes:
        levels: The levels of each list.
        shared: Lists that count on together, by the id of what they share.
        styles: How each style is numbered.
    """

    levels: Mapping[str, Mapping[int, _Level]]
    shared: Mapping[str, str]
    styles: Mapping[str, Numbered]
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, properties: _Element | None, style: str) -> str:
        """The label of the next paragraph, which is counted by this.

        Args:
            properties: The properties of the paragraph.
            style: The id of its style.

        Returns:
            Its label, such as `（三）`; empty where it has none.
        """
        list_id, index = self._place(properties, style)
        levels = self.levels.get(list_id, {})
        level = levels.get(index)
        if level is None:
            return ""
        count = self._counts.setdefault(self.shared[list_id], [0] * _LEVELS)
        count[index] = (count[index] or level.start - 1) + 1
        for below in range(index + 1, _LEVELS):
            if below not in levels or levels[below].restarts:
                count[below] = 0
        if level.form in _NONE:
            return ""

        def numeral(match: re.Match[str]) -> str:
            of = levels.get(int(match.group(1)) - 1, level)
            # A level that was passed over counts as begun.
            number = count[int(match.group(1)) - 1] or of.start
            return str(number) if level.is_plain else WORD_FORMATS.get(of.form, str)(number)

        return _PLACEHOLDER.sub(numeral, level.text)

    def _place(self, properties: _Element | None, style: str) -> tuple[str, int]:
        """The list and the level of a paragraph; an empty list where it is in none."""
        own, of_style = _numbered(properties), self.styles.get(style)
        list_id = (own.list_id if own else "") or (of_style.list_id if of_style else "")
        for said in (own, of_style):
            if said is not None and said.level is not None:
                return list_id, said.level
        levels = self.levels.get(list_id, {})
        linked = (index for index, level in levels.items() if style and level.style == style)
        return list_id, next(linked, 0)


def numbering_of(document: WordDocument) -> Numbering:
    """Collect how a document is numbered.

    Args:
        document: The document.
    """
    element = next(_numbering_elements(document), None)
    abstract = {} if element is None else _abstract_levels(element)
    levels: dict[str, Mapping[int, _Level]] = {}
    shared: dict[str, str] = {}
    for number in element.iterchildren(qn("w:num")) if element is not None else ():
        list_id = number.get(qn("w:numId"), "")
        abstract_id = value_of(number.find(qn("w:abstractNumId")))
        overridden = _overridden(number)
        levels[list_id] = {**abstract.get(abstract_id, {}), **overridden[1]}
        for index, start in overridden[0].items():
            if index in levels[list_id]:
                old = levels[list_id][index]
                levels[list_id] = {**levels[list_id], index: replace(old, start=start)}
        # A list that says where it starts counts on its own.
        shared[list_id] = f"num {list_id}" if overridden[0] else f"abstract {abstract_id}"
    return Numbering(levels, shared, _styles(document))


def _numbering_elements(document: WordDocument) -> Iterator[_Element]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            part = relation.target_part
            if isinstance(part, XmlPart):
                yield part.element


def _abstract_levels(element: _Element) -> dict[str, Mapping[int, _Level]]:
    """The levels of what lists are made from; some only name a style of lists that has them."""
    abstracts = {
        abstract.get(qn("w:abstractNumId"), ""): abstract
        for abstract in element.iterchildren(qn("w:abstractNum"))
    }
    levels: dict[str, Mapping[int, _Level]] = {
        name: dict(map(_level, abstract.iter(qn("w:lvl")))) for name, abstract in abstracts.items()
    }
    by_style = {
        style: levels[name]
        for name, abstract in abstracts.items()
        if (style := value_of(abstract.find(qn("w:styleLink"))))
    }
    return {
        name: levels[name] or by_style.get(value_of(abstract.find(qn("w:numStyleLink"))), {})
        for name, abstract in abstracts.items()
    }


def _overridden(number: _Element) -> tuple[dict[int, int], dict[int, _Level]]:
    """Where the levels of a list start otherwise, and those that are defined anew."""
    starts: dict[int, int] = {}
    levels: dict[int, _Level] = {}
    for override in number.iterchildren(qn("w:lvlOverride")):
        index = integer(override.get(qn("w:ilvl")), 0)
        start = override.find(qn("w:startOverride"))
        if start is not None:
            starts[index] = integer(value_of(start), 1)
        levels.update(map(_level, override.iterchildren(qn("w:lvl"))))
    return starts, levels


def _level(element: _Element) -> tuple[int, _Level]:
    def child(name: str) -> str:
        return value_of(element.find(qn(name)))

    level = _Level(
        start=integer(child("w:start"), 1),
        form=child("w:numFmt"),
        text=child("w:lvlText"),
        style=child("w:pStyle"),
        is_plain=is_set(element.find(qn("w:isLgl"))),
        restarts=child("w:lvlRestart") != "0",
    )
    return integer(element.get(qn("w:ilvl")), 0), level


def _styles(document: WordDocument) -> dict[str, Numbered]:
    """How each style is numbered, by itself or by the style that it is based on."""
    own: dict[str, Numbered] = {}
    bases: dict[str, str] = {}
    for style in document.styles.element.iterchildren(qn("w:style")):
        name = style.get(qn("w:styleId"), "")
        numbered = _numbered(style.find(qn("w:pPr")))
        if numbered is not None:
            own[name] = numbered
        bases[name] = value_of(style.find(qn("w:basedOn")))
    return {name: found for name in bases if (found := _inherited(name, own.get, bases))}


def _inherited(
    name: str, own: Callable[[str], Numbered | None], bases: Mapping[str, str]
) -> Numbered | None:
    seen: set[str] = set()
    while name and name not in seen:
        if found := own(name):
            return found
        seen.add(name)
        name = bases.get(name, "")
    return None


def _numbered(properties: _Element | None) -> Numbered | None:
    found = properties.find(qn("w:numPr")) if properties is not None else None
    if found is None:
        return None
    list_id, level = (value_of(found.find(qn(name))) for name in ("w:numId", "w:ilvl"))
    number = integer(level, _LEVELS) if level else None
    if number is not None and number >= _LEVELS:
        return None
    return Numbered(list_id, number) if list_id or number is not None else None
