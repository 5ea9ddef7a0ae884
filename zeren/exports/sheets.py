"""Sheets to print: what stands on each, as plain values for its Typst template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeAlias

from zeren import addresses
from zeren.exports.figure_parts import Part, figure_parts
from zeren.exports.imprint import Edition
from zeren.exports.kinds import Export, Offer, duty_title, party_offers, plan_offers
from zeren.exports.origin import drawn_code, words_of_origin
from zeren.exports.tables import Tables
from zeren.model import Assignment, Collective, Party, Plan, Role, Task, Unit
from zeren.register.building import Register
from zeren.register.duties import Borne, duties_of
from zeren.register.questions import (
    lead_role,
    paragraphs,
    passed_on,
    role_counts,
    standing_in_words,
)

Plain: TypeAlias = "str | int | float | Sequence[Plain] | Mapping[str, Plain] | None"

_Said: TypeAlias = Mapping[str, Mapping[str, Plain]]

ANNEX = "附件"
PAST = "已结束、已被替代的清单"
FIGURES = "时间和数字"
FIGURE_HEADS = ("任务", "事项", "时间或数字", "原文")
DUTY_HEADS = ("序号", "工作任务", "角色", "牵头", "配合")
LIST_HEADS = ("序号", "工作任务", "责任单位")
# More would push down what a sheet is for; its rows stand below the titles of their plans.
_MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document to typeset.

    Attributes:
        path: The file that it becomes, below the docs folder.
        template: The Typst template.
        data: All that stands on it.
        is_tagged: Whether its structure is written down for reading aloud. That of the matrix would
            be twenty times as long as the matrix, which the site has for reading aloud.
    """

    path: str
    template: str
    data: Mapping[str, Plain]
    is_tagged: bool = True


class Origin(NamedTuple):
    """What sheets are made from, and where the site says the same as one of them.

    Attributes:
        register: The register.
        edition: Its edition.
        page: The page.
    """

    register: Register
    edition: Edition
    page: str


def frame(origin: Origin, plans: Iterable[Plan], title: str, summary: str) -> dict[str, Plain]:
    """What every sheet has: title, the line below it, and what the file says of itself.

    Args:
        origin: Where the sheet comes from.
        plans: The plans of which something stands on the sheet.
        title: The title.
        summary: The line below it.
    """
    register, edition, page = origin
    issuers = dict.fromkeys(plan.issuer for plan in plans if plan.issuer)
    return {
        "title": title,
        "author": "、".join(issuers),
        "annex": "　".join((ANNEX, *register.site.labels)),
        "summary": summary,
        "marks": "".join(role.mark for role in Role),
        "origin": words_of_origin(register, edition, page),
        "qr": drawn_code(edition, page),
    }


# ---- Duty sheets ----


def duty_sheets(tables: Tables, edition: Edition) -> Iterator[Sheet]:
    """The duties of every unit, county and collective."""
    register = tables.register
    said = {task.id: _said_of(register, task) for task in register.tasks}
    place = {task.id: number for number, task in enumerate(register.tasks)}
    for party in register.parties:
        figures = tuple(figure_parts(register.in_force, party, place))
        yield _duty_sheet(register, edition, party, said, figures)


def _duty_sheet(
    register: Register, edition: Edition, party: Party, said: _Said, figures: Sequence[Part]
) -> Sheet:
    direct = register.direct_of.get(party.name, ())
    through = register.through_of.get(party.name, ())
    origin = Origin(register, edition, addresses.party_page(party))
    plans = _plans_of(register, (*direct, *through))
    return Sheet(
        path=addresses.party_file(party, "pdf"),
        template="duties.typ",
        data={
            **frame(origin, plans, duty_title(party), _summary(register, party, plans)),
            "figures": {
                "title": FIGURES,
                "heads": FIGURE_HEADS,
                "parts": figures,
            },
            "heads": DUTY_HEADS,
            "parts": tuple(_duty_parts(register, party, said)),
            "nothing": f"清单没有写明由{party.name}承担的任务。",
            "notes": tuple(_notes(register, party, through)),
        },
    )


def _offers_of_duties(register: Register) -> Iterator[Offer]:
    yield from party_offers(register, "PDF", "pdf")


DUTIES = Export(duty_sheets, _offers_of_duties)


def _plans_of(register: Register, duties: Iterable[Assignment]) -> tuple[Plan, ...]:
    """The plans that name a party; all of them where none does."""
    slugs = {register.task_of[one.task_id].plan for one in duties}
    return tuple(plan for plan in register.plans if plan.slug in slugs) or register.plans


def _summary(register: Register, party: Party, plans: Iterable[Plan]) -> str:
    """Which plans name a party, and how often; what is not in force is counted apart."""
    duties = _duties_of(register.in_force, party)
    tasks = {one.task_id for one in duties}
    past = {one.task_id for one in _duties_of(register.past, party)} if register.past else ()
    if not tasks and not past:
        return f"据{in_titles(plans)}"
    counts = (f"{count.role.word} {count.number} 项" for count in role_counts(duties))
    now = f"共 {len(tasks)} 项{'：' if tasks else ''}{'，'.join(counts)}"
    also = f"；{PAST}的另有 {len(past)} 项" if past else ""
    return f"摘自{in_titles(plans)}，{now}{also}"


def _duties_of(register: Register, party: Party) -> tuple[Assignment, ...]:
    direct = register.direct_of.get(party.name, ())
    return (*direct, *register.through_of.get(party.name, ()))


def in_titles(plans: Iterable[Plan]) -> str:
    """Plans by their titles, marked where not in force; of many the first, and how many."""
    titles = [f"《{plan.title}》{f'（{plan.mark}）' if plan.mark else ''}" for plan in plans]
    several = f"等 {len(titles)} 份清单" if len(titles) > _MOST_TITLES else ""
    return "、".join(titles[:_MOST_TITLES]) + several


def _duty_parts(register: Register, party: Party, said: _Said) -> Iterator[Plain]:
    """The duties in the order of the party's page, parted where the plan or the role changes.

    Of one plan the role stands in each row alone.
    """
    rows = [
        (one.task.plan, {**said[one.task.id], "role": _role_words(one)})
        for every in duties_of(register, party).values()
        for one in every
    ]
    several = len(register.plans) > 1
    for (slug, role), group in groupby(
        rows, lambda row: (row[0], row[1]["role"] if several else "")
    ):
        plan = register.plan_of[slug]
        title = (
            f"{role}　{plan.marked_title}" if several else plan.marked_title if plan.mark else ""
        )
        yield {"title": title, "rows": tuple(row for _, row in group)}


def _role_words(one: Borne) -> str:
    word = f"{one.role.mark}{one.role.word}"
    return f"({word})" if one.through else word


def _said_of(register: Register, task: Task) -> Mapping[str, Plain]:
    """What is said of a task on the sheet of each party that bears it."""
    names = {
        role: "、".join(party.name for party in parties)
        for role, parties in register.roles(task.id)
    }
    first = lead_role(register, task.id)
    extras = (f"{head}：{words}" for head, words in passed_on(task))
    return {
        "number": task.number,
        "paragraphs": (*paragraphs(task.text), *extras),
        "lead": names.get(first, "") if first is Role.LEAD else f"{names[first]}负责",
        "support": names.get(Role.SUPPORT, ""),
    }


def _notes(register: Register, party: Party, through: Sequence[Assignment]) -> Iterator[str]:
    collectives = dict.fromkeys(assignment.through for assignment in through)
    if collectives:
        names = "、".join(f"“{name}”" for name in collectives)
        yield f"角色带括号的，是经{names}承担的任务。"
    if isinstance(party, Collective) and party.note:
        yield party.note
    if isinstance(party, Unit):
        if party.successor:
            successor = party.successor
            yield f"职责已由{successor.name}承接（{successor.since}，{successor.source}）。"
        for collective in register.collectives:
            if not collective.members and not collective.stands_for_counties:
                yield (
                    f"清单没有列出“{collective.name}”的名单。"
                    f"{party.name}如在其中，还应承担它名下的任务。"
                )


# ---- The list as published ----


def list_sheets(tables: Tables, edition: Edition) -> Iterator[Sheet]:
    """Each plan in its published form of three columns."""
    register = tables.register
    for plan in register.plans:
        yield Sheet(
            path=addresses.plan_file(plan, "pdf"),
            template="list.typ",
            data={
                **frame(
                    Origin(register, edition, addresses.plan_page(plan)),
                    [plan],
                    plan.title,
                    plan_facts(register, plan),
                ),
                "heads": LIST_HEADS,
                "parts": chapters(register, plan),
            },
        )


def _offers_of_lists(register: Register) -> Iterator[Offer]:
    yield from plan_offers(register, "PDF", "pdf")


LISTS = Export(list_sheets, _offers_of_lists)


def plan_facts(register: Register, plan: Plan) -> str:
    """Issuer, number and day of a plan in one line, as far as known, and whether it has ended."""
    facts = (plan.issuer, plan.document_no, plan.issued, standing_in_words(register, plan))
    return "　".join(fact for fact in facts if fact)


def chapters(register: Register, plan: Plan) -> tuple[Mapping[str, Plain], ...]:
    """The tasks of a plan, parted where the chapter changes."""
    return tuple(
        {
            "title": chapter,
            "rows": tuple(
                {
                    "number": task.number,
                    "paragraphs": paragraphs(task.text),
                    "sentence": task.sentence,
                }
                for task in tasks
            ),
        }
        for chapter, tasks in groupby(register.tasks_of[plan.slug], lambda task: task.chapter or "")
    )
