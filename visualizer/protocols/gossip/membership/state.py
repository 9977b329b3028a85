"""What a node believes of the others, with the names that the trace shows, and which of two beliefs is the newer."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

import msgspec

from visualizer.core.model import Record, Stable, State
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.units import Count, Millis, PositiveMillis
from visualizer.protocols.gossip.versions import Maker

Name: TypeAlias = Maker
"""The name of a node."""

Status = Literal["alive", "suspect", "dead"]

ALIVE: Final = "alive"
SUSPECT: Final = "suspect"
DEAD: Final = "dead"

_RANK: Final = {ALIVE: 0, SUSPECT: 1, DEAD: 2}
"""Of the same incarnation, the worse news is the newer (§4.2)."""

Phi = Annotated[float, msgspec.Meta(ge=0.0)]
"""How strange a silence is: minus the decimal logarithm of how likely one so long would be."""


class Member(Record, frozen=True, gc=False):
    """What is believed of a member. `phi` is 0 where pings, and not heartbeats, detect failures."""

    status: Status
    incarnation: Count
    phi: Phi


class News(Record, frozen=True, gc=False, array_like=True):
    """A belief on its way, as [node, status, incarnation]."""

    node: Name
    status: Status
    incarnation: Count


class Beat(Record, frozen=True, gc=False, array_like=True):
    """A heartbeat, as [incarnation, counter]: counters begin again with each incarnation that a start makes."""

    incarnation: Count
    counter: Count


class Arrivals(Record, frozen=True, gc=False):
    """When a member's counter grew: what φ is reckoned from. Times are of the node's own clock, in milliseconds."""

    counter: Count
    last: Millis
    """When it grew last, or when the node came to know of the member."""
    mean: PositiveMillis
    """The mean gap between two growths."""
    gaps: Count
    """How many gaps the mean weighs."""


Members = Map[Name, Member]


class MembershipState(State):
    """A node's own list of who is there, and what the detector in use needs."""

    members: Members = EMPTY
    """What it believes of every node that it knows, itself included."""
    incarnation: Stable[Count] = 0
    """Its own, which nobody else raises (§4.2)."""
    joined: bool = False
    """Whether it has asked others whom they know until one told it nothing new."""
    suspected: Map[Name, Millis] = EMPTY
    """Until when each suspect can still refute, by the node's own clock."""
    news: Map[Name, Count] = EMPTY
    """The members of whom it has news to spread, and how often it has told each (§4.1)."""
    turns: tuple[Name, ...] = ()
    """Whom it pings next, in this order (§4.3)."""
    probe: Name | None = None
    """Whom it has pinged and not heard from yet."""
    probes: Count = 0
    """The number of its last probe."""
    heartbeat: Count = 0
    """Its own heartbeat counter."""
    arrivals: Map[Name, Arrivals] = EMPTY
    """Of every member, the counter and when it grew."""
    cycle: Count = 0
    """The number of its cycle; 0 where there are none."""
    sent: Count = 0
    """Messages that it has sent to other nodes."""
    useful: Count = 0
    """Messages whose news told it something."""
    redundant: Count = 0
    """Messages whose news told it nothing."""
    bytes: Count = 0
    """What it has sent to other nodes, in bytes of JSON."""


def is_news(one: News, known: Member | None) -> bool:
    """Whether news wins over what is believed: by a higher incarnation, or of the same one by being worse (§4.2)."""
    if known is None:
        return True
    if one.incarnation != known.incarnation:
        return one.incarnation > known.incarnation
    return _RANK[one.status] > _RANK[known.status]
