"""What `zeren import` asks a person at a terminal before it writes: names, then tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.planning import Import
from zeren.importing.review.names import answers_to
from zeren.importing.review.tasks import answers_to_missing, answers_to_open

_Ask = Callable[[str], str]


def asked(
    planned: Import, answers: Answers, again: Callable[[Answers], Import], ask: _Ask
) -> Import:
    """Ask whatever is open, and work the import out again with the answers.

    Args:
        planned: The import.
        answers: What was said in options.
        again: Works the import out with answers.
        ask: Shows a text and returns what the person types; nothing at all at the end of input.

    Returns:
        The import with the answers; tasks are still open where the input ended before.
    """
    if planned.near:
        answers = replace(answers, names={**answers.names, **answers_to(planned.near, ask)})
        planned = replace(again(answers), near=())
    while planned.merge is not None and planned.merge.open:
        said = answers_to_open(planned.merge, answers, ask)
        if said == answers:
            return planned
        answers = said
        planned = replace(again(answers), near=planned.near)
    if planned.merge is not None:
        said = answers_to_missing(planned.merge, answers, ask)
        if said != answers:
            planned = replace(again(said), near=planned.near)
    return planned
