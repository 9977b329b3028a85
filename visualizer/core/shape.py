"""From JSON to the declared types and back: the one place where the shapes that protocols declare are enforced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from visualizer.core import limits
from visualizer.core.errors import InputError, Sentence
from visualizer.core.model import State
from visualizer.core.persistent import IntMap, Map, TextMap, builtin
from visualizer.core.units import millis

T = TypeVar("T")


def decode(value: object, shape: type[T] | Any, where: str) -> T:
    """A JSON value as the declared type. `where` names the place in the input. Raises InputError."""
    try:
        decoded: T = msgspec.convert(value, shape, dec_hook=_maps)
    except msgspec.ValidationError as error:
        says, inside = _sentence(str(error))
        raise InputError(Sentence("input-shape", problem=says), where + inside) from None
    except (ValueError, OverflowError) as error:
        raise InputError(Sentence("input-shape", problem=str(error)), where) from None
    return decoded


@cache
def fields_of(state: type[msgspec.Struct]) -> dict[str, Any]:
    """The declared type of every field of a struct, by name, in order."""
    hints = get_type_hints(state, include_extras=True)
    return {name: hints[name] for name in state.__struct_fields__}


def moments_of(state: type[State]) -> tuple[str, ...]:
    """The names of the fields that hold a reading of the node's clock."""
    return tuple(name for name, hint in fields_of(state).items() if holds_moment(hint))


def state_json(state: State, names: tuple[str, ...] | None = None) -> dict[str, Any]:
    """The fields of a state as JSON, all or those named."""
    fields = names or state.__struct_fields__
    shown = {name: msgspec.to_builtins(getattr(state, name), enc_hook=builtin) for name in fields}
    for name in _moments(type(state)):
        if shown.get(name) is not None:
            shown[name] = millis(shown[name])
    return shown


_moment_cache: dict[type[State], tuple[str, ...]] = {}


def _moments(state: type[State]) -> tuple[str, ...]:
    if state not in _moment_cache:
        _moment_cache[state] = moments_of(state)
    return _moment_cache[state]


def holds_moment(hint: object) -> bool:
    """Whether a field of this declared type holds a reading of a node's clock."""
    if get_origin(hint) is Annotated:
        marks = [mark for mark in get_args(hint)[1:] if isinstance(mark, msgspec.Meta)]
        if any(mark.extra is not None and mark.extra.get("unit") == "us" for mark in marks):
            return True
    return any(holds_moment(inner) for inner in get_args(hint) if not isinstance(inner, msgspec.Meta))


def _maps(shape: Any, value: Any) -> Any:
    """What only Concord knows, from what JSON knows. JSON writes every key as text, a number too."""
    kind = get_origin(shape) or shape
    if kind is Map:
        key, item = get_args(shape) or (Any, Any)
        return Map(msgspec.convert(value, dict[key, item], dec_hook=_maps, str_keys=True))  # type: ignore[valid-type]
    if kind is IntMap:
        (item,) = get_args(shape) or (Any,)
        return IntMap(_numbered(msgspec.convert(value, dict[_Numbers, item], dec_hook=_maps)))  # type: ignore[valid-type]
    if issubclass(kind, TextMap):
        (item,) = get_args(shape) or (Any,)
        return kind(msgspec.convert(value, dict[str, item], dec_hook=_maps).items())  # type: ignore[valid-type]
    raise NotImplementedError


_Numbers = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,4}(-[0-9]{1,4})?\Z")]
"""A key of an `IntMap` in JSON: a slot, or the first and the last of several that have the same value."""


def _numbered(values: dict[str, T]) -> Iterator[tuple[int, T]]:
    """Every slot with its value. Raises ValueError where a range is empty, a slot too high, or one given twice."""
    given: set[int] = set()
    for key, value in values.items():
        first, _, last = key.partition("-")
        slots = range(int(first), int(last or first) + 1)
        if not slots or slots[0] < 1 or slots[-1] > limits.SLOT or not given.isdisjoint(slots):
            raise ValueError(f"{key!r} is not a slot, or the first and the last of several, each given once")
        given.update(slots)
        for slot in slots:
            yield slot, value


def _sentence(text: str) -> tuple[str, str]:
    """The library's message as ours: the sentence, and the path inside the value without its `$`."""
    says, _, path = text.partition(" - at `")
    inside = re.sub(r"^\$", "", path.rstrip("`"))
    says = says.replace("`", "'")
    return says[0].lower() + says[1:], inside
