"""What Totem guarantees of rings: their names, who makes them, on whose agreement, and who takes what along (EVS)."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from visualizer.core.invariant import Invariant, Verdict, always
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.totem.invariants import ORDER, TotemChange, is_installation
from visualizer.protocols.totem.messages import CommitToken, Delivered, Installed, Join, RingId
from visualizer.protocols.totem.node import in_order
from visualizer.protocols.totem.state import RECOVERY, TotemState

RINGS_KEPT: Final = 64
"""Rings of which is remembered who took part: far more than can be in use at once."""


class Rings(msgspec.Struct, frozen=True):
    """The last rings with their members, and the highest ring that each node has been in."""

    members: Map[RingId, tuple[NodeId, ...]] = EMPTY
    highest: Map[NodeId, int] = EMPTY


@always("rings_unique", fields=("ring_id",), ghost=Rings())
def rings_unique(change: TotemChange, rings: Rings) -> Verdict:
    """A ring's name is given once, and every ring that a node enters has a higher sequence than its last (§6)."""
    after, ring = change.after, change.after.ring_id
    if ring is None or (after.state != RECOVERY and change.before.recovery is not None):
        # Down, or back where it came from.
        return rings, None
    members = rings.members.get(ring)
    if (members is not None and members != after.members) or ring.seq <= rings.highest.get(change.node, 0):
        return rings, rings_unique.broken(change.node, node=change.node, ring=str(ring))
    kept = rings.members if members else rings.members.put(ring, after.members)
    if len(kept) > RINGS_KEPT:
        kept = Map(list(kept.items())[RINGS_KEPT // 2 :])
    return Rings(kept, rings.highest.put(change.node, ring.seq)), None


@always("ring_seq_by_four", fields=("ring_seq",))
def ring_seq_by_four(change: TotemChange, ghost: None) -> Verdict:
    """The ring sequence rises, to at most four above the highest that anybody knows (§6)."""
    before, after = change.before.ring_seq, change.after.ring_seq
    known = [s.ring_seq for n, s in change.states.items() if n != change.node and isinstance(s, TotemState)]
    # What a run begins with is nobody's doing.
    if change.at == 0:
        return ghost, None
    if change.after.up and after != before and not before < after <= max((before, *known)) + 4:
        return ghost, ring_seq_by_four.broken(change.node, node=change.node, before=before, after=after)
    return ghost, None


@always("representative_lowest", sent=(CommitToken,))
def representative_lowest(change: TotemChange, ghost: None) -> Verdict:
    """The representative of a ring is the member with the lowest number (§6)."""
    for envelope in change.sent:
        m = envelope.message
        if isinstance(m, CommitToken):
            lowest = next(iter(in_order(*(entry.id for entry in m.members))), None)
            if lowest is not None and m.ring_id.representative != lowest:
                args = {"node": m.ring_id.representative, "lowest": lowest, "ring": str(m.ring_id)}
                return ghost, representative_lowest.broken(m.ring_id.representative, lowest, **args)
    return ghost, None


Sets = tuple[tuple[NodeId, ...], tuple[NodeId, ...]]


@always("consensus_first", sent=(Join, CommitToken), ghost=EMPTY)
def consensus_first(change: TotemChange, said: Map[NodeId, Map[Sets, int]]) -> Verdict:
    """A ring is made only when every member has said that it wants this very one (§6).

    Remembers which sets every node has broadcast, and its ring sequence when it last did: what a member of the last
    ring said before that ring counts no more.
    """
    me = change.before
    created: CommitToken | None = None
    for envelope in change.sent:
        m = envelope.message
        if isinstance(m, Join):
            sets = (m.proc_set, m.fail_set)
            own = said.get(m.sender, EMPTY)
            if own.get(sets, -1) < m.ring_seq:
                said = said.put(m.sender, own.put(sets, m.ring_seq))
        elif isinstance(m, CommitToken) and m.index == 1:
            created = m
    if created is None:
        return said, None
    sets = (change.after.proc_set, change.after.fail_set)
    for entry in created.members:
        since = me.ring_id.seq if me.ring_id and entry.id in me.members else 0
        if entry.id != change.node and said.get(entry.id, EMPTY).get(sets, -1) < since:
            args = {"node": change.node, "member": entry.id, "ring": str(created.ring_id)}
            return said, consensus_first.broken(change.node, entry.id, **args)
    return said, None


class Taken(msgspec.Struct, frozen=True):
    """What a node delivered of its old ring: up to which number there, and what in the transitional configuration."""

    node: NodeId
    regular: int
    transitional: tuple[tuple[int, NodeId, Any], ...]


@always("moves_together", fields=("state",), ghost=EMPTY)
def moves_together(change: TotemChange, moved: Map[tuple[RingId, RingId], Taken]) -> Verdict:
    """Nodes that move together from one ring to the next deliver the same messages in between (EVS).

    Remembers what the first of them has delivered, for the last moves from a ring to a ring.
    """
    rec, ring = change.before.recovery, change.after.ring_id
    if rec is None or rec.old is None or ring is None or not is_installation(change):
        return moved, None
    old = rec.old.ring_id
    regular, transitional, is_over = rec.old.high_delivered, [], False
    for d in change.delivered:
        if isinstance(d, Installed):
            is_over = True
        elif isinstance(d, Delivered) and d.ring == old:
            if is_over:
                transitional.append((d.seq, d.sender, d.contents))
            else:
                regular = d.seq
    taken = Taken(change.node, regular, tuple(transitional))
    first = moved.get((old, ring))
    if first is None:
        kept = moved if len(moved) < RINGS_KEPT else Map(list(moved.items())[RINGS_KEPT // 2 :])
        return kept.put((old, ring), taken), None
    if (first.regular, first.transitional) != (taken.regular, taken.transitional):
        args = {"first": first.node, "second": change.node, "old": str(old), "ring": str(ring)}
        return moved, moves_together.broken(first.node, change.node, **args)
    return moved, None


INVARIANTS: Final[tuple[Invariant, ...]] = (
    *ORDER,
    rings_unique,
    ring_seq_by_four,
    representative_lowest,
    consensus_first,
    moves_together,
)
