"""The node: its roles put together, its clients, what it does when a value is chosen, and its start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Final

from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY
from visualizer.protocols.paxos.basic.invariants import INVARIANTS
from visualizer.protocols.paxos.basic.messages import Accept, Accepted, Learn, Nack, Prepare, Promise
from visualizer.protocols.paxos.basic.proposer import Proposer
from visualizer.protocols.paxos.basic.reasons import BasicReason as Reason
from visualizer.protocols.paxos.basic.state import BasicState
from visualizer.protocols.paxos.phases import ACCEPT, DONE
from visualizer.protocols.paxos.propose import Propose, Proposed
from visualizer.protocols.paxos.roles import ACCEPTOR, LEARNER, PROPOSER, Role

MILESTONES: Final = ("prepared", "value_chosen", "value_learned", "duel")


def _plays(role: Role) -> Callable[[BasicState], bool]:
    return lambda state: role in state.roles


class PaxosBasic(Proposer):
    """A node of Basic Paxos, in all of its roles."""

    id = "paxos-basic"
    messages = (Prepare, Promise, Accept, Accepted, Nack, Learn, ClientRequest)
    timers = ("retry",)
    Reasons = Reason
    operations = (Propose,)
    invariants = INVARIANTS
    milestones = MILESTONES
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        role: _plays(role) for role in (PROPOSER, ACCEPTOR, LEARNER)
    }

    def on_start(self, me: BasicState, out: Out) -> None:
        """Start with what is on the disk. A run may also set up the middle of a story: it is made to fit together."""
        if me.accepted is not None and (me.promised is None or me.promised < me.accepted.id):
            me.promised = me.accepted.id
        if me.proposal is not None and (me.last_id is None or me.last_id < me.proposal):
            me.last_id = me.proposal
        if me.value is None or me.phase == DONE:
            out.note(Reason.STARTED)
            return
        out.note(Reason.STARTED_PROPOSING, value=me.value)
        self.arm(me, out)

    def requests_in(self, me: BasicState) -> Iterable[tuple[NodeId, int]]:
        """The requests that wait for the chosen value."""
        return me.clients.items()

    # --- clients -------------------------------------------------------------------------------------------------

    def on_client_request(self, me: BasicState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """A client proposes a value: its proposer answers with the one that is chosen."""
        known = self.known(me)
        if PROPOSER not in me.roles:
            lowest = self.cast(out).proposers[0]
            out.note(Reason.REQUEST_MISPLACED, client=m.client, proposer=lowest)
            out.send(m.client, ClientReply(m.serial, False, None, lowest))
        elif known is not None:
            # Whoever asks may be the only one to notice that a learner was down, or that its Learn was lost.
            out.note(Reason.ANSWERED_AT_ONCE, client=m.client, value=known)
            out.send(m.client, ClientReply(m.serial, True, known, None))
            self.tell_learners(known, out)
        elif me.clients.get(m.client, 0) >= m.serial:
            out.note(Reason.REQUEST_REPEATED, client=m.client, serial=m.serial)
        elif self.is_left_to_another(me, m, out):
            self.redirect(me, m, out)
        else:
            self.take(me, m, out)

    def take(self, me: BasicState, m: ClientRequest, out: Out) -> None:
        """Propose the client's value; one who proposes already goes on with what it has, and the client waits."""
        me.clients = me.clients.put(m.client, m.serial)
        if me.value is not None:
            out.note(Reason.REQUEST_JOINED, client=m.client, value=m.op.value, own=me.value)
            return
        me.value = m.op.value
        me.attempts = 0
        out.note(Reason.REQUEST_TAKEN, client=m.client, value=me.value)
        self.prepare(me, out)

    def is_left_to_another(self, me: BasicState, m: ClientRequest, out: Out) -> bool:
        """With a distinguished proposer (§2.4): whether this node leaves the request to it, as it does the first time.

        A request that comes again says that the distinguished proposer does not answer. Who proposes by now goes on.
        """
        if self.params.backoff != "distinguished" or me.value is not None or out.me == self.cast(out).proposers[0]:
            return False
        if me.redirected.get(m.client, 0) < m.serial:
            return True
        out.note(Reason.STEPPED_IN, client=m.client, proposer=self.cast(out).proposers[0])
        return False

    def redirect(self, me: BasicState, m: ClientRequest, out: Out) -> None:
        """Send the client to the distinguished proposer, and remember that."""
        distinguished = self.cast(out).proposers[0]
        me.redirected = me.redirected.put(m.client, m.serial)
        out.note(Reason.REQUEST_REDIRECTED, client=m.client, proposer=distinguished)
        out.send(m.client, ClientReply(m.serial, False, None, distinguished))

    # --- when a value is chosen ----------------------------------------------------------------------------------

    def on_accepted(self, me: BasicState, sender: NodeId, m: Accepted, out: Out) -> None:
        """An acceptor has accepted: with a quorum for one number its value is chosen (§2.3)."""
        acceptors = () if self.known(me) is not None else self.count(me, sender, m, out)
        if not acceptors:
            out.note(Reason.ACCEPT_UNUSED, acceptor=sender, id=m.id)
            return
        if me.phase == ACCEPT and m.id == me.proposal:
            me.accepts = acceptors
        count, needed = len(acceptors), self.quorum(out)
        out.note(Reason.ACCEPT_COUNTED, acceptor=sender, id=m.id, value=m.value, count=count, needed=needed)
        if count < needed:
            return
        out.note(Reason.VALUE_CHOSEN, id=m.id, value=m.value, count=count)
        out.reach("value_chosen", unless="chosen")
        out.record("chosen")
        out.record(("settled", m.id))
        if LEARNER in me.roles:
            self.learn(me, m.value, out)
        self.finish(me, m.value, out)
        if self.is_own(me, m.id, out):
            out.note(Reason.LEARN_SENT, value=m.value)
            self.tell_learners(m.value, out)

    def on_learn(self, me: BasicState, sender: NodeId, m: Learn, out: Out) -> None:
        """A proposer tells which value was chosen."""
        if LEARNER not in me.roles:
            self.put_aside(LEARNER, sender, out)
            return
        if me.learned is not None:
            out.note(Reason.LEARN_KNOWN, proposer=sender, value=me.learned)
            return
        self.learn(me, m.value, out)
        self.finish(me, m.value, out)

    def tell_learners(self, value: Proposed, out: Out) -> None:
        """Learn to all learners, oneself included."""
        out.broadcast(Learn(value), self.cast(out).learners)

    @staticmethod
    def finish(me: BasicState, value: Proposed, out: Out) -> None:
        """Whoever was proposing is done: with its own value or another's, its clients get the chosen one."""
        if me.value is None:
            return
        me.phase = DONE
        me.value = value
        out.cancel_timer("retry")
        for client, serial in me.clients.items():
            out.note(Reason.CLIENT_ANSWERED, client=client, value=value)
            out.send(client, ClientReply(serial, True, value, None))
        me.clients = EMPTY
