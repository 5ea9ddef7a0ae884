"""Texts from elsewhere within Markdown that a code host shows."""

from __future__ import annotations

import re

from zeren.text.visible import visible

# What Markdown or HTML could act on.
_ACTIVE = {ord(sign): f"&#{ord(sign)};" for sign in "!\"$'()*+:=[\\]^_`{}~"}
_ACTIVE |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("|"): "\\|"}
# Persons, issues and addresses are found in text that is ready as well: there these signs stand in
# their forms of the width of a Chinese character.
_FOUND = re.compile(r"[@#]|:(?=//)|(?i:(?<=www)\.)")
_WIDE = {"@": "\uff20", "#": "\uff03", ":": "\uff1a", ".": "\uff0e"}


def inert(text: str) -> str:
    """Make a text fit one line, or one cell of a table, and act nowhere.

    Args:
        text: The text.
    """
    shown = visible(" ".join(text.split("\n")))
    return _FOUND.sub(lambda found: _WIDE[found[0]], shown).translate(_ACTIVE)
