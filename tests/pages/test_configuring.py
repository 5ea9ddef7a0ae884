"""What `site.yml` says stands on every page, in words that act nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from tests.conftest import MakeData, register_of
from tests.sites import BUILDERS, build_site, make_site_folder
from zeren.exports.imprint import Edition
from zeren.exports.making import make_sheets
from zeren.pages.configuring import builder_settings

SETTINGS = """\
name: 云岭大学<b>责任</b>查询
description: 按"部门"与学院查询 & 打印
place: 云岭大学
owner: 校长<办公室
undertaker: 信息中心
contact: {office: 综合科, phone: 0000-0000001}
report_address: mailto:a@example.org?subject="x"
labels: [内部资料, 注意保存]
code: "0123456789"
kinds: [其他, 政府部门]
audience: internal
colour: red
words: {level: 校, territory: 学院}
"""


@pytest.fixture
def data(make_data: MakeData) -> Path:
    return make_data("every-feature", site=SETTINGS)


class Built:
    """A page as it was built."""

    def __init__(self, file: Path) -> None:
        self._page = lxml_html.fromstring(file.read_bytes())

    def words(self, path: str) -> str:
        """The words of the elements at a path."""
        found = cast("list[HtmlElement]", self._page.xpath(path))
        return "".join(str(one.text_content()) for one in found)

    def values(self, path: str) -> list[str]:
        """The attributes at a path."""
        return [str(one) for one in cast("list[str]", self._page.xpath(path))]


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_setting_is_shown_as_text(data: Path, tmp_path: Path, builder: str) -> None:
    site = build_site(make_site_folder(tmp_path / "site", data), builder)
    page = Built(site / "units/finance/index.html")
    foot = page.words("//div[contains(@class, 'zr-footer')]")
    assert "云岭大学<b>责任</b>查询" in page.words("//header")
    for words in (
        *("主办：校长<办公室", "承办：信息中心", "联系：综合科，0000-0000001"),
        *("网站标识码：0123456789", "内部资料　注意保存"),
    ):
        assert words in foot
    link = page.values("//div[contains(@class, 'zr-footer')]//a/@href")
    assert link == ['mailto:a@example.org?subject="x"']
    assert page.values("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert "学院" in page.words("//nav")
    assert "--zr-hue: 356;" in (site / "assets/stylesheets/roles.css").read_text(encoding="utf-8")
    county = Built(site / "counties/mangshi/index.html")
    assert "校级牵头单位" in county.words("//article")
    assert "学院" in county.words("//nav[@class='zr-path']")


def test_kinds_stand_in_their_order(data: Path) -> None:
    kinds = list(dict.fromkeys(unit.kind for unit in register_of(data).units))
    assert kinds == ["其他", "政府部门"]


def test_printed_sheets_bear_the_labels(data: Path) -> None:
    annexes = {sheet.data["annex"] for sheet in make_sheets(register_of(data), Edition())}
    assert annexes == {"附件　内部资料　注意保存"}


def test_a_site_without_territories_and_collectives_has_no_words_about_them(
    make_data: MakeData, tmp_path: Path
) -> None:
    data = make_data("minimal", counties="", collectives="", site="name: 查询\n")
    settings = builder_settings(register_of(data), [])[1].decode()
    assert "counties/index.md" not in settings
    assert "collectives/index.md" not in settings
    site = build_site(make_site_folder(tmp_path / "site", data))
    assert not (site / "counties").exists()
    for path in ("index.html", "guide/index.html"):
        assert "属地" not in Built(site / path).words("//article"), path


def test_pages_of_the_office_stand_in_the_nav_with_their_own_titles(
    make_data: MakeData, tmp_path: Path
) -> None:
    folder = make_site_folder(tmp_path / "site", make_data("minimal"))
    (folder / "docs" / "duty.md").write_text("# 值班电话\n\n0000。\n", encoding="utf-8")
    assert "值班电话" in Built(build_site(folder) / "index.html").words("//nav")
