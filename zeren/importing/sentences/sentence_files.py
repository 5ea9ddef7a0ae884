"""A table of responsibility sentences to readings, line by line, for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zeren.importing.sentences.reading import read_sentences
from zeren.importing.sentences.readings import Context, Reading
from zeren.text.visible import as_json

NUMBER, SENTENCE = "task_no", "responsibility_text"


class SentenceTableError(ValueError):
    """A text is no table of sentences; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A row of the table.

    Attributes:
        number: The task's number, as written.
        text: Its responsibility sentence.
    """

    number: str
    text: str


def sentences_in(table: str) -> tuple[NumberedSentence, ...]:
    """The rows of a tab-separated table with the heads `task_no` and `responsibility_text`.

    Args:
        table: The text of the file, without byte order mark.

    Returns:
        The rows in order; blank lines are none.

    Raises:
        SentenceTableError: If a head is missing or a row has too few fields.
    """
    rows = _rows(table)
    heads = [head.strip() for head in rows[0]] if rows else []
    for head in (NUMBER, SENTENCE):
        if head not in heads:
            raise SentenceTableError(
                f"第 1 行没有表头 {head}。"
                f"正确的表头是 {NUMBER} 和 {SENTENCE}，用制表符（Tab）隔开。"
            )
    number_at, text_at = heads.index(NUMBER), heads.index(SENTENCE)
    sentences = []
    for line, row in enumerate(rows[1:], start=2):
        if not any(field.strip() for field in row):
            continue
        if len(row) <= max(number_at, text_at):
            raise SentenceTableError(
                f"第 {line} 行只有 {len(row)} 列，缺少 {SENTENCE}。"
                "每行写序号和责任句，用制表符（Tab）隔开。"
            )
        sentences.append(NumberedSentence(row[number_at].strip(), row[text_at]))
    return tuple(sentences)


def as_json_lines(
    sentences: Iterable[NumberedSentence], context: Context | None = None
) -> Iterator[str]:
    """Read the sentences of one document in order.

    Args:
        sentences: The rows, from the document's first to its last.
        context: What is known before the first.

    Yields:
        One line of JSON a row.
    """
    rows = tuple(sentences)
    readings = read_sentences((row.text for row in rows), context or Context())
    for row, reading in zip(rows, readings, strict=True):
        yield as_json({NUMBER: row.number, **as_dict(reading)})


def as_dict(reading: Reading) -> dict[str, object]:
    """A reading with the fixed field names of the machine interface."""
    return {
        "assignments": [
            {
                "party": mention.party,
                "written": mention.written,
                "role": mention.role.value,
                "open": mention.open,
            }
            for mention in reading.assignments
        ],
        "confidence": reading.confidence,
        "questions": [
            {
                "code": question.code.value,
                "text": question.text,
                "readings": list(question.readings),
            }
            for question in reading.questions
        ],
    }


def _rows(table: str) -> list[list[str]]:
    """The fields of a table, quoted as spreadsheets do, else with quotes that mean nothing."""
    try:
        return list(csv.reader(io.StringIO(table), delimiter="\t", strict=True))
    except csv.Error:
        plain = csv.reader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        rows: list[list[str]] = []
        try:
            rows.extend(plain)
        except csv.Error as error:
            raise SentenceTableError(
                f"第 {len(rows) + 1} 行有一格超过 {csv.field_size_limit()} 字，不是一句责任句。"
                "把这一行删去，或改成一行一句，再试一次。"
            ) from error
        return rows
