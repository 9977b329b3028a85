"""The declared shapes of the events that a page sends. What does not fit is refused, with the place in it."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

import msgspec

from visualizer.core import limits
from visualizer.core.errors import InputError, Sentence
from visualizer.core.shape import decode
from visualizer.core.units import Count, Millis, Text, micros
from visualizer.store import Place

Name = Annotated[str, msgspec.Meta(max_length=64)]
Object = dict[str, Any]
P = TypeVar("P", bound="Payload")


class Payload(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What comes with an event: one object."""


class At(Payload, frozen=True):
    """A place in a run: right after the step `seq`, the clock at `at` ms."""

    seq: Count
    at: Millis

    @property
    def place(self) -> Place:
        """The place in the engine's units."""
        return Place(self.seq, micros(self.at))


class Open(Payload, frozen=True):
    """Find a session again, or make one with a run."""

    session: Name | None = None
    run: Object | None = None


class Fetch(Payload, frozen=True):
    """Steps that were computed already."""

    branch: Name
    from_: Count = msgspec.field(name="from")
    to: Count
    base: bool = False


class WholeStep(Payload, frozen=True):
    """One step with all that it holds."""

    branch: Name
    seq: Annotated[int, msgspec.Meta(ge=1, le=limits.NUMBER)]


class WholeNode(Payload, frozen=True):
    """One node or client with all that it holds after the step `seq`."""

    branch: Name
    node: Name
    seq: Count


class Moment(Payload, frozen=True):
    """A virtual time, in ms, whose place is wanted."""

    branch: Name
    at: Millis


class Play(Payload, frozen=True):
    """Credit: steps after `have` are wanted, up to the time `until` or, where it is given, so many."""

    branch: Name
    have: Count
    until: Millis
    playhead: At
    count: Annotated[int, msgspec.Meta(ge=1, le=limits.STEPS_AHEAD)] | None = None


class Playhead(At, frozen=True, kw_only=True):
    """Where the viewer is."""

    branch: Name


class Find(Payload, frozen=True):
    """The next or previous step that reaches a milestone."""

    branch: Name
    from_: Count = msgspec.field(name="from")
    milestone: Text | None
    direction: Literal["next", "previous"]


class Given(At, frozen=True, kw_only=True):
    """A command at a place."""

    branch: Name
    command: Object


class OfBranch(Payload, frozen=True):
    """An event that needs to know the branch alone."""

    branch: Name


class Restart(Payload, frozen=True):
    """Begin anew with a run."""

    run: Object


def read(arguments: tuple[Any, ...], shape: type[P]) -> P:
    """The arguments of an event as its payload. Raises InputError."""
    if len(arguments) != 1 or not isinstance(arguments[0], dict):
        raise InputError(Sentence("input-payload"))
    try:
        payload: P = decode(arguments[0], shape, "")
    except InputError as error:
        raise InputError(error.says, error.where.removeprefix(".")) from None
    return payload
