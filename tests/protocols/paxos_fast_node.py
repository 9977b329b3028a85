"""Nodes of Fast Paxos for tests: in all roles or in one, coordinating or not, and what they are told."""

from __future__ import annotations

from typing import Any

from tests.protocols.paxos_node import Node
from visualizer.core.client import ClientRequest
from visualizer.protocols.paxos.fast.engine import PaxosFast
from visualizer.protocols.paxos.fast.messages import Vote
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.propose import Propose as ProposeOperation

FIVE = tuple(f"n{i}" for i in range(1, 6))

APART = {"roles": {"proposers": 2, "acceptors": 3, "learners": 1}}
"""n1 and n2 propose, n3, n4 and n5 accept, n6 learns."""

ALONE: dict[str, Any] = {"fast_rounds": "all", "recovery": "uncoordinated"}


def node(name: str = "n1", of: int = 5, **more: Any) -> Node[FastState]:
    """One of five nodes in all roles, n1 where not said otherwise."""
    return Node(PaxosFast, of=of, name=name, **more)


def apart(name: str, **more: Any) -> Node[FastState]:
    """One of the six nodes of `APART`."""
    return node(name, of=6, **{"params": APART} | more)


def preparing(number: int = 1, **more: Any) -> Node[FastState]:
    """A coordinator in its first phase."""
    return node(phase="prepare", proposal=number, last_id=number, **more)


def opened(number: int = 1, **more: Any) -> Node[FastState]:
    """A coordinator that has sent Any."""
    return node(phase="accept", proposal=number, last_id=number, **more)


def to_all(value: Any, client: str = "c1") -> ClientRequest:
    """A client's proposal, as it goes to all acceptors at once."""
    return ClientRequest(client, 1, ProposeOperation(value), to_all=True)


def votes_from(of: Node[FastState], number: int, votes: dict[str, Any]) -> Node[FastState]:
    """The node hears these votes of a round, in this order."""
    for acceptor, value in votes.items():
        of.hears(acceptor, Vote(number, value))
    return of
