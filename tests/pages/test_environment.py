"""What the environment says stands on pages as text or as a link that was checked; nothing acts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.conftest import DATA, ROOT
from tests.sites import BUILDERS, ZENSICAL, make_site_folder

WORDS = (
    *(
        "12345",
        "0123456",
        "0x1F",
        "yes",
        "12:34",
        "2026-01-01",
        "null",
        "~",
        "[a]",
        "{a: b}",
        "!!int 1",
    ),
    *(
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='x",
        "<script>x</script>",
        "电话 {{ config }}",
    ),
    *("${HOME} $(id) `id`", "a # b", "- a", "&lt;b&gt;", "\\x41\\", "%3Cb%3E", "{% raw %}"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site_folder(tmp_path_factory.mktemp("site") / "site", DATA / "minimal")


def build(
    folder: Path, builder: str = "mkdocs", **variables: str
) -> subprocess.CompletedProcess[str]:
    other = ["--zensical", str(ZENSICAL)] if builder == "zensical" else []
    return subprocess.run(  # noqa: S603 - fixed arguments
        [sys.executable, "-m", "zeren", "build", "--no-pdf", *other],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def pages(folder: Path) -> list[lxml_html.HtmlElement]:
    found = [folder / "site" / page for page in ("index.html", "404.html", "tasks/p-1/index.html")]
    return [lxml_html.fromstring(page.read_bytes()) for page in found if page.exists()]


def shape(page: lxml_html.HtmlElement) -> list[tuple[str, list[str]]]:
    """The elements of a page with the names of their attributes."""
    return [(str(one.tag), sorted(map(str, one.attrib))) for one in page.iter()]


def foot(page: lxml_html.HtmlElement) -> str:
    found = cast("list[lxml_html.HtmlElement]", page.xpath("//div[contains(@class, 'zr-footer')]"))
    return str(found[0].text_content())


@pytest.mark.slow
@pytest.mark.parametrize("builder", BUILDERS)
def test_words_are_shown_as_they_were_written(folder: Path, builder: str) -> None:
    assert build(folder, builder, REPORT_ADDRESS="甲").returncode == 0
    plain = [shape(page) for page in pages(folder)]
    assert len(plain) > 1
    words = "｜".join(WORDS)
    for said in (words, *(WORDS[:4] if builder == "mkdocs" else ())):
        done = build(folder, builder, REPORT_ADDRESS=said)
        assert done.returncode == 0, done.stdout + done.stderr
        for page in pages(folder):
            assert f"发现错误，请告诉我们：{said}。" in foot(page)
        assert [shape(page) for page in pages(folder)] == plain


@pytest.mark.slow
@pytest.mark.parametrize("builder", BUILDERS)
def test_an_address_is_a_link_with_its_quotes(folder: Path, builder: str) -> None:
    address = "https://example.org/?a=1&b=\"><script>x</script>'<&lt;"
    site = "https://example.org/内网/site"
    done = build(folder, builder, REPORT_ADDRESS=address, SITE_URL=site)
    assert done.returncode == 0, done.stdout + done.stderr
    for page in pages(folder):
        links = page.xpath("//div[contains(@class, 'zr-footer')]//a/@href")
        assert links == [address]
        assert not page.xpath("//div[contains(@class, 'zr-footer')]//script")
    canonical = pages(folder)[0].xpath("//link[@rel='canonical']/@href")
    assert canonical == [f"{site}/"]
    assert etree.parse(folder / "site" / "sitemap.xml").getroot() is not None


@pytest.mark.slow
@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a:b@example.org/", 'https://x"onclick="y/']
)
def test_a_wrong_address_is_told_and_no_link(folder: Path, address: str) -> None:
    done = build(folder, REPORT_ADDRESS=address)
    assert done.returncode == 0
    assert "警告 W003　环境变量 “REPORT_ADDRESS”" in done.stdout
    for page in pages(folder):
        assert page.xpath("//div[contains(@class, 'zr-footer')]//a") == []
        assert address in foot(page)


@pytest.mark.parametrize(
    "address",
    [
        "12345",
        "example.org",
        "/",
        "javascript:alert(1)",
        'https://x.example/" onload="x',
        "https://x.example/'><meta http-equiv=refresh content='0;url=https://y.example'>",
        "https://x.example/ a",
        "https://a:b@x.example/",
        "https://x.example/\n::error::x",
        "https://x.example/?a",
        "[a]",
        "null",
    ],
)
def test_a_wrong_address_of_the_site_stops_it(folder: Path, address: str) -> None:
    done = build(folder, SITE_URL=address)
    assert done.returncode == 1
    assert "错误 W004　环境变量 “SITE_URL”" in done.stdout
    assert "Traceback" not in done.stderr
    assert not any(line.startswith("::") for line in done.stdout.splitlines())


def test_github_is_told_of_no_file(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zeren", "check", "--format=github"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SITE_URL": "x"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=W004 环境变量 “SITE_URL”::")


@pytest.mark.slow
def test_no_variable_switches_the_policy_off(folder: Path) -> None:
    assert build(folder, PREVIEW="yes").returncode == 0
    for page in pages(folder):
        assert page.xpath("//meta[@http-equiv='Content-Security-Policy']")


@pytest.mark.slow
def test_a_site_may_stand_in_a_folder_of_any_name(folder: Path) -> None:
    for name in ("123", "yes", "0x10", "- a", "{a: b}", "null", "2026-01-01", "a #b"):
        done = build(folder, SITE_DIR=name)
        assert done.returncode == 0, done.stderr
        assert (folder / name / "index.html").is_file()


@pytest.mark.slow
def test_the_api_names_the_site_as_text(folder: Path) -> None:
    assert build(folder, SITE_URL="https://example.org/a").returncode == 0
    served = json.loads((folder / "site/api/v1/meta.json").read_text(encoding="utf-8"))
    assert served["site"].rstrip("/") == "https://example.org/a"
