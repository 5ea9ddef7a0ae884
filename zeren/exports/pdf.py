"""Sheets to PDFs by Typst, with the fonts embedded; what was set before is not set again.

The text of a sheet reaches Typst as JSON, so that nothing in it can act as markup. A PDF holds the
day of the data, not that of its making: the same sheet gives the same bytes in every run.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal, TypeAlias

import typst

from zeren.exports.fonts import MissingFontsError
from zeren.exports.sheets import Sheet

TEMPLATES = Path(__file__).parent / "templates"
FONTS = ("FandolFang R", "FandolHei", "Noto Serif CJK SC")
# Tagged for reading aloud, and for archives. Both forbid characters without a glyph.
_TAGGED: Final = "ua-1"
_UNTAGGED: Final = "a-2u"
_Standard: TypeAlias = Literal["ua-1", "a-2u"]
# Typst remembers what it laid out until ten runs have not used it: of long sheets, gigabytes. So
# after so many characters it is made to forget, by as many empty runs.
_MOST_REMEMBERED = 400_000
_RUNS_UNTIL_FORGOTTEN = 11
_DIGEST_BYTES = hashlib.sha256().digest_size


class Typesetter:
    """Sets sheets and keeps the PDFs.

    A kept PDF is found by a digest over everything that it was made from: sheet, templates, fonts
    and the version of Typst. So it is never wrong, whatever changes. What a run does not use is
    dropped at its end, so that the folder does not grow.
    """

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
        self._kept = kept
        self._tools = _tools(fonts)

    def typeset(self, sheets: Iterable[Sheet]) -> Iterator[tuple[str, bytes]]:
        """Set sheets.

        Args:
            sheets: All sheets of the run.

        Yields:
            The path of each and its PDF.
        """
        used: set[str] = set()
        for sheet in sheets:
            data = json.dumps(sheet.data, ensure_ascii=False, sort_keys=True)
            key = self._key(sheet, data)
            pdf = self._read(key)
            if pdf is None:
                pdf = self._set(sheet, data, _TAGGED if sheet.is_tagged else _UNTAGGED)
                if pdf is not None:
                    self._keep(key, pdf)
            if pdf is None:
                pdf = self._compile(sheet, data, None)
                self.incomplete.append(sheet.path)
            used.add(key)
            yield sheet.path, pdf
        self._drop_all_but(used)

    def _key(self, sheet: Sheet, data: str) -> str:
        whole = f"{sheet.template}\0{sheet.is_tagged}\0{data}"
        return hashlib.sha256(self._tools + whole.encode()).hexdigest()

    def _set(self, sheet: Sheet, data: str, standard: _Standard) -> bytes | None:
        """A PDF after a standard; None where a character has no glyph, which that forbids."""
        try:
            return self._compile(sheet, data, standard)
        except typst.TypstError as error:
            if "could not be displayed" not in error.message:
                raise
            return None

    def _compile(self, sheet: Sheet, data: str, standard: _Standard | None) -> bytes:
        pdf = self._compiler.compile(
            input=TEMPLATES / sheet.template,
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=standard,
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

    def _read(self, key: str) -> bytes | None:
        """A kept PDF, unless it is missing or damaged: its digest stands before it."""
        try:
            kept = (self._kept / key).read_bytes()
        except OSError:
            return None
        digest, pdf = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
        return pdf if hashlib.sha256(pdf).digest() == digest else None

    def _keep(self, key: str, pdf: bytes) -> None:
        """Keep a PDF; without room for it the run goes on, and the next sets it again."""
        with contextlib.suppress(OSError):
            self._kept.mkdir(parents=True, exist_ok=True)
            (self._kept / key).write_bytes(hashlib.sha256(pdf).digest() + pdf)

    def _drop_all_but(self, used: set[str]) -> None:
        with contextlib.suppress(OSError):
            for path in self._kept.iterdir():
                if path.name not in used:
                    path.unlink()


def _tools(fonts: Path) -> bytes:
    """A digest of all that a PDF depends on besides its sheet."""
    digest = hashlib.sha256(f"{version('typst')}\0{_TAGGED}\0{_UNTAGGED}\0".encode())
    for folder in (TEMPLATES, fonts):
        for path in sorted(path for path in folder.iterdir() if path.is_file()):
            digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()
