"""Frozen dataclasses to JSON and back, between processes.

What comes back is checked against the types it shall have, since a process that reads hostile bytes
may hand over anything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Decoder = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, type(None))


class WrongValuesError(ValueError):
    """JSON does not hold what it should."""


def as_json(value: object) -> bytes:
    """Write a value for another process.

    Args:
        value: A frozen dataclass of texts, numbers, enums, tuples, mappings and the like.

    Returns:
        Its JSON: of a dataclass the values of its fields in their order, behind its name.
    """
    return json.dumps(_encoded(value), ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_json(kind: type[T], data: bytes) -> T:
    """Read what `as_json` wrote.

    Args:
        kind: The class of the value.
        data: The JSON.

    Returns:
        The value.

    Raises:
        WrongValuesError: If it holds anything else.
    """
    try:
        made: T = _decoder_of(kind)(json.loads(data.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise WrongValuesError(str(error)) from error
    return made


def _encoded(value: Any) -> Any:  # noqa: ANN401 - any value of the classes above
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if is_dataclass(value):
        values = (_encoded(getattr(value, one.name)) for one in fields(value) if one.init)
        return [type(value).__name__, *values]
    if isinstance(value, Mapping):
        return {str(_encoded(key)): _encoded(one) for key, one in value.items()}
    return list(map(_encoded, value))


def _decoder_of(kind: Any) -> _Decoder:  # noqa: ANN401 - any type of a field
    return _decoder(kind)  # a class that need not be hashable, says mypy


@cache
def _decoder(kind: Any) -> _Decoder:  # noqa: ANN401
    """What makes a value of a type from JSON."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of(arguments)
    if origin is not None and issubclass(origin, Mapping):
        key, value = map(_decoder, arguments)
        return lambda given: {key(k): value(v) for k, v in _of(dict, given).items()}
    if origin in (tuple, frozenset):
        return _several(origin, arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    if kind in _PLAIN:
        return lambda given: _of(kind, given)
    raise TypeError(f"no JSON for {kind}")


def _several(origin: Any, arguments: tuple[Any, ...]) -> _Decoder:  # noqa: ANN401
    if len(arguments) > 1 and arguments[1] is not Ellipsis:
        each = tuple(map(_decoder, arguments))
        return lambda given: tuple(
            make(one) for make, one in zip(each, _of(list, given), strict=True)
        )
    one_of_them = _decoder(arguments[0])
    return lambda given: origin(map(one_of_them, _of(list, given)))


def _one_of(kinds: tuple[Any, ...]) -> _Decoder:
    """Dataclasses are told apart by their names, all others by trying."""
    classes = [kind for kind in kinds if isinstance(kind, type) and is_dataclass(kind)]
    by_name = {kind.__name__: _decoder_of(kind) for kind in classes}
    others = [_decoder(kind) for kind in kinds if kind not in classes]

    def make(given: Any) -> Any:  # noqa: ANN401
        if isinstance(given, list) and given and given[0] in by_name:
            return by_name[given[0]](given)
        for decode in others:
            try:
                return decode(given)
            except (TypeError, ValueError):
                continue
        raise TypeError("none of the kinds that it may be")

    return make


def _dataclass(kind: Any) -> _Decoder:  # noqa: ANN401
    hints = get_type_hints(kind)
    # Made when the first value comes: a class may hold others of its own.
    decoders: list[_Decoder] = []

    def make(given: Any) -> Any:  # noqa: ANN401
        if not decoders:
            decoders.extend(_decoder(hints[one.name]) for one in fields(kind) if one.init)
        name, *values = _of(list, given)
        if name != kind.__name__ or len(values) != len(decoders):
            raise TypeError(f"no {kind.__name__}")
        return kind(*(decode(value) for decode, value in zip(decoders, values, strict=True)))

    return make


def _of(kind: Any, given: Any) -> Any:  # noqa: ANN401
    if type(given) is not (type(None) if kind is None else kind):
        raise TypeError(f"{kind} expected")
    return given
