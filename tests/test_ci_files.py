"""The files for hosts of code: valid, pinned, and running the commands of the README."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from zeren import __version__
from zeren.sites.answers import Answers
from zeren.sites.skeleton import skeleton_files

WORKFLOW = ".github/workflows/site.yml"
PIPELINE = ".gitlab-ci.yml"
SITE_PIPELINE = "ci/gitlab-site.yml"
WORKFLOWS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(".github/workflows/*"))
FORMS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(".github/ISSUE_TEMPLATE/*"))
CONTAINERS = sorted((*ROOT.glob("*Containerfile"), *ROOT.glob("ci/*Containerfile")))
NODE_TOOLS = ("tests/javascript", "bench/sites/pagefind")
SCRIPTS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("scripts/*.sh"))
ANSWERS = Answers("责任分工查询", "某某县", "县", "乡镇街道", "县委办公室")
SKELETON = {path: data.decode() for path, data in skeleton_files(ANSWERS)}


def read(file: str) -> str:
    """A file of the project, one of a new site, below `skeleton/`, or one that a page shows."""
    if file.startswith("shown/"):
        page = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
        head = f"```yaml\n# {file.removeprefix('shown/')}\n"
        return page.partition(head)[2].partition("```")[0]
    if file.startswith("skeleton/"):
        return SKELETON[file.removeprefix("skeleton/")]
    return (ROOT / file).read_text(encoding="utf-8")


def parsed(file: str) -> dict[str, Any]:
    content = yaml.safe_load(read(file))
    assert isinstance(content, dict)
    return content


ALL_WORKFLOWS = [*WORKFLOWS, f"skeleton/{WORKFLOW}"]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", [*ALL_WORKFLOWS, f"shown/{WORKFLOW}"]),
        ("gitlab-ci", [PIPELINE, SITE_PIPELINE, f"skeleton/{PIPELINE}", f"shown/{PIPELINE}"]),
        ("github-issue-forms", FORMS),
        ("dependabot", [".github/dependabot.yml"]),
    ],
)
def test_the_files_are_valid_by_their_schema(schema: str, files: list[str], tmp_path: Path) -> None:
    assert files
    copies = [tmp_path / f"{number}.yml" for number, _ in enumerate(files)]
    for file, copy in zip(files, copies, strict=True):
        copy.write_text(read(file), encoding="utf-8")
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run(  # noqa: S603 - fixed arguments
        [*check, *map(str, copies)], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, f"{files}: {done.stdout}"


def shown_and_used() -> Iterator[tuple[str, str]]:
    """Every file that names actions or images, and its text: used here, in new sites, or shown."""
    places = (".github/**/*", ".gitlab-ci.yml", "ci/*", "*.md", "*Containerfile", "examples/**/.*")
    found = {path for place in places for path in ROOT.glob(place)}
    found |= set(ROOT.glob("examples/*/.github/**/*"))
    files = {path.relative_to(ROOT).as_posix() for path in found if path.is_file()}
    for file in sorted(files | {f"skeleton/{path}" for path in SKELETON}):
        yield file, read(file)


def actions() -> Iterator[tuple[str, str, str]]:
    """Each action or workflow that is used: its name, what it is pinned to, and the file."""
    for file, text in shown_and_used():
        for name, pin in re.findall(r"^[#\s]*(?:- )?uses: ([^@\s]+)@?(.*)$", text, re.MULTILINE):
            yield name, pin, file


def test_every_action_is_pinned_by_commit_with_its_version_beside_it() -> None:
    found = list(actions())
    assert {"examples/county/.github/workflows/site.yml", "README.zh-CN.md"} <= {
        file for *_, file in found
    }
    # What this repository offers itself: whoever uses it puts in the commit of the release.
    own = rf"COMMIT # v{re.escape(__version__)}"
    loose = [
        (name, pin, file)
        for name, pin, file in found
        if not re.fullmatch(
            own if name.startswith("OWNER/REPO/") else r"[0-9a-f]{40} # v\d+\.\d+\.\d+", pin
        )
    ]
    assert loose == []


def images() -> Iterator[tuple[str, str]]:
    """Each image that jobs run in or that a container is built from, and the file."""
    for file, text in shown_and_used():
        for image in re.findall(
            r"^(?:FROM|\s+(?:- )?(?:image|container|PYTHON_IMAGE):) (\S+)", text, re.MULTILINE
        ):
            if file.endswith("Containerfile") or ":" in image:
                yield image, file


def test_every_image_is_pinned_by_its_digest() -> None:
    files = {file for _, file in images()}
    assert files >= {"Containerfile", PIPELINE, SITE_PIPELINE, f"skeleton/{PIPELINE}"}
    loose = [
        found
        for found in images()
        if not re.fullmatch(r"[a-z/]+:[\w.-]+@sha256:[0-9a-f]{64}", found[0])
    ]
    assert loose == []


def test_dependabot_sees_every_image() -> None:
    seen = {image for image, file in images() if file.endswith("Containerfile")}
    assert [found for found in images() if found[0] not in seen] == []
    (docker,) = (
        updates
        for updates in parsed(".github/dependabot.yml")["updates"]
        if updates["package-ecosystem"] == "docker"
    )
    folders = {folder.strip("/") for folder in docker["directories"]}
    assert folders == {path.parent.relative_to(ROOT).as_posix().strip(".") for path in CONTAINERS}


def test_new_sites_use_the_same_actions_as_this_repository() -> None:
    pins = defaultdict(set)
    for name, pin, _ in actions():
        pins[name].add(pin)
    assert {name: found for name, found in pins.items() if len(found) > 1} == {}


@pytest.mark.parametrize("file", ALL_WORKFLOWS)
def test_a_job_may_read_unless_it_says_more_and_ends_some_time(file: str) -> None:
    workflow = parsed(file)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 60, name
        writes = {right for right, kind in job.get("permissions", {}).items() if kind == "write"}
        assert not writes or name in {"publish", "release", "comment"}, name
        if name != "comment":
            assert not (writes and any("checkout" in step.get("uses", "") for step in job["steps"]))


REQUESTED = [WORKFLOW, ".github/workflows/publish-site.yml", f"skeleton/{WORKFLOW}"]


@pytest.mark.parametrize("file", REQUESTED)
def test_the_job_that_may_comment_runs_nothing_of_the_pull_request(file: str) -> None:
    jobs = parsed(file)["jobs"]
    assert jobs["changes"]["if"] == "github.event_name == 'pull_request'"
    assert jobs["changes"]["permissions"] == {"contents": "read"}
    comment = jobs["comment"]
    assert comment["needs"] == "changes"
    assert "head.repo.full_name == github.repository" in comment["if"]
    assert comment["permissions"] == {"contents": "read", "pull-requests": "write"}
    checkout, download, write = comment["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert checkout["with"]["sparse-checkout"].endswith("scripts/keep_comment.py")
    # Beside the script and never over it.
    assert download["with"]["path"] == "${{ runner.temp }}/changes"
    assert "python3 -I" in write["run"]
    for name, job in jobs.items():
        assert "comment" not in str(job.get("needs", "")), name  # it holds up nothing


@pytest.mark.parametrize("file", [PIPELINE, SITE_PIPELINE, f"skeleton/{PIPELINE}"])
def test_a_merge_request_says_what_it_changes(file: str) -> None:
    job = parsed(file)["变化"]
    assert job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert job["allow_failure"] is True
    assert any("tell-changes.sh" in line for line in job["script"])
    assert job["script"][-1] == "python3 -I scripts/keep_comment.py changes.md"
    assert job["artifacts"]["paths"][0].endswith("changes.md")


@pytest.mark.parametrize("name", ["keep_comment.py", "tell-changes.sh"])
def test_sites_have_the_same_scripts(name: str) -> None:
    assert read(f"skeleton/scripts/{name}") == read(f"scripts/{name}")


@pytest.mark.parametrize("file", REQUESTED[1:])
def test_the_office_can_go_back_and_add_earlier_versions(file: str) -> None:
    steps = {step.get("run"): step for step in parsed(file)["jobs"]["build"]["steps"]}
    assert steps["make site"]["env"]["AT"] == "${{ inputs.at }}"
    archive = steps['make archive DAYS="${ARCHIVE#on}"']
    assert "!inputs.at" in archive["if"]


@pytest.mark.parametrize("file", [WORKFLOW, PIPELINE, ".ci/run"])
def test_the_test_command_of_the_readme_is_run(file: str) -> None:
    assert re.search(r"make test\b(?!-)", read(file))
    assert "`make test`" in read("README.md")


@pytest.mark.parametrize("file", [*ALL_WORKFLOWS, PIPELINE, SITE_PIPELINE, f"skeleton/{PIPELINE}"])
def test_what_is_made_can_be_made(file: str) -> None:
    of_a_site = "skeleton" in file or file in {SITE_PIPELINE, ".github/workflows/publish-site.yml"}
    makefile = read("skeleton/Makefile" if of_a_site else "Makefile")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    made = re.findall(r"(?:run:|-|then|else|&&) make ([a-z -]+)", read(file))
    assert [one for words in made for one in words.split() if one not in targets] == []


@pytest.mark.parametrize(
    "file", [WORKFLOW, ".github/workflows/publish-site.yml", f"skeleton/{WORKFLOW}"]
)
def test_findings_become_annotations_on_github(file: str) -> None:
    assert "run: make check FORMAT=github" in read(file)


def test_what_pages_show_of_other_files_is_there() -> None:
    (job,) = parsed(f"shown/{WORKFLOW}")["jobs"].values()
    called = re.fullmatch(r"OWNER/REPO/(.*)@COMMIT", job["uses"])
    assert called is not None
    assert "workflow_call" in read(called[1])
    include = parsed(f"shown/{PIPELINE}")["include"]
    assert (include["file"], include["ref"]) == (f"/{SITE_PIPELINE}", "COMMIT")
    for file in (f"shown/{WORKFLOW}", f"shown/{PIPELINE}", called[1], SITE_PIPELINE):
        assert re.search(rf"COMMIT\b.* # v{re.escape(__version__)}$", read(file), re.MULTILINE), (
            file
        )
    wanted = {right for one in parsed(called[1])["jobs"].values() for right in one["permissions"]}
    assert set(job["permissions"]) == wanted


def commands(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("file", ALL_WORKFLOWS)
def test_no_script_holds_an_expression(file: str) -> None:
    """GitHub would write its value into the script; so it comes through the environment."""
    for job in parsed(file)["jobs"].values():
        assert [script for script in commands(job) if "${{" in script] == []
        shells = [step.get("shell", "") for step in job["steps"]]
        assert [shell for shell in shells if "${{" in shell] == []


def uploads(job: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for step in job["steps"] if "upload-pages" in step.get("uses", "")]


def test_a_change_of_data_alone_is_checked_built_and_tried_and_any_other_runs_all_tests() -> None:
    jobs = parsed(WORKFLOW)["jobs"]
    assert commands(jobs["data"]) == ["make check FORMAT=github", "make site", "make test-site"]
    assert jobs["data"]["if"] == "needs.scope.outputs.touches == 'data'"
    assert commands(jobs["code"]) == ["make check FORMAT=github", "make test"]
    # Where the job that tells them apart fails, there is no such output: everything is tested.
    assert jobs["code"]["if"] == "${{ !cancelled() && needs.scope.outputs.touches != 'data' }}"
    assert jobs["code"]["strategy"]["matrix"]["python"] == ["3.11", "3.13"]


def test_what_was_tested_is_what_is_published() -> None:
    jobs = parsed(WORKFLOW)["jobs"]
    for name in ("data", "code"):
        (upload,) = uploads(jobs[name])
        assert upload["with"]["path"] == "site"
        assert jobs[name]["steps"][-1] == upload
    assert "needs.tested.result == 'success'" in jobs["publish"]["if"]
    assert commands(jobs["publish"]) == []


@pytest.mark.parametrize("file", ALL_WORKFLOWS)
def test_nothing_is_published_where_pages_is_off(file: str) -> None:
    for name, job in parsed(file)["jobs"].items():
        if name == "publish":
            assert ".outputs.address" in job["if"]
        for upload in uploads(job):
            assert ".outputs.address" in upload["if"]


def caches(job: dict[str, Any]) -> list[dict[str, Any]]:
    """The folders that a job keeps between runs."""
    return [step["with"] for step in job["steps"] if "actions/cache@" in step.get("uses", "")]


@pytest.mark.parametrize(
    "file", [WORKFLOW, ".github/workflows/publish-site.yml", f"skeleton/{WORKFLOW}"]
)
def test_what_was_made_is_kept_between_runs_on_github(file: str) -> None:
    """Found by data and program, else what the same program made of the data before."""
    makes = re.compile(r"^make (site|test)$")
    jobs = [job for job in parsed(file)["jobs"].values() if any(map(makes.match, commands(job)))]
    assert jobs
    for job in jobs:
        (kept,) = [cache for cache in caches(job) if cache["path"].strip().endswith(".cache")]
        program, of_data = kept["key"][: len(kept["restore-keys"])], kept["key"]
        assert program == kept["restore-keys"]
        assert "requirements.txt" in program
        assert "data/**" in of_data.removeprefix(program)


@pytest.mark.parametrize(
    ("file", "job"),
    [
        (PIPELINE, ".test"),
        (SITE_PIPELINE, "检查和生成网站"),
        (f"skeleton/{PIPELINE}", "生成网站"),
    ],
)
def test_what_was_made_is_kept_between_runs_on_gitlab(file: str, job: str) -> None:
    cache = parsed(file)[job]["cache"]
    paths = [
        path for one in (cache if isinstance(cache, list) else [cache]) for path in one["paths"]
    ]
    names = [path.rpartition("/")[2] for path in paths]
    assert [name for name in names if name != "archive"] == [".fonts", ".cache"]


@pytest.mark.parametrize(
    "file", [*SCRIPTS, "scripts/release_notes.py", "scripts/keep_comment.py", ".ci/run"]
)
def test_scripts_can_be_run(file: str) -> None:
    assert os.access(ROOT / file, os.X_OK)


@pytest.mark.parametrize("name", ["", "-dev", "-zensical", "-bench"])
def test_requirements_are_locked_with_hashes_and_name_no_index(name: str) -> None:
    text = read(f"requirements{name}.txt")
    pins = [line for line in text.splitlines() if "==" in line]
    assert pins
    assert all(line.endswith("\\") for line in pins)
    assert "://" not in text


@pytest.mark.parametrize("folder", NODE_TOOLS)
def test_tools_of_node_are_locked_with_hashes_and_name_no_index(folder: str) -> None:
    text = read(f"{folder}/package-lock.json")
    packages = json.loads(text)["packages"]
    tools = packages.pop("")["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in tools} == tools
    assert all("integrity" in package for package in packages.values())
    assert "resolved" not in text


def test_dependabot_sees_the_tools_of_node() -> None:
    (npm,) = (
        updates
        for updates in parsed(".github/dependabot.yml")["updates"]
        if updates["package-ecosystem"] == "npm"
    )
    assert npm["directories"] == [f"/{folder}" for folder in NODE_TOOLS]
