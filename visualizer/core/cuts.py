"""The directed links that are cut, as a value.

A crowd that is cut in two has half a million of them, in two groups: so they are kept as the receivers that each sender
cannot reach, which whoever was cut off together share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from visualizer.core.names import NodeId, by_number

_NOBODY: frozenset[NodeId] = frozenset()

Group = tuple[tuple[NodeId, ...], tuple[NodeId, ...]]
"""Senders, by number, and the receivers that each of them cannot reach, by number; itself it always can."""


class Cuts:
    """Which links are cut. Immutable; `pair in cuts` asks for the link from one to another. None cut is `NO_CUTS`."""

    __slots__ = ("_beyond",)

    def __init__(self, beyond: dict[NodeId, frozenset[NodeId]] | None = None) -> None:
        self._beyond = beyond or {}
        """Of every sender that is cut off from anybody, from whom."""

    def __contains__(self, pair: tuple[NodeId, NodeId]) -> bool:
        return pair[1] in self._beyond.get(pair[0], _NOBODY) and pair[0] != pair[1]

    def __bool__(self) -> bool:
        return bool(self._beyond)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cuts) and self._beyond == other._beyond

    def __hash__(self) -> int:
        return hash(frozenset(self._beyond.items()))

    def __iter__(self) -> Iterator[tuple[NodeId, NodeId]]:
        """Every link that is cut, group by group."""
        for senders, receivers in self.groups():
            yield from ((sender, to) for sender in senders for to in receivers if to != sender)

    def groups(self) -> tuple[Group, ...]:
        """The same in groups, each with other receivers, in the order of their first senders."""
        found: dict[frozenset[NodeId], list[NodeId]] = {}
        for sender in sorted(self._beyond, key=by_number):
            found.setdefault(self._beyond[sender], []).append(sender)
        return tuple((tuple(senders), tuple(sorted(to, key=by_number))) for to, senders in found.items())

    def cut(self, senders: Iterable[NodeId], receivers: Iterable[NodeId]) -> Cuts:
        """With the links from each of these senders to each of these receivers; nobody is cut off from itself.

        A sender may stand among its own receivers in a group, so that those who are cut off from all are one group.
        """
        beyond, far = self._beyond.copy(), frozenset(receivers)
        for sender in senders:
            before = beyond.get(sender)
            after = far if before is None else before | far
            if after != {sender}:
                beyond[sender] = after
        return Cuts(beyond) if beyond else NO_CUTS

    def heal(self, senders: Iterable[NodeId], receivers: Iterable[NodeId]) -> Cuts:
        """Without them."""
        beyond, far = self._beyond.copy(), frozenset(receivers)
        for sender in senders:
            left = beyond.pop(sender, _NOBODY) - far
            if left:
                beyond[sender] = left
        return Cuts(beyond) if beyond else NO_CUTS


NO_CUTS: Final = Cuts()
"""The only value without a cut, so that whoever sends a message can ask for it by identity."""
