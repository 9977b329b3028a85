"""Effects as data: what a handler says is to be done. The kernel carries it out when the handler has returned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from visualizer.core.model import Message, Reason
from visualizer.core.names import NodeId, Roster
from visualizer.core.step import Learned, Note
from visualizer.core.units import Micros


class Out:
    """What a handler may do, besides assigning to its draft. One object serves a whole run, one handler at a time.

    me: the node whose handler runs. now: the node's own clock, which may drift. roster: the nodes that there are.
    """

    __slots__ = (
        "_draw", "delivered", "facts", "learned", "me", "milestones", "notes", "now", "roster", "sends", "timers",
    )  # fmt: skip

    def __init__(self, draw: Callable[[NodeId, str, int, int], int], roster: Roster) -> None:
        self._draw = draw
        self.roster = roster
        self.me: NodeId = ""
        self.now: Micros = 0
        self.sends: list[tuple[tuple[NodeId, ...], Message, bool]] = []
        """(receivers, message, whether it is a broadcast)."""
        self.timers: dict[str, Micros | tuple[Micros, Micros] | None] = {}
        """When each timer is due from now, or the range that this is drawn from; None to cancel it."""
        self.delivered: list[Message] = []
        self.learned: list[Learned] = []
        self.notes: list[Note] = []
        self.milestones: list[tuple[str, object]] = []
        self.facts: list[object] = []

    @property
    def nodes(self) -> tuple[NodeId, ...]:
        """All nodes, by number."""
        return self.roster.nodes

    @property
    def peers(self) -> tuple[NodeId, ...]:
        """All other nodes, by number."""
        return self.roster.peers(self.me)

    def send(self, to: NodeId, message: Message) -> None:
        """Send a message to one node, oneself included, or to a client."""
        self.sends.append(((to,), message, False))

    def broadcast(self, message: Message, to: tuple[NodeId, ...] | None = None) -> None:
        """Send one message to every other node, or to these, as one act."""
        self.sends.append((self.peers if to is None else to, message, True))

    def set_timer(self, name: str, after: Micros | tuple[Micros, Micros]) -> None:
        """Arm a timer, or arm it anew: due `after` microseconds of the node's clock, or a span drawn from a range."""
        self.timers[name] = after

    def cancel_timer(self, name: str) -> None:
        """Disarm a timer; nothing where it is not armed."""
        self.timers[name] = None

    def draw(self, purpose: str, low: int, high: int) -> int:
        """A whole number from low to high, both included: keyed by the purpose, the node and how often it drew so."""
        return self._draw(self.me, purpose, low, high)

    def deliver(self, what: Message) -> None:
        """Hand something to the application above: learned, committed, ordered."""
        self.delivered.append(what)

    def learn(self, serial: int, op: Any, result: Any) -> None:
        """A client knows the result of its request."""
        self.learned.append(Learned(self.me, serial, op, result))

    def note(self, reason: Reason, **args: Any) -> None:
        """Say which rule was applied, with the values of its sentence (numbers, texts, names of nodes)."""
        self.notes.append(Note(reason, args))

    def reach(self, milestone: str, unless: object = None) -> None:
        """Mark a milestone, unless the fact `unless` (see `record`) is known anywhere in the run."""
        self.milestones.append((milestone, unless))

    def record(self, fact: object) -> None:
        """Put a fact (a hashable value) on record for milestones alone; no handler can read it."""
        self.facts.append(fact)


class SilentOut(Out):
    """The same without reasons: for searches, where nobody reads them."""

    __slots__ = ()

    def note(self, reason: Reason, **args: Any) -> None:
        """Nothing."""
