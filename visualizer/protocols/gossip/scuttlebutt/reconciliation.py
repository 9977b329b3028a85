"""What the other one lacks, and what of it goes first: the paper's §3 as pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, zip_longest
from operator import attrgetter

from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.gossip.scuttlebutt.messages import KeyVersions, Told
from visualizer.protocols.gossip.scuttlebutt.params import Order
from visualizer.protocols.gossip.scuttlebutt.state import Data, Entries, Entry, Versions, of

Lacking = dict[NodeId, list[Told]]
"""What somebody lacks, a list a participant, the lowest version first; no list is empty."""

PRECISE = ("oldest", "newest")
"""The orders of precise reconciliation."""

_version = attrgetter("version")

# --- what the other lacks --------------------------------------------------------------------------------------------


def above(data: Data, known: Versions, theirs: Mapping[NodeId, int]) -> Lacking:
    """Scuttlebutt's delta (§3.2): of every participant, what is above the highest version that the other knows.

    known: the highest versions known here.
    """
    behind = ((who, theirs.get(who, 0)) for who, highest in known.items() if highest > theirs.get(who, 0))
    return _without_empty({who: _told(who, of(data, who), floor, EMPTY) for who, floor in behind})


def newer(data: Data, theirs: KeyVersions) -> Lacking:
    """The delta of precise reconciliation (§3.1): every key that the other holds in an older version, or not at all."""
    return _without_empty({who: _told(who, entries, 0, theirs.get(who, EMPTY)) for who, entries in data.items()})


def _without_empty(found: Lacking) -> Lacking:
    return {who: told for who, told in found.items() if told}


def _told(participant: NodeId, entries: Entries, floor: int, theirs: Mapping[str, int]) -> list[Told]:
    told = [
        Told(participant, key, entry.value, entry.version, entry.deleted)
        for key, entry in entries.items()
        if entry.version > floor and entry.version > theirs.get(key, 0)
    ]
    told.sort(key=_version)
    return told


def key_versions(data: Data) -> KeyVersions:
    """The version of every key, as a digest of precise reconciliation has it."""
    return Map((who, Map((key, entry.version) for key, entry in entries.items())) for who, entries in data.items())


# --- what goes first -------------------------------------------------------------------------------------------------


def in_order(lacking: Lacking, order: Order, first: int) -> list[Told]:
    """All entries in the order in which they go into a delta. first: the participant that has luck in a tie.

    Scuttle-breadth and scuttle-depth leave the entries of one participant by their versions, so that what is cut off at
    the end is always above what is sent.
    """
    names = list(lacking)
    queues = [lacking[name] for name in names[first:] + names[:first]]
    if order == "breadth":
        return [told for rank in zip_longest(*queues) for told in rank if told is not None]
    if order == "depth":
        queues.sort(key=len, reverse=True)
        return list(chain.from_iterable(queues))
    return sorted(chain.from_iterable(queues), key=_version, reverse=order == "newest")


# --- what arrives ----------------------------------------------------------------------------------------------------


def merged(data: Data, known: Versions, entries: Iterable[Told]) -> tuple[Data, Versions, list[Told]]:
    """What is known with these entries, and those of them that are news: newer than what is held of their key."""
    news: list[Told] = []
    changed: dict[NodeId, dict[str, Entry]] = {}
    highest: dict[NodeId, int] = {}
    for told in entries:
        who = told.participant
        own = changed.get(who) or of(data, who)
        held = own.get(told.key)
        if held is not None and held.version >= told.version:
            continue
        if who not in changed:
            changed[who] = dict(own)
        changed[who][told.key] = Entry(told.value, told.version, told.deleted)
        highest[who] = max(highest.get(who, known.get(who, 0)), told.version)
        news.append(told)
    if not news:
        return data, known, news
    return data.merged({who: Map(own) for who, own in changed.items()}), known.merged(highest), news
