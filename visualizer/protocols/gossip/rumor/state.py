"""What a node knows of the rumors that go round, with the names that the trace shows."""

from __future__ import annotations

from typing import Final, Literal

from visualizer.core.model import Record, Stable, State
from visualizer.core.operation import Value
from visualizer.core.units import Count, Text
from visualizer.protocols.gossip.versions import Version, by_age

Interest = Literal["susceptible", "infective", "removed"]

SUSCEPTIBLE: Final = "susceptible"
INFECTIVE: Final = "infective"
REMOVED: Final = "removed"

Contact = Literal["none", "useful", "unnecessary"]

NONE: Final = "none"
USEFUL: Final = "useful"
UNNECESSARY: Final = "unnecessary"


class Rumor(Record, frozen=True, gc=False):
    """A write that goes round: the key, its value and its version. Without a value it is a death certificate (§2)."""

    key: Text
    value: Value
    version: Version


Rumors = tuple[Rumor, ...]
"""The newest rumor of every key that a node has heard of, by key."""


class RumorState(State):
    """A node of §1.4. What it knows is on the disk; what it is eager to tell is not."""

    state: Interest = SUSCEPTIBLE
    """Susceptible: it knows no rumor. Infective: it spreads one. Removed: it knows, and has lost interest."""
    rumors: Stable[Rumors] = ()
    """All that it knows, the newest version of every key, by key."""
    hot: tuple[Text, ...] = ()
    """The keys whose rumors it still spreads, in the order in which it heard of them."""
    counter: Count = 0
    """Unnecessary contacts since the last useful one, or since it last heard something new."""
    contact: Contact = NONE
    """What came of its last contact; with pull, of those of this cycle that it knows of."""
    fresh: tuple[Text, ...] = ()
    """In the synchronous mode, the keys that it heard of in this cycle: it did not know them when the cycle began."""
    cycle: Count = 0
    """In the synchronous mode, the last cycle in which it acted or heard something new."""
    version: Stable[Count] = 0
    """The highest counter of a version that it has seen; its own next write takes the one above."""
    sent: Count = 0
    """Messages that it sent to other nodes."""
    useful: Count = 0
    """Messages with rumors that told it something new."""
    redundant: Count = 0
    """Messages with rumors that it knew all of."""
    bytes: Count = 0
    """The length of what it sent, as JSON."""


def known(rumors: Rumors, key: str) -> Rumor | None:
    """The rumor that is known of a key."""
    for rumor in rumors:
        if rumor.key == key:
            return rumor
    return None


def with_rumor(rumors: Rumors, news: Rumor) -> Rumors:
    """The rumors with this one in place of what they say of its key."""
    if not rumors:
        return (news,)
    return tuple(sorted((*without(rumors, news.key), news), key=_key))


def without(rumors: Rumors, key: str) -> Rumors:
    """The rumors without that of a key."""
    return tuple(rumor for rumor in rumors if rumor.key != key)


def newest(rumors: Rumors) -> Rumors:
    """One rumor a key, the newest, by key: what somebody gives as the state of a node may be in any order."""
    best = {rumor.key: rumor for rumor in sorted(rumors, key=lambda rumor: by_age(rumor.version))}
    return tuple(best[key] for key in sorted(best))


def _key(rumor: Rumor) -> str:
    return rumor.key
