"""The tables as CSV: UTF-8 with a byte order mark, without which Excel garbles Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.kinds import TABLES, Export, File, Offer, party_offers
from zeren.exports.tables import (
    Table,
    assignments_table,
    matrix_table,
    party_table,
    tasks_table,
)
from zeren.register.building import Register
from zeren.text.csv_guard import guarded

TASKS_CSV = f"{addresses.DOWNLOADS}tasks.csv"
ASSIGNMENTS_CSV = f"{addresses.DOWNLOADS}assignments.csv"
MATRIX_CSV = f"{addresses.DOWNLOADS}matrix.csv"


def csv_files(register: Register, _: Edition) -> Iterator[File]:
    """Tasks, assignments, the matrix, and one file a party."""
    yield TASKS_CSV, as_csv(tasks_table(register))
    yield ASSIGNMENTS_CSV, as_csv(assignments_table(register))
    yield MATRIX_CSV, as_csv(matrix_table(register))
    for party in register.parties:
        yield addresses.party_file(party, "csv"), as_csv(party_table(register, party))


def as_csv(table: Table) -> bytes:
    """A table as CSV after RFC 4180, with no cell that a spreadsheet would run."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([guarded(cell) for cell in row] for row in (table.heads, *table.rows))
    return text.getvalue().encode("utf-8-sig")


def _offers(register: Register) -> Iterator[Offer]:
    yield from party_offers(register, "CSV", "csv")
    yield Offer(addresses.MATRIX, MATRIX_CSV, "CSV", "责任矩阵")
    yield Offer(TABLES, TASKS_CSV, "工作任务（CSV）", "工作任务")
    yield Offer(TABLES, ASSIGNMENTS_CSV, "责任关系（CSV）", "责任关系")
    yield Offer(TABLES, MATRIX_CSV, "责任矩阵（CSV）", "责任矩阵")


EXPORT = Export(csv_files, _offers)
