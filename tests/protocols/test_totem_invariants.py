"""Totem's promises: each fails on a change that breaks it, and holds on the one that does not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.totem_node import RING, Watched, commit_token, delivered, join, message
from visualizer.protocols.totem.invariants import (
    aru_is_received,
    one_holder,
    safe_at_all,
    self_delivery,
    seq_unique,
    token_taken_once,
    total_order,
)
from visualizer.protocols.totem.messages import Installed, RingId
from visualizer.protocols.totem.ring_invariants import (
    INVARIANTS,
    consensus_first,
    moves_together,
    representative_lowest,
    ring_seq_by_four,
    rings_unique,
)
from visualizer.protocols.totem.state import GATHER, OPERATIONAL, RECOVERY, OldRing, Recovery, Visit

NEW = RingId(8, "n1")


def held(*seqs: int, service: Any = "agreed", sender: str = "n1") -> dict[str, Any]:
    """The fields of a node that holds these messages."""
    return {"received": seqs, "messages": tuple(message(seq, service, sender) for seq in seqs)}


# --- the token --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "broken"), [(4, True), (5, True), (6, False)])
def test_a_token_taken_twice_is_seen(number: int, broken: bool) -> None:
    world = Watched(token_taken_once, my_token_seq=5)
    assert (world.becomes("n1", has_token=True, my_token_seq=number) is not None) is broken


def test_the_numbers_begin_anew_on_another_ring() -> None:
    world = Watched(token_taken_once, my_token_seq=5)
    assert world.becomes("n1", has_token=True, my_token_seq=1, ring_id=NEW) is None


def test_two_holders_are_seen_and_those_of_two_rings_are_not() -> None:
    world = Watched(one_holder)
    assert world.becomes("n1", has_token=True) is None
    assert world.becomes("n2", has_token=True, ring_id=NEW) is None
    assert world.becomes("n3", has_token=True) == "one_holder"


def test_a_holder_that_is_down_has_no_token() -> None:
    world = Watched(one_holder)
    world.becomes("n1", has_token=True, up=False)
    assert world.becomes("n2", has_token=True) is None


# --- the order --------------------------------------------------------------------------------------------------------


def test_a_number_given_twice_is_seen_and_a_message_sent_again_is_not() -> None:
    world = Watched(seq_unique)
    assert world.becomes("n1", message(1, sender="n1"), my_aru=1, **held(1)) is None
    assert world.becomes("n1", message(1, sender="n1")) is None, "it holds it, and sends it again"
    assert world.becomes("n2", message(1, sender="n2")) == "seq_unique"


def test_each_ring_has_numbers_of_its_own() -> None:
    world = Watched(seq_unique)
    world.becomes("n1", message(1))
    world.becomes("n2", ring_id=NEW)
    assert world.becomes("n2", message(1, ring=NEW)) is None


@pytest.mark.parametrize("seqs", [(2, 1), (1, 1)])
def test_a_message_delivered_twice_or_after_a_later_one_is_seen(seqs: tuple[int, ...]) -> None:
    world = Watched(total_order, my_aru=9)
    assert world.becomes("n1", *map(delivered, seqs), high_delivered=max(seqs)) == "total_order"


def test_a_message_delivered_past_a_gap_is_seen() -> None:
    world = Watched(total_order, my_aru=1)
    assert world.becomes("n1", delivered(3), high_delivered=3) == "total_order"


def test_each_ring_has_an_order_of_its_own() -> None:
    world = Watched(total_order, my_aru=9, high_delivered=7)
    assert world.becomes("n1", delivered(8), delivered(1, ring=NEW), high_delivered=8) is None


def test_an_aru_past_what_was_received_is_seen() -> None:
    world = Watched(aru_is_received)
    assert world.becomes("n1", has_token=True, my_aru=2, last_visit=Visit(2), **held(1, 2, 4)) is None
    assert world.becomes("n2", has_token=True, my_aru=4, last_visit=Visit(4), **held(1, 2, 4)) == "aru_is_received"


def test_what_is_safe_and_delivered_need_not_be_held() -> None:
    world = Watched(aru_is_received, safe_seq=3, high_delivered=4)
    assert world.becomes("n1", has_token=True, my_aru=5, last_visit=Visit(5), **held(4, 5)) is None


def test_more_than_was_asked_for_is_no_gap() -> None:
    """A ring with two tokens gives a number twice: that is for another promise to say."""
    world = Watched(aru_is_received)
    assert world.becomes("n1", has_token=True, my_aru=2, last_visit=Visit(2), **held(1, 2, 2)) is None


# --- delivery ---------------------------------------------------------------------------------------------------------


def test_safe_before_all_have_it_is_seen() -> None:
    world = Watched(safe_at_all)
    world.becomes("n2", my_aru=1, **held(1))
    assert world.becomes("n1", delivered(1, service="safe"), safe_seq=1, high_delivered=1) == "safe_at_all"
    world.becomes("n3", **held(1))
    assert world.becomes("n1", delivered(1, service="safe"), safe_seq=2) is None


def test_of_those_who_are_down_or_elsewhere_nothing_is_asked() -> None:
    world = Watched(safe_at_all)
    world.becomes("n2", up=False)
    world.becomes("n3", ring_id=NEW)
    assert world.becomes("n1", delivered(1, service="safe"), safe_seq=1) is None


def test_in_the_transitional_configuration_safe_means_those_who_have_come_along() -> None:
    world = Watched(safe_at_all)
    transitional = Installed("transitional", RingId(7, "n1"), ("n1",))
    assert world.becomes("n1", transitional, delivered(1, service="safe"), safe_seq=1) is None


def moving(**more: Any) -> dict[str, Any]:
    """The fields of a node that recovers for ring 8, and has delivered message 1 of ring 4."""
    old = OldRing(RING, ("n1", "n2", "n3"), 9, 3, 0, 1, (2, 3), (message(2, sender="n1"), message(3, sender="n2")))
    recovery = Recovery(old, ("n1", "n2"), ("n1", "n2"), 1, (), (RING, RING), install_seq=0)
    return {"state": RECOVERY, "ring_id": NEW, "members": ("n1", "n2"), "recovery": recovery, **more}


INSTALLED = {"state": OPERATIONAL, "recovery": None}
BOTH = Installed("transitional", RingId(7, "n1"), ("n1", "n2"))


def test_an_own_message_that_is_not_delivered_is_seen() -> None:
    world = Watched(self_delivery, **moving())
    assert world.becomes("n1", delivered(2), BOTH, **INSTALLED) is None
    assert world.becomes("n2", delivered(2), BOTH, **INSTALLED) == "self_delivery"


def test_two_who_move_together_and_deliver_something_else_are_seen() -> None:
    world = Watched(moves_together, **moving())
    assert world.becomes("n1", delivered(2), BOTH, delivered(3), **INSTALLED) is None
    assert world.becomes("n2", delivered(2), BOTH, delivered(3), **INSTALLED) is None
    assert world.becomes("n3", delivered(2), BOTH, **INSTALLED) == "moves_together"


def test_another_message_at_the_same_place_is_not_the_same() -> None:
    world = Watched(moves_together, **moving())
    world.becomes("n1", delivered(2), BOTH, delivered(3, "a"), **INSTALLED)
    assert world.becomes("n2", delivered(2), BOTH, delivered(3, "b"), **INSTALLED) == "moves_together"


def test_the_same_messages_in_another_configuration_are_not_the_same() -> None:
    world = Watched(moves_together, **moving())
    world.becomes("n1", delivered(2), delivered(3), BOTH, **INSTALLED)
    assert world.becomes("n2", delivered(2), BOTH, delivered(3), **INSTALLED) == "moves_together"


# --- rings ------------------------------------------------------------------------------------------------------------


def test_a_rings_name_with_other_members_is_seen() -> None:
    world = Watched(rings_unique)
    entered = {"state": RECOVERY, "ring_id": NEW}
    assert world.becomes("n1", **entered, members=("n1", "n2")) is None
    assert world.becomes("n2", **entered, members=("n1", "n2")) is None
    assert world.becomes("n3", **entered, members=("n1", "n3")) == "rings_unique"


def test_a_ring_below_the_last_one_is_seen_and_falling_back_is_not() -> None:
    world = Watched(rings_unique)
    old = world.states["n1"]
    world.becomes("n1", **moving())
    assert world.becomes("n1", state=GATHER, ring_id=old.ring_id, members=old.members, recovery=None) is None
    assert world.becomes("n1", state=RECOVERY, ring_id=RingId(6, "n2"), members=("n1", "n2")) == "rings_unique"


@pytest.mark.parametrize(("after", "broken"), [(8, False), (5, False), (9, True), (3, True)])
def test_a_ring_sequence_that_falls_or_leaps_is_seen(after: int, broken: bool) -> None:
    assert (Watched(ring_seq_by_four).becomes("n1", ring_seq=after) is not None) is broken


def test_a_representative_that_is_not_the_lowest_is_seen() -> None:
    world = Watched(representative_lowest)
    assert world.becomes("n1", commit_token(1, "n1", "n2", ring=NEW)) is None
    assert world.becomes("n2", commit_token(1, "n1", "n2", ring=RingId(8, "n2"))) == "representative_lowest"


def test_a_ring_that_a_member_has_not_agreed_to_is_seen() -> None:
    world = Watched(consensus_first, proc_set=("n1", "n2", "n3"))
    everybody = ("n1", "n2", "n3")
    world.becomes("n2", join("n2", *everybody, ring_seq=4))
    assert world.becomes("n1", commit_token(1, *everybody, ring=NEW)) == "consensus_first"
    world.becomes("n3", join("n3", *everybody, ring_seq=4))
    assert world.becomes("n1", commit_token(1, *everybody, ring=NEW)) is None


def test_what_a_member_said_before_the_last_ring_is_no_agreement() -> None:
    world = Watched(consensus_first, proc_set=("n1", "n2"))
    world.becomes("n2", join("n2", "n1", "n2", ring_seq=0))
    assert world.becomes("n1", commit_token(1, "n1", "n2", ring=NEW)) == "consensus_first"


def test_every_promise_is_tested_here() -> None:
    assert all(invariant.name in globals() for invariant in INVARIANTS)
