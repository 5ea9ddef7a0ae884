"""Each list as a Word document in the official table of three columns, to be edited and passed on.

Its form follows GB/T 9704-2012.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.keeping import canonical
from zeren.exports.kinds import Export, Offer, OfficeFile, plan_offers
from zeren.exports.sheets import ANNEX, LIST_HEADS, Origin, Plain, chapters, plan_facts
from zeren.exports.tables import Tables
from zeren.exports.word_files import word_file, word_frame
from zeren.register.building import Register

_TEMPLATE = "document/document.xml.jinja"
# Of the columns, in twentieths of a point: 14, 86 and 56 mm.
_WIDTHS = (794, 4876, 3175)


def documents(tables: Tables, edition: Edition) -> Iterator[OfficeFile]:
    """Each plan as a Word document."""
    for plan in tables.register.plans:
        origin = Origin(tables.register, edition, addresses.plan_page(plan))
        view: dict[str, Plain] = {
            **word_frame(origin, plan.title, plan.issuer or ""),
            "annex": ANNEX,
            "facts": plan_facts(tables.register, plan),
            "heads": LIST_HEADS,
            "widths": _WIDTHS,
            "parts": chapters(tables.register, plan),
        }
        yield OfficeFile(
            addresses.plan_file(plan, "docx"), canonical(view), partial(word_file, _TEMPLATE, view)
        )


def _offers(register: Register) -> Iterator[Offer]:
    yield from plan_offers(register, "Word", "docx")


EXPORT = Export(documents, _offers)
