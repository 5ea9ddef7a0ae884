"""The tables as CSV: UTF-8 with a byte order mark, without which Excel garbles Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from zeren import addresses
from zeren.exports.figure_tables import milestone_table, target_table
from zeren.exports.imprint import Edition
from zeren.exports.kinds import TABLES, Export, File, Offer, matrix_offers, party_offers
from zeren.exports.tables import Matrix, Tables
from zeren.register.building import Register
from zeren.text.csv_guard import guarded

TASKS_CSV = f"{addresses.DOWNLOADS}tasks.csv"
ASSIGNMENTS_CSV = f"{addresses.DOWNLOADS}assignments.csv"
MATRIX_CSV = f"{addresses.DOWNLOADS}matrix.csv"
MILESTONES_CSV = f"{addresses.DOWNLOADS}milestones.csv"
TARGETS_CSV = f"{addresses.DOWNLOADS}targets.csv"


def csv_files(tables: Tables, _: Edition) -> Iterator[File]:
    """Tasks, assignments, dates, numbers, the matrix, that of each of several plans, each party."""
    yield TASKS_CSV, as_csv(*tables.tasks)
    yield ASSIGNMENTS_CSV, as_csv(*tables.assignments)
    yield MILESTONES_CSV, as_csv(*milestone_table(tables.register))
    yield TARGETS_CSV, as_csv(*target_table(tables.register))
    yield MATRIX_CSV, _matrix_csv(tables.matrix)
    for plan in tables.register.several:
        yield addresses.plan_matrix_file(plan, ".csv"), _matrix_csv(tables.matrix_of(plan))
    for party in tables.register.parties:
        yield addresses.party_file(party, "csv"), as_csv(*tables.of(party))


def _matrix_csv(matrix: Matrix) -> bytes:
    return as_csv((*matrix.heads, *matrix.names), _whole_rows(matrix))


def _whole_rows(matrix: Matrix) -> Iterator[list[str]]:
    for task, marks in matrix.rows:
        row = [*task, *("" for _ in matrix.names)]
        for place, words in marks:
            row[len(task) + place] = words
        yield row


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as CSV after RFC 4180, with no cell that a spreadsheet would run."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(guarded, heads))
    writer.writerows([guarded(cell) if cell else "" for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _offers(register: Register) -> Iterator[Offer]:
    yield from party_offers(register, "CSV", "csv")
    yield from matrix_offers(register, "CSV", "csv")
    yield Offer(addresses.MATRIX, MATRIX_CSV, "CSV", "责任矩阵")
    yield Offer(TABLES, TASKS_CSV, "工作任务（CSV）", "工作任务")
    yield Offer(TABLES, ASSIGNMENTS_CSV, "责任关系（CSV）", "责任关系")
    yield Offer(TABLES, MILESTONES_CSV, "时间节点（CSV）", "时间节点")
    yield Offer(TABLES, TARGETS_CSV, "指标（CSV）", "指标")
    yield Offer(TABLES, MATRIX_CSV, "责任矩阵（CSV）", "责任矩阵")


EXPORT = Export(csv_files, _offers)
