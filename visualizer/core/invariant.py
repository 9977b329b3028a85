"""Invariants: named promises that are checked after every step, cheaply, because each looks only at what changed.

What an invariant has to remember (who led which term, say) is its ghost: an immutable value that travels and forks with
the world. The sentence of the promise, and that of its failure, stand in `locales/` under the invariant's name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from visualizer.core.model import Message, State
from visualizer.core.names import NodeId
from visualizer.core.step import Envelope, Learned, Violation
from visualizer.core.units import Micros

S = TypeVar("S", bound=State)


class Change(msgspec.Struct, Generic[S]):
    """What a step did, as invariants see it. `states` holds every node, and every client, after the step."""

    node: NodeId
    before: S
    after: S
    states: Mapping[NodeId, S]
    sent: tuple[Envelope, ...]
    delivered: tuple[Message, ...]
    replies: tuple[Learned, ...]
    at: Micros


Verdict = tuple[Any, "Violation | None"]
"""The ghost after the step, and what is broken, if anything is."""

Check = Callable[[Change[Any], Any], Verdict]


class Invariant(msgspec.Struct, frozen=True):
    """A promise that always holds. Its check runs only for steps that touch what it watches."""

    name: str
    check: Check
    fields: tuple[str, ...]
    """State fields whose change it looks at."""
    ghost: Any
    """What it remembers before anything has happened; immutable."""
    sent: tuple[type[Message], ...] = ()
    """Messages whose sending it looks at, by nodes and by clients."""
    replies: bool = False
    """Whether it looks at what clients learn."""
    by_itself: bool = False
    """Whether it speaks of what nodes do by themselves: it says nothing more once a message was made up by hand."""

    def broken(self, *nodes: NodeId, **args: Any) -> Violation:
        """A violation of this invariant by these nodes, with the values of its sentence."""
        return Violation(self.name, args, nodes)


def always(
    name: str,
    *,
    fields: tuple[str, ...] = (),
    ghost: Any = None,
    sent: tuple[type[Message], ...] = (),
    replies: bool = False,
    by_itself: bool = False,
) -> Callable[[Check], Invariant]:
    """Make an invariant of a check: `check(change, ghost) -> (ghost, Violation | None)`.

    name: its id in traces and in `locales/`. fields, sent, replies: what it watches; a step that touches none of it
    does not call it. by_itself: see `Invariant`. A node whose initial state was overridden is shown to it once, as a
    change from the pristine one.
    """
    return lambda check: Invariant(name, check, fields, ghost, sent, replies, by_itself)
