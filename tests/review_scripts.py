"""The scripts of the review page: its own is named by its policy, and any other is foreign."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from lxml import html


def foreign_scripts(page: str | bytes) -> list[str]:
    """The scripts that the policy of a review page does not let run.

    Args:
        page: The page.

    Returns:
        What they hold; the data, which nobody runs, aside.
    """
    root = html.fromstring(page)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    scripts = root.xpath("//script[not(@type='application/json')]")
    return [one.text for one in scripts if f"script-src '{_digest(one.text)}'" not in policy]


def worksheet_in(page: str | bytes) -> dict[str, Any]:
    """The data that the script of a review page works with.

    Args:
        page: The page.
    """
    (data,) = html.fromstring(page).xpath("//script[@type='application/json']/text()")
    sheet: dict[str, Any] = json.loads(data)
    return sheet


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
