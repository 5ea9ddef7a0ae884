"""`zeren import`: a published list, in whatever form, into the table of tasks.

Shows what was found and what would change, writes a page to look it through, and asks before it
writes anything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TextIO

import click

from zeren.addresses import LONGEST_SLUG, SLUG
from zeren.checks import reporting
from zeren.checks.folder import Checked, check_folder
from zeren.cli.commands import summary
from zeren.cli.folders import SiteFolder, require_data, site_folder, with_data, with_site
from zeren.cli.running import Exit, Failure, complain
from zeren.cli.suggesting import offer
from zeren.disk.locking import locked
from zeren.disk.writing import write_whole
from zeren.editing.replacing import with_new
from zeren.findings import Finding
from zeren.importing.document import Opened, UnreadableFileError
from zeren.importing.drafts.applying import Trial, apply_import, try_import
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.draft_lines import as_draft_lines
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.planning_apart import plan_apart
from zeren.importing.drafts.settling import WrongAnswerError
from zeren.importing.drafts.vacancy import hindrances
from zeren.importing.drafts.worker import Asked
from zeren.importing.lists.detection import LOOKED_FOR
from zeren.importing.parties.slugs import slug_of_plan
from zeren.importing.readers.sandbox import open_document
from zeren.importing.review.names import answers_to, question_of, same_names
from zeren.importing.review.page import looked_through, review_of, review_page
from zeren.importing.review.terminal import about_names, as_table
from zeren.importing.sentences.sentence_files import (
    SentenceTableError,
    as_json_lines,
    sentences_in,
)
from zeren.importing.unique import Unique
from zeren.reading.data_files import PLANS, UNITS
from zeren.reading.files.encodings import decode
from zeren.reading.sources import Sources, sources_in
from zeren.text.visible import visible, visible_lines

_SHOWN = 20
YES = frozenset({"y", "yes", "是", "好"})
FILE = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user wants of an import.

    Attributes:
        site: The folder of the site.
        plan: The slug of the plan; None to look only.
        title: The title of a plan that is not registered yet.
        review: Where the page to look through goes; None for the usual place.
        style: `text`, or `json`: one line a task and nothing else.
        may_write: Whether to write without asking.
        same: Names of the list with those of the parties that they mean.
    """

    site: SiteFolder
    plan: str | None = None
    title: str | None = None
    review: Path | None = None
    style: str = "text"
    may_write: bool = False
    same: Mapping[str, str] = field(default_factory=dict)


@click.command(
    "import",
    help=f"{summary('import')}\n\n先列出找到的任务和会有的改动，写一张核对页，问过才写入。",
)
@with_site
@with_data
@click.argument("file", type=FILE, required=False)
@click.option(
    "--sentences",
    type=FILE,
    metavar="FILE.tsv",
    help="只读一张表（task_no、responsibility_text）里的责任句，按同一份文件的顺序",
)
@click.option("--plan", metavar="SLUG", help="清单的网址名；不给就只看，不写入")
@click.option("--title", help="新清单的标题")
@click.option(
    "--same",
    multiple=True,
    metavar="名称=全称",
    help="左边的名称就是右边的单位，作为它的别名；可以写几次",
)
@click.option("--yes", is_flag=True, help="不再询问，直接写入")
@click.option(
    "--review", type=FILE, metavar="PAGE", help="核对页写到哪里（build/import-review.html）"
)
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json")),
    help="输出的形式（text；--sentences 时是 json）；json 每项任务一行",
)
def import_list(
    site: Path,
    data: Path | None,
    file: Path | None,
    sentences: Path | None,
    plan: str | None,
    title: str | None,
    same: tuple[str, ...],
    review: Path | None,
    style: str | None,
    *,
    yes: bool,
) -> int:
    """Import a published list."""
    if (file is None) == (sentences is None):
        raise click.UsageError("写明清单文件 FILE，或 --sentences FILE.tsv，只写一个")
    if file is None or sentences is not None:
        return _print_readings(sentences or Path())
    names = same_names(same)
    if names is None:
        raise click.UsageError('--same 写成“名称=全称”，如 --same "市发改委=市发展和改革委员会"')
    folder = site_folder(site, data)
    wanted = Wanted(folder, plan, title and visible(title), review, style or "text", yes, names)
    return import_file(file, wanted)


def import_file(file: Path, wanted: Wanted) -> int:
    """Import a published list.

    Args:
        file: The file.
        wanted: What the user wants.

    Returns:
        The exit code: clean when done or nothing is to do.

    Raises:
        Failure: If the file is no list, the data have errors or would have them, or nobody said
            yes.
        WritingError: If a file cannot be written.
    """
    if not file.exists():
        raise Failure(f"找不到文件 {visible(file)}", Exit.USAGE)
    require_data(wanted.site)
    plan = wanted.plan
    if plan is not None and not (SLUG.fullmatch(plan) and len(plan) <= LONGEST_SLUG):
        raise Failure(
            f"清单的网址名“{visible(plan)}”不能用：只用小写字母、数字和中间的连字符，如 key-tasks，"
            f"最多 {LONGEST_SLUG} 个字符",
            Exit.USAGE,
        )
    try:
        opened = open_document(file)
        if plan is None:
            return _import(opened, wanted)
        with locked(wanted.site.data):
            return _import(opened, wanted)
    except UnreadableFileError as error:
        raise Failure(
            f"{visible(file.name)}：{visible(error.reason)}{visible(error.hint)}"
        ) from error


def _import(opened: Opened, wanted: Wanted) -> int:
    checked = check_folder(wanted.site.data)
    if faults := hindrances(checked.findings, checked.sources):
        print(reporting.as_text(faults), file=sys.stderr)
        raise Failure("数据里有错误，先改正再导入：照每条的“改法”改好，再运行一次")
    planned = _planned(opened, checked.sources, wanted)
    if not planned.drafts:
        raise Failure(_no_list(opened))
    _show(planned, wanted)
    if planned.merge is None:
        print(_how_to_write(planned, checked.sources), file=_told(wanted))
        return Exit.CLEAN
    if planned.near and sys.stdin.isatty() and not wanted.may_write:
        answers = answers_to(planned.near, _answer)
        wanted = replace(wanted, same={**wanted.same, **answers})
        planned = replace(_planned(opened, checked.sources, wanted), near=())
    return _write(planned, checked, wanted)


def _planned(opened: Opened, sources: Sources, wanted: Wanted) -> Import:
    try:
        folder = str(wanted.site.data.resolve())
        return plan_apart(Asked(opened, folder, wanted.plan, wanted.title, wanted.same), sources)
    except WrongAnswerError as error:
        raise Failure(f"--same：{visible(error)}", Exit.USAGE) from error


def _how_to_write(planned: Import, sources: Sources) -> str:
    """What to do where nothing was named that could be written to."""
    plans = [entry.text("slug") for entry in sources.of(PLANS)]
    own = f"写进已有的清单，用 {'、'.join(f'--plan {plan}' for plan in plans)}；" if plans else ""
    slug = slug_of_plan(planned.title, Unique(plans))
    return f"只看了看，没有写入。{own}写成新的清单，用 --plan 给它一个网址名，如 --plan {slug}"


def _told(wanted: Wanted) -> TextIO:
    """Where a person reads what was done: beside the lines that a program reads."""
    return sys.stderr if wanted.style == "json" else sys.stdout


def _show(planned: Import, wanted: Wanted) -> None:
    review = review_of(planned)
    page = wanted.review or wanted.site.packages / "import-review.html"
    write_whole(page, review_page(review).encode("utf-8", "backslashreplace"))
    if wanted.style == "json":
        for line in as_draft_lines(planned.drafts):
            print(line)
        for line in about_names(review):
            complain(line)
        return
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(as_table(review, coloured=coloured), end="")
    print(f"核对页：{visible(page)}")


def _write(planned: Import, checked: Checked, wanted: Wanted) -> int:
    """Write what would change, once someone has said yes."""
    told = _told(wanted)
    merge = planned.merge
    if merge is None or planned.is_empty:
        print("与表里相同，没有要写入的。", file=told)
        return Exit.CLEAN
    if unborne := [draft for draft in planned.drafts if not draft.parties]:
        raise Failure(_no_parties(unborne))
    trial = try_import(checked, planned)
    if trial.errors:
        print(reporting.as_text(trial.errors), file=sys.stderr)
        raise Failure(
            "导入后数据会有上面的错误，没有写入：对照核对页，先在清单文件里改好，再导入一次"
        )
    print(
        f"写入 {'、'.join(trial.files)}：新增 {len(merge.added)} 项，"
        f"改动 {len(merge.changed)} 项，新登记 {len(planned.proposals.parties)} 个责任主体。",
        file=told,
    )
    for near in planned.near:
        print(f"? {question_of(near)}没有认定，各自登记。", file=told)
    if not (wanted.may_write or _said_yes(trial)):
        raise Failure("没有写入。确认无误后回答 y，或加上 --yes")
    backups = apply_import(wanted.site.data, checked, trial)
    kept = f"；原来的文件另存为 {'、'.join(backups)}" if backups else ""
    print(f"已写入{kept}。", file=told)
    if planned.near:
        print(_how_to_join(planned), file=told)
    sources, _ = sources_in(with_new(checked.files, trial.files))
    if said := offer(sources, merge.written_tasks):
        print(visible(said), file=told)
    return Exit.CLEAN


def _how_to_join(planned: Import) -> str:
    """What to do where two units that were registered turn out to be one."""
    near = planned.near[0]
    units = planned.files[UNITS]
    return (
        f"相近的名称核对以后是同一个单位的：在 {units} 里删去一个（如“{near.name}”），"
        f"把它写进另一个（如“{near.likely[0]}”）的别名，再导入一次"
    )


def _no_parties(drafts: Sequence[Draft]) -> str:
    """What to do about tasks in which no party was read."""
    lines = [f"{len(drafts)} 项没有读出责任单位，任务表不收没有责任单位的任务，没有写入："]
    lines += [
        f"  第 {visible(draft.number)} 项“{visible(draft.found.text[:_SHOWN])}”"
        f"（{visible(draft.found.place)}）"
        for draft in drafts[:_SHOWN]
    ]
    lines.append("在清单文件里给它们写上责任单位，不是任务的删去，再导入一次")
    return "\n".join(lines)


def _answer(question: str) -> str:
    print(visible_lines(question), end="", flush=True, file=sys.stderr)
    return sys.stdin.readline()


def _said_yes(trial: Trial) -> bool:
    warned = f"（写入后检查会有 {len(trial.warnings)} 个新警告）" if trial.warnings else ""
    return _answer(f"写入吗？{warned}[y/N] ").strip().lower() in YES


def _no_list(opened: Opened) -> str:
    """What was looked for in a file that is no list, and what stands at its beginning."""
    lines = [f"{visible(opened.name)}：没有找到任务清单。找过的形式："]
    lines += [f"  - {form}" for form in LOOKED_FOR]
    lines.append("文件开头的内容是：")
    lines += [f"  {visible(text)}" for text in looked_through(opened.document)]
    return "\n".join(lines)


def _print_readings(path: Path) -> int:
    """Print one line of JSON a responsibility sentence of a table."""
    if not path.is_file():
        raise Failure(f"找不到文件 {visible(path)}", Exit.USAGE)
    try:
        table = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise Failure(f"读不出文件 {visible(path)}：{error.strerror}") from error
    if isinstance(table, Finding):
        raise Failure(f"{visible(path)}：{visible(table.message)}{visible(table.hint)}")
    try:
        sentences = sentences_in(table.text)
    except SentenceTableError as error:
        raise Failure(f"{visible(path)}：{visible(error)}") from error
    try:
        for line in as_json_lines(sentences):
            print(line)
        sys.stdout.flush()
    except OSError as error:
        raise Failure(f"写入失败：{error.strerror}", Exit.WRITING) from error
    return Exit.CLEAN
