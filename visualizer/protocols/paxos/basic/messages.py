"""The messages of the two phases (*Paxos Made Simple*, §2.2), of learning (§2.3), and the optional refusal (§2.5).

The sender is the envelope's: a proposer sends Prepare, Accept and Learn, an acceptor the others.
"""

from __future__ import annotations

from visualizer.core.model import Message
from visualizer.protocols.paxos.basic.state import Proposal
from visualizer.protocols.paxos.proposal_id import ProposalID
from visualizer.protocols.paxos.propose import Proposed


class Prepare(Message, frozen=True, gc=False):
    """Phase 1a: a proposer asks for the promise to accept nothing below `id`, and for what was accepted so far."""

    id: ProposalID


class Promise(Message, frozen=True, gc=False):
    """Phase 1b: an acceptor promises, and tells the highest-numbered proposal that it has accepted, or null."""

    id: ProposalID
    accepted: Proposal | None


class Accept(Message, frozen=True, gc=False):
    """Phase 2a: a proposer with promises from a quorum asks to accept this value under its number."""

    id: ProposalID
    value: Proposed


class Accepted(Message, frozen=True, gc=False):
    """Phase 2b: an acceptor tells the proposer and all learners that it has accepted the proposal."""

    id: ProposalID
    value: Proposed


class Nack(Message, frozen=True, gc=False):
    """A refusal: `id` is below what the acceptor has promised. Safety does not need it; it saves waiting (§2.5)."""

    id: ProposalID
    promised: ProposalID


class Learn(Message, frozen=True, gc=False):
    """A proposer tells the learners which value was chosen (§2.3)."""

    value: Proposed


class Chosen(Message, frozen=True, gc=False):
    """What a learner hands to the application above: the chosen value."""

    value: Proposed
