"""Which addresses become links, and which a site may have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.text.links import fault_of_report_address, fault_of_site, is_address

WORDS = (
    *(
        "12345",
        "0123456",
        "yes",
        "12:34",
        "null",
        "~",
        "[a]",
        "{a: b}",
        "!ENV X",
        "*a",
        "&a",
        "# x",
    ),
    *(
        "电话：123",
        "Tel: 123",
        "a@example.org",
        "//example.org",
        "/report",
        "'\"<b>",
        "- a",
        "- - a",
    ),
)
LINKS = (
    *("https://example.org", "http://example.org:8080/a?b=c&d#e", "HTTPS://EXAMPLE.ORG/"),
    *(
        "https://[::1]:80/",
        "http://内网.example/报告",
        "https://x.example/\"'<b>",
        "http://10.0.0.1",
    ),
    *("mailto:a@example.org", 'mailto:a.b+c@example.org?subject="x"', "MAILTO:a@b"),
)
WRONG = (
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc",
    ),
    *("ftp://x.example", "blob:x", "tel:123", "https:", "https:/x", "https:x.example", "https://"),
    *("https:///x", "https://a:b@x.example", "https://a@x.example", "https://x.example\\@y"),
    *("https://x .example", "https://x.example/ a", "https://x.example\n/", "https://x\t.example"),
    *(
        "https://x.example:0x50",
        "https://x.example:99999",
        "https://[::1",
        "https://<b>/",
        'http://x"',
    ),
    *("http://x\x00y", "https://x℀.example", "mailto:", "mailto:a", "mailto:a@", "mailto:a b@c"),
    *("mailto:<a@b>", "view-source:x", "https://?x", "https://#x", "https://:80"),
)


@pytest.mark.parametrize("text", WORDS, ids=ascii)
def test_words_are_words(text: str) -> None:
    assert not is_address(text)
    assert fault_of_report_address(text) == ""
    assert fault_of_site(text) != ""


@pytest.mark.parametrize("text", LINKS, ids=ascii)
def test_addresses_of_the_web_and_of_mail_are_links(text: str) -> None:
    assert is_address(text)
    assert fault_of_report_address(text) == ""


@pytest.mark.parametrize("text", WRONG, ids=ascii)
def test_other_addresses_are_told(text: str) -> None:
    assert is_address(text)
    assert fault_of_report_address(text) != ""
    assert fault_of_site(text) != ""


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("https://example.org", True),
        ("http://10.0.0.1:8080/site/", True),
        ("https://内网网址/site/", True),
        ("mailto:a@example.org", False),
        ("https://example.org/?a", False),
        ("https://example.org/#a", False),
        ("https://example.org/&a", False),
        ("https://example.org/'", False),
        ("https://example.org/`", False),
        ("https://example.org/<b>", False),
        ("/", False),
    ],
)
def test_the_address_of_a_site(text: str, *, is_right: bool) -> None:
    assert (fault_of_site(text) == "") == is_right


@given(st.text() | st.text().map("https://{}".format) | st.text().map("https://a/{}".format))
def test_the_address_of_a_site_holds_nothing_that_acts_in_markup(text: str) -> None:
    if fault_of_site(text) == "":
        assert not set(text) & set("\"'<>`& \n\r\t\\")
        assert text.lower().startswith(("https://", "http://"))
