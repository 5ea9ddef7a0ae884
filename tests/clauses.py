"""Real clauses with what a person read in them, and how many are read alike."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tests.conftest import DATA, GOLDEN
from zeren.importing.sentences.reading import read_sentences
from zeren.importing.sentences.readings import Reading
from zeren.importing.sentences.sentence_files import sentences_in
from zeren.model import Role

Assignments = frozenset[tuple[str, Role, bool]]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a published document, read twice.

    Attributes:
        file: The document.
        number: The task's number in it.
        by_hand: What a person read: full name, role, whether 等 follows.
        reading: What the grammar read.
    """

    file: str
    number: str
    by_hand: Assignments
    reading: Reading

    @property
    def is_exact(self) -> bool:
        """Whether both read the same."""
        return self.by_hand == {(m.party, m.role, m.open) for m in self.reading.assignments}


def clauses(gold_file: str, folder: str) -> Iterator[Clause]:
    """All clauses of a table that was read by hand, each document's read in order.

    Args:
        gold_file: The table, such as `clauses.tsv`: names by role, 等 behind those before 等.
        folder: Where the documents' clauses lie, below the tests' data.
    """
    gold: defaultdict[str, dict[str, Assignments]] = defaultdict(dict)
    with (GOLDEN / gold_file).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            gold[row["file"]][row["task_no"]] = frozenset(
                (name.removesuffix("等"), role, name.endswith("等"))
                for role in Role
                for name in (row.get(role.word) or "").split()
            )
    for document, by_number in gold.items():
        table = (DATA / folder / f"{document}.tsv").read_text(encoding="utf-8")
        rows = sentences_in(table)
        for line, reading in zip(rows, read_sentences(line.text for line in rows), strict=True):
            yield Clause(document, line.number, by_number[line.number], reading)
