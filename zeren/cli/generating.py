"""`zeren generate` and `zeren build`."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from zeren.cli.address_keeping import keep_new_addresses
from zeren.cli.building import order_of, place_of_site, require_site, way_to_site
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
from zeren.cli.past import PastData, past_data
from zeren.cli.running import Exit, Failure, complain, without_collecting
from zeren.disk.locking import locked
from zeren.exports.fonts import FontsError, MissingFontsError, install_fonts
from zeren.exports.making import MakeExports, make_exports, make_no_exports
from zeren.exports.pdf import Typesetter
from zeren.generation import Caches, Made, check_and_prepare, check_and_prepare_files, make_all
from zeren.publishing.archive import Copy, days_at, kept_copies
from zeren.publishing.building import NotBuiltError
from zeren.publishing.files import Published, publish
from zeren.reading.environment import environment_of
from zeren.reading.sources import read_sources
from zeren.reading.withheld import Withheld, withheld_by
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
@click.option(
    "--at",
    metavar="DAY|COMMIT",
    help="用那一天（2026-10-31）结束时或那次提交的数据；不动数据文件夹",
)
@click.option("--plain", is_flag=True, help="每一页都让 MkDocs 自己做：慢，结果一样")
@click.option(
    "--zensical", "builder", metavar="PROGRAM", help="用 Zensical 建网站：它的程序在哪里（MkDocs）"
)
def build(
    site: Path,
    style: str,
    to: Path | None,
    at: str | None,
    builder: str | None,
    *,
    plain: bool,
    strict: bool,
    no_pdf: bool,
    no_office: bool,
) -> int:
    """Check, make the pages and build the whole site."""
    folder = site_folder(site)
    require_site(folder)
    place = place_of_site(folder, to)
    past = past_data(folder.data, at) if at else None
    typesetter = None if no_pdf or no_office else typesetter_if_possible(folder)
    downloads = _downloads(without=no_office)
    # The lock spans the building as well: the builder reads what a second run would write.
    with locked(folder.docs), without_collecting():
        # What takes the plain way takes no page that was kept.
        caches = replace(_caches(folder), pages=None) if plain else _caches(folder)
        copies = _copies(folder)
        found = _make(folder, style, typesetter, downloads, caches, past, copies, strict=strict)
        if found is None:
            return Exit.FINDINGS
        made, keep = found
        _tell_lost_copies(place, copies)
        order = order_of(folder, made, folder.kept_shells)
        publish_all = partial(made.publish, folder.docs)
        # The shells are made ready while many pages are written.
        told = Aside(publish_all).result if len(made.files) > _MANY else publish_all
        way = way_to_site(order, place, folder.kept_site, builder, copies, plain=plain)
        _report(told(), style, typesetter)
        try:
            way()
        except NotBuiltError as error:
            raise Failure("网站没有建成，原因见上；原来的网站还在。") from error
        keep()
    print(f"网站在 {visible(place)}")
    if past is not None:
        print(
            f"它是以前的数据建成的：{past.in_words}。数据文件夹没有动；"
            "不带 --at 再建一次，就回到现在的数据。"
        )
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
        found = _make(site, style, typesetter, downloads, _caches(site), None, (), strict=strict)
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
    past: PastData | None,
    copies: Sequence[Copy],
    *,
    strict: bool,
) -> tuple[Made, Callable[[], None]] | None:
    """Check, and make all files; None where findings forbid it.

    With them comes what is to be done once they are published: of earlier data nothing.
    """
    environment = environment_of(os.environ)
    if past is None:
        checked, prepared = check_and_prepare(site.data, environment)
    else:
        complain(f"以下是以前的数据（{past.in_words}）。")
        checked, prepared = check_and_prepare_files(past.files, environment, _withheld_today(site))
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
        archived=[copy.version for copy in copies],
        revision=past.revision if past else None,
    )
    keep = partial(keep_new_addresses, site.data, checked, prepared.register, style)
    return made, keep if past is None else lambda: None


def _copies(site: SiteFolder) -> tuple[Copy, ...]:
    """The copies of earlier versions, but for those that show what is private today."""
    kept = kept_copies(site.kept_archive)
    if not any(copy.shown for copy in kept):
        return kept
    withheld = _withheld_today(site)
    shown = []
    for copy in kept:
        if copy.shows(withheld):
            day = copy.version.day
            complain(f"{day} 的存档里有现在不公开的列，不放进网站；重做：zeren archive {day}")
        else:
            shown.append(copy)
    return tuple(shown)


def _withheld_today(site: SiteFolder) -> Withheld:
    """What the data of today keep private."""
    return withheld_by(read_sources(site.data)[0])


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


def typesetter_if_possible(site: SiteFolder) -> Typesetter | None:
    """What sets the PDFs of a site; None, and a word why, where the fonts cannot be had.

    Args:
        site: The folder of the site.
    """
    try:
        install_fonts(site.fonts, complain)
    except FontsError as error:
        complain(f"{visible(error)}\n字体没有装上，这次的网站没有 PDF。")
        return None
    return typesetter_of(site)


def _tell_lost_copies(place: Path, copies: Sequence[Copy]) -> None:
    """Say which earlier versions stand in the old site and are not kept, so that they go."""
    lost = sorted(days_at(place) - {copy.version.day for copy in copies})
    if lost:
        complain(
            f"原来的网站里有存档 {'、'.join(lost)}，archive 文件夹里没有留着，新的网站里就没有了。"
            f"要放回去，请运行 zeren archive {' '.join(lost)}"
        )
