"""The search mode: it goes the same way as a run with a record, only faster."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import everything
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.core.run import Network, Run
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.registry import prepared

UNTIL = micros(3_000)

ASKING = Run("gossip-rumor", nodes=9, params={"mode": "pull"})
"""Nodes that ask each other all the time."""


def chaotic(protocol: str, seed: int, **run: Any) -> Run:
    """A run with the faults that chaos makes for it."""
    kernel = Kernel(*prepared(Run(protocol, seed=seed, clients=2, **run)), record=False, check=False)
    chaos = Chaos(kernel, UNTIL, 0.6)
    while chaos.at <= UNTIL:
        kernel.search(chaos.at - 1, 1_000_000)
        chaos.act()
    return kernel.run


def ends(kernel_or_timeline: Kernel | Timeline) -> Any:
    """Where a run stands at the end, but for what invariants remember, which a search does not hold."""
    if isinstance(kernel_or_timeline, Timeline):
        world = kernel_or_timeline.at(len(kernel_or_timeline.steps))
    else:
        world = kernel_or_timeline.world
    return {name: value for name, value in everything(world).items() if name != "ghosts"}, world.seen


@pytest.mark.parametrize("protocol", ["raft", "gossip-rumor"])
@pytest.mark.parametrize("seed", range(1, 6))
def test_a_search_comes_to_the_same_world_as_a_record(protocol: str, seed: int) -> None:
    run, made = prepared(chaotic(protocol, seed, network=Network(loss=0.05, duplicate=0.05)))
    assert len(run.commands) > 10
    recorded = Timeline(run, made)
    recorded.extend(UNTIL, 1_000_000)
    for check in (False, True):
        searched = Kernel(run, made, record=False, check=check)
        assert searched.search(UNTIL, 1_000_000) == len(recorded.steps)
        assert ends(searched) == ends(recorded)


def test_a_search_ends_after_so_many_steps_and_goes_on_from_there() -> None:
    whole, halves = (Kernel(*prepared(ASKING), record=False, check=False) for _ in range(2))
    whole.search(UNTIL, 40)
    assert halves.search(UNTIL, 15) == 15
    assert halves.search(UNTIL, 25) + 15 == whole.world.seq
    assert ends(halves) == ends(whole)


@pytest.mark.parametrize("mode", ["push", "pull"])
@pytest.mark.parametrize("slices", [1, 7, 10_000])
def test_in_cycles_a_crowd_comes_to_the_same_world_however_the_search_is_cut(mode: str, slices: int) -> None:
    """What arrives at the moment at which it is sent waits apart from the rest meanwhile."""
    commands = (
        {"at": 100, "do": "request", "client": "c1", "op": {"do": "update", "key": "x", "value": 1}},
        {"at": 300, "do": "crash", "node": "n5"},
        {"at": 300, "do": "restart", "node": "n5"},
        {"at": 350, "do": "pause", "node": "n6"},
        {"at": 600, "do": "resume", "node": "n6"},
    )
    params = {"synchronous": True, "mode": mode}
    run, made = prepared(Run("gossip-rumor", nodes=70, params=params, commands=commands))
    recorded = Timeline(run, made)
    recorded.extend(micros(1_000), 1_000_000)
    searched = Kernel(run, made, record=False, check=False)
    while searched.search(micros(1_000), slices):
        pass
    assert ends(searched) == ends(recorded)
