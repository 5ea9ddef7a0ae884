"""Text to entries: the registry files in YAML, with the line of every key kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from zeren.findings import Finding, Place, Severity, declare

NOT_YAML = declare(
    "F020",
    Severity.ERROR,
    "YAML 写法有误",
    wrong="- name: 州财政局\n slug: caizheng-ju",
    right="- name: 州财政局\n  slug: caizheng-ju",
)
ALIASED = declare(
    "F021",
    Severity.ERROR,
    "用了 YAML 的引用（& 或 *）",
    wrong="aliases: *names",
    right="aliases: [财政局]",
)
DOUBLED_KEY = declare(
    "F022",
    Severity.ERROR,
    "同一项里一个键写了两次",
    wrong="- name: 州财政局\n  name: 州民政局",
    right="- name: 州财政局\n- name: 州民政局",
)
NO_LIST = declare(
    "F023",
    Severity.ERROR,
    "文件内容不是一项一项的列表",
    wrong="name: 州财政局",
    right="- name: 州财政局",
)

_SURROGATE = re.compile("[\ud800-\udfff]")

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
        return value.strip() if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where it is missing."""
        value = self.values.get(key)
        items = value if isinstance(value, list) else []
        return tuple(item.strip() for item in items if isinstance(item, str))


def read_entries(text: str, file: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Read a registry file: a list of entries, each a mapping.

    Aliases are refused before anything is built, so that nested ones cannot blow up.

    Args:
        text: The file's text.
        file: Its name, for findings.

    Returns:
        The entries that can be read, and what was found.
    """
    try:
        if refused := _refused(text, file):
            return (), (refused,)
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        return (), (_not_yaml(file, error),)
    except RecursionError:
        return (), (_no_list(file, 1),)
    if root is None:
        return (), ()
    if not isinstance(root, yaml.SequenceNode):
        return (), (_no_list(file, _line(root)),)
    entries: list[Entry] = []
    findings: list[Finding] = []
    for node in root.value:
        if isinstance(node, yaml.MappingNode):
            findings.extend(_doubled_keys(node, file))
            lines = {str(key.value): _line(key) for key, _ in node.value}
            entries.append(Entry(file, _line(node), _mapping(node), lines))
        else:
            findings.append(_no_list(file, _line(node)))
    return tuple(entries), tuple(findings)


def _mapping(node: yaml.MappingNode) -> dict[str, Value]:
    return {str(key.value): _plain(value) for key, value in node.value}


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
    """Report keys that stand twice in a mapping, at any depth."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _doubled_keys(item, file)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        name = str(key.value)
        if name in seen:
            yield DOUBLED_KEY.found(
                Place(file, line=_line(key), column=name),
                f"键“{name}”在同一项里写了两次，前一个会被盖掉。",
                "删去其中一个；如是另一项，请另起一行以“- ”开头。",
                name,
            )
        seen.add(name)
        yield from _doubled_keys(value, file)


def _not_yaml(file: str, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else None
    return NOT_YAML.found(
        Place(file, line=line),
        "这里的写法无法读懂，多半是缩进、冒号或引号的问题。",
        "每一项以“- ”开头，键与值之间用英文冒号加空格，如“  slug: caizheng-ju”；"
        "值里有冒号或 # 时用英文引号括起来。",
    )


def _refused(text: str, file: str) -> Finding | None:
    """What YAML allows and a data file does not: aliases, and escapes that are half a character."""
    for event in yaml.parse(text, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            return _aliased(file, event)
        if isinstance(event, yaml.ScalarEvent) and _SURROGATE.search(event.value):
            return NOT_YAML.found(
                Place(file, line=event.start_mark.line + 1 if event.start_mark else None),
                "引号里的转义（如 \\ud83d）只是半个字，读不出来。",
                "直接写出这个字，不用转义。",
            )
    return None


def _aliased(file: str, event: yaml.AliasEvent) -> Finding:
    line = event.start_mark.line + 1 if event.start_mark is not None else None
    return ALIASED.found(
        Place(file, line=line),
        f"用了引用“*{event.anchor}”，本站的数据文件不用引用。",
        "把内容直接写在这里。",
        f"*{event.anchor}",
    )


def _no_list(file: str, line: int) -> Finding:
    return NO_LIST.found(
        Place(file, line=line),
        "这里应是一项一项的列表，每项有若干“键: 值”。",
        "每一项以“- ”开头，如“- name: 州财政局”，下一行缩进两格写“slug: caizheng-ju”。",
    )
