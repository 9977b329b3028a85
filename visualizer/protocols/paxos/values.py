"""When two proposed values are one: as JSON has it, where 1 and 1.0 are the same and 1 and true are not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from visualizer.core.operation import same
from visualizer.protocols.paxos.propose import Proposed

Identity: TypeAlias = tuple[bool, Proposed]
"""What two values have in common exactly where they are the same: a key for tallies."""


def identity(value: Proposed) -> Identity:
    """The value as a key. To Python 1 equals true."""
    return value.__class__ is bool, value


def count_of(values: Iterable[Proposed], value: Proposed) -> int:
    """How many of the values are this one."""
    if value == 1 or value == 0:
        return sum(1 for other in values if same(value, other))
    # Nothing but 0 and 1 equals anything else to Python, and this is in the midst of every search.
    return list(values).count(value)


def holds(values: Iterable[Proposed], value: Proposed) -> bool:
    """Whether the value is among these."""
    return any(same(value, other) for other in values)
