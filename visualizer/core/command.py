"""What a person can do to the world, as frozen values.

A command happens at a virtual time (`at`), or when a milestone has been reached (`when`, the `count`-th time, `after`
ms later). Roles (`@leader`) stand for nodes; the kernel resolves them at that moment.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

import msgspec

from visualizer.core import limits
from visualizer.core.units import Count, Millis, Probability, Range

Place: TypeAlias = Annotated[str, msgspec.Meta(max_length=32)]
"""The name of a node or a client (`n3`, `c1`), or a role (`@leader`)."""

ClockRate = Annotated[float, msgspec.Meta(ge=limits.CLOCK_RATE[0], le=limits.CLOCK_RATE[1])]


class Command(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="do"
):
    """Something that a person does at a moment of the run."""

    at: Millis | None = None
    """Virtual time in ms."""
    when: str | None = None
    """A milestone to wait for, in place of `at`."""
    count: Annotated[int, msgspec.Meta(ge=1, le=limits.COMMANDS_PER_RUN)] = 1
    """Which time the milestone is reached."""
    after: Millis = 0.0
    """Ms between the milestone and the command."""
    step: Count | None = None
    """The step that it comes right after, where several steps share the time `at`."""


class NodeCommand(Command, frozen=True, kw_only=True):
    """A command to one node."""

    node: Place


class Crash(NodeCommand, frozen=True, kw_only=True, tag="crash"):
    """The node stops; its memory is lost, its disk is kept."""


class Restart(NodeCommand, frozen=True, kw_only=True, tag="restart"):
    """A node that is down starts again from its disk."""


class LoseDisk(NodeCommand, frozen=True, kw_only=True, tag="lose_disk"):
    """The disk of a node that is down is lost."""


class Pause(NodeCommand, frozen=True, kw_only=True, tag="pause"):
    """Nothing happens at the node until it resumes, as in a long garbage collection."""


class Resume(NodeCommand, frozen=True, kw_only=True, tag="resume"):
    """What arrived and fell due during the pause happens now, in order."""


class Isolate(NodeCommand, frozen=True, kw_only=True, tag="isolate"):
    """Cut a node off from all others and from the clients, both ways."""


class Join(NodeCommand, frozen=True, kw_only=True, tag="join"):
    """A new node, of the next free number, starts and joins the others."""


class Leave(NodeCommand, frozen=True, kw_only=True, tag="leave"):
    """The node takes its leave, as the protocol has it, and stops."""


class Cut(Command, frozen=True, kw_only=True, tag="cut"):
    """Cut the links from some to others, both ways unless `one_way`: what is in flight on them is lost."""

    from_: tuple[Place, ...] = msgspec.field(name="from")
    to: tuple[Place, ...]
    one_way: bool = False


class Heal(Command, frozen=True, kw_only=True, tag="heal"):
    """Mend the links from some to others, or every link."""

    from_: tuple[Place, ...] | None = msgspec.field(name="from", default=None)
    to: tuple[Place, ...] | None = None
    one_way: bool = False


class Link(Command, frozen=True, kw_only=True, tag="link"):
    """Settings of one directed link; what is not given stays as it is."""

    from_: Place = msgspec.field(name="from")
    to: Place
    delay: Range | None = None
    loss: Probability | None = None
    duplicate: Probability | None = None


class Match(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The oldest message in flight that fits what is given."""

    from_: Place | None = msgspec.field(name="from", default=None)
    to: Place | None = None
    type: str | None = None


class MessageCommand(Command, frozen=True, kw_only=True):
    """A command to one message in flight: by its id, or the oldest that matches."""

    message: Count | None = None
    match: Match | None = None


class Drop(MessageCommand, frozen=True, kw_only=True, tag="drop"):
    """The message is lost."""


class Hold(MessageCommand, frozen=True, kw_only=True, tag="hold"):
    """The message waits until it is released or delivered."""


class Release(MessageCommand, frozen=True, kw_only=True, tag="release"):
    """A held message arrives at once."""


class Deliver(MessageCommand, frozen=True, kw_only=True, tag="deliver"):
    """The message is delivered now, in this step."""


class Duplicate(MessageCommand, frozen=True, kw_only=True, tag="duplicate"):
    """A copy of the message travels too."""


class Timeout(NodeCommand, frozen=True, kw_only=True, tag="timeout"):
    """An armed timer of a node fires now, in this step."""

    timer: str


class Clock(NodeCommand, frozen=True, kw_only=True, tag="clock"):
    """The node's clock, and so its timers, run at this rate: 0.5 slow, 2 fast."""

    rate: ClockRate


class Request(Command, frozen=True, kw_only=True, tag="request"):
    """A client asks for an operation, at a node or at whom it believes in, and retries by its own timer."""

    client: Place
    op: Any
    node: Place | None = None


class Inject(Command, frozen=True, kw_only=True, tag="inject"):
    """A message made by hand, that travels as any other; with `now` it arrives at once, whatever is cut."""

    from_: Place = msgspec.field(name="from")
    to: Place
    type: str
    body: Any
    now: bool = False


COMMANDS: tuple[type[Command], ...] = (
    Crash, Restart, LoseDisk, Pause, Resume, Cut, Heal, Isolate, Link, Drop, Hold, Release, Deliver, Duplicate, Timeout,
    Clock, Request, Inject,
)  # fmt: skip
"""The commands of every protocol."""

MEMBERSHIP: tuple[type[Command], ...] = (Join, Leave)
"""The commands of protocols whose members come and go."""
