"""What gossip costs: every node counts what it sends, and what of the arriving news it had need of.

`sent` and `bytes` are counted where a message leaves: messages between nodes, and the length of their bodies as JSON.
`useful` and `redundant` are counted where one arrives that carries data: useful if the node learned anything from it,
redundant if it knew everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

import msgspec

from visualizer.core.model import Message
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import builtin

_encode = msgspec.json.Encoder(enc_hook=builtin).encode


class Metered(Protocol):
    """A node's state that has a meter."""

    sent: int
    useful: int
    redundant: int
    bytes: int


GAUGES: Final[Mapping[str, Callable[[Any], float]]] = {
    "sent": lambda me: me.sent,
    "useful": lambda me: me.useful,
    "redundant": lambda me: me.redundant,
    "bytes": lambda me: me.bytes,
}
"""What all nodes' meters together show, as curves (`core.protocol.Protocol.gauges`)."""


def size_of(message: Message) -> int:
    """The bytes of a message's body as JSON."""
    return len(_encode(message))


def send(me: Metered, to: NodeId, message: Message, out: Out, size: int | None = None) -> None:
    """Send a message to another node, and count it. `size`: what `size_of` says, where the sender knows it already."""
    me.sent += 1
    me.bytes += len(_encode(message)) if size is None else size
    out.send(to, message)


def send_all(me: Metered, to: tuple[NodeId, ...], message: Message, out: Out) -> None:
    """Send one message to several nodes, and count it for each."""
    me.sent += len(to)
    me.bytes += len(to) * len(_encode(message))
    for node in to:
        out.send(node, message)


def count_arrival(me: Metered, useful: bool) -> None:
    """Count a message with data that has arrived."""
    if useful:
        me.useful += 1
    else:
        me.redundant += 1
