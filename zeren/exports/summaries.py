"""The summary of a party on one page, to be handed to its chief: as PDF and for Word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.keeping import canonical
from zeren.exports.kinds import Export, Offer, OfficeFile
from zeren.exports.one_page import Section, summary_title
from zeren.exports.sheets import Origin, Plain, Sheet, frame
from zeren.exports.tables import Tables
from zeren.exports.word_files import word_file, word_frame
from zeren.model import County, Unit
from zeren.register.building import Register
from zeren.register.summaries import Summary

TEXT = "一页摘要"


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands in both files of a party.

    Attributes:
        summary: The summary.
        origin: Where it comes from.
        view: Its words.
    """

    summary: Summary
    origin: Origin
    view: Mapping[str, Plain]


def summary_sheets(tables: Tables, edition: Edition) -> Iterator[Sheet]:
    """The summaries of all units and counties that have tasks, as sheets."""
    for one in _contents(tables, edition):
        title, facts = str(one.view["title"]), str(one.view["facts"])
        yield Sheet(
            path=addresses.summary_file(one.summary.party, "pdf"),
            template="summary.typ",
            data={**one.view, **frame(one.origin, one.summary.plans, title, facts)},
        )


def summary_documents(tables: Tables, edition: Edition) -> Iterator[OfficeFile]:
    """The same as Word documents."""
    for one in _contents(tables, edition):
        author = "、".join(dict.fromkeys(plan.issuer for plan in one.summary.plans if plan.issuer))
        view = {**one.view, **word_frame(one.origin, str(one.view["title"]), author)}
        yield OfficeFile(
            addresses.summary_file(one.summary.party, "docx"),
            canonical(view),
            partial(word_file, "document/summary.xml.jinja", view),
        )


def _contents(tables: Tables, edition: Edition) -> Iterator[_Content]:
    register = tables.register
    for summary, page in tables.summaries:
        view: dict[str, Plain] = {
            "labels": "　".join(register.site.labels),
            "title": page.title,
            "facts": page.facts,
            "sections": tuple(map(_section, page.sections)),
            "end": page.end,
        }
        origin = Origin(register, edition, addresses.party_page(summary.party))
        yield _Content(summary, origin, view)


def _section(section: Section) -> Mapping[str, Plain]:
    blocks = tuple({"title": block.title, "items": block.items} for block in section.blocks)
    return {"head": section.head, "blocks": blocks, "lines": section.lines}


def _offers(register: Register) -> Iterator[Offer]:
    """Both files of each party, on its page and on that of its summary."""
    parties: tuple[Unit | County, ...] = (*register.units, *register.counties)
    for party in parties:
        for place in (addresses.party_page(party), addresses.summary_page(party)):
            for ending, text in (("pdf", "PDF"), ("docx", "Word")):
                file = addresses.summary_file(party, ending)
                yield Offer(place, file, f"{TEXT}（{text}）", summary_title(party))


SHEETS = Export(summary_sheets, _offers)
DOCUMENTS = Export(summary_documents, lambda _: iter(()))
