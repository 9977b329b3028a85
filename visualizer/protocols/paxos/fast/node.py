"""The ground that the roles of Fast Paxos stand on: who plays which, whose a round is, and when patience ends.

The roles are layers, each using only those below it: this one, acceptor, coordinator, learner, requests; `engine.py`
is the top.
"""

from __future__ import annotations

from typing import Final

from visualizer.core.names import NodeId, by_number
from visualizer.core.out import Out
from visualizer.core.protocol import Protocol
from visualizer.core.units import span
from visualizer.protocols.paxos.fast.params import FastParams
from visualizer.protocols.paxos.fast.reasons import FastReason as Reason
from visualizer.protocols.paxos.fast.rounds import is_fast, next_round, owner_of
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.phases import ACCEPT, PREPARE
from visualizer.protocols.paxos.roles import ACCEPTOR, LEARNER, PROPOSER, Cast, cast_of

PATIENCE: Final = 2
"""How many times longer a proposer waits that does not coordinate: the coordinator should be the first to try again."""


class FastNode(Protocol[FastState]):
    """What every role uses. One object serves all nodes of one run."""

    State = FastState
    Params = FastParams
    params: FastParams

    def __init__(self, params: FastParams) -> None:
        super().__init__(params)
        self.retry = span(params.retry)
        self.patience = PATIENCE * self.retry[0], PATIENCE * self.retry[1]
        self.catch_up = span(params.catch_up)
        self.fast_rounds = params.fast_rounds
        self.uncoordinated = params.recovery == "uncoordinated"
        self.cast = Cast((), (), ())
        # By the last bit of a round's number, which says all about its kind.
        self._kinds = is_fast(self.fast_rounds, 2), is_fast(self.fast_rounds, 1)
        self._sizes = (0, 0)
        self._nodes: tuple[NodeId, ...] = ()
        self._audiences: dict[NodeId, tuple[NodeId, ...]] = {}
        self._pristine: dict[NodeId, FastState] = {}

    # --- who is who ----------------------------------------------------------------------------------------------

    def company(self, nodes: tuple[NodeId, ...]) -> Cast:
        """Who plays what among these nodes, by number: all of the run, found out once."""
        if nodes != self._nodes:
            self._nodes = nodes
            self.cast = cast_of(self.params.roles, nodes)
            self.quorums = self.params.quorums(len(nodes))
            self._sizes = self.quorums.of(2), self.quorums.of(1)
            self._pristine = {node: self.State(roles=self.cast.roles_of(node), quorums=self.quorums) for node in nodes}
            self._audiences = {}
        return self.cast

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> FastState:
        """A node that has never run: in no round, without a vote (§2.2.1)."""
        if len(peers) + 1 != len(self._nodes) or me not in self._pristine:
            self.company(tuple(sorted((me, *peers), key=by_number)))
        return self._pristine[me].__copy__()

    def servers(self, nodes: tuple[NodeId, ...]) -> tuple[NodeId, ...]:
        """The proposers."""
        return self.company(nodes).proposers

    def asked_first(self, nodes: tuple[NodeId, ...]) -> tuple[NodeId, ...]:
        """Where rounds are fast, the acceptors at once and the first coordinator with them (§3.4.3); else it alone."""
        cast = self.company(nodes)
        first = cast.proposers[0]
        if self.fast_rounds == "none":
            return (first,)
        return (first, *(node for node in cast.acceptors if node != first))

    def lacks(self, me: FastState, role: str, sender: NodeId, out: Out) -> bool:
        """Whether a message has come to a node without the role that it is for; only one made by hand does."""
        if role in me.roles:
            return False
        out.note(Reason.ROLE_LACKING, sender=sender, role=role)
        return True

    # --- rounds --------------------------------------------------------------------------------------------------

    def fast(self, number: int) -> bool:
        """Whether a round is fast."""
        return self._kinds[number & 1]

    def enough(self, number: int) -> int:
        """How many acceptors are a quorum of a round."""
        return self._sizes[number & 1]

    def owner(self, number: int) -> NodeId:
        """The coordinator of a round."""
        return owner_of(number, self.cast.proposers)

    def own_round(self, me: FastState, out: Out, *, fast: bool) -> int:
        """The lowest round of this proposer above all that it has begun or heard of: a fast one, or a classic one."""
        return next_round(out.me, self.cast.proposers, self.current(me), self.fast_rounds, fast=fast)

    @staticmethod
    def current(me: FastState) -> int:
        """The highest round that it knows of; 0 before the first."""
        return max(me.round, me.seen, me.last_id, me.proposal)

    def audience(self, number: int) -> tuple[NodeId, ...]:
        """Who hears a vote in a round: the learners and the coordinator; all acceptors too, who may have to recover."""
        owner = self.owner(number)
        found = self._audiences.get(owner)
        if found is None:
            hearers = {*self.cast.learners, owner}
            if self.uncoordinated:
                hearers.update(self.cast.acceptors)
            found = self._audiences[owner] = tuple(sorted(hearers, key=by_number))
        return found

    # --- patience ------------------------------------------------------------------------------------------------

    def wait(self, me: FastState, out: Out) -> None:
        """Something is under way that a proposer wants to see the end of: wait afresh before doing more about it."""
        if self.proposes(me) and me.learned is None and self.unfinished(me):
            out.set_timer("retry", self.retry if me.phase in (PREPARE, ACCEPT) else self.patience)

    @staticmethod
    def unfinished(me: FastState) -> bool:
        """Whether there is something to choose, or a first phase that has not ended."""
        return bool(me.proposals or me.votes or me.waiting or me.value is not None or me.phase == PREPARE)

    @staticmethod
    def proposes(me: FastState) -> bool:
        """Whether it plays the proposer."""
        return PROPOSER in me.roles

    @staticmethod
    def is_learner(me: FastState) -> bool:
        """Whether it plays the learner."""
        return LEARNER in me.roles

    @staticmethod
    def is_acceptor(me: FastState) -> bool:
        """Whether it plays the acceptor."""
        return ACCEPTOR in me.roles
