"""Scuttlebutt's messages: what one knows, in one number a participant, and what the other lacks of it."""

from __future__ import annotations

from visualizer.core.model import Message, Record
from visualizer.core.operation import Value
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.units import Count, Text
from visualizer.protocols.gossip.scuttlebutt.params import Rate
from visualizer.protocols.gossip.scuttlebutt.state import Versions
from visualizer.protocols.gossip.versions import Maker

KeyVersions = Map[Maker, Map[Text, Count]]
"""The version of every key of every participant."""


class Told(Record, frozen=True, gc=False, array_like=True):
    """An entry on its way, as [participant, key, value, version, deleted]."""

    participant: Maker
    key: Text
    value: Value
    version: Count
    deleted: bool


class Digest(Message, frozen=True, gc=False):
    """The highest version that its sender knows of every participant (§3.2). An `answer` asks for no digest back.

    keys: in precise reconciliation, the version of every key (§3.1). wanted, max_rate: with flow control, the rate that
    the sender would like and the one that it may have (§4).
    """

    versions: Versions
    keys: KeyVersions = EMPTY
    answer: bool = False
    wanted: Rate = 0.0
    max_rate: Rate = 0.0


class Delta(Message, frozen=True, gc=False):
    """Entries that the receiver lacks, in the order in which they went in: of a participant lowest version first."""

    entries: tuple[Told, ...]
