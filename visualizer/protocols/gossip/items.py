"""Items: what a store holds under a key, and how two stores become one.

A deleted item is kept as a death certificate (Demers et al. 1987, §2): an item without a value, with the version of the
deletion. Without it, whoever still has the item would give it back as if it were new.
"""

from __future__ import annotations

from collections.abc import Iterable

from visualizer.core.model import Record
from visualizer.core.operation import Value
from visualizer.core.persistent import Map
from visualizer.core.units import Text
from visualizer.protocols.gossip.versions import Version, is_newer


class Item(Record, frozen=True, gc=False):
    """A value with the version of its write. `deleted`: this is a death certificate, and the value is null."""

    value: Value
    version: Version
    deleted: bool


Store = Map[Text, Item]
"""What a node holds: an item a key."""


def wins(item: Item, over: Item | None) -> bool:
    """Whether an item takes the place of what is there; None where nothing is."""
    return over is None or is_newer(item.version, over.version)


def news_for(store: Store, items: Iterable[tuple[str, Item]]) -> dict[str, Item]:
    """Those of the items that a store lacks, or holds in an older version."""
    return {key: item for key, item in items if wins(item, store.get(key))}


def merged(store: Store, items: Iterable[tuple[str, Item]]) -> Store:
    """The store with the newer item of every key: the same in whatever order items come, and however often."""
    news = news_for(store, items)
    return store.merged(news) if news else store


def highest_counter(items: Iterable[Item]) -> int:
    """The highest counter among the versions of items; 0 where there are none."""
    return max((item.version.counter for item in items), default=0)
