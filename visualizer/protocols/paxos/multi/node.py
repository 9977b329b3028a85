"""The ground that the parts of Multi-Paxos stand on: who holds which role, timers, and the highest number seen.

The parts are layers, each using only those below it: this one, the acceptor, the state machine, proposing, the replica,
elections, requests; `engine.py` puts the node on top.
"""

from __future__ import annotations

from typing import Any, Final

from visualizer.core.names import NodeId, by_number
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY
from visualizer.core.protocol import Protocol
from visualizer.core.quorum import majority
from visualizer.core.replica import Command
from visualizer.core.units import micros, span
from visualizer.protocols.paxos.multi.params import MultiParams
from visualizer.protocols.paxos.multi.reasons import MultiReason as Reason
from visualizer.protocols.paxos.multi.state import ACCEPT, IDLE, MultiState
from visualizer.protocols.paxos.proposal_id import ProposalID
from visualizer.protocols.paxos.roles import Cast, Role, cast_of

PROPOSER: Final = "proposer"
ACCEPTOR: Final = "acceptor"
LEARNER: Final = "learner"


class MultiNode(Protocol[MultiState]):
    """What every part of Multi-Paxos uses."""

    State = MultiState
    Params = MultiParams
    params: MultiParams

    def __init__(self, params: MultiParams) -> None:
        super().__init__(params)
        self.election = span(params.election_timeout)
        self.heartbeat = micros(params.heartbeat_interval)
        self.retry = micros(params.retry)
        self.alpha = params.alpha
        self.cast = Cast((), (), ())
        self.followers: dict[NodeId, tuple[NodeId, ...]] = {}
        """For each node, whom its heartbeat concerns if it leads: all other proposers and learners."""
        self.enough = 0
        """The size of a quorum."""
        self._audiences: dict[NodeId, tuple[NodeId, ...]] = {}

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> MultiState:
        """A node that has never run."""
        if me not in self.cast.proposers and me not in self.cast.acceptors and me not in self.cast.learners:
            self._take_places(tuple(sorted((me, *peers), key=by_number)))
        return self.State(roles=self.cast.roles_of(me))

    def _take_places(self, nodes: tuple[NodeId, ...]) -> None:
        self.cast = cast_of(self.params.roles, nodes)
        replicas = sorted({*self.cast.proposers, *self.cast.learners}, key=by_number)
        self.followers = {node: tuple(other for other in replicas if other != node) for node in nodes}
        self.enough = self.quorum(len(self.cast.acceptors))

    def quorum(self, acceptors: int) -> int:
        """How many of so many acceptors are enough."""
        return self.params.quorum or majority(acceptors)

    def servers(self, nodes: tuple[NodeId, ...]) -> tuple[NodeId, ...]:
        """Clients ask proposers."""
        return cast_of(self.params.roles, nodes).proposers

    def asked_first(self, nodes: tuple[NodeId, ...]) -> tuple[NodeId, ...]:
        """A client that knows no leader asks the lowest proposer."""
        return self.servers(nodes)[:1]

    def audience(self, proposer: NodeId) -> tuple[NodeId, ...]:
        """Who hears what an acceptor accepts: the one who proposed it, and all learners."""
        found = self._audiences.get(proposer)
        if found is None:
            everyone = {proposer, *self.cast.learners}
            found = self._audiences[proposer] = tuple(sorted(everyone, key=by_number))
        return found

    def holds(self, me: MultiState, role: Role, message: str, sender: NodeId, out: Out) -> bool:
        """Whether the node has a role; a message made by hand may come to one that has not."""
        if role in me.roles:
            return True
        out.note(Reason.NOT_ITS_ROLE, sender=sender, kind=message, role=role)
        return False

    def arm_election(self, me: MultiState, out: Out) -> None:
        """Wait for a leader, for a time drawn afresh, so that two proposers seldom wake together."""
        if PROPOSER in me.roles:
            out.set_timer("election", self.election)

    def see(self, me: MultiState, number: ProposalID, out: Out) -> None:
        """A number above all that it has seen: whoever prepares or leads under a lower one gives up."""
        if me.seen is not None and number <= me.seen:
            return
        me.seen = number
        me.leader = None
        if me.phase != IDLE:
            self.step_down(me, number, out)

    def step_down(self, me: MultiState, number: ProposalID, out: Out) -> None:
        """Drop what only somebody has who prepares or leads; clients ask again, and the next leader finds the rest."""
        if me.phase == ACCEPT:
            dropped = len(me.proposals) + len(me.waiting)
            out.note(Reason.LEADER_DEPOSED, id=me.ballot, higher=number, dropped=dropped)
        else:
            out.note(Reason.PREPARE_GIVEN_UP, id=me.ballot, higher=number)
        self.drop_office(me, out)
        self.arm_election(me, out)

    def drop_office(self, me: MultiState, out: Out) -> None:
        """Neither prepare nor lead any more."""
        if me.phase == ACCEPT:
            out.reach("leader_lost")
            out.cancel_timer("heartbeat")
        me.phase = IDLE
        me.ballot = None
        me.promises = ()
        me.reported = me.proposals = EMPTY
        me.waiting = ()
        me.from_slot = me.next_slot = 0
        out.cancel_timer("retry")

    def hear_leader(self, me: MultiState, sender: NodeId, number: ProposalID, out: Out) -> bool:
        """Whoever sends Accept or Heartbeat leads, if no higher number was seen: no election while it goes on."""
        if number is not me.seen and number != me.seen:
            if me.seen is not None and number < me.seen:
                return False
            self.see(me, number, out)
        if me.phase == IDLE:
            if me.leader != sender:
                me.leader = sender
                out.note(Reason.LEADER_FOLLOWED, leader=sender, id=number)
            self.arm_election(me, out)
        return True


def shown(command: Command) -> dict[str, Any]:
    """A command as the sentences have it."""
    return {"op": command.op, "noop": command.noop}
