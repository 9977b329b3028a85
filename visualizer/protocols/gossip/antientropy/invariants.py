"""What the stores guarantee at all times, whatever is lost and whoever is down.

Each looks only at the keys in which a node's store has changed; what two versions of a store share is not walked
through. A disk that was lost is no violation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.names import NodeId, is_client
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.gossip.antientropy.state import AntiEntropyState
from visualizer.protocols.gossip.items import Item
from visualizer.protocols.gossip.versions import Version, is_newer

AntiEntropyChange = Change[AntiEntropyState]


@always("versions_never_fall", fields=("data",))
def versions_never_fall(change: AntiEntropyChange, ghost: None) -> Verdict:
    """At a node, the item of a key gives way only to a newer one (§1.3)."""
    for key, item in _new_items(change):
        old = change.before.data.get(key)
        if old is not None and is_newer(old.version, item.version):
            return ghost, versions_never_fall.broken(
                change.node, node=change.node, key=key, old=_text(old.version), new=_text(item.version)
            )
    return ghost, None


@always("nobody_invents", fields=("data",), ghost=EMPTY, by_itself=True)
def nobody_invents(change: AntiEntropyChange, issued: Map[NodeId, int]) -> Verdict:
    """What a node holds was written by a client at the node that the version names. Remembers how far each has counted.

    What the run begins with counts as written.
    """
    for key, item in _new_items(change):
        maker, counter = item.version.node, item.version.counter
        if maker == change.node or change.at == 0:
            if counter > issued.get(maker, 0):
                issued = issued.put(maker, counter)
            continue
        origin = change.states.get(maker)
        original = origin.data.get(key) if origin else None
        is_false = original is not None and original.version == item.version and original != item
        if is_false or counter > issued.get(maker, 0):
            broken = nobody_invents.broken(
                change.node, node=change.node, key=key, version=_text(item.version), value=item.value
            )
            return issued, broken
    return issued, None


@always("dead_stays_dead", fields=("data",), ghost=EMPTY)
def dead_stays_dead(change: AntiEntropyChange, buried: Map[tuple[NodeId, str], Version]) -> Verdict:
    """What a node has deleted comes back there only by a newer write (§2). Remembers what left no certificate."""
    before, after = change.before, change.after
    if before.up and after.up:
        for key, item in before.data.missing_in(after.data).pairs():
            buried = buried.put((change.node, key), item.version)
    for key, item in _new_items(change):
        old = before.data.get(key)
        dead = old.version if old is not None and old.deleted else buried.get((change.node, key))
        if dead is not None and not item.deleted and not is_newer(item.version, dead):
            broken = dead_stays_dead.broken(change.node, node=change.node, key=key, value=item.value)
            return buried, broken
    return buried, None


@always("same_data_same_root", fields=("data", "root"))
def same_data_same_root(change: AntiEntropyChange, ghost: None) -> Verdict:
    """Two nodes that hold the same have the same root, in whatever order it came to them (Dynamo §4.7).

    A root that is the hash of the contents alone is that of whoever holds the same; only another one is compared.
    """
    me = change.after
    if not me.up or me.root == me.data.root:
        return ghost, None
    for other, state in change.states.items():
        if not is_client(other) and state.up and state.data == me.data and state.root != me.root:
            broken = same_data_same_root.broken(
                change.node, other, node=change.node, other=other, root=me.root, theirs=state.root
            )
            return ghost, broken
    return ghost, None


def _new_items(change: AntiEntropyChange) -> Iterator[tuple[str, Item]]:
    """The keys whose item has come or changed, each with its new item."""
    return change.after.data.differing_from(change.before.data).pairs()


def _text(version: Version) -> str:
    """A version as a sentence has it."""
    return f"{version.counter}@{version.node}"


INVARIANTS: Final[tuple[Invariant, ...]] = (
    versions_never_fall,
    nobody_invents,
    dead_stays_dead,
    same_data_same_root,
)
