"""The node of Fast Paxos: the roles put together, and what happens when it starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Final

from visualizer.core.client import ClientRequest
from visualizer.core.names import NodeId, is_client
from visualizer.core.out import Out
from visualizer.protocols.paxos.fast import messages
from visualizer.protocols.paxos.fast.invariants import INVARIANTS
from visualizer.protocols.paxos.fast.messages import Accept, Ask, Learn, Nack, Prepare, Promise, Propose, Vote
from visualizer.protocols.paxos.fast.reasons import FastReason as Reason
from visualizer.protocols.paxos.fast.requests import Requests
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.phases import ACCEPT, PREPARE
from visualizer.protocols.paxos.propose import Propose as ProposeOperation
from visualizer.protocols.paxos.roles import ACCEPTOR, LEARNER, PROPOSER

MILESTONES: Final = ("prepared", "value_chosen", "value_learned", "collision", "recovered", "duel")


def _plays(role: str) -> Callable[[FastState], bool]:
    return lambda state: role in state.roles


class PaxosFast(Requests):
    """A node with one role or all three."""

    id = "paxos-fast"
    messages = (
        Prepare, Promise, messages.Any, Accept, Propose, Vote, Nack, Ask, Learn, ClientRequest,
    )  # fmt: skip
    timers = ("retry", "catch_up")
    Reasons = Reason
    operations = (ProposeOperation,)
    invariants = INVARIANTS
    milestones = MILESTONES
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        "coordinator": lambda state: state.phase in (PREPARE, ACCEPT),
        **{role: _plays(role) for role in (PROPOSER, ACCEPTOR, LEARNER)},
    }

    def on_start(self, me: FastState, out: Out) -> None:
        """The first proposer opens a round, a fast one if there are such: at the start, and when it comes back (§3.1).

        A run may also set up the middle of a story, with a coordinator that waits for answers or votes. A vote that was
        cast is a round that was taken part in, and a round that is coordinated one that was begun.
        """
        me.round = max(me.round, me.voted_round)
        me.last_id = max(me.last_id, me.proposal)
        if self.is_learner(me) and me.learned is None and (me.round or not self.is_acceptor(me)):
            out.set_timer("catch_up", self.catch_up)
        if me.phase in (PREPARE, ACCEPT):
            out.note(Reason.STARTED_COORDINATING, round=me.proposal, kind=self.kind(me.proposal))
            self.wait(me, out)
        elif out.me == self.cast.proposers[0] and me.learned is None and (me.last_id or not self.current(me)):
            self.begin(me, self.own_round(me, out, fast=True), Reason.ROUND_OPENED, out)
        else:
            out.note(Reason.STARTED, round=me.round)
            self.wait(me, out)

    def requests_in(self, me: FastState) -> Iterable[tuple[NodeId, int]]:
        """The requests of the clients that wait."""
        return ((who, serial) for who, serial in me.waiting.items() if is_client(who))
