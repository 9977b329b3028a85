"""What a person can set."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from visualizer.core import limits
from visualizer.core.client import ClientParams
from visualizer.core.errors import Sentence
from visualizer.core.units import PositiveMillis
from visualizer.protocols.paxos import quorums, roles
from visualizer.protocols.paxos.roles import Roles

Refusals = Literal["silent", "nack"]
Backoff = Literal["none", "random", "distinguished"]


class BasicParams(ClientParams, frozen=True):
    """Parameters of Basic Paxos; spans in milliseconds."""

    roles: Roles = "all"
    """All three roles on every machine, or machines of their own."""
    quorum: Annotated[int, msgspec.Meta(ge=1, le=limits.NODES_PER_RUN)] | None = None
    """How many acceptors are enough, in either phase; a majority where nothing is said."""
    refusals: Refusals = "silent"
    """Whether an acceptor keeps silent, as the notes have it, or says that it has promised more (§2.5)."""
    backoff: Backoff = "random"
    """What a proposer does against a duel: nothing, wait for a random time that grows, or leave it to one of them."""
    retry: PositiveMillis = 100.0
    """How long a proposal may take, from its Prepare on, before its proposer tries a higher number."""

    def problem(self, nodes: int) -> Sentence | None:
        """Roles that do not add up to the nodes, or quorums that need not intersect."""
        acceptors = roles.acceptors_among(self.roles, nodes)
        return (
            super().problem(nodes)
            or roles.problem_with(self.roles, nodes)
            or quorums.problem_with(self.quorum, acceptors)
        )
