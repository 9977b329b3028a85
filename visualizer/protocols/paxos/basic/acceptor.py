"""The acceptor: two promises, kept across crashes, and what it accepts (*Paxos Made Simple*, §2.2)."""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.paxos.basic.messages import Accept, Accepted, Nack, Prepare, Promise
from visualizer.protocols.paxos.basic.node import BasicNode
from visualizer.protocols.paxos.basic.reasons import BasicReason as Reason
from visualizer.protocols.paxos.basic.state import BasicState, Proposal
from visualizer.protocols.paxos.proposal_id import ProposalID
from visualizer.protocols.paxos.roles import ACCEPTOR


class Acceptor(BasicNode):
    """What an acceptor does. What it promises and accepts is on its disk before the answer leaves."""

    # --- phase 1 -------------------------------------------------------------------------------------------------

    def on_prepare(self, me: BasicState, sender: NodeId, m: Prepare, out: Out) -> None:
        """Phase 1b: promise a number above all promised so far, and tell what was accepted (P1a, §2.2)."""
        if ACCEPTOR not in me.roles:
            self.put_aside(ACCEPTOR, sender, out)
            return
        if not self.may_promise(me, m.id):
            self.turn_down(me, sender, m.id, Reason.PREPARE_IGNORED, Reason.PREPARE_REFUSED, out)
            return
        me.promised = m.id
        if me.accepted is None:
            out.note(Reason.PROMISE_GIVEN, proposer=sender, id=m.id)
        else:
            accepted, value = me.accepted.id, me.accepted.value
            out.note(Reason.PROMISE_GIVEN_WITH_VALUE, proposer=sender, id=m.id, accepted=accepted, value=value)
        out.send(sender, Promise(m.id, me.accepted))

    def may_promise(self, me: BasicState, number: ProposalID) -> bool:
        """The first promise: no Prepare is answered whose number is at most the promised one."""
        return me.promised is None or number > me.promised

    # --- phase 2 -------------------------------------------------------------------------------------------------

    def on_accept(self, me: BasicState, sender: NodeId, m: Accept, out: Out) -> None:
        """Phase 2b: accept, unless a promise to a higher number forbids it; tell the proposer and the learners."""
        if ACCEPTOR not in me.roles:
            self.put_aside(ACCEPTOR, sender, out)
            return
        if not self.may_accept(me, m.id):
            # A phase 2 is overtaken once, however many acceptors refuse it, and not once its value is known as chosen.
            out.reach("duel", unless=("settled", m.id))
            out.record(("settled", m.id))
            self.turn_down(me, sender, m.id, Reason.ACCEPT_IGNORED, Reason.ACCEPT_REFUSED, out)
            return
        repeated = me.accepted is not None and me.accepted.id == m.id
        if me.promised is None or m.id > me.promised:
            me.promised = m.id
        me.accepted = Proposal(m.id, m.value)
        reason = Reason.ACCEPTED_AGAIN if repeated else Reason.ACCEPTED
        out.note(reason, proposer=sender, id=m.id, value=m.value)
        out.broadcast(Accepted(m.id, m.value), self.audience(sender, out))

    def may_accept(self, me: BasicState, number: ProposalID) -> bool:
        """The second promise: no Accept is answered whose number is below the promised one."""
        return me.promised is None or number >= me.promised

    # --- refusing ------------------------------------------------------------------------------------------------

    def turn_down(
        self, me: BasicState, sender: NodeId, number: ProposalID, silently: Reason, aloud: Reason, out: Out
    ) -> None:
        """Silence is the rule; to say no saves the proposer's waiting (§2.5). What was answered before stays so."""
        promised = me.promised
        assert promised is not None
        if number == promised:
            out.note(Reason.PREPARE_REPEATED, proposer=sender, id=number)
        elif self.refuses:
            out.note(aloud, proposer=sender, id=number, promised=promised)
            out.send(sender, Nack(number, promised))
        else:
            out.note(silently, proposer=sender, id=number, promised=promised)
