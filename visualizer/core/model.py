"""What a protocol declares: the shapes of its state, its messages, its parameters and its reasons.

Everything inside a state or a message is immutable (numbers, strings, tuples, `Map`, other frozen structs), so that a
state at rest can be shared by the whole history.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from functools import cache
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING, Annotated, Self, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import astuple

from visualizer.core.errors import Sentence
from visualizer.core.persistent import builtin

T = TypeVar("T")

_STABLE = "stable"

Stable = Annotated[T, msgspec.Meta(extra={_STABLE: True})]
"""A state field of type `Stable[T]` is on the disk: a crash keeps it. Any other is memory, and a crash loses it."""


class State(msgspec.Struct, gc=False):
    """The state of one node. `up` is the kernel's; the rest is the protocol's."""

    up: bool = True

    if TYPE_CHECKING:

        def __copy__(self) -> Self:
            """A draft of the state; the library provides it."""


class Message(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """What one node sends to another. A field with a default is left out of the trace where it has that value."""


class Record(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """An immutable value inside a state or a message, such as an entry of a log."""


class Told(Record, frozen=True, gc=False):
    """A record that has a text of its own: `str` of it is what sentences are given."""


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parameters of a protocol, in the units of the outside (milliseconds). Bounds stand in the types."""

    def problem(self, nodes: int) -> Sentence | None:
        """What is wrong with these parameters together, for so many nodes, in a sentence that names them; else None."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, tuple) and len(value) == 2 and value[0] > value[1]:
                return Sentence("input-order-of", name=name, low=value[0], high=value[1])
        return None


class Weight(IntEnum):
    """How much a reason matters to somebody who watches."""

    ROUTINE = 0
    """Heartbeats, repeated answers: drawn faintly."""
    ORDINARY = 1
    """Worth a sentence."""
    HEADLINE = 2
    """What the class is waiting for."""


class Reason(StrEnum):
    """Why a handler did what it did: the rule applied. The value is its id in traces and in `locales/`.

    A protocol's reasons are a subclass with members such as `VOTE_GRANTED = "raft.vote_granted", Weight.ORDINARY`. The
    sentence, in each language, and the section of the paper stand in `locales/` under the same id.
    """

    weight: Weight

    def __new__(cls, value: str, weight: Weight = Weight.ORDINARY) -> Self:
        """A member from its id and its weight."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.weight = weight
        return member


@cache
def stable_fields(state: type[msgspec.Struct]) -> tuple[str, ...]:
    """The names of the fields of a state class that are on the disk, in the order of declaration."""
    hints = get_type_hints(state, include_extras=True)
    return tuple(name for name in state.__struct_fields__ if _is_stable(hints[name]))


def _is_stable(hint: object) -> bool:
    if get_origin(hint) is not Annotated:
        return False
    return any(
        isinstance(extra, msgspec.Meta) and extra.extra is not None and _STABLE in extra.extra
        for extra in get_args(hint)[1:]
    )


def touched_fields(before: State, after: State) -> tuple[str, ...]:
    """The names of the fields that hold other objects, equal or not: all that changed, and quickly found."""
    return tuple(compress(before.__struct_fields__, map(is_not, astuple(after), astuple(before))))


def changed_fields(before: State, after: State) -> tuple[str, ...]:
    """The names of the fields in which two states differ, in the order of declaration."""
    new, old = astuple(after), astuple(before)
    others = compress(zip(before.__struct_fields__, new, old, strict=True), map(is_not, new, old))
    # Most that is another object is another value as well: only what is equal is looked at more closely.
    return tuple([name for name, a, b in others if a != b or not _same(a, b)])


def _same(a: object, b: object) -> bool:
    """Whether two equal values are the same in a trace: to Python 1 equals true, and deep inside a state too."""
    if type(a) is not type(b):
        return False
    if isinstance(a, (int, str)):
        return True
    return msgspec.json.encode(a, enc_hook=builtin) == msgspec.json.encode(b, enc_hook=builtin)
