"""Names that stand for others: what a person answered, and governments of territories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from zeren.importing.drafts.answers import WrongAnswerError
from zeren.importing.drafts.registry import Registry
from zeren.importing.parties.territories import territory_in
from zeren.importing.sentences.spelling import is_class


def settled_names(
    names: Iterable[str], registry: Registry, same: Mapping[str, str]
) -> dict[str, str]:
    """What names of a list stand for, beyond what the registry says.

    Args:
        names: The full names of all parties that the list names.
        registry: The registry.
        same: What a person said: names of the list with those of the parties that they mean.

    Returns:
        The full name of the party that each of these names means.
    """
    new = [name for name in names if name not in registry.parties and not is_class(name)]
    meant = {
        name: territory
        for name in new
        if (territory := territory_in(name, registry.territory, registry.home)) not in {"", name}
    }
    return {**meant, **dict(_answers(registry, same))}


def aliases_of_answers(registry: Registry, same: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The everyday names that registered parties get by a person's answers.

    Args:
        registry: The registry.
        same: What the person said.

    Returns:
        The names by the full name of the party.
    """
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for name, full in _answers(registry, same):
        if full in registry.parties and name not in registry.names.party_of:
            aliases[full].append(name)
    return {full: tuple(names) for full, names in aliases.items()}


def check_answers(
    written: Mapping[str, Iterable[str]], registry: Registry, same: Mapping[str, str]
) -> None:
    """Refuse answers that name nobody, or that make two registered parties one.

    Args:
        written: The parties that the list names, each with the ways in which it is written.
        registry: The registry.
        same: What the person said.

    Raises:
        WrongAnswerError: If an answer cannot be followed.
    """
    there = {*written, *(form for forms in written.values() for form in forms)}
    for name, meant in same.items():
        if name not in there:
            raise WrongAnswerError(
                f"--same：清单里没有“{name}”：等号左边写清单里的名称，照核对页上的写"
            )
        if name in registry.parties:
            raise WrongAnswerError(
                f"--same：“{name}”已经登记，不能当作“{meant}”的别名：要合并的，先在登记文件里删去它"
            )
        if meant not in there and meant not in registry.names.party_of:
            raise WrongAnswerError(
                f"--same：“{meant}”没有登记，清单里也没有：等号右边写登记的全称，或清单里的另一个名称"
            )


def _answers(registry: Registry, same: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The answers to their end: where A is B and B is C, A is C."""
    for name in same:
        seen = {name}
        meant = same[name]
        while meant in same and meant not in seen:
            seen.add(meant)
            meant = same[meant]
        if meant != name:
            yield name, registry.names.party_of.get(meant, meant)
