"""Anti-entropy, broken on purpose: each twin drops one rule, and one of its promises breaks. Each is a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from visualizer.protocols.gossip.antientropy.engine import AntiEntropy
from visualizer.protocols.gossip.antientropy.params import AntiEntropyParams
from visualizer.protocols.gossip.antientropy.state import AntiEntropyState
from visualizer.protocols.gossip.items import Item
from visualizer.protocols.gossip.merkle import MerkleMap


class LastWriterByArrival(AntiEntropy):
    """What arrives last wins, whatever its version: an old value takes the place of a newer one (§1.3)."""

    variant = "last-writer-by-arrival"

    def wins(self, item: Item, over: Item) -> bool:
        """Whatever arrives: it is another one, or nobody would ask."""
        return True


class MerkleParams(AntiEntropyParams, frozen=True):
    """What the fault needs to be seen: trees that are compared."""

    exchange: str = "merkle"  # type: ignore[assignment]


class MerkleByArrival(AntiEntropy):
    """The root is a hash over what came, in that order: stores that agree look different (Dynamo §4.7)."""

    variant = "merkle-by-arrival"
    Params = MerkleParams

    def hold(self, me: AntiEntropyState, data: MerkleMap[Item]) -> None:
        """The new root is made from the old root and the new contents."""
        if data != me.data:
            me.root = blake2b(bytes.fromhex(me.root + data.root), digest_size=8).hexdigest()
        me.data = data

    def hash_at(self, me: AntiEntropyState, path: str) -> str:
        """The root is the one that the node keeps."""
        return super().hash_at(me, path) if path else me.root


class BareParams(AntiEntropyParams, frozen=True):
    """What the fault is: no certificates."""

    death_certificates: bool = False


class DeletesWithoutCertificate(AntiEntropy):
    """A deletion leaves nothing behind: whoever still has the item gives it back (§2)."""

    variant = "deletes-without-certificate"
    Params = BareParams


_TWINS: Final = (LastWriterByArrival, MerkleByArrival, DeletesWithoutCertificate)

VARIANTS: Final[Mapping[str, type[AntiEntropy]]] = {twin.variant: twin for twin in _TWINS}
