"""Hand over to the tests of the browser's scripts what Python knows, as one JSON file.

Golden tables stand once, in `tests/golden/`; what both sides must do alike is done here for many
texts, and the scripts are held to the results.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, before the tests

from tests.conftest import DATA, GOLDEN, register_of  # noqa: E402 - needs the path above
from zeren.generation import guide_pages  # noqa: E402
from zeren.pages.making import make_files  # noqa: E402
from zeren.search.index import folding_file, index_files  # noqa: E402
from zeren.text.amounts import canonical  # noqa: E402
from zeren.text.folding import fold  # noqa: E402
from zeren.text.rules import RuleError, rule_in  # noqa: E402

TARGET = Path(__file__).with_name("handover.json")
RANDOM_TEXTS, RANDOM_RULES = 3_000, 400
LONGEST = 14
NUMBER_LIKE = "0123456789.,零一二两三四九十百千万亿年月日元个人"
# Plain and full width, both ways of writing Chinese, dashes, quotes, blanks, beyond the plane.
TEXT_LIKE = "aＡß０9㎡①（—–～“'「・ 　\u200b\n州託育體発髮裡〇⼀⺠𠮷😀"
SURROGATES = range(0xD800, 0xE000)


def main() -> None:
    """Write the file."""
    register = register_of(DATA / "birth-support")
    (index,) = index_files(register, guide_pages(DATA, [], make_files(register)))
    plane = [chr(code) for code in range(0xFFFE) if code not in SURROGATES]
    content = {
        "folding": _carried(folding_file()),
        "folds": _pairs(fold, [*plane, *_random_texts(TEXT_LIKE)]),
        "numerals": [(fold(case[0]), case[-1]) for case in _golden("numerals")],
        "numbers": _pairs(canonical, _random_texts(NUMBER_LIKE)),
        "judgements": _judgements(),
        "occurrences": _occurrences(),
        "index": _carried(index),
        # Pages written by hand are no part of the data.
        "queries": [
            case
            for case in (*_golden("queries"), *_golden("questions"))
            if not case.get("first", "").startswith("about/")
        ],
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _judgements() -> list[Any]:
    """The golden table, its days as texts."""
    return [
        {
            "name": one["name"],
            "due": {
                key: str(day) if isinstance(day, date) else day for key, day in one["due"].items()
            },
            "said": {str(day): words for day, words in one["said"].items()},
        }
        for one in _golden("judgements")
    ]


def _occurrences() -> list[tuple[str, str, str]]:
    """Rules, days, and the first day from these on which each rule falls; empty where it ended."""
    months = [str(month) for month in range(1, 13)]
    days = [str(day) for day in (*range(1, 32), -1)]
    cases = []
    rng = random.Random(14)  # noqa: S311 - the same each run
    for _ in range(RANDOM_RULES):
        rule = rng.choice(
            (
                f"FREQ=YEARLY;BYMONTH={rng.choice(months)};BYMONTHDAY={rng.choice(days)}",
                f"FREQ=MONTHLY;BYMONTHDAY={rng.choice(days)}",
                f"FREQ=MONTHLY;BYMONTH={rng.choice(months)},12;BYMONTHDAY={rng.choice(days)}",
                f"FREQ=WEEKLY;BYDAY={rng.choice(('MO', 'SA,SU', 'FR'))}",
                "FREQ=WEEKLY;BYDAY=TU;UNTIL=20280229",
            )
        )
        from_day = date(2024, 1, 1) + timedelta(days=rng.randrange(3_000))
        try:
            first = next(rule_in(rule).from_day(from_day), None)
        except RuleError:
            continue  # the 30th of February
        cases.append((rule, from_day.isoformat(), first.isoformat() if first else ""))
    return cases


def _carried(file: tuple[str, bytes]) -> object:
    """What stands between the brackets of a script that carries data."""
    text = file[1].decode()
    return json.loads(text[text.index("(") + 1 : text.rindex(")")])


def _pairs(make: Callable[[str], str], texts: list[str]) -> list[tuple[str, str]]:
    return [(text, make(text)) for text in texts]


def _random_texts(alphabet: str) -> list[str]:
    rng = random.Random(11)  # noqa: S311 - the same each run
    return ["".join(rng.choices(alphabet, k=rng.randint(0, LONGEST))) for _ in range(RANDOM_TEXTS)]


def _golden(name: str) -> list[Any]:
    rows: list[Any] = yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
    return rows


if __name__ == "__main__":
    main()
