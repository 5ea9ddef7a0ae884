"""The calendars, read back by another library: the days, the words, and what stays the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from tests.calendar_reading import calendar_in, days_of, events_in
from tests.conftest import DATA, MakeData, in_memory, register_of
from tests.exporting import unchecked
from tests.hostile import TEXTS
from tests.past_plans import PLANS
from tests.past_plans import TASKS as PLAN_TASKS
from tests.reading.test_row_changes import commit, git
from zeren import addresses
from zeren.checks.folder import check_folder
from zeren.exports.calendars import EXPORT, calendars
from zeren.exports.imprint import Edition
from zeren.exports.kinds import TABLES
from zeren.exports.tables import Tables
from zeren.generation import make_all
from zeren.register.building import Register
from zeren.register.due import due
from zeren.settings import Site
from zeren.text.characters import without_controls

ALL = addresses.ALL_DUTIES
SITE = "https://example.gov.cn/zeren/"
EDITION = Edition("2026-01-02", SITE)
A_DAY = timedelta(days=1)
EPOCH = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())
NEW_LINE = "\n"
YEARS = (date(2026, 1, 1), date(2031, 1, 1))
DATED = "序号,工作任务,牵头单位\n1,2025年修路。,州财政局\n2,2025年6月底前栽树。,州财政局\n"
TASKS = (
    "序号,标题,工作任务,牵头单位,配合单位,落实单位\n"
    "1,修路,修好路。,州财政局,州民政局,各县市党委和政府\n"
    "2,栽树,栽好树。,州民政局,,\n"
)


def feeds_of(register: Register, edition: Edition = EDITION) -> dict[str, bytes]:
    return dict(calendars(Tables(register), edition))


@pytest.fixture
def feed(make_data: MakeData) -> Any:  # noqa: ANN401 - a function
    """The events of all dates of an invented list, by what follows the task in their UIDs."""

    def feed(milestones: str, *, of: str = "", **files: str) -> dict[str, Any]:
        files = {"tasks": TASKS, **files}
        register = unchecked(make_data("minimal", milestones=milestones, **files))
        path = addresses.calendar_file(register.party_of[of]) if of else ALL
        events = events_in(feeds_of(register)[path])
        return {uid.partition("@")[0].removeprefix("p-"): one for uid, one in events.items()}

    return feed


def day(event: Any) -> date:  # noqa: ANN401
    value = event.dtstart.value
    assert type(value) is date
    assert event.dtend.value == value + A_DAY
    return value


# ---- Which feeds there are ----


@pytest.mark.parametrize("name", ["birth-support", "every-feature", "minimal"])
def test_there_is_one_for_all_and_one_for_each_party_even_where_nothing_is_due(name: str) -> None:
    register = register_of(DATA / name)
    parties = [addresses.calendar_file(party) for party in register.parties]
    feeds = feeds_of(register)
    assert list(feeds) == [ALL, *parties]
    for feed in feeds.values():
        calendar = calendar_in(feed)
        assert calendar.version.value == "2.0"
        assert calendar.contents["vtimezone"]  # a calendar without any component is none


def test_each_is_offered_on_the_page_of_its_party_and_that_of_all_on_the_calendar(
    published: Register,
) -> None:
    offers = {offer.place: (offer.file, offer.text) for offer in EXPORT.offers(published)}
    words = "日历（ICS）"
    assert offers == {
        addresses.CALENDAR: (ALL, words),
        TABLES: (ALL, "全部时间节点（ICS）"),
        **{
            addresses.party_page(party): (addresses.calendar_file(party), words)
            for party in published.parties
        },
    }


def test_the_addresses_are_fixed(published: Register) -> None:
    assert addresses.calendar_file(published.party_of["盈江县"]) == "counties/yingjiang/duties.ics"
    assert ALL == "calendar/duties.ics"


def test_a_calendar_says_what_it_is(published: Register) -> None:
    feed = feeds_of(published)["counties/yingjiang/duties.ics"]
    calendar = calendar_in(feed)
    said = {name: lines[0].value for name, lines in calendar.contents.items() if name[0] != "v"}
    assert said == {
        "prodid": "-//zeren//responsibility site//ZH",
        "method": "PUBLISH",
        "name": "盈江县责任日历",
        "x-wr-calname": "盈江县责任日历",
        "x-wr-timezone": "Asia/Shanghai",
        "refresh-interval": "P1D",
        "x-published-ttl": "P1D",
    }
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in feed


# ---- The days ----


def test_the_list_has_its_dates_and_no_other(published: Register) -> None:
    events = events_in(feeds_of(published)[ALL])
    days = {uid.partition("@")[0]: day(event) for uid, event in events.items()}
    assert days == {
        "birth-support-1-deadline-789c2b": date(2025, 12, 31),
        "birth-support-10-deadline-0af439": date(2024, 12, 31),
        "birth-support-15-period-85ebf1-from": date(2023, 1, 1),
        "birth-support-15-period-85ebf1": date(2025, 12, 31),
        "birth-support-29-recurring-59c67c": date(2020, 12, 10),
    }


def test_what_comes_again_does_so_on_the_days_of_its_rule_for_five_years(
    published: Register,
) -> None:
    (milestone,) = [one for one in published.milestones if one.rule]
    rule = due(milestone).rule
    assert rule is not None
    named = list(takewhile(lambda one: one < YEARS[1], rule.from_day(YEARS[0])))
    assert len(named) == 5
    found = 0
    for path, feed in feeds_of(published).items():
        for uid, event in events_in(feed).items():
            if uid.startswith(f"{milestone.key}@"):
                assert days_of(event, *YEARS) == named, path
                found += 1
    assert found > 5


@pytest.mark.parametrize(
    ("rule", "inclusive", "days"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "yes", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "no", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260112", "yes", ["2026-01-05", "2026-01-12"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "yes", ["2028-02-29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "no", ["2026-01-31", "2026-03-31", "2026-05-31"]),
    ],
)
def test_other_rules_do_so_too(rule: str, inclusive: str, days: list[str], feed: Any) -> None:  # noqa: ANN401
    (event,) = feed(
        f"- {{task: '1', kind: recurring, rule: '{rule}', inclusive: '{inclusive}', quote: 修}}"
    ).values()
    found = days_of(event, *YEARS)
    assert [one.isoformat() for one in found[:3]] == days
    assert day(event) == days_of(event, date(2019, 1, 1), YEARS[1])[0]


@pytest.mark.parametrize(
    ("plan", "first"),
    [
        ("from: 2024-05-06, issued: 2023年1月2日", date(2024, 5, 15)),
        ("issued: 2024年5月20日", date(2024, 6, 15)),
        ("issued: 不详", date(2020, 1, 15)),
    ],
)
def test_it_begins_with_its_plan_else_in_2020(
    plan: str,
    first: date,
    feed: Any,  # noqa: ANN401
) -> None:
    rule = "- {task: '1', kind: recurring, rule: FREQ=MONTHLY;BYMONTHDAY=15, quote: 修}"
    (event,) = feed(rule, plans=f"- {{slug: p, title: 清单, {plan}}}").values()
    assert day(event) == first


def test_without_a_day_of_its_plan_it_begins_with_the_year_of_its_last_change(
    make_data: MakeData,
) -> None:
    rule = "- {task: '1', kind: recurring, rule: FREQ=MONTHLY;BYMONTHDAY=15, quote: 修}"
    register = unchecked(make_data("minimal", milestones=rule))
    changed = int(datetime(2025, 5, 6, tzinfo=UTC).timestamp())
    edition = Edition("2026-01-02", SITE, {register.milestones[0].key: changed})
    (event,) = events_in(feeds_of(register, edition)[ALL]).values()
    assert day(event) == date(2025, 1, 15)


@pytest.mark.parametrize(
    ("until", "inclusive", "on", "said"),
    [
        ("2025年12月10日", "yes", date(2025, 12, 10), "期限 2025年12月10日：修路"),
        (
            "2025年12月10日",
            "no",
            date(2025, 12, 9),
            "期限 2025年12月10日前（不含2025年12月10日）：修路",
        ),
        ("2025年上半年", "yes", date(2025, 6, 30), "期限 2025年上半年：修路"),
        ("2025年2月", "yes", date(2025, 2, 28), "期限 2025年2月：修路"),
        ("2025年", "no", date(2024, 12, 31), "期限 2025年前（不含2025年）：修路"),
        ("2025年", "unclear", date(2024, 12, 31), "期限 2025年前（含不含2025年未写明）：修路"),
    ],
)
def test_a_deadline_stands_on_its_last_day_and_keeps_its_words(
    until: str,
    inclusive: str,
    on: date,
    said: str,
    feed: Any,  # noqa: ANN401
) -> None:
    (event,) = feed(
        f"- {{task: '1', kind: deadline, until: {until}, inclusive: '{inclusive}', quote: 修}}"
    ).values()
    assert day(event) == on
    assert event.summary.value == said


def test_a_date_of_which_nobody_says_whether_it_counts_names_both_days(feed: Any) -> None:  # noqa: ANN401
    (event,) = feed(
        "- {task: '1', kind: deadline, until: 2025年, inclusive: unclear, quote: 修}"
    ).values()
    assert (
        "原文没有写明含不含2025年：不含的，最迟是2024年12月31日；含的，最迟是2025年12月31日。"
        "这里记在较早的一天。"
    ) in event.description.value


def test_a_period_begins_and_ends_and_lies_over_no_other_day(feed: Any) -> None:  # noqa: ANN401
    events = feed(
        "- {task: '1', kind: period, from: 2023年1月1日, until: 2025年, quote: 修}\n"
        "- {task: '2', kind: period, until: 2025年6月, quote: 栽}\n"
        "- {task: '2', kind: period, from: 2025年6月, quote: 栽}\n"
    )
    assert {uid: (day(event), event.summary.value) for uid, event in events.items()} == {
        "1-period-393da7-from": (date(2023, 1, 1), "开始 2023年1月1日至2025年：修路"),
        "1-period-393da7": (date(2025, 12, 31), "结束 2023年1月1日至2025年：修路"),
        "2-period-f20733": (date(2025, 6, 30), "结束 2025年6月：栽树"),
        "2-period-f20733-2-from": (date(2025, 6, 1), "开始 2025年6月起：栽树"),
    }


def test_what_names_no_day_is_in_no_calendar(feed: Any) -> None:  # noqa: ANN401
    assert feed("- {task: '1', kind: recurring, quote: 修}") == {}


def test_plans_that_are_not_in_force_are_in_no_calendar(make_data: MakeData) -> None:
    dates = "".join(
        f"- {{task: {plan}-1, kind: deadline, until: 2025年, quote: {quote}}}\n"
        for plan, quote in (("old", "修路"), ("new", "栽树"), ("gone", "浇水"))
    )
    register = unchecked(make_data("minimal", plans=PLANS, tasks=PLAN_TASKS, milestones=dates))
    feeds = feeds_of(register)
    assert [*events_in(feeds[ALL])] == ["new-1-deadline-3f025b@example.gov.cn/zeren"]
    assert [*events_in(feeds["units/civil/duties.ics"])] == []


# ---- The words ----


BOUND = "- {task: '1', kind: deadline, until: 2025年, binds: [各县市党委和政府], quote: 修好路}"


@pytest.mark.parametrize(
    ("party", "said"),
    [
        ("州财政局", "期限 2025年：修路（责任主体：各县市党委和政府）"),
        ("芒市", "期限 2025年：修路"),
        ("各县市党委和政府", "期限 2025年：修路"),
        ("", "期限 2025年：修路（责任主体：各县市党委和政府）"),
    ],
)
def test_whom_it_binds_is_said_to_who_merely_leads(
    party: str,
    said: str,
    feed: Any,  # noqa: ANN401
) -> None:
    (event,) = feed(BOUND, of=party).values()
    assert event.summary.value == said


def test_who_neither_leads_nor_is_bound_has_it_not(feed: Any) -> None:  # noqa: ANN401
    assert feed(BOUND, of="州民政局") == {}


def test_an_event_proves_itself_and_leads_to_its_task(published: Register) -> None:
    events = events_in(feeds_of(published)["counties/yingjiang/duties.ics"])
    event = events["birth-support-29-recurring-59c67c@example.gov.cn/zeren"]
    page = f"{SITE}tasks/birth-support-29/"
    assert event.description.value.split("\n") == [
        "原文：各县市党委、政府每年12月10日前要向州委、州政府报告本地区人口工作情况",
        "说明：含12月10日当天是本站的认定，原文没有写明。",
        "任务：29　每年报告人口工作情况",
        "责任主体：各县市党委和政府",
        "牵头：州卫生健康委",
        "配合：州优化生育政策工作联席会议成员单位",
        "落实：各县市党委和政府",
        page,
    ]
    assert event.url.value == page
    assert event.transp.value == "TRANSPARENT"
    assert event.categories.value == ["定期"]


def test_two_alarms_ring_before(published: Register) -> None:
    for event in events_in(feeds_of(published)[ALL]).values():
        alarms = event.contents["valarm"]
        assert [one.trigger.value for one in alarms] == [-30 * A_DAY, -7 * A_DAY]
        assert {one.action.value for one in alarms} == {"DISPLAY"}
        assert {one.description.value for one in alarms} == {event.summary.value}


def test_without_an_address_of_the_site_nothing_pretends_to_have_one(published: Register) -> None:
    feed = feeds_of(published, Edition())[ALL]
    assert b"http" not in feed
    assert b"URL" not in feed
    assert all(uid.endswith("@zeren.invalid") for uid in events_in(feed))


# ---- The form ----


def test_lines_are_short_whole_and_end_as_they_must(published: Register) -> None:
    for path, feed in feeds_of(published).items():
        *lines, last = feed.split(b"\r\n")
        assert last == b"", path
        assert not feed.startswith(b"\xef\xbb\xbf")
        for line in lines:
            assert len(line) <= 75, path
            assert b"\n" not in line
            assert b"\r" not in line
            line.decode()  # no character is cut by folding


HOSTILE = (
    *TEXTS,
    "甲\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
    "甲\nATTACH:https://evil.invalid/",
    "甲\rX:1",
    "甲\u2028X:1\u2029\x85X:2",
    '甲\\nX:1\\,\\;,;:"',
    "甲\x0bX\x1cX",
    "😀" * 40,
)


LINE_END = "\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_out_of_its_property(text: str, published: Register) -> None:
    (one, *_) = published.milestones
    task = replace(published.task_of[one.task_id], title=text, number=text)
    register = replace(
        published,
        site=Site(name=text),
        task_of={**published.task_of, task.id: task},
        milestones_of={task.id: (replace(one, quote=text, note=text),)},
    )
    feed = feeds_of(register)[ALL]
    assert feed.count(b"\n") == feed.count(b"\r") == feed.count(b"\r\n")
    (event,) = events_in(feed).values()
    assert event.contents.keys() == {
        *("uid", "dtstamp", "last-modified", "sequence", "dtstart", "dtend", "summary"),
        *("description", "categories", "transp", "url", "valarm"),
    }
    lines = [without_controls(line) for line in re.split(LINE_END, text)]
    assert f"原文：{NEW_LINE.join(lines)}\n说明：" in event.description.value
    assert event.summary.value == " ".join(f"期限 2025年：{' '.join(lines)}".split())


# ---- What stays the same ----


def test_the_same_data_make_the_same_bytes_on_whatever_day(published: Register) -> None:
    again = register_of(DATA / "birth-support")
    assert feeds_of(published) == feeds_of(again, Edition("2027-03-04", SITE))


def made(data: Path, docs: Path) -> bytes:
    """The feed of all dates, as a run makes it."""
    docs.mkdir(exist_ok=True)
    return in_memory(make_all(check_folder(data), data, docs, SITE))[ALL]


def test_a_date_that_changes_keeps_its_name_and_counts_up_and_no_other_does(
    make_data: MakeData, tmp_path: Path
) -> None:
    """Clients take what they know already for newer only where its SEQUENCE is greater."""
    dates = (
        "- {task: '1', kind: deadline, until: 2025年, quote: 2025年修路}\n"
        "- {task: '2', kind: deadline, until: 2025年6月, quote: 2025年6月底前栽树}\n"
    )
    data = make_data("minimal", milestones=dates, tasks=DATED)
    assert sequences(made(data, tmp_path / "docs")) == {"p-1": 0, "p-2": 0}
    git(tmp_path, "init")
    commit(tmp_path, "2026-01-02T12:00:00+00:00")
    before = made(data, tmp_path / "docs")
    first = int(datetime(2026, 1, 2, 12, tzinfo=UTC).timestamp())
    assert sequences(before) == {"p-1": first - EPOCH, "p-2": first - EPOCH}
    assert made(data, tmp_path / "docs") == before

    (data / "milestones.yml").write_text(dates.replace("6月", "7月"), encoding="utf-8")
    assert sequences(made(data, tmp_path / "docs")) == {
        "p-1": first - EPOCH,
        "p-2": first - EPOCH + 1,
    }
    commit(tmp_path, "2026-03-04T12:00:00+00:00")
    after = made(data, tmp_path / "docs")
    second = int(datetime(2026, 3, 4, 12, tzinfo=UTC).timestamp())
    assert sequences(after) == {"p-1": first - EPOCH, "p-2": second - EPOCH}
    assert events_in(after).keys() == events_in(before).keys()
    moments = {event.last_modified.value for event in events_in(after).values()}
    assert moments == {datetime.fromtimestamp(one, UTC) for one in (first, second)}


def test_a_task_that_is_called_by_its_number_alone_is_found_among_several_plans(
    make_data: MakeData, tmp_path: Path
) -> None:
    plans = "- {slug: a, title: 甲}\n- {slug: b, title: 乙}\n"
    tasks = "清单,序号,工作任务,牵头单位\na,1,2025年修路。,州财政局\nb,2,2025年栽树。,州财政局\n"
    dates = (
        "- {task: '2', kind: deadline, until: 2025年, quote: 2025年栽树}\n"
        "- {task: a-1, kind: deadline, until: 2025年, quote: 2025年修路}\n"
    )
    data = make_data("minimal", milestones="[]\n", plans=plans, tasks=tasks)
    git(tmp_path, "init")
    (data / "milestones.yml").write_text(dates.split("\n", maxsplit=1)[0] + "\n", encoding="utf-8")
    commit(tmp_path, "2026-01-02T12:00:00+00:00")
    (data / "milestones.yml").write_text(dates, encoding="utf-8")
    commit(tmp_path, "2026-03-04T12:00:00+00:00")
    found = sequences(made(data, tmp_path / "docs"))
    assert list(found) == ["a-1", "b-2"]
    assert found["a-1"] > found["b-2"] > 0


def sequences(feed: bytes) -> dict[str, int]:
    """The SEQUENCE of each event, by its task."""
    return {
        uid.partition("-deadline")[0]: int(event.sequence.value)
        for uid, event in events_in(feed).items()
    }


def test_a_date_that_is_put_off_or_outlives_another_keeps_its_name(make_data: MakeData) -> None:
    """Else a calendar would keep the old day, or take one date for another."""
    row = "- {{task: '1', kind: deadline, until: {}, quote: {}}}\n"
    before = row.format("2025年6月", "2025年6月底前开工") + row.format(
        "2026年6月", "2026年6月底前完工"
    )
    after = row.format("2027年7月", "2027年7月底前完工")
    folder = make_data("minimal")
    keys = []
    for dates in (before, after):
        (folder / "milestones.yml").write_text(dates, encoding="utf-8")
        keys.append([one.key for one in unchecked(folder).milestones])
    assert keys[1] == [keys[0][1]]
    assert keys[0][0] != keys[0][1]
