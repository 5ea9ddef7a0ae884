"""What reads a file in a process of its own: bytes from standard input, a document as JSON out."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from zeren.importing.apart.values import as_json
from zeren.importing.document import Document, UnreadableFileError
from zeren.importing.readers.dispatch import read_document


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be read.

    Attributes:
        reason: Why, in Chinese.
        hint: What to do, in Chinese.
    """

    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What reading a file gave.

    Attributes:
        read: The document, or why there is none.
    """

    read: Document | Unreadable


def main(arguments: Sequence[str]) -> None:
    """Read, and print a document, or why there is none.

    Args:
        arguments: The name of the file.
    """
    warnings.simplefilter("ignore")  # of fonts and styles, which do not concern us
    logging.disable()
    read: Document | Unreadable
    try:
        read = read_document(sys.stdin.buffer.read(), arguments[0])
    except UnreadableFileError as error:
        read = Unreadable(error.reason, error.hint)
    sys.stdout.buffer.write(as_json(Answer(read)))
