"""Multi-Paxos, broken on purpose: each twin drops one rule, and one of the promises breaks. Each is a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from visualizer.core.out import Out
from visualizer.core.persistent import Map
from visualizer.core.quorum import majority
from visualizer.core.replica import NOOP, Command
from visualizer.core.units import Slot
from visualizer.protocols.paxos.multi.engine import PaxosMulti
from visualizer.protocols.paxos.multi.state import ACCEPT, MultiState, Proposal
from visualizer.protocols.paxos.proposal_id import ProposalID, following


class ForgetfulState(MultiState):
    """The promise is in memory alone."""

    promised: ProposalID | None = None


class ForgetsPromise(PaxosMulti):
    """The promise is not written to the disk: after a crash the acceptor answers lower numbers again (§2.2, P1a)."""

    variant = "forgets-promise"
    State = ForgetfulState


class AcceptsOlder(PaxosMulti):
    """The acceptor accepts whatever it is asked to, its promise notwithstanding (§2.2, P1a)."""

    variant = "accepts-older"

    def may_accept(self, me: MultiState, number: ProposalID) -> bool:
        """Any number will do."""
        return True


class KeepsOwnValue(PaxosMulti):
    """The new leader does as if nothing had been reported, and fills with no-ops what may be chosen (§2.2, P2c)."""

    variant = "keeps-own-value"

    def forced(self, me: MultiState, slot: int) -> Command | None:
        """Nothing that was reported binds it."""
        return NOOP if slot in me.reported else None


class TakesAnyValue(PaxosMulti):
    """The new leader believes whoever answers last, and not the highest number among all answers (§2.2, P2c)."""

    variant = "takes-any-value"

    def with_report(self, known: Map[Slot, Proposal], report: Map[Slot, Proposal]) -> Map[Slot, Proposal]:
        """The latest report, whatever the others say."""
        return report


class SmallQuorum(PaxosMulti):
    """Half of the acceptors are enough: two quorums need not share one, and decide apart (§2.1)."""

    variant = "small-quorum"

    def quorum(self, acceptors: int) -> int:
        """One less than a majority."""
        return max(1, majority(acceptors) - 1)


class ForgetsNumberState(MultiState):
    """The last number is in memory alone."""

    last_id: ProposalID | None = None


class ReusesId(PaxosMulti):
    """A proposer counts from its memory alone: after a crash it uses numbers again that it has used before (§2.2)."""

    variant = "reuses-id"
    State = ForgetsNumberState

    def new_number(self, me: MultiState, out: Out) -> ProposalID:
        """One above the last one that it remembers."""
        return following(me.last_id, me.seen if me.last_id else None, out.me)


class SkipsGaps(PaxosMulti):
    """The new leader begins above all that it has heard of, and executes what comes after the gaps below (§3)."""

    variant = "skips-gaps"

    def open_slots(self, me: MultiState, top: int) -> list[int]:
        """Whoever proposed there may see to it."""
        return []

    def next_to_execute(self, me: MultiState) -> int:
        """The next slot in which anything is decided or proposed."""
        slot = me.executed + 1
        while me.phase == ACCEPT and slot < me.next_slot and slot not in me.decided and slot not in me.proposals:
            slot += 1
        return slot


_TWINS: Final = (
    ForgetsPromise,
    AcceptsOlder,
    KeepsOwnValue,
    TakesAnyValue,
    SmallQuorum,
    ReusesId,
    SkipsGaps,
)

VARIANTS: Final[Mapping[str, type[PaxosMulti]]] = {twin.variant: twin for twin in _TWINS}
