"""The parameters of Multi-Paxos, in milliseconds, with the numbers of the classroom."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from visualizer.core import limits
from visualizer.core.client import ClientParams
from visualizer.core.errors import Sentence
from visualizer.core.units import PositiveMillis, PositiveRange
from visualizer.protocols.paxos import quorums, roles

Size = Annotated[int, msgspec.Meta(ge=1, le=limits.NODES_PER_RUN)]


class MultiParams(ClientParams, frozen=True):
    """What a person can set. Odd timeouts are lessons, not errors."""

    election_timeout: PositiveRange = (150.0, 300.0)
    """How long a proposer waits for a leader, or for promises, before it prepares: drawn afresh at each reset."""
    heartbeat_interval: PositiveMillis = 50.0
    retry: PositiveMillis = 100.0
    """How long a proposer waits without progress before it asks those again who have not answered."""
    alpha: Annotated[int, msgspec.Meta(ge=1, le=1_000)] = 3
    """How many slots the leader may be ahead of what it has executed (*Paxos Made Simple*, §3)."""
    refusals: Literal["silent", "nack"] = "silent"
    """Whether an acceptor that refuses says so."""
    roles: roles.Roles = "all"
    """Who proposes, who accepts, who learns."""
    quorum: Size | None = None
    """How many acceptors are enough; a majority where it is not given."""

    def problem(self, nodes: int) -> Sentence | None:
        """Roles that do not add up, or quorums that need not meet."""
        acceptors = roles.acceptors_among(self.roles, nodes)
        return (
            super().problem(nodes)
            or roles.problem_with(self.roles, nodes)
            or quorums.problem_with(self.quorum, acceptors)
        )
