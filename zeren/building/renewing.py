"""A site brought up to date in its place, where few of its files have changed.

What a site was made of is written down beside it. Where program, shells and settings are the same,
no file of the site was touched since, and few pages are others, these alone are made and put in
place as one change: all of them or none. In every other case the site is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zeren.building.kept_shells import (
    Answer,
    answer_in,
    digest_of_shells,
    kept_shells,
    site_map,
)
from zeren.building.orders import MARKDOWN, Order, is_shown
from zeren.building.quickly import Built
from zeren.building.shells import NoShellError, Page, folder_of, page_of
from zeren.disk.changes import change_files, settle
from zeren.disk.errors import not_written
from zeren.disk.folders import remove_emptied
from zeren.disk.notes import read_note, write_note
from zeren.disk.writing import state_of
from zeren.publishing.building import WHOLE, States, all_states, words_of_whole
from zeren.publishing.files import digest_of

# More files than these are written faster into a new folder.
_FEW = 1_000
_PAGE = ".html"


@dataclass(frozen=True, slots=True)
class Known:
    """What a site was made of, and how its files were then.

    Attributes:
        place: Where it stands.
        shells: The digest under which its shells are kept.
        files: The digests of the generated files by path.
        shapes: The shapes of pages by path.
        site: Size and moment of the last change of each file of the site, by path.
    """

    place: str
    shells: str
    files: dict[str, str]
    shapes: dict[str, str]
    site: States


def remember(order: Order, place: Path, built: Built, states: States, memory: Path) -> None:
    """Write down what a site was made of.

    Args:
        order: What it is.
        place: Where the site stands.
        built: What it was made with.
        states: How its files are.
        memory: The file in which it is written down.
    """
    made_of = _digests(order), {**built.shapes}
    known = Known(str(place.absolute()), built.shells, *made_of, states)
    _write(memory, known)


@dataclass(frozen=True, slots=True)
class Renewal:
    """What has to be changed in a site so that it is up to date.

    Attributes:
        place: Where it stands.
        new: What its files shall hold; None for those that go.
        known: What it was made of.
        made_of: What it is made of then.
    """

    place: Path
    new: Mapping[str, bytes | None]
    known: Known
    made_of: Known

    @property
    def keeps_addresses(self) -> bool:
        """Whether no page comes and none goes."""
        pages = ((path, new) for path, new in self.new.items() if path.endswith(_PAGE))
        return all(new is not None and path in self.known.site for path, new in pages)

    def carry_out(self, memory: Path) -> None:
        """Change the files as one, and write down what the site is made of.

        Args:
            memory: The file in which that is written down.

        Raises:
            WritingError: If the files cannot be written; all are then as they were.
        """
        _put(self.place, self.new, self.known)
        site = {**self.known.site}
        for path, content in self.new.items():
            site.pop(path, None)
            if content is not None:
                site[path] = _state(self.place, path)
        _write(memory, replace(self.made_of, site=site))


def renewal(order: Order, place: Path, memory: Path) -> Renewal | None:
    """What has to be changed in a site so that it is up to date.

    Args:
        order: What it shall be made of.
        place: Where it stands.
        memory: The file in which is written down what it was made of.

    Returns:
        The changes; None where the site has to be made anew.

    Raises:
        WritingError: If a change that was cut off can be neither completed nor undone.
    """
    known = _read(memory)
    if known is None or known.place != str(place.absolute()) or not place.is_dir():
        return None
    settle(place)
    now = _digests(order)
    changed = [path for path, digest in now.items() if known.files.get(path) != digest]
    gone = [path for path in known.files if path not in now]
    if len(changed) + len(gone) > _FEW:
        return None
    pages = {path: _page(order, path) for path in changed if path.endswith(MARKDOWN)}
    # A page that has changed may be none any more that a shell can be filled with.
    shapes = {path: one for path, one in known.shapes.items() if path in now and path not in pages}
    shapes |= {path: page.shape for path, page in pages.items() if page is not None}
    others = [path for path in now if path.endswith(MARKDOWN) and path not in shapes]
    in_order = dict.fromkeys(shapes[path] for path in now if path in shapes)
    found = _shells(order, known, [*in_order], others)
    if found is None or not _is_as_it_was(place, known):
        return None
    shells, answer = found
    # What goes first: an address that leads on may take the place of the page that was there.
    new: dict[str, bytes | None] = {_place_of(path, known.shapes): None for path in gone}
    new |= _contents(order, answer, changed, pages)
    for path, content in site_map(shells, order, shapes, [*others, *order.own], answer):
        if _bytes_of(place / path) != content:
            new[path] = content
    return Renewal(place, new, known, Known(known.place, known.shells, now, shapes, {}))


def _digests(order: Order) -> dict[str, str]:
    return {path: digest_of(content) for path, content in order.files.items() if is_shown(path)}


def _page(order: Order, path: str) -> Page | None:
    return page_of(path, order.content(path).decode())


def _shells(
    order: Order, known: Known, shapes: Sequence[str], others: Sequence[str]
) -> tuple[Path, Answer] | None:
    """The shells that the site was made with, where they are still the right ones."""
    built = {**{path: order.content(path) for path in others}, **order.by_hand()}
    kept = kept_shells(order, known.shells)
    if kept is None or digest_of_shells(order, shapes, built) != known.shells:
        return None
    try:
        return kept, answer_in(kept)
    except NoShellError:
        return None


def _is_as_it_was(place: Path, known: Known) -> bool:
    """Whether no file of the site was touched, and none has come in from elsewhere."""
    return all_states(place) == known.site


def _state(place: Path, path: str) -> tuple[int, int]:
    return state_of(f"{place}/{path}") or (-1, -1)


def _contents(
    order: Order, answer: Answer, changed: list[str], pages: Mapping[str, Page | None]
) -> Iterator[tuple[str, bytes | None]]:
    """What changed files of the site shall hold; of what MkDocs builds nothing has changed."""
    for path in changed:
        page = pages.get(path)
        if page is not None:
            yield f"{page.folder}index.html", answer.shells[page.shape].around(page)
        elif not path.endswith(MARKDOWN):
            yield path, order.content(path)


def _place_of(path: str, shapes: Mapping[str, str]) -> str:
    """The file of the site that was made of a file."""
    return f"{folder_of(path)}index.html" if path in shapes else path


def _put(place: Path, new: Mapping[str, bytes | None], known: Known) -> None:
    sizes = {path: size for path, (size, _) in known.site.items()}
    for path, content in new.items():
        sizes.pop(path, None)
        if content is not None:
            sizes[path] = len(content)
    if not new:
        return
    whole: dict[str, bytes | None] = {**new, WHOLE: words_of_whole(sizes.values())}
    read = {path: _bytes_of(place / path) for path in whole}
    change_files(place, whole, read)
    try:
        for path in (path for path, content in new.items() if content is None):
            remove_emptied(place, path)
    except OSError as error:
        raise not_written(error, place) from error


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(memory: Path, known: Known) -> None:
    write_note(memory, [known.place, known.shells, known.files, known.shapes, known.site])


def _read(memory: Path) -> Known | None:
    noted = read_note(memory)
    if noted is None:
        return None
    place, shells, files, shapes, site = noted
    return Known(
        place, shells, files, shapes, {path: (one[0], one[1]) for path, one in site.items()}
    )
