"""What a file is, by its bytes: the same for the data and for published files."""

from __future__ import annotations

import pytest

from tests.published_forms import as_docx, as_html, as_xlsx
from zeren.reading.files.containers import Container, container_of, is_workbook, no_text

ROWS = [["序号", "工作任务"], ["1", "修路。"]]
# A bitmap's head has zeros where a text has none.
BITMAP = b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00"


@pytest.mark.parametrize(
    ("data", "container"),
    [
        (b" \r\n\0", Container.EMPTY),
        ("序号,工作任务".encode("utf-16"), Container.TEXT),
        (as_docx(ROWS), Container.WORD),
        (as_xlsx(ROWS), Container.WORKBOOK),
        (as_html(ROWS), Container.WEB_PAGE),
        (b"PK\x03\x04broken", Container.BROKEN_ZIP),
        (b"junk before it %PDF-1.4", Container.PDF),
        (BITMAP, Container.IMAGE),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", Container.WEB_ARCHIVE),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>", Container.XML_WITH_ENTITIES),
    ],
    ids=lambda value: value.name if isinstance(value, Container) else "",
)
def test_a_file_is_known_by_its_bytes(data: bytes, container: Container) -> None:
    assert container_of(data) is container
    assert is_workbook(data) is (container is Container.WORKBOOK)


@pytest.mark.parametrize("words", ["BM 类", "multipart/related", "<!ENTITY b>", "%PDF-", "<html>"])
def test_a_table_may_speak_of_other_files(words: str) -> None:
    table = f"工作任务,序号\n{words}的要求。,1\n".encode()
    assert no_text(table, "tasks.csv") is None
