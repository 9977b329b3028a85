"""Proposals on their way: from clients to acceptors at once, or through a proposer (*Fast Paxos*, §2.4.2, §3.4.3)."""

from __future__ import annotations

from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.paxos.fast.learner import Learner
from visualizer.protocols.paxos.fast.messages import Learn, Propose
from visualizer.protocols.paxos.fast.reasons import FastReason as Reason
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.values import holds


class Requests(Learner):
    """What a node does with what clients propose."""

    def on_client_request(self, me: FastState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """A client proposes: to all acceptors at once, in a fast round, or to this node alone."""
        value: Proposed = m.op.value
        if not self.proposes(me) and not self.is_acceptor(me):
            out.note(Reason.REQUEST_REDIRECTED, client=m.client, proposer=self.cast.proposers[0])
            out.send(m.client, ClientReply(m.serial, False, None, self.cast.proposers[0]))
            return
        if self.proposes(me):
            if me.learned is not None:
                out.note(Reason.ANSWERED_AT_ONCE, client=m.client, serial=m.serial, value=me.learned)
                out.send(m.client, ClientReply(m.serial, True, me.learned, None))
                if not m.to_all:
                    self.tell_learners(me, me.learned, out)
                elif self.is_acceptor(me):
                    self.hear(me, value, out)
                return
            me.waiting = me.waiting.put(m.client, m.serial)
            out.note(Reason.REQUEST_TAKEN, client=m.client, serial=m.serial, value=value)
        if m.to_all or not self.proposes(me):
            self.hear_proposal(me, value, out)
        else:
            self.propose(me, value, out)

    def propose(self, me: FastState, value: Proposed, out: Out) -> None:
        """A proposer that alone was asked proposes: to the acceptors of a fast round, or through the coordinator."""
        number = self.current(me) or 1
        owner = self.owner(number)
        self.remember(me, value)
        if self.fast(number):
            acceptors = self.cast.acceptors
            out.note(Reason.REQUEST_PROPOSED, value=value, round=number)
            out.broadcast(Propose(value), acceptors if owner in (*acceptors, out.me) else (owner, *acceptors))
        elif owner == out.me:
            self.use_proposal(me, value, out)
        else:
            out.note(Reason.REQUEST_PASSED_ON, value=value, round=number, coordinator=owner)
            out.send(owner, Propose(value))
        self.wait(me, out)

    def on_propose(self, me: FastState, sender: NodeId, m: Propose, out: Out) -> None:
        """A proposer passes a proposal on."""
        waits = self.proposes(me) and sender not in self.cast.learners
        if waits and me.learned is not None:
            out.note(Reason.PROPOSER_TOLD, proposer=sender, value=me.learned)
            out.send(sender, Learn(me.learned))
            return
        if waits:
            me.waiting = me.waiting.put(sender, 0)
        self.hear_proposal(me, m.value, out)

    def hear_proposal(self, me: FastState, value: Proposed, out: Out) -> None:
        """Each role does what it can with a proposal: an acceptor votes, a coordinator of a classic round sends it."""
        self.remember(me, value)
        if self.is_acceptor(me):
            self.hear(me, value, out)
        else:
            out.note(Reason.PROPOSAL_HEARD, value=value)
        self.use_proposal(me, value, out)
        self.wait(me, out)

    @staticmethod
    def remember(me: FastState, value: Proposed) -> None:
        """Keep a proposal for a round in which the choice is free."""
        if not holds(me.proposals, value):
            me.proposals = (*me.proposals, value)
