"""A process of its own for files from elsewhere: `python -m zeren.importing.readers.worker NAME`.

It reads bytes from standard input and prints the document as JSON. Memory and time are limited by
the system, so that no file, whatever a library makes of it, can take the machine down.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings
from contextlib import suppress

from zeren.importing.document import UnreadableFileError, as_json
from zeren.importing.readers.dispatch import read_document

MOST_MEMORY = 3 * 1024**3
MOST_SECONDS = 300


def main() -> None:
    """Read, and print a document, or why there is none."""
    _limit()
    warnings.simplefilter("ignore")  # of fonts and styles, which do not concern us
    logging.disable()
    try:
        printed = as_json(read_document(sys.stdin.buffer.read(), sys.argv[1]))
    except UnreadableFileError as error:
        printed = json.dumps({"reason": error.reason, "hint": error.hint})
    sys.stdout.write(printed)


def _limit() -> None:
    """Limit memory and time, where the system has such limits."""
    if sys.platform == "win32":
        return
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
