"""Numbers of documents and proposals before a clause: （第1389号。牵头单位：市交通局）."""

from __future__ import annotations

import re

from zeren.importing.sentences import patterns

_CODE = r"[0-9０-９A-Za-z一二三四五六七八九十〇零百〔〕\[\]【】\-—－]{1,16}"
_NAMED = "(?:编号|文号|案号|建议号|提案号|议案号|建议编号|提案编号|议案编号|序号|流水号)"
_SORT = "(?:建议案?|提案|议案|文件?|件)?"
_NUMBER = re.compile(
    rf"\s*(?P<note>{_NAMED}[：:]?\s*(?:第?{_CODE}号?)|[^，,。；;：:、（()）\s]{{0,12}}?第?{_CODE}号{_SORT})"
    r"\s*[。；;，,、.\s：:]\s*(?P<rest>\S.*)",
    re.DOTALL,
)
# 第1389号 names nobody, whatever follows; 市政协第31号提案 may, without a label.
_PLAIN = re.compile(rf"第[0-9０-９]{{1,8}}号{_SORT}$|{_NAMED}")


def without_file_number(words: str) -> tuple[str, str]:
    """Part the number of a document from the labels behind it.

    Args:
        words: What stands in brackets.

    Returns:
        The number as published, empty where there is none, and the rest. Only what is
        surely a number is parted from anything but a label.
    """
    number = _NUMBER.fullmatch(words)
    if number is None:
        return "", words
    is_sure = _PLAIN.match(number["note"]) is not None
    if not is_sure and patterns.LABEL.match(number["rest"]) is None:
        return "", words
    return number["note"].strip(), number["rest"]
