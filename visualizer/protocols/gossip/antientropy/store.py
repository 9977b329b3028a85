"""A node's store: clients' writes, and what is taken over from another node."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from visualizer.core.client import ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.protocol import Protocol
from visualizer.protocols.gossip import items
from visualizer.protocols.gossip.antientropy.params import AntiEntropyParams
from visualizer.protocols.gossip.antientropy.reasons import AntiEntropyReason as Reason
from visualizer.protocols.gossip.antientropy.state import AntiEntropyState
from visualizer.protocols.gossip.items import Item, highest_counter
from visualizer.protocols.gossip.merkle import MerkleMap
from visualizer.protocols.gossip.meter import count_arrival
from visualizer.protocols.gossip.updates import Update, answer
from visualizer.protocols.gossip.versions import Version

KEYS_NAMED: Final = 4
"""Keys that a sentence names, where there are more."""


class Replica(Protocol[AntiEntropyState]):
    """What a node does to its own store."""

    params: AntiEntropyParams

    def on_client_request(self, me: AntiEntropyState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """A client writes: the new version is above all that the node has seen, and the node answers at once."""
        me.counter += 1
        version = Version(me.counter, out.me)
        key = m.op.key
        if isinstance(m.op, Update):
            self.hold(me, me.data.put(key, Item(m.op.value, version, False)))
            out.note(Reason.WRITTEN, client=m.client, key=key, value=m.op.value, counter=me.counter)
        elif self.params.death_certificates:
            self.hold(me, me.data.put(key, Item(None, version, True)))
            out.note(Reason.DELETED, client=m.client, key=key, counter=me.counter)
        else:
            self.hold(me, me.data.without(key))
            out.note(Reason.DELETED_WITHOUT_TRACE, client=m.client, key=key)
        answer(m, out)

    def take(self, me: AntiEntropyState, sender: NodeId, data: MerkleMap[Item], out: Out) -> None:
        """Take over the items of another node whose key is missing here or that are newer (ResolveDifference, §1.3)."""
        if not data:
            out.note(Reason.NO_DATA, sender=sender)
            return
        news = data.ahead_of(me.data, self.wins)
        count_arrival(me, useful=bool(news))
        if not news:
            out.note(Reason.KNEW_ALL, sender=sender, items=len(data))
            return
        me.counter = max(me.counter, highest_counter(item for _, item in news.pairs()))
        self.hold(me, me.data.merged(news, self.wins))
        out.note(Reason.LEARNED, sender=sender, items=len(news), keys=named(news))

    def hold(self, me: AntiEntropyState, data: MerkleMap[Item]) -> None:
        """Put a store in place, with the hash over it."""
        me.data = data
        me.root = data.root

    def wins(self, item: Item, over: Item) -> bool:
        """Whether an item that arrives takes the place of another one of its key: the newer version does."""
        return items.wins(item, over)

    def shown(self, me: AntiEntropyState) -> MerkleMap[Item]:
        """The store that others get to see: in cycles, that of the cycle's start."""
        return me.held if self.params.synchronous else me.data


def named(keys: Iterable[str]) -> tuple[str, ...]:
    """Some of the keys, for a sentence."""
    return tuple(islice(keys, KEYS_NAMED))
