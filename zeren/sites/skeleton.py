"""The files of a new site, in memory.

They stand below `skeleton/`, with `dot-` for the dot of a hidden name, and with `[[ … ]]` where
something of the site is put in, since `{{ … }}` means something to the hosts that read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml
from jinja2 import Environment, StrictUndefined

from zeren import __version__
from zeren.sites.answers import Answers

SKELETON = "skeleton"
# What belongs to the office from the first day, and to no version of the program.
DATA = "data/"
_HIDDEN = "dot-"


def skeleton_files(answers: Answers) -> Iterator[tuple[str, bytes]]:
    """Make the files of a new site, the tables of its data apart.

    Args:
        answers: What the office says of its site.

    Yields:
        The path below the folder of the site, and the bytes.
    """
    for path, text in _texts(files("zeren.sites") / SKELETON):
        made = _environment().from_string(text).render(answers=answers, version=__version__)
        yield path, made.encode()


def _texts(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = entry.name.replace(_HIDDEN, ".", 1) if entry.name.startswith(_HIDDEN) else entry.name
        if entry.is_dir():
            if name != "__pycache__":
                yield from _texts(entry, f"{above}{name}/")
        else:
            yield f"{above}{name}", entry.read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701 - these are no web pages
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(yaml=_scalar)
    return environment


def _scalar(text: str) -> str:
    """A text as YAML takes it back as the same text."""
    return (
        yaml.safe_dump(text, allow_unicode=True, width=float("inf")).removesuffix("...\n").strip()
    )
