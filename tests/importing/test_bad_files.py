"""Files that cannot be read: each ends in a clear word, whatever was done to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.published_forms import TABLE_FORMS, as_docx, as_html, as_pdf, as_xlsx, saved
from tests.test_fuzzing import CASES, within
from zeren.importing.document import Document, UnreadableFileError
from zeren.importing.drafts.building import drafts_of
from zeren.importing.lists.detection import find_tasks
from zeren.importing.readers import office
from zeren.importing.readers.dispatch import read_document
from zeren.importing.readers.kinds import Kind, kind_of
from zeren.importing.readers.sandbox import open_document
from zeren.importing.sentences.readings import KnownNames

ROWS = [["序号", "工作任务", "责任单位"], ["1", "修路。", "州交通运输局牵头"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MOST_SECONDS = 30
JAPANESE = "番号,業務,担当\n1,子育て支援センターを設置し、関係機関と連携する計画を作成する。\n"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "哈"><!ENTITY b "&a;&a;">]>'


def archive(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return target.getvalue()


def with_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """An archive with one part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(as_pdf(ROWS))))
    writer.encrypt("geheim")
    return saved(writer.write)


def scanned_pdf() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 50, 50, 400, 600)
    canvas.save()
    return target.getvalue()


def flagged_as_locked(data: bytes) -> bytes:
    """A ZIP archive of which every member is marked as encrypted."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = changed.find(mark)
        while position >= 0:
            changed[position + offset] |= 1
            position = changed.find(mark, position + 4)
    return bytes(changed)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "文件是空的"),
    "nothing but blanks": (lambda: b" \r\n\t", "文件是空的"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(90), "图片"),
    "an archive of files": (lambda: archive(a_docx=as_docx(ROWS)), "先解压"),
    "a presentation": (lambda: archive(ppt__presentation_xml=b"<x/>"), "PowerPoint"),
    "XML of another kind": (lambda: b"<?xml version='1.0'?><x>1</x>", "XML"),
    "half of a Word file": (lambda: as_docx(ROWS)[:9000], "没有下载完"),
    "half of a workbook": (lambda: as_xlsx(ROWS)[:2000], "没有下载完"),
    "half of a PDF": (lambda: as_pdf(ROWS)[:700], "PDF 已损坏"),
    "a Word file with broken XML": (
        lambda: with_part(as_docx(ROWS), "word/document.xml", lambda data: data[:900]),
        "Word 文档已损坏",
    ),
    "a workbook with broken XML": (
        lambda: with_part(as_xlsx(ROWS), "xl/workbook.xml", lambda data: data[:200]),
        "工作簿已损坏",
    ),
    "a Word file with a password": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512),
        "设了密码",
    ),
    "an archive with a password": (lambda: flagged_as_locked(as_docx(ROWS)), "设了密码"),
    "a PDF with a password": (locked_pdf, "设了密码"),
    "a scanned PDF": (scanned_pdf, "扫描的图片"),
    "an old file of another program": (lambda: OLE, "认不出是哪一种旧版办公文件"),
    "a ZIP bomb": (
        lambda: with_part(as_docx(ROWS), "word/document.xml", lambda _: bytes(200_000_000)),
        "大得不像",
    ),
    "a ZIP bomb of many members": (
        lambda: archive(word__document_xml=b"", **{f"word__x{i}": b"" for i in range(6000)}),
        "大得不像",
    ),
    "entities in a Word file": (
        lambda: with_part(
            as_docx(ROWS),
            "word/document.xml",
            lambda data: data.replace(b"<w:document", ENTITIES.encode() + b"<w:document", 1),
        ),
        "实体定义",
    ),
    "entities in a workbook": (
        lambda: with_part(
            as_xlsx(ROWS),
            "xl/worksheets/sheet1.xml",
            lambda data: ENTITIES.encode() + data,
        ),
        "实体定义",
    ),
    "entities in a web page": (
        f"<?xml version='1.0'?>{ENTITIES}<html>&b;</html>".encode,
        "实体定义",
    ),
    "text in Japanese": (
        lambda: (JAPANESE * 3).encode("shift-jis"),
        "Shift-JIS",
    ),
    "CSV with an unclosed quote": (
        '序号,工作任务,责任单位\n1,"修路。,州交通运输局\n'.encode,
        "引号没有配对",
    ),
    "CSV with a cell that no spreadsheet holds": (
        f"序号,工作任务,责任单位\n1,{'修路。' * 11_000},州交通运输局\n".encode,
        "第 2 行有一格有 33000 个字",
    ),
    "CSV with a cell that no reader takes": (
        f"序号,工作任务,责任单位\n1,{'修路。' * 50_000},州交通运输局\n".encode,
        "有一格超过 131072 个字",
    ),
    "a web archive without a page": (
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--",
        "没有网页",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_ends_in_a_clear_word(what: str) -> None:
    make, words = BAD[what]
    with pytest.raises(UnreadableFileError) as told:
        read_document(make(), "list")
    assert words in told.value.reason + told.value.hint
    assert told.value.hint


def test_a_sheet_that_claims_to_be_endless_ends_in_a_clear_word(tmp_path: Path) -> None:
    """Two cells, one in the last place that a sheet has: as a full grid 17 thousand million."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["XFD1048576"] = "序号", "责任单位"
    path = tmp_path / "list.xlsx"
    path.write_bytes(saved(book.save))
    with pytest.raises(UnreadableFileError) as told:
        open_document(path)
    assert "太大" in told.value.reason or "大得不像" in told.value.reason


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="打不开"):
        open_document(tmp_path)


def test_without_libreoffice_an_old_word_file_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFileError) as told:
        office.converted(b"", Kind.OLD_WORD)
    assert "LibreOffice" in told.value.reason
    assert "另存为 Word 文档（.docx）" in told.value.hint


# ---- random damage ----

# What reads workbooks ends its process where memory ends: it must be a process of its own.
APART = {"xlsx", "xls"}
SOUND = {
    "docx": as_docx(ROWS, before=["关于修路的意见"]),
    "xlsx": as_xlsx(ROWS),
    "xls": TABLE_FORMS["xls"](ROWS),
    "html": as_html(ROWS),
    "pdf": as_pdf(ROWS),
}
PARTS = {
    "docx": ("word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/numbering.xml"),
    "xlsx": ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"),
}
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]  # a case that hangs is ended below
many_cases = settings(max_examples=ceil(CASES / 5), deadline=None, suppress_health_check=SLOW)
some_cases = settings(max_examples=ceil(CASES / 20), deadline=None, suppress_health_check=SLOW)


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """Bytes cut out, put in, doubled or changed."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        piece = content[start : start + draw(st.integers(0, 60))]
        kind = draw(st.sampled_from(["cut", "insert", "double", "truncate", "number", "other"]))
        if kind == "cut":
            content = content[:start] + content[start + len(piece) :]
        elif kind == "insert":
            content = content[:start] + draw(st.binary(max_size=8)) + content[start:]
        elif kind == "double":
            content = content[:start] + piece * draw(st.integers(2, 50)) + content[start:]
        elif kind == "truncate":
            content = content[: max(start, 8)]
        elif kind == "number":
            old = draw(st.sampled_from([b"1", b"2", b'"0"', b"0"]))
            new = draw(st.sampled_from([b"99999999", b"-1", b"", b"x", b"4294967296"]))
            content = content.replace(old, new, draw(st.integers(1, 3)))
        else:
            content = (
                content[:start] + bytes(b ^ 0x55 for b in piece) + content[start + len(piece) :]
            )
    return content


def read_apart(data: bytes) -> Document:
    with TemporaryDirectory() as folder:
        path = Path(folder, "list")
        path.write_bytes(data)
        return open_document(path).document


def read(data: bytes, name: str) -> Document | UnreadableFileError:
    try:
        if kind_of(data) is Kind.WORKBOOK:
            return read_apart(data)
        return read_document(data, name)
    except UnreadableFileError as error:
        return error


def read_or_told(data: bytes, name: str) -> None:
    """Read a file to drafts, or get a word that tells why not."""
    with within(MOST_SECONDS):
        match read(data, name):
            case UnreadableFileError(reason=reason, hint=hint):
                event("told")
                assert reason
                assert hint
            case document:
                drafts = drafts_of(find_tasks(document), KnownNames())
                event(f"{len(drafts)} tasks")


@st.composite
def damaged_part(draw: st.DrawFn, form: str) -> bytes:
    """An archive with a damaged part, sound in itself."""
    part = draw(st.sampled_from(PARTS[form]))
    with zipfile.ZipFile(io.BytesIO(SOUND[form])) as sound:
        changed = draw(damaged(sound.read(part)))
    return with_part(SOUND[form], part, lambda _: changed)


@pytest.mark.parametrize("form", sorted(SOUND.keys() - APART))
@many_cases
@given(data=st.data())
def test_a_file_with_damaged_bytes_is_read_or_told(form: str, data: st.DataObject) -> None:
    read_or_told(data.draw(damaged(SOUND[form])), f"list.{form}")


@many_cases
@given(damaged_part("docx"))
def test_a_word_file_with_a_damaged_part_is_read_or_told(data: bytes) -> None:
    read_or_told(data, "list.docx")


@pytest.mark.slow
@pytest.mark.parametrize("form", sorted(APART))
@some_cases
@given(data=st.data())
def test_a_workbook_with_damaged_bytes_is_read_or_told(form: str, data: st.DataObject) -> None:
    read_or_told(data.draw(damaged(SOUND[form])), f"list.{form}")


@some_cases
@given(damaged_part("xlsx"))
def test_a_workbook_with_a_damaged_part_is_read_or_told(data: bytes) -> None:
    read_or_told(data, "list.xlsx")


@many_cases
@given(
    st.lists(
        st.text(
            alphabet="一二（）()、。；：:，12. \t州财政局牵头配合责任单位序号工作任务\n",
            max_size=40,
        )
    )
)
def test_any_text_is_read(lines: list[str]) -> None:
    text = "\n".join(lines)
    if text.strip():
        read_or_told(text.encode(), "list.txt")
