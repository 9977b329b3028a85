"""Tallies: which acceptors have said the same thing. Messages come twice and in any order; an acceptor counts once."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from visualizer.core.names import NodeId
from visualizer.core.persistent import Map

K = TypeVar("K")

Tally: TypeAlias = Map[K, tuple[NodeId, ...]]
"""What was said, and who said it, in order of arrival. In a trace keys are texts, such as `str(id)` of a ProposalID."""


def counted(tally: Tally[K], said: K, by: NodeId) -> Tally[K]:
    """The tally with this acceptor counted; the very same tally where it was counted before."""
    voters = tally.get(said, ())
    return tally if by in voters else tally.put(said, (*voters, by))
