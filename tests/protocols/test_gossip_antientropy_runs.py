"""Anti-entropy in whole runs: it converges, whatever was lost meanwhile, and somebody outside sees when."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.cli.course import Goal, pursue
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.core.run import Run
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros, millis
from visualizer.registry import prepared

WRITE = {"at": 100, "do": "request", "client": "c1", "op": {"do": "update", "key": "x", "value": 1}, "node": "n1"}

ROUGH = Goal(until=micros(8_000.0), chaos=0.5)


@pytest.mark.parametrize("mode", ["push", "pull", "push_pull"])
@pytest.mark.parametrize("exchange", ["full", "merkle"])
@pytest.mark.parametrize("synchronous", [False, True])
def test_after_chaos_all_that_are_up_hold_the_same(mode: str, exchange: str, synchronous: bool) -> None:
    """Lost messages cost time and no more: what is never dropped arrives at last."""
    params = {"mode": mode, "exchange": exchange, "synchronous": synchronous}
    for seed in (1, 2):
        kernel = Kernel(
            *prepared(Run("gossip-antientropy", nodes=7, clients=2, seed=seed, params=params)), record=False
        )
        outcome = pursue(kernel, ROUGH, chaos=Chaos(kernel, ROUGH.until, 0.5))
        assert (outcome.found, outcome.error) == ([], None)
        states: dict[str, Any] = kernel.world.states
        held = {state.data for name, state in states.items() if name[0] == "n" and state.up}
        assert len(held) == 1
        assert len(held.pop()) > 0, "somebody wrote something"


def run(*commands: dict[str, Any], nodes: int = 6, until: float = 4_000.0, **params: Any) -> Timeline:
    """A run of so many milliseconds."""
    timeline = Timeline(*prepared(Run("gossip-antientropy", nodes=nodes, commands=commands, seed=3, params=params)))
    timeline.extend(micros(until), 100_000)
    return timeline


def reached(timeline: Timeline) -> list[tuple[str, float]]:
    """The milestones, each with its time."""
    return [(name, millis(step.at)) for step in timeline.steps for name in step.milestones]


def test_it_is_known_only_afterwards_that_all_hold_the_same() -> None:
    """Half know it first, then all, and then nothing is left to be told: once for each write."""
    again = {**WRITE, "at": 2_000, "node": "n4"}
    names = [name for name, _ in reached(run(WRITE, again))]
    assert [name for name in names if name != "converged"] == ["half_informed", "all_informed"] * 2
    assert names.count("converged") == 2
    assert names[-2:] == ["converged", "all_informed"]


def test_who_is_down_is_not_waited_for_and_has_it_at_last() -> None:
    timeline = run({"at": 50, "do": "crash", "node": "n6"}, WRITE, {"at": 2_000, "do": "restart", "node": "n6"})
    times = [at for name, at in reached(timeline) if name == "converged"]
    assert len(times) == 2
    assert times[0] < 2_000 < times[1]


def test_who_joins_is_told_everything_and_who_leaves_is_not_missed() -> None:
    timeline = run(WRITE, {"at": 1_000, "do": "leave", "node": "n2"}, {"at": 1_500, "do": "join", "node": "n7"})
    states: dict[str, Any] = timeline.at(len(timeline.steps)).states
    assert states["n7"].data == states["n1"].data
    assert len(states["n7"].data) == 1
    assert not states["n2"].up


def test_a_crash_loses_no_write_that_was_answered() -> None:
    timeline = run(WRITE, {"at": 150, "do": "crash", "node": "n1"}, {"at": 600, "do": "restart", "node": "n1"})
    states: dict[str, Any] = timeline.at(len(timeline.steps)).states
    assert all(len(states[node].data) == 1 for node in timeline.run.node_names)
