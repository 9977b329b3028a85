"""Membership, broken on purpose: each twin drops one rule, and something that always holds does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.gossip.membership.beliefs import say
from visualizer.protocols.gossip.membership.engine import Membership
from visualizer.protocols.gossip.membership.state import ALIVE, SUSPECT, Member, MembershipState, News, is_news


class CannotRefute(Membership):
    """What is said of itself it takes for true, as of anybody else: once suspected, it will be dead (§4.2)."""

    variant = "cannot-refute"

    def hear_of_itself(self, me: MembershipState, sender: NodeId, one: News, out: Out) -> bool:
        """Believe it."""
        known = me.members[out.me]
        if not is_news(one, known):
            return False
        self.believe(me, one, out)
        say(sender, one, known, out)
        return True


class AnySignOfLife(Membership):
    """Whatever comes from a suspect lifts the suspicion, and the suspicion that still goes round comes back (§4.2)."""

    variant = "any-sign-of-life"

    def hear_from(self, me: MembershipState, sender: NodeId, incarnation: int, out: Out) -> bool:
        """It is alive, as anybody can see."""
        known = me.members.get(sender)
        if known is not None and known.status == SUSPECT:
            me.members = me.members.put(sender, Member(ALIVE, known.incarnation, known.phi))
            me.suspected = me.suspected.without(sender)
            self.arm_suspicion(me, out)
        return super().hear_from(me, sender, incarnation, out)


class AnybodyRaises(Membership):
    """Whoever hears from a suspect refutes on its behalf, in an incarnation that the suspect never had (§4.2)."""

    variant = "anybody-raises"

    def hear_from(self, me: MembershipState, sender: NodeId, incarnation: int, out: Out) -> bool:
        """Vouch for it."""
        known = me.members.get(sender)
        if known is not None and known.status != ALIVE:
            incarnation = known.incarnation + 1
        return super().hear_from(me, sender, incarnation, out)


_TWINS: Final = (CannotRefute, AnySignOfLife, AnybodyRaises)

VARIANTS: Final[Mapping[str, type[Membership]]] = {twin.variant: twin for twin in _TWINS}
