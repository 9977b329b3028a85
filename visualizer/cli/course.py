"""How far a run goes, and what came of it: the loop with which every command of the command line moves its worlds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from visualizer.core import limits
from visualizer.core.chaos import Chaos
from visualizer.core.errors import ConcordError, InputError
from visualizer.core.kernel import Kernel
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.step import Step, Violation
from visualizer.core.units import Micros, millis

See = Callable[[Step], None]


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """Where a run ends: at a virtual time, after so many steps, at a milestone, or at the first violation."""

    until: Micros
    steps: int | None = None
    milestone: str | None = None
    keep_going: bool = False
    """Whether it goes on past a violation."""
    chaos: float | None = None
    """The level of chaos; None for none."""


class Found(msgspec.Struct, frozen=True):
    """A violation, and the step that says so: the first where the initial state itself breaks the invariant."""

    seq: int
    at: Micros
    violation: Violation


class Outcome(msgspec.Struct):
    """What came of a run."""

    end: Micros = 0
    """The virtual time up to which it was computed."""
    steps: int = 0
    found: list[Found] = []
    firsts: dict[str, Micros] = {}
    """When each milestone was first reached, in order."""
    error: ConcordError | None = None
    """Why the run could not go on."""


def chosen(run: Run, protocol: Protocol[Any], goal: Goal) -> Run:
    """The run with the commands that chaos makes for it, as far as the goal goes; the run itself without chaos."""
    if goal.chaos is None:
        return run
    kernel = Kernel(run, protocol, record=False)
    pursue(kernel, goal, chaos=Chaos(kernel, goal.until, goal.chaos))
    return kernel.run


def pursue(kernel: Kernel, goal: Goal, *, see: See | None = None, chaos: Chaos | None = None) -> Outcome:
    """Move a kernel to the goal. `see` is shown every step, where the kernel records them."""
    outcome = Outcome()
    try:
        _pursue(kernel, goal, outcome, see, chaos)
    except ConcordError as error:
        outcome.error = error
    outcome.steps = kernel.world.seq
    return outcome


def _pursue(kernel: Kernel, goal: Goal, outcome: Outcome, see: See | None, chaos: Chaos | None) -> None:
    w, patience = kernel.world, _Patience()
    last = limits.NUMBER if goal.steps is None else goal.steps
    while w.seq < last and (goal.keep_going or not outcome.found) and goal.milestone not in outcome.firsts:
        before = w.seq
        deed_at = goal.until + 1 if chaos is None else chaos.at
        step = kernel.advance(min(goal.until, deed_at - 1))
        if w.seq == before:
            if chaos is None or deed_at > goal.until:
                outcome.end = goal.until
                return
            chaos.act()
            continue
        outcome.end = w.now
        _look(kernel, outcome, step)
        if see is not None and step is not None:
            see(step)
        patience.use(w.seq, w.now)


def _look(kernel: Kernel, outcome: Outcome, step: Step | None) -> None:
    """Keep what the last step broke, and what it reached for the first time."""
    w = kernel.world
    if step is not None:
        outcome.found += [Found(w.seq, w.now, violation) for violation in step.violations]
    elif len(kernel.violations) != len(outcome.found):
        outcome.found += [Found(w.seq, w.now, violation) for violation in kernel.violations[len(outcome.found) :]]
    if len(w.milestones) != len(outcome.firsts):
        outcome.firsts |= {name: w.now for name in w.milestones if name not in outcome.firsts}


class _Patience:
    """Ends a run whose steps go on without end at one moment of the virtual time."""

    def __init__(self) -> None:
        self._first = 0
        self._at: Micros = -1

    def use(self, seq: int, at: Micros) -> None:
        """A step was made. Raises InputError after too many at one moment."""
        if at != self._at:
            self._first, self._at = seq, at
        elif seq - self._first >= limits.STEPS_AT_ONE_MOMENT:
            raise InputError(
                f"{limits.STEPS_AT_ONE_MOMENT} steps have happened at {millis(at)} ms and the time does not move on; "
                "messages need a delay",
                "network.delay",
            )
