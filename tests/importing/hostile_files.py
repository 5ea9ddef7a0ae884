"""Small files that unfold to more than a machine can hold, one of each kind that was thought of."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import docx

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
PARAGRAPH = "<w:p><w:r><w:t>一</w:t></w:r></w:p>"
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"
HEADS = "序号,工作任务,责任单位\n"
TASK = "1. 建好托育中心。（州财政局牵头）\n"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


def word(body: str) -> bytes:
    """A Word file with this body."""
    sound = io.BytesIO()
    docx.Document().save(sound)
    with zipfile.ZipFile(sound) as opened:
        parts: dict[str, str | bytes] = {name: opened.read(name) for name in opened.namelist()}
    document = f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>'
    return archive({**parts, "word/document.xml": document})


def table(row: str, times: int) -> str:
    return f"<w:tbl>{row * times}</w:tbl>"


def workbook(rows: str, merged: str = "") -> bytes:
    """A workbook with one sheet of these rows."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    main = "application/vnd.openxmlformats-package.relationships+xml"

    def relation(name: str, target: str) -> str:
        one = f'<Relationship Id="r1" Type="{OFFICE}/{name}" Target="{target}"/>'
        return f'<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'

    sheet = '<sheet name="S" sheetId="1" r:id="r1"/>'
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{main}"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/s.xml" ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": relation("worksheet", "s.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}">'
            f"<sheets>{sheet}</sheets></workbook>",
            "xl/s.xml": f'<worksheet xmlns="{SHEETS}"><sheetData>{rows}</sheetData>{merged}'
            "</worksheet>",
        }
    )


def cell(place: str, text: str = "一") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def far_cell(place: str, row: int) -> bytes:
    return workbook(f'<row r="1">{cell("A1")}</row><row r="{row}">{cell(place)}</row>')


def merged(times: int) -> bytes:
    rows = "".join(f'<row r="{n}">{cell(f"A{n}")}{cell(f"C{n}")}</row>' for n in range(1, 2001))
    ranges = '<mergeCell ref="A1:XFD1048576"/>' * times
    return workbook(rows, f"<mergeCells>{ranges}</mergeCells>")


def odt(body: str, more: Mapping[str, bytes] = MappingProxyType({}), scripts: str = "") -> bytes:
    """An OpenDocument text with this body."""
    names = {
        "office": "office",
        "text": "text",
        "draw": "drawing",
        "svg": "svg-compatible",
        "script": "script",
    }
    spaces = " ".join(f'xmlns:{short}="{ODF}:{name}:1.0"' for short, name in names.items())
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.2"><office:scripts>{scripts}</office:scripts><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    entries = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>' + "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="text/xml"/>'
        for name in ("content.xml", *more)
    )
    manifest = f'<m:manifest xmlns:m="{ODF}:manifest:1.0" m:version="1.2">{entries}</m:manifest>'
    return archive(
        {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest, **more}
    )


def odt_with_macro(body: str, target: Path) -> bytes:
    """A text whose macro makes a file as soon as it is opened."""
    on_load = (
        '<office:event-listeners><script:event-listener script:language="ooo:script" '
        'script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.M.Main?'
        'language=Basic&amp;location=document"/></office:event-listeners>'
    )
    library = "http://openoffice.org/2000/library"
    kind = 'PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
    made = {
        "Basic/script-lc.xml": f'<!DOCTYPE l:libraries {kind} "libraries.dtd">'
        f'<l:libraries xmlns:l="{library}"><l:library l:name="Standard" l:link="false"/>'
        "</l:libraries>",
        "Basic/Standard/script-lb.xml": f'<!DOCTYPE l:library {kind} "library.dtd">'
        f'<l:library xmlns:l="{library}" l:name="Standard"><l:element l:name="M"/></l:library>',
        "Basic/Standard/M.xml": f'<!DOCTYPE s:module {kind} "module.dtd">'
        '<s:module xmlns:s="http://openoffice.org/2000/script" s:name="M" '
        f's:language="StarBasic">Sub Main\nShell("/usr/bin/touch", 1, "{target}")\nEnd Sub\n'
        "</s:module>",
    }
    return odt(body, {name: text.encode() for name, text in made.items()}, on_load)


def pdf(pages: int, content: bytes, filtered: bytes = b"") -> bytes:
    """A PDF of so many pages that all show the same."""
    kids = b" ".join(b"%d 0 R" % (10 + n) for n in range(pages))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 3 0 R>>>>>>"
    )
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        4: b"<<%s/Length %d>>stream\n%s\nendstream" % (filtered, len(content), content),
        **{10 + n: page for n in range(pages)},
    }
    listed = b"".join(b"%d 0 obj\n%s\nendobj\n" % one for one in objects.items())
    return b"%PDF-1.4\n" + listed + b"trailer<</Root 1 0 R>>\n%%EOF"


def text(lines: str) -> bytes:
    return lines.encode()


def html(body: str) -> bytes:
    return f"<html><body>{body}".encode()


def mht(page: str) -> bytes:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\n'
    part = 'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
    return f"{head}{part}{page}\n--B--\n".encode()


def nested(times: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * times + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * times


LONG_CELL = (
    '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    f"<w:p><w:r><w:t>{'长' * 90_000}</w:t></w:r></w:p></w:tc></w:tr>"
)
MERGED_BELOW = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
WIDE = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr>{PARAGRAPH}</w:tc></w:tr>'
WORD = b"BT /F 10 Tf 10 700 Td (Hello world) Tj ET "

FILES: Mapping[str, Callable[[], bytes]] = {
    "a million paragraphs.docx": lambda: word(PARAGRAPH * 1_000_000),
    "too many paragraphs.docx": lambda: word(PARAGRAPH * 200_000),
    "empty paragraphs.docx": lambda: word("<w:p/>" * 1_500_000),
    "a million runs.docx": lambda: word(f"<w:p>{'<w:r><w:t>一</w:t></w:r>' * 300_000}</w:p>"),
    "200,000 tables.docx": lambda: word(table(f"<w:tr>{CELL}</w:tr>", 1) * 200_000),
    "too many tables.docx": lambda: word(table(f"<w:tr>{CELL}</w:tr>", 1) * 100_000),
    "nested tables.docx": lambda: word(nested(5000)),
    "wide cells.docx": lambda: word(table(WIDE, 60_000)),
    "a long merged cell.docx": lambda: word(f"<w:tbl>{LONG_CELL}{MERGED_BELOW * 60_000}</w:tbl>"),
    "too many parts.docx": lambda: archive(
        {"word/document.xml": "<x/>", **{f"word/{n}.xml": "" for n in range(20_000)}}
    ),
    "overlapping merged cells.xlsx": lambda: merged(100_000),
    "a far cell.xlsx": partial(far_cell, "XFD1048576", 1_048_576),
    "a far row.xlsx": partial(far_cell, "T1048576", 1_048_576),
    "too many rows.xlsx": lambda: workbook(
        "".join(f'<row r="{n}">{cell(f"A{n}")}</row>' for n in range(1, 150_001))
    ),
    "a million paragraphs.html": lambda: html("<p>一" * 2_000_001),
    "too many paragraphs.html": lambda: html("<p>一</p>" * 200_000),
    "huge spans.html": lambda: html(
        f"<table>{'<tr><td colspan=100000 rowspan=100000>一</td></tr>' * 50_000}</table>"
    ),
    "high cells.html": lambda: html(
        f"<table><tr>{'<td rowspan=100000>一</td>' * 100}</tr>{'<tr></tr>' * 90_000}</table>"
    ),
    "too many tables.html": lambda: html("<table><tr><td>一<td>二</table>" * 150_000),
    "too many paragraphs.mht": lambda: mht("<p>一</p>" * 300_000),
    "a million lines.txt": lambda: text(TASK * 1_000_000),
    "blank lines.txt": lambda: text("一" + "\n" * 30_000_000),
    "one line.txt": lambda: text("一" * 10_000_000),
    "too many rows.csv": lambda: text(HEADS + "1,建好中心。,州财政局牵头\n" * 1_000_000),
    "a row without end.csv": lambda: text(f"{HEADS}1,建{',x' * 1_000_000}\n"),
    "too many pages.pdf": lambda: pdf(2_000, WORD),
    "too many rulings.pdf": lambda: pdf(1, b"1 1 5 5 re S\n" * 100_000 + WORD),
    "a page that unfolds.pdf": lambda: pdf(
        1, zlib.compress(b" " * 1_000_000_000, 9), b"/Filter/FlateDecode"
    ),
}
