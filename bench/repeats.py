#!/usr/bin/env python3
"""What an import costs where lines repeat, as whole processes: eight times as much at eight times.

Run: `make bench-repeats`; `bench/repeats.txt` holds the last table. Beside it stands LibreOffice,
which opens the same file and saves it as a Word file. What a line alone takes is taken off, so that
the start of the programs does not make the ratio look better than it is.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "tests" / "data" / "birth-support"
FEW, MANY = 2_500, 20_000
RUNS = 2

LINES = {
    "one task line": "1. 建好托育中心，完善服务。（州财政局牵头，州民政局配合）",
    "numbered task lines": "{i}. 建好第{n}个托育中心。（州财政局牵头，州民政局配合）",
    "tasks without a party": "1. 建好托育中心，完善服务。",
    "chapters with tasks": "（一）完善服务\n1. 建好中心。（州财政局牵头）",
    "tasks and lines of parties": "{i}. 建好中心。\n责任单位：州财政局、州民政局",
    "lines of parties": "责任单位：州财政局、州民政局",
    "plain lines": "建好托育中心，完善服务网络。",
    "blank lines between": "1. 建好中心。（州财政局牵头）\n\n",
    "a pasted table": "{i}\n建好第{n}个中心。\n州财政局牵头",
}
ABOVE = {"a pasted table": "序号\n工作任务\n责任单位\n"}


def text_of(kind: str, lines: int) -> str:
    """A list of so many lines of a kind, or a little more."""
    piece = LINES[kind]
    pieces = lines // len(piece.splitlines())
    made = (piece.format(n=n, i=n % 999 + 1) for n in range(pieces))
    return ABOVE.get(kind, "") + "\n".join(made) + "\n"


def by_import(file: Path, folder: Path) -> None:
    """Import a list into a copy of the published data: found, read, tried with all checks."""
    command = [sys.executable, "-m", "zeren", "import", "--site", str(folder), str(file)]
    options = ["--plan", "big", "--title", "大清单", "--review", str(folder / "review.html")]
    subprocess.run(  # noqa: S603 - fixed arguments
        [*command, *options], cwd=ROOT, capture_output=True, check=False, stdin=subprocess.DEVNULL
    )


def by_office(file: Path, folder: Path) -> None:
    """Open the list in LibreOffice and save it as a Word file."""
    subprocess.run(  # noqa: S603 - fixed arguments
        [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "docx", "--outdir", str(folder), str(file)),
        ],
        capture_output=True,
        check=True,
    )


def seconds(act: Callable[[Path, Path], None], text: str, folder: Path) -> float:
    """The best time of some runs, in seconds of the processor, of all processes."""
    file = folder / "list.txt"
    file.write_text(text, encoding="utf-8")
    best = float("inf")
    for _ in range(RUNS):
        start = used()
        act(file, folder)
        best = min(best, used() - start)
    return best


def used() -> float:
    """The seconds of the processor that all processes took that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print the table: seconds at both sizes and their ratio, for the import and LibreOffice."""
    acts = [by_import, *([by_office] if shutil.which("soffice") else [])]
    heads = "".join(f"{FEW:>10,}{MANY:>10,}   ratio" for _ in acts)
    print(
        f"{'':28}" + "".join(f"{name:>28}" for name in ("zeren import", "LibreOffice")[: len(acts)])
    )
    print(f"{'lines':28}{heads}")
    for kind, piece in LINES.items():
        cells = ""
        with TemporaryDirectory() as made:
            folder = Path(made)
            shutil.copytree(PUBLISHED, folder / "data")
            for act in acts:
                start = seconds(act, text_of(kind, len(piece.splitlines())), folder)
                few, many = (seconds(act, text_of(kind, size), folder) for size in (FEW, MANY))
                ratio = (many - start) / max(few - start, 0.01)
                cells += f"{few:>10.1f}{many:>10.1f}{ratio:>8.1f}"
        print(f"{kind:28}{cells}", flush=True)


if __name__ == "__main__":
    main()
