"""The gauges of a protocol over a run: numbers of its nodes, summed over all of them, as curves for the page.

The sums are kept as steps are computed, from what each changed; a sample is kept every so many steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from visualizer.core import limits
from visualizer.core.command import Join
from visualizer.core.model import State
from visualizer.core.names import is_client
from visualizer.core.step import Step
from visualizer.core.units import Micros, millis

Json = dict[str, Any]
Sums = tuple[float, ...]
Sample = tuple[int, Micros, Sums]
"""The step after which it was taken, its time, and the sums then."""

_BEGINNING: Final = -1
"""Before all samples, that of the step 0 included."""


class Gauges:
    """The sums of one branch, and their samples: at most `limits.GAUGE_SAMPLES`, evenly over the steps so far.

    gauges: what is read off a state, by name. first: the sums before anything has happened.
    """

    def __init__(self, gauges: dict[str, Callable[[Any], float]], first: Sums) -> None:
        self._gauges = gauges
        self._sums = first
        self._samples: list[Sample] = [(0, 0, first)]
        self._every = 1

    @classmethod
    def of(cls, gauges: dict[str, Callable[[Any], float]], states: Iterable[State]) -> Gauges:
        """Gauges before anything has happened. states: those of all nodes."""
        nodes = list(states) if gauges else []
        return cls(gauges, tuple(sum(map(gauge, nodes)) for gauge in gauges.values()))

    def add(self, step: Step) -> None:
        """The next step was computed."""
        if not self._gauges:
            return
        self._sums = self._after(self._sums, step)
        if step.seq % self._every == 0:
            self._samples.append((step.seq, step.at, self._sums))
            if len(self._samples) > limits.GAUGE_SAMPLES:
                self._every *= 2
                self._samples = [sample for sample in self._samples if sample[0] % self._every == 0]

    def upto(self, seq: int, steps: Sequence[Step]) -> Gauges:
        """Those of a fork that shares the steps up to `seq`."""
        other = Gauges(self._gauges, ())
        other._every = self._every
        other._samples = [sample for sample in self._samples if sample[0] <= seq]
        other._sums = self._at(seq, steps)
        return other

    def json(self, after: int | None, upto: int, steps: Sequence[Step]) -> Json | None:
        """The samples after one step up to another, and one at that; with `after` None all of them from the beginning.

        None where there are no gauges. Each sample is [seq, at in ms, the sums in the order of their names].
        """
        if not self._gauges:
            return None
        after = _BEGINNING if after is None else after
        samples = [sample for sample in self._samples if after < sample[0] <= upto]
        if after < upto and not (samples and samples[-1][0] == upto):
            samples.append((upto, steps[upto - 1].at if upto else 0, self._at(upto, steps)))
        return {"names": list(self._gauges), "samples": [[seq, millis(at), *sums] for seq, at, sums in samples]}

    def _at(self, seq: int, steps: Sequence[Step]) -> Sums:
        """The sums after a step, gone on to from the nearest sample."""
        before = seq // self._every
        start, _, sums = self._samples[min(before, len(self._samples) - 1)]
        for step in steps[start:seq]:
            sums = self._after(sums, step)
        return sums

    def _after(self, sums: Sums, step: Step) -> Sums:
        for change in step.changed:
            if is_client(change.node):
                continue
            # A node that joins was not counted before.
            joins = isinstance(step.cause.command, Join)
            sums = tuple(
                total + gauge(change.after) - (0 if joins else gauge(change.before))
                for total, gauge in zip(sums, self._gauges.values(), strict=True)
            )
        return sums
