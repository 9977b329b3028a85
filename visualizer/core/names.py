"""Names and addresses of nodes and clients.

Nodes are n1, n2, … and clients c1, c2, …; they are ordered by number, so that n2 comes before n10. The addresses are
10.0.0.1 … 10.0.0.255, 10.0.1.0 …, as numbers.
"""

from __future__ import annotations

from functools import cache
from typing import Final

NodeId = str
"""The name of a node (`n3`) or of a client (`c1`)."""

PEERS_KEPT: Final = 256
"""Nodes up to which each one's list of all others is kept; above it the lists would be larger than all else."""


class Roster:
    """The nodes that there are, by number. It never changes: a node that joins makes another one."""

    __slots__ = ("_peers", "nodes")

    def __init__(self, nodes: tuple[NodeId, ...]) -> None:
        self.nodes = nodes
        self._peers: dict[NodeId, tuple[NodeId, ...]] = {}

    def peers(self, name: NodeId) -> tuple[NodeId, ...]:
        """All nodes but this one; for a client, all."""
        found = self._peers.get(name)
        if found is None:
            place = len(self.nodes) if is_client(name) else int(name[1:]) - 1
            found = self.nodes[:place] + self.nodes[place + 1 :]
            if len(self.nodes) <= PEERS_KEPT:
                self._peers[name] = found
        return found

    def introduced(self, name: NodeId) -> tuple[NodeId, ...]:
        """The other nodes that a node is told of before it runs: all; in a crowd nobody, as that would take long."""
        return self.peers(name) if len(self.nodes) <= PEERS_KEPT else ()

    def next_name(self) -> NodeId:
        """The name of the next node to join."""
        return node_name(len(self.nodes) + 1)

    def joined(self) -> Roster:
        """The nodes with the next one among them."""
        return Roster((*self.nodes, self.next_name()))


def node_name(number: int) -> NodeId:
    """The name of the node with this number, counted from 1."""
    return f"n{number}"


@cache
def node_names(count: int) -> tuple[NodeId, ...]:
    """The names of the first so many nodes."""
    return tuple(node_name(number) for number in range(1, count + 1))


def client_name(number: int) -> NodeId:
    """The name of the client with this number, counted from 1."""
    return f"c{number}"


def is_node(name: str) -> bool:
    """Whether this could be the name of a node: `n` and a number from 1, without a leading 0."""
    return name[:1] == "n" and name[1:].isascii() and name[1:].isdigit() and name[1] != "0" and len(name) <= 8


def is_client(name: NodeId) -> bool:
    """Whether this is the name of a client."""
    return name[0] == "c"


def by_number(name: NodeId) -> tuple[str, int]:
    """The sort key of names: nodes before clients, then by number."""
    return ("0" if name[0] == "n" else "1", int(name[1:]))


def address(name: NodeId) -> str:
    """The IP address of a node: 10.0.0.1 for n1, 10.0.1.0 for n256."""
    number = int(name[1:])
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
