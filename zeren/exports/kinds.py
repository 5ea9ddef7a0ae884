"""What a kind of export declares: how its files are made, and which of them pages offer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.tables import Tables
from zeren.model import Party, Plan
from zeren.register.building import Register

File: TypeAlias = tuple[str, bytes]
Made_co = TypeVar("Made_co", covariant=True)

# The parts of the page of downloads that offer files of no page of their own.
TABLES = f"{addresses.DOWNLOADS}#tables"
FOR_PROGRAMS = f"{addresses.DOWNLOADS}#api"


class Exported(NamedTuple):
    """A file that was made.

    Attributes:
        path: Its path below the docs folder.
        data: Its bytes.
        version: The version of its content, where it bears one.
    """

    path: str
    data: bytes
    version: str = ""


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """An office file to be made, unless the same one is kept from an earlier run.

    Attributes:
        path: Its path below the docs folder.
        content: All that stands in it, as `keeping.canonical` writes it.
        make: Makes it from its version.
    """

    path: str
    content: str
    make: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a page offers, if it was made.

    Attributes:
        place: The page, or the part of one, as in `addresses`.
        file: The file's path below the docs folder.
        text: What it is, such as PDF.
        name: The name under which a browser saves it, without its ending.
    """

    place: str
    file: str
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Export(Generic[Made_co]):
    """A kind of file to take away.

    Attributes:
        make: The register, as tables, and its edition to files, or to what becomes files.
        offers: Which of the files pages offer, and where.
    """

    make: Callable[[Tables, Edition], Iterator[Made_co]]
    offers: Callable[[Register], Iterator[Offer]]


def duty_title(party: Party) -> str:
    """The title of what lists a party's duties."""
    return f"{party.name}责任清单"


def party_offers(register: Register, text: str, ending: str) -> Iterator[Offer]:
    """The duties of each party, offered on its page.

    Args:
        register: The register.
        text: What the file is, such as PDF.
        ending: The ending of its name, such as pdf.
    """
    for party in register.parties:
        file = addresses.party_file(party, ending)
        yield Offer(addresses.party_page(party), file, text, duty_title(party))


def matrix_title(plan: Plan) -> str:
    """The title of the matrix of one of several plans."""
    return f"{plan.marked_title}责任矩阵"


def matrix_offers(register: Register, text: str, ending: str) -> Iterator[Offer]:
    """The matrix of each of several plans, offered on its page.

    Args:
        register: The register.
        text: What the file is, such as Excel.
        ending: The ending of its name, such as xlsx.
    """
    for plan in register.several:
        file = addresses.plan_matrix_file(plan, f".{ending}")
        place = addresses.plan_matrix(plan)
        yield Offer(place, file, f"责任矩阵（{text}）", matrix_title(plan))


def plan_offers(register: Register, text: str, ending: str) -> Iterator[Offer]:
    """Each list as published, offered on its page.

    Args:
        register: The register.
        text: What the file is, such as PDF.
        ending: The ending of its name, such as pdf.
    """
    for plan in register.plans:
        file = addresses.plan_file(plan, ending)
        yield Offer(addresses.plan_page(plan), file, text, plan.title)
