"""Landmarks: milestones that no node can know of, because they speak of all of them.

A handler marks what its own node comes to (`out.reach`). That a piece of news has come to everybody, or that all hold
the same, only somebody sees who looks at all states. A landmark looks at what each step changed, and remembers what it
needs in a ghost: an immutable value that travels and forks with the world, as those of invariants do. It is looked at
in every mode, the search mode too, as runs end at milestones there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

import msgspec

from visualizer.core.model import State
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.units import Micros
from visualizer.core.world import World


class Sight(msgspec.Struct):
    """What a step did to a node. `before`, `after`: the values of the watched fields, in their order."""

    node: NodeId
    before: tuple[Any, ...]
    after: tuple[Any, ...]
    states: Mapping[NodeId, Any]
    """Every node, and every client, after the step."""
    nodes: tuple[NodeId, ...]
    """The nodes that there are by now, by number."""
    at: Micros


View = Callable[[Sight, Any], tuple[Any, tuple[str, ...]]]
"""From what a step did and the ghost before it to the ghost after it and the milestones that are reached."""


class Landmark(msgspec.Struct, frozen=True):
    """What there is to see of a whole run. It is looked at where a step has changed one of the fields."""

    view: View
    fields: tuple[str, ...]
    ghost: Any
    """What it remembers before anything has happened, when every node is up and as it has never run; immutable."""
    glance: Callable[[State], tuple[Any, ...]]
    """The values of the fields in a state."""

    def look(self, world: World, node: NodeId, before: State, after: State, out: Out, *, is_new: bool = False) -> None:
        """Look at what a step did to a node; the ghost of the world moves on, and what is reached is marked.

        is_new: the node did not exist before the step.
        """
        old, new = self.glance(before), self.glance(after)
        if old != new or is_new:
            self.see(world, node, old, new, out)

    def see(self, world: World, node: NodeId, old: tuple[Any, ...], new: tuple[Any, ...], out: Out) -> None:
        """The same, where the values of the fields before and after the step are known to differ."""
        sight = Sight(node, old, new, world.states, world.roster.nodes, world.now)
        world.seen, reached = self.view(sight, world.seen)
        for name in reached:
            out.reach(name)

    def at_first(self, world: World, pristine: Mapping[NodeId, State]) -> Any:
        """The ghost before the first step, where these nodes begin otherwise than as they had never run.

        Only those that are down are shown: each of the others is, by its start.
        """
        ghost = self.ghost
        for node, before in pristine.items():
            after = world.states[node]
            if not after.up:
                sight = Sight(node, self.glance(before), self.glance(after), world.states, world.roster.nodes, 0)
                ghost, _ = self.view(sight, ghost)
        return ghost


def landmark(*, fields: tuple[str, ...], ghost: Any) -> Callable[[View], Landmark]:
    """Make a landmark of a view: `view(sight, ghost) -> (ghost, milestones)`.

    fields: two or more state fields whose change it looks at, `up` among them where it matters who is down. A node
    whose initial state was overridden, and one that joins, is shown once as a change from one that has never run.
    Raises ValueError where there are fewer than two.
    """
    if len(fields) < 2:
        raise ValueError("a landmark looks at two fields or more, as `up` matters nearly always")
    return lambda view: Landmark(view, fields, ghost, attrgetter(*fields))
