"""What of a rendered page a shell can be filled with, and what gives no shell."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.building.bodies import body_of
from zeren.building.shells import (
    BODY,
    DESCRIPTION,
    ENTRIES,
    PUBLISHED,
    SOURCE,
    TITLE,
    TOP,
    NoShellError,
    page_of,
    shell_of,
)
from zeren.pages.rendering import inert

EXTENSIONS = ["toc", "tables", "fenced_code", "admonition", "attr_list"]
LISTED = '<ul><li><a href="#b">乙</a></li><li><a href="#c">丙</a></li></ul>'
BODY_OF_PAGE = (
    '<p>导语</p>\n\n<h1 id="a">甲</h1>\n<h2 id="b">乙</h2>\n<p>文</p>\n\n<h2 id="c">丙</h2>'
)
CONTENTS = "<ul>" + "".join(f'<li><a href="#{e.id}">{e.text}</a></li>' for e in ENTRIES) + "</ul>"
PAGE = page_of(
    "tasks/a/index.md",
    '---\ntitle: "甲&amp;\\"乙\\""\ndescription: "说明"\n'
    'published: "2025-03-05 00:00"\nsource: "乙&lt;府"\nhide: [toc]\n---\n'
    "<p>导语</p>\n\n# 甲 { #a }\n\n## 乙 { #b }\n\n<p>文</p>\n\n## 丙 { #c }\n",
)


def filled(rendered: str) -> str:
    assert PAGE is not None
    return shell_of(rendered, "https://example.org/").around(PAGE).decode()


@pytest.mark.parametrize(
    ("rendered", "page"),
    [
        (f"<title>{TITLE} - 网</title>", '<title>甲&amp;"乙" - 网</title>'),
        (f'<meta content="{DESCRIPTION}">', '<meta content="说明">'),
        (f'<meta content="{PUBLISHED}">', '<meta content="2025-03-05 00:00">'),
        (f'<meta content="{SOURCE}">', '<meta content="乙&lt;府">'),
        (f"{BODY}|", f"{BODY_OF_PAGE}|"),
        (f"<a href=#{TOP.id}>{TOP.text}</a>", "<a href=#a>甲</a>"),
        (f"{CONTENTS}…{CONTENTS}", f"{LISTED}…{LISTED}"),
        ("<b>without marks</b>", "<b>without marks</b>"),
    ],
)
def test_marks_are_filled(rendered: str, page: str) -> None:
    assert filled(rendered) == page


@pytest.mark.parametrize(
    "rendered",
    [
        TITLE.upper().replace("ZRQ7X", "zrq7x"),
        TITLE.replace("&amp;", "&"),  # a filter that takes references away
        re.sub("<[^>]*>", "", TITLE),  # one that takes tags away
        ENTRIES[0].id,  # a list of its first entry alone
        f"{ENTRIES[0].id}, {ENTRIES[1].id}; {ENTRIES[2].id}",  # a list that is none
        "".join(f"{entry.id}{number}" for number, entry in enumerate(ENTRIES)),  # a counted one
    ],
)
def test_what_the_theme_does_otherwise_gives_no_shell(rendered: str) -> None:
    with pytest.raises(NoShellError):
        shell_of(f"<html>{rendered}</html>", "")


def plainly(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


@pytest.mark.parametrize(
    "text",
    [
        "# 甲 { #a }\n",
        "<p>甲</p>\n\n\n# 乙 { #b }\n\n<div>\n<p>丙</p>\n\n<div>丁</div>\n</div>\n",
        "<ul>\n<li>甲</li>\n</ul>\n\n<p>乙</p>\n\n<p>丙</p>\n\n",
        "<p>甲</p>\n\n\n\n\n",
        '<table class="a">\n<tr><td>甲</td></tr>\n</table>\n\n## 1&#46; 乙&#42; { #b }\n<p>丙</p>',
    ],
)
def test_finished_html_between_headings_is_what_markdown_makes_of_it(text: str) -> None:
    body = body_of(text)
    assert body is not None
    assert body.html == plainly(text)


@pytest.mark.parametrize(
    "text",
    [
        "甲\n",
        "- 甲\n",
        "# 甲\n",
        "# *甲* { #a }\n",
        "# 甲 {: #a .b }\n",
        "<p>甲</p> 乙\n",
        "<span>甲</span>\n",
        "<div>甲\n",
        "<p>甲</p>\r\n",
        "    <p>甲</p>\n",
        "甲\n===\n",
        "!!! note\n    甲\n",
        "<!-- 甲 -->\n",
    ],
)
def test_all_else_is_left_to_markdown(text: str) -> None:
    assert body_of(text) is None


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.tuples(st.sampled_from(["p", "h", "div", "ul"]), ANY, st.integers(1, 4))))
def test_whatever_a_value_holds_both_make_the_same_of_it(
    pieces: list[tuple[str, str, int]],
) -> None:
    parts = []
    for number, (kind, value, ends) in enumerate(pieces):
        shown = inert(value)
        forms = {
            "p": f"<p>{shown}</p>",
            "h": f"## 甲{shown} {{ #h{number} }}",
            "div": f'<div title="{shown}">\n<p>{shown}</p>\n\n<div></div>\n</div>',
            "ul": f"<ul>\n<li>{shown}</li>\n</ul>",
        }
        parts.append(forms[kind] + "\n" * ends)
    text = "".join(parts)
    body = body_of(text)
    if body is not None:
        assert body.html == plainly(text)
