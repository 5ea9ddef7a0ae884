"""The foot of a web page: who runs the site leads no task, although it says 主办."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zeren.importing.document import Block, Paragraph
from zeren.importing.lists.markers import marker_of

_SURE = re.compile(
    "网站标识码|ICP备|公网安备|版权所有|Copyright|技术支持[：:]|网站地图", re.IGNORECASE
)
_RUNS_SITE = re.compile("(?:主办|承办|主管|协办)(?:单位)?[：:]")
_BOTH = re.compile("主办(?:单位)?[：:].*承办(?:单位)?[：:].*(?:中心|办公室|局|网|办)")
# What else stands between the text and the foot: 打印本页, 上一篇：….
_LONGEST_ASIDE = 60
_MOST_ASIDES = 20


def split_footer(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Paragraph, ...]]:
    """Part the foot of a page from what it publishes.

    The foot is looked for from the end of the document, up to the first numbered line or table.

    Args:
        blocks: The blocks of a document.

    Returns:
        The blocks without the foot, and the paragraphs of the foot.
    """
    tail = _tail(blocks)
    has_sure = any(_SURE.search(paragraph.text) for paragraph in tail)
    foot = [
        paragraph
        for paragraph in tail
        if _SURE.search(paragraph.text)
        or _BOTH.match(paragraph.text)
        or (has_sure and _RUNS_SITE.match(paragraph.text))
    ]
    left = set(map(id, foot))
    return tuple(block for block in blocks if id(block) not in left), tuple(foot)


def _tail(blocks: Sequence[Block]) -> list[Paragraph]:
    """The short lines without numbers at the end of a document."""
    tail: list[Paragraph] = []
    for block in reversed(blocks[-_MOST_ASIDES:]):
        if not isinstance(block, Paragraph) or marker_of(block.text) is not None:
            break
        if len(block.text) > _LONGEST_ASIDE and not _SURE.search(block.text):
            break
        tail.append(block)
    return tail[::-1]
