"""From JSON to the declared types and back: the one place where the shapes that protocols declare are enforced."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from visualizer.core.errors import InputError, Sentence
from visualizer.core.model import State
from visualizer.core.persistent import Map
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


def fields_of(state: type[msgspec.Struct]) -> dict[str, Any]:
    """The declared type of every field of a struct, by name, in order."""
    hints = get_type_hints(state, include_extras=True)
    return {name: hints[name] for name in state.__struct_fields__}


def moments_of(state: type[State]) -> tuple[str, ...]:
    """The names of the fields that hold a reading of the node's clock."""
    return tuple(name for name, hint in fields_of(state).items() if holds_moment(hint))


def state_json(state: State, names: tuple[str, ...] | None = None) -> dict[str, Any]:
    """The fields of a state as JSON, all or those named."""
    shown = {name: msgspec.to_builtins(getattr(state, name)) for name in names or state.__struct_fields__}
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
    if get_origin(shape) is Map or shape is Map:
        key, item = get_args(shape) or (Any, Any)
        return Map(msgspec.convert(value, dict[key, item], dec_hook=_maps))  # type: ignore[valid-type]
    raise NotImplementedError


def _sentence(text: str) -> tuple[str, str]:
    """The library's message as ours: the sentence, and the path inside the value without its `$`."""
    says, _, path = text.partition(" - at `")
    inside = re.sub(r"^\$", "", path.rstrip("`"))
    says = says.replace("`", "'")
    return says[0].lower() + says[1:], inside
