"""Nothing from data acts: what goes in as text comes out as text."""

from __future__ import annotations

import html
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from lxml import html as lxml_html
from markdown import Markdown
from markupsafe import Markup

from tests.conftest import DATA, register_of
from zeren.pages.configuring import builder_settings
from zeren.pages.rendering import inert, meta, multiline, render
from zeren.pages.shelf import EMPTY_SHELF
from zeren.pages.views.home import home_view
from zeren.register.building import Register
from zeren.text.bidi import contained

CONFIG = builder_settings(register_of(DATA / "minimal"), [])[1].decode()
EXTENSIONS = yaml.safe_load(CONFIG.replace("!ENV", ""))["markdown_extensions"]

# HTML allows no controls; unpaired surrogates cannot come from a decoded file.
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\x85")
)
blanks = re.compile(r"\s+")


def shown(markdown: str) -> str:
    """What a browser shows of Markdown, by the extensions of the site."""
    names = [name if isinstance(name, str) else next(iter(name)) for name in EXTENSIONS]
    page = Markdown(extensions=names).convert(markdown)
    return str(lxml_html.fragment_fromstring(page, create_parent="div").text_content())


def folded(text: str) -> str:
    return blanks.sub(" ", text).strip()


@given(texts)
def test_a_value_in_a_paragraph_is_shown_as_it_is(text: str) -> None:
    assert folded(shown(f"<p>{inert(text)}</p>")) == folded(contained(text))
    assert folded(shown(f"x {inert(text)} x")) == folded(f"x {contained(text)} x")


@given(texts.filter(str.strip))
def test_a_value_at_the_start_of_a_line_makes_no_list_code_or_heading(text: str) -> None:
    assert folded(shown(str(inert(text)))) == folded(contained(text))


@given(texts)
def test_a_value_in_a_heading_is_shown_as_it_is(text: str) -> None:
    assert folded(shown(f"# 甲 {inert(text)} {{ #id }}")) == folded(f"甲 {contained(text)}")


@given(texts)
def test_a_value_in_an_attribute_stays_inside(text: str) -> None:
    (element,) = lxml_html.fragments_fromstring(f'<p title="{inert(text)}"></p>')
    assert folded(str(element.attrib["title"])) == folded(contained(text))
    assert list(element.attrib) == ["title"]


@given(texts)
def test_front_matter_holds_the_value_escaped_for_html(text: str) -> None:
    value = yaml.safe_load(f"title: {meta(text)}\n")["title"]
    assert html.unescape(value) == contained(text)
    assert not set(value) & set("<>\"'")


def test_line_ends_become_blanks_and_controls_vanish() -> None:
    assert inert("甲\n乙\x00\x1b丙") == "甲 乙丙"


def test_line_ends_can_be_kept_in_an_attribute() -> None:
    assert multiline("甲\n<乙>") == "甲&#10;&#60;乙&#62;"


def test_markup_of_our_own_is_passed_on() -> None:
    assert inert(Markup("<b>")) == "<b>"


def test_a_template_that_asks_for_what_the_view_lacks_fails(published: Register) -> None:
    with pytest.raises(UndefinedError):
        render("task.md.jinja", home_view(published, EMPTY_SHELF))
