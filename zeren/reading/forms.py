"""The forms of values in registry files, in YAML and in the cells of a table.

One declaration serves both: a rule asks whether a value fits, whichever file it comes from; a table
is read and written by the functions between cells and values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from zeren.figures import Comparator, Inclusion, MilestoneKind, TargetKind
from zeren.model import PlanStatus
from zeren.reading.entries import Value
from zeren.reading.registry_cells import (
    PART,
    Cells,
    are_out_of_step,
    cell_of,
    cells_of_mapping,
    cells_of_mappings,
    is_joined_wrongly,
    mapping_in,
    mappings_in,
    names_in,
)
from zeren.settings import Accent, Audience
from zeren.text.characters import clean, squeeze, trim
from zeren.text.dates import date_in
from zeren.text.links import WEB, fault_of_link

Choice: TypeAlias = PlanStatus | MilestoneKind | TargetKind | Inclusion | Comparator


@dataclass(frozen=True, slots=True)
class Form:
    """The form that a value must have.

    Attributes:
        words: The form in Chinese, as YAML has it.
        cell_words: The same as a cell has it.
        fits: Whether a value has it.
        from_cells: The value that cells hold, one for each column; None where they hold none.
        to_cells: The cells that hold a value that fits; raises `NotInCellError` where they would
            be read as another one.
        is_wrong: Whether cells that can be read are joined wrongly.
        is_unclear: Whether cells cannot be read for certain.
        inner: The keys of the mapping, or of each mapping in the list, that is the value; in a
            table each has a column of its own.
        must_be_whole: Whether all inner keys must be there.
        is_named: Whether the value is made of names, in which no quotes or commas belong.
        is_list: Whether the value is a list.
    """

    words: str
    cell_words: str
    fits: Callable[[Value], bool]
    from_cells: Callable[[Cells], Value]
    to_cells: Callable[[Value], Cells]
    is_wrong: Callable[[Cells], bool] = lambda _: False
    is_unclear: Callable[[Cells], bool] = lambda _: False
    inner: tuple[str, ...] = ()
    must_be_whole: bool = False
    is_named: bool = False
    is_list: bool = False


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and bool(squeeze(value))


def _is_texts(value: Value) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _holds_texts(value: Value, keys: tuple[str, ...]) -> bool:
    """Whether a value is a mapping of texts with some of these keys and no others."""
    return (
        isinstance(value, dict)
        and bool(value)
        and value.keys() <= set(keys)
        and all(_is_text(text) or text is None for text in value.values())
    )


def _listed(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _mapped(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


TEXT = Form(
    words="一段文字",
    cell_words="一段文字",
    fits=_is_text,
    from_cells=lambda cells: trim(cells[0]) or None,
    to_cells=lambda value: (str(value),),
)
NAME = replace(TEXT, is_named=True)

TEXTS = Form(
    words="方括号里的列表，如 [甲, 乙]",
    cell_words="用“、”隔开的名称",
    fits=_is_texts,
    from_cells=lambda cells: list(names_in(cells[0])) or None,
    to_cells=lambda value: (cell_of(tuple(map(str, _listed(value)))),),
    is_wrong=lambda cells: is_joined_wrongly(cells[0]),
    is_list=True,
)
NAMES = replace(TEXTS, is_named=True)

WEB_ADDRESS = replace(
    TEXT,
    words="以 https:// 或 http:// 开头的网址",
    cell_words="以 https:// 或 http:// 开头的网址",
    fits=lambda value: isinstance(value, str) and not fault_of_link(value, WEB),
)
ACCENT = replace(
    TEXT,
    words=f"{'、'.join(Accent)} 中的一个",
    fits=lambda value: isinstance(value, str) and value in tuple(Accent),
)
AUDIENCE = replace(
    TEXT,
    words="public（公开）或 internal（内部）",
    fits=lambda value: isinstance(value, str) and value in tuple(Audience),
)


def _choice(*choices: Choice) -> Form:
    """One of a few words: in YAML as code has them, in a table in Chinese or as code has them."""
    code_of = {choice.word: choice.value for choice in choices}
    word_of = {code: word for word, code in code_of.items()}
    return Form(
        words="、".join(f"{code}（{word}）" for word, code in code_of.items()),
        cell_words="、".join(code_of),
        fits=lambda value: isinstance(value, str) and value in word_of,
        from_cells=lambda cells: code_of.get(trim(cells[0]), trim(cells[0])) or None,
        to_cells=lambda value: (word_of[str(value)],),
    )


STATUS = _choice(*PlanStatus)
MILESTONE_KIND = _choice(*MilestoneKind)
TARGET_KIND = _choice(*TargetKind)
INCLUSION = _choice(*Inclusion)
COMPARATOR = _choice(*Comparator)
DATE = replace(
    TEXT,
    words="日期，如 2026年1月2日",
    cell_words="日期，如 2026年1月2日",
    fits=lambda value: isinstance(value, str) and date_in(clean(value)) is not None,
)

# The only other values that are words of ours: in YAML as code has them, in a table in Chinese.
_COUNTIES, _ALL = "counties", "全部"
_UNPUBLISHED, _NOT_PUBLISHED = "unpublished", "未公布"
_SAID = {_ALL: _COUNTIES, _COUNTIES: _COUNTIES}
_SAID_OF_MEMBERS = {_NOT_PUBLISHED: _UNPUBLISHED, _UNPUBLISHED: _UNPUBLISHED}

COUNTIES_WORD = Form(
    words=_COUNTIES,
    cell_words=_ALL,
    fits=lambda value: value == _COUNTIES,
    from_cells=lambda cells: _SAID.get(trim(cells[0])),
    to_cells=lambda _: (_ALL,),
)


def _as_names(cells: Cells) -> Cells:
    """A cell of names that nobody takes for one of the words."""
    (cell,) = cells
    return (cell + PART,) if cell in {**_SAID, **_SAID_OF_MEMBERS} else cells


# One cell says both: whom a collective stands for, or its members.
MEMBERS = Form(
    words=f"单位全称的列表，或 {_UNPUBLISHED}",
    cell_words=f"用“、”隔开的单位全称，或“{_NOT_PUBLISHED}”",
    fits=lambda value: value == _UNPUBLISHED or _is_texts(value),
    from_cells=lambda cells: (
        None
        if trim(cells[0]) in _SAID
        else _SAID_OF_MEMBERS.get(trim(cells[0])) or TEXTS.from_cells(cells)
    ),
    to_cells=lambda value: (
        (_NOT_PUBLISHED,) if value == _UNPUBLISHED else _as_names(TEXTS.to_cells(value))
    ),
    is_wrong=TEXTS.is_wrong,
    is_named=True,
    is_list=True,
)


def _mapping(words: str, inner: tuple[str, ...]) -> Form:
    return Form(
        words=words,
        cell_words=words,
        fits=lambda value: _holds_texts(value, inner),
        from_cells=lambda cells: mapping_in(inner, cells),
        to_cells=lambda value: cells_of_mapping(inner, _mapped(value)),
        inner=inner,
        must_be_whole=True,
    )


def _mappings(words: str, inner: tuple[str, ...]) -> Form:
    return Form(
        words=words,
        cell_words=words,
        fits=lambda value: (
            isinstance(value, list) and all(_holds_texts(item, inner) for item in value)
        ),
        from_cells=lambda cells: mappings_in(inner, cells),
        to_cells=lambda value: cells_of_mappings(inner, _listed(value)),
        is_unclear=are_out_of_step,
        inner=inner,
        must_be_whole=True,
        is_list=True,
    )


FORMER_NAMES = _mappings("列表，每项有 name、until、source", ("name", "until", "source"))
WORDS = replace(
    _mapping("一组 level、territory，至少填一个", ("level", "territory")), must_be_whole=False
)
SUCCESSOR = _mapping("一组 name、since、source", ("name", "since", "source"))
CONTACT = replace(
    _mapping("一组 office、phone，至少填一个", ("office", "phone")),
    # A key without a value is no contact.
    fits=lambda value: (
        _holds_texts(value, ("office", "phone")) and all(map(_is_text, _mapped(value).values()))
    ),
    must_be_whole=False,
)
