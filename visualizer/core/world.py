"""The world between two steps: node states, messages in flight, timers, faults.

Node states are immutable at rest; the tables around them are mutable and belong to the kernel alone. `copy` makes a
checkpoint: it copies the tables and shares everything in them.
"""

from __future__ import annotations

from collections.abc import Container
from heapq import heapify, heappush
from typing import TYPE_CHECKING, Any, Self

import msgspec

from visualizer.core.cuts import NO_CUTS, Cuts
from visualizer.core.draw import Stream
from visualizer.core.model import State
from visualizer.core.names import NodeId, Roster
from visualizer.core.network import Channel
from visualizer.core.step import Envelope, Violation
from visualizer.core.units import Micros, Probability, Range


class LinkSetting(msgspec.Struct, frozen=True):
    """What a person set for one directed link; None is as the network does it."""

    delay: Range | None = None
    loss: Probability | None = None
    duplicate: Probability | None = None


class ClockReading(msgspec.Struct, frozen=True):
    """A clock that drifts: it showed `local` at the virtual time `real`, and runs at `rate` since."""

    rate: float
    local: Micros
    real: Micros


class Faults(msgspec.Struct, frozen=True):
    """The faults in force, as a value for steps and snapshots."""

    cuts: Cuts
    paused: tuple[NodeId, ...]
    clocks: tuple[tuple[NodeId, float], ...]
    links: tuple[tuple[NodeId, NodeId, LinkSetting], ...]
    held: tuple[int, ...]


class Timer(msgspec.Struct, gc=False):
    """One timer of a node. It is re-armed lazily: the heap keeps the earlier entry, which moves on when it comes up."""

    spans: Stream | None = None
    """The draws of its spans, once it was armed with a range."""
    drawn: int = 0
    """How many of them it has used."""
    due: Micros | None = None
    """When it fires; None where it is not armed."""
    armed: int = 0
    """The order number of its arming, which decides among events at one time."""
    queued: int | None = None
    """The order number of its entry in the heap; None where it has none."""
    queued_at: Micros = 0

    if TYPE_CHECKING:

        def __copy__(self) -> Self:
            """The same timer, apart; the library provides it."""


MessageEvent = tuple[Micros, int, Envelope]
TimerEvent = tuple[Micros, int, NodeId, str]
Event = MessageEvent | TimerEvent
"""What the heap holds: (time, order, …). The order number is unique, so that nothing behind it is ever compared."""


class World:
    """Everything that the future of a run depends on."""

    __slots__ = (
        "clocks", "counts", "cuts", "draws", "facts", "ghosts", "heap", "held", "last_command", "links", "made_up",
        "milestones", "next_message", "now", "order", "pending", "roster", "schedule", "seen", "seq", "starting",
        "states", "timers", "urgent", "waiting",
    )  # fmt: skip

    def __init__(self, states: dict[NodeId, State], roster: Roster) -> None:
        self.now: Micros = 0
        self.seq = 0
        self.order = 0
        self.next_message = 1
        self.states = states
        self.roster = roster
        """The nodes that there are by now."""
        self.heap: list[Event] = []
        self.held: dict[int, Envelope] = {}
        """Messages that are held: what is on its way and not held is in the heap."""
        self.timers: dict[NodeId, dict[str, Timer]] = {name: {} for name in states}
        self.waiting: dict[NodeId, list[Event]] = {}
        """What arrived and fell due at nodes that are paused, in order; a node is paused while it is in here."""
        self.cuts: Cuts = NO_CUTS
        self.links: dict[tuple[NodeId, NodeId], LinkSetting] = {}
        self.clocks: dict[NodeId, ClockReading] = {}
        self.counts: dict[Channel, int] = {}
        """How many messages each channel has carried."""
        self.draws: dict[tuple[NodeId, str], int] = {}
        """How many numbers each node has drawn for each purpose."""
        self.milestones: dict[str, int] = {}
        """How often each milestone was reached."""
        self.facts: dict[object, None] = {}
        self.ghosts: list[Any] = []
        """What each invariant remembers."""
        self.seen: Any = None
        """What the landmark remembers, where the protocol has one."""
        self.schedule: list[tuple[Micros, int]] = []
        """A heap of the commands to come: (time, index in the run's list)."""
        self.made_up = False
        """Whether a message was made up by hand: what it holds nobody has asked for."""
        self.last_command = -1
        """The highest index of a command that was carried out."""
        self.pending: tuple[Violation, ...] = ()
        """What the overridden initial state breaks, until the first step says it."""
        self.starting: list[NodeId] = []
        """Nodes whose start is still to come."""
        self.urgent: list[Envelope] = []
        """Messages that are delivered before anything else happens."""

    def copy(self) -> World:
        """A checkpoint: the tables copied, what is in them shared."""
        other = World.__new__(World)
        other.now, other.seq, other.order, other.next_message = self.now, self.seq, self.order, self.next_message
        other.states = self.states.copy()
        other.made_up = self.made_up
        other.roster = self.roster
        other.heap = self.heap.copy()
        other.held = self.held.copy()
        other.timers = {node: {name: t.__copy__() for name, t in ts.items()} for node, ts in self.timers.items()}
        other.waiting = {node: events.copy() for node, events in self.waiting.items()}
        other.cuts, other.links, other.clocks = self.cuts, self.links.copy(), self.clocks.copy()
        other.counts, other.draws = self.counts.copy(), self.draws.copy()
        other.milestones, other.facts = self.milestones.copy(), self.facts.copy()
        other.ghosts, other.last_command, other.pending = self.ghosts.copy(), self.last_command, self.pending
        other.seen = self.seen
        other.schedule, other.starting, other.urgent = self.schedule.copy(), self.starting.copy(), self.urgent.copy()
        return other

    def faults(self) -> Faults:
        """The faults in force."""
        return Faults(
            cuts=self.cuts,
            paused=tuple(self.waiting),
            clocks=tuple((node, clock.rate) for node, clock in self.clocks.items() if clock.rate != 1.0),
            links=tuple((a, b, setting) for (a, b), setting in self.links.items()),
            held=tuple(self.held),
        )

    def flights(self) -> dict[int, Envelope]:
        """The messages that a person can take hold of, by id, the oldest first: those on their way and those held."""
        arriving = {event[2].id: event[2] for event in self.heap if len(event) == 3} | self.held
        return dict(sorted(arriving.items()))

    def in_flight(self) -> tuple[Envelope, ...]:
        """Every message on its way, by id; those that wait at a paused node, or come next, included."""
        waiting = {event[2].id: event[2] for events in self.waiting.values() for event in events if len(event) == 3}
        urgent = {envelope.id: envelope for envelope in self.urgent}
        return tuple(envelope for _, envelope in sorted((self.flights() | waiting | urgent).items()))

    def take_out(self, ids: Container[int]) -> None:
        """Messages are on their way no more."""
        kept = [event for event in self.heap if len(event) == 4 or event[2].id not in ids]
        if len(kept) != len(self.heap):
            self.heap[:] = kept
            heapify(self.heap)
        self.held = {message: envelope for message, envelope in self.held.items() if message not in ids}

    def arrive(self, envelope: Envelope, at: Micros) -> None:
        """A message arrives at this time, after all that was made before it for that time."""
        self.order += 1
        heappush(self.heap, (at, self.order, envelope))

    # --- timers --------------------------------------------------------------------------------------------------

    def rearm(self, node: NodeId, name: str, timer: Timer, due: Micros) -> None:
        """Have a timer fire at `due`, as if it were armed now."""
        self.order += 1
        timer.due, timer.armed = due, self.order
        if timer.queued is None or timer.queued_at > due:
            self.queue(node, name, timer)

    def queue(self, node: NodeId, name: str, timer: Timer) -> None:
        """Put a timer that is armed into the heap."""
        assert timer.due is not None
        timer.queued, timer.queued_at = timer.armed, timer.due
        heappush(self.heap, (timer.due, timer.armed, node, name))

    def cancel(self, node: NodeId, name: str) -> bool:
        """Disarm a timer; whether it was armed."""
        timer = self.timers[node].get(name)
        if timer is None or timer.due is None:
            return False
        timer.due = None
        return True

    def comes_up(self, event: TimerEvent) -> bool:
        """Whether this entry of the heap is a timer that fires now; one that was armed anew moves on in the heap."""
        _, order, node, name = event
        timer = self.timers[node][name]
        if timer.queued != order:
            return False
        timer.queued = None
        if timer.due is None:
            return False
        if timer.armed != order:
            self.queue(node, name, timer)
            return False
        if node in self.waiting:
            self.waiting[node].append(event)
            return False
        return True

    def local_time(self, node: NodeId) -> Micros:
        """What the node's own clock shows."""
        clock = self.clocks.get(node)
        if clock is None:
            return self.now
        return clock.local + round((self.now - clock.real) * clock.rate)
