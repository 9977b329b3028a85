"""A node of the anti-entropy protocol: the parts put together, and what happens in a cycle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from visualizer.core import limits, model
from visualizer.core.client import ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.gossip import meter
from visualizer.protocols.gossip.antientropy.full import FullExchange
from visualizer.protocols.gossip.antientropy.invariants import INVARIANTS
from visualizer.protocols.gossip.antientropy.landmarks import course
from visualizer.protocols.gossip.antientropy.messages import Full, PullRequest, TreeLeaves, TreeNode
from visualizer.protocols.gossip.antientropy.params import AntiEntropyParams
from visualizer.protocols.gossip.antientropy.reasons import AntiEntropyReason as Reason
from visualizer.protocols.gossip.antientropy.state import AntiEntropyState
from visualizer.protocols.gossip.antientropy.walk import MerkleExchange
from visualizer.protocols.gossip.course import MILESTONES
from visualizer.protocols.gossip.cycles import GOSSIP, Cycles
from visualizer.protocols.gossip.items import highest_counter
from visualizer.protocols.gossip.partners import partners
from visualizer.protocols.gossip.updates import UPDATES


class AntiEntropy(FullExchange, MerkleExchange):
    """Now and then each node resolves the differences between its store and that of another one (§1.3)."""

    id = "gossip-antientropy"
    State = AntiEntropyState
    Params = AntiEntropyParams
    Reasons = Reason
    messages = (Full, PullRequest, TreeNode, TreeLeaves, ClientRequest)
    timers = (GOSSIP,)
    operations = UPDATES
    invariants = INVARIANTS
    landmark = course
    milestones = MILESTONES
    most_nodes = limits.NODES_OF_A_CROWD
    open_membership: ClassVar[bool] = True
    drawn = ("root", "redundant")
    gauges: ClassVar[Mapping[str, Callable[[Any], float]]] = {
        "informed": lambda me: me.up and bool(me.data),
        "items": lambda me: len(me.data),
        **meter.GAUGES,
    }
    params: AntiEntropyParams

    def __init__(self, params: model.Params) -> None:
        super().__init__(params)
        self.cycles = Cycles(self.params.interval, synchronous=self.params.synchronous)
        self.instant = self.params.synchronous

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> AntiEntropyState:
        """An empty store."""
        return AntiEntropyState()

    def on_start(self, me: AntiEntropyState, out: Out) -> None:
        """The store is on the disk; the tree over it is made anew. A run may begin with a store, and no count."""
        self.hold(me, me.data)
        me.counter = max(me.counter, highest_counter(item for _, item in me.data.pairs()))
        me.cycle = self.cycles.number(out)
        if self.params.synchronous:
            me.held = me.data
        self.cycles.begin(out)
        out.note(Reason.STARTED, items=len(me.data), hash=me.root)

    def on_gossip_timer(self, me: AntiEntropyState, out: Out) -> None:
        """A cycle: pick a partner and begin an exchange (§1.3)."""
        self.cycles.next(out)
        if self.params.synchronous:
            me.cycle = self.cycles.number(out)
            me.held = me.data
        chosen = partners(out, self.params.fanout)
        if not chosen:
            out.note(Reason.ALONE)
        for partner in chosen:
            if self.params.exchange == "merkle":
                self.begin_walk(me, partner, out)
            else:
                self.exchange_stores(me, partner, out)
