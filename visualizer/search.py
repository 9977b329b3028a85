"""The search for the next or the previous step that reaches a milestone, in slices."""

from __future__ import annotations

from visualizer.core import limits
from visualizer.core.errors import Says, Sentence
from visualizer.core.step import Step
from visualizer.core.units import Micros, micros
from visualizer.reel import Reel

END: Micros = micros(limits.TIME_MS)
"""The latest virtual time that there is."""

_GLANCE = 128
"""Steps that are looked through between two turns of the others."""


def next_step(reel: Reel, seq: int, milestone: str | None, limit: int) -> Step | Says:
    """The first step after `seq` that reaches a milestone (None: any), computed on by at most `limit` steps.

    What to say where there is none.
    """
    looked = min(seq, len(reel.steps))
    last = len(reel.steps) + limit
    stop = None
    while looked < last:
        if looked == len(reel.steps):
            if stop is not None:
                return stop.says
            stop = reel.compute(END, min(last, looked + _GLANCE))
            if looked == len(reel.steps) and stop is None:
                return Sentence("search-end")
        part = reel.steps[looked : looked + _GLANCE]
        found = next((step for step in part if step.seq > seq and _reaches(step, milestone)), None)
        if found is not None:
            return found
        looked += len(part)
        reel.turns.turn()
    return Sentence("search-limit", limit=limit)


def previous_step(reel: Reel, seq: int, milestone: str | None) -> Step | Says:
    """The last step before `seq` that reaches a milestone (None: any); what to say where there is none."""
    for i in range(min(seq - 1, len(reel.steps)) - 1, -1, -1):
        step = reel.steps[i]
        if _reaches(step, milestone):
            return step
        reel.turns.turn()
    return Sentence("search-start")


def _reaches(step: Step, milestone: str | None) -> bool:
    return bool(step.milestones) if milestone is None else milestone in step.milestones
