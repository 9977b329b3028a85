"""The exchange of whole stores: push, pull, and both (§1.3)."""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.gossip import meter
from visualizer.protocols.gossip.antientropy.messages import Full, PullRequest
from visualizer.protocols.gossip.antientropy.reasons import AntiEntropyReason as Reason
from visualizer.protocols.gossip.antientropy.state import AntiEntropyState
from visualizer.protocols.gossip.antientropy.store import Replica, named
from visualizer.protocols.gossip.items import Item
from visualizer.protocols.gossip.merkle import NO_ITEMS, MerkleMap

_FULL_BYTES = meter.size_of(Full(NO_ITEMS)) - NO_ITEMS.size
_ANSWER_BYTES = meter.size_of(Full(NO_ITEMS, True)) - NO_ITEMS.size


class FullExchange(Replica):
    """Stores travel as they are."""

    def exchange_stores(self, me: AntiEntropyState, partner: NodeId, out: Out) -> None:
        """Begin with a partner: send all, or ask for all."""
        if self.params.mode == "pull":
            out.note(Reason.ASKED, partner=partner)
            meter.send(me, partner, PullRequest(), out)
            return
        out.note(Reason.PUSHED, partner=partner, items=len(self.shown(me)))
        self.send_store(me, partner, self.shown(me), False, out)

    def on_pull_request(self, me: AntiEntropyState, sender: NodeId, m: PullRequest, out: Out) -> None:
        """Another node asks: give it all that there is."""
        out.note(Reason.GAVE_ALL, partner=sender, items=len(self.shown(me)))
        self.send_store(me, sender, self.shown(me), True, out)

    def on_full(self, me: AntiEntropyState, sender: NodeId, m: Full, out: Out) -> None:
        """A store arrives: take what is newer; in push-pull, give back what its sender lacks."""
        self.take(me, sender, m.data, out)
        if m.answer or self.params.mode != "push_pull":
            return
        lacking = self.shown(me).ahead_of(m.data, self.wins)
        if lacking:
            out.note(Reason.GAVE_BACK, partner=sender, items=len(lacking), keys=named(lacking))
            self.send_store(me, sender, lacking, True, out)
        else:
            out.note(Reason.LACKS_NOTHING, partner=sender)

    @staticmethod
    def send_store(me: AntiEntropyState, to: NodeId, data: MerkleMap[Item], answer: bool, out: Out) -> None:
        """Send a store, or a part of one. It knows its own length, so nobody has to write it out to count it."""
        overhead = _ANSWER_BYTES if answer else _FULL_BYTES
        meter.send(me, to, Full(data, answer), out, overhead + data.size)
