"""`zeren import`: a published list, in whatever form, into the table of tasks.

Shows what was found and what would change, writes a page to look it through, and asks before it
writes anything.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TextIO

import click

from zeren.addresses import LONGEST_SLUG, SLUG
from zeren.checks import reporting
from zeren.checks.folder import Checked, check_folder
from zeren.cli.commands import summary
from zeren.cli.folders import SiteFolder, require_data, site_folder, with_data, with_site
from zeren.cli.import_asking import YES, asked, asked_of_columns
from zeren.cli.import_difference import difference_lines
from zeren.cli.import_options import with_answers
from zeren.cli.import_refusals import (
    no_list,
    no_parties,
    not_in_cell,
    open_tasks,
    whose_open,
)
from zeren.cli.running import Exit, Failure, complain
from zeren.cli.sentence_reading import print_readings
from zeren.cli.suggesting import offer
from zeren.disk.locking import locked
from zeren.disk.writing import write_whole
from zeren.editing.replacing import with_new
from zeren.importing.document import Opened, UnreadableFileError
from zeren.importing.drafts.answers import Answers, WrongAnswerError
from zeren.importing.drafts.applying import Trial, apply_import, try_import
from zeren.importing.drafts.draft_lines import as_draft_lines
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.planning_apart import plan_apart
from zeren.importing.drafts.vacancy import hindrances
from zeren.importing.drafts.worker import Asked
from zeren.importing.parties.slugs import slug_of_plan
from zeren.importing.readers.sandbox import open_document
from zeren.importing.review.names import question_of
from zeren.importing.review.page import review_of, review_page
from zeren.importing.review.terminal import about_file, about_names, about_tasks, as_table
from zeren.importing.unique import Unique
from zeren.reading.data_files import PLANS, UNITS
from zeren.reading.registry_cells import NotInCellError
from zeren.reading.sources import Sources, sources_in
from zeren.text.visible import visible, visible_lines

_TO_FOLLOW = "任务已经写入。登记的时间和数字有上面 {} 处引的是原来的话，改好以前检查不通过"
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
        answers: What was said of names and tasks.
        supersedes: The slug of the plan whose place this one takes; None where there is none.
    """

    site: SiteFolder
    plan: str | None = None
    title: str | None = None
    review: Path | None = None
    style: str = "text"
    may_write: bool = False
    answers: Answers = field(default_factory=Answers)
    supersedes: str | None = None


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
@with_answers
@click.option("--supersedes", metavar="SLUG", help="这个清单取代的另一个清单的网址名")
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
    review: Path | None,
    style: str | None,
    supersedes: str | None,
    answers: Answers,
    *,
    yes: bool,
) -> int:
    """Import a published list."""
    if (file is None) == (sentences is None):
        raise click.UsageError("写明清单文件 FILE，或 --sentences FILE.tsv，只写一个")
    if file is None or sentences is not None:
        return print_readings(sentences or Path())
    wanted = Wanted(
        site_folder(site, data),
        plan,
        title and visible(title),
        review,
        style or "text",
        yes,
        answers,
        supersedes,
    )
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
    except NotInCellError as error:
        raise Failure(not_in_cell(error)) from error
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
    offer = planned.found.offer
    if offer is not None and sys.stdin.isatty() and not wanted.may_write:
        wanted = replace(wanted, answers=asked_of_columns(offer, wanted.answers, _answer))
        planned = _planned(opened, checked.sources, wanted)
    if not planned.drafts:
        raise Failure(no_list(opened, planned.found))
    _show(planned, wanted)
    if planned.merge is None:
        print(_how_to_write(planned, checked.sources), file=_told(wanted))
        return Exit.CLEAN
    if sys.stdin.isatty() and not wanted.may_write:

        def again(answers: Answers) -> Import:
            return _planned(opened, checked.sources, replace(wanted, answers=answers))

        planned = asked(planned, wanted.answers, again, _answer)
    return _write(planned, checked, wanted)


def _planned(opened: Opened, sources: Sources, wanted: Wanted) -> Import:
    try:
        folder = str(wanted.site.data.resolve())
        asked_for = Asked(opened, folder, wanted.plan, wanted.title, wanted.answers)
        planned = plan_apart(asked_for, sources)
    except WrongAnswerError as error:
        raise Failure(visible(error), Exit.USAGE) from error
    return replace(planned, superseded=_superseded(sources, wanted))


def _superseded(sources: Sources, wanted: Wanted) -> str:
    """The plan whose place the imported one takes; empty where none does, or it has done so."""
    old = wanted.supersedes
    if old is None or wanted.plan is None:
        return ""
    entry = next((entry for entry in sources.of(PLANS) if entry.text("slug") == old), None)
    if entry is None or old == wanted.plan:
        raise Failure(f"--supersedes：“{visible(old)}”不是另一个登记了的清单的网址名", Exit.USAGE)
    heir = entry.text("superseded_by")
    if heir not in {"", wanted.plan}:
        raise Failure(f"--supersedes：“{old}”已经由“{visible(heir)}”替代", Exit.USAGE)
    return "" if heir else old


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
        told = (about_file(review), about_names(review), about_tasks(review))
        for line in chain.from_iterable(told):
            complain(line)
        return
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(as_table(review, coloured=coloured), end="")
    print(f"核对页：{visible(page)}（在浏览器里打开，可以改好、存成 CSV 再导入）")


def _write(planned: Import, checked: Checked, wanted: Wanted) -> int:
    """Write what would change, once someone has said yes."""
    told = _told(wanted)
    merge = planned.merge
    if planned.whose.is_open:
        raise Failure(whose_open(planned))
    if merge is not None and merge.open:
        raise Failure(open_tasks(planned))
    if merge is None or planned.is_empty:
        print("与表里相同，没有要写入的。", file=told)
        return Exit.CLEAN
    trial = _tried(planned, checked)
    for line in difference_lines(planned, trial, checked):
        print(line, file=told)
    print(
        f"写入 {'、'.join(trial.files)}：新增 {len(merge.added)} 项，"
        f"改动 {len(merge.changed) - len(merge.retired)} 项，"
        f"不再执行 {len(merge.retired)} 项，新登记 {len(planned.proposals.parties)} 个责任主体。",
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
    if not trial.to_follow:
        return Exit.CLEAN
    print(reporting.as_text(trial.to_follow), file=sys.stderr)
    complain(_TO_FOLLOW.format(len(trial.to_follow)))
    return Exit.FINDINGS


def _tried(planned: Import, checked: Checked) -> Trial:
    """The files that an import gives, if the checks take them."""
    if unborne := [draft for draft in planned.drafts if not draft.parties]:
        raise Failure(no_parties(unborne))
    trial = try_import(checked, planned)
    if trial.errors:
        print(reporting.as_text(trial.errors), file=sys.stderr)
        raise Failure(
            "导入后数据会有上面的错误，没有写入：对照核对页，先在清单文件里改好，再导入一次"
        )
    return trial


def _how_to_join(planned: Import) -> str:
    """What to do where two units that were registered turn out to be one."""
    near = planned.near[0]
    units = planned.files[UNITS]
    return (
        f"相近的名称核对以后是同一个单位的：在 {units} 里删去一个（如“{near.name}”），"
        f"把它写进另一个（如“{near.likely[0]}”）的别名，再导入一次"
    )


def _answer(question: str) -> str:
    print(visible_lines(question), end="", flush=True, file=sys.stderr)
    return sys.stdin.readline()


def _said_yes(trial: Trial) -> bool:
    follow, warnings = len(trial.to_follow), len(trial.warnings)
    left = f"登记的时间和数字有 {follow} 处要跟着改" if follow else ""
    warned = f"检查会有 {warnings} 个新警告" if warnings else ""
    after = "，".join(filter(None, (left, warned)))
    warned = f"（写入后{after}）" if after else ""
    return _answer(f"写入吗？{warned}[y/N] ").strip().lower() in YES
