"""The ground that the roles stand on: who plays which, how many are a quorum, and what a node knows.

The roles are layers, each using only those below it: this one, acceptor, learner, proposer; `engine.py` is the top.
"""

from __future__ import annotations

from visualizer.core.names import NodeId, by_number
from visualizer.core.out import Out
from visualizer.core.protocol import Protocol
from visualizer.core.quorum import majority
from visualizer.core.units import micros
from visualizer.protocols.paxos.basic.params import BasicParams
from visualizer.protocols.paxos.basic.reasons import BasicReason as Reason
from visualizer.protocols.paxos.basic.state import BasicState
from visualizer.protocols.paxos.phases import DONE
from visualizer.protocols.paxos.proposal_id import ProposalID
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.roles import Cast, Role, cast_of


class BasicNode(Protocol[BasicState]):
    """What every role uses. One object serves one run, and so one cast of nodes."""

    State = BasicState
    Params = BasicParams
    params: BasicParams

    def __init__(self, params: BasicParams) -> None:
        super().__init__(params)
        self.patience = micros(params.retry)
        self.refuses = params.refusals == "nack"
        self._cast: Cast | None = None
        self._roles: dict[NodeId, tuple[Role, ...]] = {}
        self._audiences: dict[NodeId, tuple[NodeId, ...]] = {}

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> BasicState:
        """A node that has neither promised nor accepted nor proposed anything, in its roles."""
        if self._cast is None:
            self._cast = cast_of(self.params.roles, tuple(sorted((me, *peers), key=by_number)))
        return self.State(roles=self._cast.roles_of(me))

    def servers(self, nodes: tuple[NodeId, ...]) -> tuple[NodeId, ...]:
        """Clients ask proposers."""
        return cast_of(self.params.roles, nodes).proposers

    def asked_first(self, nodes: tuple[NodeId, ...]) -> tuple[NodeId, ...]:
        """A client that knows nobody asks the lowest proposer."""
        return self.servers(nodes)[:1]

    def cast(self, out: Out) -> Cast:
        """Who plays what in this run."""
        if self._cast is None:
            self._cast = cast_of(self.params.roles, out.nodes)
        return self._cast

    def audience(self, proposer: NodeId, out: Out) -> tuple[NodeId, ...]:
        """Who hears what an acceptor accepts: the proposer and all learners, each once (§2.3)."""
        found = self._audiences.get(proposer)
        if found is None:
            learners = self.cast(out).learners
            found = self._audiences[proposer] = learners if proposer in learners else (proposer, *learners)
        return found

    def quorum(self, out: Out) -> int:
        """How many acceptors are enough: any two such sets share one (§2.1)."""
        return self.params.quorum or majority(len(self.cast(out).acceptors))

    @staticmethod
    def known(me: BasicState) -> Proposed | None:
        """The chosen value, as a learner that has learned it or a proposer that is done knows it; else None."""
        return me.learned if me.learned is not None else me.value if me.phase == DONE else None

    @staticmethod
    def highest(me: BasicState) -> ProposalID | None:
        """The highest ProposalID of others that this node knows of: from its own promises, and from refusals."""
        if me.seen is None or (me.promised is not None and me.promised > me.seen):
            return me.promised
        return me.seen

    @staticmethod
    def put_aside(role: Role, sender: NodeId, out: Out) -> None:
        """A message, made by hand, for a role that the node does not play."""
        out.note(Reason.ROLE_LACKING, sender=sender, role=role)
