"""A step: one atomic event of a run and all that it changed. The list of steps is the run; all else is a view of it."""

from __future__ import annotations

from typing import Any

import msgspec

from visualizer.core.model import Message, Reason, State, Told
from visualizer.core.names import NodeId
from visualizer.core.units import Micros

ARRIVE = "arrive"
LOST = "lost"
CUT = "cut"


class Envelope(msgspec.Struct, frozen=True, gc=False):
    """A message on its way: who sent what to whom, when it leaves, and when it arrives (or would have)."""

    id: int
    sender: NodeId
    to: NodeId
    message: Message
    sent_at: Micros
    arrives_at: Micros
    fate: str
    """`arrive`, `lost` (by chance) or `cut`."""
    of: int | None = None
    """The id of the original, where this is a copy."""
    cast: int | None = None
    """One id on all messages of a broadcast: that of the first."""


class Cause(msgspec.Struct, frozen=True, gc=False):
    """Why a step happened."""

    kind: str
    """`start`, `deliver`, `timer`, `command` or `lost`."""
    message: int | None = None
    timer: str | None = None
    command: Any = None
    """The command, with its roles resolved."""
    index: int | None = None
    """Where the command stands in the run's list, from 0."""


class Note(msgspec.Struct, frozen=True, gc=False):
    """A reason with its values."""

    reason: Reason
    args: dict[str, Any]

    def values(self) -> dict[str, Any]:
        """The values as sentences take them, in JSON's types."""
        told = {name: str(value) if isinstance(value, Told) else value for name, value in self.args.items()}
        values: dict[str, Any] = msgspec.to_builtins(told)
        return values


class Learned(msgspec.Struct, frozen=True, gc=False):
    """What a client learned: the result of one of its requests."""

    client: NodeId
    serial: int
    op: Any
    result: Any


class Violation(msgspec.Struct, frozen=True):
    """A broken invariant: its name, the values of its sentence in `locales/`, and the nodes that it speaks of."""

    invariant: str
    args: dict[str, Any]
    nodes: tuple[NodeId, ...]


class Changed(msgspec.Struct, frozen=True, gc=False):
    """What a step did to one node's state."""

    node: NodeId
    before: State
    after: State
    fields: tuple[str, ...]
    """The names of those that differ."""


class Step(msgspec.Struct, frozen=True, gc=False):
    """One atomic event and all it changed. `seq` counts from 1 without gaps; `at` never falls."""

    seq: int
    at: Micros
    cause: Cause
    node: NodeId | None
    changed: tuple[Changed, ...] = ()
    timers: tuple[tuple[NodeId, str, Micros | None], ...] = ()
    """(node, timer, when it is due, or None where it was cancelled)."""
    sent: tuple[Envelope, ...] = ()
    lost: tuple[int, ...] = ()
    """Ids of messages that this step took out of flight."""
    moved: tuple[tuple[int, Micros | None], ...] = ()
    """(message, its new time of arrival, or None while it is held)."""
    replies: tuple[Learned, ...] = ()
    delivered: tuple[Message, ...] = ()
    notes: tuple[Note, ...] = ()
    milestones: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    faults: Any = None
    """The faults in force after the step (see `Faults`), where the step changed them; None where it did not."""
