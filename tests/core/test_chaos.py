"""Chaos: faults that are possible when they come, kept as commands, and mended before the run ends."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.chatter import chatting
from visualizer.core import limits
from visualizer.core.chaos import Chaos
from visualizer.core.command import Inject, LoseDisk, Request
from visualizer.core.kernel import NEVER, Kernel
from visualizer.core.run import Run
from visualizer.core.units import micros
from visualizer.registry import prepared

UNTIL = 8_000.0


def wrecked(kernel: Kernel, level: float = 0.5, until: float = UNTIL) -> Run:
    """The run with the commands that chaos made for it."""
    chaos = Chaos(kernel, micros(until), level)
    while chaos.at <= micros(until):
        kernel.search(chaos.at - 1, 1_000_000)
        chaos.act()
    kernel.search(micros(until), 1_000_000)
    return kernel.run


def raft(seed: int, **fields: Any) -> Kernel:
    """Raft in search mode."""
    return Kernel(*prepared(Run("raft", seed=seed, **fields)), record=False)


@settings(max_examples=10)
@given(st.integers(0, 2**32), st.sampled_from([0.1, 0.5, 1.0]), st.sampled_from([1, 2, 3, 5]), st.integers(0, 3))
def test_what_chaos_made_is_a_run_like_any_other(seed: int, level: float, nodes: int, clients: int) -> None:
    made = raft(seed, nodes=nodes, clients=clients)
    run = wrecked(made, level)
    replayed = Kernel(run, made.protocol, record=False)
    replayed.search(micros(UNTIL), 1_000_000)
    assert (replayed.world.seq, replayed.world.states) == (made.world.seq, made.world.states)
    assert replayed.world.in_flight() == made.world.in_flight()
    assert replayed.violations == made.violations == ()


def test_every_kind_of_fault_comes_and_none_that_no_protocol_bears() -> None:
    kinds = {type(c) for seed in range(1, 6) for c in wrecked(raft(seed)).commands}
    names = {str(kind.__struct_config__.tag) for kind in kinds}
    assert names == {
        "crash", "restart", "pause", "resume", "cut", "heal", "isolate", "link", "drop", "hold", "release", "deliver",
        "duplicate", "timeout", "clock", "request",
    }  # fmt: skip
    assert not kinds & {LoseDisk, Inject}


@pytest.mark.parametrize("seed", range(1, 6))
def test_in_the_last_quarter_all_is_mended_and_every_client_is_answered(seed: int) -> None:
    kernel = raft(seed, clients=3)
    run = wrecked(kernel)
    world = kernel.world
    assert max(c.at for c in run.commands if c.at is not None) == UNTIL * 3 / 4
    assert all(world.states[node].up for node in run.node_names)
    assert not world.waiting
    assert not world.cuts
    assert not world.held
    assert {clock.rate for clock in world.clocks.values()} <= {1.0}
    normal = (run.network.delay, run.network.loss, run.network.duplicate)
    assert {(link.delay, link.loss, link.duplicate) for link in world.links.values()} <= {normal}
    states: dict[str, Any] = world.states
    assert [states[client].request for client in run.client_names] == [None, None, None]


def test_level_0_is_requests_alone() -> None:
    assert {type(c) for c in wrecked(raft(1), level=0.0).commands} == {Request}


def test_a_higher_level_is_rougher() -> None:
    faults = [sum(1 for c in wrecked(raft(1), level).commands if type(c) is not Request) for level in (0.1, 0.5, 1.0)]
    assert faults[0] < faults[1] < faults[2]


def test_it_knows_no_protocol() -> None:
    kernel = Kernel(*chatting(clients=2), record=False)
    assert len({type(c) for c in wrecked(kernel).commands}) > 10


def test_a_long_run_keeps_within_the_number_of_commands_of_a_run() -> None:
    kernel = Kernel(*chatting(), record=False, check=False)
    assert 500 < len(wrecked(kernel, 1.0, until=600_000.0).commands) <= limits.COMMANDS_PER_RUN


def test_commands_of_the_runs_own_stay_and_come_first_where_they_share_a_moment() -> None:
    first = Chaos(raft(1), micros(UNTIL), 1.0)
    first.act()
    moment = first.at / 1000
    own = {"do": "crash", "node": "n1", "at": moment}
    kernel = raft(1, commands=(own,))
    run = wrecked(kernel, 1.0)
    assert (run.commands[0].node, run.commands[0].at) == ("n1", moment)
    assert moment not in {c.at for c in run.commands[1:]}


def test_it_is_done_when_all_is_mended() -> None:
    kernel = raft(1)
    chaos = Chaos(kernel, micros(UNTIL), 0.5)
    while chaos.at <= micros(UNTIL):
        kernel.search(chaos.at - 1, 1_000_000)
        chaos.act()
    assert chaos.at == NEVER
