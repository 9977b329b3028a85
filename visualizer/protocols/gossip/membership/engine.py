"""Membership by gossip: coming, going, and what happens in a period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from visualizer.core import model
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import Map
from visualizer.core.units import millis
from visualizer.protocols.gossip import meter
from visualizer.protocols.gossip.cycles import GOSSIP
from visualizer.protocols.gossip.membership.beliefs import FIRST_SUSPICION, SUSPICION, exists, news_of, others, some
from visualizer.protocols.gossip.membership.heartbeats import Heartbeats
from visualizer.protocols.gossip.membership.invariants import ALWAYS_HOLD, INVARIANTS
from visualizer.protocols.gossip.membership.landmarks import MILESTONES, islands
from visualizer.protocols.gossip.membership.messages import (
    Ack,
    Alive,
    Dead,
    Heartbeat,
    JoinRequest,
    Members,
    Ping,
    PingReq,
    Suspect,
)
from visualizer.protocols.gossip.membership.params import MOST_NODES
from visualizer.protocols.gossip.membership.reasons import MembershipReason as Reason
from visualizer.protocols.gossip.membership.state import ALIVE, DEAD, SUSPECT, Member, MembershipState, News
from visualizer.protocols.gossip.membership.swim import ACK, Swim

NOW_AND_THEN: Final = 5
"""A member that is held dead is called once in so many periods, on average."""

SELDOM: Final = 12
"""A node that has joined asks somebody whom it knows once in so many periods, on average."""


def _believed(status: str) -> Callable[[MembershipState], int]:
    """How many members a node believes to be so."""
    return lambda me: sum(member.status == status for member in me.members.values()) if me.up else 0


class Membership(Swim, Heartbeats):
    """A node that knows who is there."""

    id = "gossip-membership"
    Reasons = Reason
    messages = (Ping, PingReq, Ack, Suspect, Alive, Dead, Heartbeat, JoinRequest, Members)
    timers = (GOSSIP, ACK, SUSPICION)
    invariants = INVARIANTS
    landmark = islands
    milestones = (FIRST_SUSPICION, *MILESTONES)
    most_nodes = MOST_NODES
    open_membership = True
    drawn = ("joined", "suspected", "redundant")
    gauges: ClassVar[Mapping[str, Callable[[Any], float]]] = {
        "alive": _believed(ALIVE),
        "suspect": _believed(SUSPECT),
        "dead": _believed(DEAD),
        **meter.GAUGES,
    }

    def __init__(self, params: model.Params) -> None:
        super().__init__(params)
        if not self.pings:
            self.invariants = ALWAYS_HOLD

    # --- coming and going ----------------------------------------------------------------------------------------

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> MembershipState:
        """A node that knows nobody; it comes to know itself and the seeds when it starts."""
        return MembershipState()

    def on_start(self, me: MembershipState, out: Out) -> None:
        """Begin a new incarnation, know the seeds by name, and ask them whom they know (Dynamo §4.8.2).

        Where a run begins with members, the node knows those as well.
        """
        own = me.members.get(out.me)
        me.incarnation = max(me.incarnation, own.incarnation if own else 0) + 1
        known = {seed: Member(ALIVE, 0, 0.0) for seed in self.params.seeds}
        me.members = Map(known | {node: one for node, one in me.members.items() if exists(node, out)})
        me.news = Map((node, times) for node, times in me.news.items() if node in me.members)
        me.probe = None
        self.put_itself(me, out)
        for node in others(me, out):
            self.begin(me, node, None, out)
        soon = millis(out.now + self.suspicion)
        suspects = [node for node in others(me, out) if me.members[node].status == SUSPECT]
        me.suspected = Map((node, me.suspected.get(node, soon)) for node in suspects)
        self.arm_suspicion(me, out)
        me.cycle = self.cycles.number(out)
        self.cycles.begin(out)
        seeds = tuple(seed for seed in self.params.seeds if seed != out.me)
        if seeds and not me.joined:
            meter.send_all(me, seeds, JoinRequest(me.incarnation), out)
            out.note(Reason.STARTED, incarnation=me.incarnation, seeds=seeds)
        else:
            out.note(Reason.STARTED_ALONE, incarnation=me.incarnation, count=len(me.members) - 1)

    def begin(self, me: MembershipState, node: NodeId, known: Member | None, out: Out) -> None:
        """Give a member a turn to be pinged, unless it has one; or wait for its heartbeats, which count anew."""
        if not self.pings:
            self.expect(me, node, out)
        elif known is None or known.status == DEAD:
            self.take_turn(me, node, out)

    def on_join_request(self, me: MembershipState, sender: NodeId, m: JoinRequest, out: Out) -> None:
        """Somebody comes: tell it what is believed here; with φ only who is there, as each has its own doubts."""
        is_new = self.hear_from(me, sender, m.incarnation, out)
        if self.pings:
            table = tuple(news_of(node, member) for node, member in me.members.items())
        else:
            table = tuple(News(node, ALIVE, one.incarnation) for node, one in me.members.items() if one.status != DEAD)
        meter.send(me, sender, Members(table), out)
        out.note(Reason.WELCOMED if is_new else Reason.TOLD_LIST, joiner=sender, count=len(table))

    def on_members(self, me: MembershipState, sender: NodeId, m: Members, out: Out) -> None:
        """Somebody says whom it knows; if all of that was known, enough was asked."""
        useful = self.hear(me, sender, m.members, out)
        meter.count_arrival(me, useful)
        if useful:
            out.note(Reason.WAS_TOLD, sender=sender, count=len(me.members))
        elif me.joined:
            out.note(Reason.KNEW, sender=sender)
        else:
            me.joined = True
            out.note(Reason.JOINED, sender=sender, count=len(me.members))

    def on_leave(self, me: MembershipState, out: Out) -> None:
        """Say goodbye to some, who tell the others: nobody has to wait until the silence is noticed (§3.2)."""
        known = tuple(others(me, out))
        # News of a death rides on pings; where there are none, everybody has to be told.
        told = some(known, max(1, self.params.k), "goodbye", out) if self.pings else known
        meter.send_all(me, told, Dead(out.me, me.incarnation), out)
        out.note(Reason.SAID_GOODBYE, told=told, count=len(told))

    # --- a period ------------------------------------------------------------------------------------------------

    def on_gossip_timer(self, me: MembershipState, out: Out) -> None:
        """A period: the detector's part; and now and then a call to one that is held dead."""
        self.cycles.next(out)
        me.cycle = self.cycles.number(out)
        self.ask_again(me, out)
        if self.pings:
            self.probe_next(me, out)
        else:
            self.beat(me, out)
        if out.draw("call the dead", 1, NOW_AND_THEN) == 1:
            dead = some([node for node, one in me.members.items() if one.status == DEAD], 1, "dead", out)
            for node in dead:
                (self.ping_dead if self.pings else self.beat_to_dead)(me, node, out)

    def ask_again(self, me: MembershipState, out: Out) -> None:
        """As long as there may be more to know, and seldom later on, ask one of those that it knows whom it knows."""
        if not me.joined or (self.pings and out.draw("ask again", 1, SELDOM) == 1):
            for member in some(others(me, out), 1, "ask", out):
                meter.send(me, member, JoinRequest(me.incarnation), out)
                out.note(Reason.ASKED_SELDOM if me.joined else Reason.ASKED_AGAIN, member=member)
