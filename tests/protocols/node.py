"""A node by itself, handler by handler and without a network: it hears what the test says, and we see what it does."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, Self, TypeVar

from visualizer.core.model import Message, State, stable_fields
from visualizer.core.names import Roster
from visualizer.core.out import Out
from visualizer.core.protocol import Protocol
from visualizer.core.run import params_of

S = TypeVar("S", bound=State)


def _middle(node: str, purpose: str, low: int, high: int) -> int:
    return (low + high) // 2


class Node(Generic[S]):
    """One of so many nodes, n1 where not said otherwise. fields: its state, in place of the initial one."""

    usual_timer: ClassVar[str]
    """The timer that is meant where none is named."""

    def __init__(
        self, protocol: type[Protocol[S]], *, of: int = 3, name: str = "n1", params: Any = None, **fields: Any
    ) -> None:
        self.protocol = protocol(params_of(params or {}, protocol, of))
        self.out = Out(_middle, Roster(tuple(f"n{i}" for i in range(1, of + 1))))
        self.out.me = name
        self.me = self.protocol.initial(name, self.out.peers)
        for field, value in fields.items():
            setattr(self.me, field, value)

    def _forget_the_last_event(self) -> None:
        out = self.out
        out.sends, out.notes, out.delivered, out.milestones = [], [], [], []
        out.timers = {}

    def starts(self) -> Self:
        """Its process starts."""
        self._forget_the_last_event()
        self.protocol.on_start(self.me, self.out)
        return self

    def hears(self, sender: str, message: Message) -> Self:
        """A message arrives."""
        self._forget_the_last_event()
        self.protocol.handlers[type(message)](self.me, sender, message, self.out)
        return self

    def times_out(self, timer: str | None = None) -> Self:
        """A timer fires."""
        self._forget_the_last_event()
        self.protocol.timer_handlers[timer or self.usual_timer](self.me, self.out)
        return self

    def crashes_and_restarts(self) -> Self:
        """Its memory is lost, its disk is not."""
        disk = {name: getattr(self.me, name) for name in stable_fields(type(self.me))}
        self.me = self.protocol.initial(self.out.me, self.out.peers)
        for name, value in disk.items():
            setattr(self.me, name, value)
        return self.starts()

    @property
    def said(self) -> list[tuple[str, Message]]:
        """What the last event made it send: (to whom, what)."""
        return [(to, message) for receivers, message, _ in self.out.sends for to in receivers]

    def reply(self) -> Any:
        """The one message that the last event made it send."""
        [(_, message)] = self.said
        return message

    def told(self, node: str) -> Any:
        """The one message that the last event made it send to this node."""
        [message] = [message for to, message in self.said if to == node]
        return message

    @property
    def timers(self) -> dict[str, int | tuple[int, int] | None]:
        """The timers that the last event armed (µs from then, or the range to draw it from) or cancelled (None)."""
        return self.out.timers

    @property
    def why(self) -> list[str]:
        """The reasons that it gave for the last event, without the protocol's id."""
        return [str(note.reason).partition(".")[2] for note in self.out.notes]

    @property
    def milestones(self) -> list[str]:
        """The milestones that the last event reached, whatever has happened elsewhere."""
        return [name for name, _ in self.out.milestones]
