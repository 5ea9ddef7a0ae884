"""Responsibility sentences to readings: one sentence, or a document's sentences in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zeren.imports.readings import Context, Mention, Question, QuestionCode, Reading
from zeren.wording import NotCanonicalError, parse

_NOWHERE = Context()


def read_sentence(text: str, context: Context = _NOWHERE) -> Reading:
    """Read one responsibility sentence, such as the cell under 责任单位.

    Args:
        text: The sentence as published: brackets, labels, line breaks and all.
        context: The document's rules so far, the registry's names, the column's role.

    Returns:
        The reading. Any text has one: what names no party gives no assignment and a question.
    """
    try:
        parties = parse(text, known=context.names.party_of)
    except NotCanonicalError:
        question = Question(QuestionCode.NO_PARTY, "这句话里没有读出责任单位，请人工填写。", ())
        return Reading(text, (), 0.0, (question,), canonical=False, rules=context.rules)
    mentions = tuple(
        Mention(name, name, role, open=False, start=text.index(name), end=text.index(name) + len(name))
        for role, names in parties.items()
        for name in names
    )
    return Reading(text, mentions, 1.0, (), canonical=True, rules=context.rules)


def read_sentences(texts: Iterable[str], context: Context = _NOWHERE) -> Iterator[Reading]:
    """Read a document's sentences in order, so that a rule stated in one holds for the rest.

    Args:
        texts: The sentences.
        context: What is known before the first.

    Yields:
        The reading of each.
    """
    for text in texts:
        reading = read_sentence(text, context)
        context = replace(context, rules=reading.rules)
        yield reading


def role_of_head(head: str) -> Role | None:
    """The role that a column head or a label gives to the units under it.

    Args:
        head: Such as 牵头责任单位; blanks do not count.

    Returns:
        The role, or None where the head names no role, as 序号 or 完成时限.
    """
    words = {role.word: role for role in Role}
    return next((role for word, role in words.items() if word in "".join(head.split())), None)
