"""Elements of the XML of office files: their names, and what their attributes say."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

_OFF = frozenset({"0", "false", "off"})
_MOST_DIGITS = 8


def tree_of(data: bytes) -> _Element:
    """The outermost element of a part of a file; nothing outside of the part is read.

    Args:
        data: The bytes of the part.
    """
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def tag_of(element: _Element) -> str:
    """The name of an element without its namespace.

    Args:
        element: The element.
    """
    return str(element.tag).rpartition("}")[2]


def is_on(value: str | None) -> bool:
    """Whether a switch is on.

    Args:
        value: What it says; one that says nothing is on.
    """
    return value not in _OFF


def integer(text: str | None, otherwise: int = -1) -> int:
    """The whole number that an attribute holds.

    Args:
        text: The attribute.
        otherwise: What counts where it holds none, or a far too large one.
    """
    is_plain = text is not None and text.isascii() and text.isdecimal()
    return int(text or 0) if is_plain and len(text or "") <= _MOST_DIGITS else otherwise
