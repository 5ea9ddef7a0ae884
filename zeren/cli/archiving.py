"""`zeren archive`: full copies of earlier versions, made once, and the site with them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import click

import zeren
from zeren.building.quickly import ready
from zeren.checks import reporting
from zeren.checks.folder import check_folder
from zeren.cli.building import build_all_plainly, order_of, place_of_site, require_site
from zeren.cli.commands import summary
from zeren.cli.folders import SiteFolder, site_folder, with_site
from zeren.cli.generating import build
from zeren.cli.past import PastData, past_data, require_history
from zeren.cli.running import Exit, Failure, complain, without_collecting
from zeren.disk.locking import locked
from zeren.exports.keeping import digest_of_tools
from zeren.findings import errors_of
from zeren.generation import Made, check_and_prepare_files, make_all, prepare
from zeren.pages.views.archive import Archived, archived_site
from zeren.publishing.archive import finish_copy, kept_copies
from zeren.publishing.building import NotBuiltError, put_site
from zeren.publishing.files import written_by_hand
from zeren.reading.environment import environment_of
from zeren.reading.last_change import is_as_committed
from zeren.reading.revisions import is_day
from zeren.reading.withheld import Withheld, withheld_by
from zeren.text.digests import digest_of_bytes, digest_of_values
from zeren.text.visible import visible

MOST = 12
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "pyyaml")


@click.command(help=summary("archive"))
@with_site
@click.option("--no-pdf", is_flag=True, help="现在的网站不排版 PDF；存档里总是没有 PDF")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="网站放在哪里（环境变量 SITE_DIR，或 site/）",
)
@click.argument("days", nargs=-1, metavar="[DAY]...")
@click.pass_context
def archive(
    context: click.Context, site: Path, to: Path | None, days: Sequence[str], *, no_pdf: bool
) -> int:
    """Make the copies that are not there yet, and build the site with all of them."""
    folder = site_folder(site)
    require_site(folder)
    place_of_site(folder, to)
    with locked(folder.docs), without_collecting():
        # Pages of a copy may pass through the docs folder, which the build puts right again.
        today = check_folder(folder.data, environment_of(os.environ))
        if today.has_errors:
            print(reporting.as_text(today.findings, today.accepted), end="")
            return Exit.FINDINGS
        wanted = _named(folder, days) if days else _last_of_each_day(folder)
        withheld = withheld_by(today.sources)
        refused = [
            day for day, past in wanted.items() if not _have_copy(folder, day, past, withheld)
        ]
    built = context.invoke(build, site=site, to=to, no_pdf=no_pdf)
    return Exit.FINDINGS if refused and days and not built else int(built)


def _named(site: SiteFolder, days: Sequence[str]) -> dict[str, PastData]:
    """The states of the data at the end of days that were named."""
    for day in days:
        if not is_day(day):
            raise Failure(f"存档要写明日期，如 2026-10-31：{visible(day)}", Exit.USAGE)
    return {day: past_data(site.data, day) for day in sorted(set(days), reverse=True)}


def _last_of_each_day(site: SiteFolder) -> dict[str, PastData]:
    """The last state of every day on which the data changed before they became as they are."""
    known = require_history(site.data)
    is_today = is_as_committed(site.data)
    days = dict.fromkeys(one.day for one in known if not one.is_cut)
    if is_today:
        days.pop(known[0].day, None)
    if len(days) < len({one.day for one in known}) - is_today:
        complain("这份 git 仓库是浅克隆，只做已取回的版本。")
    newest, older = [*days][:MOST], [*days][MOST:]
    if not newest:
        complain("数据从第一次提交到现在没有改过，没有以前的版本可以存档。")
    if older:
        complain(
            f"只做最近 {MOST} 个日期的；更早的还有 {len(older)} 个（{older[-1]} 至 {older[0]}），"
            f"要做请写明日期，如 zeren archive {older[0]}"
        )
    return {day: past_data(site.data, day) for day in newest}


def _have_copy(site: SiteFolder, day: str, past: PastData, withheld: Withheld) -> bool:
    """See that there is a copy of a state; whether there is, as data with errors give none."""
    url = environment_of(os.environ).site_url
    url = f"{url.rstrip('/')}/{archived_site(day)}" if url else ""
    key = _key(site, past, url, withheld)
    if any(copy.version.day == day and copy.key == key for copy in kept_copies(site.kept_archive)):
        return True
    environment = environment_of(os.environ)
    checked, prepared = check_and_prepare_files(past.files, environment, withheld)
    errors = [*errors_of(checked.findings)]
    if errors:
        complain(
            f"没有做 {day} 的存档：那时的数据通不过现在的检查，有 {len(errors)} 个错误，"
            f"第一个：{errors[0].place}，{errors[0].message}（{errors[0].code}）。"
            f"全部错误：zeren build --at {day}"
        )
        return False
    made = make_all(checked, site.data, site.docs, url, prepared=prepared, revision=past.revision)
    register = (prepared or prepare(checked.sources)).register
    said = Archived(day, past.revision.known_day, register.version, len(register.tasks))
    shown = {plan.slug: plan.columns for plan in register.plans if plan.columns}
    _make_copy(site, made, key, said, shown)
    print(f"存档 {day}：{past.in_words}", flush=True)
    return True


def _make_copy(
    site: SiteFolder, made: Made, key: str, version: Archived, shown: Mapping[str, Sequence[str]]
) -> None:
    order = order_of(site, made, site.kept_archive_shells)
    shells = ready(order)
    if shells is None:
        made.publish(site.docs)

    def make(place: Path) -> None:
        if shells is None:
            build_all_plainly(order, place)
        else:
            shells.build(place)
        finish_copy(place, key, version, shown)

    try:
        put_site(site.kept_archive / version.day, make)
    except NotBuiltError as error:
        raise Failure(f"{version.day} 的存档没有建成，原因见上；网站没有动。") from error


def _key(site: SiteFolder, past: PastData, url: str, withheld: Withheld) -> str:
    """A digest of all that a copy is made of: data, program, and what the office wrote."""
    program = Path(zeren.__file__).parent
    files = sorted(one for one in program.rglob("*") if one.is_file() and one.suffix != ".pyc")
    names = (sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES))
    tools = digest_of_tools(names, files)
    own = [(path, (site.docs / path).read_bytes()) for path in written_by_hand(site.docs)]
    settings = (site.root / "mkdocs.yml").read_bytes()
    environment = environment_of(os.environ)
    private = sorted((plan, sorted(heads)) for plan, heads in withheld.of_plan.items() if heads)
    data = digest_of_bytes(repr((sorted(past.files.items()), private)).encode())
    return digest_of_values(
        tools, own, settings, environment.report_address, url, data, past.revision.known_day
    ).hex()
