"""The scripts of the review page: its own is named by its policy, and any other is foreign."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
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
    policies = [meta.get("content", "") for meta in root.iter("meta") if meta.get("http-equiv")]
    assert [policy for policy in policies if "default-src 'none'" in policy] == policies != []
    allowed = "".join(policies)
    own = _scripts(page, is_data=False)
    return [script for script in own if f"script-src '{_digest(script)}'" not in allowed]


def worksheet_in(page: str | bytes) -> dict[str, Any]:
    """The data that the script of a review page works with.

    Args:
        page: The page.
    """
    (data,) = _scripts(page, is_data=True)
    sheet: dict[str, Any] = json.loads(data)
    return sheet


def _scripts(page: str | bytes, *, is_data: bool) -> Iterator[str]:
    for script in html.fromstring(page).iter("script"):
        if (script.get("type") == "application/json") is is_data:
            yield script.text or ""


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
