"""A run in time: its steps as they were computed, and the way back to any of them.

The history is the journal of steps, and a checkpoint of the world every so many steps; the world at any step is the
nearest checkpoint, gone on from. A fork shares the steps before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any, Final

import msgspec

from visualizer.core import limits
from visualizer.core.command import Command
from visualizer.core.journal import Journal
from visualizer.core.kernel import Kernel
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.units import Micros
from visualizer.core.world import World

_PIECE: Final = 32
"""Steps that are replayed between two calls of `rest`."""

Rest = Callable[[], None]
"""Called now and then while a world is gone on to, so that whoever asked can let others have their turn."""


def _no_rest() -> None:
    """Nobody else waits."""


class Timeline:
    """The steps of a run, computed as far as somebody asked. `run` has to be `checked`.

    steps: what was computed; `steps[i].seq` is i + 1. end: the virtual time up to which no step is missing.
    """

    def __init__(
        self,
        run: Run,
        protocol: Protocol[Any],
        *,
        kernel: Kernel | None = None,
        steps: Journal | None = None,
        checkpoints: list[tuple[Run, World]] | None = None,
    ) -> None:
        self.run = run
        self.protocol = protocol
        self._kernel = kernel or Kernel(run, protocol)
        self.steps = steps or Journal()
        # More may happen at the very time of the last step.
        self.end: Micros = max(0, self._kernel.world.now - 1)
        # A checkpoint is as large as the world: in a crowd they are further apart.
        self._every = max(limits.CHECKPOINT_EVERY, run.nodes)
        # What is scheduled in a checkpoint are the commands of the run that it was made in, which a fork may not have.
        self._checkpoints = checkpoints or [(run, self._kernel.world.copy())]

    def extend(self, until: Micros, max_steps: int) -> int:
        """Compute on to the virtual time `until`, but at most so many steps; the number of new steps.

        `end` is `until` only where every step up to it was computed. Raises CommandError where a command of the run
        cannot be carried out; every step before it is kept.
        """
        append, advance = self.steps.append, self._kernel.advance
        for done in range(max_steps):
            step = advance(until)
            if step is None:
                self.end = max(self.end, until)
                return done
            append(step)
            self.end = max(self.end, step.at - 1)
            if step.seq % self._every == 0:
                self._checkpoints.append((self.run, self._kernel.world.copy()))
        return max_steps

    def at(self, seq: int, rest: Rest = _no_rest) -> World:
        """The world after the step `seq`, or before anything where it is 0: a copy that the caller may keep."""
        if not 0 <= seq <= len(self.steps):
            raise IndexError(f"step {seq} was not computed: there are {len(self.steps)}")
        return self._replayed(seq, rest).world

    def seq_at(self, time: Micros) -> int:
        """The last step at or before a virtual time; 0 where there is none. Only among what was computed."""
        return bisect_right(self.steps, time, key=lambda step: step.at)

    def fork(self, seq: int, commands: tuple[Command, ...], rest: Rest = _no_rest) -> Timeline:
        """The same run up to the step `seq`, and with these commands in place of its own from there.

        The steps up to it are shared, so the commands have to begin with all those that were carried out by then: else
        ValueError, and the run has to be computed anew.
        """
        kernel = self._replayed(seq, rest)
        kernel.take_over(msgspec.structs.replace(self.run, commands=commands))
        return Timeline(
            kernel.run,
            self.protocol,
            kernel=self._kernel.sibling(kernel.run, kernel.world, record=True),
            steps=self.steps.upto(seq),
            checkpoints=self._checkpoints[: seq // self._every + 1],
        )

    def _replayed(self, seq: int, rest: Rest) -> Kernel:
        """A kernel without records, at the step `seq`."""
        run, nearest = self._checkpoints[seq // self._every]
        kernel = self._kernel.sibling(run, nearest.copy(), record=False)
        if run is not self.run:
            kernel.take_over(self.run)
        rest()
        for done in range(nearest.seq, seq, _PIECE):
            kernel.search(self.steps[seq - 1].at, min(_PIECE, seq - done))
            rest()
        return kernel
