"""The grammar of responsibility sentences: tokens to groups of names, each with its role.

The productions; small letters are tokens of `zeren.importing.tokens`, [] may be left out,
{} may be repeated, | parts choices:

    sentence  = part { (semicolon | stop) part }
    part      = [label] group { comma group } | open sentence close
              | other-label anything | of-others | rule | aside
    group     = [by] name { (list | join | together) name } [etc] [role]
    name      = NAME [mark] [aside]

Where a group takes its role from, the first that there is:

    mark      市教育局（牵头）、市财政局         the one name, or the group that it ends
    role      甲、乙牵头，丙、丁按职责分工负责   all names since the last role: `，` parts groups of
                                               one role as well as roles
    label     牵头单位：甲、乙                  all names up to the next label
    column    the head of the column            all names without a role of their own
    rule      列第一位者为牵头单位              the first name of a sentence without a lead

A hand-written descent serves better than a parser generator here: what a character means hangs
on the name before it (和, 等), so that the tokenizer would be by hand in any case, and after it
the productions need no look-ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from zeren.importing.sentences.document_rules import rules_of
from zeren.importing.sentences.lexicon import WHEN, is_doubtful_role, role_of_words
from zeren.importing.sentences.parses import Doubt, Name, Parse
from zeren.importing.sentences.patterns import LIKELY_NEXT, STARS
from zeren.importing.sentences.readings import DocumentRules, QuestionCode
from zeren.importing.sentences.spelling import names_nobody, split_ending
from zeren.importing.sentences.tokens import Kind, Token, value_end
from zeren.model import Role


def parse_tokens(text: str, tokens: Sequence[Token], column: Role | None = None) -> Parse:
    """Apply the productions.

    Args:
        text: The sentence.
        tokens: Its tokens.
        column: The role that the head of the column gives, or None.
    """
    parser = _Parser(text, tokens, column)
    for place, token in enumerate(tokens):
        _PRODUCTIONS[token.kind](parser, place, token)
    parser.settle()
    return Parse(
        names=tuple(parser.names),
        doubts=tuple(parser.doubts),
        has_role=parser.had_role,
        severally=parser.severally,
        rules=parser.rules,
    )


@dataclass(frozen=True, slots=True)
class _Outside:
    """What holds outside a bracket: the names that wait, and the label."""

    waiting: list[int]
    label: Role | None
    label_words: str


@dataclass(slots=True)
class _Parser:
    """The state of one descent; `waiting` are the numbers of the names without a role yet."""

    text: str
    tokens: Sequence[Token]
    label: Role | None
    names: list[Name] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    outside: list[_Outside] = field(default_factory=list)
    label_words: str = ""
    passed: int = 0
    group: int = 0
    before: Kind | None = None
    had_role: bool = False
    mark: str = ""
    joint: str = ""
    doubts: list[Doubt] = field(default_factory=list)
    severally: bool = False
    rules: DocumentRules | None = None

    def doubt(self, code: QuestionCode, words: str) -> None:
        self.doubts.append(Doubt(code, words))

    def written(self, number: int) -> str:
        return self.text[self.names[number].start : self.names[number].end]

    def give(self, role: Role | None, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.names[number] = replace(self.names[number], role=role)

    def next_group(self, before: Kind) -> None:
        self.group += 1
        self.before = before

    def settle(self) -> None:
        """Give the names that no role word followed the role of label or column, or none."""
        if not self.waiting:
            return
        self.cut_unknown_ending(self.waiting[-1])
        if self.label is None:
            code = QuestionCode.TRAILING_GROUP if self.had_role else QuestionCode.NO_ROLE
            self.doubt(code, "、".join(map(self.written, self.waiting)))
        elif is_doubtful_role(self.label_words):
            self.doubt(QuestionCode.ROLE_WORD, self.label_words)
        # A column of 责任单位 says no more than that they are named.
        is_mere_column = self.label is Role.RESPONSIBLE and not self.label_words
        self.give(None if is_mere_column else self.label, self.waiting)
        self.waiting = []

    def cut_unknown_ending(self, number: int) -> None:
        name, ending = split_ending(self.written(number))
        if ending:
            self.names[number] = replace(
                self.names[number], end=self.names[number].start + len(name), role=None
            )
            self.doubt(QuestionCode.UNKNOWN_ENDING, ending)


def _name(parser: _Parser, place: int, token: Token) -> None:
    if place < parser.passed or names_nobody(token.text):
        return
    if place and parser.tokens[place - 1].kind is Kind.ETC:
        parser.doubt(QuestionCode.UNKNOWN_ENDING, token.text)
        parser.give(parser.label or Role.RESPONSIBLE, parser.waiting)
        parser.waiting = []
        parser.had_role = True
        return
    parser.names.append(Name(token.start, token.end, parser.before, parser.group, mark=parser.mark))
    parser.mark = ""
    parser.waiting.append(len(parser.names) - 1)
    if parser.before is Kind.JOIN and LIKELY_NEXT.match(token.text) is None:
        _doubt_conjunction(parser, place)
    if parser.before is Kind.TOGETHER:
        if len(parser.waiting) > 1:
            parser.doubt(QuestionCode.JOINT, token.text)
        elif parser.had_role:
            parser.joint = token.text
    parser.before = None


def _doubt_conjunction(parser: _Parser, place: int) -> None:
    """A name may hold 和 as well, and this one does not begin as units surely do."""
    before = parser.tokens[max(0, place - 2) : place + 1]
    if [token.kind for token in before] == [Kind.NAME, Kind.JOIN, Kind.NAME]:
        parser.doubt(QuestionCode.CONJUNCTION, "".join(token.text for token in before))


def _link(parser: _Parser, _place: int, token: Token) -> None:
    parser.before = token.kind


def _comma(parser: _Parser, _place: int, token: Token) -> None:
    parser.next_group(token.kind)


def _semicolon(parser: _Parser, _place: int, token: Token) -> None:
    parser.next_group(token.kind)


def _open(parser: _Parser, _place: int, token: Token) -> None:
    """A bracket around a clause: what waits outside waits on behind it."""
    parser.outside.append(_Outside(parser.waiting, parser.label, parser.label_words))
    parser.waiting = []
    parser.next_group(token.kind)


def _close(parser: _Parser, _place: int, token: Token) -> None:
    outside = parser.outside.pop()
    if parser.label_words != outside.label_words:
        parser.settle()
        parser.label, parser.label_words = outside.label, outside.label_words
    parser.waiting = outside.waiting + parser.waiting
    parser.next_group(token.kind)


def _et_cetera(parser: _Parser, place: int, token: Token) -> None:
    if place < parser.passed or not parser.names:
        return
    parser.names[-1] = replace(parser.names[-1], open=True)
    if any(mark in token.text for mark in ("有关", "相关", "国务院", "各", "政府", "成员")):
        parser.doubt(QuestionCode.CLASS_AFTER_DENG, token.text)
    parser.before = None


def _role(parser: _Parser, _place: int, token: Token) -> None:
    """All names since the last role take this one."""
    role = role_of_words(token.text)
    waiting = parser.waiting
    parser.had_role = True
    if not waiting or role is None:
        return
    parser.waiting = []
    if parser.joint and role is not Role.RESPONSIBLE:
        # 甲牵头，会同乙组织实施: 甲 may well do so too.
        parser.doubt(QuestionCode.JOINT, parser.joint)
    parser.joint = ""
    parser.severally |= "分别" in token.text
    if is_doubtful_role(token.text):
        parser.doubt(QuestionCode.ROLE_WORD, token.text)
    if any(parser.names[number].before is Kind.SEMICOLON for number in waiting[1:]):
        parser.doubt(QuestionCode.TRAILING_GROUP, "、".join(map(parser.written, waiting)))
    earlier, last = _before_last_group(parser, waiting)
    if parser.label is Role.RESPONSIBLE and parser.label_words:
        # 责任单位：甲；乙配合 gives 甲 what the label says.
        behind = _behind_semicolon(parser, waiting)
        parser.give(parser.label, waiting[: len(waiting) - len(behind)])
        parser.give(role, behind)
    elif parser.label in (None, Role.RESPONSIBLE):
        parser.give(role, waiting)
    elif role is Role.RESPONSIBLE and not earlier:
        # 牵头单位：甲、乙按职责分工负责 says how the leads divide the lead.
        parser.give(parser.label, waiting)
    else:
        parser.give(parser.label, earlier)
        parser.give(role, last)
    parser.next_group(Kind.ROLE)


def _behind_semicolon(parser: _Parser, numbers: list[int]) -> list[int]:
    """Of some names those behind the last semicolon between them."""
    for position in range(len(numbers) - 1, 0, -1):
        if parser.names[numbers[position]].before is Kind.SEMICOLON:
            return numbers[position:]
    return numbers


def _before_last_group(parser: _Parser, numbers: list[int]) -> tuple[list[int], list[int]]:
    group = parser.names[numbers[-1]].group
    return (
        [number for number in numbers if parser.names[number].group != group],
        [number for number in numbers if parser.names[number].group == group],
    )


def _label(parser: _Parser, _place: int, token: Token) -> None:
    parser.settle()
    parser.label = role_of_words(token.text)
    parser.label_words = token.text
    parser.next_group(token.kind)


def _other_label(parser: _Parser, place: int, token: Token) -> None:
    parser.settle()
    parser.passed = value_end(parser.tokens, place)
    parser.next_group(token.kind)


def _mark(parser: _Parser, place: int, token: Token) -> None:
    """A role in brackets: of the name before it, or of the group that it ends."""
    role = role_of_words(token.text)
    if role is None or not parser.waiting or place < parser.passed:
        return
    _, group = _before_last_group(parser, parser.waiting)
    following = parser.tokens[place + 1].kind if place + 1 < len(parser.tokens) else None
    marked = group[-1:]
    if len(group) > 1 and following not in (Kind.LIST, Kind.JOIN):
        parser.doubt(QuestionCode.ROLE_WORD, token.text)
        if _marks_other_groups(parser, place):
            marked = group
    parser.give(role, marked)
    parser.waiting = [number for number in parser.waiting if number not in set(marked)]


def _marks_other_groups(parser: _Parser, place: int) -> bool:
    near = parser.tokens[max(0, place - 200) : place + 200]
    return sum(token.kind is Kind.MARK for token in near) > 1


def _by(parser: _Parser, _place: int, token: Token) -> None:
    if token.text.startswith(("以上", "上述", "前述")):
        parser.doubt(QuestionCode.OTHER_TASKS, token.text)


def _of_others(parser: _Parser, _place: int, token: Token) -> None:
    parser.doubt(QuestionCode.OTHER_TASKS, token.text)


def _rule(parser: _Parser, _place: int, token: Token) -> None:
    parser.rules = rules_of(token.text)


def _aside(parser: _Parser, place: int, token: Token) -> None:
    speaks_of_roles = role_of_words(token.text) is not None
    is_date = WHEN.match(token.text.strip("（( ")) is not None
    if token.text in STARS:
        _star(parser, place, token.text)
    elif speaks_of_roles and not is_date:
        parser.doubt(QuestionCode.ASIDE, token.text)


def _star(parser: _Parser, place: int, mark: str) -> None:
    """A sign beside a name, before or behind it; what it means a rule of the document says."""
    parser.doubt(QuestionCode.ASIDE, mark)
    if place and parser.tokens[place - 1].kind is Kind.NAME and parser.names:
        parser.names[-1] = replace(parser.names[-1], mark=mark)
    else:
        parser.mark = mark


_PRODUCTIONS: dict[Kind, Callable[[_Parser, int, Token], None]] = {
    Kind.NAME: _name,
    Kind.LIST: _link,
    Kind.JOIN: _link,
    Kind.TOGETHER: _link,
    Kind.COMMA: _comma,
    Kind.SEMICOLON: _semicolon,
    Kind.STOP: _semicolon,
    Kind.OPEN: _open,
    Kind.CLOSE: _close,
    Kind.ETC: _et_cetera,
    Kind.ROLE: _role,
    Kind.LABEL: _label,
    Kind.OTHER_LABEL: _other_label,
    Kind.MARK: _mark,
    Kind.BY: _by,
    Kind.OF_OTHERS: _of_others,
    Kind.RULE: _rule,
    Kind.ASIDE: _aside,
}
