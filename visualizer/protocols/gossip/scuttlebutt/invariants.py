"""What is known of participants, at all times: the invariant of the paper, and what any gossip promises.

Each looks only at the participants of whom a node's knowledge has changed. A lost disk is no violation by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.gossip.scuttlebutt.state import Entry, ScuttlebuttState, of

ScuttlebuttChange = Change[ScuttlebuttState]


@always("no_gaps", fields=("data", "max_version"))
def no_gaps(change: ScuttlebuttChange, ghost: None) -> Verdict:
    """Of every key, a node has the value that the participant has, or its version is above the node's highest (§3.2).

    What was overwritten at the participant meanwhile nobody misses: only the present value of each key counts.
    """
    if not change.after.up:
        return ghost, None
    before = change.before.max_version
    risen = [who for who, highest in change.after.max_version.items() if before.get(who) != highest]
    for participant in dict.fromkeys((*_changed(change), *risen)):
        origin = change.states.get(participant)
        if participant == change.node or origin is None:
            continue
        highest = change.after.max_version.get(participant, 0)
        held = of(change.after.data, participant)
        for key, entry in of(origin.data, participant).items():
            if entry.version <= highest and held.get(key) != entry:
                broken = no_gaps.broken(
                    change.node, participant, node=change.node, participant=participant, key=key,
                    version=entry.version, highest=highest,
                )  # fmt: skip
                return ghost, broken
    return ghost, None


@always("versions_never_fall", fields=("data",))
def versions_never_fall(change: ScuttlebuttChange, ghost: None) -> Verdict:
    """What is known of a key gives way only to a higher version (§2)."""
    if not change.before.up and not change.after.up:
        return ghost, None
    for participant in _changed(change):
        now = of(change.after.data, participant)
        for key, old in of(change.before.data, participant).items():
            new = now.get(key)
            if new is None or new.version < old.version:
                broken = versions_never_fall.broken(
                    change.node, node=change.node, participant=participant, key=key,
                    old=old.version, new=0 if new is None else new.version,
                )  # fmt: skip
                return ghost, broken
    return ghost, None


@always("nobody_invents", fields=("data",), ghost=EMPTY, by_itself=True)
def nobody_invents(change: ScuttlebuttChange, issued: Map[NodeId, int]) -> Verdict:
    """What is known of a participant it has said of itself. Remembers how far each has counted.

    What the run begins with counts as said.
    """
    for participant, key, _, entry in _new_entries(change):
        if participant == change.node or change.at == 0:
            if entry.version > issued.get(participant, 0):
                issued = issued.put(participant, entry.version)
            continue
        origin = change.states.get(participant)
        original = of(origin.data, participant).get(key) if origin is not None else None
        is_false = original is not None and original.version == entry.version and original != entry
        if is_false or entry.version > issued.get(participant, 0):
            broken = nobody_invents.broken(
                change.node, node=change.node, participant=participant, key=key,
                version=entry.version, value=entry.value,
            )  # fmt: skip
            return issued, broken
    return issued, None


@always("dead_stays_dead", fields=("data",))
def dead_stays_dead(change: ScuttlebuttChange, ghost: None) -> Verdict:
    """What a participant has deleted comes back only by a newer update."""
    for participant, key, old, new in _new_entries(change):
        if old is not None and old.deleted and not new.deleted and new.version <= old.version:
            broken = dead_stays_dead.broken(
                change.node, node=change.node, participant=participant, key=key, value=new.value
            )
            return ghost, broken
    return ghost, None


def _changed(change: ScuttlebuttChange) -> list[NodeId]:
    """The participants of whom more, or less, is known than before."""
    before, after = change.before.data, change.after.data
    if after is before:
        return []
    changed = [who for who, own in after.items() if before.get(who) is not own]
    return changed if before.keys() <= after.keys() else [*changed, *(who for who in before if who not in after)]


def _new_entries(change: ScuttlebuttChange) -> Iterator[tuple[NodeId, str, Entry | None, Entry]]:
    """What is known now and was not before: participant, key, the entry before, the entry now."""
    for participant in _changed(change):
        was = of(change.before.data, participant)
        for key, entry in of(change.after.data, participant).items():
            if was.get(key) != entry:
                yield participant, key, was.get(key), entry


ALWAYS_HOLD: Final[tuple[Invariant, ...]] = (versions_never_fall, nobody_invents, dead_stays_dead)
"""What holds in precise reconciliation too."""

INVARIANTS: Final[tuple[Invariant, ...]] = (no_gaps, *ALWAYS_HOLD)
"""What holds in Scuttlebutt."""
