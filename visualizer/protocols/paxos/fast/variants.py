"""Fast Paxos, broken on purpose: each twin drops one rule, and a promise breaks. Each is a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from visualizer.core.errors import Sentence
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import Map
from visualizer.core.quorum import shared
from visualizer.core.units import Count, PositiveRange
from visualizer.protocols.paxos.fast.engine import PaxosFast
from visualizer.protocols.paxos.fast.params import FastParams
from visualizer.protocols.paxos.fast.picking import LastVote, Pick
from visualizer.protocols.paxos.fast.rounds import Quorums
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.propose import Proposed


class ForgetfulState(FastState):
    """The promise is in memory alone."""

    round: Count = 0


class ForgetsPromise(PaxosFast):
    """The round that an acceptor takes part in is not written to the disk: after a crash it votes in a lower one."""

    variant = "forgets-promise"
    State = ForgetfulState


class AcceptsOlder(PaxosFast):
    """An acceptor votes in a round below the one that it has promised to take part in (§2.2.1, phase 2b)."""

    variant = "accepts-older"

    def is_current(self, me: FastState, number: int) -> bool:
        """Whatever it has promised."""
        return True


class VotesTwice(PaxosFast):
    """An acceptor votes for every proposal that reaches it in a fast round, where one vote is all it has (§3.1)."""

    variant = "votes-twice"

    def vote(self, me: FastState, number: int, value: Proposed, out: Out) -> None:
        """And stay open for more."""
        was_open = me.any_open
        super().vote(me, number, value, out)
        me.any_open = was_open


class KeepsOwnValue(PaxosFast):
    """A coordinator proposes what it has heard, in spite of votes that force another value (§3.1, Figure 2)."""

    variant = "keeps-own-value"

    def picked(self, me: FastState, number: int, answers: Map[NodeId, LastVote]) -> Pick:
        """The votes are looked at, and then disregarded."""
        rule = super().picked(me, number, answers)
        return replace(rule, value=me.proposals[-1]) if me.proposals else rule


class HastyParams(FastParams, frozen=True):
    """What a fault needs to show itself that can only do harm before all acceptors hold the same.

    Coordinators give up so soon that few rounds get through, and clients soon ask the next one: the acceptors are left
    with what came of many.
    """

    client_retry: PositiveRange = (60.0, 120.0)
    retry: PositiveRange = (15.0, 30.0)


class TakesAnyValue(PaxosFast):
    """A coordinator goes by the first answer, and not by the highest round among all (§2.2.2)."""

    variant = "takes-any-value"
    Params = HastyParams

    def picked(self, me: FastState, number: int, answers: Map[NodeId, LastVote]) -> Pick:
        """As if the first to answer were a quorum."""
        first = next(iter(answers))
        return super().picked(me, number, Map(((first, answers[first]),)))


class SmallQuorum(PaxosFast):
    """One acceptor less than a quorum is enough: two quorums need not share one (§3.1)."""

    variant = "small-quorum"
    Params = HastyParams

    def enough(self, number: int) -> int:
        """One less, but not nobody."""
        return max(1, super().enough(number) - 1)


class ClassicFastParams(FastParams, frozen=True):
    """A fast quorum need not intersect another and a classic one; where it is not set, it is a classic quorum."""

    def fast_by_default(self, acceptors: int, classic: int) -> int:
        """As many as in a classic round."""
        return classic

    def quorum_problem(self, acceptors: int, quorums: Quorums) -> Sentence | None:
        """Whatever is wrong but that a classic and two fast quorums may have nobody in common."""
        if shared(acceptors, quorums.classic, quorums.fast, quorums.fast):
            return super().quorum_problem(acceptors, quorums)
        return super().quorum_problem(acceptors, replace(quorums, fast=acceptors))


class ClassicFastQuorum(PaxosFast):
    """A classic majority counts as a fast quorum: N > 2E + F fails, and two values may both seem forced (§3.1)."""

    variant = "classic-fast-quorum"
    Params = ClassicFastParams


class ForgetfulCoordinatorState(FastState):
    """The last round that it began is in memory alone."""

    last_id: Count = 0


class ReusesId(PaxosFast):
    """A coordinator counts its rounds from the beginning after a crash: it begins one twice (§2.2.1, phase 1a)."""

    variant = "reuses-id"
    State = ForgetfulCoordinatorState

    @staticmethod
    def current(me: FastState) -> int:
        """What it has heard of since it started."""
        return max(me.seen, me.last_id, me.proposal)


_TWINS: Final = (
    ForgetsPromise,
    AcceptsOlder,
    VotesTwice,
    KeepsOwnValue,
    TakesAnyValue,
    SmallQuorum,
    ClassicFastQuorum,
    ReusesId,
)

VARIANTS: Final[Mapping[str, type[PaxosFast]]] = {twin.variant: twin for twin in _TWINS}
