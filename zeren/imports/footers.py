"""The foot of a web page: who runs the site leads no task, although it says 主办."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from zeren.imports.document import Block, Paragraph

_SURE = re.compile(
    "网站标识码|ICP备|公网安备|版权所有|Copyright|技术支持[：:]|网站地图", re.IGNORECASE
)
_LABEL = re.compile("(?P<label>主办|承办|主管|协办)(?:单位)?[：:]")
_RUNS_SITES = re.compile(
    "办公室|办公厅|信息中心|政府网|融媒体|电子政务|大数据|政务服务|政府(?=$|\\s)"
)
_MOST_IN_FOOT = 2


def split_footer(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Paragraph, ...]]:
    """Part the foot of a page from what it publishes.

    Args:
        blocks: The blocks of a document.

    Returns:
        The blocks without the foot, and the paragraphs of the foot.
    """
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    times = Counter(label for label in map(_label_of, paragraphs) if label)
    foot = [paragraph for paragraph in paragraphs if _is_foot(paragraph, times)]
    left = set(map(id, foot))
    return tuple(block for block in blocks if id(block) not in left), tuple(foot)


def _label_of(paragraph: Paragraph) -> str:
    match = _LABEL.match(paragraph.text)
    return match["label"] if match else ""


def _is_foot(paragraph: Paragraph, times: Counter[str]) -> bool:
    """Whether a paragraph belongs to the foot: a list names 主办 at one task after the other."""
    if _SURE.search(paragraph.text):
        return True
    label = _label_of(paragraph)
    is_rare = 0 < times[label] <= _MOST_IN_FOOT
    return is_rare and _RUNS_SITES.search(paragraph.text) is not None
