"""Immutable maps, so that a state at rest is a value: a snapshot is a reference and a fork is free.

A `Map` is for what stays small (keys, peers, clients), an `IntMap` for what grows with the run (slots). Neither
iterates in an order that depends on the hash of a string.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, compress, repeat
from operator import is_not
from typing import Any, Final, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")


class Map(dict[K, V]):
    """A dictionary that nobody can change, in the order of first insertion; `put` and `without` answer with a new one.

    An update copies all of it: right up to some hundred keys.
    """

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


class _Absent:
    """Where an `IntMap` holds nothing: a value of its own, as None is one that a map may hold."""

    __slots__ = ()


_ABSENT: Final = _Absent()

_BITS: Final = 5
_WIDTH: Final = 1 << _BITS
_MASK: Final = _WIDTH - 1

Node = tuple[Any, ...]
"""A node of the tree: values at the bottom, nodes above, `()` where nothing is below. It ends with something."""


class IntMap(Mapping[int, V]):
    """An immutable map from whole numbers from 0, in their order, of which an update copies next to nothing.

    A tree of tuples, 32 wide, by the digits of the number; so two versions share all but one path, and equal maps are
    equal trees. Measured with 3,000 keys: an update takes some 2 µs and 0.7 KB, where that of a `Map` takes some 80 µs
    and 150 KB.
    """

    __slots__ = ("_count", "_root", "_shift")

    def __init__(
        self, items: Mapping[int, V] | Iterable[tuple[int, V]] = (), *, tree: tuple[Node, int, int] = ((), 0, 0)
    ) -> None:
        """items: what it holds, each key from 0. tree: (root, shift, count) of what it holds besides."""
        root, shift, count = tree
        for key, value in items.items() if isinstance(items, Mapping) else items:
            count += _get(root, shift, key) is _ABSENT
            root, shift = _with(root, shift, key, value)
        self._root: Node = root
        self._shift = shift
        self._count = count

    # --- reading -------------------------------------------------------------------------------------------------

    def get(self, key: int, default: Any = None) -> Any:
        """What is at `key`, or the default."""
        value = _get(self._root, self._shift, key)
        return default if value is _ABSENT else value

    def __getitem__(self, key: int) -> V:
        value: V = _get(self._root, self._shift, key)
        if value is _ABSENT:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and _get(self._root, self._shift, key) is not _ABSENT

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[int]:
        return (key for key, _ in self.since(0))

    def since(self, first: int) -> Iterator[tuple[int, V]]:
        """The keys from `first` on, in their order, each with its value."""
        return _walk(self._root, self._shift, 0, first)

    def differing(self, other: IntMap[V]) -> list[tuple[int, V]]:
        """The keys, each with its value, at which the other map has another value or none; quick where they share."""
        theirs, shift = other._root, other._shift
        while shift > self._shift:
            theirs = theirs[0] if theirs else ()
            shift -= _BITS
        while shift < self._shift:
            theirs = (theirs,)
            shift += _BITS
        found: list[tuple[int, V]] = []
        if self._root is not theirs:
            _differ(self._root, theirs, shift, 0, found)
        return found

    @property
    def last(self) -> int:
        """The highest key; -1 where the map is empty."""
        node, key = self._root, len(self._root) - 1
        for _ in range(self._shift // _BITS):
            node = node[-1]
            key = key * _WIDTH + len(node) - 1
        return key

    # --- writing -------------------------------------------------------------------------------------------------

    def put(self, key: int, value: V) -> IntMap[V]:
        """The same map with `key` at `value`; the map itself where it holds this very value. `key`: from 0."""
        held = _get(self._root, self._shift, key)
        if held is value:
            return self
        root, shift = _with(self._root, self._shift, key, value)
        return IntMap(tree=(root, shift, self._count + (held is _ABSENT)))

    def without(self, key: int) -> IntMap[V]:
        """The same map without `key`; the map itself where `key` is not in it."""
        if key not in self:
            return self
        root, shift = _without(self._root, self._shift, key), self._shift
        while shift and len(root) <= 1:
            root = root[0] if root else ()
            shift -= _BITS
        return IntMap(tree=(root, shift, self._count - 1))

    def merged(self, other: Mapping[int, V] | Iterable[tuple[int, V]]) -> IntMap[V]:
        """The same map with every pair of `other` put into it."""
        return IntMap(other, tree=(self._root, self._shift, self._count))

    # --- as a value ----------------------------------------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, IntMap):
            return NotImplemented
        return self._shift == other._shift and self._root == other._root

    def __hash__(self) -> int:
        return hash((self._shift, self._root))

    def __repr__(self) -> str:
        return f"IntMap({dict(self.since(0))})"


def _get(node: Node, shift: int, key: int) -> Any:
    if key < 0 or key >> shift >= _WIDTH:
        return _ABSENT
    while shift:
        index = key >> shift & _MASK
        if index >= len(node):
            return _ABSENT
        node = node[index]
        shift -= _BITS
    index = key & _MASK
    return node[index] if index < len(node) else _ABSENT


def _with(root: Node, shift: int, key: int, value: Any) -> tuple[Node, int]:
    """The root and its shift with a key, under as many new roots as the key is too large for."""
    while key >> shift >= _WIDTH:
        root = (root,) if root else ()
        shift += _BITS
    return _put(root, shift, key, value), shift


def _put(node: Node, shift: int, key: int, value: Any) -> Node:
    index = key >> shift & _MASK
    here = len(node)
    if shift:
        value = _put(node[index] if index < here else (), shift - _BITS, key, value)
    if index < here:
        return (*node[:index], value, *node[index + 1 :])
    return (*node, *((() if shift else _ABSENT),) * (index - here), value)


def _without(node: Node, shift: int, key: int) -> Node:
    index = key >> shift & _MASK
    left = _without(node[index], shift - _BITS, key) if shift else _ABSENT
    if index < len(node) - 1 or (shift and left):
        return (*node[:index], left, *node[index + 1 :])
    end = index
    while end and (node[end - 1] is _ABSENT or node[end - 1] == ()):
        end -= 1
    return node[:end]


def _walk(node: Node, shift: int, base: int, first: int) -> Iterator[tuple[int, Any]]:
    """The keys from `first` on below a node; `base` is the lowest that it could hold."""
    for index in range(max(0, first - base) >> shift, len(node)):
        key = base + (index << shift)
        if shift:
            yield from _walk(node[index], shift - _BITS, key, first)
        elif node[index] is not _ABSENT:
            yield key, node[index]


def _differ(node: Node, other: Node, shift: int, base: int, found: list[tuple[int, Any]]) -> None:
    here = len(other)
    for index in compress(range(len(node)), map(is_not, node, chain(other, repeat(None)))):
        mine, key = node[index], base + (index << shift)
        if shift:
            _differ(mine, other[index] if index < here else (), shift - _BITS, key, found)
        elif mine is not _ABSENT and (index >= here or mine != other[index]):
            found.append((key, mine))


NO_NUMBERS: IntMap[Any] = IntMap()
"""The empty map of numbers, shared."""


class TextMap(Mapping[str, V]):
    """An immutable map from texts that a protocol brings along, made from pairs; in JSON it is as any other."""

    __slots__ = ()

    def __init__(self, items: Iterable[tuple[str, V]] = ()) -> None:
        raise NotImplementedError

    def pairs(self) -> Iterator[tuple[str, V]]:
        """Every key with its value, in an order that the keys alone decide."""
        raise NotImplementedError


def builtin(value: object) -> Any:
    """What stands here and JSON does not know, in what it knows: the hook of the library that encodes."""
    if isinstance(value, IntMap):
        return dict(value.since(0))
    if isinstance(value, TextMap):
        return dict(value.pairs())
    raise NotImplementedError
