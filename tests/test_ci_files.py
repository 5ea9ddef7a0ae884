"""The files for continuous integration: valid, and running the command of the README."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOW = ".github/workflows/site.yml"
PIPELINE = ".gitlab-ci.yml"


@pytest.mark.parametrize(
    ("file", "schema"),
    [(WORKFLOW, "vendor.github-workflows"), (PIPELINE, "vendor.gitlab-ci")],
)
def test_the_file_is_valid_by_its_schema(file: str, schema: str) -> None:
    done = subprocess.run(  # noqa: S603 - fixed arguments
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", [WORKFLOW, PIPELINE, ".ci/run"])
def test_the_test_command_of_the_readme_is_run(file: str) -> None:
    assert "make test" in (ROOT / file).read_text(encoding="utf-8")
    assert "`make test`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_findings_become_annotations_on_github() -> None:
    assert "make check FORMAT=github" in (ROOT / WORKFLOW).read_text(encoding="utf-8")


def test_what_was_tested_is_what_is_published() -> None:
    jobs = yaml.safe_load((ROOT / WORKFLOW).read_text(encoding="utf-8"))["jobs"]
    uploads = [step for step in jobs["test"]["steps"] if "upload-pages" in step.get("uses", "")]
    assert [step["with"]["path"] for step in uploads] == ["site"]
    assert not any("run" in step for step in jobs["publish"]["steps"])


@pytest.mark.parametrize(
    "file",
    [
        f"scripts/{name}.sh"
        for name in (
            "apt-install",
            "check-python",
            "install-browser",
            "install-nginx",
            "install-office",
        )
    ],
)
def test_scripts_can_be_run(file: str) -> None:
    assert os.access(ROOT / file, os.X_OK)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-zensical"])
def test_requirements_are_locked_with_hashes_and_name_no_index(name: str) -> None:
    text = Path(ROOT / f"{name}.txt").read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if "==" in line]
    assert pins
    assert all(line.endswith("\\") for line in pins)
    assert "://" not in text


def test_the_tools_of_the_browsers_scripts_are_locked_with_hashes_and_name_no_index() -> None:
    text = (ROOT / "tests/javascript/package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    tools = packages.pop("")["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in tools} == tools
    assert all("integrity" in package for package in packages.values())
    assert "resolved" not in text
