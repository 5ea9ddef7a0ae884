"""Sheets to PDFs and pictures by Typst, fonts embedded; what was set before is not set again.

The text of a sheet reaches Typst as JSON, so that nothing in it can act as markup. A PDF holds no
day: the same sheet gives the same bytes in every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal, TypeAlias

import typst

from zeren.exports.fonts import MissingFontsError
from zeren.exports.imprint import stamp
from zeren.exports.keeping import Kept, canonical, digest_of_tools, version_of
from zeren.exports.kinds import Exported
from zeren.exports.office_files import TEMPLATES
from zeren.exports.sheets import Sheet

FONTS = ("FandolFang R", "FandolHei", "Noto Serif CJK SC")
# Tagged for reading aloud, and for archives. Both forbid characters without a glyph.
_TAGGED: Final = "ua-1"
_UNTAGGED: Final = "a-2u"
_Standard: TypeAlias = Literal["ua-1", "a-2u"]
# Typst remembers what it laid out until ten runs have not used it: of long sheets, gigabytes. So
# after so many characters it is made to forget, by as many empty runs.
_MOST_REMEMBERED = 400_000
_RUNS_UNTIL_FORGOTTEN = 11
# A picture of 16:9 has 1920 by 1080 dots, as a screen.
_DOTS_AN_INCH = 144


class Typesetter:
    """Sets sheets and keeps the PDFs."""

    def __init__(self, fonts: Path, kept: Path) -> None:
        """Load the fonts.

        Args:
            fonts: The folder of the fonts.
            kept: The folder in which PDFs are kept; it may be missing.

        Raises:
            MissingFontsError: If a font is missing.
        """
        loaded = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
        )
        missing = [family for family in FONTS if family not in loaded.families()]
        if missing:
            raise MissingFontsError(
                f"{fonts}：缺少打印用的字体 {'、'.join(missing)}。请先运行 make fonts。"
            )
        # Sheets with characters that no font has: they are set, but show a box in their place.
        self.incomplete: list[str] = []
        self._compiler = typst.Compiler(root=TEMPLATES, font_paths=loaded)
        self._remembered = 0
        self._kept = Kept(kept, _tools(fonts))

    def typeset(self, sheets: Iterable[Sheet]) -> Iterator[Exported]:
        """Set sheets.

        Args:
            sheets: All sheets of the run.

        Yields:
            Their PDFs, or a picture of what is one page and shall be one by its name.
        """
        for sheet in sheets:
            data = canonical(sheet.data)
            made_from = f"{sheet.template}\0{sheet.is_tagged}\0{_is_picture(sheet)}\0{data}"
            pdf = self._kept.found_or_made(made_from, partial(self._set, sheet, data))
            if pdf is None:
                pdf = self._compile(sheet, data, None)
                self.incomplete.append(sheet.path)
            yield Exported(sheet.path, pdf, version_of(data))
        self._kept.drop_unused()

    def _set(self, sheet: Sheet, data: str) -> bytes | None:
        """A PDF after a standard; None where a character has no glyph, which that forbids."""
        try:
            return self._compile(sheet, data, _TAGGED if sheet.is_tagged else _UNTAGGED)
        except typst.TypstError as error:
            if "could not be displayed" not in error.message:
                raise
            return None

    def _compile(self, sheet: Sheet, data: str, standard: _Standard | None) -> bytes:
        is_picture = _is_picture(sheet)
        pdf = self._compiler.compile(
            input=TEMPLATES / sheet.template,
            format="png" if is_picture else "pdf",
            ppi=_DOTS_AN_INCH,
            sys_inputs={"data": data, "stamp": stamp(version_of(data))},
            pdf_standards=None if is_picture else standard,
            pdf_tags=sheet.is_tagged,
        )
        if not isinstance(pdf, bytes):
            raise TypeError(f"{sheet.path} became several files")
        self._remembered += len(data)
        if self._remembered > _MOST_REMEMBERED:
            self._forget()
        return pdf

    def _forget(self) -> None:
        """Let Typst drop what it remembers."""
        for _ in range(_RUNS_UNTIL_FORGOTTEN):
            self._compiler.compile(input=b"", format="pdf", sys_inputs={})
        self._remembered = 0


def _is_picture(sheet: Sheet) -> bool:
    return sheet.path.endswith(".png")


def _tools(fonts: Path) -> bytes:
    """A digest of all that a PDF depends on besides its sheet."""
    files = (
        path
        for folder in (TEMPLATES, fonts)
        for path in sorted(folder.iterdir())
        if path.is_file() and (folder == fonts or path.suffix == ".typ")
    )
    return digest_of_tools(
        (version("typst"), _TAGGED, _UNTAGGED, str(_DOTS_AN_INCH), stamp("")), files
    )
