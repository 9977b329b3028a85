"""What a Totem node knows, with the paper's names."""

from __future__ import annotations

from typing import Final, Literal

from visualizer.core.model import Record, Stable, State
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.replica import Session
from visualizer.core.units import Count
from visualizer.protocols.totem.messages import Broadcast, CommitToken, Message, RingId, Token

Phase = Literal["operational", "gather", "commit", "recovery"]

OPERATIONAL: Final = "operational"
GATHER: Final = "gather"
COMMIT: Final = "commit"
RECOVERY: Final = "recovery"

GatherReason = Literal["start", "token_loss", "foreign_message", "join", "failure_to_receive"]

STARTED: Final = "start"
TOKEN_LOSS: Final = "token_loss"  # noqa: S105 - no password
FOREIGN_MESSAGE: Final = "foreign_message"
JOIN: Final = "join"
FAILURE_TO_RECEIVE: Final = "failure_to_receive"


class Waiting(Record, frozen=True, gc=False):
    """A message that waits for the token, and the client's request that asked for it, if one did."""

    op: Broadcast
    client: NodeId | None = None
    serial: Count | None = None


class Visit(Record, frozen=True, gc=False):
    """What a node remembers of the token's last visit.

    aru: what it sent the token on with. sent: its broadcasts, which fcc counts. backlog: its messages that waited,
    which the token's backlog counts. stuck: visits in a row at which one other node kept aru where it was.
    """

    aru: Count = 0
    sent: Count = 0
    backlog: Count = 0
    stuck: Count = 0


FIRST_VISIT: Final = Visit()
"""Before the token has come."""


class OldRing(Record, frozen=True, gc=False):
    """The ring that a node comes from, while it recovers what is missing of it, and where it falls back to."""

    ring_id: RingId
    members: tuple[NodeId, ...]
    my_token_seq: Count
    my_aru: Count
    safe_seq: Count
    high_delivered: Count
    received: tuple[Count, ...]
    messages: tuple[Message, ...]


class Recovery(Record, frozen=True, gc=False):
    """A recovery under way (§7).

    old: the ring left behind; None where there was none. trans_memb: those who come from it together. deliver_memb:
    those whose messages have to be delivered even after a gap. high_ring_delivered: the last message that one of them
    delivered. pending: messages of the old ring that this node has to broadcast again. origins: the ring that each
    member of the new one comes from. raised: whether it was this node that raised retrans_flg. down: visits in a row
    with the flag down. install_seq: the last recovered message, once it is known. reached: visits in a row with aru at
    install_seq or above.
    """

    old: OldRing | None
    trans_memb: tuple[NodeId, ...]
    deliver_memb: tuple[NodeId, ...]
    high_ring_delivered: Count
    pending: tuple[Message, ...]
    origins: tuple[RingId | None, ...]
    raised: bool = False
    down: Count = 0
    install_seq: Count | None = None
    reached: Count = 0


class TotemState(State):
    """One node. `Stable` is on the disk: the ring sequence alone, so that no ring's name is ever used twice (§6)."""

    state: Phase = GATHER
    ring_seq: Stable[Count] = 0
    """The highest ring sequence that it took part in committing."""
    ring_id: RingId | None = None
    """Its ring: in Recovery the new one, in Gather and Commit the one it comes from."""
    members: tuple[NodeId, ...] = ()
    """The ring's members, in the order in which the token goes round."""
    represents: bool = False
    """Whether it is that ring's representative."""
    has_token: bool = False
    my_aru: Count = 0
    """All messages of the ring up to there were received."""
    my_token_seq: Count = 0
    """The number of the token that it took last."""
    high_delivered: Count = 0
    """The last message that was delivered."""
    safe_seq: Count = 0
    """All messages up to there are known to have been received by all members."""
    received: tuple[Count, ...] = ()
    """The messages held: all that were received and not discarded since."""
    messages: tuple[Message, ...] = ()
    """Those messages, in the same order."""
    queue: tuple[Waiting, ...] = ()
    """Messages that wait for the token."""
    token: Token | CommitToken | None = None
    """The token that it holds, or else the one that it sent last, which it may have to send again."""
    last_visit: Visit = FIRST_VISIT
    proc_set: tuple[NodeId, ...] = ()
    """Those considered for the next ring; outside a gathering, the ring's members."""
    fail_set: tuple[NodeId, ...] = ()
    """Those of them that are taken to have failed."""
    consensus: tuple[NodeId, ...] = ()
    """Gather only: those known to have the same two sets, itself included."""
    gather_reason: GatherReason | None = None
    """Why it last left its ring; None in a ring that works."""
    highest_ring_seq: Count = 0
    """The highest ring sequence that it has heard of."""
    recovery: Recovery | None = None
    """Recovery only: what is being recovered."""
    deliver_memb: tuple[NodeId, ...] = ()
    """Those whose messages of the ring that it comes from it has promised to deliver, in a recovery cut short."""
    sessions: Map[NodeId, Session] = EMPTY
    """For each client, its last request that was delivered here, and its place."""
    made: Count = 0
    """How many messages of the steady load it has made."""
