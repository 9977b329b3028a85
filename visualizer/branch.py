"""The branches of a session: each a run, and where its viewer is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from visualizer import registry, wire
from visualizer.core.command import Command
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.step import Step
from visualizer.reel import Reel
from visualizer.store import START, Place, SavedBranch


@dataclass(frozen=True, slots=True)
class Branch:
    """A run that a viewer watches. Immutable: what moves on is a new value.

    run: checked. left: the place where it left its parent. seen: the farthest place that its viewer has seen.
    """

    id: str
    parent: str | None
    run: Run
    protocol: Protocol[Any]
    left: Place = START
    playhead: Place = START
    seen: Place = START

    @classmethod
    def restored(cls, saved: SavedBranch) -> Branch:
        """A branch as it was kept. Raises InputError where its run cannot be used any more."""
        run, protocol = registry.prepared(wire.decode_run(wire.parse(saved.run)))
        return cls(saved.id, saved.parent, run, protocol, saved.left, saved.playhead, saved.seen)

    @property
    def saved(self) -> SavedBranch:
        """The branch as it is kept."""
        run = msgspec.json.encode(wire.run_json(self.run))
        return SavedBranch(self.id, self.parent, run, self.left, self.playhead, self.seen)

    def kept_by_fork(self, reel: Reel, place: Place) -> tuple[Command, ...]:
        """The commands that a what-if at a place takes along: those before it, and those that are still to come.

        What the viewer saw being done after that place belongs to the branch that is left behind; what waits in the
        script beyond all that was seen belongs to both.
        """
        behind = {i for i, step in reel.commands.items() if place.seq < step.seq <= self.seen.seq}
        return tuple(command for i, command in enumerate(self.run.commands) if i not in behind)

    def last_command(self, reel: Reel) -> tuple[int, Step] | None:
        """The last command of the list that the viewer has seen being carried out, and its step."""
        return max(((i, step) for i, step in reel.commands.items() if step.seq <= self.seen.seq), default=None)

    def first_own(self, parent: Branch | None) -> Command | None:
        """The first command in which it differs from its parent; its first of all where it has no parent."""
        others = parent.run.commands if parent else ()
        for i, command in enumerate(self.run.commands):
            if i >= len(others) or others[i] != command:
                own: Command = command
                return own
        return None
