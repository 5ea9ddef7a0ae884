"""`zeren suggest`: what no entry quotes yet, all of it and nothing else, as rows to paste."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

import pytest

from tests.commands import AsCommand, Run, run_process, zeren_main
from tests.conftest import DATA, MakeData
from zeren.checks.folder import check_folder
from zeren.editing.quotes import clause, counted, scope, target_kind
from zeren.editing.suggesting import Suggestion, suggestions
from zeren.reading.amount_phrases import amount_phrases
from zeren.reading.date_phrases import deadline_phrases
from zeren.reading.sources import read_sources

NOTHING_LEFT = "任务里的时间和数字都登记了，没有要补的。\n"
FILES = ("milestones.csv", "targets.csv")
Row = Mapping[str, str]


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(zeren_main)


def rows_of(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]


def entries_of(file: str) -> list[dict[str, str]]:
    return rows_of((DATA / "birth-support" / file).read_text(encoding="utf-8"))


def as_table(rows: Sequence[Row], heads: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, heads)
    writer.writeheader()
    writer.writerows(rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()


def suggested(data: Path) -> tuple[Suggestion, ...]:
    return suggestions(read_sources(data)[0])


def blocks_of(text: str) -> dict[str, list[dict[str, str]]]:
    """The rows of each block by the file that the line before it names."""
    blocks = {}
    for part in text.split("\n\n"):
        said, _, table = part.partition("\n")
        for file in FILES:
            if file in said:
                blocks[file] = rows_of(table)
    return blocks


def task(text: str, deadline: str = "", number: int = 1) -> str:
    heads = "序号,工作任务,牵头单位,完成时限"
    return f"{heads}\n{number},{text},州财政局,{deadline}\n"


def test_where_all_is_quoted_nothing_is_left(run: Run) -> None:
    done = run("suggest", "--data", DATA / "birth-support")
    assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING_LEFT, "")


CASES = [(file, place) for file in FILES for place, _ in enumerate(entries_of(file))]


@pytest.mark.parametrize(("file", "place"), CASES)
def test_without_an_entry_its_phrases_come_back_and_no_others(
    file: str, place: int, make_data: MakeData
) -> None:
    rows = entries_of(file)
    gone = rows.pop(place)
    data = make_data("birth-support", **{file: as_table(rows, list(gone))})
    found = suggested(data)
    if file == "targets.csv":
        (one,) = found
        assert (one.registry, one.entry["value"]) == ("targets", gone["数值"])
        assert one.entry["measure"] == gone["计量单位"]
    else:
        # What names no date is covered where a target quotes it too.
        is_quoted = any(
            gone["任务编号"] == other["任务编号"] and gone["原文"] in other["原文"]
            for other in entries_of("targets.csv")
        )
        is_dated = any(gone[head] for head in ("起始日期", "截止日期", "规则"))
        is_seen = bool(deadline_phrases(gone["原文"]))  # 按时按量 names no date
        assert len(found) == (is_seen and (is_dated or not is_quoted))
        dates = [(one.entry["from"], one.entry["until"], one.entry["rule"]) for one in found]
        wanted = tuple(gone[head] or None for head in ("起始日期", "截止日期", "规则"))
        assert dates in ([wanted], [])
    for one in found:
        assert one.task_id == gone["任务编号"]
        assert one.words in gone["原文"]


def test_the_rows_can_be_pasted_once_a_person_has_filled_what_is_open(
    run: Run, make_data: MakeData
) -> None:
    data = make_data("birth-support", **{"milestones.csv": None, "targets.csv": None})
    done = run("suggest", "--data", data)
    assert done.returncode == 0
    blocks = blocks_of(done.stdout)
    assert [len(blocks[file]) for file in FILES] == [9, 18]
    numbers = count(1)
    for file, rows in blocks.items():
        for row in rows:
            if "前" in row["原文"] and not row.get("含当日", "是"):
                row["含当日"] = "未明确"
            for head in ("指标", "范围"):
                if row.get(head) == "":
                    row[head] = f"由人填{'甲乙丙丁戊己庚辛壬癸'[next(numbers) % 10]}{head}"
        (data / file).write_bytes(as_table(rows, list(rows[0])))
    assert [one for one in check_folder(data).findings if one.severity == "error"] == []
    assert run("suggest", "--data", data).stdout == NOTHING_LEFT


def test_before_a_date_a_person_says_whether_the_day_counts(make_data: MakeData) -> None:
    text = "2026年6月30日前完成，2026年底前验收，7月1日前报告。"
    data = make_data("minimal", tasks=task(text))
    declared = {one.words: one.entry["inclusive"] for one in suggested(data)}
    assert declared == {"2026年6月30日前": None, "2026年底前": "yes", "7月1日前": None}


@pytest.mark.parametrize(
    ("title", "issued", "until"),
    [
        ("2030年重点事项分解表", "", "2030年12月"),
        ("重点事项分解表", "2030年1月2日", "2030年12月"),
        ("2029—2030年重点事项分解表", "2030年1月2日", None),
        ("重点事项分解表", "", None),
    ],
)
def test_a_year_that_is_not_said_is_that_of_the_list(
    title: str, issued: str, until: str | None, make_data: MakeData
) -> None:
    plans = f"- slug: p\n  title: {title}\n" + (f"  issued: {issued}\n" if issued else "")
    data = make_data("minimal", plans=plans, tasks=task("修好石桥。", "12月底"))
    (one,) = suggested(data)
    assert (one.entry["quote"], one.entry["until"]) == ("12月底", until)


def test_a_date_is_quoted_with_the_words_that_name_its_year(make_data: MakeData) -> None:
    plans = "- slug: p\n  title: 2026年任务\n"
    text = "2025年6月底前建成，完善制度，12月底前验收，来年总结。7月底前报告。"
    data = make_data("minimal", plans=plans, tasks=task(text))
    found = [(one.words, one.entry["until"], one.entry["quote"]) for one in suggested(data)]
    assert found == [
        ("2025年6月底前", "2025年6月", "2025年6月底前建成"),
        ("12月底前", "2025年12月", "2025年6月底前建成，完善制度，12月底前验收"),
        ("7月底前", "2026年7月", "7月底前报告"),
    ]


def test_what_a_list_says_of_time_is_read_like_the_text(make_data: MakeData) -> None:
    data = make_data("minimal", tasks=task("修好石桥。", "长期坚持，每季度末报告"))
    found = [(one.words, one.entry["kind"], one.entry["rule"]) for one in suggested(data)]
    rule = "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
    assert found == [("长期坚持", "period", None), ("每季度末", "recurring", rule)]


def test_another_value_or_date_in_the_same_words_is_still_missing(make_data: MakeData) -> None:
    text = "2026年6月底前建成2个站和3座桥。"
    heads = "任务编号,指标,比较,数值,计量单位,类型,范围,原文"
    entry = f"p-1,站,等于,2,个,目标,全州,{text}"
    data = make_data(
        "minimal", tasks=task(text), **{"targets.csv": f"\ufeff{heads}\n{entry}\n".encode()}
    )
    assert [one.words for one in suggested(data)] == ["2026年6月底前", "3座"]


def test_the_same_quantity_in_another_measure_is_the_same(make_data: MakeData) -> None:
    text = "补助500万元。"
    heads = "任务编号,指标,比较,数值,计量单位,类型,范围,原文"
    entry = f"1,补助,等于,5000000,元,金额,全州,{text}"
    data = make_data(
        "minimal", tasks=task(text), **{"targets.csv": f"\ufeff{heads}\n{entry}\n".encode()}
    )
    assert suggested(data) == ()


def test_no_cell_is_run_by_a_spreadsheet(run: Run, make_data: MakeData) -> None:
    data = make_data("minimal", tasks=task("=1+1建成2座桥。"))
    done = run("suggest", "--data", data)
    (row,) = blocks_of(done.stdout)["targets.csv"]
    assert row["原文"].startswith("'=1+1")


def test_a_file_of_yaml_gets_entries_of_yaml(run: Run, make_data: MakeData) -> None:
    data = make_data("minimal", tasks=task("每月5日报告。"), **{"milestones.yml": "[]\n"})
    said = run("suggest", "--data", data).stdout
    assert "milestones.yml" in said
    assert "- task: p-1\n  kind: recurring\n" in said


def test_programs_get_one_array(run: Run, make_data: MakeData) -> None:
    data = make_data("minimal", tasks=task("每月5日报告。"))
    done = run("suggest", "--data", data, "--format", "json")
    (one,) = json.loads(done.stdout)
    assert one == {
        "file": "milestones.csv",
        "words": "每月5日",
        "entry": {
            "task": "p-1",
            "kind": "recurring",
            "rule": "FREQ=MONTHLY;BYMONTHDAY=5",
            "inclusive": "yes",
            "quote": "每月5日报告",
        },
    }


def test_data_that_cannot_be_read_are_told_first(run: Run, make_data: MakeData) -> None:
    data = make_data("birth-support", **{"milestones.csv": "任务编号\n"})
    done = run("suggest", "--data", data)
    assert (done.returncode, done.stdout) == (1, "")
    assert "F005" in done.stderr
    assert run("suggest", "--data", data / "none").returncode == 2
    assert run("suggest", "--bogus").returncode == 2


def test_the_script_of_a_site_lists_the_same(make_data: MakeData) -> None:
    data = make_data("minimal", tasks=task("每月5日报告。"))
    done = run_process("generate", "--data", data, "suggest")
    assert (done.returncode, done.stderr) == (0, "")
    assert "p-1,定期,,,FREQ=MONTHLY;BYMONTHDAY=5,是,,每月5日报告,\n" in done.stdout


def test_an_import_names_what_the_new_tasks_hold(
    run: Run, make_data: MakeData, tmp_path: Path
) -> None:
    data, file = make_data("minimal"), tmp_path / "list.csv"
    file.write_text(
        "序号,工作任务,责任单位,完成时限\n"
        "2,修建桥梁2座，补助500万元。,州财政局牵头,12月底前\n3,宣传政策。,州民政局,\n",
        encoding="utf-8",
    )
    page = tmp_path / "review.html"
    done = run("import", file, "--data", data, "--plan", "p", "--review", page, "--yes")
    assert done.returncode == 0, done.stderr
    assert "1 处时间、2 处数字还没有登记：zeren suggest " in done.stdout
    assert "<dt>时间和数字</dt><dd>2座、500万元、12月底前</dd>" in page.read_text(encoding="utf-8")
    # What is written now is told now alone.
    again = run("import", file, "--data", data, "--plan", "p", "--review", page, "--yes")
    assert "zeren suggest" not in again.stdout


def test_a_quote_is_the_clause_and_stands_in_the_text_once() -> None:
    text = "招收2—3岁幼儿，设置2—3岁托班。招收2—3岁幼儿，收费。"
    places = [place for place in range(len(text)) if text.startswith("2—3岁", place)]
    quotes = [clause(text, place, place + 4) for place in places]
    assert quotes == [
        "招收2—3岁幼儿，设置2—3岁托班",
        "设置2—3岁托班",
        "设置2—3岁托班。招收2—3岁幼儿",
    ]
    assert [text.count(quote) for quote in quotes] == [1, 1, 1]
    repeated = "建1座，" * 2000
    assert len(clause(repeated, 2, 4)) < 40
    endless = "建成站点" * 2000
    assert endless[4000:4004] in clause(endless, 4000, 4004)
    assert len(clause(endless, 4000, 4004)) < 2000


@pytest.mark.parametrize(
    ("text", "what", "holds_for", "kind"),
    [
        ("每个县市至少建立2个具有示范性的机构", "具有示范性的机构", "每个县市", "target"),
        ("每千常住人口婴幼儿托位达到4.5个以上", "婴幼儿托位", "每千常住人口", "target"),
        ("粮食播种面积稳定在28万亩以上", "粮食播种面积", "", "target"),
        ("给予每人每年50元参保补贴", "参保补贴", "每人每年", "amount"),
        ("单户使用不超过200万元", "单户使用", "", "ceiling"),
        ("招收2—3岁幼儿", "幼儿", "", "age-range"),
        ("每年至少召开1次综合协调推进会", "综合协调推进会", "每年", "target"),
    ],
)
def test_a_clause_says_what_is_counted_and_for_what(
    text: str, what: str, holds_for: str, kind: str
) -> None:
    (phrase,) = amount_phrases(text)
    assert counted(text, phrase, (phrase,)) == what
    assert scope(text, phrase) == holds_for
    assert target_kind(phrase) == kind


def test_numbers_that_share_their_words_are_left_to_a_person() -> None:
    text = "对省级、州级分别给予500万元、200万元的奖补"
    phrases = amount_phrases(text)
    assert [counted(text, phrase, phrases) for phrase in phrases] == ["", ""]
