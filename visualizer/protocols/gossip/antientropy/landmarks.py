"""What no node can know: how far the newest write has come, and that all stores are the same."""

from __future__ import annotations

from visualizer.core.landmark import Sight, landmark
from visualizer.core.model import Record
from visualizer.protocols.gossip.course import Course, moved
from visualizer.protocols.gossip.items import Item
from visualizer.protocols.gossip.merkle import MerkleMap
from visualizer.protocols.gossip.versions import Version, is_newer


class Write(Record, frozen=True, gc=False):
    """A write: a key in a version."""

    key: str
    version: Version


@landmark(fields=("up", "data"), ghost=Course())
def course(sight: Sight, ghost: Course) -> tuple[Course, tuple[str, ...]]:
    """Half of the nodes, or all of them, know the newest write; or all hold the same: of those that are up."""
    newest = _newest(sight.before[1], sight.after[1], ghost.latest)
    # The hash over a store says it all.
    return moved(ghost, sight, newest, _knows, lambda: True)


def _newest(old: MerkleMap[Item], new: MerkleMap[Item], latest: Write | None) -> Write | None:
    """The newest write that a node did not know before, where it is newer than the latest."""
    found = None
    for key, item in new.differing_from(old).pairs():
        best = found or latest
        if best is None or is_newer(item.version, best.version):
            found = Write(key, item.version)
    return found


def _knows(data: MerkleMap[Item], write: Write) -> bool:
    item = data.get(write.key)
    return item is not None and not is_newer(write.version, item.version)
