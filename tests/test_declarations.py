"""A column and a role are declared once: whatever is declared is read, shown and given away."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT, register_of
from tests.published_forms import as_docx, as_docx_of_text
from zeren import addresses
from zeren.colours import ROLE_COLOURS
from zeren.columns import COLUMNS, EXTRAS, ROLE_COLUMNS, Column
from zeren.exports.imprint import Edition
from zeren.exports.making import make_exports, make_sheets
from zeren.importing.drafts.building import drafts_of
from zeren.importing.drafts.draft_lines import as_draft_lines
from zeren.importing.lists.detection import find_tasks
from zeren.importing.readers.dispatch import read_document
from zeren.importing.sentences.lexicon import ROLE_STEMS
from zeren.importing.sentences.reading import read_sentence, role_of_head
from zeren.importing.sentences.readings import KnownNames
from zeren.model import Role, Task
from zeren.pages.making import make_files
from zeren.register.building import Register
from zeren.search.index import index_files

PARTY = "州财政局"
THEME = ROOT / "zeren" / "pages" / "theme"


def said(column: Column) -> str:
    """A value that no other column has."""
    return f"所写的{column.head}"


def cell_of(column: Column) -> str:
    of_others = {"number": "1", "text": "修好进村道路。", "lead": PARTY}
    return said(column) if column in EXTRAS else of_others.get(column.key, "")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A task in which all that a list may say besides is said."""
    folder = tmp_path_factory.mktemp("full")
    for path in (DATA / "minimal").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    with (folder / "tasks.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[c.head for c in COLUMNS], [cell_of(c) for c in COLUMNS]])
    return register_of(folder)


@pytest.fixture(scope="module")
def pages(full: Register) -> dict[str, str]:
    return {path: data.decode() for path, data in make_files(full)}


@pytest.fixture(scope="module")
def exports(full: Register) -> dict[str, bytes]:
    return {made.path: made.data for made in make_exports(full, Edition())}


@pytest.mark.parametrize("column", EXTRAS, ids=lambda column: column.key)
class TestWhatAListSaysBesides:
    def test_it_is_a_field_of_a_task(self, column: Column, full: Register) -> None:
        assert column.key in {field.name for field in dataclasses.fields(Task)}
        assert getattr(full.tasks[0], column.key) == said(column)

    def test_it_stands_on_the_page_of_the_task(
        self, column: Column, full: Register, pages: dict[str, str]
    ) -> None:
        page = pages[addresses.markdown_file(addresses.task_page(full.tasks[0]))]
        assert f"<dt>{column.head}</dt><dd>{said(column)}</dd>" in page

    def test_what_is_passed_on_stands_where_duties_are_listed(
        self, column: Column, full: Register, pages: dict[str, str]
    ) -> None:
        party = addresses.party_page(full.party_of[PARTY])
        sheets = [sheet for sheet in make_sheets(full, Edition()) if sheet.template == "duties.typ"]
        for listed in (
            pages[addresses.markdown_file(party)],
            json.dumps([dict(sheet.data) for sheet in sheets], ensure_ascii=False),
        ):
            assert (f"{column.head}：{said(column)}" in listed) is column.is_passed_on

    def test_it_can_be_found(self, column: Column, full: Register) -> None:
        ((_, index),) = index_files(full, ())
        assert said(column) in index.decode()

    def test_it_can_be_taken_away(
        self, column: Column, full: Register, exports: dict[str, bytes]
    ) -> None:
        for file in ("downloads/tasks.csv", addresses.party_file(full.party_of[PARTY], "csv")):
            (row,) = csv.DictReader(io.StringIO(exports[file].decode("utf-8-sig"), newline=""))
            assert row[column.head] == said(column)
        (task,) = json.loads(exports["api/v1/tasks.json"])
        assert task[column.key] == said(column)
        schema = json.loads(exports["api/v1/schemas/task.json"])
        assert column.key in schema["properties"]
        package = json.loads(exports["downloads/datapackage.json"])
        fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
        assert fields[column.head]["description"] == column.meaning

    @pytest.mark.parametrize(
        "form", ["a column", "a line", "a bracket"], ids=lambda form: form.replace(" ", "-")
    )
    def test_it_is_read_from_published_lists(self, column: Column, form: str) -> None:
        data = {
            "a column": as_docx(
                [["序号", "工作任务", "责任单位", column.head], ["1", "修路。", PARTY, "甲"]]
            ),
            "a line": as_docx_of_text(["1.修路。", f"责任单位：{PARTY}", f"{column.head}：甲"]),
            "a bracket": as_docx_of_text([f"1.修路。（责任单位：{PARTY}；{column.head}：甲）"]),
        }[form]
        found = find_tasks(read_document(data, "list.docx"))
        (line,) = as_draft_lines(drafts_of(found, KnownNames()))
        assert json.loads(line)[column.key] == "甲"


@pytest.mark.parametrize("role", Role)
class TestARole:
    def test_it_has_a_column_colours_and_words_of_its_own(self, role: Role) -> None:
        assert role.word in ROLE_COLUMNS[role].head
        assert ROLE_COLOURS[role].light != ROLE_COLOURS[role].dark
        assert role in dict(ROLE_STEMS)

    def test_its_word_is_read_in_sentences_labels_and_heads(self, role: Role) -> None:
        for sentence in (f"{PARTY}{role.word}", f"{role.word}单位：{PARTY}"):
            (mention,) = read_sentence(sentence).assignments
            assert (mention.party, mention.role) == (PARTY, role)
        assert role_of_head(ROLE_COLUMNS[role].head) is role

    def test_it_has_a_style_on_pages(self, role: Role, pages: dict[str, str]) -> None:
        styles = pages["assets/stylesheets/roles.css"]
        for selector in (f".zr-role--{role}", f".zr-bar--{role}", f'data-role="{role}"'):
            assert selector in styles


def hand_written() -> Iterator[Path]:
    """The styles, scripts and templates of files to take away, which know no single role."""
    yield from (path for path in THEME.rglob("*") if path.suffix in {".js", ".css", ".html"})
    templates = (ROOT / "zeren" / "exports" / "templates").rglob("*")
    yield from (path for path in templates if path.is_file())


def test_styles_and_scripts_take_the_roles_from_the_declaration() -> None:
    keys = "|".join(Role)
    marks = "".join(role.mark for role in Role)
    named = re.compile(
        rf"""zr-(?:role|bar)--(?:{keys})\b|--zr-(?:{keys})\b|"(?:{keys})"|[{marks}]"""
    )
    assert [path for path in hand_written() if named.search(path.read_text("utf-8"))] == []


def test_a_gap_is_looked_for_in_every_role_that_is_missed(pages: dict[str, str]) -> None:
    options = re.findall(r'<option value="(\w+)" data-roles="([\w ]+)"', pages["matrix/index.md"])
    assert [key for key, _ in options] == [*(r for r in Role if r.is_missed), "party"]
    assert dict(options)["party"].split() == list(Role)
