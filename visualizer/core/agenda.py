"""The commands that are still to come, where a run goes on with others than it began with."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify

from visualizer.core.command import Command
from visualizer.core.units import micros
from visualizer.core.world import World


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
