"""Edits of the entries of a YAML file in its own text; everything else keeps its bytes."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import yaml

from zeren.editing.registry_files import UnreadableRegistryError
from zeren.findings import Finding
from zeren.reading.files.texts import read_text

# From where to where in the text, and what takes the place of what stands there.
Edit: TypeAlias = tuple[int, int, str]


def edited(
    data: bytes, file: str, edits: Callable[[Sequence[yaml.Node], str], Iterable[Edit]]
) -> bytes:
    """Edit a file whose root is a list of entries.

    Args:
        data: The bytes of the file.
        file: Its name.
        edits: Gives the edits from the entries and the text; none of them overlap.

    Returns:
        The bytes of the file with them, in UTF-8, with its byte order mark if it has one.

    Raises:
        UnreadableRegistryError: If the file cannot be read.
    """
    decoded = read_text(data, file)
    if isinstance(decoded, Finding):
        raise UnreadableRegistryError(file)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.decode(decoded.encoding)
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise UnreadableRegistryError(file) from error
    entries = root.value if isinstance(root, yaml.SequenceNode) else []
    for start, end, words in sorted(edits(entries, text), reverse=True):
        text = text[:start] + words + text[end:]
    return mark + text.encode()


def line_end(text: str, place: int) -> int:
    """The end of the line in which something ends, behind a comment.

    Args:
        text: The text.
        place: Where it ends.
    """
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end
