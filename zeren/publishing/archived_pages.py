"""Pages of an archived version: each says of which day it is, and leads to today's page.

The theme knows nothing of it: what is put into finished pages is the same for both builders and
changes no page of today's site. The day stands in the title too, which is read out first and stays
with a bookmark.
"""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files
from pathlib import PurePosixPath

from zeren.pages.views.archive import in_words

STYLES = "assets/stylesheets/archived.css"
_INDEX = "index.html"
_NO_INDEX = '<meta name="robots" content="noindex">'
# Below the link that leads keyboards past the header, where the theme has both.
_TOP = re.compile(r'<header class="md-header"|(?<=<body>)|(?<=<body )[^>]*>')


def styles() -> bytes:
    """The styles of the notice."""
    return (files("zeren.publishing") / "archives" / "archived.css").read_bytes()


def archived_page(page: str, path: str, day: str) -> str:
    """Put the notice into a page of an earlier version.

    Args:
        page: The finished page.
        path: Its file, below the folder of that version.
        day: The day of the version, such as `2026-10-31`.

    Returns:
        The page, which leads to today's page of the same address.
    """
    words = in_words(day)
    here = "../" * (len(PurePosixPath(path).parts) - 1)
    in_head = f'<link rel="stylesheet" href="{here}{STYLES}">\n'
    if 'name="robots"' not in page.partition("</head>")[0]:
        in_head = f"{_NO_INDEX}\n{in_head}"
    page = page.replace("</head>", f"{in_head}</head>", 1)
    page = page.replace("<title>", f"<title>{words}存档 - ", 1)
    notice = (
        '<aside class="zr-archived" aria-label="存档说明">\n'
        f'<p>这是 <time datetime="{day}">{words}</time> 的版本，已存档，不再更新。'
        f'{_link_to_same(path)}<a href="{here}../">其他日期的版本</a></p>\n</aside>\n'
    )
    return _TOP.sub(lambda top: _before_or_after(top, notice), page, count=1)


def without_todays_page(page: str, path: str) -> str:
    """A page of an earlier version that has no page of the same address today.

    Args:
        page: The page, as `archived_page` gives it.
        path: Its file, below the folder of its version.

    Returns:
        The page, which leads to today's home page.
    """
    up = _to_today(path)
    return page.replace(_link_to_same(path), f'现在没有这一页了。<a href="{up}">现在的首页</a>', 1)


def _link_to_same(path: str) -> str:
    """The link to today's page of the same address."""
    address = path.removesuffix(_INDEX) if PurePosixPath(path).name == _INDEX else path
    return f'<a href="{_to_today(path)}{escape(address)}">现在的这一页</a>'


def _to_today(path: str) -> str:
    # Below the folder of all versions and the one of its own.
    return "../" * (len(PurePosixPath(path).parts) + 1)


def _before_or_after(top: re.Match[str], notice: str) -> str:
    found = top[0]
    return f"{notice}{found}" if found.startswith("<header") else f"{found}\n{notice}"
