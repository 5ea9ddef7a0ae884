"""A responsibility sentence to tokens: names, separators, conjunctions, role words, labels.

The tokenizer walks over the sentence once. Whether what may stand inside a name (和, 等, a role
word, a blank, a bracket) does so is decided here, by the name so far and by what follows, so
that the parser sees only what counts. Every step takes what it has matched or looks a bounded
way ahead, which keeps the whole linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from zeren.importing.sentences import lexicon, patterns
from zeren.importing.sentences.blanks import blank
from zeren.importing.sentences.brackets import bracket, closing_of
from zeren.importing.sentences.document_rules import may_state_rule, states_rule
from zeren.importing.sentences.spelling import ends_complete, ends_plausibly
from zeren.importing.sentences.tokens import Kind, Scanner, Token

_SEPARATORS = {
    **dict.fromkeys("、､﹑/／", Kind.LIST),
    **dict.fromkeys("，,：:|", Kind.COMMA),
    **dict.fromkeys("；;", Kind.SEMICOLON),
    **dict.fromkeys("。！", Kind.STOP),
}
# After these 和 and 等 go on with the list although no name stands before them.
_IN_A_LIST = frozenset(
    {Kind.ETC, Kind.ROLE, Kind.COMMA, Kind.LIST, Kind.STOP, Kind.OPEN, Kind.CLOSE}
    | {Kind.SEMICOLON, Kind.MARK, Kind.ASIDE, Kind.STRAY}
)
_PART_STARTS = (
    (Kind.STOP, patterns.NUMBERING),
    (Kind.BY, patterns.BY),
    (Kind.OF_OTHERS, patterns.OF_OTHER_TASKS),
)
_BEFORE_ASSOCIATION = frozenset("政科侨作记")
_LONGEST_OF_LABEL = 8


def tokenize(text: str, protected: re.Pattern[str] | None = None) -> tuple[Token, ...]:
    """The tokens of a sentence.

    A text is looked for clauses, times and parties in turn: all read the same tokens.

    Args:
        text: The sentence.
        protected: Known names that hold what would else part them, or None.

    Returns:
        The tokens in order. Each character that is no separator and no blank is in one.
    """
    is_protected = protected is not None and protected.search(text) is not None
    return _tokens_of(text, protected if is_protected else None)


@lru_cache(maxsize=1024)
def _tokens_of(text: str, protected: re.Pattern[str] | None) -> tuple[Token, ...]:
    scanner = Scanner(text, closing_of(text), may_state_rule=may_state_rule(text))
    while scanner.at < len(text):
        before = scanner.at
        if not _known(scanner, protected):
            next(filter(None, (step(scanner) for step in _STEPS)), None)
        if scanner.at == before:  # no step went on, whatever it says
            scanner.take(before + 1)
    scanner.end_name()
    return tuple(scanner.tokens)


def _known(scanner: Scanner, protected: re.Pattern[str] | None) -> bool:
    """A known name is taken whole, whatever it holds."""
    if scanner.name_from is not None or protected is None:
        return False
    match = protected.match(scanner.text, scanner.at)
    if match is None:
        return False
    scanner.take(match.end())
    return True


def _label(scanner: Scanner) -> bool:
    text, at = scanner.text, scanner.at
    if text[at] not in patterns.LABEL_FIRST:
        return False
    if match := patterns.OTHER_LABEL.match(text, at):
        _take_into_label(scanner)
        scanner.emit(Kind.OTHER_LABEL, match.end())
        return True
    match = patterns.LABEL.match(text, at)
    if match is None and scanner.at_part_start:
        match = patterns.LABEL_WITHOUT_COLON.match(text, at)
    if match is None and scanner.name_from is None:
        match = patterns.GLUED_LABEL.match(text, at)
    words = (match.group(match.lastgroup or 0)) if match else ""
    if match is None or lexicon.role_of_words(words) is None:
        return False
    scanner.emit(Kind.LABEL, match.end(), words)
    return True


def _take_into_label(scanner: Scanner) -> None:
    """Give a label the word before it that no list of ours has: 包靠 in 包靠县领导：."""
    start = scanner.name_from
    if start is None or scanner.at - start > _LONGEST_OF_LABEL:
        return
    word = scanner.text[start : scanner.at]
    if not (ends_plausibly(word) or any(map(str.isspace, word))):
        scanner.name_from = None
        scanner.at = start


def _part_start(scanner: Scanner) -> bool:
    """Rules, dates, 由 and numbers, which stand only at the beginning of a part."""
    text, at = scanner.text, scanner.at
    if not scanner.at_part_start:
        return False
    for kind, pattern in _PART_STARTS:
        if match := pattern.match(text, at):
            scanner.emit(kind, match.end())
            return True
    words = _part_at(text, at)
    if scanner.may_state_rule and (states_rule(words) or _is_before_rule(text, at, words)):
        # It goes on to the end of its sentence or bracket: what the others are, 下同.
        scanner.emit(Kind.RULE, _end_of(scanner, "。；;\n"))
        return True
    if lexicon.WHEN.match(words.strip()) is None:
        return False
    date = patterns.DATE_BEFORE_NAME.match(text, at)
    names_unit = patterns.ORGAN.search(words) or (date and text[date.end()] in "各由")
    if not names_unit:
        label = patterns.LABEL_BEHIND.search(words)
        end = at + label.start() if label else _end_of(scanner, "、，,；;。！（(\n）)】]")
        scanner.emit(Kind.ASIDE, end)
        return True
    if date is not None:
        scanner.emit(Kind.ASIDE, date.end())
    return date is not None


def _part_at(text: str, at: int) -> str:
    part = patterns.FIRST_PART.match(text, at)
    return part[0] if part else ""


def _is_before_rule(text: str, at: int, words: str) -> bool:
    """Whether words lead to a rule in the next part: 各任务责任单位中，列首位的为牵头单位."""
    after = at + len(words) + 1
    leads = words != "" and patterns.BEFORE_RULE.fullmatch(words) is not None
    return leads and states_rule(_part_at(text, after))


def _end_of(scanner: Scanner, marks: str) -> int:
    """Where the part ends that begins here: at one of some marks or a closing bracket."""
    text, end = scanner.text, scanner.at + 1
    while end < len(text) and text[end] not in marks and end not in scanner.open_ends:
        end += 1
    return end


def _star(scanner: Scanner) -> bool:
    """A star before or after a name is a mark that the document explains elsewhere."""
    if scanner.text[scanner.at] not in patterns.STARS:
        return False
    scanner.emit(Kind.ASIDE, scanner.at + 1)
    return True


def _separator(scanner: Scanner) -> bool:
    kind = _SEPARATORS.get(scanner.text[scanner.at])
    if kind is None:
        return False
    heading = scanner.name_from is not None and scanner.text[scanner.at] in "：:"
    is_label = scanner.name.endswith(("单位", "部门"))
    is_unit = ends_complete(scanner.name)
    scanner.emit(kind, scanner.at + 1)
    if heading and (is_label or not is_unit):
        # 教育领域： says what it is about, 验收单位： is a label of no role that is known.
        name, colon = scanner.tokens[-2:]
        scanner.tokens[-2:] = [replace(name, kind=Kind.LABEL if is_label else Kind.ASIDE), colon]
    return True


def _conjunction(scanner: Scanner) -> bool:
    """和 及 与 join two units only after a complete name, and before more than a bare noun."""
    text, at = scanner.text, scanner.at
    if match := patterns.TOGETHER.match(text, at):
        is_joint = scanner.name_from is None or text[at] in "会并" or ends_complete(scanner.name)
        if is_joint:
            scanner.emit(Kind.TOGETHER, match.end())
        return is_joint
    match = patterns.JOIN.match(text, at)
    if match is None or (scanner.name_from is None and not _follows_list(scanner)):
        return False
    if patterns.BARE_NOUN.match(text, match.end()) or patterns.INSIDE_NAME.match(text, match.end()):
        return False
    joins = (
        scanner.name_from is None
        or match[0] == "以及"
        or ends_complete(scanner.name)
        or patterns.SURELY_NEXT.match(text, match.end()) is not None
    )
    if joins:
        scanner.emit(Kind.JOIN, match.end())
    return joins


def _follows_list(scanner: Scanner) -> bool:
    return bool(scanner.tokens) and scanner.tokens[-1].kind in _IN_A_LIST


def _et_cetera(scanner: Scanner) -> bool:
    """等 after a name, alone or with the class of the names before it."""
    text, at = scanner.text, scanner.at
    if text[at] != "等" or (scanner.name_from is None and not _follows_list(scanner)):
        return False
    after = at + (2 if text.startswith("等等", at) else 1)
    if text[at - 1 : at] in ("高", "中", "初") and not ends_complete(scanner.name):
        return False
    end_of_class = None if _role_before_unit(text, after) else _class_end(text, after)
    if end_of_class is not None:
        scanner.emit(Kind.ETC, end_of_class, text[after:end_of_class])
        return True
    is_end = _goes_on(text, after) or (ends_complete(scanner.name) and text[after] not in "级次额")
    if is_end:
        scanner.emit(Kind.ETC, after, "")
    return is_end


def _class_end(text: str, at: int) -> int | None:
    """Where a class ends that 等 leads to: 等国务院相关部门和单位."""
    if patterns.NO_CLASS.match(text, at):
        return None
    for start in range(at, at + patterns.LONGEST_CLASS + 1):
        match = patterns.CLASS_END.match(text, start)
        ends = (match.end(), match.end("class")) if match else ()
        end = next((end for end in ends if _goes_on(text, end)), None)
        if end is not None:
            return end
        if patterns.IN_CLASS.match(text, start) is None:
            return None
    return None


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands here ends a name: a separator, a conjunction or a role word."""
    return bool(
        patterns.AFTER_ETC.match(text, at)
        or patterns.ROLE_AT_END.match(text, at)
        or _role_before_unit(text, at)
    )


def _role(scanner: Scanner) -> bool:
    """A role word at the end of its part, or before the next unit."""
    text, at = scanner.text, scanner.at
    if text[at] not in patterns.ROLE_FIRST:
        return False
    if text.startswith("协办", at) and text[at - 1 : at] in _BEFORE_ASSOCIATION:
        return False  # 政协办, 科协办公室
    if text.startswith("组织", at) and patterns.ORGANISATIONS.search(scanner.name):
        return False
    match = patterns.ROLE_AT_END.match(text, at) or patterns.DUTY_ALONE.match(text, at)
    end = match.end() if match else None
    if end is None and (scanner.name_from is None or ends_complete(scanner.name)):
        end = _role_before_name(text, at)
    if end is None:
        return False
    scanner.emit(Kind.ROLE, end)
    return True


def _role_before_name(text: str, at: int) -> int | None:
    """Where a role word ends that the next unit follows, or what it is about (负责资金保障)."""
    if (end := _role_before_unit(text, at)) is not None:
        return end
    match = patterns.ROLE_WITH_TASK.match(text, at)
    return None if match is None or ends_complete(match["task"]) else match.end()


def _role_before_unit(text: str, at: int) -> int | None:
    """Where a role word ends that the next unit follows: 甲牵头乙配合."""
    match = patterns.STRONG_ROLE.match(text, at)
    if match is None:
        return None
    end = match.end()
    is_unit = patterns.STARTS.match(text, end) or patterns.UNIT_AHEAD.match(text, end)
    return end if is_unit else None


_STEPS: tuple[Callable[[Scanner], bool], ...] = (
    blank,
    _label,
    _part_start,
    bracket,
    _star,
    _separator,
    _conjunction,
    _et_cetera,
    _role,
)
