"""Text to entries: a registry file in YAML, with the line of every key kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.data_files import SITE, stem_of
from zeren.reading.entries import Entry, Value
from zeren.reading.schema import SCHEMA, TABLE_FORMS, Key
from zeren.reading.yaml_slips import Slip, mend_slips

NOT_YAML = declare(
    "F020",
    Severity.ERROR,
    "YAML 写法有误",
    about="登记文件（.yml）靠缩进和英文标点分层：每一项以“- ”开头，其余各行缩进两格，"
    "键与值之间是英文冒号加空格，列表用英文的方括号和逗号，名称不加引号。"
    "缩进、空格和这些标点都不能用全角的。不熟悉 YAML，可以改用同名的 .csv 表格。",
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
_SHOWN = 40
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_KEY = re.compile(r"\s*(- )?[^\s：]+：")
_WIDE_SIGN = re.compile("[【】［］〔〕｛｝“”‘’，]")
_QUOTED = re.compile('[“”‘’「『]([^“”‘’「」『』"]+)[“”‘’」』"]')
_COMMA = re.compile("[，；]")
# These are told where they are found, which is late: what is open began earlier.
_OPEN = ("while scanning a simple key", "while scanning a quoted", "while parsing a flow")
_LIST = (
    "每一项以“- ”开头，冒号用英文的并空一格，如“- name: 市财政局”；"
    "下一行缩进两格，写“slug: caizheng-ju”。"
)


def read_entries(text: str, file: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Read a registry file: a list of entries, each a mapping.

    Aliases and deep nesting are refused before anything is built, so that neither can blow up.

    Args:
        text: The file's text.
        file: Its name, for findings.

    Returns:
        The entries that can be read, and what was found.
    """
    root, findings = _root(text, file)
    if root is None:
        return (), findings
    if not isinstance(root, yaml.SequenceNode):
        return (), findings or (_no_list(file, root),)
    entries = tuple(_entry(node, file) for node in root.value if isinstance(node, yaml.MappingNode))
    others = (_no_list(file, node) for node in root.value if not isinstance(node, yaml.MappingNode))
    return entries, (*findings, *others)


def read_settings(text: str, file: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Read a file of settings: one mapping.

    Args:
        text: The file's text.
        file: Its name, for findings.

    Returns:
        The mapping as the only entry, none where the file is empty or cannot be read, and what
        was found.
    """
    root, findings = _root(text, file)
    if root is None:
        return (), findings
    if not isinstance(root, yaml.MappingNode):
        place = Place(file, line=_line(root))
        hint = "每行一个“键: 值”，行首没有“- ”，如“name: 责任分工查询”。"
        told = NO_SETTINGS.found(place, "文件内容不是一行一个“键: 值”。", hint)
        return (), findings or (told,)
    return (_entry(root, file),), findings


def _root(text: str, file: str) -> tuple[yaml.Node | None, tuple[Finding, ...]]:
    """What a text holds, None where it is empty or cannot be read, and what was found."""
    keys = SCHEMA[stem_of(file)]
    text, slips = mend_slips(text, *_words(keys))
    findings = tuple(_slipped(file, slip) for slip in slips)
    try:
        refused = _refused(text, file)
        root = yaml.compose(text, yaml.SafeLoader) if refused is None else None
    except yaml.YAMLError as error:
        # What was not put right as it was meant is told already.
        return None, findings or (_not_yaml(file, error, text),)
    if refused is not None:
        return None, (*findings, refused)
    mappings = root.value if isinstance(root, yaml.SequenceNode) else [root]
    told = (
        finding
        for node in mappings
        if isinstance(node, yaml.MappingNode)
        for finding in (*_doubled_keys(node, file), *_in_names(node, keys, file))
    )
    return root, (*findings, *told)


def _entry(node: yaml.MappingNode, file: str) -> Entry:
    lines = {_name(key): _line(key) for key, _ in node.value}
    return Entry(file, _line(node), _mapping(node), lines)


def _words(keys: Mapping[str, Key]) -> tuple[frozenset[str], frozenset[str]]:
    """All words that are keys, and those of which the value is a list."""
    inner = (one for key in keys.values() for one in key.form.inner)
    return frozenset((*keys, *inner)), frozenset(n for n, key in keys.items() if key.form.is_list)


def _slipped(file: str, slip: Slip) -> Finding:
    return NOT_YAML.found(
        Place(file, line=slip.line),
        f"这一行写法有误：{'；'.join(slip.reasons)}。",
        f"改成“{slip.meant}”。标点和空格都用半角的，缩进用空格，每层两个。",
        slip.written.strip()[:_SHOWN],
    )


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


def _in_names(entry: yaml.MappingNode, keys: Mapping[str, Key], file: str) -> Iterator[Finding]:
    """Report quotes and commas that have become a part of names; the names lose them."""
    for key_node, node in entry.value:
        key = keys.get(_name(key_node))
        if key is None or not (key.form.is_named or key.form.inner):
            continue
        for scalar in _scalars(node):
            yield from _quotes(scalar, file)
        if key.form.is_named and isinstance(node, yaml.SequenceNode):
            yield from _commas(node, file)


def _scalars(node: yaml.Node) -> Iterator[yaml.Node]:
    """The texts in a value, at any depth."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        # A mapping holds pairs of keys and values.
        yield from _scalars(child[1] if isinstance(child, tuple) else child)


def _quotes(node: yaml.Node, file: str) -> Iterator[Finding]:
    quoted = _QUOTED.fullmatch(node.value) if _is_plain(node) else None
    if quoted:
        yield NOT_YAML.found(
            Place(file, line=_line(node)),
            "引号用了中文的，成了名称的一部分。",
            f"改成“{quoted[1]}”，外面不加引号。",
            str(node.value),
        )
        node.value = quoted[1]


def _commas(node: yaml.SequenceNode, file: str) -> Iterator[Finding]:
    items: list[yaml.Node] = []
    for item in node.value:
        names = _COMMA.split(item.value) if _is_plain(item) else []
        if len(names) > 1:
            right = ", ".join(name.strip() for name in names if name.strip())
            yield NOT_YAML.found(
                Place(file, line=_line(item)),
                "列表里用了中文的逗号或分号，几个名称成了一个。",
                f"改成“{right}”：英文逗号，后面空一格。",
                str(item.value),
            )
            items += [yaml.ScalarNode(item.tag, name.strip(), item.start_mark) for name in names]
        else:
            items.append(item)
    node.value = items


def _is_plain(node: yaml.Node) -> bool:
    """Whether a node is a text that stands without English quotes."""
    return isinstance(node, yaml.ScalarNode) and node.style is None


def _not_yaml(file: str, error: yaml.YAMLError, text: str) -> Finding:
    """Report what cannot be read, where it was written and not where that was noticed."""
    lines = text.split("\n")
    noticed = _number(getattr(error, "problem_mark", None)) or 1
    noticed = min(noticed, len(lines))
    began = _number(getattr(error, "context_mark", None)) or noticed
    first = next((n for n, line in enumerate(lines, start=1) if _says_something(line)), 1)
    is_list = stem_of(file) != SITE and any(one.startswith("- ") for one in lines[first:])
    if is_list and not lines[first - 1].startswith("- "):
        hint = "这一项开头应是“- ”，前面没有空格；其余各行缩进两格。"
        return _unreadable(file, first, lines, hint)
    if quoted := _unclosed(lines[:noticed]):
        return _unreadable(file, quoted, lines, "英文引号要成对；名称不用加引号。")
    if str(getattr(error, "context", None)).startswith(_OPEN):
        wide = (n for n in range(began, noticed + 1) if _WIDE_SIGN.search(lines[n - 1]))
        noticed = next(wide, began)
    if _WIDE_KEY.match(lines[noticed - 1]):
        return _unreadable(file, noticed, lines, "冒号用了中文的“：”：换成英文冒号，后面空一格。")
    hint = (
        "每一项以“- ”开头，键与值之间用英文冒号加空格，如“  slug: caizheng-ju”；"
        "方括号要成对，各项之间用英文逗号；值里有冒号或 # 时用英文引号括起来。"
    )
    return _unreadable(file, noticed, lines, hint)


def _number(mark: yaml.Mark | None) -> int | None:
    return mark.line + 1 if mark is not None else None


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", "---", "%"))


def _unclosed(lines: Sequence[str]) -> int | None:
    """The first line in which an English quote has no partner."""
    odd = (n for n, line in enumerate(lines, start=1) if line.count('"') % 2)
    return next(odd, None)


def _unreadable(file: str, line: int, lines: Sequence[str], hint: str) -> Finding:
    return NOT_YAML.found(
        Place(file, line=line),
        "这里的写法无法读懂，多半是缩进、冒号、引号或括号的问题。",
        hint,
        lines[line - 1].strip()[:_SHOWN],
    )


def _no_list(file: str, node: yaml.Node) -> Finding:
    written = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    form = TABLE_FORMS[stem_of(file)]
    is_table = any(map(form.column_of, re.split("[,;\t ]", written)))
    return NO_LIST.found(
        Place(file, line=_line(node)),
        "这里应是一项一项的列表。",
        "内容是表格，不是 YAML：把文件名末尾的 .yml 改成 .csv。" if is_table else _LIST,
        written[:_SHOWN],
    )
