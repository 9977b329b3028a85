"""What always holds of rumors. That every rumor dies, and how many never hear of it, is no promise of this kind."""

from __future__ import annotations

from typing import Final

from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.gossip.rumor.state import USEFUL, Rumor, RumorState, known
from visualizer.protocols.gossip.versions import Version, is_newer


@always("versions_never_fall", fields=("rumors",))
def versions_never_fall(change: Change[RumorState], ghost: None) -> Verdict:
    """What a node knows of a key is never replaced by something older."""
    if _runs(change):
        for old in change.before.rumors:
            new = known(change.after.rumors, old.key)
            if new is not None and is_newer(old.version, new.version):
                return ghost, versions_never_fall.broken(
                    change.node, node=change.node, key=old.key,
                    old_counter=old.version.counter, old_maker=old.version.node,
                    counter=new.version.counter, maker=new.version.node,
                )  # fmt: skip
    return ghost, None


Written = Map[Version, Rumor]
"""What the maker of each version wrote under it."""


@always("nobody_invents", fields=("rumors",), ghost=EMPTY, by_itself=True)
def nobody_invents(change: Change[RumorState], ghost: Written) -> Verdict:
    """What goes round under a version is what its maker wrote."""
    old = change.before.rumors
    for rumor in change.after.rumors:
        if rumor in old:
            continue
        written = ghost.get(rumor.version)
        # Where a run begins in the middle of a story, somebody wrote before it what is known by then.
        if written is None and (rumor.version.node == change.node or change.at == 0):
            ghost = ghost.put(rumor.version, rumor)
        elif written != rumor:
            return ghost, nobody_invents.broken(
                change.node, node=change.node, key=rumor.key, value=rumor.value,
                counter=rumor.version.counter, maker=rumor.version.node,
            )  # fmt: skip
    return ghost, None


Buried = Map[NodeId, Map[str, Version]]
"""The keys that each node has removed without a trace, with the version that was there."""


@always("dead_stays_dead", fields=("rumors",), ghost=EMPTY)
def dead_stays_dead(change: Change[RumorState], ghost: Buried) -> Verdict:
    """What a node has deleted does not come back to it, unless it is written anew (§2)."""
    if not _runs(change):
        return ghost, None
    old, new = change.before.rumors, change.after.rumors
    for rumor in old:
        if known(new, rumor.key) is None:
            ghost = ghost.put(change.node, ghost.get(change.node, EMPTY).put(rumor.key, rumor.version))
    for rumor in new:
        if rumor in old or rumor.value is None:
            continue
        before = known(old, rumor.key)
        death = ghost.get(change.node, EMPTY).get(rumor.key) if before is None else _death(before)
        if death is not None and not is_newer(rumor.version, death):
            return ghost, dead_stays_dead.broken(
                change.node, node=change.node, key=rumor.key, value=rumor.value,
                counter=rumor.version.counter, maker=rumor.version.node,
            )  # fmt: skip
    return ghost, None


def _death(rumor: Rumor) -> Version | None:
    """The version of a death certificate; None where the rumor is none."""
    return rumor.version if rumor.value is None else None


@always("useful_contact_resets", fields=("contact",))
def useful_contact_resets(change: Change[RumorState], ghost: None) -> Verdict:
    """After a contact that somebody needed, the counter of unnecessary ones is at 0 (§1.4)."""
    me = change.after
    if me.contact == USEFUL and me.counter:
        return ghost, useful_contact_resets.broken(change.node, node=change.node, counter=me.counter)
    return ghost, None


def _runs(change: Change[RumorState]) -> bool:
    """Whether the node was up before and after: what becomes of a disk that is lost is not its doing."""
    return change.before.up and change.after.up


INVARIANTS: Final[tuple[Invariant, ...]] = (
    versions_never_fall,
    nobody_invents,
    dead_stays_dead,
    useful_contact_resets,
)
