"""What is left out of files of any sort: hints nobody replaced, errors of formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zeren.importing.document import Block, Document, Grid, GridRow, Paragraph
from zeren.importing.readers.omissions import Omissions, Why, told
from zeren.text.spreadsheet_forms import error_value

# What programs put where somebody shall type: 单击此处输入文字。, Click or tap here to enter text.
_CLICK = "(?:单击|点击|点按|双击|轻触)"
_TYPE = "(?:键入|输入|添加|选择|编辑|填写)"
_HINT = re.compile(
    r"[\[［【（(]?(?:"
    rf"(?:请)?{_CLICK}(?:或{_CLICK})?(?:此处|这里|以)?(?:可)?{_TYPE}[^，。；、：\n]{{0,8}}"
    r"|请?选择一(?:项|个项目)|[键输]入文字|此处[键输]入文字"
    rf"|请?在此处?{_TYPE}(?:文字|文本|内容|单位|日期)?"
    r"|(?:click|tap)(?: or (?:tap|click))? (?:here )?to (?:enter|add|select|choose)"
    r" (?:an? )?(?:text|date|content|item)"
    r"|(?:choose|select) an item|enter text(?: here)?"
    r")[。.]?[\]］】）)]?",
    re.IGNORECASE,
)
# The private area of Unicode, what stands for a lost character, codes of a font without a table.
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd]|\\(cid:\\d+\\)|[\U000f0000-\U0010fffd]")
_AROUND = 10
_LONGEST_HINT = 60


def looked_over(document: Document) -> Document:
    """A document without hints nobody replaced, and with a word on all that was left out.

    Args:
        document: What was read.
    """
    omissions = Omissions()
    blocks = tuple(_without_hints(document.blocks, omissions))
    left_out = (*document.left_out, *omissions.all())
    notice = " ".join(filter(None, (document.notice, told(left_out))))
    return replace(document, blocks=blocks, left_out=left_out, notice=notice)


def _without_hints(blocks: tuple[Block, ...], omissions: Omissions) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Grid):
            yield _grid(block, omissions)
        elif (text := _text(block.text, block.place, omissions)) == block.text:
            yield block
        elif text:
            yield Paragraph(text, block.place, block.is_heading)


def _grid(grid: Grid, omissions: Omissions) -> Grid:
    changed: dict[tuple[int, int], str] = {}
    for number, row in enumerate(grid.rows):
        for column, cell in enumerate(row.cells):
            if cell.origin == (number, column) and cell.text:
                text = _text(cell.text, row.place, omissions)
                if text != cell.text:
                    changed[cell.origin] = text
    if not changed:
        return grid
    rows = (
        GridRow(
            tuple(
                replace(one, text=changed[one.origin]) if one.origin in changed else one
                for one in row.cells
            ),
            row.place,
        )
        for row in grid.rows
    )
    return replace(grid, rows=tuple(rows))


def _text(text: str, place: str, omissions: Omissions) -> str:
    for sign in _UNREADABLE.finditer(text):
        around = text[max(sign.start() - _AROUND, 0) : sign.end() + _AROUND]
        omissions.add(around, place, Why.UNREADABLE)
    lines = text.split("\n")
    kept = []
    for line in lines:
        why = _why_nothing(line.strip())
        if why is None:
            kept.append(line)
        else:
            omissions.add(line, place, why)
    return text if len(kept) == len(lines) else "\n".join(kept)


def _why_nothing(line: str) -> Why | None:
    """Why a line says nothing, if it does not."""
    # What a formula leaves behind that has failed, also where values alone were pasted.
    if (error := error_value(line)) and len(error) == len(line):
        return Why.ERROR
    return Why.PLACEHOLDER if len(line) <= _LONGEST_HINT and _HINT.fullmatch(line) else None
