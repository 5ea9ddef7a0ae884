"""A site from pages in memory: MkDocs renders the shells, and here they are filled."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from zeren.building.kept_shells import (
    Answer,
    answer_in,
    finished,
    mkdocs_waiting,
    rendered_shells,
    site_map,
)
from zeren.building.orders import Order, Parts, parted
from zeren.building.shells import NoShellError, Page
from zeren.building.writing import Writer
from zeren.text.at_once import at_once

# So many pages are filled at a time, on all processors.
_AT_A_TIME = 1_000


@dataclass(frozen=True, slots=True)
class Built:
    """What a site was made with.

    Attributes:
        shells: The digest under which its shells are kept.
        shapes: The shape of each page that was filled, by its path.
    """

    shells: str
    shapes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ready:
    """Shells to be filled.

    Attributes:
        order: What the site is made of.
        parts: Its files by what is done with them.
        rendered: The folder with what MkDocs has made.
        answer: What MkDocs says of it.
    """

    order: Order
    parts: Parts
    rendered: Path
    answer: Answer

    def build(self, made: Path) -> Built:
        """Make the site.

        Args:
            made: The folder to make; it does not exist.

        Returns:
            What it was made with.

        Raises:
            OSError: If a file cannot be written.
        """
        order, parts, rendered, answer = self.order, self.parts, self.rendered, self.answer
        writer = Writer(made)
        for path, content in finished(rendered, parts, answer):
            writer.write(path, content)
        for path in sorted(parts.static):
            writer.write(path, order.content(path))
        starts = range(0, len(parts.pages), _AT_A_TIME)
        fill = partial(_fill, made, parts.pages, answer)
        deque(at_once(fill, starts) if len(starts) > 1 else map(fill, starts), maxlen=0)
        shapes = {page.path: page.shape for page in parts.pages}
        for path, content in site_map(rendered, order, shapes, parts.others, answer):
            writer.write(path, content)
        return Built(rendered.name, shapes)


def ready(order: Order) -> Ready | None:
    """Have the shells of a site.

    Args:
        order: What it is made of.

    Returns:
        All that is needed to make it; None where the plain way has to be taken, which says why if
        need be.
    """
    # Where nothing is kept MkDocs is needed, and gets ready while pages are read.
    with nullcontext() if order.kept.is_dir() else mkdocs_waiting(order) as child:
        parts = parted(order)
        rendered = rendered_shells(order, parts, child)
    if rendered is None:
        return None
    try:
        return Ready(order, parts, rendered, answer_in(rendered))
    except NoShellError:
        return None


def _fill(made: Path, pages: Sequence[Page], answer: Answer, start: int) -> None:
    """Fill the shells of some pages."""
    writer = Writer(made)
    for page in pages[start : start + _AT_A_TIME]:
        writer.write(f"{page.folder}index.html", answer.shells[page.shape].around(page))
