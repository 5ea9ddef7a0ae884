"""What is printed from the browser is all there."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.page_objects import SitePage
from tests.printing import folded, outside, printed, text_of
from zeren.addresses import MATRIX, party_page
from zeren.model import Party
from zeren.register.building import Register
from zeren.register.matrix import matrix_page


def printed_text(page: Page, address: str, path: str, register: Register) -> str:
    """Print a page; its text, which does not leave the paper and bears the data's version."""
    seen = SitePage(page, address)
    seen.open(path)
    sheets = printed(page)
    assert [outside(sheet) for sheet in sheets] == [[] for _ in sheets], path
    text = "".join(map(text_of, sheets))
    assert folded(f"数据版本 {register.version}") in text, path
    return text


def test_each_matrix_is_printed_with_every_task_and_party(
    page: Page, address: str, register: Register
) -> None:
    for plan in register.plans:
        text = printed_text(page, address, matrix_page(register, plan), register)
        titles = [f"{t.number}{t.title}" for t in register.tasks if t.plan == plan.slug]
        names = [party.name for party in register.parties if plan.slug in plans_of(register, party)]
        missing = [words for words in (*names, *titles) if folded(words) not in text]
        assert missing == [], plan.slug


def test_the_matrix_of_the_site_is_printed_with_every_party(
    page: Page, address: str, register: Register
) -> None:
    text = printed_text(page, address, MATRIX, register)
    names = [party.name for party in register.parties if plans_of(register, party)]
    assert [name for name in names if folded(name) not in text] == []


def test_the_page_of_the_party_with_most_tasks_is_printed_whole(
    page: Page, address: str, register: Register
) -> None:
    party = max(register.parties, key=lambda party: number_of_tasks(register, party))
    text = printed_text(page, address, party_page(party), register)
    assert folded(party.name) in text
    borne = (*register.direct_of.get(party.name, ()), *register.through_of.get(party.name, ()))
    titles = [register.task_of[one.task_id].title for one in borne]
    assert [title for title in titles if folded(title) not in text] == []


def number_of_tasks(register: Register, party: Party) -> int:
    """How many duties a party bears, itself or through collectives."""
    return len(register.direct_of.get(party.name, ())) + len(
        register.through_of.get(party.name, ())
    )


def plans_of(register: Register, party: Party) -> set[str]:
    """The plans in which a party bears duties."""
    borne = (*register.direct_of.get(party.name, ()), *register.through_of.get(party.name, ()))
    return {register.task_of[one.task_id].plan for one in borne}
