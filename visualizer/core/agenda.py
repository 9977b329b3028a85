"""The commands that are still to come: what a milestone calls in, and what takes the place of others."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappush

from visualizer.core.command import Command
from visualizer.core.out import Out
from visualizer.core.units import micros
from visualizer.core.world import World

Expected = dict[str, list[tuple[int, Command]]]
"""The commands that wait for a milestone, by its name, each with its place in the run's list."""


def expected(commands: Sequence[Command]) -> Expected:
    """Those that wait for a milestone."""
    found: Expected = {}
    for index, command in enumerate(commands):
        if command.when is not None:
            found.setdefault(command.when, []).append((index, command))
    return found


def reach(world: World, out: Out, commands: Expected) -> tuple[str, ...]:
    """The milestones of this step; commands that wait for one of them are taken into the schedule."""
    reached = tuple(name for name, unless in out.milestones if unless is None or unless not in world.facts)
    world.facts.update(dict.fromkeys(out.facts))
    out.milestones, out.facts = [], []
    for name in reached:
        count = world.milestones[name] = world.milestones.get(name, 0) + 1
        for index, command in commands.get(name, ()):
            if command.count == count:
                heappush(world.schedule, (world.now + micros(command.after), index))
    return reached


def reschedule(world: World, old: Sequence[Command], new: Sequence[Command]) -> None:
    """Have these commands wait in place of the old. Raises ValueError where one that was carried out is not there."""
    pairs = enumerate(zip(old, new, strict=False))
    shared = next((i for i, (a, b) in pairs if a != b), min(len(old), len(new)))
    if world.last_command >= shared:
        raise ValueError(f"command {world.last_command} was carried out, and the other run does not have it")
    for index, command in enumerate(new[shared:], shared):
        if _is_past(world, command):
            raise ValueError(f"command {index} begins before this moment")
    later = [(micros(c.at), i) for i, c in enumerate(new) if i >= shared and c.at is not None]
    world.schedule = [entry for entry in world.schedule if entry[1] < shared] + later
    heapify(world.schedule)


def _is_past(world: World, command: Command) -> bool:
    """Whether a command would have been carried out by now, or would wait for its time after its milestone."""
    if command.when is not None:
        return world.milestones.get(command.when, 0) >= command.count
    assert command.at is not None
    at = micros(command.at)
    return at < world.now or (at == world.now and command.step is not None and command.step < world.seq)
