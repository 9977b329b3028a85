"""Heartbeats by gossip, and φ: how strange a member's silence is (van Renesse et al. 1998; Hayashibara et al. 2004)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import Map
from visualizer.core.units import millis
from visualizer.protocols.gossip import meter
from visualizer.protocols.gossip.membership.beliefs import Beliefs, news_of, others, some
from visualizer.protocols.gossip.membership.messages import Dead, Heartbeat
from visualizer.protocols.gossip.membership.reasons import MembershipReason as Reason
from visualizer.protocols.gossip.membership.state import (
    ALIVE,
    DEAD,
    SUSPECT,
    Arrivals,
    Beat,
    Member,
    MembershipState,
    News,
)

WINDOW: Final = 20
"""About how many gaps the mean weighs."""

FIRST_GAP: Final = 2
"""Periods that the gap between two heartbeats is taken for before any is known: gossip does not bring every one."""

FIRST_WEIGHT: Final = 5
"""How many gaps that counts for, so that one early gap that is long by chance does not make a node patient."""


def phi_of(silence: float, mean: float) -> float:
    """φ = −log₁₀ P(a gap is longer than this silence), where gaps have an exponential distribution with this mean.

    silence, mean: milliseconds, the mean above 0. P is e^(−silence/mean).
    """
    return round(max(0.0, silence) / (mean * math.log(10.0)), 2)


def grown(arrivals: Arrivals, counter: int, now: float) -> Arrivals:
    """The arrivals once the counter has grown. now: milliseconds. The mean of the last gaps, the older ones fading.

    The first one tells nothing of a gap: it ends the time since the node came to know of the member.
    """
    if arrivals.counter == 0:
        return Arrivals(counter, now, arrivals.mean, arrivals.gaps)
    weight = min(arrivals.gaps + 1, WINDOW)
    mean = arrivals.mean + (now - arrivals.last - arrivals.mean) / weight
    return Arrivals(counter, now, max(0.001, round(mean, 3)), weight)


class Heartbeats(Beliefs):
    """A node that finds out by heartbeats who is silent."""

    # --- a period ------------------------------------------------------------------------------------------------

    def beat(self, me: MembershipState, out: Out) -> None:
        """Count, weigh the silence of all others, and tell one of them all counters."""
        me.heartbeat += 1
        self.weigh(me, out)
        chosen = some(others(me, out), 1, "partner", out)
        if not chosen:
            out.note(Reason.ALONE)
            return
        [partner] = chosen
        meter.send(me, partner, self.table(me, out), out)
        out.note(Reason.BEAT, partner=partner, heartbeat=me.heartbeat)

    def table(self, me: MembershipState, out: Out) -> Heartbeat:
        """The counters of all that are not dead."""
        beats = {out.me: Beat(me.incarnation, me.heartbeat)}
        for node in others(me, out):
            beats[node] = Beat(me.members[node].incarnation, me.arrivals[node].counter)
        return Heartbeat(Map(beats))

    def weigh(self, me: MembershipState, out: Out) -> None:
        """Reckon φ of every member anew, and suspect those whose silence has become too strange."""
        now = millis(out.now)
        weighed: dict[NodeId, Member] = {}
        for node in others(me, out):
            member, arrivals = me.members[node], me.arrivals[node]
            phi = phi_of(now - arrivals.last, arrivals.mean)
            if phi != member.phi:
                weighed[node] = Member(member.status, member.incarnation, phi)
        if weighed:
            me.members = me.members.merged(weighed)
        threshold = self.params.threshold
        for node, member in weighed.items():
            if member.status == ALIVE and member.phi >= threshold:
                self.suspect(me, node, out)
                out.note(Reason.PHI_SUSPECTED, member=node, phi=member.phi, threshold=threshold)

    def expect(self, me: MembershipState, node: NodeId, out: Out) -> None:
        """Wait for the heartbeats of a member from now on."""
        me.arrivals = me.arrivals.put(
            node, Arrivals(0, millis(out.now), FIRST_GAP * self.params.interval, FIRST_WEIGHT)
        )

    def beat_to_dead(self, me: MembershipState, node: NodeId, out: Out) -> None:
        """Send the counters to a member that is held dead: if it is not, it will learn what is believed of it."""
        meter.send(me, node, self.table(me, out), out)
        out.note(Reason.CALLED_DEAD, member=node)

    # --- what arrives --------------------------------------------------------------------------------------------

    def on_heartbeat(self, me: MembershipState, sender: NodeId, m: Heartbeat, out: Out) -> None:
        """Take over every counter that has grown."""
        incarnations = [News(node, ALIVE, beat.incarnation) for node, beat in m.beats.items()]
        told = self.hear(me, sender, incarnations, out)
        fresh = self.take_counters(me, m.beats, out)
        useful = told or fresh > 0
        meter.count_arrival(me, useful)
        if useful:
            out.note(Reason.HEARD_BEATS, sender=sender, count=fresh)
        else:
            out.note(Reason.STALE_BEATS, sender=sender)
        known = me.members.get(sender)
        if known is not None and known.status == DEAD:
            meter.send(me, sender, Dead(sender, known.incarnation), out)
            out.note(Reason.TOLD_DEAD, sender=sender, incarnation=known.incarnation)

    def take_counters(self, me: MembershipState, beats: Mapping[NodeId, Beat], out: Out) -> int:
        """Take over the counters that have grown, and trust suspects whose has; how many there were."""
        now = millis(out.now)
        found: dict[NodeId, Arrivals] = {}
        for node, beat in beats.items():
            member, arrivals = me.members.get(node), me.arrivals.get(node)
            if member is None or arrivals is None or member.status == DEAD:
                continue
            if beat.incarnation == member.incarnation and beat.counter > arrivals.counter:
                found[node] = grown(arrivals, beat.counter, now)
                if member.status == SUSPECT:
                    self.trust(me, node, out)
        if found:
            me.arrivals = me.arrivals.merged(found)
        return len(found)

    def trust(self, me: MembershipState, node: NodeId, out: Out) -> None:
        """A heartbeat ends a suspicion: with φ it was this node's own opinion, and nobody was told of it."""
        member = me.members[node]
        self.believe(me, news_of(node, Member(ALIVE, member.incarnation, 0.0)), out)
        out.note(Reason.PHI_TRUSTED, member=node, phi=member.phi)
