"""What a node knows, role by role, with the names that the trace shows."""

from __future__ import annotations

from visualizer.core.model import Record, Stable, State
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.units import Count
from visualizer.protocols.paxos.phases import IDLE, Phase
from visualizer.protocols.paxos.proposal_id import ProposalID
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.roles import Role
from visualizer.protocols.paxos.tally import Tally


class Proposal(Record, frozen=True, gc=False):
    """A proposal: its number and its value (*Paxos Made Simple*, §2.2)."""

    id: ProposalID
    value: Proposed


class BasicState(State):
    """The state of a node. What is `Stable` is written before a message that tells of it leaves (§2.5)."""

    roles: tuple[Role, ...] = ()
    """Which roles it plays."""

    promised: Stable[ProposalID | None] = None
    """Acceptor: the highest ProposalID that it has answered. It answers nothing below it any more."""
    accepted: Stable[Proposal | None] = None
    """Acceptor: the proposal of the highest ProposalID that it has accepted."""

    last_id: Stable[ProposalID | None] = None
    """Proposer: the last ProposalID that it made, so that it never makes one twice."""
    phase: Phase = IDLE
    """Proposer: what it waits for. `idle` with a value: for its turn, after it was overtaken."""
    proposal: ProposalID | None = None
    """Proposer: the number of its current proposal."""
    value: Proposed | None = None
    """Proposer: what it proposes now; once it is done, what was chosen."""
    promises: Map[NodeId, Proposal | None] = EMPTY
    """Proposer: who has answered its Prepare, with the proposal that each had accepted."""
    accepts: tuple[NodeId, ...] = ()
    """Proposer: who has accepted its current proposal, in order of arrival."""
    attempts: Count = 0
    """Proposer: how many numbers it has used for this value."""
    seen: ProposalID | None = None
    """Proposer: the highest ProposalID that a refusal has told it."""
    clients: Map[NodeId, Count] = EMPTY
    """Proposer: the clients that wait for the chosen value, each with the number of its request."""
    redirected: Map[NodeId, Count] = EMPTY
    """Proposer, where one is distinguished: the last request of each client that it sent there."""

    learned: Proposed | None = None
    """Learner: the chosen value; null until it knows it. A proposed value is never null."""
    tally: Tally[str] = EMPTY
    """Learner, and a proposer for its own numbers: who has accepted what, by ProposalID."""
