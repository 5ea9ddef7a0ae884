#!/usr/bin/env python3
"""What an import costs as a list grows, in seconds of the processor: it grows no faster.

Run: `.venv/bin/python bench/imports.py`; `bench/imports.txt` holds the last table.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.published_forms import (  # noqa: E402 - needs the path above
    as_csv,
    as_docx_of_text,
    as_html,
    as_pdf,
    as_xlsx,
)
from zeren.checks.folder import check_folder  # noqa: E402
from zeren.importing.document import Opened  # noqa: E402
from zeren.importing.drafts.planning import plan_import  # noqa: E402
from zeren.importing.readers.dispatch import read_document  # noqa: E402
from zeren.reading.sources import Sources  # noqa: E402

SIZES = (300, 1_000, 3_000, 10_000)
MOST_OF_A_PDF = 1_000
HEADS = ["序号", "工作任务", "责任单位"]
SENTENCE = "州卫生健康委、州发展改革委牵头；州财政局、州水利局等配合；各县市党委和政府落实"


def rows(size: int) -> list[list[str]]:
    """A list of some tasks, in chapters that number anew."""
    listed = [HEADS]
    for number in range(size):
        if number % 50 == 0:
            listed.append([f"第{number // 50 + 1}部分　重点工作", "←", "←"])
        text = f"到2025年，建成第{number}个托育服务指导中心，完善服务网络，提高服务能力。"
        listed.append([str(number % 50 + 1), text * 3, SENTENCE])
    return listed


def paragraphs(listed: list[list[str]]) -> list[str]:
    """The same list as running text."""
    return [row[0] if row[1] == "←" else f"{row[0]}．{row[1]}（{row[2]}）" for row in listed[1:]]


FORMS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "csv": as_csv,
    "html": as_html,
    "xlsx": as_xlsx,
    "docx, text": lambda listed: as_docx_of_text(paragraphs(listed)),
    "pdf": as_pdf,
}


def seconds(data: bytes, size: int, sources: Sources) -> tuple[float, float]:
    """The time of reading the file, and of finding, reading sentences and merging."""
    start = time.process_time()
    document = read_document(data, "list")
    middle = time.process_time()
    planned = plan_import(Opened("list", document), sources, plan="big")
    if len(planned.drafts) != size:
        sys.exit(f"{len(planned.drafts)} tasks of {size}")
    return middle - start, time.process_time() - middle


def main() -> None:
    """Print the table: seconds for reading and for the rest, by number of tasks."""
    sources = check_folder(ROOT / "tests" / "data" / "birth-support").sources
    print(f"{'form':12}" + "".join(f"{size:>18,}" for size in SIZES))
    for form, make in FORMS.items():
        cells = ""
        for size in SIZES:
            if form == "pdf" and size > MOST_OF_A_PDF:
                continue
            read, rest = seconds(make(rows(size)), size, sources)
            cells += f"{read:>9.1f} +{rest:>6.1f} s"
        print(f"{form:12}{cells}")


if __name__ == "__main__":
    main()
