"""The replica: learns what is decided in each slot, executes it in order, and catches up on what it has missed."""

from __future__ import annotations

from typing import Final

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.replica import Command
from visualizer.protocols.paxos.multi.messages import Accepted, CatchUp, Heartbeat, Learn
from visualizer.protocols.paxos.multi.node import LEARNER, PROPOSER, shown
from visualizer.protocols.paxos.multi.proposing import Proposing
from visualizer.protocols.paxos.multi.reasons import MultiReason as Reason
from visualizer.protocols.paxos.multi.state import ACCEPT, MultiState, Votes

TOLD_AT_ONCE: Final = 20
"""Slots that a replica is told in answer to one CatchUp; the next heartbeat has it ask for more."""


class Replica(Proposing):
    """Learners are replicas, and so are proposers: a leader has to know what is decided to number what comes next."""

    def on_accepted(self, me: MultiState, sender: NodeId, m: Accepted, out: Out) -> None:
        """A slot is decided when a quorum of acceptors has accepted one number there (§2.3)."""
        if PROPOSER not in me.roles and not self.holds(me, LEARNER, "Accepted", sender, out):
            return
        slot = m.slot
        if slot <= me.executed or slot in me.decided:
            out.note(Reason.DECIDED_ALREADY, slot=slot)
            return
        voters = self.counted(me, sender, m, out)
        if len(voters) < self.enough:
            if voters:
                me.accepts = me.accepts.put(slot, Votes(m.id, voters))
            return
        out.note(Reason.DECIDED, slot=slot, id=m.id, votes=len(voters), **shown(m.command))
        self.decide(me, slot, m.command, out)

    def counted(self, me: MultiState, sender: NodeId, m: Accepted, out: Out) -> tuple[NodeId, ...]:
        """Who is now known to have accepted this number in its slot; nobody where that is no news."""
        votes = me.accepts.get(m.slot)
        voters: tuple[NodeId, ...] = (sender,)
        if votes is not None and votes.id == m.id:
            if sender in votes.acceptors:
                out.note(Reason.VOTE_REPEATED, slot=m.slot, acceptor=sender, id=m.id)
                return ()
            voters = (*votes.acceptors, sender)
        elif votes is not None and m.id < votes.id:
            out.note(Reason.VOTE_OUTBID, slot=m.slot, acceptor=sender, id=m.id, higher=votes.id)
            return ()
        heard, needed = len(voters), self.enough
        out.note(Reason.VOTE_COUNTED, slot=m.slot, acceptor=sender, id=m.id, votes=heard, needed=needed)
        return voters

    def decide(self, me: MultiState, slot: int, command: Command, out: Out) -> None:
        """The command of this slot is known for good: execute what can be executed; a leader goes on."""
        me.decided = me.decided.put(slot, command)
        me.accepts = me.accepts.without(slot)
        out.reach("value_chosen", unless=("chosen", slot))
        out.record(("chosen", slot))
        self.execute_decided(me, out)
        if me.phase == ACCEPT:
            self.go_on(me, slot, out)

    # --- catching up -------------------------------------------------------------------------------------------------

    def on_heartbeat(self, me: MultiState, sender: NodeId, m: Heartbeat, out: Out) -> None:
        """Follow the leader of the highest number; ask it for what it has executed and this replica has not."""
        if PROPOSER not in me.roles and not self.holds(me, LEARNER, "Heartbeat", sender, out):
            return
        if not self.hear_leader(me, sender, m.id, out):
            out.note(Reason.HEARTBEAT_STALE, sender=sender, id=m.id, higher=me.seen)
            return
        if m.slot <= me.executed:
            out.note(Reason.HEARTBEAT_HEARD, leader=sender, slot=m.slot)
            return
        me.behind = m.slot
        out.note(Reason.LAGS, leader=sender, slot=m.slot, last=me.executed)
        out.send(sender, CatchUp(me.executed + 1))

    def on_catch_up(self, me: MultiState, sender: NodeId, m: CatchUp, out: Out) -> None:
        """Tell a replica that lags what was executed from there on, a bounded number of slots at a time."""
        if PROPOSER not in me.roles and not self.holds(me, LEARNER, "CatchUp", sender, out):
            return
        first = max(1, m.from_slot)
        last = min(me.executed, first + TOLD_AT_ONCE - 1)
        if first > last:
            out.note(Reason.LAGGARD_AHEAD, replica=sender, slot=first)
            return
        for slot in range(first, last + 1):
            command = me.decided.get(slot)
            # A broken twin executes what comes after a gap.
            if command is not None:
                out.send(sender, Learn(slot, command))
        out.note(Reason.LAGGARD_TOLD, replica=sender, first=first, last=last, count=last - first + 1)

    def on_learn(self, me: MultiState, sender: NodeId, m: Learn, out: Out) -> None:
        """What another replica knows to be decided is decided."""
        if PROPOSER not in me.roles and not self.holds(me, LEARNER, "Learn", sender, out):
            return
        if m.slot in me.decided:
            out.note(Reason.DECIDED_ALREADY, slot=m.slot)
            return
        out.note(Reason.LEARNED, slot=m.slot, sender=sender, **shown(m.command))
        self.decide(me, m.slot, m.command, out)
