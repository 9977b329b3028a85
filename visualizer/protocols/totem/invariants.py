"""What Totem guarantees of the token, of the order and of delivery; `ring_invariants.py` has what it does of rings.

Each is checked after every step that touches what it watches, and looks only at what that step changed. What a node
forgets in a crash it was not obliged to keep: a node that is down, or on another ring since, is asked nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.totem.messages import SAFE, Delivered, Message, RingId
from visualizer.protocols.totem.state import OPERATIONAL, RECOVERY, OldRing, TotemState

TotemChange = Change[TotemState]

# --- the token --------------------------------------------------------------------------------------------------------


@always("token_taken_once", fields=("has_token",))
def token_taken_once(change: TotemChange, ghost: None) -> Verdict:
    """A node takes a token of a ring at most once, and never one that is older than one it has taken (§5)."""
    before, after = change.before, change.after
    if after.has_token and after.ring_id == before.ring_id and after.my_token_seq <= before.my_token_seq:
        args = {"node": change.node, "token_seq": after.my_token_seq, "ring": str(after.ring_id)}
        return ghost, token_taken_once.broken(change.node, **args)
    return ghost, None


@always("one_holder", fields=("has_token",))
def one_holder(change: TotemChange, ghost: None) -> Verdict:
    """A ring has at most one holder of the token (§5)."""
    after = change.after
    if after.has_token:
        for node, state in change.states.items():
            if state is after or not isinstance(state, TotemState):
                continue
            if state.has_token and state.up and state.ring_id == after.ring_id:
                args = {"first": node, "second": change.node, "ring": str(after.ring_id)}
                return ghost, one_holder.broken(node, change.node, **args)
    return ghost, None


# --- the order --------------------------------------------------------------------------------------------------------


@always("seq_unique", sent=(Message,), ghost=EMPTY)
def seq_unique(change: TotemChange, last: Map[RingId, int]) -> Verdict:
    """A number is given to one message of a ring (§5). Remembers the last number of each ring that is in use."""
    before = change.before
    known: Message | None = None
    for envelope in change.sent:
        m = envelope.message
        if m is known or not isinstance(m, Message):
            continue
        known = m
        if m.ring_id == before.ring_id and _holds(before, m.seq):
            continue
        highest = last.get(m.ring_id)
        if highest is None:
            used = rings_in_use(change)
            last = Map((ring, seq) for ring, seq in last.items() if ring in used)
        elif m.seq <= highest:
            return last, seq_unique.broken(change.node, node=change.node, seq=m.seq, ring=str(m.ring_id))
        last = last.put(m.ring_id, m.seq)
    return last, None


@always("total_order", fields=("high_delivered", "state"))
def total_order(change: TotemChange, ghost: None) -> Verdict:
    """A node delivers a ring's messages in the order of their numbers, each once, and after all before it (§5).

    As a number is given to one message (`seq_unique`), it is one order for all.
    """
    after = change.after
    ring: RingId | None = None
    last = 0
    for d in change.delivered:
        if type(d) is not Delivered:
            continue
        if d.ring is not ring:
            ring = d.ring
            before = ring_of(change.before, ring)
            last = before.high_delivered if before else 0
        if d.seq <= last or (d.seq > after.my_aru and ring == after.ring_id):
            return ghost, total_order.broken(change.node, node=change.node, seq=d.seq, ring=str(ring))
        last = d.seq
    return ghost, None


@always("aru_is_received", fields=("last_visit",))
def aru_is_received(change: TotemChange, ghost: None) -> Verdict:
    """What a node lets the token say, it has received: all messages up to my_aru (§5)."""
    after = change.after
    if not after.has_token:
        return ghost, None
    # What is delivered and safe was received by all, and is discarded.
    first = min(after.safe_seq, after.high_delivered) + 1
    if bisect_right(after.received, after.my_aru) == after.my_aru - first + 1:
        return ghost, None
    missing = next((seq for seq in range(first, after.my_aru + 1) if seq not in after.received), None)
    if missing is None:
        return ghost, None
    return ghost, aru_is_received.broken(change.node, node=change.node, aru=after.my_aru, missing=missing)


# --- delivery ---------------------------------------------------------------------------------------------------------


@always("safe_at_all", fields=("safe_seq", "state"))
def safe_at_all(change: TotemChange, ghost: None) -> Verdict:
    """A message is delivered as safe in its ring only when all members have received it (§5).

    It becomes so when the node learns that more is safe, or when the ring is left behind.
    """
    for d in takewhile(lambda d: isinstance(d, Delivered), change.delivered):
        if isinstance(d, Delivered) and d.service == SAFE:
            for node, state in others(change):
                ring = ring_of(state, d.ring)
                if ring is not None and not _holds(ring, d.seq):
                    args = {"node": change.node, "seq": d.seq, "without": node, "ring": str(d.ring)}
                    return ghost, safe_at_all.broken(change.node, node, **args)
    return ghost, None


@always("self_delivery", fields=("state",))
def self_delivery(change: TotemChange, ghost: None) -> Verdict:
    """A node delivers all that it has broadcast in a ring before it installs the next one (EVS)."""
    rec = change.before.recovery
    if rec is None or rec.old is None or change.after.recovery is not None or not is_installation(change):
        return ghost, None
    old = rec.old
    delivered = {d.seq for d in change.delivered if isinstance(d, Delivered) and d.ring == old.ring_id}
    for m in old.messages[bisect_right(old.received, old.high_delivered) :]:
        if m.sender == change.node and m.seq not in delivered:
            return ghost, self_delivery.broken(change.node, node=change.node, seq=m.seq, ring=str(old.ring_id))
    return ghost, None


# --- what they share --------------------------------------------------------------------------------------------------


def others(change: TotemChange) -> Iterator[tuple[NodeId, TotemState]]:
    """The other nodes that are up."""
    for node, state in change.states.items():
        if node != change.node and state.up and isinstance(state, TotemState):
            yield node, state


def ring_of(state: TotemState, ring: RingId) -> TotemState | OldRing | None:
    """What a node knows of a ring: its own, or the one that it is leaving; None of any other."""
    if state.ring_id is ring or state.ring_id == ring:
        return state
    old = state.recovery.old if state.recovery else None
    return old if old is not None and old.ring_id == ring else None


def rings_in_use(change: TotemChange) -> set[RingId | None]:
    """The rings that nodes are in, or are leaving."""
    used: set[RingId | None] = set()
    for state in change.states.values():
        if isinstance(state, TotemState):
            used.add(state.ring_id)
            if state.recovery and state.recovery.old:
                used.add(state.recovery.old.ring_id)
    return used


def is_installation(change: TotemChange) -> bool:
    """Whether this step installed a ring."""
    return change.before.state == RECOVERY and change.after.state == OPERATIONAL


def _holds(ring: TotemState | OldRing, seq: int) -> bool:
    if seq <= ring.my_aru:
        return True
    at = bisect_left(ring.received, seq)
    return at < len(ring.received) and ring.received[at] == seq


ORDER: Final[tuple[Invariant, ...]] = (
    token_taken_once,
    one_holder,
    seq_unique,
    total_order,
    aru_is_received,
    safe_at_all,
    self_delivery,
)
