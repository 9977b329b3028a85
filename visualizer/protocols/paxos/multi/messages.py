"""The messages of Multi-Paxos: the two phases, a refusal, the leader's heartbeat, and how a replica catches up.

One Prepare and its Promise are for every slot from `from_slot` on; Accept and Accepted are for one slot.
"""

from __future__ import annotations

from visualizer.core.model import Message
from visualizer.core.persistent import Map
from visualizer.core.replica import Command
from visualizer.core.units import Slot
from visualizer.protocols.paxos.multi.state import Proposal
from visualizer.protocols.paxos.proposal_id import ProposalID


class Prepare(Message, frozen=True, gc=False):
    """Phase 1a: a proposer asks the acceptors to promise its number for every slot from `from_slot` on."""

    id: ProposalID
    from_slot: Slot


class Promise(Message, frozen=True, gc=False):
    """Phase 1b: an acceptor promises, and reports what it has accepted in those slots."""

    id: ProposalID
    from_slot: Slot
    accepted: Map[Slot, Proposal]


class Accept(Message, frozen=True, gc=False):
    """Phase 2a: the leader asks the acceptors to accept a command in a slot."""

    id: ProposalID
    slot: Slot
    command: Command


class Accepted(Message, frozen=True, gc=False):
    """Phase 2b: an acceptor tells the proposer and all learners what it has accepted."""

    id: ProposalID
    slot: Slot
    command: Command


class Nack(Message, frozen=True, gc=False):
    """An acceptor refuses the number `id`, because it has promised another one.

    from_slot, slot: those of the Prepare or of the Accept that is refused.
    """

    id: ProposalID
    promised: ProposalID
    from_slot: Slot | None = None
    slot: Slot | None = None


class Heartbeat(Message, frozen=True, gc=False):
    """The leader is alive, and has executed all slots up to `slot`."""

    id: ProposalID
    slot: Slot


class CatchUp(Message, frozen=True, gc=False):
    """A replica that lags asks what is decided from `from_slot` on."""

    from_slot: Slot


class Learn(Message, frozen=True, gc=False):
    """Tells a replica that lags what is decided in a slot."""

    slot: Slot
    command: Command
