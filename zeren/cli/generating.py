"""`zeren generate` and `zeren build`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from zeren.checks.folder import check_folder
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
from zeren.cli.running import Exit, Failure
from zeren.disk.locking import locked
from zeren.exports.fonts import FontsError, MissingFontsError, install_fonts
from zeren.exports.imprint import Edition
from zeren.exports.pdf import Typesetter
from zeren.generation import generate as generate_pages
from zeren.publishing.files import publish
from zeren.reading.last_change import last_change


@click.command(help=summary("generate"))
@with_site
@with_data
@with_docs
@with_findings
@click.option("--pdf", is_flag=True, help="同时排版 PDF（字体先用 zeren fonts 装好）")
@click.option("--remove", is_flag=True, help="只删除生成的文件")
def generate(
    site: Path,
    data: Path | None,
    docs: Path | None,
    style: str,
    *,
    strict: bool,
    pdf: bool,
    remove: bool,
) -> int:
    """Check the data and make the pages."""
    folder = site_folder(site, data, docs)
    if remove:
        return remove_site(folder)
    typesetter = typesetter_of(folder) if pdf else None
    return generate_site(folder, style, typesetter, strict=strict)


@click.command(help=summary("build"))
@with_site
@with_findings
@click.option("--no-pdf", is_flag=True, help="不排版 PDF")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="网站放在哪里（环境变量 SITE_DIR，或 site/）",
)
def build(site: Path, style: str, to: Path | None, *, strict: bool, no_pdf: bool) -> int:
    """Check, make the pages and build the whole site."""
    folder = site_folder(site)
    typesetter = None if no_pdf else _typesetter_if_possible(folder)
    code = generate_site(folder, style, typesetter, strict=strict)
    return code or _build(folder, to)


@click.command(help=summary("fonts"))
@with_site
def fonts(site: Path) -> int:
    """Install the fonts of the PDFs."""
    try:
        install_fonts(site_folder(site).fonts, _tell)
    except FontsError as error:
        raise Failure(str(error), Exit.WRITING) from error
    return Exit.CLEAN


def generate_site(
    site: SiteFolder, style: str, typesetter: Typesetter | None, *, strict: bool
) -> int:
    """Check the data of a site and, where they are clean, make all files.

    Args:
        site: The folder of the site.
        style: How findings are told.
        typesetter: What sets the PDFs; None for none.
        strict: Whether warnings fail as errors do.

    Returns:
        The exit code.

    Raises:
        WritingError: If the files cannot be written.
    """
    require_data(site)
    require(site.docs)
    # The lock spans the reading too: else old data could be published after newer data.
    with locked(site.docs):
        checked = check_folder(site.data)
        print_findings(checked, style, site)
        if fails(checked, strict=strict):
            return Exit.FINDINGS
        address = os.environ.get("SITE_URL", "")
        published = generate_pages(
            checked, site.data, site.docs, address, typesetter, site.kept_office_files
        )
    for path in typesetter.incomplete if typesetter else ():
        print(f"{path}：有的字打印字体里没有，印出来是方框。", file=sys.stderr)
    if style == "text":
        print(
            f"生成 {len(published.written) + len(published.unchanged)} 个文件："
            f"写入 {len(published.written)} 个，未变 {len(published.unchanged)} 个，"
            f"删除 {len(published.removed)} 个。"
        )
    return Exit.CLEAN


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


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


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
        install_fonts(site.fonts, _tell)
    except FontsError as error:
        print(f"{error}\n字体没有装上，这次的网站没有 PDF。", file=sys.stderr)
        return None
    return typesetter_of(site)


def _require_place_for_site(built: Path) -> None:
    """See that nothing is lost where the site will stand: MkDocs empties that folder."""
    if not built.exists() or (built.is_dir() and not any(built.iterdir())):
        return
    if not (built / "404.html").is_file() or not (built / "sitemap.xml").is_file():
        raise Failure(
            f"{built} 里有别的东西，不是建成的网站：建网站会清空这个文件夹。请换一个文件夹。",
            Exit.USAGE,
        )


def _build(site: SiteFolder, to: Path | None) -> int:
    """Let MkDocs build the site from the pages."""
    if not (site.root / "mkdocs.yml").is_file():
        raise Failure(f"找不到 {site.root / 'mkdocs.yml'}。新建网站请用 zeren new。", Exit.USAGE)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    # The data's day and never the clock's: it stands in the packed site map.
    environment["SOURCE_DATE_EPOCH"] = Edition(last_change(site.data)).source_date_epoch
    if to is not None:
        environment["SITE_DIR"] = str(to.absolute())
    built = site.root / (environment.get("SITE_DIR") or "site")
    _require_place_for_site(built)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    done = subprocess.run(  # noqa: S603 - fixed arguments
        command, cwd=site.root, env=environment, check=False
    )
    if done.returncode:
        raise Failure("网站没有建成，原因见上。")
    shutil.rmtree(built / "search", ignore_errors=True)  # the theme's index: nothing asks for it
    print(f"网站在 {built}")
    return Exit.CLEAN
