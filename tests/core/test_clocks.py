"""Each node has a clock of its own, which can run slow or fast; its timers run by it."""

from __future__ import annotations

import pytest

from tests.core.play import Play, do, tell
from tests.core.toys import Puppet

ARMED = tell(10, "n1", arm={"a": 100_000, "b": 40_000})
"""In real time: `b` at 50 ms, `a` at 110 ms."""


@pytest.mark.parametrize(("rate", "a"), [(2.0, 70.0), (0.5, 190.0), (1.0, 110.0), (100.0, 30.8), (0.01, 8030.0)])
def test_a_clock_that_is_set_shortens_or_stretches_what_is_left(rate: float, a: float) -> None:
    play = Play(Puppet, tell(10, "n1", arm={"a": 100_000}), do(30, "clock", "n1", rate=rate), until=10_000)
    assert play.fired == [(a, "n1", "a")]


def test_the_step_lists_the_new_times_of_all_its_nodes_timers() -> None:
    play = Play(Puppet, ARMED, tell(10, "n2", arm={"a": 100_000}), do(30, "clock", "n1", rate=2.0))
    clock = play.done[-1]
    assert clock.timers == (("n1", "a", 70_000), ("n1", "b", 40_000))
    assert clock.faults.clocks == (("n1", 2.0),)
    assert play.fired == [(40.0, "n1", "b"), (70.0, "n1", "a"), (110.0, "n2", "a")]


def test_a_timer_that_is_armed_later_runs_by_the_clock_too() -> None:
    play = Play(Puppet, do(30, "clock", "n1", rate=4.0), tell(50, "n1", arm={"a": 100_000}))
    assert play.fired == [(75.0, "n1", "a")]


def test_a_clock_that_is_set_back_to_normal_goes_on_from_what_it_shows() -> None:
    play = Play(Puppet, ARMED, do(30, "clock", "n1", rate=2.0), do(40, "clock", "n1", rate=1.0), tell(60, "n1"))
    assert play.fired == [(40.0, "n1", "b"), (100.0, "n1", "a")]
    assert play.state("n1").told_at == 70_000


@pytest.mark.parametrize(("rate", "shown"), [(2.0, 170_000), (0.5, 65_000)])
def test_a_node_reads_the_time_from_its_own_clock(rate: float, shown: int) -> None:
    play = Play(Puppet, do(30, "clock", "n1", rate=rate), tell(100, "n1"), tell(100, "n2"))
    assert play.state("n1").told_at == shown
    assert play.state("n2").told_at == 100_000


def test_a_clock_survives_a_crash() -> None:
    play = Play(Puppet, do(30, "clock", "n1", rate=2.0), do(40, "crash", "n1"), do(50, "restart", "n1"), tell(60, "n1"))
    assert play.state("n1").told_at == 90_000


def test_a_timer_that_the_clock_moved_comes_after_what_was_there_for_that_time() -> None:
    armed = tell(10, "n1", arm={"a": 60_000}), tell(20, "n2", arm={"a": 30_000})
    assert Play(Puppet, *armed, do(30, "clock", "n1", rate=2.0)).fired == [(50.0, "n2", "a"), (50.0, "n1", "a")]


def test_a_timer_that_the_clock_brought_forward_comes_before_what_was_to_come_before_it() -> None:
    armed = tell(10, "n1", arm={"a": 100_000}), tell(10, "n2", arm={"a": 80_000}), tell(100, "n3")
    play = Play(Puppet, *armed, do(30, "clock", "n1", rate=2.0))
    assert play.fired == [(70.0, "n1", "a"), (90.0, "n2", "a")]


def test_messages_do_not_travel_by_anybodys_clock() -> None:
    play = Play(Puppet, do(0, "clock", "n1", rate=2.0), tell(10, "n1", say=["n2"]))
    assert play.arrived == [(20.0, play.sent[0].id)]


def test_what_fell_due_during_a_pause_is_not_moved() -> None:
    play = Play(Puppet, ARMED, do(20, "pause", "n1"), do(60, "clock", "n1", rate=0.5), do(80, "resume", "n1"))
    clock = next(step for step in play.done if step.at == 60_000)
    assert clock.timers == (("n1", "a", 160_000),)
    assert play.fired == [(80.0, "n1", "b"), (160.0, "n1", "a")]
