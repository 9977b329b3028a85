"""The acceptor: two promises for all slots at once, and a memory that forgets nothing (§2.2, §3)."""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import Map
from visualizer.protocols.paxos.multi.messages import Accept, Accepted, Nack, Prepare, Promise
from visualizer.protocols.paxos.multi.node import ACCEPTOR, MultiNode, shown
from visualizer.protocols.paxos.multi.reasons import MultiReason as Reason
from visualizer.protocols.paxos.multi.state import IDLE, MultiState, Proposal
from visualizer.protocols.paxos.proposal_id import ProposalID


class Acceptor(MultiNode):
    """Answers both phases."""

    def on_prepare(self, me: MultiState, sender: NodeId, m: Prepare, out: Out) -> None:
        """Phase 1b: it answers no Prepare whose number is not above the one that it has promised.

        The promise is for all slots; the report is of those from the proposer's first gap on.
        """
        if not self.holds(me, ACCEPTOR, "Prepare", sender, out):
            return
        if me.promised is not None and m.id <= me.promised:
            out.note(Reason.PREPARE_REFUSED, proposer=sender, id=m.id, promised=me.promised)
            self.refuse(sender, Nack(m.id, me.promised, from_slot=m.from_slot), out)
            return
        self.see(me, m.id, out)
        me.promised = m.id
        accepted = Map(me.accepted.since(m.from_slot))
        out.note(Reason.PROMISE_GIVEN, proposer=sender, id=m.id, slot=m.from_slot, count=len(accepted))
        out.send(sender, Promise(m.id, m.from_slot, accepted))
        if me.phase == IDLE:
            self.arm_election(me, out)

    def on_accept(self, me: MultiState, sender: NodeId, m: Accept, out: Out) -> None:
        """Phase 2b: it accepts unless it has promised a higher number, and accepting a number promises it."""
        if not self.holds(me, ACCEPTOR, "Accept", sender, out):
            return
        if not self.may_accept(me, m.id):
            out.note(Reason.ACCEPT_REFUSED, proposer=sender, slot=m.slot, id=m.id, promised=me.promised)
            assert me.promised is not None
            self.refuse(sender, Nack(m.id, me.promised, slot=m.slot), out)
            return
        self.hear_leader(me, sender, m.id, out)
        if me.promised is None or m.id > me.promised:
            me.promised = m.id
        held = me.accepted.get(m.slot)
        if held is not None and held.id == m.id and held.command == m.command:
            out.note(Reason.ACCEPTED_AGAIN, slot=m.slot, id=m.id, **shown(m.command))
        else:
            me.accepted = me.accepted.put(m.slot, Proposal(m.id, m.command))
            out.note(Reason.ACCEPTED, slot=m.slot, id=m.id, **shown(m.command))
        out.broadcast(Accepted(m.id, m.slot, m.command), self.audience(sender))

    def may_accept(self, me: MultiState, number: ProposalID) -> bool:
        """Whether no promise forbids it."""
        promised = me.promised
        return promised is None or promised is number or promised <= number

    def refuse(self, proposer: NodeId, refusal: Nack, out: Out) -> None:
        """Silence is enough; saying what was promised is an optimization, for speed (§2.2)."""
        if self.params.refusals == "nack":
            out.send(proposer, refusal)
