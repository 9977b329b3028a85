"""What a leader does for each command: phase 2 alone, up to α slots ahead (§3)."""

from __future__ import annotations

from visualizer.core.out import Out
from visualizer.core.replica import Command
from visualizer.protocols.paxos.multi.machine import StateMachine
from visualizer.protocols.paxos.multi.messages import Accept, Heartbeat
from visualizer.protocols.paxos.multi.node import shown
from visualizer.protocols.paxos.multi.reasons import MultiReason as Reason
from visualizer.protocols.paxos.multi.state import MultiState


class Proposing(StateMachine):
    """The leader's window of open slots."""

    def window_open(self, me: MultiState) -> bool:
        """Command i + α may be proposed once all commands up to i are chosen: the leader gets α slots ahead."""
        return me.next_slot <= me.executed + self.alpha

    def take(self, me: MultiState, command: Command, out: Out) -> None:
        """A new command: into the next slot, or it waits for the window to move on."""
        if self.window_open(me):
            self.propose_next(me, command, out)
            self.await_progress(me, out)
        else:
            me.waiting = (*me.waiting, command)
            out.note(Reason.COMMAND_WAITS, **shown(command), slot=me.next_slot, alpha=self.alpha, last=me.executed)

    def propose_next(self, me: MultiState, command: Command, out: Out) -> None:
        """Propose a new command in the next slot of which nothing is known."""
        slot = me.next_slot
        # Another leader may have had it decided, of whom this one knows nothing yet.
        while slot in me.decided:
            slot += 1
        me.next_slot = slot + 1
        out.note(Reason.COMMAND_PROPOSED, **shown(command), slot=slot, id=me.ballot)
        self.propose(me, slot, command, out)

    def propose(self, me: MultiState, slot: int, command: Command, out: Out) -> None:
        """Phase 2a: ask all acceptors to accept a command in a slot under the leader's number."""
        assert me.ballot is not None
        me.proposals = me.proposals.put(slot, command)
        out.broadcast(Accept(me.ballot, slot, command), self.cast.acceptors)

    def await_progress(self, me: MultiState, out: Out) -> None:
        """While anything is proposed: ask again after a while, and give up after the longest election timeout."""
        if me.proposals:
            out.set_timer("retry", self.retry)
            out.set_timer("election", self.election[1])
        else:
            out.cancel_timer("retry")
            out.cancel_timer("election")

    def go_on(self, me: MultiState, slot: int, out: Out) -> None:
        """A slot is decided: it is proposed no more, and what waited may follow."""
        me.proposals = me.proposals.without(slot)
        while me.waiting and self.window_open(me):
            first, *rest = me.waiting
            me.waiting = tuple(rest)
            self.propose_next(me, first, out)
        self.await_progress(me, out)

    def repeat_proposals(self, me: MultiState, out: Out) -> None:
        """Ask those again who are not known to have accepted: their answer or the question may be lost."""
        assert me.ballot is not None
        for slot, command in me.proposals.items():
            votes = me.accepts.get(slot)
            heard = votes.acceptors if votes is not None and votes.id == me.ballot else ()
            silent = tuple(node for node in self.cast.acceptors if node not in heard)
            out.note(Reason.ACCEPT_REPEATED, slot=slot, id=me.ballot, nodes=silent)
            out.broadcast(Accept(me.ballot, slot, command), silent)

    def on_heartbeat_timer(self, me: MultiState, out: Out) -> None:
        """Keep the others from preparing, and tell them how far they should have come."""
        out.note(Reason.HEARTBEAT_SENT, id=me.ballot, slot=me.executed)
        self.beat(me, out)

    def beat(self, me: MultiState, out: Out) -> None:
        """Send a heartbeat, and plan the next."""
        assert me.ballot is not None
        out.broadcast(Heartbeat(me.ballot, me.executed), self.followers[out.me])
        out.set_timer("heartbeat", self.heartbeat)
