"""Lines of running text that say who is responsible, and hold no task themselves."""

from __future__ import annotations

from collections.abc import Collection

from zeren.importing.document import Paragraph
from zeren.importing.lists.clauses import begins_with_label, has_role, is_clause, segments_of
from zeren.importing.lists.details import begins_with_detail
from zeren.importing.lists.duties import names_duty
from zeren.importing.lists.markers import marker_of
from zeren.importing.lists.text_parts import LONGEST_HEADING

_LONGEST = 10 * LONGEST_HEADING


def is_clause_line(text: str, known: Collection[str]) -> bool:
    """Whether a line says who is responsible for what stands above it.

    Args:
        text: The line.
        known: Names of parties, without blanks.

    Returns:
        Whether it begins with a label of units, or holds a clause alone. 新建幼儿园2所。
        （责任单位：县教体局） is a task with its clause, 县水利局：负责防汛 a duty.
    """
    marker = marker_of(text)
    bare = text if marker is None else marker.rest
    if begins_with_label(bare) and len(bare) <= _LONGEST:
        return True
    if marker is not None or not has_role(text) or not is_clause(text, known):
        return False
    first = segments_of(text, known)[0]
    is_words = has_role(first.text) or begins_with_detail(first.text)
    is_task = bool(first.clause and first.text) and not is_words
    return not is_task and not names_duty(Paragraph(text, ""), known)
