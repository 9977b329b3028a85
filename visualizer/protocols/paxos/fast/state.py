"""What a node of Fast Paxos knows, role by role, with the names that the trace shows (*Fast Paxos*, §2.2.1)."""

from __future__ import annotations

from visualizer.core.model import Stable, State
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.units import Count
from visualizer.protocols.paxos.fast.picking import LastVote, Pick
from visualizer.protocols.paxos.fast.rounds import Quorums
from visualizer.protocols.paxos.phases import IDLE, Phase
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.roles import Role


class FastState(State):
    """The state of a node. What is `Stable` is written before a message that tells of it leaves."""

    roles: tuple[Role, ...] = ()
    """Which roles it plays."""
    quorums: Quorums = Quorums(0, 0, "none")
    """How many acceptors are enough, in which rounds."""

    round: Stable[Count] = 0
    """Acceptor: the highest round in which it takes part (the paper's rnd); it takes part in no lower one any more."""
    voted_round: Stable[Count] = 0
    """Acceptor: the last round in which it voted (vrnd); 0 before the first vote."""
    voted_value: Stable[Proposed | None] = None
    """Acceptor: what it voted for in that round (vval)."""
    any_open: bool = False
    """Acceptor: whether it will vote for the first proposal that reaches it in its round."""

    proposals: tuple[Proposed, ...] = ()
    """The proposals that it has heard, in order of arrival. A proposed value is never null."""
    votes: Map[Count, Map[NodeId, Proposed]] = EMPTY
    """The votes that it has heard of, by round and acceptor, in order of arrival."""

    last_id: Stable[Count] = 0
    """Proposer: the last round that it began (crnd), so that it never begins one twice."""
    phase: Phase = IDLE
    """Proposer: what it waits for as a coordinator; `done` once it knows what was chosen."""
    proposal: Count = 0
    """Proposer: the round that it coordinates."""
    value: Proposed | None = None
    """Proposer: the value that it sent in phase 2a (cval); null in phase `accept`: it sent Any, or has no proposal."""
    promises: Map[NodeId, LastVote] = EMPTY
    """Proposer: the answers on which it picks: promises, or votes that are taken for such in a recovery."""
    pick: Pick | None = None
    """The last choice that it made by the rule of Figure 2, as a coordinator or, uncoordinated, as an acceptor."""
    seen: Count = 0
    """The highest round that it has heard of."""
    waiting: Map[NodeId, Count] = EMPTY
    """Proposer: who is to be told the chosen value: clients by the number of their request, other proposers with 0."""

    learned: Proposed | None = None
    """Learner, and a proposer: the chosen value; null until it knows it."""
