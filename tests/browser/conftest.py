"""The frozen site as both builders make it, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.browsers import browser, context, page, used_page
from tests.conftest import DATA, ROOT
from tests.once import made_once
from tests.sites import BUILDERS, build_site, make_site_folder, serve

__all__ = ["browser", "context", "page", "used_page"]

# Files whose tests share what takes long to make; of some, those of one builder do.
_SHARING = ("test_nginx.py", "test_offline.py")
_SHARING_BY_BUILDER = ("test_hostile.py",)


class _Scheduler(LoadScopeScheduling):  # type: ignore[misc] # it has no types
    """Gives tests to the next free process, but keeps together those that share much."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        if file.endswith(_SHARING):
            return file
        builder = next((name for name in BUILDERS if f"[{name}" in test), None)
        return f"{file} {builder}" if file.endswith(_SHARING_BY_BUILDER) and builder else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> _Scheduler:
    """Take that scheduler, whatever the command line names."""
    return _Scheduler(config, log)


def frozen_site(factory: pytest.TempPathFactory, builder: str) -> Path:
    """The site of the published list as it is frozen, with its PDFs, as a builder makes it."""

    def make(folder: Path) -> None:
        make_site_folder(folder, DATA / "birth-support")
        (folder / ".fonts").symlink_to(ROOT / ".fonts")
        build_site(folder, builder)

    return made_once(factory, f"frozen-{builder}", make) / "site"


@pytest.fixture(scope="session")
def mkdocs_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen site as MkDocs makes it."""
    return frozen_site(tmp_path_factory, "mkdocs")


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen site as Zensical makes it."""
    return frozen_site(tmp_path_factory, "zensical")


@pytest.fixture(scope="session", params=BUILDERS)
def site(request: pytest.FixtureRequest) -> Path:
    """The frozen site, as each builder makes it."""
    folder: Path = request.getfixturevalue(f"{request.param}_site")
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def material(mkdocs_site: Path) -> Iterator[str]:
    """The address of the frozen list as MkDocs made it, for what Material alone does."""
    with serve(mkdocs_site) as address:
        yield address
