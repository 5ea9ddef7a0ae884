"""Real clauses of four published documents are read as a person reads them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.clauses import clauses

AIM = 0.98


def test_clauses_are_exact_and_each_wrong_one_carries_a_question(
    capsys: pytest.CaptureFixture[str],
) -> None:
    read = list(clauses())
    exact = Counter(clause.file for clause in read if clause.is_exact)
    with capsys.disabled():
        for file, number in Counter(clause.file for clause in read).items():
            print(f"\n{file}: {exact[file]} of {number} clauses exact", end="")  # noqa: T201 - asked for
    assert len(read) >= 60
    assert exact.total() >= AIM * len(read)
    assert [c.reading.text for c in read if not c.is_exact and not c.reading.questions] == []


def test_no_clause_leaves_text_over() -> None:
    codes = {question.code.value for clause in clauses() for question in clause.reading.questions}
    assert codes <= {"class-after-deng", "first-is-lead"}
