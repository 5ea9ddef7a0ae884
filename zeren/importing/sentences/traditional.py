"""Sentences in traditional characters: read in simplified ones, named as published."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from zeren.importing.heads import names_bodies
from zeren.importing.sentences.lexicon import role_of_words
from zeren.importing.sentences.reading import read_sentence, role_of_head
from zeren.importing.sentences.readings import Context, Mention, Reading
from zeren.importing.sentences.spelling import without_blanks
from zeren.importing.sentences.two_roles import names_two_roles, without_rule
from zeren.model import Role
from zeren.text.simplified import simplified


def read_any_sentence(text: str, context: Context) -> Reading:
    """Read a sentence, whichever characters it is written in.

    Args:
        text: The sentence as published.
        context: What is known before it is read.

    Returns:
        The reading. A party that is registered goes by its name there, any other by the name that
        the sentence gives it.
    """
    plain = simplified(text)
    if plain == text:
        return read_sentence(text, context)
    reading = read_sentence(plain, context)
    registered = context.names.full
    mentions = tuple(_as_published(one, text, plain, registered) for one in reading.assignments)
    return replace(reading, text=text, assignments=mentions)


def role_of_any_head(head: str) -> Role | None:
    """The role that a head gives, whichever characters it is written in.

    Args:
        head: The head of a column.
    """
    plain = simplified(head)
    role = role_of_head(plain)
    return role_of_words(plain) if role is None and names_bodies(plain) else role


@lru_cache(maxsize=1 << 10)
def role_of_column(head: str) -> Role | None:
    """The role of all names below a head that have none of their own.

    Args:
        head: The head of a column.

    Returns:
        The role; None where the head names none, or several.
    """
    plain = without_rule(simplified(head))
    return None if names_two_roles(plain) else role_of_any_head(plain)


def _as_published(mention: Mention, text: str, plain: str, registered: frozenset[str]) -> Mention:
    written = text[mention.start : mention.end]
    is_whole = without_blanks(plain[mention.start : mention.end]) == mention.party
    if mention.party in registered or not is_whole:
        return replace(mention, written=written)
    return replace(mention, written=written, party=without_blanks(written))
