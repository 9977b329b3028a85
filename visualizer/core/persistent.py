"""Immutable maps, so that a state at rest is a value: a snapshot is a reference and a fork is free.

A dictionary underneath, in the order of first insertion, so that iterating one never depends on the hash of a string.
An update copies: right up to some thousand keys, which is more than a node of a run holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Map(dict[K, V]):
    """A dictionary that nobody can change; `put` and `without` answer with a new one."""

    __slots__ = ()

    def put(self, key: K, value: V) -> Map[K, V]:
        """The same map with `key` at `value`; the map itself where it holds this very value."""
        if key in self and self[key] is value:
            return self
        copy = dict(self)
        copy[key] = value
        return Map(copy)

    def without(self, key: K) -> Map[K, V]:
        """The same map without `key`; the map itself where `key` is not in it."""
        if key not in self:
            return self
        return Map((k, v) for k, v in self.items() if k != key)

    def merged(self, other: Mapping[K, V] | Iterable[tuple[K, V]]) -> Map[K, V]:
        """The same map with every pair of `other` put into it."""
        copy = dict(self)
        copy.update(other)
        return Map(copy)

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a Map is immutable: use put, without or merged")

    __setitem__ = __delitem__ = update = pop = popitem = clear = setdefault = __ior__ = _refuse


EMPTY: Map[Any, Any] = Map()
"""The empty map, shared."""
