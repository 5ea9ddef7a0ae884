"""`zeren generate` and `zeren build`."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from zeren.building.orders import Order
from zeren.building.quickly import Built, Ready, ready
from zeren.building.renewing import remember, renewal
from zeren.cli.address_keeping import keep_new_addresses
from zeren.cli.checking import fails, print_findings, with_findings
from zeren.cli.commands import summary
from zeren.cli.folders import (
    SiteFolder,
    require,
    require_data,
    site_folder,
    with_data,
    with_docs,
    with_site,
)
from zeren.cli.running import Exit, Failure, complain, without_collecting
from zeren.disk.locking import locked
from zeren.exports.fonts import FontsError, MissingFontsError, install_fonts
from zeren.exports.making import MakeExports, make_exports, make_no_exports
from zeren.exports.pdf import Typesetter
from zeren.generation import Caches, Made, check_and_prepare, make_all
from zeren.publishing.building import (
    NotBuiltError,
    build_plainly,
    mkdocs_command,
    put_site,
    remove_unused,
    zensical_command,
)
from zeren.publishing.files import Published, publish
from zeren.reading.environment import environment_of
from zeren.text.at_once import Aside
from zeren.text.visible import visible

_without_office = click.option(
    "--no-office",
    is_flag=True,
    help="只做网页，不做可以下载的文件（Excel、Word、CSV、JSON、PDF 和日历）",
)


# Of fewer files, writing them by the way would cost more than it saves.
_MANY = 5_000


@click.command(help=summary("generate"))
@with_site
@with_data
@with_docs
@with_findings
@click.option("--pdf", is_flag=True, help="同时排版 PDF（字体先用 zeren fonts 装好）")
@_without_office
@click.option("--remove", is_flag=True, help="只删除生成的文件")
def generate(
    site: Path,
    data: Path | None,
    docs: Path | None,
    style: str,
    *,
    strict: bool,
    pdf: bool,
    no_office: bool,
    remove: bool,
) -> int:
    """Check the data and make the pages."""
    folder = site_folder(site, data, docs)
    if remove:
        return remove_site(folder)
    if pdf and no_office:
        raise click.UsageError("--pdf、--no-office 只能用一个")
    typesetter = typesetter_of(folder) if pdf else None
    return generate_site(folder, style, typesetter, _downloads(without=no_office), strict=strict)


@click.command(help=summary("build"))
@with_site
@with_findings
@click.option("--no-pdf", is_flag=True, help="不排版 PDF")
@_without_office
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="网站放在哪里（环境变量 SITE_DIR，或 site/）",
)
@click.option("--plain", is_flag=True, help="每一页都让 MkDocs 自己做：慢，结果一样")
@click.option(
    "--zensical", "builder", metavar="PROGRAM", help="用 Zensical 建网站：它的程序在哪里（MkDocs）"
)
def build(
    site: Path,
    style: str,
    to: Path | None,
    builder: str | None,
    *,
    plain: bool,
    strict: bool,
    no_pdf: bool,
    no_office: bool,
) -> int:
    """Check, make the pages and build the whole site."""
    folder = site_folder(site)
    require_data(folder)
    require(folder.docs)
    if not (folder.root / "mkdocs.yml").is_file():
        raise Failure(
            f"找不到 {visible(folder.root / 'mkdocs.yml')}。新建网站请用 zeren new。", Exit.USAGE
        )
    place = to or folder.root / (environment_of(os.environ).site_dir or "site")
    _require_place_for_site(place)
    typesetter = None if no_pdf or no_office else _typesetter_if_possible(folder)
    downloads = _downloads(without=no_office)
    # The lock spans the building as well: the builder reads what a second run would write.
    with locked(folder.docs), without_collecting():
        # What takes the plain way takes no page that was kept.
        caches = replace(_caches(folder), pages=None) if plain else _caches(folder)
        found = _make(folder, style, typesetter, downloads, caches, strict=strict)
        if found is None:
            return Exit.FINDINGS
        made, keep = found
        order = _order(folder, made)
        publish_all = partial(made.publish, folder.docs)
        # The shells are made ready while many pages are written.
        told = Aside(publish_all).result if len(made.files) > _MANY else publish_all
        way = _way(order, place, folder.kept_site, builder, plain=plain)
        _report(told(), style, typesetter)
        try:
            way()
        except NotBuiltError as error:
            raise Failure("网站没有建成，原因见上；原来的网站还在。") from error
        keep()
    print(f"网站在 {visible(place)}")
    return Exit.CLEAN


@click.command(help=summary("fonts"))
@with_site
def fonts(site: Path) -> int:
    """Install the fonts of the PDFs."""
    try:
        install_fonts(site_folder(site).fonts, complain)
    except FontsError as error:
        raise Failure(visible(error), Exit.WRITING) from error
    return Exit.CLEAN


def generate_site(
    site: SiteFolder,
    style: str,
    typesetter: Typesetter | None,
    downloads: MakeExports = make_exports,
    *,
    strict: bool,
) -> int:
    """Check the data of a site and, where they are clean, make all files.

    Args:
        site: The folder of the site.
        style: How findings are told.
        typesetter: What sets the PDFs; None for none.
        downloads: Makes all that can be taken away besides.
        strict: Whether warnings fail as errors do.

    Returns:
        The exit code.

    Raises:
        WritingError: If the files cannot be written.
    """
    require_data(site)
    require(site.docs)
    # The lock spans the reading too: else old data could be published after newer data.
    with locked(site.docs), without_collecting():
        found = _make(site, style, typesetter, downloads, _caches(site), strict=strict)
        if found is None:
            return Exit.FINDINGS
        made, keep = found
        _report(made.publish(site.docs), style, typesetter)
        keep()
    return Exit.CLEAN


def _make(
    site: SiteFolder,
    style: str,
    typesetter: Typesetter | None,
    downloads: MakeExports,
    caches: Caches,
    *,
    strict: bool,
) -> tuple[Made, Callable[[], None]] | None:
    """Check, and make all files; None where findings forbid it.

    With them comes what is to be done once they are published.
    """
    checked, prepared = check_and_prepare(site.data, environment_of(os.environ))
    print_findings(checked, style, site)
    if fails(checked, strict=strict) or prepared is None:
        return None
    made = make_all(
        checked,
        site.data,
        site.docs,
        typesetter=typesetter,
        caches=caches,
        downloads=downloads,
        prepared=prepared,
    )
    return made, partial(keep_new_addresses, site.data, checked, prepared.register, style)


def _caches(site: SiteFolder) -> Caches:
    """Where results are kept for the next run."""
    return Caches(site.kept_office_files, site.kept_pages, site.kept_changes)


def _report(published: Published, style: str, typesetter: Typesetter | None) -> None:
    """Say what was made."""
    for path in typesetter.incomplete if typesetter else ():
        complain(f"{visible(path)}：有的字打印字体里没有，印出来是方框。")
    if style == "text":
        print(
            f"生成 {len(published.written) + len(published.unchanged)} 个文件："
            f"写入 {len(published.written)} 个，未变 {len(published.unchanged)} 个，"
            f"删除 {len(published.removed)} 个。"
        )


def _downloads(*, without: bool) -> MakeExports:
    """What makes all that can be taken away besides PDFs."""
    return make_no_exports if without else make_exports


def remove_site(site: SiteFolder) -> int:
    """Remove what was generated, and nothing else.

    Args:
        site: The folder of the site.

    Returns:
        The exit code.

    Raises:
        WritingError: If a file cannot be removed.
    """
    require(site.docs)
    with locked(site.docs):
        published = publish(site.docs, [])
    print(f"删除 {len(published.removed)} 个生成的文件。")
    return Exit.CLEAN


def typesetter_of(site: SiteFolder) -> Typesetter:
    """What sets the PDFs of a site.

    Args:
        site: The folder of the site.

    Raises:
        Failure: If the fonts are not installed there.
    """
    try:
        return Typesetter(site.fonts, site.kept_pdfs)
    except MissingFontsError as error:
        raise Failure(str(error), Exit.USAGE) from error


def _typesetter_if_possible(site: SiteFolder) -> Typesetter | None:
    """What sets the PDFs; None, and a word why, where the fonts cannot be had."""
    try:
        install_fonts(site.fonts, complain)
    except FontsError as error:
        complain(f"{visible(error)}\n字体没有装上，这次的网站没有 PDF。")
        return None
    return typesetter_of(site)


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


def _order(site: SiteFolder, made: Made) -> Order:
    """What the site is made of."""
    settings = {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        # The data's day and never the clock's: it stands in the packed site map.
        "SOURCE_DATE_EPOCH": made.edition.source_date_epoch,
    }
    return Order(site.root, site.docs, made.files, made.own, site.kept_shells, settings)


def _way(
    order: Order, place: Path, memory: Path, zensical: str | None, *, plain: bool
) -> Callable[[], object]:
    """How the site is made and put in its place, once the pages are there."""
    if zensical:
        command = zensical_command(str(Path(zensical).absolute()))
        return partial(put_site, place, partial(build_plainly, order.root, command, order.settings))
    if not plain:
        if (changes := renewal(order, place, memory)) is not None:
            return partial(changes.carry_out, memory)
        if (shells := ready(order)) is not None:
            return partial(_build_quickly, shells, place, memory)
    return partial(put_site, place, partial(_build_plainly, order))


def _build_quickly(shells: Ready, place: Path, memory: Path) -> None:
    """Fill the shells, and write down what the site is made of."""
    built: list[Built] = []
    states = put_site(place, lambda made: built.append(shells.build(made)))
    remember(shells.order, place, built[0], states, memory)


def _build_plainly(order: Order, made: Path) -> None:
    """Let MkDocs make all of a site."""
    build_plainly(order.root, mkdocs_command(), order.settings, made)
    remove_unused(made)
