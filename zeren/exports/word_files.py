"""Word documents in the form of GB/T 9704-2012: what is the same in each, around what it says.

The fonts are named, not embedded: office PCs have them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from zeren.exports.imprint import stamp
from zeren.exports.office_files import packed, rendered
from zeren.exports.origin import pictured_code, words_of_origin
from zeren.exports.sheets import Origin, Plain

TITLE_FONT, HEAD_FONT, TEXT_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312"


def word_frame(origin: Origin, title: str, author: str) -> dict[str, Plain]:
    """What every document has: what it says of itself, and at its foot where it comes from.

    Args:
        origin: Where it comes from.
        title: Its title.
        author: Whose list it holds; empty where that is not known.
    """
    return {
        "title": title,
        "author": author,
        "origin": words_of_origin(*origin),
        "address": origin.edition.full_address(origin.page),
    }


def word_file(template: str, content: Mapping[str, Plain], version: str) -> bytes:
    """Make a document.

    Args:
        template: The template of its text, below the folder of templates.
        content: What fills it, with what `word_frame` gives.
        version: Its version, for its foot.

    Returns:
        The same bytes for the same content.
    """
    view = {**content, "stamp": stamp(version)}
    return packed(_parts(template, view))


def _parts(template: str, view: Mapping[str, Plain]) -> Iterator[tuple[str, str | bytes]]:
    yield "[Content_Types].xml", rendered("document/types.xml.jinja")
    yield "_rels/.rels", rendered("document/rels.xml.jinja")
    yield "docProps/core.xml", rendered("core.xml.jinja", view)
    yield "word/document.xml", rendered(template, view)
    yield "word/_rels/document.xml.rels", rendered("document/document-rels.xml.jinja")
    yield "word/styles.xml", _styles()
    yield "word/settings.xml", rendered("document/settings.xml.jinja")
    yield "word/footer.xml", rendered("document/footer.xml.jinja", view)
    address = view["address"]
    if isinstance(address, str):
        yield "word/_rels/footer.xml.rels", rendered("document/footer-rels.xml.jinja")
        yield "word/media/code.png", pictured_code(address)


@cache
def _styles() -> str:
    fonts = {"title_font": TITLE_FONT, "head_font": HEAD_FONT, "text_font": TEXT_FONT}
    return rendered("document/styles.xml.jinja", fonts)
