"""The published list printed to PDF by a browser, as people save web pages, is the same list."""

from __future__ import annotations

import html

from playwright.sync_api import Page

from tests.importing.test_published_forms import assert_is_the_list, imported, rows

STYLE = "td { border: 1px solid; vertical-align: middle } table { border-collapse: collapse }"


def printed(page: Page, body: str) -> bytes:
    """A page as the browser prints it, with its own head and foot on every sheet."""
    page.set_content(f"<style>{STYLE}</style><title>清单</title>{body}")
    return page.pdf(
        format="A4",
        display_header_footer=True,
        margin={"top": "25mm", "bottom": "25mm", "left": "25mm", "right": "25mm"},
    )


def test_a_table_over_several_sheets(page: Page) -> None:
    head, *body = [
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows()
    ]
    table = f"<table><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"
    assert_is_the_list(imported(printed(page, table)))


def test_running_text_over_several_sheets(page: Page) -> None:
    paragraphs = "".join(
        f"<p style='text-indent: 2em; text-align: justify'>{number}．{text}（{sentence}）</p>"
        for number, text, sentence in rows()[1:]
    )
    assert_is_the_list(imported(printed(page, f"<h1>关于优化生育政策的意见</h1>{paragraphs}")))
