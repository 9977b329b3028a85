"""What a client asks of a protocol that decides a single value: propose this one, and say which was chosen."""

from __future__ import annotations

from typing import TypeAlias

from visualizer.core.operation import Operation
from visualizer.core.units import Text, Whole

Proposed: TypeAlias = Text | Whole | float | bool
"""A value that can be proposed. Null cannot: in a state it says that there is no value yet."""


class Propose(Operation, frozen=True, gc=False, tag="propose"):
    """Propose a value; the result is the value that was chosen, which may be another's."""

    value: Proposed
