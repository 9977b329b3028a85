"""The network: delay, loss, duplication, reordering (by unequal delays) and directed cuts.

What happens to the n-th message of a kind on a link is a keyed draw, so that it does not depend on any other link.
"""

from __future__ import annotations

from collections import deque
from heapq import heappush
from typing import TYPE_CHECKING

from visualizer.core.cuts import NO_CUTS
from visualizer.core.draw import Stream
from visualizer.core.model import Message
from visualizer.core.names import NodeId
from visualizer.core.step import ARRIVE, CUT, LOST, Envelope
from visualizer.core.units import Micros, span

if TYPE_CHECKING:
    from visualizer.core.run import Network
    from visualizer.core.world import World


Send = tuple[tuple[NodeId, ...], Message, bool]
"""What a node says to send: the receivers, the message, and whether it is one act (a broadcast)."""


class Channel(Stream):
    """All messages of one kind from one node to another: the draws of their delays, and the other draws about them.

    Compared by identity.
    """

    __slots__ = ("_copies", "_duplicate", "_loss", "_of")

    def __init__(self, seed: int, sender: NodeId, to: NodeId, kind: str) -> None:
        super().__init__(seed, "delay", sender, to, kind)
        self._of = (seed, sender, to, kind)
        # Few runs lose or duplicate: what draws that is made when it is first asked for.
        self._loss: Stream | None = None
        self._duplicate: Stream | None = None
        self._copies: Channel | None = None

    def _stream(self, purpose: str) -> Stream:
        seed, sender, to, kind = self._of
        return Stream(seed, purpose, sender, to, kind)

    @property
    def loss(self) -> Stream:
        """The draws whether a message is lost."""
        if self._loss is None:
            self._loss = self._stream("loss")
        return self._loss

    @property
    def duplicate(self) -> Stream:
        """The draws whether a message is duplicated."""
        if self._duplicate is None:
            self._duplicate = self._stream("duplicate")
        return self._duplicate

    @property
    def copies(self) -> Channel:
        """The channel that copies of its messages take, so that a copy leaves the originals' draws as they are."""
        if self._copies is None:
            seed, sender, to, kind = self._of
            self._copies = Channel(seed, sender, to, f"{kind} copy")
        return self._copies


class Post:
    """Puts messages on their way. `instant`: see `Protocol.instant`."""

    def __init__(self, seed: int, network: Network, *, instant: bool) -> None:
        self.seed = seed
        self.instant = instant
        self.delay = (0, 0) if instant else span(network.delay)
        self.loss = network.loss
        self.duplicate = network.duplicate
        self._is_perfect = network.loss == 0.0 and network.duplicate == 0.0
        self._channels: dict[tuple[NodeId, NodeId, type[Message]], Channel] = {}

    def send(self, world: World, sender: NodeId, sends: list[Send], leaves: Micros) -> list[Envelope]:
        """Send what a node said, to leave at `leaves`: the envelopes, and those of copies that the network makes."""
        if not self._is_perfect or world.cuts is not NO_CUTS or world.links:
            return self._send_with_care(world, sender, sends, leaves)
        counts, heap, channels = world.counts, world.heap, self._channels
        low, high = self.delay
        number, order = world.next_message, world.order
        sent = []
        for receivers, message, is_broadcast in sends:
            cast, kind = number if is_broadcast else None, type(message)
            for to in receivers:
                key = (sender, to, kind)
                channel = channels.get(key)
                if channel is None:
                    if to not in world.states:
                        continue
                    channel = channels[key] = Channel(self.seed, sender, to, kind.__name__)
                n = counts[channel] = counts.get(channel, 0) + 1
                arrives = leaves + channel.between(n, low, high)
                envelope = Envelope(number, sender, to, message, leaves, arrives, ARRIVE, None, cast)
                number += 1
                order += 1
                heappush(heap, (arrives, order, envelope))
                sent.append(envelope)
        world.next_message, world.order = number, order
        return sent

    def _channel(self, world: World, sender: NodeId, to: NodeId, kind: type[Message]) -> Channel | None:
        """The channel of a kind of message; None where there is nobody of that name.

        A state or a message made by hand may speak of a client that the run does not have.
        """
        channel = self._channels.get((sender, to, kind))
        if channel is None and to in world.states:
            channel = self._channels[sender, to, kind] = Channel(self.seed, sender, to, kind.__name__)
        return channel

    def copy(self, world: World, original: Envelope, leaves: Micros) -> Envelope:
        """Send a copy, which leaves at `leaves`, of a message that is on its way; one made by hand may be the first."""
        channel = self._channel(world, original.sender, original.to, type(original.message))
        assert channel is not None
        return self._copy(world, channel, original, leaves)

    def _send_with_care(self, world: World, sender: NodeId, sends: list[Send], leaves: Micros) -> list[Envelope]:
        """The same on a network that loses or duplicates, with links that are cut or set."""
        sent: list[Envelope] = []
        for receivers, message, is_broadcast in sends:
            cast = world.next_message if is_broadcast else None
            for to in receivers:
                channel = self._channel(world, sender, to, type(message))
                if channel is not None:
                    draft = Envelope(0, sender, to, message, leaves, leaves, ARRIVE, None, cast)
                    sent += self._send_one(world, channel, draft)
        return sent

    def _send_one(self, world: World, channel: Channel, e: Envelope) -> tuple[Envelope, ...]:
        n = world.counts[channel] = world.counts.get(channel, 0) + 1
        (low, high), loss, duplicate = self._setting(world, e.sender, e.to)
        # What a node tells itself does not cross the network: it takes its time, and nothing else befalls it.
        crosses = e.sender != e.to
        arrives = e.sent_at + channel.between(n, low, high)
        fate = ARRIVE
        if crosses and (e.sender, e.to) in world.cuts:
            fate = CUT
        elif crosses and loss > 0.0 and channel.loss.chance(n, loss):
            fate = LOST
        envelope = Envelope(world.next_message, e.sender, e.to, e.message, e.sent_at, arrives, fate, None, e.cast)
        self._launch(world, envelope)
        if not crosses or duplicate == 0.0 or fate == CUT or not channel.duplicate.chance(n, duplicate):
            return (envelope,)
        return envelope, self._copy(world, channel, envelope, e.sent_at)

    def _copy(self, world: World, channel: Channel, original: Envelope, leaves: Micros) -> Envelope:
        copies = channel.copies
        n = world.counts[copies] = world.counts.get(copies, 0) + 1
        (low, high), _, _ = self._setting(world, original.sender, original.to)
        cut = (original.sender, original.to) in world.cuts
        envelope = Envelope(
            world.next_message, original.sender, original.to, original.message, leaves,
            leaves + copies.between(n, low, high), CUT if cut else ARRIVE, original.id, original.cast,
        )  # fmt: skip
        self._launch(world, envelope)
        return envelope

    def _setting(self, world: World, sender: NodeId, to: NodeId) -> tuple[tuple[Micros, Micros], float, float]:
        link = world.links.get((sender, to))
        if link is None:
            return self.delay, self.loss, self.duplicate
        return (
            self.delay if link.delay is None or self.instant else span(link.delay),
            self.loss if link.loss is None else link.loss,
            self.duplicate if link.duplicate is None else link.duplicate,
        )

    @staticmethod
    def _launch(world: World, envelope: Envelope) -> None:
        world.next_message += 1
        if envelope.fate == ARRIVE:
            world.order += 1
            heappush(world.heap, (envelope.arrives_at, world.order, envelope))


class CrowdPost(Post):
    """The same in a crowd, where a sender has one channel for all that it sends, to whomever it goes.

    Where partners are drawn at random, nearly every message would be the first of its kind on its link.
    """

    soon: deque[tuple[Micros, int, Envelope]] | None = None
    """Where messages go that arrive at once, in place of the heap; the search mode puts it there and empties it."""

    def send(self, world: World, sender: NodeId, sends: list[Send], leaves: Micros) -> list[Envelope]:
        """Send what a node said, to leave at `leaves`."""
        if not self._is_perfect or world.cuts is not NO_CUTS or world.links:
            return self._send_with_care(world, sender, sends, leaves)
        states, heap, (low, high) = world.states, world.heap, self.delay
        channel = self._channel(world, sender, sender, Message) if high else None
        n = 0 if channel is None else world.counts.get(channel, 0)
        arrives, number, order = leaves, world.next_message, world.order
        sent = []
        for receivers, message, is_broadcast in sends:
            cast = number if is_broadcast else None
            for to in receivers:
                if to not in states:
                    continue
                if channel is not None:
                    n += 1
                    arrives = leaves + channel.between(n, low, high)
                envelope = Envelope(number, sender, to, message, leaves, arrives, ARRIVE, None, cast)
                number += 1
                order += 1
                if self.soon is None:
                    heappush(heap, (arrives, order, envelope))
                else:
                    self.soon.append((arrives, order, envelope))
                sent.append(envelope)
        if channel is not None:
            world.counts[channel] = n
        world.next_message, world.order = number, order
        return sent

    def _channel(self, world: World, sender: NodeId, to: NodeId, kind: type[Message]) -> Channel | None:
        if to not in world.states:
            return None
        channel = self._channels.get((sender, "", Message))
        if channel is None:
            channel = self._channels[sender, "", Message] = Channel(self.seed, sender, "", "")
        return channel
