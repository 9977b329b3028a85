"""ProposalIDs: unique numbers that rise, a timestamp in the high bits and the proposer's address in the low ones."""

from __future__ import annotations

from functools import cache
from typing import Annotated

import msgspec

from visualizer.core import names
from visualizer.core.model import Told
from visualizer.core.names import NodeId
from visualizer.core.units import Count

Address = Annotated[str, msgspec.Meta(pattern=r"^10(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$")]
"""The address of a node: 10.0.0.1 for n1."""


@cache
def number_of(address: str) -> int:
    """An address as a number, so that 10.0.0.9 comes before 10.0.0.10."""
    return int.from_bytes(bytes(int(part) for part in address.split(".")), "big")


class ProposalID(Told, frozen=True, gc=False, array_like=True):
    """The number of a proposal; in a trace `[1042, "10.0.0.3"]`, on the page `1042·10.0.0.3`.

    Two proposers never have the same, as their addresses differ; one proposer never has one twice, as it writes the
    last one to its disk before it uses it. Compared by timestamp, then by address as a number.
    """

    timestamp: Count
    address: Address

    def __lt__(self, other: ProposalID) -> bool:
        if self.timestamp == other.timestamp:
            return number_of(self.address) < number_of(other.address)
        return self.timestamp < other.timestamp

    def __gt__(self, other: ProposalID) -> bool:
        # Written out: acceptors ask this at every message.
        if self.timestamp == other.timestamp:
            return number_of(self.address) > number_of(other.address)
        return self.timestamp > other.timestamp

    def __le__(self, other: ProposalID) -> bool:
        return not other < self

    def __ge__(self, other: ProposalID) -> bool:
        return not self < other

    def __str__(self) -> str:
        return f"{self.timestamp}·{self.address}"


@cache
def address_of(node: NodeId) -> str:
    """The address of a node."""
    return names.address(node)


@cache
def proposer_of(address: str) -> NodeId:
    """The node with this address: who made the proposal."""
    return names.node_name(number_of(address) - number_of("10.0.0.0"))


def following(last: ProposalID | None, seen: ProposalID | None, me: NodeId) -> ProposalID:
    """A ProposalID of this node above the last one that it made and above all that it has seen."""
    highest = max(last.timestamp if last else 0, seen.timestamp if seen else 0)
    return ProposalID(highest + 1, address_of(me))
