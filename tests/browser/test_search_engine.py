"""The search engine: it finds exactly what the searchable texts hold, and what people mean."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browser.engines import EngineOnPage, Found
from tests.conftest import DATA, GOLDEN, register_of
from tests.searching import SearchableText, literal_hits, names_of, searchable_texts
from zeren.generation import guide_pages
from zeren.model import Role, Task
from zeren.pages.making import make_files
from zeren.register.building import Register
from zeren.search.guide import GuidePage
from zeren.search.records import records
from zeren.text.folding import fold

WHOLLY_TRIED = 10
RANDOM_SUBSTRINGS = 300
LENGTHS = range(2, 7)

Texts = dict[str, list[SearchableText]]


@pytest.fixture(scope="module")
def guide(published: Register) -> tuple[GuidePage, ...]:
    return tuple(guide_pages(DATA, [], make_files(published)))


@pytest.fixture(scope="module")
def engine(
    browser: Browser, published: Register, guide: tuple[GuidePage, ...]
) -> Iterator[EngineOnPage]:
    page = browser.new_page()
    yield EngineOnPage(page, published, guide)
    page.close()


@pytest.fixture(scope="module")
def features(browser: Browser, every_feature: Register) -> Iterator[EngineOnPage]:
    """The engine with the small list in which every column and key is used."""
    page = browser.new_page()
    yield EngineOnPage(page, every_feature)
    page.close()


@pytest.fixture(scope="module")
def texts(published: Register, guide: tuple[GuidePage, ...]) -> Texts:
    return searchable_texts(records(published, guide))


def substrings(text: str) -> set[str]:
    return {text[at : at + n] for n in LENGTHS for at in range(len(text) - n + 1)}


def wrong(engine: EngineOnPage, texts: Texts, queries: list[str]) -> list[str]:
    """The queries whose literal hits are not those computed from the searchable texts.

    What asks for the tasks of a party in a role is looked at elsewhere: 财政局牵头 may be a text.
    """
    return [
        query
        for query, found in zip(queries, engine.ask(queries), strict=True)
        if not found.selected
        if sorted(found.literal) != sorted(literal_hits(texts, query))
        or set(found.literal) & set(found.further)
    ]


def test_every_substring_of_ten_tasks_finds_exactly_the_records_that_hold_it(
    engine: EngineOnPage, texts: Texts, published: Register
) -> None:
    queries = sorted(
        set().union(*(substrings(t.text) for t in published.tasks[::3][:WHOLLY_TRIED]))
    )
    assert len(queries) > 3500
    assert wrong(engine, texts, queries) == []


def test_substrings_of_the_other_tasks_do_so_too(
    engine: EngineOnPage, texts: Texts, published: Register
) -> None:
    tried = published.tasks[::3][:WHOLLY_TRIED]
    others = [task for task in published.tasks if task not in tried]
    every = sorted(set().union(*(substrings(task.text) for task in others)))
    queries = random.Random(4).sample(every, RANDOM_SUBSTRINGS)  # noqa: S311 - the same each run
    assert wrong(engine, texts, queries) == []


def test_every_character_finds_exactly_the_records_that_hold_it(
    engine: EngineOnPage, texts: Texts, published: Register
) -> None:
    particles = set("的和由与跟")  # alone these ask for nothing
    written = {character for task in published.tasks for character in task.text}
    queries = sorted(written - particles)
    assert wrong(engine, texts, queries) == []


def test_every_name_title_sentence_and_number_is_found(
    engine: EngineOnPage, texts: Texts, published: Register
) -> None:
    queries = [
        *(name for party in published.parties for name in names_of(party)),
        *(text for task in published.tasks for text in (task.number, task.title, task.sentence)),
    ]
    assert wrong(engine, texts, queries) == []


def test_of_several_words_all_must_occur(
    engine: EngineOnPage, texts: Texts, published: Register
) -> None:
    rng = random.Random(7)  # noqa: S311 - the same each run
    words = [fold(task.text)[at : at + 2] for task in published.tasks for at in (0, 8, 20)]
    queries = [" ".join(rng.sample(words, rng.choice((2, 3)))) for _ in range(RANDOM_SUBSTRINGS)]
    queries += ["财政局 补贴", "三孩　住房", "托育 托育", "补贴 不存在", "产前 诊断 500"]
    assert wrong(engine, texts, queries) == []


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("託育", "托育"),
        ("社會撫養費", "社会抚养费"),
        ("２０００元", "2000元"),
        ("2,000元", "2000元"),
        ("两千元", "2000元"),
        ("五百万元", "500万元"),
        ("十二月十日", "12月10日"),
        ("二〇二三年一月一日", "2023年1月1日"),
        ("2-3岁", "2—3岁"),
        ("2～3岁", "2—3岁"),
        ('"暖心行动"', "“暖心行动”"),
        ("「出生一件事」", "“出生一件事”"),
        ("7 0 平方米", "70 平方米"),
        ("WORD", "word"),
        ("ｗｏｒｄ", "word"),
    ],
)
def test_other_ways_of_writing_find_the_same(
    written: str, other: str, engine: EngineOnPage, texts: Texts
) -> None:
    found, expected = engine.ask([written, other])
    assert set(expected.literal) <= set(found.literal)
    assert wrong(engine, texts, [written, other]) == []
    assert expected.literal


@pytest.mark.parametrize("data", ["birth-support", "every-feature"])
def test_the_page_of_a_party_is_the_first_hit_for_each_of_its_names(
    data: str, browser: Browser
) -> None:
    register = register_of(DATA / data)
    page = browser.new_page()
    pages = {r.fields[0].text: r.page for r in records(register, ())}
    names = [(name, pages[party.name]) for party in register.parties for name in names_of(party)]
    answers = EngineOnPage(page, register).ask([name for name, _ in names])
    page.close()
    found = [(name, (*a.literal, "")[0]) for (name, _), a in zip(names, answers, strict=True)]
    assert found == names


def test_every_synonym_finds_what_it_means(
    engine: EngineOnPage, texts: Texts, published: Register
) -> None:
    meant = {
        said: set().union(*(literal_hits(texts, means) for means in synonym.means))
        for synonym in published.synonyms
        for said in synonym.said
    }
    answers = engine.ask(list(meant))
    assert [
        said
        for (said, pages), found in zip(meant.items(), answers, strict=True)
        if not pages <= {*found.literal, *found.further} or not pages
    ] == []


def initials(syllables: str) -> str:
    return "".join(syllable[0] for syllable in syllables.replace("|", " ").split(" "))


def test_every_name_and_title_is_found_by_pinyin_in_full_and_by_initials(
    engine: EngineOnPage, published: Register
) -> None:
    readings: dict[str, str] = yaml.safe_load((GOLDEN / "readings.yml").read_text(encoding="utf-8"))
    pages = {
        **{task.title: f"tasks/{task.id}/" for task in published.tasks},
        **{
            field.text: record.page
            for record in records(published, ())
            for field in record.fields
            if field.part.name in {"NAME", "ALIAS"}
        },
    }
    # The marks within titles are no part of what is typed.
    typed = {
        query: pages[name]
        for name, syllables in readings.items()
        if fold(name).isalpha() and not set(name) & set("，、")
        for query in (syllables.replace(" ", ""), syllables, initials(syllables))
    }
    answers = engine.ask(list(typed))
    assert [
        query
        for (query, page), found in zip(typed.items(), answers, strict=True)
        if page not in {*found.literal, *found.further}
    ] == []


@pytest.mark.parametrize(
    ("letters", "is_found"),
    [
        ("chanjia", True),  # 产假
        ("cj", True),
        ("chj", True),
        ("chanj", True),
        ("cjia", True),
        ("chan'jia", True),
        ("CHANJIA", True),
        ("chan jia", True),
        ("hanjia", False),  # begins within a character
        ("chanjiah", False),
        ("c", False),  # one letter is none
    ],
)
def test_pinyin_keeps_to_the_borders_of_characters(
    letters: str, *, is_found: bool, engine: EngineOnPage
) -> None:
    rows = engine.rows(letters)
    marked = {piece for row in rows for piece in row.get("snippet", [])[1::2]}
    assert ("产假" in marked) is is_found


def test_letters_that_are_not_typed_out_find_what_begins_so(engine: EngineOnPage) -> None:
    begun, whole = engine.ask(["gongzufa", "gongzufang"])
    assert begun == whole
    assert whole.further


def test_a_character_is_read_as_in_its_word(engine: EngineOnPage) -> None:
    bank, action = engine.ask(["yinxing", "xingdong"])
    assert "units/renmin-yinhang/" not in bank.further
    assert action.further == ("tasks/birth-support-26/",)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("托玉", "托育"),
        ("育托", "托育"),
        ("托肓", "托育"),
        ("公组房", "公租房"),
        ("生育补帖", "生育补贴"),
        ("妇幼保健机够", "妇幼保健机构"),
        ("州财正局", "州财政局"),
        ("发展改格委", "发展改革委"),
        ("婴幼照护", "婴幼儿照护"),
        ("社会扶养费", "社会抚养费"),
    ],
)
def test_a_slip_of_the_pen_finds_what_was_meant_where_nothing_else_is_found(
    slip: str, meant: str, engine: EngineOnPage
) -> None:
    found, expected = engine.ask([slip, meant])
    assert found.literal == ()
    assert set(expected.literal) <= set(found.further)
    assert {reason["meaning"] for row in engine.rows(slip) for reason in row["reasons"]} >= {meant}


def test_no_slip_is_looked_for_where_the_word_itself_is_found(engine: EngineOnPage) -> None:
    (found,) = engine.ask(["托管"])
    assert found.literal
    assert found.further == ()


def test_a_party_with_a_role_finds_exactly_its_tasks_in_that_role(
    engine: EngineOnPage, published: Register
) -> None:
    asked = {
        f"{name}{between}{role.word}": {
            f"tasks/{one.task_id}/"
            for one in (
                *published.direct_of.get(party.name, ()),
                *published.through_of.get(party.name, ()),
            )
            if one.role is role
        }
        for party in published.parties
        for name in names_of(party)
        for role in (Role.LEAD, Role.SUPPORT, Role.IMPLEMENT)
        for between in ("", " ")
    }
    answers = engine.ask(list(asked))
    assert [
        query
        for (query, tasks), found in zip(asked.items(), answers, strict=True)
        if {page for page in found.selected if page.startswith("tasks/")} != tasks or found.literal
    ] == []


@pytest.mark.parametrize("nonsense", ["疾控", "离婚", "婚离", "火箭", "机控", "12345"])
def test_nothing_that_is_only_a_little_like_it_is_found(
    nonsense: str, engine: EngineOnPage
) -> None:
    (found,) = engine.ask([nonsense])
    assert found == Found((), (), ())


def test_another_number_is_no_slip_of_the_pen(engine: EngineOnPage) -> None:
    (day, sum_) = engine.ask(["十二月十一日", "900万元"])
    assert (day.literal, day.further) == ((), ())
    assert sum_.literal == ()
    assert {r["way"] for row in engine.rows("900万元") for r in row["reasons"]} <= {"part"}


def test_a_query_that_holds_a_word_of_the_texts_finds_that_word(engine: EngineOnPage) -> None:
    (asking, other) = engine.ask(["产假到底有多少天呢", "产假犇骉羴"])
    assert [page for page in asking.selected if page.startswith("tasks/")] == [
        "tasks/birth-support-15/"
    ]
    assert (other.literal, other.further) == ((), ("tasks/birth-support-15/",))


def test_a_pasted_text_finds_its_task_even_where_it_was_altered(
    engine: EngineOnPage, published: Register
) -> None:
    task = max(published.tasks, key=lambda task: len(task.text))
    whole, altered = engine.ask([task.text, f"请看：{task.text}"])
    assert whole.literal == (f"tasks/{task.id}/",)
    assert (altered.literal, altered.further) == ((), (f"tasks/{task.id}/",))


def test_a_query_of_any_length_is_answered(engine: EngineOnPage) -> None:
    (long, many) = engine.ask(["托育犇" * 10_000, "托育 犇 骉 " * 1_000])
    assert long.literal == many.literal == ()


@pytest.mark.parametrize("query", ["", " ", "　", "\u200b", "犇骉羴", "zzzz", "!!!!", "[.*", "\\"])
def test_nothing_is_found_where_nothing_is_meant(query: str, engine: EngineOnPage) -> None:
    (found,) = engine.ask([query])
    assert found.literal == found.further == ()


def test_through_a_collective_a_member_finds_its_tasks_with_its_role(
    features: EngineOnPage,
) -> None:
    (row,) = [row for row in features.rows("州交通局 旧桥") if row["page"] == "tasks/roads-2-1/"]
    assert row["roles"] == [
        {
            "key": "support",
            "mark": "○",
            "word": "配合",
            "party": "州交通局",
            "through": "工作专班成员单位",
        }
    ]


def test_markup_in_data_is_text_in_rows(features: EngineOnPage) -> None:
    (row,) = features.rows("<b>&*_`{{")
    assert row["title"] == ["修桥 ", "<b>&*_`{{", " x }}`_*</b> | 桥"]


def tasks_in_order(published: Register, query: str, *, key: str) -> list[Task]:
    return [task for task in published.tasks if query in getattr(task, key)]


def test_hits_in_titles_go_before_sentences_and_those_before_texts(
    engine: EngineOnPage, published: Register
) -> None:
    (found,) = engine.ask(["住房"])
    titled = [f"tasks/{task.id}/" for task in tasks_in_order(published, "住房", key="title")]
    named = [f"tasks/{task.id}/" for task in tasks_in_order(published, "住房", key="sentence")]
    tasks = [page for page in found.literal if page.startswith("tasks/")]
    assert tasks[: len(titled)] == titled
    assert set(tasks[: len({*titled, *named})]) == {*titled, *named}
