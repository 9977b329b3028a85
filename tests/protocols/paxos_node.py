"""The Paxos family for tests: numbers, one node by itself, and nodes whose states a test changes by hand."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from tests.protocols import node
from visualizer.core.client import ClientRequest
from visualizer.core.invariant import Change, Invariant
from visualizer.core.model import Message, State
from visualizer.core.step import Envelope, Violation
from visualizer.protocols.paxos.proposal_id import ProposalID
from visualizer.protocols.paxos.propose import Propose, Proposed

S = TypeVar("S", bound=State)


def number(timestamp: int, machine: int) -> ProposalID:
    """The ProposalID of this timestamp by the machine 10.0.0.…"""
    return ProposalID(timestamp, f"10.0.0.{machine}")


class Node(node.Node[S]):
    """A node of the family."""

    usual_timer = "retry"

    def is_asked(self, value: Proposed, client: str = "c1", serial: int = 1) -> Self:
        """A client's request for a value arrives."""
        return self.hears(client, ClientRequest(client, serial, Propose(value)))


class Watched:
    """Nodes whose states a test changes by hand, under one invariant. pristine: the state of each before that."""

    def __init__(self, invariant: Invariant, pristine: State, nodes: int = 3) -> None:
        self.invariant = invariant
        self.ghost = invariant.ghost
        self.states = dict.fromkeys((f"n{i}" for i in range(1, nodes + 1)), pristine)

    def becomes(self, node: str, *sent: Message, at: int = 1, **fields: Any) -> Violation | None:
        """What a step of the node breaks, in which its fields become these and it sends these messages to all."""
        before = self.states[node]
        after = self.states[node] = before.__copy__()
        for name, value in fields.items():
            setattr(after, name, value)
        envelopes = tuple(Envelope(i, node, to, m, 0, 0, "arrive") for m in sent for i, to in enumerate(self.states))
        change: Change[Any] = Change(node, before, after, self.states, envelopes, (), (), at)
        self.ghost, violation = self.invariant.check(change, self.ghost)
        return violation
