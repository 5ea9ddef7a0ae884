"""The statistics on one slide of 16:9, to show on a screen: as PDF and as a picture.

No program for slides is asked for: each shows a PDF page by page, and each takes a picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zeren import addresses
from zeren.colours import ROLE_COLOURS
from zeren.exports.imprint import Edition
from zeren.exports.kinds import TABLES, Export, Offer
from zeren.exports.sheets import Origin, Plain, Sheet, frame
from zeren.exports.tables import Tables
from zeren.model import Party, Role, Unit
from zeren.register.building import Register
from zeren.register.questions import role_counts, tasks_naming
from zeren.register.summing_up import sentences

FILE = f"{addresses.DOWNLOADS}statistics"
NAME = "责任分工概况"
# More bars could not be read from the back of a room.
_MOST_BARS = 10
_LONGEST_TITLE, _LONGEST_SENTENCE, _LONGEST_NAME = 24, 96, 16


def slides(tables: Tables, edition: Edition) -> Iterator[Sheet]:
    """The slide, where tasks are in force; it bears the day of the data, as nobody can ask."""
    register = tables.register.in_force
    if not register.tasks:
        return
    plans = [plan for plan in register.plans if plan.is_in_force]
    origin = Origin(register, edition, addresses.STATISTICS)
    whose = plans[0].title if len(plans) == 1 else register.site.name
    day = edition.day_in_words
    issuers = "、".join(dict.fromkeys(plan.issuer for plan in plans if plan.issuer))
    data = {
        **frame(origin, plans, f"{_cut(whose, _LONGEST_TITLE)}：{NAME}", ""),
        "labels": _cut("　".join(register.site.labels), _LONGEST_NAME),
        "figures": tuple(_figures(register, len(plans))),
        "sentences": tuple(_cut(one.text, _LONGEST_SENTENCE) for one in sentences(register)[1:]),
        "bars": tuple(_bars(register)),
        "roles": tuple(_role(role) for role in Role if any(_counts(register, role))),
        "source": "　".join(
            filter(
                None,
                (
                    f"数据日期：{day}" if day else "",
                    f"印发机关：{_cut(issuers, 30)}" if issuers else "",
                    f"来源：{_cut(register.site.name, 24)}",
                ),
            )
        ),
    }
    for ending in ("pdf", "png"):
        yield Sheet(f"{FILE}.{ending}", "slide.typ", data)


def _figures(register: Register, plans: int) -> Iterator[Plain]:
    named = {one.party for one in register.assignments}
    units = sum(isinstance(register.party_of[name], Unit) for name in named)
    if plans > 1:
        yield {"number": str(plans), "words": "份清单"}
    yield {"number": str(len(register.tasks)), "words": "项工作任务"}
    yield {"number": str(units), "words": "个责任单位"}
    yield {"number": str(len(register.assignments)), "words": "条责任关系"}


def _bars(register: Register) -> Iterator[Plain]:
    """The units that are named in most tasks, the longest bar first."""
    numbers = {unit.name: len(tasks_naming(register, unit)) for unit in register.units}
    ranked = sorted(register.units, key=lambda unit: -numbers[unit.name])
    for unit in ranked[:_MOST_BARS]:
        if numbers[unit.name]:
            yield {
                "name": _cut(unit.name, _LONGEST_NAME),
                "total": numbers[unit.name],
                "parts": tuple(_parts(register, unit)),
            }


def _parts(register: Register, unit: Party) -> Iterator[Plain]:
    for count in role_counts(register.direct_of.get(unit.name, ())):
        yield {"role": count.role.value, "mark": count.role.mark, "number": count.number}


def _counts(register: Register, role: Role) -> Iterator[bool]:
    return (one.role is role for one in register.assignments)


def _role(role: Role) -> Mapping[str, Plain]:
    colours = ROLE_COLOURS[role]
    return {
        "role": role.value,
        "mark": role.mark,
        "word": role.word,
        "strong": colours.light,
        "pale": colours.cell,
        "sheet": colours.sheet,
    }


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _offers(_: Register) -> Iterator[Offer]:
    for place in (addresses.STATISTICS, TABLES):
        yield Offer(place, f"{FILE}.pdf", f"{NAME} 16:9（PDF）", NAME)
        yield Offer(place, f"{FILE}.png", f"{NAME} 16:9（图片）", NAME)


EXPORT = Export(slides, _offers)
