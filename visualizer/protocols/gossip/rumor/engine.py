"""Rumor mongering (Demers et al. 1987, §1.4): who calls whom, what is said, and what clients may ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from visualizer.core import limits
from visualizer.core.client import ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.gossip import meter
from visualizer.protocols.gossip.cycles import GOSSIP
from visualizer.protocols.gossip.partners import partners
from visualizer.protocols.gossip.rumor.invariants import INVARIANTS
from visualizer.protocols.gossip.rumor.landmarks import MILESTONES, spread
from visualizer.protocols.gossip.rumor.messages import Feedback, PullReply, PullRequest, Push
from visualizer.protocols.gossip.rumor.reasons import RumorReason as Reason
from visualizer.protocols.gossip.rumor.spreading import Spreading
from visualizer.protocols.gossip.rumor.state import (
    INFECTIVE,
    REMOVED,
    SUSCEPTIBLE,
    Rumor,
    Rumors,
    RumorState,
    newest,
    without,
)
from visualizer.protocols.gossip.updates import UPDATES, Delete, answer
from visualizer.protocols.gossip.versions import Version

_ASK: Final = PullRequest()


def _in_state(state: str) -> Callable[[RumorState], bool]:
    return lambda me: me.state == state


class RumorMongering(Spreading):
    """A node that spreads rumors."""

    id = "gossip-rumor"
    messages = (Push, PullRequest, PullReply, Feedback, ClientRequest)
    timers = (GOSSIP,)
    Reasons = Reason
    operations = UPDATES
    invariants = INVARIANTS
    landmark = spread
    milestones = MILESTONES
    most_nodes = limits.NODES_OF_A_CROWD
    open_membership = True
    drawn = ("state", "redundant")
    gauges: ClassVar[Mapping[str, Callable[[Any], float]]] = {
        "informed": lambda me: me.up and bool(me.rumors),
        "infective": lambda me: me.up and me.state == INFECTIVE,
        **meter.GAUGES,
    }
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        state: _in_state(state) for state in (SUSCEPTIBLE, INFECTIVE, REMOVED)
    }

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> RumorState:
        """A node that has heard nothing."""
        return RumorState()

    def on_start(self, me: RumorState, out: Out) -> None:
        """Start with what is on the disk. What a node was eager to tell is forgotten in a crash: it is removed.

        A run may also begin with a rumor: a node that is infective there spreads all that it knows, or what is hot.
        """
        if me.rumors:
            self.recall(me, out)
        else:
            me.state, me.hot = SUSCEPTIBLE, ()
            out.note(Reason.STARTED)
        if self.pulls or me.hot:
            self.cycles.begin(out)

    @staticmethod
    def recall(me: RumorState, out: Out) -> None:
        """Put what it knows in order, and find out what it is eager to tell."""
        me.rumors = newest(me.rumors)
        me.version = max(me.version, *(rumor.version.counter for rumor in me.rumors))
        keys = tuple(rumor.key for rumor in me.rumors)
        me.hot = tuple(key for key in keys if key in me.hot) or (keys if me.state == INFECTIVE else ())
        if me.hot:
            me.state = INFECTIVE
            out.note(Reason.STARTED_INFECTIVE, keys=me.hot)
        else:
            me.state = REMOVED
            out.note(Reason.STARTED_KNOWING, keys=keys)

    # --- a cycle -------------------------------------------------------------------------------------------------

    def on_gossip_timer(self, me: RumorState, out: Out) -> None:
        """A cycle: who is infective pushes, and with pull everybody asks."""
        if self.synchronous:
            self.turn(me, out)
        if self.once_a_cycle and me.hot:
            self.end_cycle(me, out)
        if self.pulls or me.hot:
            self.cycles.next(out)
            self.call(me, out)
        else:
            out.note(Reason.IDLE)

    def call(self, me: RumorState, out: Out) -> None:
        """Contact others, drawn uniformly."""
        others = partners(out, self.fanout)
        if not others:
            out.note(Reason.NOBODY_ELSE)
            return
        if self.pushes and me.hot:
            self.push(me, others, out)
        if self.pulls:
            meter.send_all(me, others, _ASK, out)
            out.note(Reason.ASKED, others=others)

    def push(self, me: RumorState, others: tuple[NodeId, ...], out: Out) -> None:
        """Tell others all that is hot."""
        meter.send_all(me, others, Push(self.hot_rumors(me)), out)
        out.note(Reason.TOLD, others=others, keys=me.hot)
        if not self.feedback:
            self.blind_contact(me, out)

    def hot_rumors(self, me: RumorState) -> Rumors:
        """The rumors to tell: those in which it has not lost interest; not those heard only in this cycle."""
        if len(me.hot) == len(me.rumors) and not me.fresh:
            return me.rumors
        return tuple(rumor for rumor in me.rumors if rumor.key in me.hot and rumor.key not in me.fresh)

    def blind_contact(self, me: RumorState, out: Out) -> None:
        """A contact of which nothing will be heard counts as an unnecessary one."""
        out.note(Reason.CONTACT_BLIND)
        self.contact_was(me, needed=False, out=out)

    # --- what arrives --------------------------------------------------------------------------------------------

    def on_push(self, me: RumorState, sender: NodeId, m: Push, out: Out) -> None:
        """Somebody tells what it is eager to spread."""
        self.hear(me, sender, m.rumors, out)

    def on_pull_request(self, me: RumorState, sender: NodeId, m: PullRequest, out: Out) -> None:
        """Somebody asks: answer with what is hot, and be it nothing."""
        if self.synchronous:
            self.turn(me, out)
        rumors = self.hot_rumors(me) if me.hot else ()
        meter.send(me, sender, PullReply(rumors), out)
        if not rumors:
            out.note(Reason.NOTHING_HOT, asker=sender)
            return
        out.note(Reason.ANSWERED, asker=sender, keys=tuple(rumor.key for rumor in rumors))
        if not self.feedback:
            self.blind_contact(me, out)

    def on_pull_reply(self, me: RumorState, sender: NodeId, m: PullReply, out: Out) -> None:
        """The answer to a question; an empty one costs no more than itself."""
        if m.rumors:
            self.hear(me, sender, m.rumors, out)
        else:
            out.note(Reason.NOTHING_HEARD, teller=sender)

    def hear(self, me: RumorState, teller: NodeId, rumors: Rumors, out: Out) -> None:
        """Take what is new, and say, where that is wanted, what was not."""
        already = self.take(me, rumors, out)
        if len(already) == len(rumors):
            out.note(Reason.KNEW, teller=teller, keys=already)
        if self.feedback:
            meter.send(me, teller, Feedback(already), out)

    def on_feedback(self, me: RumorState, sender: NodeId, m: Feedback, out: Out) -> None:
        """Somebody says what it knew: the contact was unnecessary if that is all that is hot."""
        if not me.hot:
            out.note(Reason.FEEDBACK_UNUSED, other=sender)
            return
        needed = m.known != me.hot and not set(me.hot).issubset(m.known)
        if needed:
            out.note(Reason.CONTACT_USEFUL, other=sender, counter=me.counter)
        else:
            out.note(Reason.CONTACT_UNNECESSARY, other=sender)
        self.contact_was(me, needed, out)

    # --- clients -------------------------------------------------------------------------------------------------

    def on_client_request(self, me: RumorState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """A client writes: the node has a new rumor to tell."""
        if self.synchronous:
            self.turn(me, out)
        if isinstance(m.op, Delete):
            self.delete(me, m, m.op, out)
        else:
            rumor = Rumor(m.op.key, m.op.value, Version(me.version + 1, out.me))
            out.note(Reason.WRITTEN, client=m.client, key=rumor.key, value=rumor.value, counter=me.version + 1)
            self.catch(me, rumor, out)
        answer(m, out)

    def delete(self, me: RumorState, m: ClientRequest, op: Delete, out: Out) -> None:
        """A deletion is a rumor too (§2), or the item is only removed here, and the others do not hear of it."""
        if self.params.death_certificates:
            certificate = Rumor(op.key, None, Version(me.version + 1, out.me))
            out.note(Reason.DELETED, client=m.client, key=op.key, counter=me.version + 1)
            self.catch(me, certificate, out)
            return
        out.note(Reason.DELETED_BARE, client=m.client, key=op.key)
        me.rumors = without(me.rumors, op.key)
        me.hot = tuple(key for key in me.hot if key != op.key)
        if not me.hot:
            self.lose_interest(me, out)
