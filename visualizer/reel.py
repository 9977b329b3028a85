"""The steps of the branch that is shown: computed on in slices, forked, and looked up by place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from visualizer import crowd, wire
from visualizer.core.command import Command
from visualizer.core.errors import CommandError, Says, Sentence
from visualizer.core.names import is_client
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.step import Step
from visualizer.core.timeline import Timeline
from visualizer.core.units import Micros, micros
from visualizer.core.world import World
from visualizer.gauges import Gauges
from visualizer.limits import Limits
from visualizer.pacing import Pacer
from visualizer.store import Place

_CHUNK = 8
"""Steps between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Means:
    """What computing takes: the server's sleep, its limits, and whether its memory for steps is used up."""

    sleep: Callable[[float], None]
    limits: Limits
    is_crowded: Callable[[], bool] = lambda: False

    def pacer(self) -> Pacer:
        """A slice that begins now."""
        return Pacer(self.sleep, self.limits.slice_seconds)


class Stop(msgspec.Struct, frozen=True):
    """Why a run cannot go on: `limit`, or `command` where one of its own commands cannot be carried out."""

    code: str
    says: Says
    where: str | None = None


class Reel:
    """A timeline, and which of its commands were carried out.

    turns: says when what is done with the reel, one thing after the other, has to let the others have their turn.
    commands: the steps of the commands that were carried out, by their place in the run's list. gauges: what they sum
    up to so far.
    """

    def __init__(
        self, timeline: Timeline, commands: dict[int, Step], gauges: Gauges, means: Means, turns: Pacer
    ) -> None:
        self.timeline = timeline
        self.commands = commands
        self.turns = turns
        self._gauges = gauges
        self._means = means

    @classmethod
    def of(cls, run: Run, protocol: Protocol[Any], means: Means) -> Reel:
        """A reel of which nothing is computed yet. run: checked; protocol: with the run's parameters."""
        turns = means.pacer()
        return cls(*_beginning(run, protocol, turns), means, turns)

    @property
    def steps(self) -> Sequence[Step]:
        """What was computed."""
        return self.timeline.steps

    def compute(self, until: Micros, last: int, pacer: Pacer | None = None) -> Stop | None:
        """Compute to the virtual time `until` or to the step `last`, whichever comes first.

        Answers with what stopped it before, if anything did. Others have their turns meanwhile. With a `pacer`, it goes
        on only until the slice is over.
        """
        room = self._means.limits.steps_per_session
        while len(self.steps) < last and not (pacer and pacer.is_over):
            if stop := self._full():
                return stop
            before = len(self.steps)
            wanted = min(_CHUNK, last - before, room - before)
            try:
                self.timeline.extend(until, wanted)
            except CommandError as error:
                return Stop("command", error.says, error.where)
            finally:
                self._note(self.steps[before:])
            if len(self.steps) - before < wanted:
                break
            if pacer is None:
                self.turns.turn()
        return None

    def _note(self, new: Sequence[Step]) -> None:
        """Keep what has to be known of steps that were just computed."""
        for step in new:
            self._gauges.add(step)
            if step.cause.index is not None:
                self.commands[step.cause.index] = step

    def forked(self, seq: int, commands: tuple[Command, ...]) -> Reel:
        """The same run with other commands after the step `seq`.

        What came before is shared; where the commands until then are not the same, nothing is.
        """
        try:
            timeline = self.timeline.fork(seq, commands, self.turns.turn)
            done = {i: step for i, step in self.commands.items() if step.seq <= seq}
            gauges = self._gauges.upto(seq, self.steps)
        except ValueError:
            run = msgspec.structs.replace(self.timeline.run, commands=commands)
            timeline, done, gauges = _beginning(run, self.timeline.protocol, self.turns)
        self.turns.turn()
        return Reel(timeline, done, gauges, self._means, self.turns)

    def shared(self, run: Run) -> int:
        """How many steps a run is sure to share with this one; 0 where it differs in more than its commands."""
        own = self.timeline.run
        if msgspec.structs.replace(own, commands=run.commands) != run:
            return 0
        pairs = enumerate(zip(own.commands, run.commands, strict=False))
        same = next((i for i, (a, b) in pairs if a != b), min(len(own.commands), len(run.commands)))
        seq = len(self.steps)
        for command in run.commands[same:]:
            # A command that waits for a milestone could have come anywhere.
            seq = 0 if command.at is None else min(seq, self.timeline.seq_at(micros(command.at) - 1))
        return min([seq, *(step.seq - 1 for index, step in self.commands.items() if index >= same)])

    def has(self, place: Place) -> bool:
        """Whether this is a place of what was computed: between the step `seq` and the next."""
        if not (place.seq <= len(self.steps) and place.at <= self.computed_after(place.seq) + 1):
            return False
        return place.seq == 0 or self.steps[place.seq - 1].at <= place.at

    def nearest(self, place: Place) -> Place:
        """The place itself; where there is none such, the one at its time, or the last that was computed."""
        at = min(place.at, self.timeline.end)
        return place if self.has(place) else Place(self.timeline.seq_at(at), at)

    def computed_after(self, seq: int) -> Micros:
        """The virtual time up to which nothing is missing for somebody who has the steps up to `seq`."""
        return self.steps[seq].at - 1 if seq < len(self.steps) else self.timeline.end

    def world(self, seq: int) -> World:
        """The world after a step. Others have their turns meanwhile."""
        return self.timeline.at(seq, self.turns.turn)

    def snapshot(self, seq: int) -> wire.Json:
        """The world after a step, as JSON: of a crowd, as far as the stage draws it."""
        world = self.world(seq)
        if crowd.is_crowd(self.timeline.run):
            return crowd.snapshot_json(world, self.timeline.protocol, self.turns.turn)
        shown = wire.snapshot_json(world)
        self.turns.turn()
        return shown

    def batch(self, seq: int) -> wire.Batch:
        """An empty batch for steps after `seq`: whole ones, or of a crowd light ones."""
        limits, protocol = self._means.limits, self.timeline.protocol
        if crowd.is_crowd(self.timeline.run):
            # Nothing comes after a step that was never computed: any time will do.
            at = self.steps[seq - 1].at if 0 < seq <= len(self.steps) else 0
            return crowd.LightBatch(protocol, limits.light_steps_a_batch, seq, at)
        return wire.Batch(protocol, limits.steps_a_batch)

    def encoded(self, first: int, last: int) -> wire.Batch:
        """The steps from `first` to `last`, as many as go into a batch. Others have their turns meanwhile."""
        batch = self.batch(first - 1)
        for seq in range(first, last + 1):
            if batch.is_full:
                break
            batch.add(self.steps[seq - 1])
            self.turns.turn()
        return batch

    def gauges(self, after: int | None, upto: int) -> wire.Json | None:
        """What the gauges showed after the step `after` (None: from the beginning) up to another; None without any."""
        return self._gauges.json(after, upto, self.steps)

    def _full(self) -> Stop | None:
        limit = self._means.limits.steps_per_session
        if len(self.steps) >= limit:
            return Stop("limit", Sentence("limit-steps", limit=limit))
        if self._means.is_crowded():
            return Stop("limit", Sentence("limit-memory"))
        return None


def _beginning(run: Run, protocol: Protocol[Any], turns: Pacer) -> tuple[Timeline, dict[int, Step], Gauges]:
    """A run of which nothing is computed yet."""
    timeline = Timeline(run, protocol)
    turns.turn()
    nodes = timeline.at(0, turns.turn).states if protocol.gauges else {}
    states = (state for name, state in nodes.items() if not is_client(name))
    return timeline, {}, Gauges.of(dict(protocol.gauges), states)
