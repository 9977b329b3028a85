"""Rumor mongering for tests: one node by itself, and whole runs in the world of the kernel."""

from __future__ import annotations

from typing import Any

from tests.protocols.node import Node
from visualizer.core.client import ClientRequest
from visualizer.core.kernel import Kernel
from visualizer.core.operation import Value
from visualizer.core.run import Run
from visualizer.core.units import micros
from visualizer.protocols.gossip.rumor.engine import RumorMongering
from visualizer.protocols.gossip.rumor.state import Rumor, RumorState
from visualizer.protocols.gossip.updates import Delete, Update
from visualizer.protocols.gossip.versions import Version
from visualizer.registry import prepared

INTERVAL = 100_000
"""A cycle in µs, where nothing else is said."""


def rumor(key: str = "x", value: Value = 1, counter: int = 1, maker: str = "n9") -> Rumor:
    """A rumor that n9 has made, where nothing else is said."""
    return Rumor(key, value, Version(counter, maker))


NEWS = rumor()
"""What most tests tell."""


class Gossip(Node[RumorState]):
    """One node by itself, which begins with these rumors and is infective if it is told so."""

    usual_timer = "gossip"

    def __init__(self, *rumors: Rumor, hot: bool = False, variant: str | None = None, **params: Any) -> None:
        protocol = RumorMongering.variants[variant] if variant else RumorMongering
        super().__init__(protocol, of=9, params=params, rumors=rumors)
        if hot:
            self.me.state = "infective"
        self.starts()

    def asked_by_client(self, op: Update | Delete, serial: int = 1) -> Gossip:
        """A client's request arrives."""
        return self.hears("c1", ClientRequest("c1", serial, op))

    def in_cycle(self, cycle: int) -> Gossip:
        """The clock shows the middle of a cycle."""
        self.out.now = cycle * INTERVAL
        return self


def epidemic(seed: int = 1, nodes: int = 100, until: float = 60_000.0, **params: Any) -> Kernel:
    """A run, without a record, that begins with one rumor at n1, up to the death of the rumor and a little more.

    Where messages take time, one that is still on its way may wake it once more.
    """
    planted = {"n1": {"state": "infective", "rumors": [{"key": "x", "value": 1, "version": [1, "n1"]}]}}
    run = Run("gossip-rumor", nodes=nodes, clients=0, seed=seed, params=params, initial=planted)
    kernel = Kernel(*prepared(run), record=False, check=True)
    while "rumor_dead" not in kernel.world.milestones and kernel.search(micros(until), 50):
        pass
    kernel.search(min(micros(until), kernel.world.now + micros(1_000.0)), 1_000_000)
    return kernel


def states(kernel: Kernel) -> list[RumorState]:
    """The states of all nodes, by number."""
    return [kernel.world.states[node] for node in kernel.nodes]  # type: ignore[misc]


def residue(kernel: Kernel) -> float:
    """The part of the nodes that never heard."""
    return sum(not state.rumors for state in states(kernel)) / len(kernel.nodes)


def traffic(kernel: Kernel) -> float:
    """Updates that arrived, a node."""
    return sum(state.useful + state.redundant for state in states(kernel)) / len(kernel.nodes)
