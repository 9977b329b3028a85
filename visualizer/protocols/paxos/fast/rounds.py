"""Rounds: which are fast, whose each is, and how many acceptors are a quorum in it (*Fast Paxos*, §2.2.1, §3.1)."""

from __future__ import annotations

from itertools import count
from typing import Literal

from visualizer.core.model import Record
from visualizer.core.names import NodeId
from visualizer.core.units import Count

FastRounds = Literal["all", "odd", "none"]


def is_fast(fast_rounds: FastRounds, number: int) -> bool:
    """Whether the round with this number is a fast one."""
    return fast_rounds == "all" or (fast_rounds == "odd" and number % 2 == 1)


class Quorums(Record, frozen=True, gc=False):
    """How many acceptors are enough in a classic round and in a fast one, and which rounds are fast."""

    classic: Count
    fast: Count
    fast_rounds: FastRounds

    def of(self, number: int) -> int:
        """The size of a quorum of the round with this number."""
        return self.fast if is_fast(self.fast_rounds, number) else self.classic


def owner_of(number: int, proposers: tuple[NodeId, ...]) -> NodeId:
    """The coordinator of a round: 1 and 2 belong to the first proposer, 3 and 4 to the next, and so on around.

    Two in a row, so that the one who sees a collision in a fast round also coordinates the next (§3.2).
    """
    return proposers[(number - 1) // 2 % len(proposers)]


def next_round(me: NodeId, proposers: tuple[NodeId, ...], above: int, fast_rounds: FastRounds, *, fast: bool) -> int:
    """The lowest round above a number that a proposer owns and that is fast, or is not; any where it owns none such."""
    only_kind = fast_rounds == "odd"
    for number in count(above + 1):
        if owner_of(number, proposers) == me and (not only_kind or is_fast(fast_rounds, number) == fast):
            return number
    raise AssertionError("a proposer owns rounds for ever")
