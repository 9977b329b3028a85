"""Rumors in whole runs: they die, they leave a residue, and what they cost is what the paper says."""

from __future__ import annotations

from itertools import pairwise
from math import exp
from statistics import fmean
from typing import Any

import pytest

from tests.protocols.rumor_node import epidemic, residue, states, traffic
from visualizer.cli.course import Goal, pursue
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.core.run import Run
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.protocols.gossip.rumor.messages import PullReply, Push
from visualizer.registry import prepared

MODES: list[dict[str, Any]] = [
    {"mode": mode, "feedback": feedback, "stop": stop, "synchronous": synchronous}
    for mode in ("push", "pull", "push_pull")
    for feedback in (True, False)
    for stop in ("counter", "coin")
    for synchronous in (True, False)
]
every_mode = pytest.mark.parametrize("mode", MODES, ids=lambda mode: "-".join(map(str, mode.values())))


@every_mode
def test_every_rumor_dies_in_every_mode(mode: dict[str, Any]) -> None:
    for k in (1, 3):
        kernel = epidemic(nodes=40, k=k, **mode)
        assert kernel.world.milestones["rumor_dead"] == 1 or not mode["synchronous"]
        assert not [state for state in states(kernel) if state.hot]
        assert not kernel.violations


@every_mode
def test_the_more_patient_the_nodes_the_more_hear_it_and_the_more_it_costs(mode: dict[str, Any]) -> None:
    few, many = ([epidemic(seed, nodes=40, k=k, **mode) for seed in range(1, 6)] for k in (1, 6))
    assert fmean(map(residue, many)) < fmean(map(residue, few))
    assert fmean(map(traffic, many)) > fmean(map(traffic, few))


@pytest.mark.parametrize("feedback", [True, False])
@pytest.mark.parametrize("stop", ["counter", "coin"])
def test_with_push_the_residue_is_e_to_the_minus_traffic(feedback: bool, stop: str) -> None:
    """A surprising aspect ... they share the same fundamental relationship between traffic and residue (§1.4)."""
    kernels = [epidemic(seed, nodes=400, k=2, feedback=feedback, stop=stop, synchronous=True) for seed in range(1, 13)]
    assert fmean(map(residue, kernels)) == pytest.approx(exp(-fmean(map(traffic, kernels))), rel=0.25)


def test_the_number_of_those_who_know_doubles_at_first_from_cycle_to_cycle() -> None:
    kernel = epidemic(nodes=1000, synchronous=True, until=0)
    informed = []
    for cycle in range(1, 7):
        kernel.search(micros(100.0 * cycle), 100_000)
        informed.append(sum(bool(state.rumors) for state in states(kernel)))
    assert informed[0] == 2
    assert all(later <= 2 * earlier for earlier, later in pairwise(informed))
    assert informed[-1] > 45


def recorded(**params: Any) -> Timeline:
    """A run of thirty nodes in cycles, with its steps."""
    planted = {"n1": {"state": "infective", "rumors": [{"key": "x", "value": 1, "version": [1, "n1"]}]}}
    timeline = Timeline(
        *prepared(Run("gossip-rumor", nodes=30, clients=0, params={"synchronous": True, **params}, initial=planted))
    )
    timeline.extend(micros(5_000.0), 20_000)
    return timeline


@pytest.mark.parametrize("mode", ["push", "pull", "push_pull"])
def test_in_cycles_all_act_first_and_all_that_they_said_arrives_at_that_moment(mode: str) -> None:
    seen = 0
    for step in recorded(mode=mode).steps:
        assert step.at % 100_000 == 0
        assert all(envelope.arrives_at == step.at for envelope in step.sent)
        if step.cause.kind == "timer":
            assert step.at > seen, "no timer fires once something has arrived in its cycle"
        if step.cause.kind == "deliver":
            seen = step.at


@pytest.mark.parametrize("mode", ["push", "pull", "push_pull"])
def test_in_cycles_nobody_tells_what_it_heard_in_the_same_cycle(mode: str) -> None:
    heard: dict[str, int] = {"n1": 0}
    for step in recorded(mode=mode).steps:
        for envelope in step.sent:
            if isinstance(envelope.message, (Push, PullReply)) and envelope.message.rumors:
                assert heard[envelope.sender] < step.at
        for change in step.changed:
            if "rumors" in change.fields:
                heard[change.node] = step.at
    assert len(heard) > 20


def test_with_push_only_the_infective_have_their_timer_armed() -> None:
    timeline = recorded(k=1)
    for seq in range(0, len(timeline.steps), 7):
        world = timeline.at(seq)
        armed = {node for node, timers in world.timers.items() if any(t.due is not None for t in timers.values())}
        assert armed <= {node for node, state in world.states.items() if state.hot}  # type: ignore[attr-defined]


@pytest.mark.parametrize("mode", ["push", "pull", "push_pull"])
@pytest.mark.parametrize("seed", range(1, 4))
def test_through_chaos_no_promise_is_broken_and_every_rumor_dies(mode: str, seed: int) -> None:
    run, made = prepared(Run("gossip-rumor", nodes=20, seed=seed, clients=2, params={"mode": mode}))
    kernel = Kernel(run, made, record=False)
    goal = Goal(until=micros(20_000.0), chaos=0.5)
    outcome = pursue(kernel, goal, chaos=Chaos(kernel, goal.until, 0.5))
    assert (outcome.found, outcome.error) == ([], None)
    assert not [state for state in states(kernel) if state.hot], "the last quarter of the run is without faults"


@pytest.mark.parametrize("mode", ["push", "pull"])
def test_a_node_that_joins_hears_of_what_still_goes_round(mode: str) -> None:
    commands = [{"at": 50, "do": "join", "node": "n6"}, {"at": 60, "do": "leave", "node": "n2"}]
    write = {"at": 70, "do": "request", "client": "c1", "node": "n1", "op": {"do": "update", "key": "x", "value": 1}}
    run = Run("gossip-rumor", params={"mode": mode, "k": 5}, commands=(*commands, write))
    timeline = Timeline(*prepared(run))
    timeline.extend(micros(5_000.0), 20_000)
    world = timeline.at(len(timeline.steps))
    assert {node for node in world.roster.nodes if world.states[node].rumors} == {"n1", "n3", "n4", "n5", "n6"}  # type: ignore[attr-defined]
    assert world.milestones["all_informed"] == 1, "n2 has left, and nobody waits for it"


def test_the_milestones_are_reached_once_for_every_rumor() -> None:
    writes = [
        {"at": at, "do": "request", "client": "c1", "op": {"do": "update", "key": key, "value": at}}
        for at, key in ((10, "x"), (2_000, "x"), (4_000, "y"))
    ]
    timeline = Timeline(*prepared(Run("gossip-rumor", nodes=12, params={"k": 8}, commands=tuple(writes))))
    timeline.extend(micros(8_000.0), 20_000)
    reached = [(name, step.at // 2_000_000) for step in timeline.steps for name in step.milestones]
    assert reached == [(name, i) for i in range(3) for name in ("half_informed", "all_informed", "rumor_dead")]
