"""SWIM's failure detector: ping, ask others to ping, suspect (§3.1, §4.2, §4.3)."""

from __future__ import annotations

from typing import Final

from visualizer.core import model
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.units import micros
from visualizer.protocols.gossip import meter
from visualizer.protocols.gossip.membership.beliefs import Beliefs, exists, others, some
from visualizer.protocols.gossip.membership.messages import Ack, Ping, PingReq, Suspect
from visualizer.protocols.gossip.membership.reasons import MembershipReason as Reason
from visualizer.protocols.gossip.membership.state import ALIVE, MembershipState

ACK: Final = "ack"
"""The timer of the Ack that has not come."""


class Swim(Beliefs):
    """A node that finds out by pings who is silent."""

    def __init__(self, params: model.Params) -> None:
        super().__init__(params)
        self.ack_timeout = micros(self.params.ack_timeout)

    # --- a protocol period ---------------------------------------------------------------------------------------

    def probe_next(self, me: MembershipState, out: Out) -> None:
        """A protocol period ends: who was pinged in it and is silent is suspect. Ping the next one."""
        if me.probe is not None:
            self.found_silent(me, me.probe, out)
        target = me.probe = self.next_turn(me, out)
        if target is None:
            out.cancel_timer(ACK)
            out.note(Reason.ALONE)
            return
        me.probes += 1
        self.ping(me, target, None, me.probes, out)
        out.set_timer(ACK, self.ack_timeout)
        out.note(Reason.PINGED, member=target)

    def next_turn(self, me: MembershipState, out: Out) -> NodeId | None:
        """Go round all members in an order that is drawn anew for each round (§4.3); None where there are none."""
        living = set(others(me, out))
        turns = tuple(node for node in me.turns if node in living)
        turns = turns or some(others(me, out), len(living), "turn", out)
        me.turns = turns[1:]
        return turns[0] if turns else None

    def take_turn(self, me: MembershipState, node: NodeId, out: Out) -> None:
        """A new member is put in at a place that is drawn, so that nobody's turn comes much later (§4.3)."""
        place = out.draw("place", 0, len(me.turns))
        me.turns = (*me.turns[:place], node, *me.turns[place:])

    def found_silent(self, me: MembershipState, node: NodeId, out: Out) -> None:
        """No Ack came, neither straight nor through others (§4.2)."""
        if me.members[node].status == ALIVE:
            self.suspect(me, node, out)
            incarnation = me.members[node].incarnation
            meter.send(me, node, Suspect(node, incarnation), out)
            out.note(Reason.SUSPECTED, member=node, incarnation=incarnation)
        else:
            out.note(Reason.STILL_SILENT, member=node, status=me.members[node].status)

    def ping(self, me: MembershipState, to: NodeId, asker: NodeId | None, probe: int, out: Out) -> None:
        """Ping a member, with news."""
        meter.send(me, to, Ping(probe, me.incarnation, self.news_for(me, to), asker), out)

    def ping_dead(self, me: MembershipState, node: NodeId, out: Out) -> None:
        """Ping a member that is held dead, and say that it is."""
        self.ping(me, node, None, me.probes, out)
        out.note(Reason.CALLED_DEAD, member=node)

    # --- what arrives --------------------------------------------------------------------------------------------

    def take_in(self, me: MembershipState, sender: NodeId, m: Ping | PingReq | Ack, out: Out) -> None:
        """Hear that the sender lives, and the news that it sends."""
        learned = self.hear_from(me, sender, m.incarnation, out)
        learned = self.hear(me, sender, m.news, out) or learned
        if learned or m.news:
            meter.count_arrival(me, learned)

    def on_ping(self, me: MembershipState, sender: NodeId, m: Ping, out: Out) -> None:
        """Answer, and tell news in return."""
        self.take_in(me, sender, m, out)
        ack = Ack(m.probe, out.me, me.incarnation, self.news_for(me, sender), m.asker)
        meter.send(me, sender, ack, out)
        out.note(Reason.ANSWERED, sender=sender)

    def on_ack_timer(self, me: MembershipState, out: Out) -> None:
        """No Ack came in time: ask others to ping, in case only the way between the two is bad (§3.1)."""
        target = me.probe
        assert target is not None, "an Ack that comes cancels the timer"
        helpers = some([node for node in others(me, out) if node != target], self.params.k, "helper", out)
        for helper in helpers:
            request = PingReq(me.probes, target, me.incarnation, self.news_for(me, helper))
            meter.send(me, helper, request, out)
        if helpers:
            out.note(Reason.ASKED_OTHERS, member=target, helpers=helpers)
        else:
            out.note(Reason.NO_OTHERS, member=target)

    def on_ping_req(self, me: MembershipState, sender: NodeId, m: PingReq, out: Out) -> None:
        """Ping on behalf of another member (§3.1)."""
        self.take_in(me, sender, m, out)
        if exists(m.member, out):
            self.ping(me, m.member, sender, m.probe, out)
        out.note(Reason.PINGED_FOR, member=m.member, asker=sender)

    def on_ack(self, me: MembershipState, sender: NodeId, m: Ack, out: Out) -> None:
        """Somebody is there; pass it on where another one asked (§3.1)."""
        self.take_in(me, sender, m, out)
        if m.asker is not None and m.asker != out.me:
            if exists(m.asker, out):
                ack = Ack(m.probe, m.member, me.incarnation, self.news_for(me, m.asker))
                meter.send(me, m.asker, ack, out)
            out.note(Reason.PASSED_ON, member=m.member, asker=m.asker)
        elif (m.member, m.probe) != (me.probe, me.probes):
            out.note(Reason.ACK_UNUSED, member=m.member)
        else:
            me.probe = None
            out.cancel_timer(ACK)
            reason = Reason.HEARD_BACK if sender == m.member else Reason.HEARD_BACK_THROUGH
            out.note(reason, member=m.member, sender=sender)
