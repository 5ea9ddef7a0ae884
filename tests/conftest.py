"""What all tests share: data folders to start from, and the switch that accepts golden files."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.commands import AsCommand, Done, Main, Run, exit_code
from zeren.checks.folder import check_folder
from zeren.generation import Made
from zeren.register.building import Register, build_register

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
GOLDEN = ROOT / "tests" / "golden"

MakeData = Callable[..., Path]

# Laws hold on a slow machine too: no test is judged by its time.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept-golden", action="store_true", help="write golden files instead of comparing"
    )
    parser.addoption(
        "--site",
        metavar="DIR",
        default=os.environ.get("SITE") or str(ROOT),
        help="the folder of the site that tests/site looks at (SITE, or this repository)",
    )


@pytest.fixture
def accept_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept-golden"))


@pytest.fixture
def make_data(tmp_path: Path) -> MakeData:
    """Copy a data folder and replace files in it: `make_data("every-feature", tasks="…")`.

    A file is named by its stem, or by its path where that is not enough: `source/p.txt`.
    """

    def make(base: str, **files: str | bytes | None) -> Path:
        folder = tmp_path / "data"
        shutil.copytree(DATA / base, folder)
        for stem, content in files.items():
            file = f"{stem}.csv" if stem == "tasks" else f"{stem}.yml"
            path = folder / (stem if "." in stem else file)
            path.parent.mkdir(exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return make


@pytest.fixture
def as_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> AsCommand:
    """Take the function of a script as a command: `run = as_command(main)`, `run("--help")`."""

    def command(main: Main) -> Run:
        def run(*arguments: object, answer: str = "") -> Done:
            monkeypatch.setattr("sys.stdin", io.StringIO(answer))
            return Done(exit_code(main, arguments), *capsys.readouterr())

        return run

    return command


def register_of(folder: Path) -> Register:
    """The register of a data folder that must hold no error."""
    checked = check_folder(folder)
    assert not checked.has_errors, checked.findings
    return build_register(checked.sources)


@pytest.fixture(scope="session")
def published() -> Register:
    """The real list, as frozen for tests."""
    return register_of(DATA / "birth-support")


@pytest.fixture(scope="session")
def every_feature() -> Register:
    """A small invented list in which every column and key is used."""
    return register_of(DATA / "every-feature")


def in_memory(made: Made) -> dict[str, bytes]:
    """All that was made by path; nothing of it was kept from an earlier run."""
    files = {path: content for path, content in made.files.items() if isinstance(content, bytes)}
    assert files.keys() == made.files.keys()
    return files
