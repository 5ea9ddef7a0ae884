"""How runs of a Word file look, by themselves and by their styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element

from zeren.importing.readers.omissions import Why
from zeren.importing.readers.scripts import SCRIPTS
from zeren.importing.readers.symbols import is_symbol_font
from zeren.importing.readers.word_elements import is_set, value_of

_HIDES, _STRIKES = (qn("w:vanish"),), (qn("w:strike"), qn("w:dstrike"))
# A mark of a paragraph that was deleted, moved away or hidden joins it with the next one.
_GONE = (qn("w:del"), qn("w:moveFrom"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks.

    Attributes:
        why: Why it is left out; None where it is read.
        script: `superscript` or `subscript`; else empty.
        font: The font of symbols that it is set in; else empty.
    """

    why: Why | None = None
    script: str = ""
    font: str = ""


_PLAIN = Look()


@dataclass(slots=True)
class Looks:
    """The styles of a document.

    Attributes:
        properties: The properties of runs that each style has by itself.
        bases: The style that each is based on.
        default: The style of paragraphs that name none.
    """

    properties: Mapping[str, _Element]
    bases: Mapping[str, str]
    default: str
    _chains: dict[str, list[_Element]] = field(default_factory=dict)
    _found: dict[tuple[str, tuple[str, ...]], bool] = field(default_factory=dict)

    def of_run(self, run: _Element, paragraph_style: str) -> Look:
        """How a run looks.

        Args:
            run: The run.
            paragraph_style: The style of its paragraph; empty for the default.
        """
        own = run.find(qn("w:rPr"))
        if own is None and not self._matters(paragraph_style or self.default):
            return _PLAIN
        styles = (_style(own), paragraph_style or self.default)
        why = None
        if self._is_on(own, _HIDES, styles):
            why = Why.HIDDEN
        elif self._is_on(own, _STRIKES, styles):
            why = Why.STRUCK
        return Look(why, self._script(own, styles), self._font(own, styles))

    def is_joined(self, paragraph: _Element, style: str) -> bool:
        """Whether a paragraph goes on in the next one, since its mark is deleted or hidden.

        Args:
            paragraph: The paragraph.
            style: Its style; empty for the default.
        """
        properties = paragraph.find(qn("w:pPr"))
        mark = properties.find(qn("w:rPr")) if properties is not None else None
        if mark is None and not self._matters(style or self.default):
            return False
        if mark is not None and any(mark.find(gone) is not None for gone in _GONE):
            return True
        return self._is_on(mark, _HIDES, (_style(mark), style or self.default))

    def _matters(self, style: str) -> bool:
        """Whether a style, or one that it is based on, says anything of runs."""
        return any(True for _ in self._chain(style))

    def _is_on(self, own: _Element | None, names: tuple[str, ...], styles: tuple[str, ...]) -> bool:
        said = _toggle(own, names)
        if said is not None:
            return said
        # A style of characters turns about what the style of the paragraph says.
        return sum(self._style_says(style, names) for style in styles) % 2 == 1

    def _style_says(self, style: str, names: tuple[str, ...]) -> bool:
        key = (style, names)
        if key not in self._found:
            said = (_toggle(properties, names) for properties in self._chain(style))
            self._found[key] = next((one for one in said if one is not None), False)
        return self._found[key]

    def _script(self, own: _Element | None, styles: tuple[str, ...]) -> str:
        for properties in self._all(own, styles):
            found = properties.find(qn("w:vertAlign"))
            if found is not None:
                script = value_of(found)
                return script if script in SCRIPTS else ""
        return ""

    def _font(self, own: _Element | None, styles: tuple[str, ...]) -> str:
        for properties in self._all(own, styles):
            fonts = properties.find(qn("w:rFonts"))
            for name in ("w:ascii", "w:hAnsi"):
                font = fonts.get(qn(name), "") if fonts is not None else ""
                if font:
                    return font if is_symbol_font(font) else ""
        return ""

    def _all(self, own: _Element | None, styles: tuple[str, ...]) -> list[_Element]:
        inherited = [properties for style in styles for properties in self._chain(style)]
        return inherited if own is None else [own, *inherited]

    def _chain(self, style: str) -> list[_Element]:
        """The properties of a style and of those that it is based on, its own first."""
        if style in self._chains:
            return self._chains[style]
        chain = self._chains[style] = []
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            if style in self.properties:
                chain.append(self.properties[style])
            style = self.bases.get(style, "")
        return chain


def looks_of(document: WordDocument) -> Looks:
    """Collect the styles of a document.

    Args:
        document: The document.
    """
    properties: dict[str, _Element] = {}
    bases: dict[str, str] = {}
    default = ""
    for style in document.styles.element.iterchildren(qn("w:style")):
        name = style.get(qn("w:styleId"), "")
        own, base = style.find(qn("w:rPr")), style.find(qn("w:basedOn"))
        if own is not None and any(own.find(qn(tag)) is not None for tag in _SAYING):
            properties[name] = own
        if base is not None:
            bases[name] = value_of(base)
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true"}:
            default = name
    return Looks(properties, bases, default)


_SAYING = ("w:vanish", "w:strike", "w:dstrike", "w:vertAlign", "w:rFonts")


def _toggle(properties: _Element | None, names: tuple[str, ...]) -> bool | None:
    """What properties say of something that is on or off; None where they say nothing."""
    if properties is None:
        return None
    found = [one for name in names if (one := properties.find(name)) is not None]
    return any(map(is_set, found)) if found else None


def _style(properties: _Element | None) -> str:
    return value_of(properties.find(qn("w:rStyle"))) if properties is not None else ""
