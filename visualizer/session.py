"""A session: the runs of one browser tab as branches, the steps of the one that is shown, and what its viewer can ask.

Every change is written to the store before it is true here, so that what was answered survives the process, and what
was refused has changed nothing. A session does not guard itself against two callers at a time; `web/hub.py` does that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from visualizer import crowd, registry, search, wire
from visualizer.branch import Branch
from visualizer.core import limits
from visualizer.core.command import Command
from visualizer.core.errors import CommandError, ConcordError, InputError, Sentence
from visualizer.core.names import NodeId
from visualizer.core.persistent import builtin
from visualizer.core.run import ENGINE, Run, command_of
from visualizer.core.step import Step
from visualizer.core.units import Micros, micros, millis
from visualizer.reel import Means, Reel, Stop
from visualizer.store import Place, SavedSession, Store

Json = dict[str, Any]

_LOOK_AHEAD: Micros = micros(250.0)
"""How far past the playhead a view is computed, where the number of its steps does not end it before."""

_GIVEN_AT_THE_PLAYHEAD = ("at", "when", "count", "after", "step")


class LimitError(ConcordError):
    """There is no room for what was asked; `core/limits.py` says for how much there is."""


class GoneError(ConcordError):
    """What was spoken of is not there, or not shown, any more."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a page asks to be sent: the steps after `have`, up to the virtual time `until`, or `count` of them."""

    branch: str
    have: int
    until: Micros
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a credit was served.

    seq: the last step made ready. is_all: whether nothing more comes for this credit. computed: the virtual time up to
    which nothing is missing. stop: why the run cannot go on, if it cannot.
    """

    seq: int
    is_all: bool
    computed: Micros
    stop: Stop | None = None


class Session:
    """The branches of one tab. `of` makes a new one, `restored` one that was kept."""

    def __init__(self, name: str, branches: Mapping[str, Branch], current: str, store: Store, means: Means) -> None:
        self.id = name
        self._branches = dict(branches)
        self._current = current
        self._store = store
        self._means = means
        self._reel: Reel | None = None
        self._moved: set[str] = set()

    @classmethod
    def of(cls, name: str, run: Run, store: Store, means: Means) -> Session:
        """A new session with a run. Raises InputError, StoreError."""
        session = cls(name, {}, "", store, means)
        session.restart(run)
        return session

    @classmethod
    def restored(cls, saved: SavedSession, store: Store, means: Means) -> Session:
        """A session as it was kept. Raises InputError where one of its runs cannot be used any more."""
        branches = {branch.id: Branch.restored(branch) for branch in saved.branches}
        return cls(saved.id, branches, saved.current, store, means)

    @property
    def branch(self) -> Branch:
        """The branch that is shown."""
        return self._branches[self._current]

    @property
    def steps_held(self) -> int:
        """How many steps it holds in memory."""
        return 0 if self._reel is None else len(self._reel.steps)

    @property
    def saved(self) -> SavedSession:
        """The session as it is kept."""
        return SavedSession(self.id, self._current, tuple(branch.saved for branch in self._branches.values()))

    # --- what a viewer asks ----------------------------------------------------------------------------------------

    def view(self) -> Json:
        """All that a page needs to show the current branch at its playhead."""
        reel = self._shown()
        seq = self.branch.playhead.seq
        return self._view(reel, max(0, seq - self._means.limits.steps_before))

    def restart(self, run: Run) -> None:
        """Begin anew with a run; all branches go. Raises InputError, StoreError."""
        typed, protocol = registry.prepared(run)
        if typed.nodes > limits.NODES_ON_PAGE:
            raise InputError(Sentence("input-too-many-for-page", most=limits.NODES_ON_PAGE), "nodes")
        branch = Branch(self._next_id(), None, typed, protocol)
        self._store.save(SavedSession(self.id, branch.id, (branch.saved,)))
        self._branches = {branch.id: branch}
        self._show(branch, None)

    def switch(self, name: str) -> None:
        """Show another branch. Raises GoneError, StoreError."""
        branch = self._branches.get(name)
        if branch is None:
            raise GoneError(Sentence("gone-branch"), "branch")
        self._store.save_places(self.id, name, self._places())
        self._moved.clear()
        # The branches of a session differ in their commands alone.
        self._show(branch, self._reel and self._reel.forked(self._reel.shared(branch.run), branch.run.commands))

    def command(self, name: str, place: Place, value: Json) -> Json:
        """Give a command at a place: in the past of what was seen it starts a branch. The answer holds the view.

        Raises InputError, CommandError, GoneError, LimitError, StoreError.
        """
        old, reel = self._of(name)
        command = self._decoded(old, place, value)
        self._check(reel, place)
        is_past = place < old.seen
        name = self._free_id() if is_past else name
        commands = (*(old.kept_by_fork(reel, place) if is_past else old.run.commands), command)
        if len(commands) > limits.COMMANDS_PER_RUN:
            raise LimitError(Sentence("limit-commands", limit=limits.COMMANDS_PER_RUN), "command")
        new = reel.forked(place.seq, commands)
        step = self._carry_out(new, place, len(commands) - 1)
        then = Place(step.seq, step.at)
        if is_past:
            branch = Branch(name, old.id, new.timeline.run, old.protocol, place, then, then)
            # The old branch was left here, whatever its viewer last said.
            self._branches[old.id] = replace(old, playhead=place)
            self._moved.add(old.id)
        else:
            branch = replace(old, run=new.timeline.run, playhead=then, seen=then)
        self._keep(branch, new)
        return {"view": self._view(new, place.seq), "changed": _changes(step)}

    def undo(self, name: str) -> None:
        """Take back the last command that was seen, in a fork without it. Raises CommandError and as `command` does."""
        old, reel = self._of(name)
        last = old.last_command(reel)
        if last is None:
            raise CommandError(Sentence("cannot-undo"), "branch")
        index, step = last
        place = Place(step.seq - 1, step.at)
        commands = (*old.run.commands[:index], *old.run.commands[index + 1 :])
        new = reel.forked(place.seq, commands)
        run = new.timeline.run
        same = next((branch for branch in self._branches.values() if branch.run == run), None)
        if same is None:
            branch = Branch(self._free_id(), old.id, run, old.protocol, place, place, place)
        else:
            branch = replace(same, playhead=place, seen=max(same.seen, place))
        self._keep(branch, new)

    def fetch(self, name: str, first: int, last: int, *, base: bool) -> Json:
        """Steps after `first` up to `last` that were computed already, and the world after `first` if `base`.

        Raises InputError, GoneError.
        """
        _, reel = self._of(name)
        self._computed(reel, first, "from")
        steps = reel.encoded(first + 1, min(last, len(reel.steps)))
        return {
            "base": reel.snapshot(first) if base else None,
            "steps": steps.json,
            "gauges": reel.gauges(None if base else first, first + len(steps)),
        }

    def step(self, name: str, seq: int) -> Json:
        """A step that was computed already, whole. Raises InputError, GoneError."""
        _, reel = self._of(name)
        self._computed(reel, seq)
        return {"step": wire.step_json(reel.steps[seq - 1], reel.timeline.protocol)}

    def node(self, name: str, node: NodeId, seq: int) -> Json:
        """A node or a client, whole, after a step that was computed already. Raises InputError, GoneError."""
        _, reel = self._of(name)
        self._computed(reel, seq)
        world = reel.world(seq)
        if node not in world.states:
            raise InputError(Sentence("input-name", name=repr(node)), "node")
        return crowd.node_json(world, node, reel.steps[seq - 1] if seq else None)

    def place(self, name: str, at: Micros) -> Json:
        """The last of the steps computed that has happened at a time; 0 where none has. Raises GoneError."""
        _, reel = self._of(name)
        return {"seq": reel.timeline.seq_at(at)}

    def gauges(self, after: int, upto: int) -> Json | None:
        """What the gauges of the branch that is shown showed after one step up to another; None without any."""
        return self._shown().gauges(after, upto)

    def batch(self, seq: int) -> wire.Batch:
        """An empty batch for the steps after `seq` of the branch that is shown."""
        return self._shown().batch(seq)

    def find(self, name: str, seq: int, milestone: str | None, *, forwards: bool) -> Json:
        """The next or the previous step after `seq` that reaches a milestone (None: any). Computes on, within a limit.

        Raises InputError, GoneError.
        """
        branch, reel = self._of(name)
        if milestone is not None and milestone not in branch.protocol.milestones:
            raise InputError(
                Sentence("input-milestone", protocol=branch.protocol.id, name=repr(milestone)), "milestone"
            )
        if forwards:
            found = search.next_step(reel, seq, milestone, self._means.limits.steps_a_search)
        else:
            found = search.previous_step(reel, seq, milestone)
        if not isinstance(found, Step):
            return {"seq": None, **wire.says_json(found)}
        return {"seq": found.seq, "at": millis(found.at)}

    def look(self, name: str, place: Place) -> None:
        """The viewer is at this place now. Raises InputError where it is none, GoneError."""
        branch, reel = self._of(name)
        self._check(reel, place)
        self._branches[name] = replace(branch, playhead=place, seen=max(branch.seen, place))
        self._moved.add(name)

    def reach(self, credit: Credit, seq: int, into: wire.Batch) -> Reach:
        """Make ready, for one slice, steps after `seq` that a credit is for: they are put `into` the batch.

        Raises GoneError.
        """
        branch, reel = self._of(credit.branch)
        pacer = self._means.pacer()
        until = credit.until if credit.count is None else search.END
        last = branch.playhead.seq + self._means.limits.steps_ahead
        if credit.count is not None:
            last = min(last, credit.have + credit.count)
        stop = None
        while not pacer.is_over and not into.is_full and seq < last:
            if seq < len(reel.steps):
                if reel.steps[seq].at > until:
                    break
                into.add(reel.steps[seq])
                seq += 1
            elif stop is not None or reel.timeline.end >= until:
                break
            else:
                stop = reel.compute(until, min(last, seq + self._means.limits.steps_a_batch), pacer)
        if seq < len(reel.steps):
            stop = None
        computed = reel.computed_after(seq)
        return Reach(seq, stop is not None or seq >= last or computed >= until, computed, stop)

    # --- how -------------------------------------------------------------------------------------------------------

    def _of(self, name: str) -> tuple[Branch, Reel]:
        if name != self._current:
            raise GoneError(Sentence("gone-branch-hidden"), "branch")
        reel = self._shown()
        return self.branch, reel

    def _shown(self) -> Reel:
        """The steps of the branch that is shown, computed as far as they were seen."""
        branch = self.branch
        if self._reel is None:
            self._reel = Reel.of(branch.run, branch.protocol, self._means)
        if not self._reel.has(branch.seen):
            self._reel.compute(branch.seen.at, self._means.limits.steps_per_session)
            # Another engine version may have come to other steps.
            playhead, seen = self._reel.nearest(branch.playhead), self._reel.nearest(branch.seen)
            self._branches[branch.id] = replace(branch, playhead=playhead, seen=max(seen, playhead))
        return self._reel

    @staticmethod
    def _computed(reel: Reel, seq: int, where: str = "seq") -> None:
        if seq > len(reel.steps):
            raise InputError(Sentence("input-not-computed", seq=seq, count=len(reel.steps)), where)

    @staticmethod
    def _check(reel: Reel, place: Place) -> None:
        if not reel.has(place):
            raise InputError(Sentence("input-place", at=millis(place.at), seq=place.seq), "at")

    @staticmethod
    def _decoded(branch: Branch, place: Place, value: Json) -> Command:
        for key in _GIVEN_AT_THE_PLAYHEAD:
            if key in value:
                raise InputError(Sentence("input-given-at-playhead"), f"command.{key}")
        given = {**value, "at": millis(place.at), "step": place.seq}
        return command_of(given, branch.run, type(branch.protocol), "command")

    def _carry_out(self, reel: Reel, place: Place, index: int) -> Step:
        """The step of a command that was just added at this place of the list."""
        stop = reel.compute(place.at, place.seq + self._means.limits.steps_a_batch)
        if index in reel.commands:
            return reel.commands[index]
        if stop is None:
            raise CommandError(Sentence("cannot-come-to"), "command")
        if stop.code == "limit":
            raise LimitError(stop.says, "command")
        raise CommandError(stop.says, "command" if stop.where == f"commands[{index}]" else stop.where or "")

    def _view(self, reel: Reel, base: int) -> Json:
        branch = self.branch
        last = branch.playhead.seq + self._means.limits.steps_after
        reel.compute(branch.playhead.at + _LOOK_AHEAD, last)
        last = min(last, len(reel.steps))
        return {
            "branch": branch.id,
            "branches": [self._listed(listed) for listed in self._branches.values()],
            "run": wire.run_json(branch.run),
            "playhead": place_json(branch.playhead),
            "seen": place_json(branch.seen),
            "base": reel.snapshot(base),
            "steps": reel.encoded(base + 1, last).json,
            "gauges": reel.gauges(None, last),
            "computed": millis(reel.computed_after(last)),
            "warning": None if branch.run.engine == ENGINE else "engine",
            "can_undo": branch.last_command(reel) is not None,
        }

    def _listed(self, branch: Branch) -> Json:
        own = branch.first_own(self._branches.get(branch.parent or ""))
        return {
            "id": branch.id,
            "parent": branch.parent,
            **place_json(branch.left),
            "command": None if own is None else msgspec.to_builtins(own, enc_hook=builtin),
            "commands": len(branch.run.commands),
            "current": branch.id == self._current,
        }

    # --- keeping ---------------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Write where the viewer is. Raises StoreError."""
        if self._moved:
            self._store.save_places(self.id, self._current, self._places())
            self._moved.clear()

    def forget_steps(self) -> None:
        """Give the memory of the steps back; they are computed anew when somebody asks."""
        self._reel = None

    def _keep(self, branch: Branch, reel: Reel) -> None:
        self._store.save_branch(self.id, branch.saved)
        self._branches[branch.id] = branch
        self._show(branch, reel)

    def _show(self, branch: Branch, reel: Reel | None) -> None:
        self._current = branch.id
        self._reel = reel
        self._moved.discard(branch.id)

    def _places(self) -> list[tuple[str, Place, Place]]:
        return [(b.id, b.playhead, b.seen) for b in self._branches.values() if b.id in self._moved]

    def _next_id(self) -> str:
        return f"b{1 + max((int(name[1:]) for name in self._branches), default=0)}"

    def _free_id(self) -> str:
        if len(self._branches) >= self._means.limits.branches_per_session:
            limit = self._means.limits.branches_per_session
            raise LimitError(Sentence("limit-branches", limit=limit), "branch")
        return self._next_id()


def place_json(place: Place) -> Json:
    """A place as JSON, its time in milliseconds."""
    return {"seq": place.seq, "at": millis(place.at)}


def _changes(step: Step) -> bool:
    """Whether a command did anything: one that asks for what is so already is a step in which nothing changes."""
    effects = (step.changed, step.timers, step.sent, step.lost, step.moved, step.replies, step.delivered, step.faults)
    return any(effect for effect in effects)
