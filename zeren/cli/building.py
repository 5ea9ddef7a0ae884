"""A site built and put in its place, by whichever way is the quickest."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from zeren.building.orders import Order
from zeren.building.quickly import Built, Ready, ready
from zeren.building.renewing import remember, renewal
from zeren.cli.folders import SiteFolder, require, require_data
from zeren.cli.running import Exit, Failure
from zeren.generation import Made
from zeren.publishing.archive import Copy, put_copies, stand_in
from zeren.publishing.building import (
    States,
    build_plainly,
    mkdocs_command,
    put_site,
    remove_unused,
    zensical_command,
)
from zeren.reading.environment import environment_of
from zeren.text.visible import visible


def require_site(site: SiteFolder) -> None:
    """See that the folder of a site is there, with data, pages and settings.

    Args:
        site: The folder of the site.

    Raises:
        Failure: If something is missing.
        WritingError: If a change of the data that was cut off can neither be completed nor undone.
    """
    require_data(site)
    require(site.docs)
    if not (site.root / "mkdocs.yml").is_file():
        raise Failure(
            f"找不到 {visible(site.root / 'mkdocs.yml')}。新建网站请用 zeren new。", Exit.USAGE
        )


def place_of_site(site: SiteFolder, to: Path | None) -> Path:
    """Where the site is built, seeing that nothing is lost there.

    Args:
        site: The folder of the site.
        to: What the command line says; None for nothing.

    Raises:
        Failure: If something else stands there.
    """
    place = to or site.root / (environment_of(os.environ).site_dir or "site")
    _require_place_for_site(place)
    return place


def _require_place_for_site(built: Path) -> None:
    """See that nothing is lost where the site will stand: it takes the place of the folder."""
    if not built.exists() or (built.is_dir() and not any(built.iterdir())):
        return
    if not (built / "404.html").is_file() or not (built / "sitemap.xml").is_file():
        raise Failure(
            f"{visible(built)} 里有别的东西，不是建成的网站：建网站会换掉这个文件夹。"
            "请换一个文件夹。",
            Exit.USAGE,
        )


def order_of(site: SiteFolder, made: Made, kept: Path) -> Order:
    """What a site is made of.

    Args:
        site: The folder of the site.
        made: All its files.
        kept: Where what MkDocs makes is kept for the next run.
    """
    settings = {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        # The data's day and never the clock's: it stands in the packed site map.
        "SOURCE_DATE_EPOCH": made.edition.source_date_epoch,
    }
    return Order(site.root, site.docs, made.files, made.own, kept, settings)


def way_to_site(
    order: Order,
    place: Path,
    memory: Path,
    zensical: str | None,
    copies: Sequence[Copy],
    *,
    plain: bool,
) -> Callable[[], object]:
    """How the site is made and put in its place, once the pages are there.

    Args:
        order: What it is made of.
        place: Where it shall stand.
        memory: The file in which is written down what it was made of.
        zensical: The program of Zensical; None for MkDocs.
        copies: The earlier versions that shall stand in it.
        plain: Whether the builder makes each page itself.
    """
    if zensical:
        command = zensical_command(str(Path(zensical).absolute()))
        build = partial(build_plainly, order.root, command, order.settings)
        return partial(_put, place, build, copies)
    if not plain:
        changes = renewal(order, place, memory)
        # Pages of earlier versions lead to today's pages: when some come or go, they change too.
        if (
            changes is not None
            and stand_in(changes.known.site, copies)
            and (not copies or changes.keeps_addresses)
        ):
            return partial(changes.carry_out, memory)
        if (shells := ready(order)) is not None:
            return partial(_build_quickly, shells, place, memory, copies)
    return partial(_put, place, partial(build_all_plainly, order), copies)


def _put(place: Path, build: Callable[[Path], object], copies: Sequence[Copy]) -> States:
    """Put a new site in its place, with the earlier versions."""

    def make(made: Path) -> None:
        build(made)
        put_copies(made, copies)

    return put_site(place, make)


def _build_quickly(shells: Ready, place: Path, memory: Path, copies: Sequence[Copy]) -> None:
    """Fill the shells, and write down what the site is made of."""
    built: list[Built] = []
    states = _put(place, lambda made: built.append(shells.build(made)), copies)
    remember(shells.order, place, built[0], states, memory)


def build_all_plainly(order: Order, made: Path) -> None:
    """Let MkDocs make all of a site, whose pages are published.

    Args:
        order: What it is made of.
        made: The folder to make.

    Raises:
        NotBuiltError: If MkDocs refuses the pages.
        OSError: If there is no room for the site.
    """
    build_plainly(order.root, mkdocs_command(), order.settings, made)
    remove_unused(made)
