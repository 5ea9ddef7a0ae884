"""Text to entries: the registry files in YAML, with the line of every key kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from zeren.findings import Finding, Place, Severity, declare
from zeren.text.characters import clean

NOT_YAML = declare(
    "F020",
    Severity.ERROR,
    "YAML 写法有误",
    about="登记文件（.yml）靠缩进和英文标点分层：每一项以“- ”开头，其余各行缩进两格，"
    "键与值之间是英文冒号加空格。一处写错，整个文件都读不出来。",
    wrong="- name: 市财政局\n slug: caizheng-ju",
    right="- name: 市财政局\n  slug: caizheng-ju",
)
ALIASED = declare(
    "F021",
    Severity.ERROR,
    "用了 YAML 的引用（& 或 *）",
    about="YAML 可以用 & 和 * 引用别处的内容，层层引用会让文件膨胀到读不完，所以本站不用。",
    wrong="aliases: *names",
    right="aliases: [财政局]",
)
DOUBLED_KEY = declare(
    "F022",
    Severity.ERROR,
    "同一项里一个键写了两次",
    about="多半是复制时漏了新一项开头的“- ”，于是两项并成了一项，前一个值会丢失。",
    wrong="- name: 市财政局\n  name: 市民政局",
    right="- name: 市财政局\n- name: 市民政局",
)
NO_LIST = declare(
    "F023",
    Severity.ERROR,
    "文件内容不是一项一项的列表",
    about="登记文件里应是一项一项的列表，每项有若干“键: 值”。"
    "常见的错误是漏了“- ”，或用了中文冒号。",
    wrong="name：市财政局",
    right="- name: 市财政局",
)

NO_SETTINGS = declare(
    "W001",
    Severity.ERROR,
    "站点设置不是一行一个键值",
    about="site.yml 写本站的设置，每行一个“键: 值”，不是列表。",
    wrong="- name: 责任分工查询",
    right="name: 责任分工查询",
)

# The deepest that means anything: a list of entries with a list of mappings, such as former names.
_DEEPEST = 10
_WIDE_COLON = "："
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_KEY = re.compile(r"\s*(- )?[a-z_]+：")
_LIST = (
    "每一项以“- ”开头，冒号用英文的并空一格，如“- name: 市财政局”；"
    "下一行缩进两格，写“slug: caizheng-ju”。"
)

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a registry file.

    Attributes:
        file: The file, relative to the data folder.
        line: The line where the entry starts.
        values: Its values by key. Every scalar is the string as written, so that a number
            or a date needs no quotes; an empty one is None.
        lines: The line of each key.
    """

    file: str
    line: int
    values: Mapping[str, Value]
    lines: Mapping[str, int]

    def place(self, key: str | None = None) -> Place:
        """The place of the entry, or of one key in it."""
        return Place(self.file, line=self.lines.get(key or "", self.line), column=key)

    def text(self, key: str) -> str:
        """A value as text; empty where it is missing or no text."""
        value = self.values.get(key)
        return clean(value) if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where it is missing."""
        value = self.values.get(key)
        items = value if isinstance(value, list) else []
        return tuple(clean(item) for item in items if isinstance(item, str))

    def inner(self, key: str, part: str) -> str:
        """A part of a value that is a mapping, as text; empty where it is missing."""
        value = self.values.get(key)
        text = value.get(part) if isinstance(value, dict) else None
        return clean(text) if isinstance(text, str) else ""


def read_entries(text: str, file: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Read a registry file: a list of entries, each a mapping.

    Aliases and deep nesting are refused before anything is built, so that neither can blow up.

    Args:
        text: The file's text.
        file: Its name, for findings.

    Returns:
        The entries that can be read, and what was found.
    """
    root = _root(text, file)
    if isinstance(root, Finding):
        return (), (root,)
    if root is None:
        return (), ()
    if not isinstance(root, yaml.SequenceNode):
        return (), (_no_list(file, root),)
    entries: list[Entry] = []
    findings: list[Finding] = []
    for node in root.value:
        if isinstance(node, yaml.MappingNode):
            findings.extend(_doubled_keys(node, file))
            entries.append(_entry(node, file))
        else:
            findings.append(_no_list(file, node))
    return tuple(entries), tuple(findings)


def read_settings(text: str, file: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Read a file of settings: one mapping.

    Args:
        text: The file's text.
        file: Its name, for findings.

    Returns:
        The mapping as the only entry, none where the file is empty or cannot be read, and what
        was found.
    """
    root = _root(text, file)
    if isinstance(root, Finding):
        return (), (root,)
    if root is None:
        return (), ()
    if not isinstance(root, yaml.MappingNode):
        place = Place(file, line=_line(root))
        hint = "每行一个“键: 值”，行首没有“- ”，如“name: 责任分工查询”。"
        return (), (NO_SETTINGS.found(place, "文件内容不是一行一个“键: 值”。", hint),)
    return (_entry(root, file),), tuple(_doubled_keys(root, file))


def _root(text: str, file: str) -> yaml.Node | Finding | None:
    """What a text holds, or why it cannot be read; None where it is empty."""
    try:
        return _refused(text, file) or yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        return _not_yaml(file, error, text)


def _entry(node: yaml.MappingNode, file: str) -> Entry:
    lines = {_name(key): _line(key) for key, _ in node.value}
    return Entry(file, _line(node), _mapping(node), lines)


def _refused(text: str, file: str) -> Finding | None:
    """Find what YAML allows and a data file does not, before anything is built.

    Aliases, deep nesting, and escapes that are half a character.
    """
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        place = Place(file, line=event.start_mark.line + 1 if event.start_mark else None)
        if isinstance(event, yaml.AliasEvent):
            return ALIASED.found(
                place,
                f"用了引用“*{event.anchor}”，本站的数据文件不用引用。",
                "把内容直接写在这里。",
                f"*{event.anchor}",
            )
        if isinstance(event, yaml.ScalarEvent) and _SURROGATE.search(event.value):
            return NOT_YAML.found(
                place,
                "引号里的转义（如 \\ud83d）只是半个字，读不出来。",
                "直接写出这个字，不用转义。",
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return NO_LIST.found(place, "内容一层套一层，套得太深。", _LIST)
    return None


def _mapping(node: yaml.MappingNode) -> dict[str, Value]:
    return {_name(key): _plain(value) for key, value in node.value}


def _name(key: yaml.Node) -> str:
    """A key as text; one that is a list or mapping itself is none that we know."""
    return str(key.value) if isinstance(key, yaml.ScalarNode) else "?"


def _plain(node: yaml.Node) -> Value:
    """A node as plain strings, lists and mappings."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return str(node.value)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _doubled_keys(node: yaml.Node, file: str) -> Iterator[Finding]:
    """Report keys that stand twice in a mapping, at any depth; one finding for each mapping."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _doubled_keys(item, file)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    again: list[yaml.Node] = []
    for key, value in node.value:
        if _name(key) in seen:
            again.append(key)
        seen.add(_name(key))
        yield from _doubled_keys(value, file)
    if again:
        yield DOUBLED_KEY.found(
            Place(file, line=_line(again[0]), column=_name(again[0])),
            f"{'、'.join(f'“{_name(key)}”' for key in again)}在同一项里写了两次，前面的会被盖掉。",
            "是另一项的，在它开头写“- ”；不是的，删去其中一个。",
            _name(again[0]),
        )


def _not_yaml(file: str, error: yaml.YAMLError, text: str) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 1
    lines = text.split("\n")
    # What is wrong in one line is often noticed only in the next.
    for number in (line, line - 1):
        written = lines[number - 1] if 0 < number <= len(lines) else ""
        if _WIDE_KEY.match(written):
            hint = "冒号用了中文的“：”：换成英文冒号，后面空一格，如“  slug: caizheng-ju”。"
            return _unreadable(file, number, written, hint)
        if written.startswith("\t"):
            hint = "缩进要用空格，不能用 Tab 键：把行首的 Tab 换成两个空格。"
            return _unreadable(file, number, written, hint)
    hint = (
        "每一项以“- ”开头，键与值之间用英文冒号加空格，如“  slug: caizheng-ju”；"
        "值里有冒号或 # 时用英文引号括起来。这一行没有错时，请看它的上一行。"
    )
    return _unreadable(file, line, lines[line - 1] if line <= len(lines) else "", hint)


def _unreadable(file: str, line: int, written: str, hint: str) -> Finding:
    return NOT_YAML.found(
        Place(file, line=line),
        "这里的写法无法读懂，多半是缩进、冒号或引号的问题。",
        hint,
        written.strip()[:40],
    )


def _no_list(file: str, node: yaml.Node) -> Finding:
    written = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    wide = _WIDE_COLON in written
    return NO_LIST.found(
        Place(file, line=_line(node)),
        "冒号用了中文的“：”，读不出键和值。" if wide else "这里应是一项一项的列表。",
        _LIST,
        written[:40],
    )
