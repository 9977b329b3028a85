"""Scuttlebutt's parameters; times in milliseconds, rates in updates a second."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from visualizer.core import limits
from visualizer.core.client import ClientParams
from visualizer.core.units import Millis, PositiveMillis

Order = Literal["breadth", "depth", "oldest", "newest"]

Limit = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
"""A number of entries."""

Rate = Annotated[float, msgspec.Meta(ge=0.0, le=1_000.0)]
"""Updates a second."""


class ScuttlebuttParams(ClientParams, frozen=True):
    """What a person can set."""

    mode: Literal["push", "pull", "push_pull"] = "push_pull"
    """Which way deltas go when two participants gossip (§2)."""
    order: Order = "depth"
    """What goes first into a delta that cannot hold all: scuttle-breadth and scuttle-depth (§3.2), or precise-oldest
    and precise-newest (§3.1)."""
    mtu: Limit = 8
    """The most entries of a delta."""
    tight_from: Millis = 0.0
    """When the limit falls to `tight_mtu`, as in the paper's experiment with flow control; 0 for never."""
    tight_mtu: Limit = 4
    """The most entries of a delta from then on."""
    load: Rate = 0.0
    """Updates a second that each participant wants to make by itself; 0 for none."""
    keys: Annotated[int, msgspec.Meta(ge=1, le=1_000)] = 4
    """How many keys of its own a participant writes under that load."""
    flow_control: bool = False
    """Whether participants adapt the rate of their updates to what gossip can carry (§4)."""
    interval: PositiveMillis = 200.0
    """Between two cycles of a participant."""
    fanout: Annotated[int, msgspec.Meta(ge=1, le=limits.NODES_OF_A_CROWD)] = 1
    """With how many others a participant gossips in a cycle."""
    synchronous: bool = False
    """Whether all act at the same moments and messages take no time."""
