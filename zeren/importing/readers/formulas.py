"""Formulas of Word (OMML) and of web pages (MathML) in one line of plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml.etree import _Element

from zeren.importing.readers.elements import tag_of
from zeren.importing.readers.omissions import Why
from zeren.importing.readers.scripts import Written, lowered, raised

_DEEPEST = 60
# A part of a formula that needs no brackets beside a stroke or below a root.
_SIMPLE = re.compile(r"[\w.%°]*")
_PROPERTIES = "Pr"
_MATH_TEXT = frozenset({"t", "mi", "mn", "mo", "mtext", "ms"})
_UNSEEN = frozenset({"annotation", "annotation-xml", "mphantom", "rPr", "ctrlPr", "del"})


def in_one_line(formula: _Element) -> Written:
    """Write a formula in one line.

    Args:
        formula: Its element, of whichever of the two languages.

    Returns:
        The line, and whether it is to be told: where the formula is more than signs in a row.
    """
    text = "".join(_line(formula, 0).split("\n"))
    plain = "".join(_signs(formula))
    return text, Why.FORMULA if re.sub(r"\s", "", text) != re.sub(r"\s", "", plain) else None


def _signs(formula: _Element) -> list[str]:
    return [element.text or "" for element in formula.iter() if tag_of(element) in _MATH_TEXT]


def _line(element: _Element, depth: int) -> str:
    name = tag_of(element)
    if depth > _DEEPEST or name in _UNSEEN or name.endswith(_PROPERTIES):
        return ""
    if name in _MATH_TEXT:
        return element.text or ""
    parts = [
        _line(child, depth + 1)
        for child in element
        if tag_of(child) not in _UNSEEN and not tag_of(child).endswith(_PROPERTIES)
    ]
    write = _FORMS.get(name)
    if write is None or len(parts) < _FEWEST[name]:
        return "".join(parts)
    return write(element, parts)


def _bracketed(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _fraction(_element: _Element, parts: list[str]) -> str:
    return f"{_bracketed(parts[0])}/{_bracketed(parts[1])}"


def _raised(_element: _Element, parts: list[str]) -> str:
    return parts[0] + _script(raised, parts[1], parts[0], "^")


def _lowered(_element: _Element, parts: list[str]) -> str:
    return parts[0] + _script(lowered, parts[1], parts[0], "_")


def _both(_element: _Element, parts: list[str]) -> str:
    base, below, above = parts[:3]
    return base + _script(lowered, below, base, "_") + _script(raised, above, base, "^")


def _script(write: Callable[[str, str], Written], text: str, before: str, sign: str) -> str:
    """A script of a formula, which is never the mark of a note."""
    written, why = write(text, before)
    return f"{sign}({text})" if why is not None or written == text else written


def _root(element: _Element, parts: list[str]) -> str:
    degree = parts[0] if tag_of(element) == "rad" and len(parts) > 1 else ""
    body = parts[-1] if degree or tag_of(element) == "rad" else "".join(parts)
    return f"{raised(degree, '')[0]}√{_bracketed(body)}"


def _root_of_degree(_element: _Element, parts: list[str]) -> str:
    return f"{raised(parts[1], '')[0]}√{_bracketed(parts[0])}"


def _fenced(element: _Element, parts: list[str]) -> str:
    """What stands between brackets, as Word has it; it leaves out those that are usual."""
    left, between, right = (_property(element, name) for name in ("begChr", "sepChr", "endChr"))
    inner = ("|" if between is None else between).join(parts)
    return f"{'(' if left is None else left}{inner}{')' if right is None else right}"


def _sum(element: _Element, parts: list[str]) -> str:
    """A sum, product or integral with its bounds, as Word has it."""
    sign = _property(element, "chr")
    below, above, body = parts[:3]
    bounds = (f"_({below})" if below else "") + (f"^({above})" if above else "")
    return f"{'∫' if sign is None else sign}{bounds}{body}"


def _rows(_element: _Element, parts: list[str]) -> str:
    return "；".join(parts)


def _cells(_element: _Element, parts: list[str]) -> str:
    return "，".join(parts)


def _property(element: _Element, name: str) -> str | None:
    """The sign that a property names; None where there is no such property."""
    for child in element:
        if tag_of(child).endswith(_PROPERTIES):
            for one in child:
                if tag_of(one) == name:
                    return next((str(v) for k, v in one.items() if str(k).endswith("val")), "")
    return None


_FORMS: Mapping[str, Callable[[_Element, list[str]], str]] = MappingProxyType(
    {
        **dict.fromkeys(("f", "mfrac"), _fraction),
        **dict.fromkeys(("sSup", "limUpp", "msup", "mover"), _raised),
        **dict.fromkeys(("sSub", "limLow", "msub", "munder"), _lowered),
        **dict.fromkeys(("sSubSup", "msubsup", "munderover"), _both),
        **dict.fromkeys(("rad", "msqrt"), _root),
        **dict.fromkeys(("eqArr", "m", "mtable"), _rows),
        **dict.fromkeys(("mr", "mtr"), _cells),
        "mroot": _root_of_degree,
        "d": _fenced,
        "nary": _sum,
    }
)
_FEWEST: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(_FORMS, 1),
        **dict.fromkeys(("f", "mfrac", "sSup", "limUpp", "msup", "mover", "mroot"), 2),
        **dict.fromkeys(("sSub", "limLow", "msub", "munder"), 2),
        **dict.fromkeys(("sSubSup", "msubsup", "munderover", "nary"), 3),
    }
)
