"""What changed in a data file, for a person to read."""

from __future__ import annotations

from zeren.editing.fixing import Fixed
from zeren.text.visible import visible


def as_diff(fixed: Fixed) -> str:
    """What `--fix` changed in a file, as a unified diff without context.

    Args:
        fixed: The file that was put right.
    """
    mended = fixed.mended
    was = f"原来是 {mended.was}，改存为 UTF-8；" if mended.was else ""
    lines = [f"改正 {fixed.file}：{was}改正前的文件存为 {fixed.backup}"]
    if mended.hunks:
        lines += [f"--- {fixed.backup}", f"+++ {fixed.file}"]
    for hunk in mended.hunks:
        old, new = _span(hunk.line, len(hunk.old)), _span(hunk.new_line, len(hunk.new))
        lines.append(f"@@ -{old} +{new} @@")
        lines += [f"-{visible(line)}" for line in hunk.old]
        lines += [f"+{visible(line)}" for line in hunk.new]
    return "\n".join(lines) + "\n"


def _span(line: int, number: int) -> str:
    """Where lines of a diff stand; by custom a span of none is named by the line before it."""
    return f"{line if number else line - 1},{number}"
