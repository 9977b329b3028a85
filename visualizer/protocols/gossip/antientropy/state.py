"""What a node of the anti-entropy protocol knows, with the names that the trace shows."""

from __future__ import annotations

from typing import Final

from visualizer.core.model import Record, Stable, State
from visualizer.core.names import NodeId
from visualizer.core.units import Count
from visualizer.protocols.gossip.items import Item
from visualizer.protocols.gossip.merkle import EMPTY_HASH, NO_ITEMS, MerkleMap

PATHS_KEPT: Final = 64
"""Paths of a walk that are kept to be seen, the last ones."""


class Walk(Record, frozen=True, gc=False):
    """The walk through two Merkle trees that a node took part in last; only to be looked at, no rule reads it.

    paths: those at which its hash and the partner's differed, in the order in which it found out.
    """

    partner: NodeId
    begun_by: NodeId
    paths: tuple[str, ...]


class AntiEntropyState(State):
    """What is on the disk is the store; the tree over it is made anew at a start."""

    data: Stable[MerkleMap[Item]] = NO_ITEMS
    """What it holds: an item a key, deleted ones with their death certificates."""
    counter: Stable[Count] = 0
    """The highest counter of a version that it has seen; its own writes go above it."""
    root: str = EMPTY_HASH
    """The root of its Merkle tree: the hash over all that it holds."""
    walk: Walk | None = None
    """The walk that it took part in last, where trees are compared."""
    held: MerkleMap[Item] = NO_ITEMS
    """What it held when its cycle began; only in cycles."""
    cycle: Count = 0
    """The number of its cycle; 0 where there are none."""
    sent: Count = 0
    """Messages that it has sent to other nodes."""
    useful: Count = 0
    """Messages with data that arrived and told it something."""
    redundant: Count = 0
    """Messages with data that arrived and told it nothing."""
    bytes: Count = 0
    """What it has sent to other nodes, in bytes of JSON."""
