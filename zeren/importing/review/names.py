"""Names for a person to judge: which may be one, and what is told of those that are registered."""

from __future__ import annotations

import re
import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from zeren.importing.drafts.planning import Import
from zeren.importing.parties.near_names import NearName
from zeren.reading.data_files import COLLECTIVES, COUNTIES
from zeren.text.visible import visible

_SHOWN = 12
_ACTS_IN_QUOTES = re.compile(r'["$`\\!%]').search


def question_of(near: NearName) -> str:
    """Ask whether names mean one unit.

    Args:
        near: The names.
    """
    return f"“{visible(near.name)}”和{_or(near.likely)}是不是同一个单位？"


def options_of(near: NearName) -> tuple[str, ...]:
    """The options of the command that say yes, ready to be copied.

    Args:
        near: The names.
    """
    return tuple(f"--same {quoted(f'{near.name}={likely}')}" for likely in near.likely)


def answers_to(near: Iterable[NearName], ask: Callable[[str], str]) -> dict[str, str]:
    """Ask about names one by one.

    Args:
        near: The names.
        ask: Shows a text and returns what the person types.

    Returns:
        The names that mean a unit under another name, with that.
    """
    answers = {}
    for one in near:
        lines = [question_of(one), "  0 不是，另行登记"]
        lines += [
            f"  {number} 是“{visible(name)}”" for number, name in enumerate(one.likely, start=1)
        ]
        choices = {str(number): name for number, name in enumerate(one.likely, start=1)}
        said = ask("\n".join([*lines, "填数字 [0]："])).strip()
        while said not in {"", "0", *choices}:
            said = ask(f"填 0 到 {len(choices)} 的数字 [0]：").strip()
        if said in choices:
            answers[one.name] = choices[said]
    return answers


def notes_of(planned: Import) -> tuple[str, ...]:
    """What a person should know of the parties that would be registered.

    Args:
        planned: The import.
    """
    return tuple(_notes(planned))


def _notes(planned: Import) -> Iterator[str]:
    proposals = planned.proposals
    if territories := [party.name for party in proposals.of(COUNTIES)]:
        yield (
            f"{_listed(territories)}按{planned.territory}登记在 counties 里，不算单位；"
            "清单没有写到的，请自己补上。"
        )
    for party in proposals.of(COLLECTIVES):
        if party.stands_for_counties:
            yield f"“{party.name}”代表 counties 里的全部{planned.territory}，请核对是否登记齐全。"
    asked = {frozenset((one.name, likely)) for one in planned.near for likely in one.likely}
    shared: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for alias, names in proposals.shared.items():
        if frozenset(names) not in asked:  # whether they are one, is asked already
            shared[names].append(alias)
    for names, aliases in shared.items():
        yield f"{_listed(aliases)}可以指{_or(names)}，没有登记为别名，说的是哪一个请看原文。"
    for name, added in planned.aliases.items():
        yield f"{_listed(added)}登记为“{visible(name)}”的别名。"


def quoted(words: str) -> str:
    """Words as one argument, for every shell; where these could act in it, for that of Unix.

    Args:
        words: The words.
    """
    return shlex.quote(visible(words)) if _ACTS_IN_QUOTES(words) else f'"{visible(words)}"'


def _or(names: Iterable[str]) -> str:
    return "或".join(f"“{visible(name)}”" for name in names)


def _listed(names: Iterable[str]) -> str:
    listed = [f"“{visible(name)}”" for name in names]
    more = f"等 {len(listed)} 个" if len(listed) > _SHOWN else ""
    return "".join((*listed[:_SHOWN], more))


def same_names(options: Iterable[str]) -> Mapping[str, str] | None:
    """Read options such as `某局=某某局`.

    Args:
        options: The options.

    Returns:
        The names on the left with those on the right; None where one has another form.
    """
    names = {}
    for option in options:
        name, _, meant = ("".join(option.split())).replace("＝", "=").partition("=")
        if not name or not meant or "=" in meant:
            return None
        names[name] = meant
    return names
