"""The Merkle tree as a map, as a hash over its contents, and as something of which little is made anew."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.protocols.gossip_stores import item, large
from visualizer.core.persistent import builtin
from visualizer.core.shape import decode
from visualizer.protocols.gossip.items import Item, wins
from visualizer.protocols.gossip.merkle import EMPTY_HASH, NO_ITEMS, MerkleMap

keys = st.text(max_size=4)
items = st.builds(item, st.integers(0, 3), st.integers(1, 5), st.sampled_from(["n1", "n2", "n10"]))
contents = st.dictionaries(keys, items, max_size=30)
changes = st.lists(st.tuples(keys, st.none() | items), max_size=60)

# --- as a map --------------------------------------------------------------------------------------------------------


@given(changes)
def test_it_is_a_map(made: list[tuple[str, Item | None]]) -> None:
    tree, plain = NO_ITEMS, dict[str, Item]()
    for key, new in made:
        if new is None:
            tree = tree.without(key)
            plain.pop(key, None)
        else:
            tree = tree.put(key, new)
            plain[key] = new
        assert (key in tree, tree.get(key)) == (key in plain, plain.get(key))
    assert dict(tree.pairs()) == dict(tree) == plain
    assert len(tree) == len(plain)


@given(contents)
def test_in_json_it_is_a_map_too_and_knows_its_length(held: dict[str, Item]) -> None:
    tree = MerkleMap(held)
    text = msgspec.json.encode(tree, enc_hook=builtin)
    assert len(text) == tree.size
    assert decode(msgspec.json.decode(text), MerkleMap[Item], "data") == tree


@given(contents, keys, items)
def test_a_change_leaves_the_tree_that_it_began_with_as_it_was(held: dict[str, Item], key: str, new: Item) -> None:
    tree = MerkleMap(held)
    root = tree.root
    tree.put(key, new)
    tree.without(key)
    assert (dict(tree.pairs()), tree.root) == (held, root)


# --- the root --------------------------------------------------------------------------------------------------------


@given(contents, st.randoms(use_true_random=False), changes)
def test_the_same_keys_and_values_give_the_same_root_in_whatever_order_they_came(
    held: dict[str, Item], dice: Any, detour: list[tuple[str, Item | None]]
) -> None:
    order = list(held.items())
    dice.shuffle(order)
    tree = NO_ITEMS
    for key, new in detour:
        tree = tree.without(key) if new is None else tree.put(key, new)
    for key in [key for key in tree if key not in held]:
        tree = tree.without(key)
    for key, new in order:
        tree = tree.put(key, new)
    assert tree.root == MerkleMap(held).root
    assert tree == MerkleMap(held)


@given(contents, contents)
def test_different_contents_have_different_roots(one: dict[str, Item], other: dict[str, Item]) -> None:
    assert (MerkleMap(one).root == MerkleMap(other).root) == (one == other)


def test_the_root_is_the_same_on_every_machine() -> None:
    """It is in traces: no hash that Python salts anew in each process has a part in it."""
    assert NO_ITEMS.root == EMPTY_HASH
    assert MerkleMap({"x": item(1, 1), "y": item("two", 2, "n2")}).root == "70e19e43326ec1b1"


# --- the tree --------------------------------------------------------------------------------------------------------


@given(contents, st.text("01", max_size=8))
def test_a_path_leads_to_what_is_below_it(held: dict[str, Item], path: str) -> None:
    tree = MerkleMap(held)
    part = tree.below(path)
    left, right = tree.below(path + "0"), tree.below(path + "1")
    assert dict(left.pairs()) | dict(right.pairs()) == dict(part.pairs())
    assert len(left) + len(right) == len(part) == tree.count_at(path)
    assert tree.hash_at(path) == part.hash_at(path)
    assert MerkleMap(part.pairs()) == part, "a part is a map as any other"


@given(contents, contents)
def test_equal_hashes_at_a_path_are_equal_contents(one: dict[str, Item], other: dict[str, Item]) -> None:
    mine, theirs = MerkleMap(one), MerkleMap(other)
    for path in ("0", "1", "00", "01", "10", "11"):
        same = dict(mine.below(path).pairs()) == dict(theirs.below(path).pairs())
        assert (mine.hash_at(path) == theirs.hash_at(path)) == same


def nodes_of(node: Any) -> list[Any]:
    """All nodes of a tree."""
    halves = [half for half in (getattr(node, "left", None), getattr(node, "right", None)) if half is not None]
    return [node, *(below for half in halves for below in nodes_of(half))]


def test_a_change_of_one_key_hashes_a_path_anew_and_not_ten_thousand_keys() -> None:
    before = large(10_000)
    after = before.put("key 77", item("another", 2))
    kept = {id(node) for node in nodes_of(before.top)}
    assert len(kept) > 20_000 - 2
    assert sum(id(node) not in kept for node in nodes_of(after.top)) < 40


# --- two trees -------------------------------------------------------------------------------------------------------


@given(contents, contents)
def test_one_is_ahead_of_the_other_where_a_key_is_missing_there_or_older(
    one: dict[str, Item], other: dict[str, Item]
) -> None:
    mine, theirs = MerkleMap(one), MerkleMap(other)
    news = {key: held for key, held in one.items() if wins(held, other.get(key))}
    assert dict(mine.ahead_of(theirs, wins).pairs()) == news
    assert dict(theirs.merged(mine, wins).pairs()) == other | news
    assert theirs.merged(mine, wins) == theirs.merged(mine.ahead_of(theirs, wins), wins)


@given(contents, contents)
def test_what_differs_and_what_is_missing(one: dict[str, Item], other: dict[str, Item]) -> None:
    mine, theirs = MerkleMap(one), MerkleMap(other)
    assert dict(mine.differing_from(theirs).pairs()) == {k: v for k, v in one.items() if other.get(k) != v}
    assert dict(mine.missing_in(theirs).pairs()) == {k: v for k, v in one.items() if k not in other}


def test_where_nothing_is_new_it_is_the_very_same_tree() -> None:
    tree = large(50)
    assert tree.merged(large(20), wins) is tree
    assert tree.put("key 3", tree["key 3"]) is tree
    assert tree.without("nothing") is tree
