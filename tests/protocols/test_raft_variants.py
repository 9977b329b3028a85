"""Raft's broken twins: each is caught by an invariant, in the story that it teaches and by a search through chaos."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.raft_server import put, violations_of
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.core.run import Network, Run
from visualizer.core.units import micros
from visualizer.protocols.raft.engine import Raft
from visualizer.registry import prepared

UNTIL = 10_000.0
LEVEL = 0.5


def broken_by_chaos(run: Run) -> tuple[str, ...]:
    """The invariants that a run breaks first under chaos, at one step; none where it breaks none."""
    typed, protocol = prepared(run)
    kernel = Kernel(typed, protocol, record=False)
    chaos = Chaos(kernel, micros(UNTIL), LEVEL)
    while chaos.at <= micros(UNTIL) and not kernel.violations:
        kernel.search(chaos.at - 1, 100_000)
        chaos.act()
    kernel.search(micros(UNTIL), 100_000)
    return tuple(violation.invariant for violation in kernel.violations)


CAUGHT_BY = {
    "votes-twice": {"vote_once", "election_safety"},
    "forgets-vote": {"vote_once"},
    "no-up-to-date-check": {"leader_completeness", "state_machine_safety", "committed_for_good", "linearizable"},
    "commits-old-terms": {"committed_for_good", "leader_completeness"},
    "truncates-always": {"acknowledged_kept", "committed_for_good"},
    "half-is-enough": {"election_safety", "leader_completeness", "committed_for_good", "state_machine_safety"},
    "commits-before-majority": {"committed_for_good", "leader_completeness", "state_machine_safety"},
    "answers-before-commit": {"linearizable"},
}


def test_every_variant_has_its_lesson() -> None:
    assert set(CAUGHT_BY) == set(Raft.variants)
    assert all(twin.variant == name for name, twin in Raft.variants.items())


@pytest.mark.parametrize("variant", CAUGHT_BY)
def test_chaos_finds_what_is_wrong_with(variant: str) -> None:
    # Figure 8 needs the most luck, and is found in one run of some thirty.
    found = (broken_by_chaos(Run("raft", variant=variant, seed=seed)) for seed in range(1, 201))
    assert set(next(filter(None, found), ())) & CAUGHT_BY[variant]


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"noop": False},
        {"noop": False, "read_index": True},
        {"pre_vote": True, "check_quorum": True, "conflict_hint": True, "read_index": True},
    ],
)
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_chaos_finds_nothing_wrong_with_raft(seed: int, params: dict[str, Any]) -> None:
    run = Run("raft", seed=seed, clients=3, params=params, network=Network(loss=0.05, duplicate=0.1))
    assert broken_by_chaos(run) == ()


# --- the stories -----------------------------------------------------------------------------------------------------


def stand(node: str, at: float) -> dict[str, Any]:
    """A node's election timer runs out."""
    return {"at": at, "do": "timeout", "node": node, "timer": "election"}


def crash(node: str, at: float) -> dict[str, Any]:
    return {"at": at, "do": "crash", "node": node}


def story(variant: str, *commands: dict[str, Any], **run: Any) -> tuple[str, ...]:
    """The invariants that the variant breaks in a story in which true Raft breaks none."""
    assert violations_of(Run("raft", commands=commands, **run), UNTIL) == ()
    return violations_of(Run("raft", variant=variant, commands=commands, **run), UNTIL)


def test_two_candidates_win_where_everybody_votes_for_both() -> None:
    assert "election_safety" in story("votes-twice", stand("n1", 1), stand("n2", 1))


def test_a_vote_in_memory_is_gone_after_a_crash() -> None:
    again = {"at": 24, "do": "restart", "node": "n3"}
    hold = {"at": 2, "do": "link", "from": "n2", "to": "n3", "delay": [30, 30]}
    assert "vote_once" in story("forgets-vote", stand("n1", 1), hold, stand("n2", 3), crash("n3", 22), again)


def test_who_slept_through_a_commit_becomes_leader_where_logs_do_not_matter() -> None:
    asleep = {"at": 90, "do": "isolate", "node": "n5"}
    write = {"at": 100, "do": "request", "client": "c1", "op": put("x", 1), "node": "n1"}
    awake = {"at": 200, "do": "heal"}
    broken = story("no-up-to-date-check", stand("n1", 1), asleep, write, awake, crash("n1", 201), stand("n5", 202))
    assert broken[0] == "leader_completeness"


def test_a_late_heartbeat_takes_back_what_was_acknowledged() -> None:
    slow = {"at": 42, "do": "link", "from": "n1", "to": "n2", "delay": [80, 80]}
    fast = {"at": 95, "do": "link", "from": "n1", "to": "n2", "delay": [1, 1]}
    write = {"at": 100, "do": "request", "client": "c1", "op": put("x", 1), "node": "n1"}
    assert "acknowledged_kept" in story("truncates-always", stand("n1", 1), slow, fast, write)


def test_each_half_elects_a_leader_of_its_own() -> None:
    apart = {"at": 0, "do": "cut", "from": ["n1", "n2"], "to": ["n3", "n4"]}
    assert "election_safety" in story("half-is-enough", apart, stand("n1", 1), stand("n3", 1), nodes=4)


@pytest.mark.parametrize("variant", ["commits-before-majority", "answers-before-commit"])
def test_what_only_the_leader_has_is_lost_with_it(variant: str) -> None:
    alone = {"at": 100, "do": "cut", "from": ["n1"], "to": ["n2", "n3", "n4", "n5"]}
    write = {"at": 101, "do": "request", "client": "c1", "op": put("x", 1), "node": "n1"}
    broken = story(variant, stand("n1", 1), alone, write, crash("n1", 200))
    assert broken[0] == ("linearizable" if variant == "answers-before-commit" else "committed_for_good")
