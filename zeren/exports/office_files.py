"""Office files: parts in XML, made from templates, in a ZIP archive that holds no clock's time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"
# The earliest time that a ZIP archive can hold: a file that did not change keeps its bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_without_what_xml_forbids,
    )


def _without_what_xml_forbids(value: object) -> object:
    return _NOT_XML.sub("", value) if type(value) is str else value


def rendered(template: str, view: object = None) -> str:
    """Make a part from its template; each value is escaped and loses what XML cannot hold.

    Args:
        template: The template below the folder of templates.
        view: What fills it, as `view`; `Markup` is passed on as it is.
    """
    return _environment().get_template(template).render(view=view)


def packed(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Pack parts into an office file.

    Args:
        parts: Their names and what they hold, in the order in which they shall stand there.

    Returns:
        The file, the same bytes for the same parts.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it would tell the system that it was made on
            archive.writestr(entry, content)
    return file.getvalue()
