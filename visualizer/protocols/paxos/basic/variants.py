"""Basic Paxos, broken on purpose: each twin drops one rule, and one of its promises breaks. Each is a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.units import PositiveMillis, PositiveRange
from visualizer.protocols.paxos.basic.engine import PaxosBasic
from visualizer.protocols.paxos.basic.params import Backoff, BasicParams
from visualizer.protocols.paxos.basic.state import BasicState
from visualizer.protocols.paxos.proposal_id import ProposalID


class ForgetfulState(BasicState):
    """The promise is in memory alone."""

    promised: ProposalID | None = None


class ForgetsPromise(PaxosBasic):
    """The promise is not written to the disk: after a crash an acceptor accepts what it had promised not to (§2.5)."""

    variant = "forgets-promise"
    State = ForgetfulState


class AcceptsOlder(PaxosBasic):
    """An Accept is held against what was accepted, and not against what was promised (§2.2, P1a)."""

    variant = "accepts-older"

    def may_accept(self, me: BasicState, number: ProposalID) -> bool:
        """Newer than what it holds is new enough."""
        return me.accepted is None or number >= me.accepted.id


class KeepsOwnValue(PaxosBasic):
    """A proposer sends its own value, whatever the answers to its Prepare say (§2.2, P2c)."""

    variant = "keeps-own-value"

    def deciding_answer(self, me: BasicState) -> NodeId | None:
        """None ever decides."""
        return None


class HastyParams(BasicParams, frozen=True):
    """What a fault needs to show itself that can only do harm before all acceptors hold the same.

    Proposers give up so soon that few proposals get through, and clients soon ask the next one: the acceptors are left
    with what came of many.
    """

    client_retry: PositiveRange = (60.0, 120.0)
    backoff: Backoff = "none"
    retry: PositiveMillis = 25.0


class TakesAnyValue(PaxosBasic):
    """A proposer goes by the first answer, and not by the highest-numbered proposal among all (§2.2, P2c)."""

    variant = "takes-any-value"
    Params = HastyParams

    def deciding_answer(self, me: BasicState) -> NodeId | None:
        """The first to answer."""
        return next(iter(me.promises), None)


class SmallQuorum(PaxosBasic):
    """One acceptor fewer than a majority is enough: two such quorums need not share one (§2.1)."""

    variant = "small-quorum"
    Params = HastyParams

    def quorum(self, out: Out) -> int:
        """One too few."""
        return max(1, super().quorum(out) - 1)


class MemoryState(BasicState):
    """The last number is in memory alone."""

    last_id: ProposalID | None = None


class ReusesID(PaxosBasic):
    """The last number is not on the disk, nor taken from what the disk has: after a crash it is used again (§2.5)."""

    variant = "reuses-id"
    State = MemoryState

    @staticmethod
    def highest(me: BasicState) -> ProposalID | None:
        """Only what refusals have told since the start."""
        return me.seen


_TWINS: Final = (ForgetsPromise, AcceptsOlder, KeepsOwnValue, TakesAnyValue, SmallQuorum, ReusesID)

VARIANTS: Final[Mapping[str, type[PaxosBasic]]] = {twin.variant: twin for twin in _TWINS}
