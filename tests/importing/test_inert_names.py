"""A list whose name and texts would act is shown so that nothing does."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.conftest import DATA, ROOT, MakeData
from tests.logs import commands_in, unseen_in
from tests.review_scripts import foreign_scripts, worksheet_in
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.planning import plan_import
from zeren.importing.lists.found import FoundColumn, Leftover
from zeren.importing.readers.dispatch import read_document
from zeren.importing.review.page import review_of, review_page
from zeren.importing.review.questions import Asked, Option
from zeren.importing.review.terminal import as_table
from zeren.importing.review.views import Part, Review, ReviewedClause, SharedQuestion, TaskQuestion
from zeren.model import Role
from zeren.register.building import build_register

# Bytes that are no text, lines and words that act in the logs of CI, signs that act at a terminal
# or turn the text around, options and commands of a shell, a page.
NAMES = (
    "清单".encode("gb18030") + b"\xff\xfe\x80\xed\xa0\x80",
    b"a\n::error::b\n##[error]c\n",
    b"::error::a",
    b"a\r\x1b[2K\x1b]0;x\x07" + "\u202excod\u2028b\u2066".encode(),
    b"-x `touch ACTED` $(touch ACTED)",
    b"<img src=x onerror=alert(1)>&\"'",
)
LIST = "序号,工作任务,责任单位\n1,做好甲。,州财政局牵头\n2,做好乙。,州新设局牵头\n"


def zeren(folder: Path, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - no shell
        [sys.executable, "-m", "zeren", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a command printed, which does nothing."""
    text = done.stdout.decode() + done.stderr.decode()
    assert "Traceback" not in text
    assert unseen_in(text.replace("\n", "")) == ""
    assert commands_in(text) == []
    return text


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_in_any_bytes(make_data: MakeData, name: bytes) -> None:
    site = make_data("minimal").parent
    path = os.fsencode(site) + b"/" + name + b".csv"
    Path(os.fsdecode(path)).write_text(LIST, encoding="utf-8")
    first = said(zeren(site, "import", "--review=r.html", "--", name + b".csv"))
    assert "找到 2 项任务" in first
    page = html.parse(site / "r.html").getroot()
    title = page.findtext(".//h1") or ""
    assert unseen_in(title.replace("\u2068", "").replace("\u2069", "")) == ""
    assert title.removeprefix("导入核对：") in first.replace("\\::", "::").partition("：CSV")[0]
    assert page.xpath("//img | //@onerror") == []
    assert foreign_scripts((site / "r.html").read_bytes()) == []
    for line in zeren(site, "import", "--format=json", "--", name + b".csv").stdout.splitlines():
        json.loads(line)
    done = zeren(site, "import", "--plan=new", "--yes", "--", name + b".csv")
    assert "已写入" in said(done)
    checked = check_folder(site / "data")
    assert not checked.has_errors
    assert unseen_in("".join(plan.title for plan in build_register(checked.sources).plans)) == ""
    assert not list(site.rglob("ACTED"))


WORST = b"::error::a\n::error::b\n ##[error]\r\x1b[2K\xc7\xe2\x80\xae"


@pytest.mark.slow
def test_no_message_acts_that_tells_a_name(make_data: MakeData) -> None:
    site, name = make_data("minimal").parent, WORST
    (site / "no.csv").write_text("甲\n", encoding="utf-8")
    wrong = os.fsencode(site) + b"/" + name + b".txt"
    Path(os.fsdecode(wrong)).write_bytes(b"\x1b[31m::error::\n\xff\n::error::x")
    for arguments in (
        ("import", "--", name),
        ("import", "--", wrong),
        ("import", "--sentences", wrong),
        ("import", "--sentences", name),
        ("import", "no.csv", b"--plan=" + name),
        ("import", "no.csv", b"--same=" + name + b"=\x1b"),
        ("import", "no.csv", b"--review=" + name + b"/\n/r.html"),
        ("check", b"--data=" + name),
        ("check", b"--site=" + name),
        ("check", b"--format=" + name),
        ("explain", b"T" + name),
        ("generate", b"--docs=" + name),
        ("pack", "dist", b"--from=" + name),
        ("build", b"--to=" + name, "--no-pdf"),
        ("new", b"n" + name, b"--name=" + name, b"--list=" + name),
        (b"x" + name,),
        (b"--x" + name,),
    ):
        done = zeren(site, *arguments)
        assert done.returncode in range(4), arguments
        said(done)


def test_a_new_site_may_lie_in_a_folder_of_any_name(tmp_path: Path) -> None:
    for name in NAMES:
        assert "新建了" in said(zeren(tmp_path, "new", "--name", name, "--", b"n" + name))


def test_a_change_that_is_told_shows_what_cannot_be_seen(make_data: MakeData) -> None:
    tasks = "序号,工作任务,牵头单位\n1,办好\x1b[2K::error::甲事\u202e。, 州财政局\n"
    site = make_data("minimal", tasks=tasks).parent
    told = said(zeren(site, "fix"))
    assert "-1,办好\\x1b[2K::error::甲事\\u202e。, 州财政局" in told


SIGNS = st.sampled_from("::##[]\n\r\t \x1b\u2028\u202e\u200b\udcc7aerror甲")
TEXTS = st.text(SIGNS, min_size=1, max_size=20) | st.text(min_size=1, max_size=20)


def review_with(text: str) -> Review:
    """A review that holds a text wherever a file could bring one in."""
    document = read_document(LIST.encode(), "a.csv")
    sources = check_folder(DATA / "minimal").sources
    review = review_of(plan_import(Opened(text, document), sources, plan="p"))
    (task, *_) = (*review.doubtful, *review.certain)
    clause = ReviewedClause(text, (Part(text), Part(text, Role.LEAD, text)))
    asked = Asked(0, text, (Option(text, {}), Option(text, {})), (0,), is_shared=True)
    task = replace(
        task,
        key=text,
        number=text,
        chapter=text,
        paragraphs=(text, text),
        clauses=(clause, clause),
        parties=((Role.LEAD, (text,)),),
        asked=(asked,),
        shared=(asked,),
        details=((text, text),),
        place=text,
        state=text,
        differences=tuple(replace(one, head=text) for one in task.differences),
    )
    return replace(
        review,
        kind=text,
        doubtful=(task,),
        certain=(task,),
        notices=(text,),
        columns=(FoundColumn(text, text, text),),
        asked=(SharedQuestion(asked, (task,)),),
        lost=(Leftover(text, text, text),),
        left_out=(Leftover(text, text, text),),
        notes=(text,),
        tasks=(TaskQuestion(text, text, text, text),),
        missing=(text,),
    )


@given(TEXTS)
def test_the_table_at_a_terminal_does_nothing_but_its_colours(text: str) -> None:
    review = review_with(text)
    plain, coloured = (as_table(review, coloured=one) for one in (False, True))
    assert unseen_in(plain.replace("\n", "")) == ""
    assert commands_in(plain) == []
    assert "\x1b[" in coloured
    ours = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    assert unseen_in(ours.replace("\n", "")) == ""
    assert plain.count("\n") == as_table(review_with("甲"), coloured=False).count("\n")


@given(TEXTS)
def test_the_page_to_look_through_can_be_written(text: str) -> None:
    page = review_page(review_with(text)).encode()
    assert html.fromstring(page).xpath("//img") == []
    assert foreign_scripts(page) == []
    assert worksheet_in(page)["rows"]
