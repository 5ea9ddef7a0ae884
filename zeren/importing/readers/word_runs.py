"""The text of a Word paragraph as a reader sees it, and what of it nobody is meant to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from docx.oxml.ns import qn
from lxml.etree import _Element

from zeren.importing.readers.formulas import in_one_line
from zeren.importing.readers.omissions import Omissions, Why
from zeren.importing.readers.scripts import SCRIPTS, Written
from zeren.importing.readers.symbols import UNKNOWN, in_font, symbol
from zeren.importing.readers.word_elements import is_hint
from zeren.importing.readers.word_fields import shown_by
from zeren.importing.readers.word_looks import Look, Looks

_OFFICE_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

TEXT_BOX, TABLE, CONTROL = qn("w:txbxContent"), qn("w:tbl"), qn("w:sdt")
_RUN, _TEXT, _DELETED_TEXT = qn("w:r"), qn("w:t"), qn("w:delText")
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_DELETED = frozenset({qn("w:del"), qn("w:moveFrom")})
_PICTURES = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
_MATH = frozenset({f"{_OFFICE_MATH}oMath", f"{_OFFICE_MATH}oMathPara"})
# The pronunciation above a character, what older programs show in place of something newer.
UNSEEN = frozenset({*_DELETED, qn("w:rt"), qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr"), _FALLBACK})


@dataclass(slots=True)
class Runs:
    """Reads paragraphs, and notes what it leaves out.

    Attributes:
        looks: The styles of the document.
        omissions: Collects what is left out.
    """

    looks: Looks
    omissions: Omissions

    def text(self, paragraph: _Element, style: str, place: str) -> str:
        """The text of a paragraph, without the text boxes anchored in it.

        Args:
            paragraph: The paragraph.
            style: Its style; empty for the default.
            place: Where it stands, in words.
        """
        line = _Line(self.looks, style)
        line.read(paragraph)
        for text, why in line.left_out():
            self.omissions.add(text, place, why)
        return line.text


@dataclass(slots=True)
class _Line:
    """One paragraph while it is read.

    Attributes:
        looks: The styles of the document.
        style: The style of the paragraph.
    """

    looks: Looks
    style: str
    _parts: list[str] = field(default_factory=list)
    # What was left out, with the number of parts that were read before it.
    _left: list[tuple[int, str, Why]] = field(default_factory=list)
    # The code of a field, as far as it was read; None outside of one, or in its result.
    _code: list[str] | None = None

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def left_out(self) -> Iterator[tuple[str, Why]]:
        """What was left out; parts that stand side by side are one."""
        for (_, why), group in groupby(self._left, key=lambda one: (one[0], one[2])):
            yield "".join(text for _, text, _ in group), why

    def read(self, paragraph: _Element) -> None:
        """Read what stands in a paragraph.

        Elements lie as deep as a hostile file likes, so that none is read by recursion.
        """
        waiting = [(child, Look()) for child in reversed(paragraph)]
        while waiting:
            child, around = waiting.pop()
            tag = child.tag
            if tag in {_TEXT, _DELETED_TEXT}:
                self._sign(child.text or "", around)
            elif tag in _BREAKS:
                self._sign(_BREAKS[tag], around)
            elif tag in _DELETED:
                waiting += ((one, Look(Why.DELETED)) for one in reversed(child))
            elif tag == _RUN:
                own = self.looks.of_run(child, self.style) if around.why is None else around
                waiting += ((one, own) for one in reversed(child))
            elif tag == CONTROL and is_hint(child):
                content = child.find(qn("w:sdtContent"))
                hint = Look(Why.PLACEHOLDER)
                waiting += (
                    (one, hint) for one in reversed(() if content is None else list(content))
                )
            elif tag in _MATH:
                self._written(in_one_line(child), around)
            elif not self._special(child, around) and tag not in {*UNSEEN, TEXT_BOX, TABLE}:
                waiting += ((one, around) for one in reversed(child))

    def _special(self, element: _Element, look: Look) -> bool:
        """Read what is neither text nor holds any; whether it was such."""
        tag = element.tag
        if tag == qn("w:sym"):
            self._written(_symbol(element), look)
        elif tag == qn("w:fldChar"):
            self._field(element.get(qn("w:fldCharType"), ""), look)
        elif tag == qn("w:instrText"):
            if self._code is not None:
                self._code.append(element.text or "")
        elif tag in _PICTURES and (why := _picture(element)) is not None:
            self._written(("", why), look)
        else:
            return False
        return True

    def _field(self, kind: str, look: Look) -> None:
        if kind == "begin":
            self._code = []
        elif kind == "separate":
            self._code = None  # its result follows
        elif self._code is not None:
            shown = shown_by("".join(self._code), self._before())
            self._code = None
            if shown is not None:
                self._written(shown, look)

    def _sign(self, text: str, look: Look) -> None:
        """Read text as it looks."""
        if look.why is not None:
            self._leave(text, look.why)
            return
        shown, why = in_font(text, look.font)
        if why is not None:
            self._leave(text, why)
        if look.script:
            self._script(shown, SCRIPTS[look.script](shown, self._before()))
        else:
            self._parts.append(shown)

    def _script(self, text: str, written: Written) -> None:
        self._parts.append(written[0])
        if written[1] is not None:
            self._leave(text, written[1])

    def _written(self, written: Written, look: Look) -> None:
        """Take what stands for something that is no text."""
        text, why = written
        if look.why is not None:
            self._leave(text, look.why)
            return
        self._parts.append(text)
        if why is not None:
            self._leave(text or _NAMES.get(why, ""), why)

    def _leave(self, text: str, why: Why) -> None:
        self._left.append((len(self._parts), text, why))

    def _before(self) -> str:
        return "".join(self._parts[-_BEFORE:])


_BEFORE = 4
_NAMES = {Why.EMBEDDED: "（嵌入的对象）", Why.PICTURE: "（图片）", Why.SYMBOL: UNKNOWN}


def _symbol(element: _Element) -> Written:
    code, font = element.get(qn("w:char"), ""), element.get(qn("w:font"), "")
    try:
        found = symbol(int(code, 16), font)
    except ValueError:
        found = None
    return (found, None) if found is not None else (UNKNOWN, Why.SYMBOL)


def _picture(element: _Element) -> Why | None:
    """What to tell of a picture in the line; what floats beside the text is none of it."""
    if any(True for _ in element.iter(TEXT_BOX)):
        return None
    if any(True for _ in element.iter(_OLE)):
        return Why.EMBEDDED
    if any(True for _ in element.iter(_INLINE)):
        is_picture = any(True for _ in element.iter(_PICTURE))
        return Why.PICTURE if is_picture else Why.EMBEDDED
    shapes = list(element.iter(f"{_VML}shape"))
    is_picture = any(True for _ in element.iter(f"{_VML}imagedata"))
    floats = any("position:absolute" in shape.get("style", "") for shape in shapes)
    return Why.PICTURE if is_picture and not floats else None
