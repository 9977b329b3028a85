"""The proposer: numbers that rise, a quorum of promises, the rule of choice, and patience (§2.2, §2.4)."""

from __future__ import annotations

from typing import Final

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY
from visualizer.protocols.paxos.basic.learner import Learner
from visualizer.protocols.paxos.basic.messages import Accept, Nack, Prepare, Promise
from visualizer.protocols.paxos.basic.reasons import BasicReason as Reason
from visualizer.protocols.paxos.basic.state import BasicState
from visualizer.protocols.paxos.phases import ACCEPT, IDLE, PREPARE
from visualizer.protocols.paxos.proposal_id import ProposalID, following

DOUBLINGS: Final = 4
"""How often the random wait after a proposal that came to nothing doubles."""


class Proposer(Learner):
    """What a proposer does for the value that it has."""

    # --- phase 1 -------------------------------------------------------------------------------------------------

    def prepare(self, me: BasicState, out: Out) -> None:
        """Phase 1a: a new number, on the disk before it is used, and Prepare to all acceptors."""
        number = self.next_id(me, out)
        me.last_id = me.proposal = number
        me.phase = PREPARE
        me.promises = EMPTY
        me.accepts = ()
        me.attempts += 1
        self.arm(me, out)
        out.note(Reason.PREPARE_SENT, id=number, value=me.value)
        out.broadcast(Prepare(number), self.cast(out).acceptors)

    def next_id(self, me: BasicState, out: Out) -> ProposalID:
        """A number above the last one of its own and above all that it has heard of (§2.5)."""
        return following(me.last_id, self.highest(me), out.me)

    def on_promise(self, me: BasicState, sender: NodeId, m: Promise, out: Out) -> None:
        """An acceptor has promised; with promises from a quorum phase 2 begins."""
        cast = self.cast(out)
        if me.phase != PREPARE or m.id != me.proposal or sender in me.promises or sender not in cast.acceptors:
            out.note(Reason.PROMISE_UNUSED, acceptor=sender, id=m.id)
            return
        me.promises = me.promises.put(sender, m.accepted)
        count, needed = len(me.promises), self.quorum(out)
        if m.accepted is None:
            out.note(Reason.PROMISE_COUNTED, acceptor=sender, count=count, needed=needed)
        else:
            accepted, value = m.accepted.id, m.accepted.value
            args = {"acceptor": sender, "count": count, "needed": needed, "accepted": accepted, "value": value}
            out.note(Reason.PROMISE_COUNTED_WITH_VALUE, **args)
        if count >= needed:
            self.propose(me, out)

    # --- phase 2 -------------------------------------------------------------------------------------------------

    def propose(self, me: BasicState, out: Out) -> None:
        """Phase 2a: choose the value by the answers, and send Accept with the own number to all acceptors."""
        assert me.proposal is not None
        out.reach("prepared")
        source = self.deciding_answer(me)
        forced = None if source is None else me.promises[source]
        if forced is not None:
            args = {"acceptor": source, "accepted": forced.id, "value": forced.value, "own": me.value}
            out.note(Reason.CHOICE_FORCED, id=me.proposal, **args)
            me.value = forced.value
        else:
            out.note(Reason.CHOICE_FREE, id=me.proposal, value=me.value)
        assert me.value is not None
        me.phase = ACCEPT
        out.broadcast(Accept(me.proposal, me.value), self.cast(out).acceptors)

    def deciding_answer(self, me: BasicState) -> NodeId | None:
        """P2c: whose answer decides the value, the one with the highest-numbered proposal; None where it is free."""
        source, highest = None, None
        for acceptor, accepted in me.promises.items():
            if accepted is not None and (highest is None or accepted.id > highest):
                source, highest = acceptor, accepted.id
        return source

    # --- what comes between --------------------------------------------------------------------------------------

    def on_nack(self, me: BasicState, sender: NodeId, m: Nack, out: Out) -> None:
        """Another proposer is ahead: give this number up, and try above the promised one, at once or after a while."""
        if me.seen is None or m.promised > me.seen:
            me.seen = m.promised
        if me.phase not in (PREPARE, ACCEPT) or m.id != me.proposal or m.promised <= m.id:
            out.note(Reason.NACK_UNUSED, acceptor=sender, id=m.id, promised=m.promised)
            return
        args = {"acceptor": sender, "id": m.id, "promised": m.promised}
        if self.params.backoff == "none":
            out.note(Reason.OVERTAKEN_TRIES_AGAIN, **args)
            self.prepare(me, out)
            return
        out.note(Reason.OVERTAKEN_WAITS, **args)
        me.phase = IDLE
        out.set_timer("retry", (0, self.spread(me)))

    def on_retry_timer(self, me: BasicState, out: Out) -> None:
        """The proposal came to nothing in time, or the wait is over: try a higher number."""
        out.note(Reason.RETRIED, attempt=me.attempts + 1)
        self.prepare(me, out)

    def arm(self, me: BasicState, out: Out) -> None:
        """Give the proposal its time: always the same without backoff, else with a random part that grows (§2.4)."""
        if self.params.backoff == "none":
            out.set_timer("retry", self.patience)
        else:
            out.set_timer("retry", (self.patience, self.patience + self.spread(me)))

    def spread(self, me: BasicState) -> int:
        """The longest random wait, in µs: it doubles from attempt to attempt, a few times."""
        return self.patience << min(max(me.attempts - 1, 0), DOUBLINGS)
