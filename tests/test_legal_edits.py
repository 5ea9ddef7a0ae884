"""Whatever an office may do to its data, the checks of its site stay green.

Pages are looked at as they are generated, without a builder; `make test-site` looks at them built.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import DATA, MakeData, in_memory
from tests.legal_edits import EDITS, LEAD, NUMBER, TEXT, Edit, OfficeData, read_office_data
from tests.published import differences
from tests.sites import make_site_folder
from tests.tables import with_tables
from tests.test_fuzzing import CASES
from zeren.addresses import markdown_file, party_page, plan_page, relative, short_page, task_page
from zeren.checks.folder import check_folder
from zeren.findings import Finding
from zeren.generation import make_all
from zeren.model import Task
from zeren.pages.configuring import ABOUT
from zeren.register.building import Register, build_register

pytestmark = pytest.mark.slow

# A few edits are read through as they are; a second each is too long to look for fewer.
AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)

UNUSED_WORD, OUT_OF_DATE, IDLE = "S001", "R016", "R011"
LINK = re.compile(r'(?:href|src)="([^"]*)"|\]\(([^)\s]+)\)')
ANCHOR = re.compile(r'\bid="([^"]+)"|\{ #([\w-]+)')
TAG = re.compile(r"<[^>]*>")
ELSEWHERE = re.compile(r"[a-z]+:|//")


@st.composite
def edited(draw: st.DrawFn, edits: Sequence[Edit], folder: Path) -> Path:
    """The folder of a site whose data were edited; registry files are YAML or tables."""
    shutil.rmtree(folder, ignore_errors=True)
    make_site_folder(folder, DATA / "birth-support")
    data = read_office_data(folder / "data")
    for edit in edits:
        edit(draw, data)
    data.write(folder / "data")
    return folder


def dead_links(files: Mapping[str, str]) -> Iterator[str]:
    """Links between generated pages and files that lead nowhere."""
    anchors = {path: {a or b for a, b in ANCHOR.findall(text)} for path, text in files.items()}
    for path, text in files.items():
        if path.startswith(".") or not path.endswith((".md", ".html")):
            continue
        page = path.removesuffix("index.md").removesuffix("index.html")
        for link in filter(None, (html.unescape(a or b) for a, b in LINK.findall(text))):
            if ELSEWHERE.match(link):
                continue
            whole, _, anchor = resolved(page, link).partition("#")
            target = whole.partition("?")[0]  # what follows is the choice of a filter
            file = next(
                (f for f in (target, f"{target}index.md", f"{target}index.html") if f in files),
                None,
            )
            if file is None or (anchor and anchor not in anchors[file]):
                yield f"{path}: {link}"


def resolved(page: str, link: str) -> str:
    """The address to which a relative link leads."""
    path, mark, anchor = link.partition("#")
    parts = page.split("/")[:-1]
    for part in path.split("/")[:-1]:
        parts = parts[:-1] if part == ".." else [*parts, *([part] if part != "." else [])]
    last = path.rpartition("/")[2]
    whole = page if not path else "".join(f"{part}/" for part in parts) + last
    return f"{whole}{mark}{anchor}"


def is_right(finding: Finding) -> bool:
    """Whether an edit rightly gives a warning: a word that no title holds any more, and a unit that
    was accepted to bear nothing and bears something now.
    """
    return finding.code == UNUSED_WORD or (
        finding.code == OUT_OF_DATE and finding.value.startswith(f"{IDLE} ")
    )


def assert_green(folder: Path) -> None:
    """Check, generate, and hold what is cheap to hold of the site."""
    data, docs = folder / "data", folder / "docs"
    checked = check_folder(data)
    assert [one for one in checked.findings if not is_right(one)] == []
    register = build_register(checked.sources)
    files = in_memory(make_all(checked, data, docs))
    made = {path: content.decode("utf-8", "replace") for path, content in files.items()}
    made[ABOUT] = (docs / ABOUT).read_text(encoding="utf-8")
    assert list(dead_links(made)) == []
    for page in (
        *map(plan_page, register.plans),
        *map(task_page, register.tasks),
        *map(party_page, register.parties),
    ):
        assert markdown_file(page) in made
    for task in register.tasks:
        assert relative(short_page(task), task_page(task)) in made[f"{short_page(task)}index.html"]

    def text_of_page(task: Task) -> str:
        return html.unescape(TAG.sub("", made[markdown_file(task_page(task))]))

    assert list(differences(checked.sources, register, text_of_page)) == []


def test_the_data_without_an_edit_are_green(tmp_path: Path) -> None:
    assert_green(make_site_folder(tmp_path / "site", DATA / "birth-support"))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@settings(max_examples=1, phases=AS_DRAWN)
@given(st.data())
def test_an_edit_of_any_kind_keeps_the_site_green(edit: Edit, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        assert_green(data.draw(edited([edit], Path(folder, "site"))))


@settings(max_examples=ceil(CASES / 30), phases=AS_DRAWN)
@given(st.data(), st.lists(st.sampled_from(EDITS), min_size=2, max_size=8), st.booleans())
def test_many_edits_keep_the_site_green(
    data: st.DataObject,
    edits: list[Edit],
    as_tables: bool,  # noqa: FBT001 - drawn
) -> None:
    with TemporaryDirectory() as folder:
        site = data.draw(edited(edits, Path(folder, "site")))
        if as_tables:
            with_tables(site / "data")
        assert_green(site)


def swapped_texts(data: OfficeData) -> None:
    first, second = data.rows[4], data.rows[20]
    first[TEXT], second[TEXT] = second[TEXT], first[TEXT]


def another_word(data: OfficeData) -> None:
    data.rows[4][TEXT] = data.rows[4][TEXT].replace("，", "；", 1)


def a_unit_less(data: OfficeData) -> None:
    data.rows[4][LEAD] = data.rows[4][LEAD].rpartition("、")[0]


def the_last_task_gone(data: OfficeData) -> None:
    data.rows.pop()


def a_task_more(data: OfficeData) -> None:
    data.rows.append({**data.rows[-1], NUMBER: "30", TEXT: "原文没有的任务。"})


@pytest.mark.parametrize(
    ("edit", "tasks"),
    [
        (swapped_texts, ["5", "21"]),
        (another_word, ["5"]),
        (a_unit_less, ["5"]),
        (the_last_task_gone, ["29"]),
        (a_task_more, ["30"]),
    ],
)
def test_what_differs_from_the_published_list_is_told(
    edit: Callable[[OfficeData], None], tasks: list[str], make_data: MakeData
) -> None:
    # What quotes a task that changes is wrong as well, and is told by itself.
    folder = make_data("birth-support", **{"milestones.csv": None, "targets.csv": None})
    data = read_office_data(folder)
    edit(data)
    data.write(folder)
    sources = check_folder(folder).sources
    register = build_register(sources)
    found = differences(sources, register, lambda task: task.text + task.sentence)
    assert [re.findall(r"\d+", words)[0] for words in found] == tasks


def test_a_page_that_lacks_a_word_is_told(published: Register) -> None:
    sources = check_folder(DATA / "birth-support").sources
    found = list(differences(sources, published, lambda task: task.text[1:] + task.sentence))
    assert len(found) == 29
