"""The acceptor: phase 1b and phase 2b (*Fast Paxos*, §2.2.1), and the vote for the first proposal heard (§3.1)."""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.paxos.fast import messages
from visualizer.protocols.paxos.fast.messages import Accept, Nack, Prepare, Promise, Vote
from visualizer.protocols.paxos.fast.node import FastNode
from visualizer.protocols.paxos.fast.reasons import FastReason as Reason
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.phases import ACCEPT, IDLE, PREPARE
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.roles import ACCEPTOR


class Acceptor(FastNode):
    """What an acceptor does."""

    def on_prepare(self, me: FastState, sender: NodeId, m: Prepare, out: Out) -> None:
        """Phase 1b: take part if the round is above all others so far, and tell the last vote."""
        if self.lacks(me, ACCEPTOR, sender, out):
            return
        if m.round == me.round:
            out.note(Reason.PREPARE_KNOWN, coordinator=sender, round=m.round)
            return
        if m.round < me.round:
            out.note(Reason.PREPARE_REFUSED, coordinator=sender, round=m.round, own=me.round)
            self.refuse(me, sender, m.round, out)
            return
        self.take_part(me, m.round, sender, out)
        if me.voted_round:
            vote = {"voted_round": me.voted_round, "value": me.voted_value}
            out.note(Reason.PROMISED_WITH_VOTE, coordinator=sender, round=m.round, **vote)
        else:
            out.note(Reason.PROMISED, coordinator=sender, round=m.round)
        out.send(sender, Promise(m.round, me.voted_round, me.voted_value))

    def on_any(self, me: FastState, sender: NodeId, m: messages.Any, out: Out) -> None:
        """Phase 2a "any": vote for a proposal that waits, or for the first that comes (§3.1)."""
        if self.lacks(me, ACCEPTOR, sender, out) or not self.may_vote(me, sender, m.round, out):
            return
        self.take_part(me, m.round, sender, out)
        out.note(Reason.ANY_HEARD, coordinator=sender, round=m.round)
        if me.proposals:
            self.vote_first_heard(me, me.proposals[0], out)
        else:
            me.any_open = True

    def on_accept(self, me: FastState, sender: NodeId, m: Accept, out: Out) -> None:
        """Phase 2b: vote for the coordinator's value, unless the round is over here or the vote is given."""
        if self.lacks(me, ACCEPTOR, sender, out) or not self.may_vote(me, sender, m.round, out):
            return
        self.take_part(me, m.round, sender, out)
        out.note(Reason.VOTED, coordinator=sender, round=m.round, value=m.value)
        self.vote(me, m.round, m.value, out)

    def may_vote(self, me: FastState, sender: NodeId, number: int, out: Out) -> bool:
        """Whether rnd is no higher, and it has not voted in this round (§2.2.1, phase 2b). If not, say why."""
        if not self.is_current(me, number):
            out.note(Reason.ACCEPT_REFUSED, coordinator=sender, round=number, own=me.round)
            out.reach("duel", unless=("overtaken", number))
            out.record(("overtaken", number))
            self.refuse(me, sender, number, out)
            return False
        if not self.is_unvoted(me, number):
            out.note(Reason.VOTED_ALREADY, round=number, value=me.voted_value)
            return False
        return True

    def is_current(self, me: FastState, number: int) -> bool:
        """Whether it has promised nothing higher."""
        return number >= me.round

    def is_unvoted(self, me: FastState, number: int) -> bool:
        """Whether it has not voted in this round."""
        return me.voted_round != number

    def take_part(self, me: FastState, number: int, sender: NodeId, out: Out) -> None:
        """Leave all lower rounds for this one; who coordinates a lower one on this machine sees that it is over."""
        if number > me.round:
            me.round = number
            me.any_open = False
        if number > me.proposal and me.phase in (PREPARE, ACCEPT):
            out.note(Reason.OVERTAKEN, round=me.proposal, other=sender, own=number)
            me.phase = IDLE
        if number != me.proposal:
            self.wait(me, out)

    def refuse(self, me: FastState, sender: NodeId, number: int, out: Out) -> None:
        """Say so, if refusals are said."""
        if self.params.refusals == "nack":
            out.send(sender, Nack(number, me.round))

    def hear(self, me: FastState, value: Proposed, out: Out) -> None:
        """An acceptor hears a proposal: with Any open it votes, before Any it keeps it (§3.1)."""
        if me.any_open:
            self.vote_first_heard(me, value, out)
        elif me.voted_round and me.voted_round == me.round:
            out.note(Reason.PROPOSAL_LATE, value=value, round=me.round, own=me.voted_value)
        else:
            out.note(Reason.PROPOSAL_KEPT, value=value, round=me.round)

    def vote_first_heard(self, me: FastState, value: Proposed, out: Out) -> None:
        """The first proposal that reaches an acceptor in a fast round gets its vote."""
        out.note(Reason.VOTED_FIRST_HEARD, value=value, round=me.round)
        self.vote(me, me.round, value, out)

    def vote(self, me: FastState, number: int, value: Proposed, out: Out) -> None:
        """Vote, once a round, and tell all who count."""
        me.voted_round = number
        me.voted_value = value
        me.any_open = False
        out.broadcast(Vote(number, value), self.audience(number))
