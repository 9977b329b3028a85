"""The learner: it counts who has accepted what, and knows the value that a quorum has accepted (§2.3)."""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.paxos.basic.acceptor import Acceptor
from visualizer.protocols.paxos.basic.messages import Accepted, Chosen
from visualizer.protocols.paxos.basic.reasons import BasicReason as Reason
from visualizer.protocols.paxos.basic.state import BasicState
from visualizer.protocols.paxos.proposal_id import ProposalID, address_of
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.roles import LEARNER, PROPOSER
from visualizer.protocols.paxos.tally import counted


class Learner(Acceptor):
    """What a learner does. A proposer counts for its own numbers by the same rule."""

    def count(self, me: BasicState, sender: NodeId, m: Accepted, out: Out) -> tuple[NodeId, ...]:
        """Count an Accepted: who has accepted this proposal by now; nobody where it does not count, or counted before.

        Every number has its own count. Answers overtake each other, and a proposer may have gone on to a higher number:
        a quorum for one number is a choice all the same, whenever it is heard of.
        """
        if sender not in self.cast(out).acceptors or not (LEARNER in me.roles or self.is_own(me, m.id, out)):
            return ()
        number = str(m.id)
        tally = counted(me.tally, number, sender)
        if tally is me.tally:
            return ()
        me.tally = tally
        return tally[number]

    @staticmethod
    def is_own(me: BasicState, number: ProposalID, out: Out) -> bool:
        """Whether this node has made the number."""
        return PROPOSER in me.roles and number.address == address_of(out.me)

    def learn(self, me: BasicState, value: Proposed, out: Out) -> None:
        """Know the chosen value, and hand it to the application."""
        me.learned = value
        out.note(Reason.VALUE_LEARNED, value=value)
        out.deliver(Chosen(value))
        out.reach("value_learned", unless=("learned", out.me))
        out.record(("learned", out.me))
