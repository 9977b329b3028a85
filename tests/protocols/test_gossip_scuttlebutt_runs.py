"""Scuttlebutt in whole runs: all come to know the same, in every order and however small a delta is."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.cli.course import Goal, pursue
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.core.run import Run
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.registry import prepared

ROUGH = Goal(until=micros(10_000.0), chaos=0.5)

SETTINGS: list[dict[str, Any]] = [
    *({"order": order, "mtu": mtu} for order in ("breadth", "depth", "oldest", "newest") for mtu in (1, 8)),
    *({"mode": mode} for mode in ("push", "pull")),
    {"synchronous": True},
    {"flow_control": True},
]


@pytest.mark.parametrize("params", SETTINGS, ids=lambda params: " ".join(f"{k}={v}" for k, v in params.items()))
def test_after_chaos_all_that_are_up_know_the_same(params: dict[str, Any]) -> None:
    for seed in (1, 2):
        kernel = Kernel(
            *prepared(Run("gossip-scuttlebutt", nodes=7, clients=2, seed=seed, params=params)), record=False
        )
        outcome = pursue(kernel, ROUGH, chaos=Chaos(kernel, ROUGH.until, 0.5))
        assert (outcome.found, outcome.error) == ([], None)
        states: dict[str, Any] = kernel.world.states
        held = [state.data for name, state in states.items() if name[0] == "n" and state.up]
        assert held[0]
        assert all(data == held[0] for data in held)


@pytest.mark.parametrize("order", ["breadth", "depth"])
def test_under_chaos_and_load_no_peer_ever_has_a_gap(order: str) -> None:
    params = {"order": order, "mtu": 2, "load": 3.0, "flow_control": True}
    for seed in (1, 2):
        kernel = Kernel(
            *prepared(Run("gossip-scuttlebutt", nodes=6, clients=2, seed=seed, params=params)), record=False
        )
        outcome = pursue(kernel, ROUGH, chaos=Chaos(kernel, ROUGH.until, 0.5))
        assert (outcome.found, outcome.error) == ([], None)


def update(at: float, node: str, key: str) -> dict[str, Any]:
    """A client changes a key of a node."""
    op = {"do": "update", "key": key, "value": key}
    return {"at": at, "do": "request", "client": "c1", "op": op, "node": node}


def test_somebody_outside_sees_when_all_know_the_latest_update_and_when_a_delta_first_overflowed() -> None:
    commands = [update(100.0 + i, "n1", key) for i, key in enumerate("abcdef")]
    run = Run("gossip-scuttlebutt", nodes=5, seed=2, params={"mtu": 2}, commands=tuple(commands))
    timeline = Timeline(*prepared(run))
    timeline.extend(micros(5_000.0), 100_000)
    names = [name for step in timeline.steps for name in step.milestones]
    assert names.count("delta_overflowed") == 1
    assert names[-1] in ("all_informed", "converged")
    assert {"half_informed", "all_informed", "converged"} <= set(names)


def test_a_steady_load_updates_at_its_rate() -> None:
    timeline = Timeline(*prepared(Run("gossip-scuttlebutt", nodes=4, clients=0, params={"load": 5.0, "keys": 3})))
    timeline.extend(micros(20_000.0), 100_000)
    states: dict[str, Any] = timeline.at(len(timeline.steps)).states
    for node in timeline.run.node_names:
        assert states[node].max_version[node] == pytest.approx(100, rel=0.15)
        assert set(states[node].data[node]) == {"k1", "k2", "k3"}
