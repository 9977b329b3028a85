"""What a node believes: what news does to its list, how it refutes what is said of it, and how news spreads (§4).

The ground on which both detectors stand: nothing here finds out by itself that somebody is silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from visualizer.core import model
from visualizer.core.names import NodeId, is_node
from visualizer.core.out import Out
from visualizer.core.persistent import Map
from visualizer.core.protocol import Protocol
from visualizer.core.units import micros, millis
from visualizer.protocols.gossip import meter
from visualizer.protocols.gossip.cycles import Cycles
from visualizer.protocols.gossip.membership.messages import Alive, Dead, Suspect
from visualizer.protocols.gossip.membership.params import MembershipParams
from visualizer.protocols.gossip.membership.reasons import MembershipReason as Reason
from visualizer.protocols.gossip.membership.state import (
    ALIVE,
    DEAD,
    SUSPECT,
    Member,
    MembershipState,
    News,
    is_news,
)

SUSPICION: Final = "suspicion"
"""The timer of the suspicion that runs out first."""

FIRST_SUSPICION: Final = "first_suspicion"
"""The milestone of the first suspicion of a run."""

NAMED: Final = 4
"""Members that a sentence names, where there are more."""


class Beliefs(Protocol[MembershipState]):
    """A node that keeps a list of members by what it is told."""

    State = MembershipState
    Params = MembershipParams
    params: MembershipParams

    def __init__(self, params: model.Params) -> None:
        super().__init__(params)
        self.instant = self.params.synchronous
        self.cycles = Cycles(self.params.interval, synchronous=self.params.synchronous)
        self.pings = self.params.detector == "swim"
        self.suspicion = micros(self.params.suspicion)

    def begin(self, me: MembershipState, node: NodeId, known: Member | None, out: Out) -> None:
        """A member is there, or is in a new incarnation: what the detector has to begin with it.

        known: what was believed of it before; None where it was a stranger.
        """

    # --- news ----------------------------------------------------------------------------------------------------

    def hear(self, me: MembershipState, sender: NodeId, news: Iterable[News], out: Out) -> bool:
        """Take news in; whether any of it was new. Names that nobody bears are passed over."""
        learned: list[NodeId] = []
        changed = False
        for one in news:
            known = me.members.get(one.node)
            if one.node == out.me:
                changed = self.hear_of_itself(me, sender, one, out) or changed
            elif is_news(one, known) and exists(one.node, out):
                self.believe(me, one, out)
                changed = True
                if known is None and one.status == ALIVE:
                    learned.append(one.node)
                else:
                    say(sender, one, known, out)
        if learned == [sender]:
            out.note(Reason.MET, member=sender)
        elif learned:
            out.note(Reason.LEARNED, members=tuple(learned[:NAMED]), count=len(learned), sender=sender)
        return changed

    def hear_from(self, me: MembershipState, sender: NodeId, incarnation: int, out: Out) -> bool:
        """Somebody shows a sign of life: that it is alive in its incarnation is news like any other."""
        return self.hear(me, sender, (News(sender, ALIVE, incarnation),), out)

    def believe(self, me: MembershipState, one: News, out: Out) -> None:
        """Put a belief in place of what was believed of another node; it becomes news to tell."""
        node = one.node
        known = me.members.get(node)
        phi = known.phi if known is not None and one.status != ALIVE else 0.0
        me.members = me.members.put(node, Member(one.status, one.incarnation, phi))
        if one.status == SUSPECT:
            me.suspected = me.suspected.put(node, millis(out.now + self.suspicion))
            self.arm_suspicion(me, out)
            if FIRST_SUSPICION not in out.facts:
                out.reach(FIRST_SUSPICION, unless=FIRST_SUSPICION)
                out.record(FIRST_SUSPICION)
        elif node in me.suspected:
            me.suspected = me.suspected.without(node)
            self.arm_suspicion(me, out)
        if one.status != DEAD and (known is None or one.incarnation > known.incarnation):
            self.begin(me, node, known, out)
        self.spread(me, node)

    # --- news of oneself -----------------------------------------------------------------------------------------

    def hear_of_itself(self, me: MembershipState, sender: NodeId, one: News, out: Out) -> bool:
        """Whoever is called suspect or dead refutes, unless its incarnation has outgrown that (§4.2).

        One whose disk was lost may hear of itself in an incarnation that it knows nothing of; it goes above that too.
        """
        if one.incarnation < me.incarnation or (one.incarnation == me.incarnation and one.status == ALIVE):
            return False
        me.incarnation = one.incarnation + 1
        self.put_itself(me, out)
        reason = {ALIVE: Reason.OUTLIVED, SUSPECT: Reason.REFUTED, DEAD: Reason.RETURNED_SELF}[one.status]
        out.note(reason, sender=sender, old=one.incarnation, incarnation=me.incarnation)
        return True

    def put_itself(self, me: MembershipState, out: Out) -> None:
        """Hold oneself alive in the present incarnation, and have that as news to tell."""
        me.members = me.members.put(out.me, Member(ALIVE, me.incarnation, 0.0))
        self.spread(me, out.me)

    def told_of(self, me: MembershipState, sender: NodeId, one: News, out: Out) -> None:
        """A message that is about one member. Who hears that it is suspected, or dead, says at once that it is not."""
        useful = self.hear(me, sender, (one,), out)
        meter.count_arrival(me, useful)
        if not useful:
            out.note(Reason.KNEW, sender=sender)
        if one.node == out.me and one.status != ALIVE:
            meter.send(me, sender, Alive(out.me, me.incarnation), out)

    def on_suspect(self, me: MembershipState, sender: NodeId, m: Suspect, out: Out) -> None:
        """A member is suspected."""
        self.told_of(me, sender, News(m.node, SUSPECT, m.incarnation), out)

    def on_alive(self, me: MembershipState, sender: NodeId, m: Alive, out: Out) -> None:
        """A member is alive."""
        self.told_of(me, sender, News(m.node, ALIVE, m.incarnation), out)

    def on_dead(self, me: MembershipState, sender: NodeId, m: Dead, out: Out) -> None:
        """A member is gone."""
        self.told_of(me, sender, News(m.node, DEAD, m.incarnation), out)

    # --- suspicion -----------------------------------------------------------------------------------------------

    def suspect(self, me: MembershipState, node: NodeId, out: Out) -> None:
        """Believe of a member that was alive that it may be gone (§4.2)."""
        self.believe(me, News(node, SUSPECT, me.members[node].incarnation), out)

    def on_suspicion_timer(self, me: MembershipState, out: Out) -> None:
        """Who was suspected and has not refuted in time is declared dead (§4.2)."""
        # The timer counts whole microseconds of a clock that may drift: the first one is due, whatever it shows.
        now = max(millis(out.now), min(me.suspected.values(), default=0.0))
        for node in [node for node, until in me.suspected.items() if until <= now]:
            incarnation = me.members[node].incarnation
            self.believe(me, News(node, DEAD, incarnation), out)
            out.note(Reason.DECLARED_DEAD, member=node, incarnation=incarnation)

    def arm_suspicion(self, me: MembershipState, out: Out) -> None:
        """Arm the timer for the suspicion that runs out first."""
        if me.suspected:
            out.set_timer(SUSPICION, max(1, micros(min(me.suspected.values())) - out.now))
        else:
            out.cancel_timer(SUSPICION)

    # --- the spread of news --------------------------------------------------------------------------------------

    def spread(self, me: MembershipState, node: NodeId) -> None:
        """There is news of a member, which nobody was told so far. Without pings there is nothing that it rides on."""
        if self.pings:
            me.news = me.news.put(node, 0)

    def news_for(self, me: MembershipState, to: NodeId) -> tuple[News, ...]:
        """What rides on a message: the news that was told least, and first what its receiver must refute (§4.1)."""
        chosen = sorted(me.news, key=me.news.__getitem__)[: self.params.piggyback]
        if chosen:
            # λ · log₂ n, with the logarithm rounded up.
            enough = self.params.retell * len(me.members).bit_length()
            told = ((node, times + (node in chosen)) for node, times in me.news.items())
            me.news = Map((node, times) for node, times in told if times < enough)
        of_receiver = me.members.get(to)
        if of_receiver is not None and of_receiver.status != ALIVE and to not in chosen:
            chosen = [to, *chosen]
        return tuple(news_of(node, me.members[node]) for node in chosen)


def say(sender: NodeId, one: News, known: Member | None, out: Out) -> None:
    """Note what was heard of one member."""
    before = ALIVE if known is None else known.status
    if one.status == SUSPECT:
        reason = Reason.HEARD_SUSPECT
    elif one.status == DEAD:
        reason = Reason.HEARD_GOODBYE if sender == one.node else Reason.HEARD_DEAD
    elif before == ALIVE:
        reason = Reason.HEARD_ALIVE
    else:
        reason = Reason.HEARD_REFUTED if before == SUSPECT else Reason.HEARD_RETURNED
    out.note(reason, member=one.node, incarnation=one.incarnation, sender=sender)


def news_of(node: NodeId, member: Member) -> News:
    """A belief as news."""
    return News(node, member.status, member.incarnation)


def exists(node: NodeId, out: Out) -> bool:
    """Whether somebody bears this name: a message made by hand may speak of anybody."""
    return is_node(node) and int(node[1:]) <= len(out.nodes)


def others(me: MembershipState, out: Out) -> list[NodeId]:
    """The members that are not dead, without oneself."""
    return [node for node, member in me.members.items() if member.status != DEAD and node != out.me]


def some(among: Sequence[NodeId], count: int, purpose: str, out: Out) -> tuple[NodeId, ...]:
    """So many of them in an order that is drawn, each as likely as any; all where there are no more."""
    left = list(among)
    return tuple(left.pop(out.draw(purpose, 0, len(left) - 1)) for _ in range(min(count, len(left))))
