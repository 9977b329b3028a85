"""The parameters of membership; times in milliseconds."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from visualizer.core.errors import Sentence
from visualizer.core.model import Params
from visualizer.core.units import PositiveMillis
from visualizer.protocols.gossip.membership.state import Name

MOST_NODES: Final = 1_000
"""Every node has a list of all: with so many nodes a run already holds 40,000 beliefs."""


class MembershipParams(Params, frozen=True):
    """What a person can set."""

    detector: Literal["swim", "phi"] = "swim"
    """How a crash is noticed: by pings (SWIM), or by heartbeats and how strange their silence is (φ accrual)."""
    seeds: Annotated[tuple[Name, ...], msgspec.Meta(max_length=MOST_NODES)] = ("n1",)
    """The nodes that everybody knows by name from the beginning (Dynamo §4.8.2)."""
    interval: PositiveMillis = 200.0
    """The protocol period: from one probe, or heartbeat, of a node to its next (§3.1)."""
    ack_timeout: PositiveMillis = 60.0
    """How long a node waits for an Ack before it asks others to ping (§3.1)."""
    k: Annotated[int, msgspec.Meta(ge=0, le=MOST_NODES)] = 2
    """How many others are asked to ping on one's behalf (§3.1); 0 for none."""
    suspicion: PositiveMillis = 1_200.0
    """How long a suspect can refute before it is declared dead (§4.2)."""
    threshold: Annotated[float, msgspec.Meta(ge=0.1, le=100.0)] = 4.0
    """The φ at which a member is suspected."""
    retell: Annotated[int, msgspec.Meta(ge=1, le=20)] = 3
    """λ: news is told λ · log n times by each node that hears it (§4.1)."""
    piggyback: Annotated[int, msgspec.Meta(ge=1, le=MOST_NODES)] = 8
    """The most pieces of news that ride on one message (§4.1)."""
    synchronous: bool = False
    """Whether all act at the same moments and messages take no time."""

    def problem(self, nodes: int) -> Sentence | None:
        """A seed has to be one of the nodes that the run begins with."""
        stranger = next((seed for seed in self.seeds if int(seed[1:]) > nodes), None)
        return None if stranger is None else Sentence("input-name", name=repr(stranger))
