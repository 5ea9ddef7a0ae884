"""How long reading a responsibility sentence takes as it grows: the last column stays level.

Run: `.venv/bin/python bench/sentences.py`; `bench/sentences.txt` holds the last table.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from zeren.importing.sentences.reading import read_sentence

SIZES = (2_000, 8_000, 32_000, 128_000)
RUNS = 3
# Ordinary sentences, and such as would cost more than linear time if anything looked back or
# ahead without bound.
KINDS = {
    "ordinary list": "州自然资源和规划局、州财政局等牵头，州民政局配合；",
    "one name without end": "和",
    "only 等": "等",
    "only brackets": "（",
    "nested brackets": "（（甲局）",
    "role words": "负责",
    "adverbs": "共同",
    "rules": "列第一位者为牵头单位，",
    "blanks": " ",
    "marks": "甲局（牵头）、",
    "collective": "各区、县、",
    "stems": "教育、",
    "classes after 等": "甲局等相关部门",
    "dates before names": "及时年内州财政局牵头，",
    "values of labels": "完成时限：，",
    "rules of other tasks": "以下均需甲局，",
}


def seconds(text: str) -> float:
    """The best time of some runs, in seconds."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        read_sentence(text)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print the table: milliseconds by length, and microseconds a character at the greatest."""
    print(f"{'sentence':24}" + "".join(f"{size:>10,}" for size in SIZES) + "   us/char")
    for kind, piece in KINDS.items():
        times = [seconds((piece * (size // len(piece) + 1))[:size]) for size in SIZES]
        row = "".join(f"{time * 1e3:>9.0f} " for time in times)
        print(f"{kind:24}{row}{times[-1] / SIZES[-1] * 1e6:>9.2f}")


if __name__ == "__main__":
    main()
