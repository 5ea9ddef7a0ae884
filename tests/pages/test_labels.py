"""The labels of public sites: what each page bears in its head, by either builder."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html

from tests.conftest import MakeData
from tests.sites import BUILDERS, build_site, make_site_folder, pages_of
from zeren.model import Plan
from zeren.pages.labels import domain_of, published_of, source_of

SITE = """\
name: 甲市"责任"查询
owner: 甲市<人民>政府
code: "4400000001"
"""


def labels_of(site: Path, page: str) -> dict[str, str]:
    """The labels in the head of a page."""
    metas = lxml_html.fromstring((site / page / "index.html").read_bytes()).iter("meta")
    return {
        str(meta.get("name")): str(meta.get("content"))
        for meta in metas
        if str(meta.get("name"))[:1].isupper()
    }


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_page_is_labelled(make_data: MakeData, tmp_path: Path, builder: str) -> None:
    folder = make_site_folder(tmp_path / "site", make_data("every-feature", site=SITE))
    site = build_site(folder, builder)
    pages = [page for page in pages_of(site) if not page.startswith("t/")]
    for page in pages:
        labels = labels_of(site, page)
        if not labels:  # an old address leads on and shows nothing
            assert "refresh" in (site / page / "index.html").read_text("utf-8")
            continue
        assert labels["SiteName"] == '甲市"责任"查询', page
        assert labels["SiteIDCode"] == "4400000001", page
        assert labels["ColumnName"], page
        assert labels["ColumnType"], page
        assert "SiteDomain" not in labels, page
    assert labels_of(site, "")["ColumnName"] == "首页"
    assert "ArticleTitle" not in labels_of(site, "units/")
    unit = labels_of(site, "units/finance/")
    assert unit["ColumnName"] == "责任单位"
    assert unit["ContentSource"] == "甲市<人民>政府"
    assert "PubDate" not in unit


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_task_bears_what_its_plan_says(make_data: MakeData, tmp_path: Path, builder: str) -> None:
    plans = """\
- slug: a-plan
  title: 甲
  issuer: 甲市<人民>政府
  issued: 2025年3月5日
  source: 附件1
"""
    data = make_data("minimal", site="name: 甲市责任查询\n", plans=plans)
    site = build_site(make_site_folder(tmp_path / "site", data), builder)
    task = next(page for page in pages_of(site) if page.startswith("tasks/") and page != "tasks/")
    labels = labels_of(site, task)
    assert labels["PubDate"] == "2025-03-05 00:00"
    assert labels["ContentSource"] == "甲市<人民>政府"
    assert labels["ArticleTitle"].startswith("第 1 项")
    assert "SiteIDCode" not in labels


@pytest.mark.parametrize(
    ("issued", "label"),
    [("2025年3月5日", "2025-03-05 00:00"), ("2025年3月", ""), ("去年", ""), (None, "")],
)
def test_no_day_is_made_up(issued: str | None, label: str) -> None:
    assert published_of(Plan("a", "甲", issued=issued)) == label


def test_what_is_not_known_is_empty() -> None:
    assert not source_of(Plan("a", "甲"))
    assert source_of(Plan("a", "甲", source="附件1")) == "附件1"
    assert not domain_of("")
    assert domain_of("https://zr.example.gov.cn:8443/site/") == "zr.example.gov.cn"
