"""Anti-entropy, held against Demers et al. (1987), section by section."""

from __future__ import annotations

from itertools import pairwise
from math import log, log2
from typing import Any

import pytest

from tests.protocols.gossip_stores import Stores, certificate, cycles_until_all_know, item, large, store
from visualizer.core.model import Message, stable_fields
from visualizer.protocols.gossip.antientropy.messages import Full, PullRequest, TreeLeaves
from visualizer.protocols.gossip.antientropy.state import AntiEntropyState
from visualizer.protocols.gossip.merkle import NO_ITEMS, MerkleMap
from visualizer.protocols.gossip.meter import size_of
from visualizer.protocols.gossip.versions import Version

EXCHANGES = ("full", "merkle")
every_exchange = pytest.mark.parametrize("exchange", EXCHANGES)

MINE = {**store("a", "b", "c"), "both": item("old", 1), "mine": item("new", 5)}
THEIRS = {**store("d", "e", node="n2"), "both": item("old", 1), "mine": item("older", 2, "n2")}


def two(exchange: str, mode: str, **params: Any) -> Stores:
    """Two nodes that each hold something that the other does not, and something newer."""
    mine, theirs = MerkleMap(MINE), MerkleMap(THEIRS)
    return Stores(mine, theirs, exchange=exchange, mode=mode, **params)


# --- §1.3 Anti-entropy -----------------------------------------------------------------------------------------------


@every_exchange
def test_push_pull_makes_both_stores_the_same(exchange: str) -> None:
    """ResolveDifference in push-pull: each takes from the other what is newer there (§1.3)."""
    nodes = two(exchange, "push_pull")
    nodes.meet("n1")
    assert nodes.states["n1"].data == nodes.states["n2"].data
    assert nodes.data("n2") == {"a": "a of n1", "b": "b of n1", "c": "c of n1", "d": "d of n2", "e": "e of n2",
                                "both": "old", "mine": "new"}  # fmt: skip


@every_exchange
def test_push_brings_data_to_the_partner_alone(exchange: str) -> None:
    """In push, the one that calls sends what is newer with it, and learns nothing (§1.3)."""
    nodes = two(exchange, "push")
    nodes.meet("n1")
    assert nodes.data("n1") == {key: held.value for key, held in MINE.items()}
    assert nodes.data("n2").keys() == MINE.keys() | THEIRS.keys()
    assert nodes.data("n2")["mine"] == "new"


@every_exchange
def test_pull_brings_data_to_the_caller_alone(exchange: str) -> None:
    """In pull, the one that calls takes what is newer with the other, and gives nothing (§1.3)."""
    nodes = two(exchange, "pull")
    nodes.meet("n2")
    assert nodes.data("n1") == {key: held.value for key, held in MINE.items()}
    assert nodes.data("n2").keys() == MINE.keys() | THEIRS.keys()
    assert nodes.data("n2")["mine"] == "new"


@every_exchange
@pytest.mark.parametrize("mode", ["push", "pull", "push_pull"])
@pytest.mark.parametrize(
    ("mine", "theirs"), [(0, 0), (0, 1), (1, 0), (1, 1), (0, 40), (40, 0), (1, 40), (40, 1), (40, 40)]
)
def test_an_exchange_ends_and_brings_all_that_may_go_that_way(exchange: str, mode: str, mine: int, theirs: int) -> None:
    """Whatever the stores are: an empty one, one of a single key, one that is much larger than the other."""
    one = MerkleMap({f"one {i}": item(i, 1) for i in range(mine)})
    other = MerkleMap({f"other {i}": item(i, 1, "n2") for i in range(theirs)})
    nodes = Stores(one, other, exchange=exchange, mode=mode)
    nodes.meet("n1")
    assert set(nodes.states["n1"].data) == set(one) | (set() if mode == "push" else set(other))
    assert set(nodes.states["n2"].data) == set(other) | (set() if mode == "pull" else set(one))


def test_of_two_writes_of_a_key_the_newer_one_wins_at_every_node_in_whatever_order_they_meet() -> None:
    """The timestamps decide, and not the order of arrival (§1.1)."""
    for order in (["n1", "n2", "n3"], ["n3", "n2", "n1"], ["n2", "n1", "n3"]):
        nodes = Stores(*(MerkleMap({"x": item(f"of {n}", 4, n)}) for n in ("n1", "n2", "n10")), mode="push_pull")
        for node in order * 2:
            nodes.meet(node)
        assert {nodes.data(node)["x"] for node in nodes.states} == {"of n10"}


def test_a_write_goes_above_all_that_its_node_has_seen() -> None:
    nodes = Stores(NO_ITEMS, MerkleMap({"y": item(1, 41, "n2")}))
    nodes.meet("n1")
    nodes.writes("n1", "x", "mine")
    assert nodes.states["n1"].data["x"].version == Version(42, "n1")


def test_a_store_and_its_counter_are_on_the_disk_and_its_tree_is_made_anew() -> None:
    assert stable_fields(AntiEntropyState) == ("data", "counter")
    nodes = Stores(large(5))
    assert nodes.states["n1"].root == large(5).root


def test_what_arrives_counts_as_useful_or_redundant_and_what_leaves_in_bytes() -> None:
    nodes = Stores(store("a"), NO_ITEMS, mode="push")
    nodes.meet("n1")
    nodes.meet("n1")
    sender, receiver = nodes.states["n1"], nodes.states["n2"]
    assert (sender.sent, receiver.useful, receiver.redundant) == (2, 1, 1)
    assert sender.bytes == 2 * size_of(Full(store("a")))


@every_exchange
@pytest.mark.parametrize("mode", ["push", "pull", "push_pull"])
def test_the_bytes_counted_are_those_of_the_messages(exchange: str, mode: str) -> None:
    """A store knows its length, and nobody writes it out to count it; it is the length all the same."""
    nodes = two(exchange, mode)
    nodes.meet("n1")
    nodes.meet("n2")
    assert nodes.bytes == sum(size_of(message) for _, _, message in nodes.journal)
    assert sum(state.sent for state in nodes.states.values()) == len(nodes.journal)


def kinds(messages: list[Message]) -> list[type[Message]]:
    """What kinds of messages these are."""
    return [type(message) for message in messages]


def test_what_a_full_exchange_sends() -> None:
    assert kinds(two("full", "push").meet("n1")) == [Full]
    assert kinds(two("full", "pull").meet("n1")) == [PullRequest, Full]
    _, theirs = two("full", "push_pull").meet("n1")
    assert isinstance(theirs, Full)
    assert theirs.answer
    assert set(theirs.data) == {"d", "e"}, "of the partner's store only what is missing here"


# --- rounds ----------------------------------------------------------------------------------------------------------


def mean_cycles(nodes: int, mode: str, runs: int = 8) -> float:
    """Cycles until all know, the mean of some runs."""
    return sum(cycles_until_all_know(nodes, seed, mode=mode) for seed in range(1, runs + 1)) / runs


@pytest.mark.parametrize("nodes", [60, 240])
def test_a_push_reaches_all_in_about_log2_n_plus_ln_n_cycles(nodes: int) -> None:
    """Pittel's result, which the paper cites for push (§1.3)."""
    expected = log2(nodes) + log(nodes)
    assert mean_cycles(nodes, "push") == pytest.approx(expected, rel=0.2)


def test_push_pull_needs_about_half_the_cycles_of_push() -> None:
    push, both = mean_cycles(240, "push"), mean_cycles(240, "push_pull")
    assert both == pytest.approx(push / 2, rel=0.25)


def test_a_thousand_nodes_all_know_after_the_cycles_that_the_mathematics_says() -> None:
    """Some runs of a thousand nodes, in seconds."""
    expected = log2(1000) + log(1000)
    assert mean_cycles(1000, "push", 3) == pytest.approx(expected, rel=0.2)
    assert mean_cycles(1000, "push_pull", 3) == pytest.approx(expected / 2, rel=0.25)


@every_exchange
def test_nobody_passes_on_in_a_cycle_what_it_learned_in_it(exchange: str) -> None:
    """The mathematics of epidemics counts from the cycle's start; so knowledge at most doubles a cycle in push."""
    assert cycles_until_all_know(64, 1, mode="push", exchange=exchange) >= log2(64)
    nodes = Stores(store("a"), NO_ITEMS, NO_ITEMS, synchronous=True, exchange=exchange, mode="push")
    nodes.meet("n1")
    [told] = [node for node in ("n2", "n3") if nodes.data(node)]
    assert nodes.data(told) == {"a": "a of n1"}
    assert nodes.states[told].held == NO_ITEMS


# --- §2 Deletion and death certificates ------------------------------------------------------------------------------


@every_exchange
def test_a_deletion_needs_a_death_certificate_or_the_item_comes_back(exchange: str) -> None:
    """To delete an item is not enough: old copies would resurrect it from other sites (§2)."""
    bare = Stores(store("a"), store("a"), exchange=exchange, death_certificates=False)
    bare.deletes("n1", "a")
    assert bare.data("n1") == {}
    bare.meet("n1")
    assert bare.data("n1") == {"a": "a of n1"}, "as if nobody had deleted it"

    nodes = Stores(store("a"), store("a"), exchange=exchange)
    nodes.deletes("n1", "a")
    nodes.meet("n1")
    assert nodes.data("n1") == nodes.data("n2") == {}


def test_a_death_certificate_spreads_like_any_write_and_wins_by_its_version() -> None:
    """When old copies meet certificates, the old items are removed (§2)."""
    nodes = Stores(MerkleMap({"a": certificate(2)}), store("a"), store("a"))
    nodes.meet("n2")
    nodes.meet("n3")
    assert nodes.data("n2") == nodes.data("n3") == {}
    assert nodes.states["n3"].data["a"] == certificate(2)


def test_what_is_written_after_a_deletion_lives() -> None:
    nodes = Stores(store("a"), store("a"))
    nodes.deletes("n1", "a")
    nodes.writes("n1", "a", "again")
    nodes.meet("n1")
    assert nodes.data("n2") == {"a": "again"}


# --- the walk through two trees: Dynamo §4.7 -------------------------------------------------------------------------


def test_equal_roots_end_the_exchange() -> None:
    """If the hash values of the roots are equal, the nodes require no synchronization (Dynamo §4.7)."""
    nodes = Stores(large(100), large(100), exchange="merkle")
    root, echo = nodes.meet("n1")
    assert root == echo
    assert nodes.why[-3:] == ["walk_begun", "roots_equal", "walk_ended"]


def test_only_differing_leaves_travel() -> None:
    """The trees are compared top down, and only keys that are out of sync are exchanged (Dynamo §4.7)."""
    nodes = Stores(large(100).put("key 7", item("new", 2)), large(100), exchange="merkle")
    travelled = [m for m in nodes.meet("n1") if isinstance(m, TreeLeaves)]
    assert {key for message in travelled for key in message.data} == {"key 7"}
    assert nodes.data("n2")["key 7"] == "new"


def test_a_walk_is_there_to_be_seen() -> None:
    nodes = Stores(large(100).put("key 7", item("new", 2)), large(100), exchange="merkle")
    nodes.meet("n1")
    walks = nodes.states["n1"].walk, nodes.states["n2"].walk
    assert [walk.begun_by for walk in walks if walk] == ["n1", "n1"]
    seen = sorted({path for walk in walks if walk for path in walk.paths}, key=len)
    assert seen[0] == ""
    assert all(longer.startswith(path) for path, longer in pairwise(seen)), "one way down"


@pytest.mark.parametrize("mode", ["push", "pull", "push_pull"])
def test_ten_thousand_keys_of_which_one_differs_move_under_one_percent_of_the_bytes(mode: str) -> None:
    """The exchange of trees against that of stores, in both of which the new item arrives."""
    used = {}
    for exchange in EXCHANGES:
        fresh, stale = large(10_000).put("key 77", item("new", 2)), large(10_000)
        nodes = Stores(fresh, stale, exchange=exchange, mode=mode)
        nodes.meet("n2" if mode == "pull" else "n1")
        assert nodes.data("n2")["key 77"] == "new"
        used[exchange] = nodes.bytes
    assert used["merkle"] < used["full"] / 100
