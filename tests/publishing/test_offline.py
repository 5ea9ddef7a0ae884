"""Links of pages that are opened from a folder."""

from __future__ import annotations

import pytest

from zeren.publishing.offline import with_files_in_links

FOLDERS = frozenset({"", "units", "units/caizheng-ju", "tasks/birth-support-1", "guide"})


@pytest.mark.parametrize(
    ("page", "tag", "expected"),
    [
        ("", '<a href=".">', '<a href="index.html">'),
        ("", '<a href="./">', '<a href="index.html">'),
        ("", '<a href="units/">', '<a href="units/index.html">'),
        ("units", '<a href="..">', '<a href="../index.html">'),
        ("units/caizheng-ju", '<a href="../../">', '<a href="../../index.html">'),
        ("units/caizheng-ju", '<a href="../">', '<a href="../index.html">'),
        (
            "units/caizheng-ju",
            "<a href='../../guide/#find'>",
            "<a href='../../guide/index.html#find'>",
        ),
        ("units/caizheng-ju", '<a href="../../?q=1">', '<a href="../../index.html?q=1">'),
        (
            "t/x",
            '<meta http-equiv="refresh" content="0; url=../../tasks/birth-support-1/">',
            '<meta http-equiv="refresh" content="0; url=../../tasks/birth-support-1/index.html">',
        ),
        (
            "units",
            '<a href="../guide/" data-x="../guide/">',
            '<a href="../guide/index.html" data-x="../guide/">',
        ),
        ("units", "<a class=x href=../guide/ >", "<a class=x href=../guide/index.html >"),
        (
            "units",
            '<A\n  HREF="../guide/"\n  id="a">',
            '<A\n  HREF="../guide/index.html"\n  id="a">',
        ),
    ],
)
def test_a_link_to_a_page_names_its_file(page: str, tag: str, expected: str) -> None:
    assert with_files_in_links(tag, page, FOLDERS) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#find">',
        '<a href="?q=1">',
        '<a href="https://example.org/units/">',
        '<a href="//example.org/units/">',
        '<a href="mailto:a@example.org">',
        '<a href="/units/">',
        '<a href="missing/">',
        '<a href="units/index.html">',
        '<link rel="stylesheet" href="assets/site.css">',
        '<meta name="description" content="units/">',
        "<script>document.write('<a href=\"units/\">')</script>",
        '<!-- <a href="units/"> -->',
        '<p>href="units/" &amp; &#39; ä\r\n</p>',
        '<button data-clipboard-text="1. units/&#10;二">',
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert with_files_in_links(html, "", FOLDERS) == html


def test_a_page_keeps_every_byte_between_its_links() -> None:
    html = '<!doctype html>\r\n<p>甲</p>\r\n<a href="units/">乙</a> <a href="guide/">丙</a>\r\n'
    expected = html.replace('units/"', 'units/index.html"').replace('guide/"', 'guide/index.html"')
    assert with_files_in_links(html, "", FOLDERS) == expected
