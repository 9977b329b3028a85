"""Anti-entropy's parameters; times in milliseconds."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from visualizer.core import limits
from visualizer.core.client import ClientParams
from visualizer.core.units import PositiveMillis


class AntiEntropyParams(ClientParams, frozen=True):
    """What a person can set."""

    mode: Literal["push", "pull", "push_pull"] = "push_pull"
    """Which way data goes when two nodes meet (§1.3)."""
    exchange: Literal["full", "merkle"] = "full"
    """Whether whole stores travel, or hashes first and then what differs."""
    interval: PositiveMillis = 200.0
    """Between two cycles of a node."""
    fanout: Annotated[int, msgspec.Meta(ge=1, le=limits.NODES_OF_A_CROWD)] = 1
    """To how many others a node turns in a cycle."""
    synchronous: bool = False
    """Whether all nodes act at the same moments and messages take no time: the cycles of the paper."""
    death_certificates: bool = True
    """Whether a deletion leaves a certificate, or nothing at all (§2)."""
