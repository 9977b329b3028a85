"""What no member can know: that all hold the same list and it is true, or that they have fallen apart into islands."""

from __future__ import annotations

from typing import Final

from visualizer.core.landmark import Sight, landmark
from visualizer.core.model import Record
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.gossip.membership.state import ALIVE, DEAD, Members

CONVERGED: Final = "converged"
ISLANDS_APART: Final = "islands_apart"
ISLANDS_JOINED: Final = "islands_joined"

MILESTONES: Final = (ISLANDS_APART, ISLANDS_JOINED, CONVERGED)


class World(Record, frozen=True, gc=False):
    """A belief about who is there that nodes share. `holders`: how many of those that are up have it."""

    holders: int
    size: int
    """How many are alive in it; 0 where somebody is suspect, as it is no settled belief then."""


Worlds = Map[int, World]
"""Every belief that anybody has, by its hash."""


class Islands(Record, frozen=True, gc=False):
    """What those that are up believe."""

    down: int = 0
    """Nodes that are down, or have left."""
    worlds: Worlds = EMPTY
    converged: bool = False
    apart: bool = False
    """Whether they have fallen apart, and not found each other since."""


@landmark(fields=("up", "members"), ghost=Islands())
def islands(sight: Sight, ghost: Islands) -> tuple[Islands, tuple[str, ...]]:
    """All that are up hold one another alive and nobody else; or they are islands, each sure that it is the world.

    A node holds itself alive always; so where as many share a belief as are alive in it, it is they who are. Islands
    are joined once all hold one another alive.
    """
    was_up, old = sight.before
    is_up, new = sight.after
    down = ghost.down + was_up - is_up
    worlds = ghost.worlds
    if was_up != is_up or old is not new:
        worlds = _moved(worlds, old if was_up else EMPTY, new if is_up else EMPTY)
    everybody = sum(world.holders for world in worlds.values()) == len(sight.nodes) - down
    settled = everybody and all(world.holders == world.size for world in worlds.values())
    converged = settled and len(worlds) == 1
    apart = ghost.apart
    reached: list[str] = []
    if settled and len(worlds) > 1 and not apart:
        reached.append(ISLANDS_APART)
        apart = True
    if converged and apart:
        reached.append(ISLANDS_JOINED)
        apart = False
    if converged and not ghost.converged:
        reached.append(CONVERGED)
    return Islands(down, worlds, converged, apart), tuple(reached)


def _moved(worlds: Worlds, old: Members, new: Members) -> Worlds:
    """The worlds once a node believes the one in place of the other; the empty one is not counted."""
    (left, _), (entered, size) = _belief(old), _belief(new)
    if left == entered:
        return worlds
    if old:
        world = worlds[left]
        worlds = worlds.put(left, World(world.holders - 1, world.size)) if world.holders > 1 else worlds.without(left)
    if new:
        there = worlds.get(entered)
        worlds = worlds.put(entered, World(there.holders + 1 if there else 1, size))
    return worlds


def _belief(members: Members) -> tuple[int, int]:
    """The hash of who is there according to a list, and how many are alive in it; 0 where somebody is suspect."""
    there = frozenset([(node, member.status) for node, member in members.items() if member.status != DEAD])
    settled = all(status == ALIVE for _, status in there)
    return hash(there), len(there) if settled else 0
