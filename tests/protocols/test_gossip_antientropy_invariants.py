"""What the stores promise, each promise against a step that breaks it; and each broken twin against its rule."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.protocols.gossip_stores import Stores, certificate, item, store
from visualizer.core.invariant import Change, Invariant
from visualizer.core.persistent import EMPTY
from visualizer.core.step import Violation
from visualizer.core.units import micros
from visualizer.protocols.gossip.antientropy import invariants as promises
from visualizer.protocols.gossip.antientropy.state import AntiEntropyState
from visualizer.protocols.gossip.items import Item
from visualizer.protocols.gossip.merkle import NO_ITEMS, MerkleMap
from visualizer.registry import protocols


def holding(data: MerkleMap[Item], **fields: Any) -> AntiEntropyState:
    """A node with this store and its root."""
    return AntiEntropyState(**{"data": data, "root": data.root, **fields})


def change(before: AntiEntropyState, after: AntiEntropyState, **others: AntiEntropyState) -> Change[AntiEntropyState]:
    """A step of n1, in a run with these other nodes, somewhere in the middle of it."""
    return Change("n1", before, after, {"n1": after, **others}, (), (), (), micros(100.0))


def broken(promise: Invariant, step: Change[Any], ghost: Any = None) -> Violation | None:
    """What a step breaks."""
    violation: Violation | None = promise.check(step, promise.ghost if ghost is None else ghost)[1]
    return violation


# --- the promises ----------------------------------------------------------------------------------------------------


def test_a_node_never_gives_up_an_item_for_an_older_one() -> None:
    old, new = MerkleMap({"x": item(1, 1)}), MerkleMap({"x": item(2, 2)})
    assert broken(promises.versions_never_fall, change(holding(new), holding(old)))
    assert not broken(promises.versions_never_fall, change(holding(old), holding(new)))
    assert not broken(promises.versions_never_fall, change(holding(new, up=False), holding(NO_ITEMS, up=False)))


def test_nobody_holds_what_nobody_wrote() -> None:
    empty, written = holding(NO_ITEMS), holding(MerkleMap({"x": item(1, 1)}))
    own = change(empty, written)
    ghost, violation = promises.nobody_invents.check(own, EMPTY)
    assert violation is None, "a write of its own"
    taken = Change("n2", empty, written, {"n1": written, "n2": written}, (), (), (), micros(100.0))
    assert not broken(promises.nobody_invents, taken, ghost)
    assert broken(promises.nobody_invents, taken), "n1 had not counted so far"
    forged = holding(MerkleMap({"x": item("forged", 1)}))
    lied = Change("n2", empty, forged, {"n1": written, "n2": forged}, (), (), (), micros(100.0))
    assert broken(promises.nobody_invents, lied, ghost)


def test_what_was_deleted_does_not_come_back_but_by_a_newer_write() -> None:
    alive, again = MerkleMap({"x": item(1, 1)}), MerkleMap({"x": item(3, 3)})
    dead = MerkleMap({"x": certificate(2)})
    assert broken(promises.dead_stays_dead, change(holding(dead), holding(alive)))
    assert not broken(promises.dead_stays_dead, change(holding(dead), holding(again)))
    ghost, _ = promises.dead_stays_dead.check(change(holding(alive), holding(NO_ITEMS)), EMPTY)
    assert broken(promises.dead_stays_dead, change(holding(NO_ITEMS), holding(alive)), ghost), "without a certificate"
    assert not broken(promises.dead_stays_dead, change(holding(NO_ITEMS), holding(again)), ghost)


def test_a_lost_disk_is_no_death() -> None:
    alive = MerkleMap({"x": item(1, 1)})
    lost = change(holding(alive, up=False), holding(NO_ITEMS, up=False))
    ghost, _ = promises.dead_stays_dead.check(lost, EMPTY)
    assert not broken(promises.dead_stays_dead, change(holding(NO_ITEMS), holding(alive)), ghost)


def test_nodes_that_hold_the_same_have_the_same_root() -> None:
    me, other = holding(store("a", "b")), holding(store("b", "a"))
    assert not broken(promises.same_data_same_root, change(holding(NO_ITEMS), me, n2=other))
    odd = msgspec.structs.replace(other, root="00000000000000ff")
    assert broken(promises.same_data_same_root, change(holding(NO_ITEMS), odd, n2=me))
    down = msgspec.structs.replace(me, up=False)
    assert not broken(promises.same_data_same_root, change(holding(NO_ITEMS), odd, n2=down))


# --- the broken twins ------------------------------------------------------------------------------------------------


def test_each_twin_lacks_one_rule() -> None:
    assert set(protocols()["gossip-antientropy"].variants) == {
        "last-writer-by-arrival",
        "merkle-by-arrival",
        "deletes-without-certificate",
    }


def test_where_the_last_to_arrive_wins_an_old_value_comes_back() -> None:
    nodes = Stores(MerkleMap({"x": item("old", 1)}), MerkleMap({"x": item("new", 2)}), variant="last-writer-by-arrival")
    nodes.meet("n1")
    assert nodes.data("n2") == {"x": "old"}


def test_where_the_root_depends_on_the_order_stores_that_agree_are_walked_through_for_nothing() -> None:
    nodes = Stores(NO_ITEMS, NO_ITEMS, variant="merkle-by-arrival", exchange="merkle")
    nodes.writes("n1", "a", 1)
    nodes.meet("n1")
    nodes.writes("n2", "b", 2)
    nodes.writes("n2", "c", 3)
    nodes.meet("n2")
    one, two = nodes.states["n1"], nodes.states["n2"]
    assert one.data == two.data
    assert one.root != two.root
    assert len(nodes.meet("n1")) > 2, "the true one would have been content with the roots"


@pytest.mark.parametrize("exchange", ["full", "merkle"])
def test_without_a_certificate_the_next_node_gives_the_deleted_item_back(exchange: str) -> None:
    nodes = Stores(store("a"), store("a"), variant="deletes-without-certificate", exchange=exchange)
    nodes.deletes("n1", "a")
    nodes.meet("n1")
    assert nodes.data("n1") == {"a": "a of n1"}
