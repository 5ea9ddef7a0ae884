"""`zeren new` and `zeren upgrade`: the folder of an office's site."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from zeren import __version__
from zeren.checks import reporting
from zeren.checks.folder import check_folder
from zeren.cli.commands import summary
from zeren.cli.folders import DIR, SiteFolder, require_data, site_folder, with_site
from zeren.cli.importing import FILE, Wanted, import_file
from zeren.cli.running import Exit, Failure
from zeren.disk.errors import not_written
from zeren.editing.registry_files import empty_table
from zeren.findings import errors_of
from zeren.importing.document import UnreadableFileError
from zeren.importing.lists.titles import title_of
from zeren.importing.parties.slugs import slug_of_plan
from zeren.importing.readers.sandbox import open_document
from zeren.reading.data_files import REGISTRY_FILES, SITE, TASKS, stem_of
from zeren.reading.sources import Sources
from zeren.register.settings import site_of
from zeren.sites.answers import Answers, answers_of, usual_name, usual_words
from zeren.sites.folder import Renewal, Renewed, make_folder, renew_folder
from zeren.sites.skeleton import DATA, skeleton_files
from zeren.text.visible import visible, visible_lines


@click.command(help=f"{summary('new')}\n\n没有用选项写明的会问；在不能提问的地方用通常的说法。")
@click.argument("folder", type=DIR, metavar="DIR")
@click.option("--list", "published", type=FILE, metavar="FILE", help="公布的清单，一并导入")
@click.option("--plan", metavar="SLUG", help="清单的网址名（由标题拟出）")
@click.option("--title", help="清单的标题（取自文件）")
@click.option("--name", help="网站的名称")
@click.option("--place", help="是哪里、哪个单位的清单，如某某县、某某大学")
@click.option("--level", help="本级的叫法，如 市、县、校")
@click.option("--territory", help="任务落到的下一级的叫法，如 区县、乡镇街道、学院")
@click.option("--owner", help="主办单位")
def new(
    folder: Path,
    published: Path | None,
    plan: str | None,
    title: str | None,
    name: str | None,
    place: str | None,
    level: str | None,
    territory: str | None,
    owner: str | None,
) -> int:
    """Make the folder of a new site, and import its first list on the way."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Failure(f"{visible(folder)} 已经有东西了，请换一个名称，或先把它移走", Exit.USAGE)
    if published is not None and not published.is_file():
        raise Failure(f"找不到文件 {visible(published)}", Exit.USAGE)
    place = _ask("是哪里、哪个单位的清单", place, "")
    words = usual_words(place)
    answers = Answers(
        name=_ask("网站的名称", name, usual_name(place)),
        place=place,
        level=_ask("本级的叫法", level, words.level),
        territory=_ask("下一级的叫法", territory, words.territory),
        owner=_ask("主办单位", owner, ""),
    )
    make_folder(folder, {**_empty_data(), **dict(skeleton_files(answers))})
    print(f"新建了 {visible(folder)}。")
    if published is not None:
        _import_first(site_folder(folder), published, plan, title)
    print(_next_steps(folder, has_list=published is not None))
    return Exit.CLEAN


@click.command(help=summary("upgrade"))
@with_site
def upgrade(site: Path) -> int:
    """Pin this version in the folder of a site and renew what `new` made there."""
    folder = site_folder(site)
    require_data(folder)
    answers = answers_of(site_of(_sources_with_settings(folder)))
    try:
        for renewed in renew_folder(site, skeleton_files(answers)):
            print(f"{renewed.path}：{renewed.renewal}")
            if renewed.renewal is Renewal.CHANGED:
                print(visible_lines(_difference(renewed)))
    except OSError as error:
        raise not_written(error) from error
    print(f"网站用的是 {__version__} 版。请运行 make site 看一看，再提交。")
    return Exit.CLEAN


def _sources_with_settings(site: SiteFolder) -> Sources:
    """What the data hold; the names and words of the site must be in order.

    Raises:
        Failure: If there are errors in the settings.
    """
    checked = check_folder(site.data)
    faults = [one for one in errors_of(checked.findings) if stem_of(one.file) == SITE]
    if faults:
        print(reporting.as_text(faults), file=sys.stderr)
        raise Failure("先改正 site.yml，再升级；什么都没有改")
    return checked.sources


def _ask(question: str, given: str | None, usual: str) -> str:
    """What an option says, else what the user answers, else what is usual."""
    if given is not None or not sys.stdin.isatty():
        return visible((given or "").strip()) or usual
    answer: str = click.prompt(question, default=usual, show_default=bool(usual))
    return visible(answer.strip())


def _empty_data() -> dict[str, bytes]:
    """The tables of a site without data: their heads alone."""
    return {f"{DATA}{table}.csv": empty_table(table) for table in (TASKS, *REGISTRY_FILES)}


def _import_first(site: SiteFolder, published: Path, plan: str | None, title: str | None) -> None:
    """Import the first list; where that fails the new folder stays, and it is said how to go on."""
    try:
        opened = open_document(published)
        slug = plan or slug_of_plan(title or title_of(opened.document) or published.stem)
        # At a terminal a person is there to be asked about names and to look the list through.
        may_write = not sys.stdin.isatty()
        import_file(
            published, Wanted(site, plan=slug, title=title and visible(title), may_write=may_write)
        )
    except UnreadableFileError as error:
        raise _not_imported(
            site, f"{visible(published.name)}：{visible(error.reason)}{visible(error.hint)}"
        ) from error
    except Failure as error:
        raise _not_imported(site, error.message, error.exit_code) from error
    except click.Abort as error:
        raise _not_imported(site, "已中止。") from error


def _not_imported(site: SiteFolder, why: str, code: int = Exit.FINDINGS) -> Failure:
    """That the folder is there and the list is not in it, and how to go on."""
    return Failure(
        f"{why}\n{visible(site.root)} 已经建好，清单还没有导入。接着做：cd {visible(site.root)}，"
        "zeren import 清单文件 --plan 网址名（清单文件要写从那里看的路径）",
        code,
    )


def _next_steps(folder: Path, *, has_list: bool) -> str:
    steps = [f"接下来：cd {visible(folder)}"]
    if not has_list:
        steps.append("make import FILE=清单.docx PLAN=网址名（或直接填写 data/tasks.csv）")
    return "，".join([*steps, "make site（没有 make 时用 zeren build）"])


def _difference(renewed: Renewed) -> str:
    old, new = (one.decode(errors="replace").splitlines() for one in (renewed.old, renewed.new))
    names = (f"{renewed.path}（现在的）", f"{renewed.path}（新版本的）")
    return "\n".join(difflib.unified_diff(old, new, *names, lineterm=""))
