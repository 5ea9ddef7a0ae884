"""Elements of Word files: where they lie, and what they say by `w:val`."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml.etree import _Element

from zeren.importing.readers.elements import is_on

_VALUE = qn("w:val")


def path_of(path: str) -> str:
    """A path as lxml takes it.

    Args:
        path: The path, such as `w:pPr/w:pStyle`.
    """
    return "/".join(map(qn, path.split("/")))


def value_of(element: _Element | None) -> str:
    """What an element says; empty where it is missing or says nothing.

    Args:
        element: The element.
    """
    return element.get(_VALUE, "") if element is not None else ""


def is_set(element: _Element | None) -> bool:
    """Whether an element is there, and does not say that it is off.

    Args:
        element: The element.
    """
    return element is not None and is_on(element.get(_VALUE))


def is_hint(control: _Element) -> bool:
    """Whether a content control shows what to type into it, and nobody has.

    Args:
        control: The content control.
    """
    return control.find(path_of("w:sdtPr/w:showingPlcHdr")) is not None
