"""A node of Multi-Paxos: the parts put together, and what happens when it starts and when it crashes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Final

from visualizer.core.client import ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.operation import KEY_VALUE
from visualizer.core.out import Out
from visualizer.core.persistent import Map
from visualizer.protocols.paxos.multi.elections import highest
from visualizer.protocols.paxos.multi.invariants import INVARIANTS
from visualizer.protocols.paxos.multi.messages import (
    Accept,
    Accepted,
    CatchUp,
    Heartbeat,
    Learn,
    Nack,
    Prepare,
    Promise,
)
from visualizer.protocols.paxos.multi.node import ACCEPTOR, LEARNER, PROPOSER
from visualizer.protocols.paxos.multi.reasons import MultiReason
from visualizer.protocols.paxos.multi.requests import Requests
from visualizer.protocols.paxos.multi.state import ACCEPT, IDLE, PREPARE, MultiState
from visualizer.protocols.paxos.proposal_id import following
from visualizer.protocols.paxos.roles import Role

MILESTONES: Final = ("prepared", "leader_elected", "leader_lost", "value_chosen", "gap_filled", "caught_up")


def _plays(role: Role) -> Callable[[MultiState], bool]:
    return lambda state: role in state.roles


class PaxosMulti(Requests):
    """A machine with the roles that it was given."""

    id = "paxos-multi"
    messages = (Prepare, Promise, Accept, Accepted, Nack, Heartbeat, CatchUp, Learn, ClientRequest)
    timers = ("election", "heartbeat", "retry")
    Reasons = MultiReason
    operations = KEY_VALUE
    invariants = INVARIANTS
    milestones = MILESTONES
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        "leader": lambda state: state.phase == ACCEPT,
        **{role: _plays(role) for role in (PROPOSER, ACCEPTOR, LEARNER)},
    }
    ranks: ClassVar[Mapping[str, Callable[[Any], Any]]] = {"leader": lambda state: state.ballot}

    def on_start(self, me: MultiState, out: Out) -> None:
        """Start with what is on the disk: what was promised, accepted and numbered. All else is learned anew.

        A run may also set up the middle of a story, with slots decided, a leader, or a proposer that prepares.
        """
        for slot in me.decided:
            out.record(("chosen", slot))
        self.rebuild_machine(me, out)
        self.execute_decided(me, out)
        me.seen = highest(me.seen, me.promised, me.ballot)
        if me.phase == IDLE:
            self.arm_election(me, out)
            out.note(MultiReason.STARTED, accepted=len(me.accepted))
            return
        me.ballot = me.ballot or following(me.last_id, me.seen, out.me)
        me.last_id = highest(me.last_id, me.ballot)
        me.seen = highest(me.seen, me.ballot)
        if me.phase == PREPARE:
            me.from_slot = me.from_slot or me.executed + 1
            out.set_timer("retry", self.retry)
            self.arm_election(me, out)
            out.note(MultiReason.STARTED_PREPARING, id=me.ballot, slot=me.from_slot)
            return
        self.resume_leading(me, out)
        out.note(MultiReason.STARTED_AS_LEADER, id=me.ballot, next=me.next_slot)

    def resume_leading(self, me: MultiState, out: Out) -> None:
        """Lead from the middle of a story: what it has accepted under its own number it has proposed."""
        me.leader = out.me
        own = ((slot, held.command) for slot, held in me.accepted.since(me.executed + 1) if held.id == me.ballot)
        proposed = Map(own).merged(me.proposals)
        me.proposals = Map((slot, command) for slot, command in proposed.items() if slot not in me.decided)
        me.next_slot = max(me.next_slot, 1 + max(0, me.decided.last, me.accepted.last, *me.proposals))
        out.set_timer("heartbeat", self.heartbeat)
        self.await_progress(me, out)

    def requests_in(self, me: MultiState) -> Iterable[tuple[NodeId, int]]:
        """The requests that it has accepted, knows to be decided, has proposed, or that wait."""
        accepted = (proposal.command for proposal in me.accepted.values())
        for commands in (accepted, me.decided.values(), me.proposals.values(), me.waiting):
            for command in commands:
                if command.client is not None and command.serial is not None:
                    yield command.client, command.serial

    def on_crash(self, me: MultiState, out: Out) -> None:
        """What is in memory is about to be lost; that it was the leader matters to all."""
        if me.phase == ACCEPT:
            out.note(MultiReason.LEADER_CRASHED, id=me.ballot)
            out.reach("leader_lost")
