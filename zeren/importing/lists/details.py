"""What clauses and lines say besides who is responsible: by when, under which leader, notes.

What stands under a label of a column of ours goes there; under any other, such as 联系人 or
整改目标, it is kept by the label as published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zeren.columns import DEADLINE, EXTRAS, Column, is_of_persons
from zeren.importing.lists.found import Besides
from zeren.importing.sentences.lexicon import NO_DEADLINE, WHEN
from zeren.importing.sentences.patterns import DETAIL, OTHER_LABEL
from zeren.importing.sentences.spelling import ends_plausibly
from zeren.importing.sentences.tokenizer import tokenize
from zeren.importing.sentences.tokens import Kind, Token, value_end
from zeren.text.simplified import simplified

_DEADLINE = re.compile(f"(?!{NO_DEADLINE})(?:{WHEN.pattern})")
_SIGNS = "。；;，,、\n \u3000"
"""What parts the parts of a clause, the strongest first."""
_BRACKETS = "（()）【】[]〔〕"
_PAIRS = {"（": "）", "(": ")", "[": "]", "〔": "〕"}
_MOST_BEFORE = 4
"""Of as many characters a word before a label may be that no list of ours has."""
_QUALIFIED = frozenset(column for column in EXTRAS if column.key != "note")
_AROUND_LABELS = f"{_BRACKETS}：: "
# 注 and 说明 speak of the whole list.
_OF_THE_LIST = frozenset({"注", "说明"})
_ENDS_OF_PARTS = frozenset({Kind.SEMICOLON, Kind.STOP})
_OF_PROGRESS = re.compile(
    "(?:[^：，。；、（(\\s]{0,8}(?:情况|进展|进度|成效|打算|困难|存在的?问题)|下一步[^：，。；、（(\\s]{0,6})："
)
_LABELS = frozenset({Kind.LABEL, Kind.OTHER_LABEL, Kind.MARK, Kind.BY})
# What has one of these says who is responsible, or something else.
_SAYS_MORE = frozenset(
    {Kind.LABEL, Kind.OTHER_LABEL, Kind.ROLE, Kind.MARK, Kind.BY, Kind.OPEN, Kind.CLOSE}
)


@dataclass(frozen=True, slots=True)
class _Span:
    """A part of a text that says something besides who is responsible.

    `key` is that of a column of ours; where there is none, the label as published.
    """

    start: int
    end: int
    key: str
    words: str
    is_further: bool = False


def details_in(clause: str) -> tuple[str, Besides]:
    """Take out of a clause what it says of time and people.

    Args:
        clause: Such as `州财政局牵头，2025年底前完成` or `责任单位：州财政局；完成时限：6月底`.

    Returns:
        The clause without that, and what was taken out. Where several dates stand in it, each
        may belong to another unit: the clause stays as it is.
    """
    spans = list(_spans(clause, tokenize(simplified(clause))))
    besides = _besides_of(spans)
    has_several = len({span.key for span in spans}) < len(spans)
    kept = _without(clause, spans)
    if has_several or not kept:
        return clause, besides if kept else Besides()
    return kept, besides


def detail_in(text: str) -> Besides | None:
    """What a line such as 完成时限：6月底 says; None where it is none.

    Args:
        text: The line, or a sentence.
    """
    if not begins_with_detail(text):
        return None
    return details_alone(text) or _whole_line(text)


def begins_with_detail(text: str) -> bool:
    """Whether a text begins with a label such as 完成时限： or 实际完成情况：.

    Args:
        text: The line, or a sentence.
    """
    bare = simplified(text.lstrip("（("))
    return OTHER_LABEL.match(bare) is not None or DETAIL.match(bare) is not None


def begins_with_words(text: str) -> bool:
    """Whether a text begins with a label that is none of ours, such as 工作进展：.

    Args:
        text: The line.
    """
    head = text.lstrip("（(").partition("：")[0].strip(_AROUND_LABELS)
    return begins_with_detail(text) and _column_of(head) is None and not is_of_persons(head)


def progress_in(text: str) -> Besides | None:
    """What a line behind a task says of how far it is: 存在问题：…, 下一步打算：….

    Args:
        text: The line.

    Returns:
        What it says by its label; None where it is no such line, or says who does something.
    """
    return _whole_line(text) if tells_progress(text) else None


def tells_progress(text: str) -> bool:
    """Whether a line begins with a label such as 推进情况：.

    Args:
        text: The line.
    """
    return _OF_PROGRESS.match(simplified(text)) is not None


def _whole_line(text: str) -> Besides | None:
    """What a line says whose label is none of ours, although a word in it reads like a role.

    完成情况：…，扎实推进。 names nobody who advances anything.
    """
    label, sign, words = text.partition("：")
    head = label.strip(_AROUND_LABELS)
    if not sign or _column_of(head) is not None or head in _OF_THE_LIST or is_of_persons(head):
        return None
    tokens = tokenize(simplified(words))
    names_parties = any(
        token.kind is Kind.NAME and ends_plausibly(token.text) for token in tokens
    ) and any(token.kind is Kind.ROLE for token in tokens)
    if names_parties or any(token.kind in _LABELS for token in tokens):
        return None
    return Besides(further={head: words.strip()})


def details_alone(text: str) -> Besides | None:
    """What a text says that holds nothing but times and people; None where it holds more.

    Args:
        text: Such as 2025年10月底前完成.
    """
    spans = list(_spans(text, tokenize(simplified(text))))
    return _besides_of(spans) if spans and not _without(text, spans) else None


def _besides_of(spans: Sequence[_Span]) -> Besides:
    ours: dict[str, dict[str, None]] = {}
    further: dict[str, dict[str, None]] = {}
    for span in spans:
        held = further if span.is_further else ours
        held.setdefault(span.key, {}).setdefault(span.words)
    return Besides(*({key: "；".join(said) for key, said in h.items()} for h in (ours, further)))


def _spans(text: str, tokens: Sequence[Token]) -> Iterator[_Span]:
    """What a text says besides: labels with what stands under them, and dates."""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.kind is Kind.OTHER_LABEL:
            end = end_of_value(tokens, position)
            yield from _labelled(text, token, tokens[position + 1 : end])
            position = end
            continue
        if token.kind is Kind.ASIDE and _is_date(token):
            before = tokens[position - 1] if position else token
            position = _last_date(tokens, position)
            last = tokens[position]
            after = tokens[position + 1] if position + 1 < len(tokens) else last
            is_alone = before.kind is Kind.OPEN and after.kind is Kind.CLOSE
            start, stop = (before.start, after.end) if is_alone else (token.start, last.end)
            yield _Span(start, stop, DEADLINE.key, text[token.start : last.end].strip(_BRACKETS))
        position += 1


def _is_date(token: Token) -> bool:
    return _DEADLINE.match(token.text.strip(_BRACKETS)) is not None


def _last_date(tokens: Sequence[Token], position: int) -> int:
    """The index of the last of several dates: 2029年完成1所、2030年完成1所."""
    while position + 2 < len(tokens):
        sign, following = tokens[position + 1 : position + 3]
        is_date = following.kind in (Kind.NAME, Kind.ASIDE) and _is_date(following)
        if sign.kind is not Kind.LIST or not is_date:
            break
        position += 2
    return position


def _labelled(text: str, label: Token, value: Sequence[Token]) -> Iterator[_Span]:
    """A label with its value, unless it speaks of the whole list."""
    head = text[label.start : label.end].strip(_AROUND_LABELS)
    column = _column_of(label.text.strip(_AROUND_LABELS))
    last = len(value)
    while last and value[last - 1].kind in (Kind.COMMA, Kind.LIST, Kind.OPEN):
        last -= 1
    value = value[:last]
    # A bracket around the whole clause closes behind its last value.
    if value and value[-1].kind is Kind.CLOSE and not any(t.kind is Kind.OPEN for t in value):
        value = value[:-1]
    words = text[label.end : value[-1].end].strip() if value else ""
    if not words or (column is None and head in _OF_THE_LIST):
        return
    start, end = label.start, value[-1].end
    if text[start - 1 : start] in _PAIRS and text[end : end + 1] == _PAIRS[text[start - 1]]:
        start, end = start - 1, end + 1  # 州财政局（联系人：张三）
    key = column.key if column is not None else head
    yield _Span(start, end, key, words, is_further=column is None)


def end_of_value(tokens: Sequence[Token], label: int) -> int:
    """Where what stands under a label ends: 进展情况： may be followed by several sentences.

    Args:
        tokens: The tokens of a text.
        label: The index of the label.

    Returns:
        The index of the token behind it.
    """
    end = value_end(tokens, label)
    name = tokens[label].text.strip(_AROUND_LABELS)
    if _column_of(name) is not None or name in _OF_THE_LIST or is_of_persons(name):
        return end
    while end < len(tokens) and tokens[end].kind in _ENDS_OF_PARTS:
        after = end + 1
        while after < len(tokens) and tokens[after].kind not in _ENDS_OF_PARTS:
            if tokens[after].kind in _SAYS_MORE:
                return end
            after += 1
        end = after
    return end


def _column_of(label: str) -> Column | None:
    """The column of ours that takes what stands under a label.

    What asks for persons besides leaders is nobody's to publish, and has none.
    """
    if is_of_persons(label):
        return None
    own = next((column for column in EXTRAS if column.head == label), None)
    if own is not None:
        return own
    known = OTHER_LABEL.search(f"{label}：")
    before = known.start() if known is not None else 0
    patterns = ((column, column.published_labels) for column in EXTRAS)
    found = next((one for one, about in patterns if about and re.search(about, label)), None)
    # 包靠县领导： is one label; of 加强管理备注： the words before it are no part of it.
    is_whole = before <= (_MOST_BEFORE if found in _QUALIFIED else 0)
    return found if is_whole else None


def _without(text: str, spans: Sequence[_Span]) -> str:
    """A text without some parts; of the signs around each the strongest stays."""
    if not spans:
        return text
    starts = [0, *(span.end for span in spans)]
    ends = [*(span.start for span in spans), len(text)]
    kept: list[str] = []
    signs = ""
    for start, end in zip(starts, ends, strict=True):
        part = text[start:end]
        bare = part.strip(_SIGNS)
        if not bare:
            signs += part
            continue
        if kept:
            signs += part[: part.index(bare)]
            kept.append(min(signs, key=_SIGNS.index, default=""))
        kept.append(bare)
        signs = part[part.index(bare) + len(bare) :]
    return "".join(kept)
