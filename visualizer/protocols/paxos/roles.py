"""Who proposes, who accepts and who learns: one machine may hold all three roles, or one each."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from visualizer.core import limits
from visualizer.core.errors import Sentence
from visualizer.core.model import Record
from visualizer.core.names import NodeId

Role = Literal["proposer", "acceptor", "learner"]

PROPOSER: Final = "proposer"
ACCEPTOR: Final = "acceptor"
LEARNER: Final = "learner"

Holders = Annotated[int, msgspec.Meta(ge=1, le=limits.NODES_PER_RUN)]


class RoleCounts(Record, frozen=True, gc=False):
    """Machines of their own for each role: the lowest numbers propose, those after them accept, the last ones learn."""

    proposers: Holders
    acceptors: Holders
    learners: Holders


Roles = Literal["all"] | RoleCounts
"""All three roles on every machine, or machines of their own."""


class Cast(msgspec.Struct, frozen=True):
    """Which nodes hold which role, each list by number."""

    proposers: tuple[NodeId, ...]
    acceptors: tuple[NodeId, ...]
    learners: tuple[NodeId, ...]

    def roles_of(self, node: NodeId) -> tuple[Role, ...]:
        """The roles of one node."""
        held: dict[Role, tuple[NodeId, ...]] = {
            "proposer": self.proposers,
            "acceptor": self.acceptors,
            "learner": self.learners,
        }
        return tuple(role for role, holders in held.items() if node in holders)


def cast_of(roles: Roles, nodes: tuple[NodeId, ...]) -> Cast:
    """Who plays what. `nodes`: all of the run, by number."""
    if not isinstance(roles, RoleCounts):
        return Cast(nodes, nodes, nodes)
    first, then = roles.proposers, roles.proposers + roles.acceptors
    return Cast(nodes[:first], nodes[first:then], nodes[then : then + roles.learners])


def acceptors_among(roles: Roles, nodes: int) -> int:
    """How many of so many nodes accept."""
    return roles.acceptors if isinstance(roles, RoleCounts) else nodes


def problem_with(roles: Roles, nodes: int) -> Sentence | None:
    """What is wrong with these roles for so many nodes; None where nothing is."""
    if not isinstance(roles, RoleCounts):
        return None
    total = roles.proposers + roles.acceptors + roles.learners
    if total == nodes:
        return None
    return Sentence(
        "input-roles",
        proposers=roles.proposers,
        acceptors=roles.acceptors,
        learners=roles.learners,
        total=total,
        nodes=nodes,
    )
