"""The kernel: takes the world from one event to the next.

Events are strictly ordered by (time, order), where the order number says which was made first; at equal times commands
come before events. One event is one step. What a handler says to `Out` is carried out when it has returned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from typing import Any, Final

import msgspec

from visualizer.core import hands, limits
from visualizer.core.agenda import expected, reach, reschedule
from visualizer.core.client import Client, ClientParams
from visualizer.core.command import Command
from visualizer.core.deed import Deed, not_understood
from visualizer.core.draw import Lots, Stream
from visualizer.core.errors import CommandError
from visualizer.core.genesis import genesis
from visualizer.core.model import State, changed_fields, stable_fields, touched_fields
from visualizer.core.names import NodeId, Roster, is_client
from visualizer.core.network import CrowdPost, Post
from visualizer.core.out import Out, SilentOut
from visualizer.core.protocol import Program, Protocol
from visualizer.core.run import Run
from visualizer.core.search import search
from visualizer.core.step import Cause, Changed, Envelope, Step, Violation
from visualizer.core.units import Micros, micros, span
from visualizer.core.watch import watch_of
from visualizer.core.world import Timer, World

NEVER: Final = 1 << 62
"""A time after all others."""

TimerChange = tuple[NodeId, str, "Micros | None"]
Asked = dict[str, "Micros | tuple[Micros, Micros] | None"]


class Kernel:
    """One run, moving. `record`: make steps; `check`: hold invariants after each. Without either it is the search mode.

    world: where it is now; private to the kernel, and replaced by a checkpoint to go elsewhere.
    """

    def __init__(
        self,
        run: Run,
        protocol: Protocol[Any],
        *,
        record: bool = True,
        check: bool = True,
        world: World | None = None,
        post: Post | None = None,
    ) -> None:
        self.run = run
        self.expected = expected(run.commands)
        self.protocol = protocol
        self.record = record
        self.check = check
        post_of = CrowdPost if run.nodes > limits.NODES_PER_RUN else Post
        self.post = post or post_of(run.seed, run.network, instant=protocol.instant)
        self.disk_write = span(run.network.disk_write)
        self.landmark = protocol.landmark
        # Without a record and a disk that takes time, the end of a step is a short matter.
        self.is_brief = not record and self.disk_write[1] == 0
        self.is_search = self.is_brief and (check or world is None)
        self.client: Client | None = None
        if isinstance(run.params, ClientParams):
            nodes = run.node_names
            self.client = Client(run.params, protocol.servers(nodes), protocol.asked_first(nodes))
        self.stable = frozenset(stable_fields(protocol.State))
        self._handlers = protocol.handlers
        self._client_handlers = self.client.handlers if self.client else {}
        self.watch = watch_of(protocol.invariants)
        self.violations: tuple[Violation, ...] = ()
        """What was broken, where no steps are recorded."""
        roster = world.roster if world else Roster(run.node_names)
        self.lots = Lots(run.seed, world.draws if world else {})
        self.out = (Out if record else SilentOut)(self.lots.draw, roster)
        self.world = world or self._first_world(roster)
        self.world.draws = self.lots.drawn

    @property
    def nodes(self) -> tuple[NodeId, ...]:
        """The nodes that there are by now, by number."""
        return self.world.roster.nodes

    def program(self, name: NodeId) -> Program[Any]:
        """What runs at a node or at a client."""
        if is_client(name):
            assert self.client is not None
            return self.client
        return self.protocol

    def pristine(self, node: NodeId) -> State:
        """The state of a node that has never run."""
        state: State = self.protocol.initial(node, self.world.roster.introduced(node))
        return state

    # --- the beginning -------------------------------------------------------------------------------------------

    def _first_world(self, roster: Roster) -> World:
        world = genesis(self.run, roster, self.protocol, self.client)
        world.ghosts = self.watch.ghosts()
        if self.landmark is not None:
            pristine = {node: self.protocol.initial(node, roster.introduced(node)) for node in self.run.initial}
            world.seen = self.landmark.at_first(world, pristine)
        if self.check:
            for node in self.run.initial:
                before, after = self.protocol.initial(node, roster.introduced(node)), world.states[node]
                names = changed_fields(before, after)
                world.pending += self.watch.look(world, node, before, after, names, (), self.out)
        return world

    def sibling(self, run: Run, world: World, *, record: bool) -> Kernel:
        """A kernel of the same protocol and network, elsewhere: the draws of `world` are those of this one."""
        return Kernel(run, self.protocol, record=record, check=self.check, world=world, post=self.post)

    def take_over(self, run: Run) -> None:
        """Go on with another run's commands. Raises ValueError where one that was carried out is not among them."""
        reschedule(self.world, self.run.commands, run.commands)
        self.run = run
        self.expected = expected(run.commands)

    def give(self, command: Command) -> None:
        """Take one more command into the run, for a time that is still to come."""
        assert command.at is not None
        at, index = micros(command.at), len(self.run.commands)
        self.run = msgspec.structs.replace(self.run, commands=(*self.run.commands, command))
        heappush(self.world.schedule, (at, index))

    # --- the next step -------------------------------------------------------------------------------------------

    def advance(self, limit: Micros) -> Step | None:
        """The next step at or before `limit`, or None where there is none by then.

        Raises CommandError where a command cannot be carried out; the world is then as before it.
        """
        w = self.world
        heap, schedule, waiting = w.heap, w.schedule, w.waiting
        if w.starting:
            return self._start(w.starting.pop())
        if w.urgent:
            return self._deliver(w.urgent.pop())
        while True:
            at = heap[0][0] if heap else NEVER + 1
            if schedule and schedule[0][0] <= at and self._is_due(w, at):
                due = schedule[0][0]
                return self._command(due) if due <= limit else None
            if at > limit:
                return None
            event = heappop(heap)
            if len(event) == 4:
                if w.comes_up(event):
                    w.now = at
                    return self._fire(event[2], event[3])
                continue
            envelope = event[2]
            if envelope.to in waiting:
                waiting[envelope.to].append(event)
                continue
            w.now = at
            return self._deliver(envelope)

    def search(self, limit: Micros, steps: int) -> int:
        """Go on to `limit`, or for so many steps, without making any record; the number of steps done."""
        if self.is_search:
            return search(self, limit, steps)
        advance, w = self.advance, self.world
        for done in range(steps):
            before = w.seq
            advance(limit)
            if w.seq == before:
                return done
        return steps

    def _is_due(self, w: World, event_at: Micros) -> bool:
        """Whether the next command comes before the next event: one that follows a certain step waits for that step."""
        at, index = w.schedule[0]
        step = self.run.commands[index].step
        return step is None or w.seq >= step or at < event_at

    def _start(self, node: NodeId) -> Step | None:
        if self.landmark is not None and node in self.run.initial:
            self.landmark.look(self.world, node, self.pristine(node), self.world.states[node], self.out)
        return self._handle(node, self.protocol.on_start, Cause("start"))

    def _deliver(self, envelope: Envelope) -> Step | None:
        w, out = self.world, self.out
        node, message = envelope.to, envelope.message
        before = w.states[node]
        if not before.up:
            return self._finish(node, before, before, Cause("lost", envelope.id))
        out.me = node
        out.now = w.local_time(node) if w.clocks else w.now
        handlers = self._client_handlers if node[0] == "c" else self._handlers
        handler = handlers.get(type(message), not_understood)
        draft = before.__copy__()
        handler(draft, envelope.sender, message, out)
        if self.is_brief and not w.pending:
            self._finish_briefly(node, before, draft)
            return None
        return self._finish(node, before, draft, Cause("deliver", envelope.id))

    def _fire(self, node: NodeId, name: str) -> Step | None:
        self.world.timers[node][name].due = None
        handler = self.program(node).timer_handlers[name]
        return self._handle(node, handler, Cause("timer", None, name), ((node, name, None),))

    def _handle(
        self, node: NodeId, handler: Callable[[Any, Out], None], cause: Cause, timers: tuple[TimerChange, ...] = ()
    ) -> Step | None:
        before, draft = self.draft(node)
        handler(draft, self.out)
        return self._finish(node, before, draft, cause, timers)

    def draft(self, node: NodeId) -> tuple[State, State]:
        """A node's state and a draft of it to assign to; `out` speaks for the node from now on."""
        before = self.world.states[node]
        self.out.me, self.out.now = node, self.world.local_time(node)
        return before, before.__copy__()

    def _command(self, at: Micros) -> Step | None:
        w = self.world
        index = w.schedule[0][1]
        w.now, before, faults = at, w.now, w.faults() if self.record else None
        try:
            command = hands.resolved(self, self.run.commands[index])
            deed = hands.carry_out(self, command)
            deed.changes_faults = self.record and w.faults() != faults
        except CommandError as error:
            w.now = before
            raise CommandError(error.says, f"commands[{index}]") from None
        heappop(w.schedule)
        w.last_command = max(w.last_command, index)
        return self._finish(deed.node, deed.before, deed.after, Cause("command", None, None, command, index), (), deed)

    # --- the end of a step: carry out what was said ---------------------------------------------------------------

    def _finish(
        self,
        node: NodeId | None,
        before: State | None,
        after: State | None,
        cause: Cause | None,
        timers: tuple[TimerChange, ...] = (),
        deed: Deed | None = None,
    ) -> Step | None:
        w, out = self.world, self.out
        if self.is_brief and deed is None and node and before and after and not w.pending:
            self._finish_briefly(node, before, after)
            return None
        leaves = w.now
        names: tuple[str, ...] = ()
        if after is not before:
            assert node is not None
            assert before is not None
            assert after is not None
            names = changed_fields(before, after) if deed is None or not deed.is_new else after.__struct_fields__
            if names:
                w.states[node] = after
            if self.disk_write[1] and not self.stable.isdisjoint(names) and not is_client(node):
                leaves += self.lots.draw(node, "disk write", *self.disk_write)
        if out.timers:
            changes = [change for change in timers if out.timers.get(change[1]) is None]
            self.arm_all(out.me, out.timers, changes)
            timers = tuple(changes)
            out.timers.clear()
        sent: tuple[Envelope, ...] = ()
        if out.sends:
            sent = tuple(self.post.send(w, out.me, out.sends, leaves))
            out.sends.clear()
        if deed is not None:
            timers, sent = (*deed.timers, *timers), (*deed.sent, *sent)
        w.seq += 1
        if self.landmark is not None and names and node and before and not is_client(node):
            self.landmark.look(w, node, before, w.states[node], out, is_new=deed is not None and deed.is_new)
        milestones = reach(w, out, self.expected) if out.milestones or out.facts else ()
        violations: tuple[Violation, ...] = ()
        if self.check and node is not None and (names or sent or out.learned):
            violations = self.watch.look(w, node, before, w.states[node], names, sent, out)
        if w.pending:
            # What the overridden initial state itself breaks is said by the first step.
            violations, w.pending = (*w.pending, *violations), ()
        if not self.record:
            self.violations += violations
            self._clear()
            return None
        step = Step(
            w.seq, w.now, cause, node,  # type: ignore[arg-type]
            (Changed(node, before, after, names),) if names else (),  # type: ignore[arg-type]
            timers, sent,
            deed.lost if deed else (), deed.moved if deed else (),
            tuple(out.learned) if out.learned else (),
            tuple(out.delivered) if out.delivered else (),
            tuple(out.notes), milestones, violations,
            w.faults() if deed and deed.changes_faults else None,
        )  # fmt: skip
        self._clear()
        return step

    def _finish_briefly(self, node: NodeId, before: State, after: State) -> None:
        """The end of a step of which nothing is kept but what it reaches, and whether it breaks an invariant."""
        w, out = self.world, self.out
        names = touched_fields(before, after) if self.check and after is not before else ()
        if names or not self.check:
            w.states[node] = after
        if out.timers:
            self.arm_all(out.me, out.timers, None)
            out.timers.clear()
        sent: Sequence[Envelope] = ()
        if out.sends:
            sent = self.post.send(w, out.me, out.sends, w.now)
            out.sends.clear()
        w.seq += 1
        if self.landmark is not None and node[0] == "n":
            self.landmark.look(w, node, before, after, out)
        if out.milestones or out.facts:
            reach(w, out, self.expected)
        if self.check and (names or sent or out.learned):
            self.violations += self.watch.look(w, node, before, after if names else before, names, sent, out)
        if out.delivered or out.learned:
            out.delivered.clear()
            out.learned.clear()

    def _clear(self) -> None:
        out = self.out
        out.notes = []
        if out.delivered or out.learned:
            out.delivered, out.learned = [], []

    def arm_all(self, node: NodeId, asked: Asked, changes: list[TimerChange] | None) -> None:
        """Arm and cancel what was asked for; `changes`, where somebody wants to know, takes what became of each."""
        w = self.world
        timers, clock = w.timers[node], w.clocks.get(node)
        for name, after in asked.items():
            if after is None:
                if w.cancel(node, name) and changes is not None:
                    changes.append((node, name, None))
                continue
            timer = timers.get(name)
            if timer is None:
                timer = timers[name] = Timer()
            if type(after) is tuple:
                if timer.spans is None:
                    timer.spans = Stream(self.run.seed, "timer", node, "", name)
                timer.drawn += 1
                after = timer.spans.between(timer.drawn, after[0], after[1])
            due = w.now + (after if clock is None else round(after / clock.rate))  # type: ignore[operator]
            # `World.rearm` written out: nearly every message arms one.
            w.order = timer.armed = order = w.order + 1
            timer.due = due
            if timer.queued is None or timer.queued_at > due:
                timer.queued, timer.queued_at = order, due
                heappush(w.heap, (due, order, node, name))
            if changes is not None:
                changes.append((node, name, due))
