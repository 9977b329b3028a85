"""The network: delay, loss, duplication, reordering (by unequal delays) and directed cuts.

What happens to the n-th message of a kind on a link is a keyed draw, so that it does not depend on any other link.
"""

from __future__ import annotations

from functools import cached_property
from heapq import heappush
from typing import TYPE_CHECKING

from visualizer.core.draw import between, chance, key_of
from visualizer.core.model import Message
from visualizer.core.names import NodeId
from visualizer.core.step import ARRIVE, CUT, LOST, Envelope
from visualizer.core.units import Micros, span

if TYPE_CHECKING:
    from visualizer.core.run import Network
    from visualizer.core.world import World


class Channel:
    """All messages of one kind from one node to another: the keys of their draws. Compared by identity."""

    def __init__(self, seed: int, sender: NodeId, to: NodeId, kind: str) -> None:
        self._of = (seed, sender, to, kind)
        self.delay = key_of(seed, "delay", sender, to, kind)

    def _key(self, purpose: str) -> int:
        seed, sender, to, kind = self._of
        return key_of(seed, purpose, sender, to, kind)

    @cached_property
    def loss(self) -> int:
        """The key of the draws whether a message is lost."""
        return self._key("loss")

    @cached_property
    def duplicate(self) -> int:
        """The key of the draws whether a message is duplicated."""
        return self._key("duplicate")

    @cached_property
    def copies(self) -> Channel:
        """The channel that copies of its messages take, so that a copy leaves the originals' draws as they are."""
        seed, sender, to, kind = self._of
        return Channel(seed, sender, to, f"{kind} copy")


class Post:
    """Puts messages on their way."""

    def __init__(self, seed: int, network: Network) -> None:
        self.seed = seed
        self.delay = span(network.delay)
        self.loss = network.loss
        self.duplicate = network.duplicate
        self._channels: dict[tuple[NodeId, NodeId, type[Message]], Channel] = {}

    def send(
        self, world: World, sender: NodeId, to: NodeId, message: Message, leaves: Micros, cast: int | None
    ) -> tuple[Envelope, ...]:
        """Send a message that leaves at `leaves`: its envelope, and that of its copy where the network makes one."""
        pair = (sender, to, type(message))
        channel = self._channels.get(pair)
        if channel is None:
            channel = self._channels[pair] = Channel(self.seed, sender, to, type(message).__name__)
        n = world.counts[channel] = world.counts.get(channel, 0) + 1
        low, high = self.delay
        if self.loss == 0.0 and self.duplicate == 0.0 and not world.cuts and not world.links:
            arrives = leaves + (low if low == high else between(channel.delay, n, low, high))
            envelope = Envelope(world.next_message, sender, to, message, leaves, arrives, ARRIVE, None, cast)
            self._launch(world, envelope)
            return (envelope,)
        return self._send_with_care(
            world, channel, n, Envelope(0, sender, to, message, leaves, leaves, ARRIVE, None, cast)
        )

    def copy(self, world: World, original: Envelope, leaves: Micros) -> Envelope:
        """Send a copy, which leaves at `leaves`, of a message that `send` put on its way."""
        channel = self._channels[original.sender, original.to, type(original.message)]
        return self._copy(world, channel, original, leaves)

    def _send_with_care(self, world: World, channel: Channel, n: int, e: Envelope) -> tuple[Envelope, ...]:
        (low, high), loss, duplicate = self._setting(world, e.sender, e.to)
        # What a node tells itself does not cross the network: it takes its time, and nothing else befalls it.
        crosses = e.sender != e.to
        arrives = e.sent_at + between(channel.delay, n, low, high)
        fate = ARRIVE
        if crosses and (e.sender, e.to) in world.cuts:
            fate = CUT
        elif crosses and loss > 0.0 and chance(channel.loss, n, loss):
            fate = LOST
        envelope = Envelope(world.next_message, e.sender, e.to, e.message, e.sent_at, arrives, fate, None, e.cast)
        self._launch(world, envelope)
        if not crosses or duplicate == 0.0 or fate == CUT or not chance(channel.duplicate, n, duplicate):
            return (envelope,)
        return envelope, self._copy(world, channel, envelope, e.sent_at)

    def _copy(self, world: World, channel: Channel, original: Envelope, leaves: Micros) -> Envelope:
        copies = channel.copies
        n = world.counts[copies] = world.counts.get(copies, 0) + 1
        (low, high), _, _ = self._setting(world, original.sender, original.to)
        cut = (original.sender, original.to) in world.cuts
        envelope = Envelope(
            world.next_message, original.sender, original.to, original.message, leaves,
            leaves + between(copies.delay, n, low, high), CUT if cut else ARRIVE, original.id, original.cast,
        )  # fmt: skip
        self._launch(world, envelope)
        return envelope

    def _setting(self, world: World, sender: NodeId, to: NodeId) -> tuple[tuple[Micros, Micros], float, float]:
        link = world.links.get((sender, to))
        if link is None:
            return self.delay, self.loss, self.duplicate
        return (
            self.delay if link.delay is None else span(link.delay),
            self.loss if link.loss is None else link.loss,
            self.duplicate if link.duplicate is None else link.duplicate,
        )

    @staticmethod
    def _launch(world: World, envelope: Envelope) -> None:
        world.next_message += 1
        if envelope.fate == ARRIVE:
            world.order += 1
            world.flights[envelope.id] = envelope
            heappush(world.heap, (envelope.arrives_at, world.order, envelope))
