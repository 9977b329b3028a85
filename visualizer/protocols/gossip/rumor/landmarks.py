"""What no node can know: how far a rumor has come, and that it is dead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from visualizer.core.landmark import Sight, landmark
from visualizer.core.model import Record
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.gossip.rumor.state import INFECTIVE, Rumors
from visualizer.protocols.gossip.versions import Version

HALF: Final = "half_informed"
ALL: Final = "all_informed"
DEAD: Final = "rumor_dead"

MILESTONES: Final = (HALF, ALL, DEAD)


class Reach(Record, frozen=True, gc=False):
    """How far one rumor has come: how many know it, and what of that was said (0 nothing, 1 half, 2 all)."""

    count: int
    said: int = 0


class Spread(Record, frozen=True, gc=False):
    """How far rumors have come among the nodes that are up."""

    down: int = 0
    """Nodes that are down, or have left."""
    infective: int = 0
    informed: Map[Version, Reach] = EMPTY
    """Those rumors that anybody knows, by their versions."""


Informed = Map[Version, Reach]


@landmark(fields=("up", "state", "rumors"), ghost=Spread())
def spread(sight: Sight, ghost: Spread) -> tuple[Spread, tuple[str, ...]]:
    """Half of the nodes that are up, or all of them, know a rumor, each said once for it; nobody is infective any more.

    A node that joins is a change from one that has never run. Where messages take time, one that is still on its way
    when the last node has lost interest may wake a rumor that was dead; then it dies again.
    """
    was_up, was, old = sight.before
    is_up, now, new = sight.after
    down = ghost.down + was_up - is_up
    infective = ghost.infective + (is_up and now == INFECTIVE) - (was_up and was == INFECTIVE)
    informed = ghost.informed
    reached: list[str] = []
    if old is not new or was_up != is_up:
        informed = _forgotten(informed, old if was_up else (), new if is_up else ())
        informed, news = _heard(informed, old if was_up else (), new if is_up else ())
        # Where a node goes down, what all the others know has come to all.
        looked_at = news if is_up else tuple(informed)
        informed = _said(informed, looked_at, len(sight.nodes) - down, reached)
    if infective == 0 < ghost.infective:
        reached.append(DEAD)
    return Spread(down, infective, informed), tuple(reached)


def _forgotten(informed: Informed, old: Rumors, new: Rumors) -> Informed:
    """The counts without what a node knew and knows no more."""
    for rumor in old:
        if rumor not in new:
            reach = informed[rumor.version]
            left = Reach(reach.count - 1, reach.said)
            informed = informed.put(rumor.version, left) if left.count else informed.without(rumor.version)
    return informed


def _heard(informed: Informed, old: Rumors, new: Rumors) -> tuple[Informed, tuple[Version, ...]]:
    """The counts with what a node knows now and did not know before, and the versions of that."""
    news = []
    for rumor in new:
        if rumor not in old:
            reach = informed.get(rumor.version)
            informed = informed.put(rumor.version, Reach(reach.count + 1, reach.said) if reach else Reach(1))
            news.append(rumor.version)
    return informed, tuple(news)


def _said(informed: Informed, versions: Iterable[Version], up: int, reached: list[str]) -> Informed:
    """The counts once it is said which of these versions have come to half of the nodes, or to all, as `reached` is."""
    for version in versions:
        reach = informed[version]
        if reach.said < 1 and 2 * reach.count >= up:
            reached.append(HALF)
            reach = Reach(reach.count, 1)
        if reach.said < 2 and reach.count >= up:
            reached.append(ALL)
            reach = Reach(reach.count, 2)
        informed = informed.put(version, reach)
    return informed
