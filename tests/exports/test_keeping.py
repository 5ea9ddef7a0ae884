"""What is kept for the next run: never out of date, and only what holds a change is new."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT, MakeData, in_memory, register_of
from zeren.checks.folder import check_folder
from zeren.exports.imprint import Edition
from zeren.exports.keeping import Kept, canonical, digest_of_tools, version_of
from zeren.exports.making import make_exports, make_sheets
from zeren.exports.pdf import Typesetter
from zeren.generation import Caches, make_all
from zeren.register.building import Register

FONTS = ROOT / ".fonts"
EDITION = Edition("2026-01-02", "https://example.gov.cn/")
TABLE = (DATA / "every-feature" / "tasks.csv").read_text(encoding="utf-8-sig")
UNITS = (DATA / "every-feature" / "units.yml").read_text(encoding="utf-8")
PLANS = (DATA / "every-feature" / "plans.yml").read_text(encoding="utf-8")
COLLECTIVES = (DATA / "every-feature" / "collectives.yml").read_text(encoding="utf-8")

# What bears the version and day of all data, and so changes with them.
OF_ALL_DATA = {"api/v1/meta.json", "downloads/datapackage.json"}

# What is shown on a screen bears the day too.
SLIDE = {"downloads/statistics.pdf", "downloads/statistics.png"}


def exports_of(
    register: Register, kept: Path | None = None, edition: Edition = EDITION
) -> dict[str, bytes]:
    return {made.path: made.data for made in make_exports(register, edition, kept)}


def sheets_of(register: Register, edition: Edition = EDITION) -> dict[str, str]:
    return {sheet.path: canonical(sheet.data) for sheet in make_sheets(register, edition)}


def changed(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


# ---- One changed cell ----


def test_one_changed_cell_makes_only_those_files_anew_that_hold_it(
    make_data: MakeData, every_feature: Register, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    before = exports_of(every_feature, kept)
    stamps = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    register = register_of(
        make_data("every-feature", tasks=TABLE.replace("保证夜间照明", "保证夜里照明"))
    )
    after = exports_of(register, kept)
    office_files = {
        "downloads/register.xlsx",
        "downloads/units/finance.xlsx",
        "downloads/units/project-leads.xlsx",
        "downloads/plans/roads.docx",
    }
    assert changed(before, after) == {
        *office_files,
        "downloads/tasks.csv",
        "downloads/units/finance.csv",
        "downloads/units/project-leads.csv",
        "api/v1/tasks.json",
        "api/v1/tasks/roads-1-2.json",
        *OF_ALL_DATA,
    }
    assert changed(sheets_of(every_feature), sheets_of(register)) == {
        "downloads/units/finance.pdf",
        "downloads/units/project-leads.pdf",
        "downloads/plans/roads.pdf",
    }
    is_new = {path.name for path in kept.iterdir() if path.name not in stamps}
    assert len(is_new) == len(office_files)
    assert {path.stat().st_mtime_ns for path in kept.iterdir() if path.name in stamps} <= set(
        stamps.values()
    )


def test_what_stands_in_no_file_makes_none_anew(
    make_data: MakeData, every_feature: Register
) -> None:
    register = register_of(
        make_data("every-feature", units=UNITS.replace("[财政局]", "[财政局, 州财政]"))
    )
    assert register.version != every_feature.version
    assert changed(exports_of(every_feature), exports_of(register)) == {
        "api/v1/units.json",
        *OF_ALL_DATA,
    }
    assert changed(sheets_of(every_feature), sheets_of(register)) == set()


def test_another_day_makes_no_file_anew_but_those_of_all_data(every_feature: Register) -> None:
    later = Edition("2026-11-23", EDITION.site_url)
    one, other = exports_of(every_feature), exports_of(every_feature, edition=later)
    assert changed(one, other) == OF_ALL_DATA
    assert changed(sheets_of(every_feature), sheets_of(every_feature, later)) == SLIDE


def test_a_plan_stands_only_on_the_sheets_of_those_that_it_names(
    make_data: MakeData, every_feature: Register
) -> None:
    plans = PLANS.replace("学校清单", "中小学清单")
    register = register_of(make_data("every-feature", plans=plans))
    assert changed(sheets_of(every_feature), sheets_of(register)) == {
        "downloads/plans/schools.pdf",
        "downloads/plans/schools/matrix-a3.pdf",
        "downloads/plans/schools/matrix-a4.pdf",
        *(
            f"downloads/units/{unit}{sheet}.pdf"
            for unit in ("education", "finance", "traffic")
            for sheet in ("", "/summary")
        ),
        "downloads/matrix-a3.pdf",
        "downloads/matrix-a4.pdf",
    }


# ---- What a run with kept results gives ----

EDITS: tuple[dict[str, str], ...] = (
    {},
    {"tasks": TABLE.replace("办好学校", "办好每所学校")},
    {"tasks": TABLE.replace("州交通局,州财政局、瑞丽市", "州交通局,州教育局、瑞丽市")},
    {"tasks": TABLE.replace("分管副州长", "分管州领导"), "plans": PLANS.replace("道路", "公路")},
    {"units": UNITS.replace("kind: 其他", "kind: 群团组织")},
    {"collectives": COLLECTIVES.replace("[州交通局, 州教育体育局]", "[州交通局]")},
    {"tasks": "\n".join(TABLE.splitlines()[:-1]) + "\n"},
    {},
)


@pytest.mark.slow
def test_a_run_with_kept_results_gives_the_same_bytes_as_one_without(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    docs, kept = tmp_path / "docs", tmp_path / "kept"
    docs.mkdir()
    for number, edit in enumerate(EDITS):
        data = tmp_path_factory.mktemp(f"data-{number}")
        for file in (DATA / "every-feature").iterdir():
            (data / file.name).write_bytes(file.read_bytes())
        for stem, text in edit.items():
            (data / f"{stem}.{'csv' if stem == 'tasks' else 'yml'}").write_text(
                text, encoding="utf-8"
            )
        checked = check_folder(data)
        assert not checked.has_errors, checked.findings
        # In a folder of its own: nothing kept.
        alone = Typesetter(FONTS, tmp_path_factory.mktemp("nothing"))
        whole = in_memory(make_all(checked, data, docs, EDITION.site_url, alone))
        setter = Typesetter(FONTS, kept / "pdf")
        caches = Caches(kept / "office")
        again = in_memory(make_all(checked, data, docs, EDITION.site_url, setter, caches))
        assert changed(whole, again) == set(), edit
    sheets, office_files = (list((kept / name).iterdir()) for name in ("pdf", "office"))
    ends = [path.rpartition(".")[2] for path in whole]
    assert len(sheets) == ends.count("pdf") + 1  # the slide is a picture as well
    assert len(office_files) == ends.count("xlsx") + ends.count("docx")


def emptied(_: bytes) -> bytes:
    return b""


def torn(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def zeroed(data: bytes) -> bytes:
    return bytes(len(data))


@pytest.mark.parametrize("damage", [emptied, torn, flipped, zeroed])
def test_what_is_damaged_is_made_anew(
    damage: Callable[[bytes], bytes], every_feature: Register, tmp_path: Path
) -> None:
    whole = exports_of(every_feature, tmp_path)
    kept = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for path, data in kept.items():
        path.write_bytes(damage(data))
    assert exports_of(every_feature, tmp_path) == whole
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == kept


def test_what_came_under_the_name_of_another_is_made_anew(
    every_feature: Register, tmp_path: Path
) -> None:
    whole = exports_of(every_feature, tmp_path)
    kept = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for one, other in itertools.pairwise(kept):
        one.write_bytes(kept[other])
    assert exports_of(every_feature, tmp_path) == whole


# ---- The folder ----


def test_what_a_run_did_not_use_is_dropped_and_nothing_else(tmp_path: Path) -> None:
    first = Kept(tmp_path, b"")
    assert first.found_or_made("one", lambda: b"1") == b"1"
    assert first.found_or_made("two", lambda: b"2") == b"2"
    foreign = tmp_path / "notes.txt"
    foreign.write_text("mine", encoding="ascii")
    (tmp_path / f".{'0' * 64}.4711.part").touch()  # left by a run that was cut off
    second = Kept(tmp_path, b"")
    assert second.found_or_made("two", pytest.fail) == b"2"
    second.drop_unused()
    names = {path.name for path in tmp_path.iterdir()}
    assert len(names) == 2
    assert foreign.name in names


def test_other_tools_make_all_anew(tmp_path: Path) -> None:
    assert Kept(tmp_path, b"old").found_or_made("one", lambda: b"1") == b"1"
    assert Kept(tmp_path, b"new").found_or_made("one", lambda: b"2") == b"2"


def test_tools_are_told_apart_by_names_and_by_files(tmp_path: Path) -> None:
    template = tmp_path / "template"
    template.write_bytes(b"one")
    digests = {digest_of_tools(("library 1",), [template])}
    digests.add(digest_of_tools(("library 2",), [template]))
    template.write_bytes(b"two")
    digests.add(digest_of_tools(("library 1",), [template]))
    digests.add(digest_of_tools(("library 1",), [template.rename(tmp_path / "other")]))
    assert len(digests) == 4


def test_what_cannot_be_kept_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (None, tmp_path / "file" / "below", tmp_path / "file"):
        kept = Kept(folder, b"")
        assert kept.found_or_made("one", lambda: b"1") == b"1"
        kept.drop_unused()
    assert (tmp_path / "file").is_file()


def test_what_cannot_be_made_is_not_kept(tmp_path: Path) -> None:
    assert Kept(tmp_path, b"").found_or_made("one", lambda: None) is None
    assert list(tmp_path.iterdir()) == []


def test_a_version_is_that_of_the_content_alone() -> None:
    assert version_of(canonical({"b": ["x"], "a": 1})) == version_of(
        canonical({"a": 1, "b": ("x",)})
    )
    assert version_of(canonical(["a", "b"])) != version_of(canonical(["ab"]))
