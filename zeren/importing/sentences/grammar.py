"""The grammar of responsibility sentences: tokens to parts of groups of names, in one pass.

The productions; small letters are tokens of `zeren.importing.sentences.tokens`, [] may be left
out, {} may be repeated, | parts choices:

    sentence  = { part | other-label value | of-others | rule | aside }
    part      = [label] group { (comma | blank | semicolon | stop | stray) group } [role]
    group     = [by] name { (list | join | together) name } [etc]
    name      = NAME [mark] [aside]

A part ends with words of role, or where the next label begins. A bracket around a clause holds
parts of its own; its names that none of them takes wait on behind it, with those before it.
What each name takes its role from, `roles` says.

A pass over tokens by hand serves better than a parser generator here: what a character means
hangs on the name before it (和, 等), so that the tokenizer would be by hand in any case, and
after it the productions need no look-ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from zeren.importing.sentences.document_rules import rules_of
from zeren.importing.sentences.lexicon import WHEN, role_of_words
from zeren.importing.sentences.patterns import LIKELY_NEXT, STARS
from zeren.importing.sentences.questions import Question, QuestionCode
from zeren.importing.sentences.readings import DocumentRules
from zeren.importing.sentences.spelling import names_nobody
from zeren.importing.sentences.tokens import Kind, Token, value_end
from zeren.importing.sentences.tree import Group, Name, Part, Sentence
from zeren.text.ordinals import value_of

_NEAR = 200
"""So many tokens around a mark show whether all marks of a sentence stand behind groups."""
_LONGEST_WORDS = 60
"""A question about a bracket shows no more of it."""
_COUNT = re.compile("(?:[0-9０-９]+|[一二三四五六七八九十]+(?=[余多]?[个家部]))[余多]?")
_SPEAKS_OF_CLASS = ("有关", "相关", "国务院", "各", "政府", "成员")


def sentence_of(text: str, tokens: Sequence[Token]) -> Sentence:
    """Apply the productions.

    Args:
        text: The sentence.
        tokens: The tokens of a sentence.
    """
    builder = _Builder(text, tokens)
    for place, token in enumerate(tokens):
        if place >= builder.passed or token.kind in _EVER:
            _PRODUCTIONS[token.kind](builder, place, token)
    builder.end()
    return Sentence(tuple(builder.parts), tuple(builder.questions), builder.rules)


@dataclass(slots=True)
class _Unfinished:
    """A part that is being read: its label and the names of each of its groups so far."""

    label: str = ""
    groups: list[list[Name]] = field(default_factory=list)


@dataclass(slots=True)
class _Builder:
    """Where one pass has come to.

    Attributes:
        text: The sentence.
        tokens: All tokens.
        parts: The parts that have ended.
        questions: What was not sure.
        rules: What the sentence states for those that follow.
        now: The part that is being read.
        outside: The parts that wait outside of brackets, the outermost first.
        passed: Up to which token a label of no role takes all.
        before: What parts the next name from the one before.
        begins_group: Whether the next name begins a group.
        is_behind_role: Whether words of role have been read since the last label.
        star: The sign before the next name.
    """

    text: str
    tokens: Sequence[Token]
    parts: list[Part] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    rules: DocumentRules | None = None
    now: _Unfinished = field(default_factory=_Unfinished)
    outside: list[_Unfinished] = field(default_factory=list)
    passed: int = 0
    before: Kind | None = None
    begins_group: bool = True
    is_behind_role: bool = False
    star: str = ""

    def ask(self, code: QuestionCode, words: str, at: int) -> None:
        self.questions.append(Question(code, words, at))

    def next_group(self, before: Kind) -> None:
        self.begins_group = True
        self.before = before

    def add(self, name: Name) -> None:
        if self.begins_group:
            self.now.groups.append([])
        self.now.groups[-1].append(name)
        self.begins_group = False
        self.before = None
        self.star = ""

    def finish(self, words: str = "", *, is_unknown: bool = False) -> None:
        """End the part that is being read; its label holds on."""
        if self.now.groups:
            groups = tuple(Group(tuple(names)) for names in self.now.groups)
            label = self.now.label
            self.parts.append(Part(groups, label, words, is_unknown, self.is_behind_role))
        self.now = _Unfinished(self.now.label)
        self.begins_group = True

    def end(self) -> None:
        """End all parts, also those outside of a bracket that never closes."""
        self.finish()
        while self.outside:
            self.now = self.outside.pop()
            self.finish()


def _name(builder: _Builder, place: int, token: Token) -> None:
    if names_nobody(token.text):
        return
    if place and builder.tokens[place - 1].kind is Kind.ETC:
        builder.ask(QuestionCode.UNKNOWN_ENDING, token.text, token.start)
        builder.finish(token.text, is_unknown=True)
        builder.is_behind_role = True
        return
    if LIKELY_NEXT.match(token.text) is None:
        _doubt_conjunction(builder, place)
    builder.add(Name(token.start, token.end, builder.before, star=builder.star))


def _doubt_conjunction(builder: _Builder, place: int) -> None:
    """A name may hold 和 as well, and this one does not begin as units surely do."""
    before = builder.tokens[max(0, place - 2) : place + 1]
    if [token.kind for token in before] == [Kind.NAME, Kind.JOIN, Kind.NAME]:
        words = "".join(token.text for token in before)
        builder.ask(QuestionCode.CONJUNCTION, words, before[0].start)


def _link(builder: _Builder, _place: int, token: Token) -> None:
    builder.before = token.kind


def _separator(builder: _Builder, _place: int, token: Token) -> None:
    builder.next_group(token.kind)


def _blank(builder: _Builder, place: int, token: Token) -> None:
    """A blank that may part two names, or stand within one."""
    near = builder.tokens[max(0, place - 1) : place + 2]
    words = builder.text[near[0].start : near[-1].end]
    builder.ask(QuestionCode.CONJUNCTION, words, token.start)
    builder.next_group(token.kind)


def _stray(builder: _Builder, _place: int, token: Token) -> None:
    """A bracket without its partner: whose role stands where, nobody knows."""
    builder.ask(QuestionCode.BRACKET, token.text, token.start)
    builder.next_group(token.kind)


def _open(builder: _Builder, _place: int, token: Token) -> None:
    """A bracket around a clause: what waits outside waits on behind it."""
    builder.outside.append(builder.now)
    builder.now = _Unfinished(builder.now.label)
    builder.next_group(token.kind)


def _close(builder: _Builder, place: int, token: Token) -> None:
    outside = builder.outside.pop()
    has_label = builder.now.label != outside.label
    waits = bool(builder.now.groups) and not has_label
    if waits and (outside.groups or _goes_on_with_name(builder, place)):
        # 甲局、（乙局、丙局等）相关单位配合: what the bracket holds, and who shares its role?
        first = builder.now.groups[0][0]
        start = max(first.start, token.end - _LONGEST_WORDS)
        builder.ask(QuestionCode.BRACKET, builder.text[start : token.end], first.start)
    if has_label:
        builder.finish()
    else:
        outside.groups += builder.now.groups
    builder.now = outside
    builder.next_group(token.kind)


def _goes_on_with_name(builder: _Builder, place: int) -> bool:
    return [one.kind for one in builder.tokens[place + 1 : place + 2]] == [Kind.NAME]


def _et_cetera(builder: _Builder, _place: int, token: Token) -> None:
    if not builder.now.groups:
        return
    names = builder.now.groups[-1]
    names[-1] = replace(names[-1], open=True)
    if _counts_others(token.text, builder.now.groups):
        builder.ask(QuestionCode.COUNT_AFTER_DENG, token.text, token.start)
    elif any(mark in token.text for mark in _SPEAKS_OF_CLASS):
        builder.ask(QuestionCode.CLASS_AFTER_DENG, token.text, token.start)
    builder.before = None


def _counts_others(words: str, groups: Sequence[Sequence[Name]]) -> bool:
    """Whether the words behind 等 count others than those that are named: 等6部门."""
    count = _COUNT.match(words)
    named = (len(groups[-1]), sum(map(len, groups)))
    return count is not None and value_of(count[0]) not in named


def _role(builder: _Builder, place: int, token: Token) -> None:
    """Words of role take all names since the last ones; 按职责 alone takes none."""
    if place and builder.tokens[place - 1].kind is Kind.OPEN and builder.outside[-1].groups:
        # 甲局（牵头，乙局配合）: the first words in the bracket are of the name before it.
        names = builder.outside[-1].groups[-1]
        names[-1] = replace(names[-1], mark=token.text)
    if builder.now.groups and role_of_words(token.text) is not None:
        builder.finish(token.text)
        builder.next_group(token.kind)
    builder.is_behind_role = True


def _label(builder: _Builder, _place: int, token: Token) -> None:
    builder.finish()
    builder.now.label = token.text
    builder.is_behind_role = False
    builder.next_group(token.kind)


def _other_label(builder: _Builder, place: int, token: Token) -> None:
    builder.finish()
    builder.passed = value_end(builder.tokens, place)
    builder.next_group(token.kind)


def _mark(builder: _Builder, place: int, token: Token) -> None:
    """A role in brackets: of the name before it, or of the group that it ends."""
    groups = builder.now.groups
    if role_of_words(token.text) is None or not groups:
        return
    names = groups[-1]
    bare = [number for number, name in enumerate(names) if not name.mark]
    following = builder.tokens[place + 1].kind if place + 1 < len(builder.tokens) else None
    marked = bare[-1:]
    if len(bare) > 1 and following not in (Kind.LIST, Kind.JOIN):
        builder.ask(QuestionCode.ROLE_WORD, token.text, token.start)
        if _marks_other_groups(builder, place):
            marked = bare
    for number in marked:
        names[number] = replace(names[number], mark=token.text)


def _marks_other_groups(builder: _Builder, place: int) -> bool:
    near = builder.tokens[max(0, place - _NEAR) : place + _NEAR]
    return sum(token.kind is Kind.MARK for token in near) > 1


def _of_others(builder: _Builder, _place: int, token: Token) -> None:
    builder.ask(QuestionCode.OTHER_TASKS, token.text, token.start)


def _by(builder: _Builder, place: int, token: Token) -> None:
    if token.text.startswith(("以上", "上述", "前述")):
        _of_others(builder, place, token)


def _rule(builder: _Builder, _place: int, token: Token) -> None:
    builder.rules = rules_of(token.text)


def _aside(builder: _Builder, place: int, token: Token) -> None:
    speaks_of_roles = role_of_words(token.text) is not None
    is_date = WHEN.match(token.text.strip("（( ")) is not None
    if token.text in STARS:
        _star(builder, place, token)
    elif speaks_of_roles and not is_date:
        builder.ask(QuestionCode.ASIDE, token.text, token.start)


def _star(builder: _Builder, place: int, token: Token) -> None:
    """A sign beside a name, before or behind it; what it means a rule of the document says."""
    builder.ask(QuestionCode.ASIDE, token.text, token.start)
    groups = builder.now.groups
    if place and builder.tokens[place - 1].kind is Kind.NAME and groups:
        groups[-1][-1] = replace(groups[-1][-1], star=token.text)
    else:
        builder.star = token.text


_EVER = frozenset({Kind.OPEN, Kind.CLOSE, Kind.RULE, Kind.ASIDE, Kind.BY, Kind.OF_OTHERS})
"""These count also in what stands under a label of no role."""

_PRODUCTIONS: dict[Kind, Callable[[_Builder, int, Token], None]] = {
    Kind.NAME: _name,
    Kind.LIST: _link,
    Kind.JOIN: _link,
    Kind.TOGETHER: _link,
    Kind.COMMA: _separator,
    Kind.BLANK: _blank,
    Kind.STRAY: _stray,
    Kind.SEMICOLON: _separator,
    Kind.STOP: _separator,
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
