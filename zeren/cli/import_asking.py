"""What `zeren import` asks a person at a terminal before it writes: names, then tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zeren.cli.import_refusals import about_offer
from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.whose import HOME, Whose, is_owner
from zeren.importing.lists.found import Offer
from zeren.importing.review.names import answers_to
from zeren.importing.review.tasks import answers_to_missing, answers_to_open
from zeren.text.characters import clean, squeeze
from zeren.text.visible import visible

YES = frozenset({"y", "yes", "是", "好"})
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
    if planned.whose.is_open:
        answers = replace(answers, whose=_asked_whose(planned.whose, ask))
        if not answers.whose:
            return planned
        planned = again(answers)
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


def _asked_whose(whose: Whose, ask: _Ask) -> str:
    """Ask whose list it is; nothing where the input ends."""
    choices = {"0": HOME, **({"1": whose.likely} if whose.likely else {})}
    lines = [visible(whose.question), f"  0 {visible(whose.home)}本级的"]
    lines += [f"  1 {visible(whose.likely)}的"] if whose.likely else []
    said = ask("\n".join([*lines, "填数字；是别处的，写那里的名称，如 某某县："]))
    while said and not is_owner(choices.get(said.strip(), said.strip())):
        said = ask("填数字，或那里的名称：")
    return choices.get(said.strip(), said.strip())


def asked_of_columns(offer: Offer, answers: Answers, ask: _Ask) -> Answers:
    """Ask once whether the columns of a table hold what they seem to, and who does all of it.

    Args:
        offer: What they seem to hold.
        answers: What was said in options.
        ask: Shows a text and returns what the person types; nothing at all at the end of input.

    Returns:
        The answers with these; unchanged where the person says no.
    """
    said = ask(f"{about_offer(offer)}\n对吗？[y/N] ").strip().lower()
    if said not in YES:
        return answers
    columns = {squeeze(head): key for head, key in offer.columns}
    unit = answers.unit
    if offer.needs_unit and not unit:
        unit = clean(ask("整张表由哪个单位负责（全称）？").strip())
    return replace(answers, columns={**columns, **answers.columns}, unit=unit)
