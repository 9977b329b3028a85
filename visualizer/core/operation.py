"""What clients ask for, and the key-value machine that answers it.

An operation is `put`, `get`, `append`, `incr` or `cas`, tagged by `do`. A replicated machine is a pure function of the
operations in their order; protocols that replicate one (Raft, Multi-Paxos) all use this one.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from visualizer.core.persistent import Map
from visualizer.core.units import Text, Whole

Value: TypeAlias = Text | Whole | float | bool | None
"""What a key can hold: a text, a number, true, false or null."""


class Operation(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, tag_field="do"):
    """What a client asks for."""


class Put(Operation, frozen=True, gc=False, tag="put"):
    """Set a key; the result is `"ok"`."""

    key: Text
    value: Value


class Get(Operation, frozen=True, gc=False, tag="get"):
    """Read a key; the result is its value, or null."""

    key: Text


class Append(Operation, frozen=True, gc=False, tag="append"):
    """Append to the text of a key; the result is the new text. Other values count as their JSON, null as nothing."""

    key: Text
    value: Value


class Incr(Operation, frozen=True, gc=False, tag="incr"):
    """Add one to a key, from 0 where there is none; the result is the new number, or null where it holds no number."""

    key: Text


class Cas(Operation, frozen=True, gc=False, tag="cas"):
    """Compare and set: where the key holds `expect`, set it to `value`; the result says whether it did."""

    key: Text
    expect: Value
    value: Value


KEY_VALUE: tuple[type[Operation], ...] = (Put, Get, Append, Incr, Cas)
"""The operations of the key-value machine."""


def apply(data: Map[str, Value], op: Operation) -> tuple[Map[str, Value], Value]:
    """The machine after `op`, and the result of it."""
    match op:
        case Put(key, value):
            return data.put(key, value), "ok"
        case Get(key):
            return data, data.get(key)
        case Append(key, value):
            text = _text(data.get(key)) + _text(value)
            return data.put(key, text), text
        case Incr(key):
            number = data.get(key, 0)
            if isinstance(number, bool) or not isinstance(number, (int, float)):
                return data, None
            return data.put(key, number + 1), number + 1
        case Cas(key, expect, value):
            if not same(data.get(key), expect):
                return data, False
            return data.put(key, value), True
    raise TypeError(f"{op!r} is not an operation of the key-value machine")


def same(a: Value, b: Value) -> bool:
    """Whether two values are the same as JSON: 1 and 1.0 are, 1 and true are not."""
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def _text(value: Value) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
