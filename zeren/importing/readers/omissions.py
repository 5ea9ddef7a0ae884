"""What readers leave out, and why: nothing of a file is lost without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from zeren.importing.document import LeftOut
from zeren.importing.grids import tidy


class Why(StrEnum):
    """Why something is left out, or not as the file has it; the value says so in Chinese."""

    PAGE = "页码等，读取时略去"
    HIDDEN = "隐藏的文字，没有读"
    HIDDEN_ROW = "隐藏的行，没有读"
    HIDDEN_COLUMN = "隐藏的列，没有读"
    STRUCK = "划掉的文字，没有读"
    DELETED = "修订中删除的文字，没有读"
    PLACEHOLDER = "没有填写的提示文字，不算内容"
    NOTE_MARK = "注释的标号，没有读"
    NOTE = "脚注、尾注，没有读"
    WATERMARK = "水印、印章等斜着或淡淡衬着的文字，没有读"
    TURNED = "与整页方向不同的文字，没有读"
    NO_TEXT = "整页是图片或没有文字，没有读"
    ASKEW = "整页歪斜，扶正后读的，请对照原件"
    SCANNED = "像是扫描后识别的文字，可能认错，请对照原件"
    ERROR = "公式出错，没有值，请在原件里查明后补上"
    NOT_COMPUTED = "公式没有算出的值；在 Excel 或 WPS 里打开、保存一次再导入"
    FORMAT = "显示格式认不出，读的是原始数值，请对照原件"
    SCRIPT = "上标或下标改写成了 ^( )、_( )，请对照原件"
    FORMULA = "公式改写成了一行，请对照原件"
    SYMBOL = "符号认不出，写成了 □，请对照原件"
    UNREADABLE = "有认不出的字，请对照原件"
    EMBEDDED = "嵌入的对象，里面的内容没有读"
    PICTURE = "图片，里面的字没有读"
    NESTED = "格子里还有表格，已按行并入格子，请对照原件"


# Where something like this stands, what was read beside it may be wrong or incomplete.
_ASKING = frozenset(
    {
        *(Why.ERROR, Why.NOT_COMPUTED, Why.FORMAT, Why.SCRIPT, Why.FORMULA, Why.SYMBOL),
        *(Why.UNREADABLE, Why.EMBEDDED, Why.PICTURE, Why.NESTED),
    }
)
_UNREMARKABLE = frozenset({Why.PAGE})
_LONGEST = 2_000


@dataclass(slots=True)
class Omissions:
    """Collects what is left out of a file, in its order."""

    _left: list[LeftOut] = field(default_factory=list)

    def add(self, text: str, place: str, why: Why) -> None:
        """Note that something is left out, if there is anything.

        Args:
            text: What stands there.
            place: Where, in words.
            why: Why it is left out.
        """
        words = tidy(text)[:_LONGEST]
        if words:
            self._left.append(LeftOut(words, place, why.value, why in _ASKING))

    def all(self) -> tuple[LeftOut, ...]:
        """All that was left out."""
        return tuple(self._left)


def told(left_out: Iterable[LeftOut]) -> str:
    """Say in one sentence what was left out; page numbers need no word.

    Args:
        left_out: What was left out.

    Returns:
        The sentence in Chinese; empty where there is nothing to say.
    """
    times = Counter(one.reason for one in left_out)
    said = [
        f"{why.value}（{times[why.value]} 处）"
        for why in Why
        if times[why.value] and why not in _UNREMARKABLE
    ]
    return f"请留意：{'；'.join(said)}。各处列在后面。" if said else ""
