"""What programs that read a log take for commands, and signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata

# A comparison by the rules of a language leaves these out, as that of GitHub's runner may.
_LEFT_OUT = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    "\U000e0000-\U000e0fff]"
)


def commands_in(log: str) -> list[str]:
    """The lines that the runner of GitHub, Azure or TeamCity could take for a command.

    The runner looks for `::` at the start of a line, after blanks, and for `##[` anywhere.

    Args:
        log: What was printed.
    """
    lines = re.split("[\n\r\v\f\x85\u2028\u2029]", log)
    return [line for line in lines if _is_command(line) or _is_command(_LEFT_OUT.sub("", line))]


def unseen_in(text: str) -> str:
    """The signs of a text that a terminal obeys, or that nobody sees, or that cannot be written.

    Args:
        text: The text.
    """
    categories = {"Cc", "Cs", "Zl", "Zp"}
    turning = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    return "".join(
        sign
        for sign in text
        if unicodedata.category(sign) in categories or unicodedata.bidirectional(sign) in turning
    )


def _is_command(line: str) -> bool:
    return line.lstrip().startswith("::") or re.search(r"##\w*\[", line) is not None
