"""The index of the search box."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA, MakeData, register_of
from tests.many_lists import Size, write_many_lists
from zeren.checks.folder import check_folder
from zeren.generation import generate
from zeren.model import Role
from zeren.pages.edition import PATH as EDITION
from zeren.register.building import Register
from zeren.search.guide import GuidePage, Section
from zeren.search.index import MOST_BYTES, PATH, folding_file, index_files
from zeren.search.page_words import words_for_guide
from zeren.text.folding import fold, folding

GUIDE = (GuidePage("guide/", "说明", (Section("查", "find", "先看首页。"),)),)


def content(register: Register) -> dict[str, Any]:
    """What stands between the brackets."""
    ((_, data),) = index_files(register, GUIDE)
    found: dict[str, Any] = carried(data)
    return found


def carried(script: bytes) -> Any:  # noqa: ANN401 - the index is an object, each part an array
    text = script.decode()
    assert text.startswith("zerenLoading.receive(")
    assert text.endswith(");\n")
    return json.loads(text.removeprefix("zerenLoading.receive(").removesuffix(");\n"))


def row(register: Register, page: str) -> list[Any]:
    return next(row for row in content(register)["records"] if row[1] == page)


def test_the_index_of_few_tasks_is_one_script(every_feature: Register) -> None:
    assert [path for path, _ in index_files(every_feature, GUIDE)] == ["assets/search/index.js"]
    found = content(every_feature)
    assert found.keys() == {
        "roles",
        "readings",
        "synonyms",
        "said",
        "any",
        "watch",
        "pairs",
        "parts",
        "records",
    }
    assert found["parts"] == 0


def many(folder: Path, changes: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The index of more tasks than one file holds, after changes of the text of some."""
    data = write_many_lists(folder, Size(plans=8, tasks=600, units=9, counties=2))
    for old, new in (changes or {}).items():
        table = next(path for path in (data / "tasks").iterdir() if old in path.read_text("utf-8"))
        table.write_text(table.read_text("utf-8").replace(old, new), encoding="utf-8")
    return dict(index_files(register_of(data), GUIDE))


def test_no_file_of_many_tasks_is_large_and_together_they_hold_all(tmp_path: Path) -> None:
    (_, index), *parts = many(tmp_path / "many").items()
    assert carried(index)["records"] == []
    assert carried(index)["parts"] == len(parts) > 2
    assert [path for path, _ in parts] == [
        f"assets/search/index-{number}.js" for number in range(1, len(parts) + 1)
    ]
    assert max(len(data) for data in (index, *dict(parts).values())) <= MOST_BYTES + 100
    assert MOST_BYTES < 1_000_000, "whatever does not pack is not above the limit either"
    pages = [record[1] for _, data in parts for record in carried(data)]
    tasks = [f"tasks/p{plan}-{number}/" for plan in range(8) for number in range(1, 601)]
    assert [page for page in pages if page.startswith("tasks/p")] == tasks
    assert len(pages) == len(set(pages)) == pages.index("guide/") + 1


def test_a_record_that_is_too_large_stands_alone(tmp_path: Path) -> None:
    (_, index), *parts = many(tmp_path / "many", {"3-299,": f"五百万元{'长' * 130_000},"}).items()
    large = [data for _, data in parts if len(data) > MOST_BYTES + 100]
    assert [len(carried(data)) for data in large] == [1]
    assert carried(index)["parts"] == len(parts)


def test_a_text_that_changes_changes_its_own_file_alone(tmp_path: Path) -> None:
    before = many(tmp_path / "before")
    after = many(tmp_path / "after", {"3-299,": f"3-299{'别的话' * 50},"})
    assert before.keys() == after.keys()
    changed = [path for path in before if before[path] != after[path]]
    # The index, since it holds the words of all records.
    assert [path for path in changed if path != PATH] == ["assets/search/index-4.js"]


def test_the_folding_table_is_another_script() -> None:
    path, data = folding_file()
    table = carried(data)
    assert path == "assets/search/folding.js"
    assert table.keys() == {"from", "to", "dropped", "expanded"}
    single = dict(zip(table["from"], table["to"], strict=True))
    dropped = dict.fromkeys(table["dropped"], "")
    assert single | dropped | table["expanded"] == folding()


def test_the_same_data_give_the_same_bytes() -> None:
    first, second = (
        list(index_files(register_of(DATA / "every-feature"), GUIDE)) for _ in range(2)
    )
    assert first == second


def test_a_task_carries_its_texts_and_its_parties_by_role(every_feature: Register) -> None:
    group, page, fields, more = row(every_feature, "tasks/roads-2-1/")
    names = [record[2][0] for record in content(every_feature)["records"]]
    assert (group, page) == ("task", "tasks/roads-2-1/")
    assert fields == [
        "#1",
        "t修桥 <b>&*_`{{ x }}`_*</b> | 桥",
        "s由州财政局牵头，芒市等落实",
        "x检查“旧桥”—— 2—3 座。",
        "e章节：二、桥梁",
        (
            'e桥 <b>&*_`{{ x }}`_*</b> | "旧"介于2—3座（每个县市），'
            '2—3座桥 <b>&*_`{{ x }}`_*</b> | "旧"，2—3座旧"'
        ),
    ]
    assert [[names[party] for party in parties] for parties in more["roles"]] == [
        ["n州财政局"],
        ["n工作专班成员单位"],
        ["n芒市", "n各县市人民政府"],
        *([] for _ in range(len(Role) - 3)),
    ]


def test_a_collective_carries_its_members(every_feature: Register) -> None:
    names = [record[2][0] for record in content(every_feature)["records"]]
    _, _, _, more = row(every_feature, "collectives/task-force/")
    assert [names[member] for member in more["members"]] == ["n州交通局", "n州教育体育局"]


def test_a_page_of_the_guide_carries_its_anchors(every_feature: Register) -> None:
    assert row(every_feature, "guide/") == [
        "guide",
        "guide/",
        ["t说明", "t查", "x先看首页。", *(f"a{words}" for words in words_for_guide("guide/"))],
        {"anchors": {"1": "find", "2": "find"}},
    ]


def test_numbers_and_readings_stand_only_where_they_differ(published: Register) -> None:
    _, _, _, more = row(published, "tasks/birth-support-5/")
    assert list(more["numbers"]) == ["3", "4", "5"]  # its text and its two amounts
    assert "5000000元、2000000元的奖补" in more["numbers"]["3"]
    assert "numbers" not in row(published, "tasks/birth-support-2/")[3]
    _, _, fields, more = row(published, "units/renmin-yinhang/")
    for field, place, syllable in more["readings"]:
        assert (fold(fields[field][1:])[place], syllable) == ("行", "hang")


def test_the_roles_are_those_of_the_site(published: Register, every_feature: Register) -> None:
    for register, roles in ((published, [*Role][:4]), (every_feature, [*Role])):
        found = content(register)
        assert [(r["mark"], r["word"]) for r in found["roles"]] == [(r.mark, r.word) for r in roles]
        assert len(found["said"]) == len(roles)


def test_only_who_is_asked_for_as_responsible_may_do_anything(every_feature: Register) -> None:
    found = content(every_feature)
    words = [role["word"] for role in found["roles"]]
    assert [words[role] for role in found["any"]] == ["负责"]
    assert [words[role] for role in found["watch"]] == ["督导", "验收"]


def test_every_character_of_the_texts_can_be_typed(published: Register) -> None:
    found = content(published)
    read = set("".join(found["readings"].values()))
    used = {c for row in found["records"] for field in row[2] for c in fold(field[1:])}
    assert {c for c in used if "\u3400" <= c <= "\u9fff"} <= read


def test_synonyms_are_carried_as_written(every_feature: Register) -> None:
    assert content(every_feature)["synonyms"] == [[["马路", "公路"], ["进村道路"]]]


@pytest.fixture
def docs(make_data: MakeData) -> Path:
    """A docs folder with a guide, after one run."""
    data = make_data("every-feature")
    docs = data.parent / "docs"
    (docs / "own").mkdir(parents=True)
    (docs / "own" / "index.md").write_text("# 说明\n\n怎样查找。\n", encoding="utf-8")
    (docs / "about.md").write_text("# 关于\n\n来源。\n", encoding="utf-8")
    generate(check_folder(data), data, docs)
    return docs


def test_the_generator_writes_the_index_with_the_guide_first_of_what_is_written_by_hand(
    docs: Path,
) -> None:
    text = (docs / "assets/search/index.js").read_text(encoding="utf-8")
    assert '["guide","own/",["t说明","x怎样查找。"],{}],\n["guide","guide/",["t使用说明"' in text


def test_pages_that_are_generated_are_no_pages_of_the_guide(docs: Path) -> None:
    index = docs / "assets/search/index.js"
    before = index.read_bytes()
    checks = docs / "guide/checks/index.md"
    text = checks.read_text(encoding="utf-8")
    assert "exclude: true" in text
    checks.write_text(text.replace("exclude: true", "exclude: false"), encoding="utf-8")
    data = docs.parent / "data"
    generate(check_folder(data), data, docs)
    assert index.read_bytes() == before


def test_a_new_index_gets_a_new_address(docs: Path) -> None:
    before = (docs / EDITION).read_text(encoding="utf-8")
    (docs / "about.md").write_text("# 关于\n\n别的来源。\n", encoding="utf-8")
    data = docs.parent / "data"
    generate(check_folder(data), data, docs)
    after = (docs / EDITION).read_text(encoding="utf-8")
    (old, version), (new, same) = before.splitlines(), after.splitlines()
    assert old != new
    assert version == same
