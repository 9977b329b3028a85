"""What the gossip protocols share: versions, items, partners, cycles, and the meter."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import msgspec
import pytest

from tests.protocols.rumor_node import NEWS, Gossip, rumor
from visualizer.core.draw import Stream
from visualizer.core.names import Roster
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY
from visualizer.protocols.gossip.cycles import Cycles
from visualizer.protocols.gossip.items import Item, highest_counter, merged, news_for
from visualizer.protocols.gossip.meter import size_of
from visualizer.protocols.gossip.partners import partners
from visualizer.protocols.gossip.rumor.messages import Feedback, Push
from visualizer.protocols.gossip.versions import Version, by_age, is_newer
from visualizer.wire import body_json

# --- versions and items ----------------------------------------------------------------------------------------------

IN_ORDER = [Version(1, "n2"), Version(1, "n10"), Version(2, "n1"), Version(10, "n1")]


def test_the_higher_counter_wins_then_the_higher_number() -> None:
    for i, low in enumerate(IN_ORDER):
        assert [is_newer(other, low) for other in IN_ORDER] == [j > i for j in range(len(IN_ORDER))]
    assert sorted(set(IN_ORDER), key=by_age) == IN_ORDER


def test_a_version_is_a_list_in_the_trace() -> None:
    assert msgspec.json.encode(Version(3, "n2")) == b'[3,"n2"]'


@pytest.mark.parametrize("maker", ["c1", "n0", "n", "", "x", "n01"])
def test_only_nodes_make_versions(maker: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert([1, maker], Version)


def test_stores_become_the_same_in_whatever_order_items_come() -> None:
    items = [Item(i, version, i == 2) for i, version in enumerate(IN_ORDER)]
    for order in permutations(items):
        store = EMPTY
        for item in order:
            store = merged(store, [("x", item)])
        assert store == {"x": items[-1]}
        assert merged(store, [("x", item) for item in order]) is store, "and once is enough"
    assert highest_counter(items) == 10
    assert news_for(EMPTY.put("x", items[2]), [("x", items[1]), ("y", items[0])]) == {"y": items[0]}


# --- partners --------------------------------------------------------------------------------------------------------


def drawing(nodes: int, me: str) -> Out:
    """What a node of so many says, with draws as in a run."""
    stream, drawn = Stream(7, "test"), Counter[str]()

    def draw(_node: str, purpose: str, low: int, high: int) -> int:
        drawn[purpose] += 1
        return stream.between(drawn[purpose], low, high)

    out = Out(draw, Roster(tuple(f"n{i}" for i in range(1, nodes + 1))))
    out.me = me
    return out


@pytest.mark.parametrize("me", ["n1", "n3", "n5"])
def test_every_other_node_is_as_likely_a_partner_as_any(me: str) -> None:
    out = drawing(5, me)
    drawn = Counter(one for _ in range(4000) for one in partners(out, 1))
    assert set(drawn) == {f"n{i}" for i in range(1, 6)} - {me}
    assert all(900 < times < 1100 for times in drawn.values())


def test_several_partners_are_different_and_every_pair_is_as_likely() -> None:
    out = drawing(5, "n2")
    pairs = Counter(frozenset(partners(out, 2)) for _ in range(6000))
    assert len(pairs) == 6
    assert all(len(pair) == 2 and 850 < times < 1150 for pair, times in pairs.items())


@pytest.mark.parametrize(("nodes", "fanout", "found"), [(1, 1, 0), (1, 3, 0), (2, 1, 1), (4, 3, 3), (4, 50, 3)])
def test_there_are_no_more_partners_than_others(nodes: int, fanout: int, found: int) -> None:
    out = drawing(nodes, "n1")
    assert sorted(partners(out, fanout)) == [f"n{i}" for i in range(2, 2 + found)]


# --- cycles ----------------------------------------------------------------------------------------------------------


def test_in_cycles_all_are_due_at_the_same_moments() -> None:
    cycles, out = Cycles(100.0, synchronous=True), drawing(3, "n1")
    for now, left in ((0, 100_000), (1, 99_999), (100_000, 100_000), (250_000, 50_000)):
        out.now = now
        cycles.begin(out)
        assert out.timers == {"gossip": left}
    assert cycles.number(out) == 2


def test_a_clock_that_drifts_brings_no_second_turn_in_one_cycle() -> None:
    cycles, out = Cycles(100.0, synchronous=True), drawing(3, "n1")
    for now, left in ((300_000, 100_000), (300_001, 99_999), (299_999, 100_001)):
        out.now = now
        cycles.next(out)
        assert out.timers == {"gossip": left}


def test_by_itself_each_node_has_its_own_phase() -> None:
    cycles, out = Cycles(100.0, synchronous=False), drawing(3, "n1")
    out.now = 250_000
    cycles.begin(out)
    assert out.timers == {"gossip": (1, 100_000)}
    cycles.next(out)
    assert out.timers == {"gossip": 100_000}
    assert cycles.number(out) == 0


# --- the meter -------------------------------------------------------------------------------------------------------


def test_bytes_are_the_length_of_the_body_in_the_trace() -> None:
    for message in (Push((NEWS, rumor("y", "é", 7))), Feedback(()), Feedback(("x", "y"))):
        assert size_of(message) == len(msgspec.json.encode(body_json(message)))


def test_what_is_sent_is_counted_for_every_receiver() -> None:
    node = Gossip(NEWS, hot=True, fanout=3).times_out()
    assert (node.me.sent, node.me.bytes) == (3, 3 * size_of(Push((NEWS,))))
    node.hears("n2", Push((NEWS,)))
    assert node.me.sent == 4
    assert (node.me.useful, node.me.redundant) == (0, 1)
    node.hears("n2", Push((NEWS, rumor("y"))))
    assert (node.me.useful, node.me.redundant) == (1, 1)
