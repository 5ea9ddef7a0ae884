"""Texts of workbooks of which a part looks otherwise: struck, raised, lowered, in symbols."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from zeren.importing.readers.elements import is_on, tag_of
from zeren.importing.readers.omissions import Omissions, Why
from zeren.importing.readers.scripts import SCRIPTS
from zeren.importing.readers.symbols import in_font, is_symbol_font
from zeren.text.spreadsheet_forms import unescaped


@dataclass(frozen=True, slots=True)
class Run:
    """How a part of a text looks.

    Attributes:
        text: The part.
        is_struck: Whether it is struck through.
        script: One of `SCRIPTS`, or empty.
        font: The font of symbols it is set in; empty for others.
    """

    text: str = ""
    is_struck: bool = False
    script: str = ""
    font: str = ""

    @classmethod
    def of(cls, properties: _Element | None, text: str = "") -> Run:
        """A run with the properties of a font.

        Args:
            properties: The element of the font; None for that of the cell.
            text: The part of the text.
        """
        if properties is None:
            return cls(text)
        said = {tag_of(one): one.get("val") for one in properties}
        struck = "strike" in said and is_on(said["strike"])
        script = said.get("vertAlign") or ""
        font = said.get("rFont") or said.get("name") or ""
        return cls(
            text,
            struck,
            script if script in SCRIPTS else "",
            font if is_symbol_font(font) else "",
        )

    @property
    def is_plain(self) -> bool:
        """Whether it looks as any text does."""
        return not (self.is_struck or self.script or self.font)


@dataclass(frozen=True, slots=True)
class RichText:
    """A text of parts that look differently.

    Attributes:
        runs: The parts.
    """

    runs: tuple[Run, ...]

    def text(self, place: str, omissions: Omissions) -> str:
        """The text as a reader of the sheet sees it.

        Args:
            place: Where it stands, in words.
            omissions: Collects what is left out.
        """
        parts: list[str] = []
        for run in self.runs:
            if run.is_struck:
                omissions.add(run.text, place, Why.STRUCK)
                continue
            text = in_symbols(run.text, run.font, place, omissions)
            if run.script:
                text, why = SCRIPTS[run.script](text, parts[-1] if parts else "")
                if why is not None:
                    omissions.add(run.text, place, why)
            parts.append(text)
        return "".join(parts)


def in_symbols(text: str, font: str, place: str, omissions: Omissions) -> str:
    """A text as its font shows it.

    Args:
        text: The text.
        font: A font of symbols; empty for others.
        place: Where it stands, in words.
        omissions: Collects what is to be told.
    """
    shown, why = in_font(text, font)
    if why is not None:
        omissions.add(text, place, why)
    return shown


def rich_text(element: _Element) -> RichText | None:
    """The text of an element of a workbook, if a part of it looks otherwise.

    Args:
        element: The element that holds runs.
    """
    runs = []
    for child in element:
        if tag_of(child) == "r":
            properties = next((one for one in child if tag_of(one) == "rPr"), None)
            text = unescaped("".join(one.text or "" for one in child if tag_of(one) == "t"))
            runs.append(Run.of(properties, text))
    return None if all(run.is_plain for run in runs) else RichText(tuple(runs))
