"""Fast Paxos's parameters: which rounds are fast, how large quorums are, and what follows a collision."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from visualizer.core import limits
from visualizer.core.client import ClientParams
from visualizer.core.errors import Sentence
from visualizer.core.quorum import majority, shared, smallest_fast, third
from visualizer.core.units import PositiveRange
from visualizer.protocols.paxos import roles
from visualizer.protocols.paxos.fast.rounds import FastRounds, Quorums
from visualizer.protocols.paxos.roles import Roles

Size = Annotated[int, msgspec.Meta(ge=1, le=limits.NODES_PER_RUN)]


class FastParams(ClientParams, frozen=True):
    """What a person can set; spans in milliseconds."""

    roles: Roles = "all"
    """All three roles on every machine, or machines of their own."""
    fast_rounds: FastRounds = "odd"
    """Which rounds are fast."""
    quorum_choice: Literal["majority", "equal"] = "majority"
    """Which of the two best choices of §3.4.1 gives the sizes that are not set: F as large as can be, or E."""
    classic_quorum: Size | None = None
    """How many acceptors are enough in a classic round (N - F)."""
    fast_quorum: Size | None = None
    """How many acceptors are enough in a fast round (N - E)."""
    recovery: Literal["coordinated", "uncoordinated", "classic"] = "coordinated"
    """What follows a collision (§3.2)."""
    refusals: Literal["silent", "nack"] = "silent"
    """Whether an acceptor ignores what comes too late, as the paper has it, or says in which round it is."""
    retry: PositiveRange = (150.0, 300.0)
    """When a coordinator gives a round up and begins another. Other proposers wait twice as long."""
    catch_up: PositiveRange = (400.0, 800.0)
    """How often a learner that may have missed the votes asks which value was chosen, until it knows."""

    def quorums(self, nodes: int) -> Quorums:
        """The sizes that are set, and those that go with them."""
        acceptors = roles.acceptors_among(self.roles, nodes)
        smallest = majority(acceptors) if self.quorum_choice == "majority" else third(acceptors)
        classic = self.classic_quorum or smallest
        return Quorums(classic, self.fast_quorum or self.fast_by_default(acceptors, classic), self.fast_rounds)

    def fast_by_default(self, acceptors: int, classic: int) -> int:
        """The size of a fast quorum where none is set: the smallest that is safe."""
        return smallest_fast(acceptors, min(classic, acceptors))

    def problem(self, nodes: int) -> Sentence | None:
        """Roles that do not add up, quorums that need not intersect, or a recovery that has no round to go to."""
        return (
            super().problem(nodes)
            or roles.problem_with(self.roles, nodes)
            or self.quorum_problem(roles.acceptors_among(self.roles, nodes), self.quorums(nodes))
            or self.recovery_problem()
        )

    def quorum_problem(self, acceptors: int, quorums: Quorums) -> Sentence | None:
        """Which intersection fails (§3.4.1)."""
        classic, fast = quorums.classic, quorums.fast
        if max(classic, fast) > acceptors:
            return Sentence("input-fast-quorum-size", classic=classic, fast=fast, acceptors=acceptors)
        if not shared(acceptors, classic, classic):
            return Sentence(
                "input-fast-quorum-classic", classic=classic, acceptors=acceptors, missing=acceptors - classic
            )
        if fast < classic:
            return Sentence("input-fast-quorum-order", classic=classic, fast=fast)
        if not shared(acceptors, classic, fast, fast):
            return Sentence(
                "input-fast-quorum-fast", classic=classic, fast=fast, acceptors=acceptors,
                missing=acceptors - classic, missing_fast=acceptors - fast,
            )  # fmt: skip
        return None

    def recovery_problem(self) -> Sentence | None:
        """Uncoordinated recovery goes on in the next round, which has to be fast; a classic one needs classic ones."""
        if self.recovery == "uncoordinated" and self.fast_rounds != "all":
            return Sentence("input-fast-recovery-uncoordinated", fast_rounds=self.fast_rounds)
        if self.recovery == "classic" and self.fast_rounds == "all":
            return Sentence("input-fast-recovery-classic")
        return None
