"""Totem's messages: what is ordered, the two tokens, what a gathering says, and what is handed to the application."""

from __future__ import annotations

from typing import Any, Final, Literal

from visualizer.core import model
from visualizer.core.model import Record
from visualizer.core.names import NodeId
from visualizer.core.operation import Operation
from visualizer.core.units import Count, Text

Service = Literal["agreed", "safe"]

AGREED: Final = "agreed"
SAFE: Final = "safe"
TRANSITIONAL: Final = "transitional"
REGULAR: Final = "regular"


class RingId(Record, frozen=True, gc=False, array_like=True):
    """A ring's name, never used twice: its sequence, and the representative that made it. In a trace `[4, "n1"]`."""

    seq: Count
    representative: NodeId

    def __str__(self) -> str:
        return f"{self.seq}·{self.representative}"


class Broadcast(Operation, frozen=True, gc=False, tag="broadcast"):
    """Have a node broadcast this to all, in order; the result is the message's place on its ring."""

    contents: Text
    service: Service = "agreed"


class Place(Record, frozen=True, gc=False):
    """Where a message stands: the ring that it was first broadcast on, and its place in that ring's order."""

    ring_id: RingId
    seq: Count


class Message(model.Message, frozen=True, gc=False):
    """What the ring orders (§5). `sender` made it; whoever has it may broadcast it again.

    recovered: in Recovery, the place of an old ring's message that travels on the new ring, as one of its own. client,
    serial: the request that asked for it, if a client did.
    """

    ring_id: RingId
    seq: Count
    sender: NodeId
    contents: Any
    service: Service
    recovered: Place | None = None
    client: NodeId | None = None
    serial: Count | None = None


class Token(model.Message, frozen=True, gc=False):
    """The regular token (§5): who holds it may broadcast.

    seq: the highest sequence number in use. aru: all have received up to there, as far as is known; aru_id: who set it
    lower than seq. rtr: what somebody lacks. fcc, backlog: broadcasts in the last rotation, messages that wait (§8).
    retrans_flg: in Recovery, whether somebody still has messages of an old ring to broadcast (§7).
    """

    ring_id: RingId
    token_seq: Count
    seq: Count
    aru: Count
    aru_id: NodeId | None
    rtr: tuple[Count, ...]
    fcc: Count
    backlog: Count
    retrans_flg: bool


class CommitEntry(Record, frozen=True, gc=False, omit_defaults=False):
    """What a member of the ring to be says of the ring that it comes from; nothing but its name until it has its turn.

    aru: it has all up to there; received: what it has beyond. high_delivered: the last one that it delivered.
    deliver_memb: those whose messages it has promised to deliver, in a recovery that came to nothing.
    """

    id: NodeId
    ring_id: RingId | None = None
    aru: Count = 0
    high_delivered: Count = 0
    received: tuple[Count, ...] = ()
    deliver_memb: tuple[NodeId, ...] = ()


class CommitToken(model.Message, frozen=True, gc=False):
    """The commit token (§6): twice round the ring to be. `index`: its turns; from n on it is the second round."""

    ring_id: RingId
    members: tuple[CommitEntry, ...]
    index: Count


class Join(model.Message, frozen=True, gc=False):
    """A gathering node's idea of the ring to be (§6): who is considered, who of them has failed, its ring sequence."""

    sender: NodeId
    proc_set: tuple[NodeId, ...]
    fail_set: tuple[NodeId, ...]
    ring_seq: Count


class MergeDetect(model.Message, frozen=True, gc=False):
    """A representative makes its ring known, so that rings that can hear each other find each other."""

    ring_id: RingId


class Delivered(model.Message, frozen=True, gc=False):
    """A message, handed to the application. `ring`, `seq`: its place in the order."""

    ring: RingId
    seq: Count
    sender: NodeId
    contents: Any
    service: Service


class Installed(model.Message, frozen=True, gc=False):
    """A configuration change, handed to the application in its place among the messages."""

    configuration: Literal["transitional", "regular"]
    ring: RingId
    members: tuple[NodeId, ...]
