"""The messages of membership: probes, what one believes of a member, heartbeats, and the way in.

`incarnation` is always that of whoever sends the message: a stranger becomes known by it.
"""

from __future__ import annotations

from visualizer.core.model import Message
from visualizer.core.persistent import Map
from visualizer.core.units import Count
from visualizer.protocols.gossip.membership.state import Beat, Name, News


class Ping(Message, frozen=True, gc=False):
    """“Are you there?” (§3.1), with news (§4.1). asker: on whose behalf, where another member asked for it."""

    probe: Count
    incarnation: Count
    news: tuple[News, ...] = ()
    asker: Name | None = None


class PingReq(Message, frozen=True, gc=False):
    """“I hear nothing from this member: ping it for me” (§3.1)."""

    probe: Count
    member: Name
    incarnation: Count
    news: tuple[News, ...] = ()


class Ack(Message, frozen=True, gc=False):
    """This member is there (§3.1). asker: to whom it is to be passed on."""

    probe: Count
    member: Name
    incarnation: Count
    news: tuple[News, ...] = ()
    asker: Name | None = None


class Suspect(Message, frozen=True, gc=False):
    """A member is suspected; told to the suspect itself, so that it can refute (§4.2)."""

    node: Name
    incarnation: Count


class Alive(Message, frozen=True, gc=False):
    """A member is alive: the answer of one that was told that it is suspected, or dead (§4.2)."""

    node: Name
    incarnation: Count


class Dead(Message, frozen=True, gc=False):
    """A member is gone: it says goodbye, or is told that it is held dead (“Confirm” in §4.2)."""

    node: Name
    incarnation: Count


class Heartbeat(Message, frozen=True, gc=False):
    """The table of all heartbeat counters that a node knows, its own included (van Renesse et al. 1998)."""

    beats: Map[Name, Beat]


class JoinRequest(Message, frozen=True, gc=False):
    """“Whom do you know?”: a joiner asks a seed (Dynamo §4.8.2)."""

    incarnation: Count


class Members(Message, frozen=True, gc=False):
    """The answer to JoinRequest: all that a node believes."""

    members: tuple[News, ...]
