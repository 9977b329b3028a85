"""The loop of the command line ends every run, one that does not move on as well."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.cli.course import Goal, Outcome, pursue
from visualizer.core import limits
from visualizer.core.errors import InputError
from visualizer.core.invariant import Change, Verdict, always
from visualizer.core.kernel import Kernel
from visualizer.core.model import Message, Params, Reason, State
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.protocol import Protocol
from visualizer.core.run import Network, Run, checked
from visualizer.core.units import micros


class Ball(Message, frozen=True, gc=False):
    """What is passed from one to the other."""


class PlayerState(State):
    """How often it had the ball."""

    passes: int = 0


@always("tires", fields=("passes",))
def tires(change: Change[PlayerState], ghost: None) -> Verdict:
    """Nobody passes more than ten times."""
    return ghost, tires.broken(change.node) if change.after.passes > 10 else None


class Tennis(Protocol[PlayerState]):
    """Two players pass a ball for ever."""

    id = "tennis"
    State = PlayerState
    Params = Params
    Reasons = Reason
    messages = (Ball,)
    timers = ("serve",)
    milestones = ("tenth",)
    invariants = (tires,)

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> PlayerState:
        return PlayerState()

    def on_start(self, me: PlayerState, out: Out) -> None:
        if out.me == "n1":
            out.set_timer("serve", micros(10.0))

    def on_serve_timer(self, me: PlayerState, out: Out) -> None:
        out.broadcast(Ball())

    def on_ball(self, me: PlayerState, sender: NodeId, message: Ball, out: Out) -> None:
        me.passes += 1
        if me.passes == 10:
            out.reach("tenth")
        out.send(sender, message)


def played(delay: float, *, record: bool = False, keep_going: bool = True, **goal: Any) -> Outcome:
    """What comes of 100 ms of it."""
    run = checked(Run("tennis", nodes=2, clients=0, network=Network(delay=(delay, delay))), Tennis)
    goal = {"until": micros(100.0), "keep_going": keep_going, **goal}
    return pursue(Kernel(run, Tennis(run.params), record=record), Goal(**goal))


def test_a_run_whose_steps_go_on_without_end_at_one_moment_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STEPS_AT_ONE_MOMENT", 500)
    outcome = played(0.0)
    assert isinstance(outcome.error, InputError)
    assert str(outcome.error).startswith("network.delay: 500 steps have happened at 10.0 ms")
    assert 500 < outcome.steps < 520


def test_the_same_run_with_a_delay_goes_on_to_its_end() -> None:
    outcome = played(0.1)
    assert (outcome.error, outcome.end) == (None, micros(100.0))


@pytest.mark.parametrize("record", [True, False])
def test_with_or_without_a_record_the_same_comes_of_it(record: bool) -> None:
    outcome = played(1.0, record=record)
    assert outcome.firsts == {"tenth": micros(29.0)}
    assert outcome.steps == 93
    assert len(outcome.found) == 2 * 35


@pytest.mark.parametrize("record", [True, False])
def test_a_run_ends_at_the_first_violation_unless_it_is_to_keep_going(record: bool) -> None:
    outcome = played(1.0, record=record, keep_going=False)
    assert [(found.seq, found.at) for found in outcome.found] == [(outcome.steps, outcome.end)]
    assert outcome.end == micros(31.0)


def test_a_run_ends_at_a_milestone_or_after_so_many_steps() -> None:
    assert played(1.0, milestone="tenth").end == micros(29.0)
    assert played(1.0, steps=7).steps == 7
    assert played(1.0, steps=0).steps == 0
