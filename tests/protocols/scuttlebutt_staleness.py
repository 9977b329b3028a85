"""How stale what participants know of each other is, measured as the paper does (§5), in a run that goes on."""

from __future__ import annotations

from typing import Any

from visualizer.core.kernel import Kernel
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY
from visualizer.core.run import Run
from visualizer.core.units import Micros, micros
from visualizer.registry import prepared

SAMPLE: Micros = micros(200.0)
"""The time between two looks at the run."""


class Staleness:
    """A run under load. stale: how many mappings (of whom, of what, at whom) are not up to date at each look.

    oldest: how long the one that has waited longest has done so, in seconds, at each look. waits: the longest wait of
    every mapping so far.
    """

    def __init__(self, nodes: int, seed: int = 1, **params: Any) -> None:
        run = Run("gossip-scuttlebutt", nodes=nodes, clients=0, seed=seed, params=params)
        self.kernel = Kernel(*prepared(run), record=False, check=False)
        self.stale: list[int] = []
        self.oldest: list[float] = []
        self._written: dict[tuple[NodeId, str], list[tuple[int, Micros]]] = {}
        """Of every key of every participant, its versions, each with the time at which it was first seen."""

    def goes_on(self, until: float) -> None:
        """Let it run up to this time, in seconds."""
        while self.kernel.world.now < micros(until * 1000.0) - SAMPLE:
            at = (len(self.stale) + 1) * SAMPLE
            while self.kernel.advance(at) or self.kernel.world.heap[0][0] <= at:
                pass
            self._look(at)

    def _look(self, at: Micros) -> None:
        states: dict[NodeId, Any] = self.kernel.world.states
        for owner, state in states.items():
            for key, entry in state.data.get(owner, EMPTY).items():
                versions = self._written.setdefault((owner, key), [])
                if not versions or versions[-1][0] < entry.version:
                    versions.append((entry.version, at))
        stale, oldest = 0, 0
        for state in states.values():
            for (owner, key), versions in self._written.items():
                entry = state.data.get(owner, EMPTY).get(key)
                known = entry.version if entry is not None else 0
                if known < versions[-1][0]:
                    stale += 1
                    oldest = max(oldest, at - next(when for version, when in versions if version > known))
        self.stale.append(stale)
        self.oldest.append(oldest / 1_000_000)

    @property
    def rates(self) -> list[float]:
        """Updates a second that each participant makes now."""
        states: dict[NodeId, Any] = self.kernel.world.states
        return [state.rate for state in states.values()]


def mean(values: list[Any]) -> float:
    """The mean."""
    return float(sum(values) / len(values))
