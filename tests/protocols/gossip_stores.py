"""Anti-entropy for tests: a few nodes that talk to each other at once, and whole runs in the world of the kernel."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

from visualizer.core.client import ClientRequest
from visualizer.core.kernel import Kernel
from visualizer.core.model import Message
from visualizer.core.names import Roster
from visualizer.core.operation import Operation
from visualizer.core.out import Out
from visualizer.core.run import Run
from visualizer.core.units import micros
from visualizer.protocols.gossip.antientropy.engine import AntiEntropy
from visualizer.protocols.gossip.antientropy.state import AntiEntropyState
from visualizer.protocols.gossip.items import Item
from visualizer.protocols.gossip.merkle import MerkleMap
from visualizer.protocols.gossip.updates import Delete, Update
from visualizer.protocols.gossip.versions import Version
from visualizer.registry import prepared

STUCK = 100_000
"""Messages after which an exchange of two nodes has no end."""


def item(value: Any, counter: int, node: str = "n1") -> Item:
    """An item of this version."""
    return Item(value, Version(counter, node), False)


def certificate(counter: int, node: str = "n1") -> Item:
    """A death certificate of this version."""
    return Item(None, Version(counter, node), True)


def store(*keys: str, counter: int = 1, node: str = "n1") -> MerkleMap[Item]:
    """A store with these keys, all in the same version."""
    return MerkleMap({key: item(f"{key} of {node}", counter, node) for key in keys})


def large(size: int) -> MerkleMap[Item]:
    """A store with so many keys."""
    return MerkleMap({f"key {i}": item(f"value {i}", 1) for i in range(size)})


def _lowest(_node: str, _purpose: str, low: int, _high: int) -> int:
    return low


class Stores:
    """Nodes n1, n2, … with these stores; a message arrives as soon as all that were sent before it have.

    variant: one of the broken twins. params: as in a run.
    """

    def __init__(self, *stores: MerkleMap[Item], variant: str | None = None, **params: Any) -> None:
        twin = AntiEntropy.variants[variant] if variant else AntiEntropy
        self.protocol: Any = twin(twin.Params(**params))
        nodes = tuple(f"n{i}" for i in range(1, len(stores) + 1))
        self.out = Out(_lowest, Roster(nodes))
        self.states: dict[str, AntiEntropyState] = {}
        self.journal: list[tuple[str, str, Message]] = []
        """Every message so far: from, to, what."""
        self.why: list[str] = []
        """Every reason so far, without `gossip-antientropy.`"""
        for node, held in zip(nodes, stores, strict=True):
            self.states[node] = self.protocol.initial(node, ())
            self.states[node].data = held
            self._acts(node, self.protocol.on_start)

    def _acts(self, node: str, handler: Any, *args: Any) -> None:
        self.out.me = node
        handler(self.states[node], *args, self.out)
        self.why += [str(note.reason).partition(".")[2] for note in self.out.notes]
        sends = [(node, to, message) for receivers, message, _ in self.out.sends for to in receivers]
        self.out.sends, self.out.notes, self.out.timers = [], [], {}
        waiting = deque(sends)
        while waiting:
            sender, to, message = waiting.popleft()
            if to not in self.states:
                continue
            self.journal.append((sender, to, message))
            assert len(self.journal) < STUCK, "the exchange has no end"
            self.out.me = to
            self.protocol.handlers[type(message)](self.states[to], sender, message, self.out)
            self.why += [str(note.reason).partition(".")[2] for note in self.out.notes]
            waiting += [(to, other, message) for receivers, message, _ in self.out.sends for other in receivers]
            self.out.sends, self.out.notes = [], []

    def meet(self, node: str) -> list[Message]:
        """It is this node's cycle: it turns to one of the others. All messages of the exchange, in order."""
        before = len(self.journal)
        self._acts(node, self.protocol.on_gossip_timer)
        return [message for _, _, message in self.journal[before:]]

    def writes(self, node: str, key: str, value: Any) -> None:
        """A client writes at a node."""
        self._asks(node, Update(key, value))

    def deletes(self, node: str, key: str) -> None:
        """A client deletes at a node."""
        self._asks(node, Delete(key))

    def _asks(self, node: str, op: Operation) -> None:
        self._acts(node, self.protocol.on_client_request, "c1", ClientRequest("c1", 1, op))

    def data(self, node: str) -> dict[str, Any]:
        """What a node holds: a value a key, without what is dead."""
        return {key: held.value for key, held in self.states[node].data.pairs() if not held.deleted}

    @property
    def bytes(self) -> int:
        """What all have sent."""
        return sum(state.bytes for state in self.states.values())


def cycles_until_all_know(nodes: int, seed: int, **params: Any) -> int:
    """How many cycles pass, in the synchronous mode, until all nodes know a write that n1 begins with."""
    first: Mapping[str, Any] = {"x": {"value": 1, "version": [1, "n1"], "deleted": False}}
    given = {"synchronous": True, "interval": 10.0, **params}
    run = Run("gossip-antientropy", nodes=nodes, clients=0, seed=seed, params=given, initial={"n1": {"data": first}})
    kernel = Kernel(*prepared(run), record=False, check=False)
    while "all_informed" not in kernel.world.milestones:
        kernel.advance(micros(10_000.0))
    return kernel.world.now // micros(10.0)
