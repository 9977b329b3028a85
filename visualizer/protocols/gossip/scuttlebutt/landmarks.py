"""What no participant can know: how far the latest update has come, and that all know the same."""

from __future__ import annotations

from visualizer.core.landmark import Sight, landmark
from visualizer.core.model import Record
from visualizer.core.names import NodeId
from visualizer.protocols.gossip.course import Course, moved
from visualizer.protocols.gossip.scuttlebutt.state import Data, of


class Said(Record, frozen=True, gc=False):
    """An update: what a participant said of a key of its own."""

    participant: NodeId
    key: str
    version: int


@landmark(fields=("up", "data", "max_version"), ghost=Course())
def course(sight: Sight, ghost: Course) -> tuple[Course, tuple[str, ...]]:
    """Half of the nodes, or all of them, know the latest update; or all know the same: of those that are up."""
    return moved(ghost, sight, _own_update(sight), _knows, lambda: _agree(sight))


def _agree(sight: Sight) -> bool:
    """Whether all hold the same: in precise reconciliation the highest versions alone do not say it."""
    held = [sight.states[node].data for node in sight.nodes if sight.states[node].up]
    return all(data == held[0] for data in held)


def _own_update(sight: Sight) -> Said | None:
    """The update that a node has made of itself, if it has."""
    (_, old, before), (_, new, after) = sight.before, sight.after
    version = after.get(sight.node, 0)
    if version <= before.get(sight.node, 0):
        return None
    was, now = of(old, sight.node), of(new, sight.node)
    key = next((key for key, entry in now.items() if entry.version == version), None)
    return None if key is None or was.get(key) == now[key] else Said(sight.node, key, version)


def _knows(data: Data, said: Said) -> bool:
    entry = of(data, said.participant).get(said.key)
    return entry is not None and entry.version >= said.version
