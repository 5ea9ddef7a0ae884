"""The site that stands in a folder, whatever its list: `--site DIR`, else SITE, else here.

These tests read that folder alone, its data and what was built from them, so that they fit the site
of any office; `make test-site` runs them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browsers import browser, context, page, used_page
from tests.sites import serve
from zeren.checks.folder import Checked, check_folder
from zeren.register.building import Register, build_register

__all__ = ["browser", "context", "page", "used_page"]


@pytest.fixture(scope="session")
def folder(request: pytest.FixtureRequest) -> Path:
    """The folder of the site."""
    return Path(request.config.getoption("--site")).resolve()


@pytest.fixture(scope="session")
def checked(folder: Path) -> Checked:
    """Its data, which hold no error."""
    checked = check_folder(folder / "data")
    assert not checked.has_errors, "run `make check`"
    return checked


@pytest.fixture(scope="session")
def register(checked: Checked) -> Register:
    """What its data say."""
    return build_register(checked.sources)


@pytest.fixture(scope="session")
def site(folder: Path) -> Path:
    """What was built from them."""
    site = folder / (os.environ.get("SITE_DIR") or "site")
    assert (site / "index.html").is_file(), f"there is no site in {site}: run `make site`"
    return site


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where it is served."""
    with serve(site) as address:
        yield address
