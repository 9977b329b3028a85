"""Versions: which of two writes of a key is the newer one, so that all who know both choose the same.

A version is [counter, node]: the higher counter wins, then the higher number of the node that made it. A node takes a
counter above all that it has seen, so a write that it makes wins over every one that it knows of (Lamport, *Time,
Clocks, and the Ordering of Events in a Distributed System*, 1978). Demers et al. (1987, §1.1) use timestamps.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from visualizer.core.model import Record
from visualizer.core.names import NodeId
from visualizer.core.units import Count

Maker = Annotated[NodeId, msgspec.Meta(pattern=r"^n[1-9][0-9]{0,6}$")]
"""The name of a node, and of nothing else: its number decides between equal counters."""


class Version(Record, frozen=True, gc=False, array_like=True):
    """The version of a write, as [counter, node]."""

    counter: Count
    node: Maker


def is_newer(version: Version, than: Version) -> bool:
    """Whether a version wins over another one."""
    if version.counter != than.counter:
        return version.counter > than.counter
    return version.node != than.node and by_age(version) > by_age(than)


def by_age(version: Version) -> tuple[int, int]:
    """The sort key of versions: the newest comes last."""
    return version.counter, int(version.node[1:])
