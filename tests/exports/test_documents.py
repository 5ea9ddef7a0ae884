"""The list as a Word document: the official table of three columns."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from tests.conftest import DATA, register_of
from tests.exporting import office_files, versions
from tests.hostile import write_hostile
from zeren import addresses
from zeren.exports.documents import documents
from zeren.exports.imprint import Edition
from zeren.exports.tables import Tables
from zeren.model import Plan
from zeren.register.building import Register
from zeren.register.questions import paragraphs


def documents_of(register: Register) -> dict[Plan, WordDocument]:
    files = office_files(documents, register)
    return {
        plan: Document(io.BytesIO(files[addresses.plan_file(plan, "docx")]))
        for plan in register.plans
    }


def rows_of(document: WordDocument) -> list[list[str]]:
    (table,) = document.tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def expected(register: Register, plan: Plan) -> list[list[str]]:
    rows = [["序号", "工作任务", "责任单位"]]
    chapter = None
    for task in register.tasks:
        if task.plan == plan.slug:
            if task.chapter and task.chapter != chapter:
                rows.append([task.chapter] * 3)  # one cell over three columns
            chapter = task.chapter
            rows.append([task.number, "\n".join(paragraphs(task.text)), task.sentence])
    return rows


@pytest.mark.parametrize("name", ["birth-support", "every-feature"])
def test_the_table_holds_the_list_word_for_word(name: str) -> None:
    register = register_of(DATA / name)
    for plan, document in documents_of(register).items():
        assert rows_of(document) == expected(register, plan)


def test_hostile_texts_stand_there_as_they_are(tmp_path: Path) -> None:
    register = register_of(write_hostile(tmp_path / "data"))
    for plan, document in documents_of(register).items():
        assert rows_of(document) == expected(register, plan)


def test_it_begins_as_an_attachment(published: Register) -> None:
    ((plan, document),) = documents_of(published).items()
    annex, title, *_ = [paragraph.text for paragraph in document.paragraphs]
    assert (annex, title) == ("附件", plan.title)
    assert document.core_properties.title == plan.title
    assert document.core_properties.language == "zh-CN"


def test_heads_stand_on_every_page_and_no_row_is_cut(published: Register) -> None:
    (document,) = documents_of(published).values()
    (table,) = document.tables
    first, *others = table._tbl.tr_lst  # noqa: SLF001 - python-docx cannot say it
    assert first.find(f".//{qn('w:tblHeader')}") is not None
    for row in (first, *others):
        assert row.find(f".//{qn('w:cantSplit')}") is not None


def test_the_foot_has_the_number_of_the_page_and_the_version(published: Register) -> None:
    (document,) = documents_of(published).values()
    footer = document.sections[0].footer
    assert "PAGE" in footer._element.xpath("string(.//w:instrText)")  # noqa: SLF001
    text = "".join(paragraph.text for paragraph in footer.paragraphs)
    own = versions(documents, published)[addresses.plan_file(published.plans[0], "docx")]
    assert f"版本 {own}" in text


def test_the_foot_says_whose_summary_it_is_and_leads_back(published: Register) -> None:
    plan = published.plans[0]
    page = addresses.plan_page(plan)
    for url, where in (
        ("", f"网页：{published.site.name} /{page}"),
        ("https://example.gov.cn", f"网页（可扫码）：https://example.gov.cn/{page}"),
    ):
        (file,) = documents(Tables(published), Edition(site_url=url))
        data = file.make("0")
        footer = Document(io.BytesIO(data)).sections[0].footer
        text = "".join(paragraph.text for paragraph in footer.paragraphs)
        assert f"本站摘编，以正式印发文件为准。{where}" in text
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            pictures = [archive.read(name) for name in archive.namelist() if "media" in name]
        assert [picture[:4] for picture in pictures] == ([b"\x89PNG"] if url else [])


def test_nothing_in_it_has_the_time_of_its_making(published: Register) -> None:
    for data in office_files(documents, published).values():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
            assert "created" not in archive.read("docProps/core.xml").decode()
