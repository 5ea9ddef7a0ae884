"""The same data give the same bytes of the site and its packages, on any machine and day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import DATA, ROOT
from tests.once import made_once
from tests.sites import BUILDERS, ZENSICAL, build_site, make_site_folder
from zeren.exports.imprint import Edition

ADDRESS = "https://site.example/duties/"
# Loaded before the C library, so that every program sees the clock as it is set here.
CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
int clock_gettime(clockid_t clock, struct timespec *now) {
  int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += atol(getenv("CLOCK_DAYS")) * 86400;
  return result;
}
time_t time(time_t *seconds) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (seconds) *seconds = now.tv_sec;
  return now.tv_sec;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec exact;
  clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}
"""
ZEREN = (sys.executable, "-m", "zeren")
COMMANDS = {
    "mkdocs": ((*ZEREN, "build"), (*ZEREN, "pack", "offline"), (*ZEREN, "pack", "dist")),
    "zensical": ((*ZEREN, "generate", "--pdf"), (str(ZENSICAL), "build", "--clean", "--strict")),
}
USUAL = {
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "1",
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    "SITE_URL": ADDRESS,
    "TZ": "UTC",
    "ZEREN_FONTS": str(ROOT / ".fonts"),
}


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    """A library that shifts the clock of a program."""
    if not (compiler := shutil.which("cc")):
        pytest.skip("no C compiler here to shift the clock with")
    source, library = tmp_path / "clock.c", tmp_path / "clock.so"
    source.write_text(CLOCK, encoding="ascii")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)  # noqa: S603
    return library


def made_under(
    folder: Path, builder: str, umask: int, environment: dict[str, str]
) -> dict[str, bytes]:
    """Make a site, and its packages, in processes of their own.

    Args:
        folder: Where to.
        builder: `mkdocs` or `zensical`.
        umask: Which rights new files lack.
        environment: What the environment says beside the usual.

    Returns:
        The bytes of all files of the site and of the packages, by their paths.
    """
    site = make_site_folder(folder, DATA / "every-feature")
    for command in COMMANDS[builder]:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            command,
            cwd=site,
            env={**os.environ, **USUAL, **environment},
            umask=umask,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
    files = (path for name in ("site", "build") for path in (site / name).rglob("*"))
    return {str(path.relative_to(site)): path.read_bytes() for path in files if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("builder", BUILDERS)
def test_neither_clock_nor_zone_language_hashes_rights_or_folder_change_a_byte(
    builder: str, tmp_path: Path, clock: Path
) -> None:
    usual = made_under(tmp_path / "usual", builder, 0o022, {})
    assert any(path.endswith(".pdf") for path in usual)
    assert sum(path.endswith(".zip") for path in usual) == (2 if builder == "mkdocs" else 0)
    shifted = {"LD_PRELOAD": str(clock)}
    past = {"CLOCK_DAYS": "-400", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "5"}
    to_come = {"CLOCK_DAYS": "400", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
    for place, umask, circumstances in (("past", 0o022, past), ("to come", 0o077, to_come)):
        other = made_under(tmp_path / place / "below", builder, umask, {**circumstances, **shifted})
        assert {
            path for path in usual.keys() | other if usual.get(path) != other.get(path)
        } == set()


@pytest.mark.slow
@pytest.mark.parametrize("builder", BUILDERS)
def test_the_site_map_names_every_page_and_no_day_that_is_not_known(
    builder: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", ADDRESS)
    folder = made_once(
        tmp_path_factory,
        f"mapped-{builder}",
        lambda folder: build_site(make_site_folder(folder, DATA / "minimal"), builder),
    )
    tree = ET.parse(folder / "site" / "sitemap.xml")  # noqa: S314 - our own file
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert names == {"urlset", "url", "loc"}
    pages = {element.text for element in tree.iter() if element.tag.endswith("loc")}
    assert {ADDRESS, f"{ADDRESS}about/", f"{ADDRESS}matrix/"} <= pages


@pytest.mark.parametrize(
    ("day", "seconds"), [("1970-01-02", "86400"), ("2026-11-23", "1795392000"), (None, "315532800")]
)
def test_builders_are_told_the_day_of_the_data(day: str | None, seconds: str) -> None:
    assert Edition(day).source_date_epoch == seconds
