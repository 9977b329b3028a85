"""When a node gossips: its timer `gossip`, in two ways.

In the synchronous mode, which the papers' tables use, there are cycles: every timer is due at the same moments, the
multiples of the interval, and messages arrive at the moment at which they are sent. As events at one moment go by the
order in which they were made, all nodes act first, and what they sent is delivered afterwards; the messages that answer
those come last. In the free-running mode each node has its own phase, drawn at its start, and messages take time.
"""

from __future__ import annotations

from typing import Final

from visualizer.core.out import Out
from visualizer.core.units import Micros, PositiveMillis, micros

GOSSIP: Final = "gossip"
"""The timer."""


class Cycles:
    """The clock by which the nodes of a run gossip. `interval`: milliseconds between two cycles of a node."""

    __slots__ = ("interval", "synchronous")

    def __init__(self, interval: PositiveMillis, *, synchronous: bool) -> None:
        self.interval: Micros = micros(interval)
        self.synchronous = synchronous

    def number(self, out: Out) -> int:
        """The cycle that this moment belongs to, from 0; 0 always where there are none."""
        return out.now // self.interval if self.synchronous else 0

    def begin(self, out: Out) -> None:
        """Arm the timer for the first time: at the next cycle, or at a moment of the first interval, drawn."""
        after = self.interval - out.now % self.interval if self.synchronous else (1, self.interval)
        out.set_timer(GOSSIP, after)

    def next(self, out: Out) -> None:
        """Arm the timer for the next cycle, once it has fired for this one."""
        after = self.interval
        if self.synchronous:
            after -= out.now % self.interval
            if 2 * after <= self.interval:
                # By a clock that drifts a timer may be due just before its cycle begins, and this is that cycle.
                after += self.interval
        out.set_timer(GOSSIP, after)
