"""What a participant knows, with the names that the trace shows."""

from __future__ import annotations

from visualizer.core.model import Record, Stable, State
from visualizer.core.names import NodeId
from visualizer.core.operation import Value
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.units import Count, Text
from visualizer.protocols.gossip.scuttlebutt.params import Rate
from visualizer.protocols.gossip.versions import Maker


class Entry(Record, frozen=True, gc=False):
    """The value of a key, and the version that its participant gave to it (§2). `deleted`: it is gone, and null."""

    value: Value
    version: Count
    deleted: bool


Entries = Map[Text, Entry]
"""What is known of one participant: an entry a key."""

Data = Map[Maker, Entries]
"""What is known of all participants."""

Versions = Map[Maker, Count]
"""A version a participant."""


class ScuttlebuttState(State):
    """The paper's mapping from participants to what is known of them, and the rates of §4."""

    data: Stable[Data] = EMPTY
    """What it knows of every participant, itself included."""
    max_version: Stable[Versions] = EMPTY
    """The highest version that it knows of every participant; its own entry counts its own updates."""
    left_out: Count = 0
    """Entries that did not fit into its last delta."""
    wanted: Rate = 0.0
    """Updates a second that it would like to make."""
    max_rate: Rate = 0.0
    """Updates a second that it may make."""
    rate: Rate = 0.0
    """Updates a second that it makes: the lesser of the two."""
    cycle: Count = 0
    """The number of its cycle; 0 where there are none."""
    sent: Count = 0
    """Messages that it has sent to other nodes."""
    useful: Count = 0
    """Deltas that told it something."""
    redundant: Count = 0
    """Deltas that told it nothing."""
    bytes: Count = 0
    """What it has sent to other nodes, in bytes of JSON."""


def of(data: Data, participant: NodeId) -> Entries:
    """What is known of a participant."""
    entries: Entries = data.get(participant, EMPTY)
    return entries
