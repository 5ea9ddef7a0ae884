"""Each list as a Word document in the official table of three columns, to be edited and passed on.

Its form follows GB/T 9704-2012. The fonts are named, not embedded: office PCs have them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial

from zeren import addresses
from zeren.exports.imprint import Edition, stamp
from zeren.exports.keeping import canonical
from zeren.exports.kinds import Export, Offer, OfficeFile, plan_offers
from zeren.exports.office_files import packed, rendered
from zeren.exports.sheets import ANNEX, LIST_HEADS, Plain, chapters, plan_facts
from zeren.exports.tables import Tables
from zeren.register.building import Register

TITLE_FONT, HEAD_FONT, TEXT_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312"
# Of the columns, in twentieths of a point: 14, 86 and 56 mm.
_WIDTHS = (794, 4876, 3175)


def documents(tables: Tables, _: Edition) -> Iterator[OfficeFile]:
    """Each plan as a Word document."""
    for plan in tables.register.plans:
        view: dict[str, Plain] = {
            "annex": ANNEX,
            "title": plan.title,
            "author": plan.issuer or "",
            "facts": plan_facts(tables.register, plan),
            "heads": LIST_HEADS,
            "widths": _WIDTHS,
            "parts": chapters(tables.register, plan),
        }
        yield OfficeFile(
            addresses.plan_file(plan, "docx"), canonical(view), partial(_document, view)
        )


def _document(content: Mapping[str, Plain], version: str) -> bytes:
    view = {**content, "stamp": stamp(version)}
    return packed(
        (
            ("[Content_Types].xml", rendered("document/types.xml.jinja")),
            ("_rels/.rels", rendered("document/rels.xml.jinja")),
            ("docProps/core.xml", rendered("core.xml.jinja", view)),
            ("word/document.xml", rendered("document/document.xml.jinja", view)),
            ("word/_rels/document.xml.rels", rendered("document/document-rels.xml.jinja")),
            ("word/styles.xml", _styles()),
            ("word/settings.xml", rendered("document/settings.xml.jinja")),
            ("word/footer.xml", rendered("document/footer.xml.jinja", view)),
        )
    )


@cache
def _styles() -> str:
    fonts = {"title_font": TITLE_FONT, "head_font": HEAD_FONT, "text_font": TEXT_FONT}
    return rendered("document/styles.xml.jinja", fonts)


def _offers(register: Register) -> Iterator[Offer]:
    yield from plan_offers(register, "Word", "docx")


EXPORT = Export(documents, _offers)
