"""What a command by hand did, and why a step says so."""

from __future__ import annotations

import msgspec

from visualizer.core.model import Message, Reason, State, Weight
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.step import Envelope
from visualizer.core.units import Micros


class WorldReason(Reason):
    """What was done to the world."""

    CRASHED = "world.crashed", Weight.HEADLINE
    RESTARTED = "world.restarted", Weight.HEADLINE
    JOINED = "world.joined", Weight.HEADLINE
    LEFT = "world.left", Weight.HEADLINE
    DISK_LOST = "world.disk_lost", Weight.HEADLINE
    PAUSED = "world.paused", Weight.HEADLINE
    RESUMED = "world.resumed", Weight.HEADLINE
    ALREADY_SO = "world.already_so", Weight.ROUTINE
    CUT = "world.cut", Weight.HEADLINE
    CUT_ONE_WAY = "world.cut_one_way", Weight.HEADLINE
    HEALED = "world.healed", Weight.HEADLINE
    HEALED_ALL = "world.healed_all", Weight.HEADLINE
    ISOLATED = "world.isolated", Weight.HEADLINE
    LINK_SET = "world.link_set", Weight.ORDINARY
    DROPPED = "world.dropped", Weight.HEADLINE
    HELD = "world.held", Weight.ORDINARY
    RELEASED = "world.released", Weight.ORDINARY
    DELIVERED = "world.delivered", Weight.ORDINARY
    FOUND_DOWN = "world.found_down", Weight.ORDINARY
    DUPLICATED = "world.duplicated", Weight.ORDINARY
    NOT_UNDERSTOOD = "world.not_understood", Weight.ORDINARY
    TIMED_OUT = "world.timed_out", Weight.ORDINARY
    CLOCK_SET = "world.clock_set", Weight.ORDINARY
    INJECTED = "world.injected", Weight.HEADLINE


class Deed(msgspec.Struct, kw_only=True):
    """What a command did, for the step that records it."""

    node: NodeId | None = None
    before: State | None = None
    after: State | None = None
    timers: tuple[tuple[NodeId, str, Micros | None], ...] = ()
    sent: tuple[Envelope, ...] = ()
    lost: tuple[int, ...] = ()
    moved: tuple[tuple[int, Micros | None], ...] = ()
    is_new: bool = False
    """Whether the node did not exist before: all its fields are to be shown."""
    changes_faults: bool = False
    """Whether the faults in force are other than before; the kernel finds out."""


def not_understood(_me: State, sender: NodeId, message: Message, out: Out) -> None:
    """A message made by hand, or the answer to one, may reach somebody who has no handler for it: nothing happens."""
    out.note(WorldReason.NOT_UNDERSTOOD, sender=sender, to=out.me, kind=type(message).__name__)
