"""Membership in whole runs: a crash is noticed by all, a partition heals, islands stay apart without a seed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.membership_node import after_chaos, milestones, played, untrue
from visualizer.core.timeline import Timeline

both_detectors = pytest.mark.parametrize("detector", ["swim", "phi"])

ISLANDS: dict[str, Any] = {
    node: {"members": {other: {"status": "alive", "incarnation": 0, "phi": 0.0} for other in group if other != node}}
    for group in (("n1", "n2", "n3"), ("n4", "n5", "n6"))
    for node in group
}
"""Two groups that know only themselves."""


def beliefs(timeline: Timeline) -> dict[str, dict[str, str]]:
    """What each node that is up believes of all others, at the end."""
    states: dict[str, Any] = timeline.at(len(timeline.steps)).states
    return {
        node: {name: one.status for name, one in state.members.items()} for node, state in states.items() if state.up
    }


@both_detectors
def test_a_crashed_node_is_dead_on_every_list_within_a_bound_and_nobody_else_is(detector: str) -> None:
    for seed in range(1, 6):
        crash = {"at": 2_000.0, "do": "crash", "node": "n3"}
        timeline = played(10_500.0, crash, seed=seed, params={"detector": detector})
        for held in beliefs(timeline).values():
            assert held == {"n1": "alive", "n2": "alive", "n3": "dead", "n4": "alive", "n5": "alive"}


def test_with_swim_the_bound_is_two_rounds_the_suspicion_and_a_little_gossip() -> None:
    """Each member is pinged at least once in two rounds (§4.3): here 2 · 4 periods of 200 ms, and one to suspect."""
    for seed in range(1, 6):
        timeline = played(8_000.0, {"at": 2_000.0, "do": "crash", "node": "n3"}, seed=seed)
        [suspicion] = [at for name, at in milestones(timeline) if name == "first_suspicion"]
        dead = [at for name, at in milestones(timeline) if name == "converged"][-1]
        assert 2_000.0 < suspicion <= 2_000.0 + 9 * 200.0
        assert suspicion + 1_200.0 <= dead <= suspicion + 1_200.0 + 9 * 200.0


def test_a_paused_node_is_suspected_and_refutes() -> None:
    pause = {"at": 1_500.0, "do": "pause", "node": "n4"}
    resume = {"when": "first_suspicion", "after": 200.0, "do": "resume", "node": "n4"}
    timeline = played(6_000.0, pause, resume)
    assert all(status == "alive" for held in beliefs(timeline).values() for status in held.values())
    assert timeline.at(len(timeline.steps)).states["n4"].incarnation == 2  # type: ignore[attr-defined]


def test_a_bad_link_makes_nobody_suspect_while_others_help_and_does_when_nobody_may() -> None:
    cut = {"at": 1_000.0, "do": "cut", "from": ["n1"], "to": ["n2"]}
    assert "first_suspicion" not in [name for name, _ in milestones(played(6_000.0, cut, params={"k": 2}))]
    assert "first_suspicion" in [name for name, _ in milestones(played(6_000.0, cut, params={"k": 0}))]


@both_detectors
@pytest.mark.parametrize("nodes", [5, 20])
def test_after_the_heal_all_that_are_up_hold_each_other_alive(detector: str, nodes: int) -> None:
    for seed in (1, 2, 3):
        assert untrue(after_chaos(seed, nodes, calm=12_000.0, detector=detector)) == []


@both_detectors
def test_so_it_is_where_all_act_in_cycles(detector: str) -> None:
    for seed in (1, 2):
        assert untrue(after_chaos(seed, 6, calm=12_000.0, detector=detector, synchronous=True)) == []


@both_detectors
def test_a_partition_in_which_each_side_buried_the_other_heals(detector: str) -> None:
    cut = {"at": 1_500.0, "do": "cut", "from": ["n1", "n2", "n3"], "to": ["n4", "n5", "n6"]}
    heal = {"when": "islands_apart", "after": 500.0, "do": "heal"}
    timeline = played(18_000.0, cut, heal, nodes=6, params={"detector": detector})
    names = [name for name, _ in milestones(timeline)]
    assert names.index("islands_apart") < names.index("islands_joined")
    assert all(status == "alive" for held in beliefs(timeline).values() for status in held.values())


@both_detectors
def test_two_islands_never_hear_of_each_other_without_a_seed_and_meet_with_one(detector: str) -> None:
    for seeds, size in (([], 3), (["n1"], 6)):
        timeline = played(6_000.0, nodes=6, initial=ISLANDS, params={"detector": detector, "seeds": seeds})
        assert {len(held) for held in beliefs(timeline).values()} == {size}
        assert ("converged" in [name for name, _ in milestones(timeline)]) == bool(seeds)
        assert ("islands_apart" in [name for name, _ in milestones(timeline)]) == (not seeds)


@both_detectors
def test_a_joiner_is_soon_on_every_list_and_one_that_left_on_none_of_the_living(detector: str) -> None:
    join = {"at": 1_500.0, "do": "join", "node": "n6"}
    leave = {"at": 4_000.0, "do": "leave", "node": "n2"}
    timeline = played(10_000.0, join, leave, params={"detector": detector})
    for node, held in beliefs(timeline).items():
        assert {name for name, status in held.items() if status == "alive"} == {"n1", "n3", "n4", "n5", "n6"}, node


def test_a_goodbye_spares_the_suspicion() -> None:
    timeline = played(6_000.0, {"at": 2_000.0, "do": "leave", "node": "n2"})
    assert [name for name, _ in milestones(timeline)] == ["converged", "converged"]


def test_a_seed_that_crashed_and_forgot_all_is_found_again() -> None:
    crash = {"at": 2_000.0, "do": "crash", "node": "n1"}
    restart = {"at": 6_000.0, "do": "restart", "node": "n1"}
    timeline = played(12_000.0, crash, restart)
    assert all(len(held) == 5 and set(held.values()) == {"alive"} for held in beliefs(timeline).values())
    assert len(beliefs(timeline)) == 5


def test_a_node_whose_disk_was_lost_is_taken_in_again() -> None:
    commands = [{"at": at, "do": do, "node": "n3"} for at, do in ((1_000.0, "crash"), (1_100.0, "lose_disk"))]
    timeline = played(9_000.0, *commands, {"at": 4_000.0, "do": "restart", "node": "n3"})
    assert {held["n3"] for held in beliefs(timeline).values()} == {"alive"}


def test_the_load_of_a_node_does_not_grow_with_their_number() -> None:
    """SWIM §3.1: a ping and an ack a node and period, as long as all is well."""
    for nodes in (10, 40):
        timeline = played(30_000.0 if nodes == 10 else 40_000.0, nodes=nodes)
        sent = [
            type(envelope.message).__name__
            for step in timeline.steps
            if step.at > timeline.steps[-1].at - 4_000_000
            for envelope in step.sent
        ]
        assert sent.count("Ping") / nodes == pytest.approx(20, abs=1.0)
        assert len(sent) / nodes < 46
