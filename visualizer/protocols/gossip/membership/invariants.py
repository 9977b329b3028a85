"""What always holds of the lists of members. That they become the same, and true, is no promise of this kind.

Each looks only at the members of whom a node's belief has changed. What a node forgets in a crash it may hear again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.gossip.membership.state import ALIVE, DEAD, SUSPECT, Member, MembershipState

MembershipChange = Change[MembershipState]


@always("incarnations_never_fall", fields=("incarnation", "members"))
def incarnations_never_fall(change: MembershipChange, ghost: None) -> Verdict:
    """Neither a node's own incarnation falls, nor that in which it believes of another (§4.2)."""
    before, after = change.before.incarnation, change.after.incarnation
    if change.after.up and after < before:
        return ghost, incarnations_never_fall.broken(
            change.node, node=change.node, member=change.node, old=before, new=after
        )
    for member, old, new in _moved(change):
        if old is not None and new.incarnation < old.incarnation:
            return ghost, incarnations_never_fall.broken(
                change.node, node=change.node, member=member, old=old.incarnation, new=new.incarnation
            )
    return ghost, None


Issued = Map[NodeId, int]
"""The highest incarnation that each node has had."""


@always("only_itself_raises", fields=("incarnation", "members"), ghost=EMPTY)
def only_itself_raises(change: MembershipChange, issued: Issued) -> Verdict:
    """Nobody believes in an incarnation of a member that the member has never had (§4.2).

    What the run begins with counts as had. 0 is no incarnation: a name of which nothing is known.
    """
    if change.after.incarnation > issued.get(change.node, 0):
        issued = issued.put(change.node, change.after.incarnation)
    for member, _, new in _moved(change):
        if new.incarnation <= issued.get(member, 0):
            continue
        if change.at > 0:
            return issued, only_itself_raises.broken(
                change.node, member, node=change.node, member=member,
                incarnation=new.incarnation, highest=issued.get(member, 0),
            )  # fmt: skip
        issued = issued.put(member, new.incarnation)
    return issued, None


@always("nobody_invents", fields=("members",), by_itself=True)
def nobody_invents(change: MembershipChange, ghost: None) -> Verdict:
    """Whoever is on a list is one of the nodes that there are, or were."""
    for member, _, _ in _moved(change):
        if member not in change.states:
            return ghost, nobody_invents.broken(change.node, node=change.node, member=member)
    return ghost, None


@always("holds_itself_alive", fields=("members",))
def holds_itself_alive(change: MembershipChange, ghost: None) -> Verdict:
    """A node that runs holds itself alive, in its own incarnation: whatever is said against it, it refutes (§4.2)."""
    own = change.after.members.get(change.node)
    if own is None or not change.after.up or change.at == 0:
        return ghost, None
    if own.status != ALIVE or own.incarnation != change.after.incarnation:
        return ghost, holds_itself_alive.broken(
            change.node, node=change.node, status=own.status, incarnation=own.incarnation
        )
    return ghost, None


@always("dead_stay_dead", fields=("members",))
def dead_stay_dead(change: MembershipChange, ghost: None) -> Verdict:
    """A member that was held dead returns only with a higher incarnation (§4.2)."""
    for member, old, new in _moved(change):
        if old is not None and old.status == DEAD and new.status != DEAD and new.incarnation <= old.incarnation:
            return ghost, dead_stay_dead.broken(
                change.node, member, node=change.node, member=member, status=new.status, incarnation=new.incarnation
            )
    return ghost, None


Lifted = Map[NodeId, Map[NodeId, int]]
"""For each node, the incarnation in which it no longer suspects each member that it suspected."""


@always("refuted_stays_refuted", fields=("members",), ghost=EMPTY)
def refuted_stays_refuted(change: MembershipChange, ghost: Lifted) -> Verdict:
    """A suspicion that a node has dropped does not come back to it with the same incarnation (§4.2)."""
    node = change.node
    if not change.after.up:
        return ghost.without(node), None
    lifted: Map[NodeId, int] = ghost.get(node, EMPTY)
    for member, old, new in _moved(change):
        if old is not None and old.status == SUSPECT and new.status == ALIVE:
            lifted = lifted.put(member, old.incarnation)
            ghost = ghost.put(node, lifted)
        elif new.status == SUSPECT and new.incarnation <= lifted.get(member, -1):
            broken = refuted_stays_refuted.broken(node, member, node=node, member=member, incarnation=new.incarnation)
            return ghost, broken
    return ghost, None


def _moved(change: MembershipChange) -> Iterator[tuple[NodeId, Member | None, Member]]:
    """The members of whom a running node believes something else than before, φ aside: who, before, and now."""
    before, after = change.before.members if change.before.up else EMPTY, change.after.members
    if not change.after.up or after is before:
        return
    for node, new in after.items():
        old = before.get(node)
        if old is not new and (old is None or old.status != new.status or old.incarnation != new.incarnation):
            yield node, old, new


ALWAYS_HOLD: Final[tuple[Invariant, ...]] = (
    incarnations_never_fall,
    only_itself_raises,
    nobody_invents,
    holds_itself_alive,
    dead_stay_dead,
)
"""What holds with either detector."""

INVARIANTS: Final[tuple[Invariant, ...]] = (*ALWAYS_HOLD, refuted_stays_refuted)
"""What holds with pings. With φ a suspicion is one node's own opinion: a heartbeat ends it, and silence renews it."""
