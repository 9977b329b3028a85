"""What rumors promise: each promise is seen to be broken where it is, and only there; the broken twins break them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.protocols.rumor_node import NEWS, Gossip, rumor
from visualizer.core.invariant import Change, Invariant
from visualizer.protocols.gossip.rumor.invariants import (
    dead_stays_dead,
    nobody_invents,
    useful_contact_resets,
    versions_never_fall,
)
from visualizer.protocols.gossip.rumor.messages import Feedback, Push
from visualizer.protocols.gossip.rumor.state import NONE, UNNECESSARY, USEFUL, Contact, Rumor, Rumors, RumorState
from visualizer.protocols.gossip.updates import Delete

OLD, NEW = rumor(value="old"), rumor(value="new", counter=2)
DEAD = rumor(value=None, counter=2)


def broken(invariant: Invariant, *history: Rumors | tuple[Rumors, bool], node: str = "n1", at: int = 5) -> list[bool]:
    """Whether each change of what a node knows breaks a promise. A pair says, too, whether the node is up."""
    states = [
        RumorState(rumors=now[0], up=now[1]) if now and isinstance(now[-1], bool) else RumorState(rumors=now)
        for now in history
    ]
    ghost, found = invariant.ghost, []
    for before, after in pairwise(states):
        change: Change[Any] = Change(node, before, after, {node: after}, (), (), (), at)
        ghost, violation = invariant.check(change, ghost)
        found.append(violation is not None)
    return found


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (((), (OLD,), (NEW,), (rumor("a"), NEW)), [False] * 3),
        (((NEW,), (OLD,)), [True]),
        (((DEAD,), (OLD,)), [True]),
        (((rumor(maker="n10"),), (rumor(maker="n2"),)), [True]),
        ((((NEW,), False), ((), False), ((OLD,), True)), [False, False]),
    ],
)
def test_a_version_never_falls_but_by_a_lost_disk(history: tuple[Rumors, ...], expected: list[bool]) -> None:
    assert broken(versions_never_fall, *history) == expected


def made_by(node: str) -> tuple[Rumor, ...]:
    return (rumor(maker=node),)


def test_only_the_maker_brings_a_rumor_into_the_world() -> None:
    assert broken(nobody_invents, (), made_by("n1")) == [False]
    assert broken(nobody_invents, (), made_by("n2")) == [True]
    assert broken(nobody_invents, (), made_by("n2"), at=0) == [False], "a run may begin with it"


def test_what_goes_round_under_a_version_is_what_was_written() -> None:
    forged = (rumor(value="forged", maker="n1"),)
    assert broken(nobody_invents, (), made_by("n1"), (), forged) == [False, False, True]
    assert broken(nobody_invents, (), made_by("n1"), (), made_by("n1")) == [False] * 3


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (((OLD,), (), (OLD,)), [False, True]),
        (((OLD,), (), (NEW,)), [False, False]),
        (((OLD,), (DEAD,), (rumor(value=3, counter=3),)), [False, False]),
        (((DEAD,), (OLD,)), [True]),
        ((((OLD,), False), ((), False), ((), True), ((OLD,), True)), [False] * 3),
    ],
)
def test_what_a_node_has_deleted_comes_back_only_if_it_is_written_anew(
    history: tuple[Rumors, ...], expected: list[bool]
) -> None:
    assert broken(dead_stays_dead, *history) == expected


@pytest.mark.parametrize(
    ("contact", "counter", "expected"),
    [(USEFUL, 0, False), (USEFUL, 1, True), (UNNECESSARY, 1, False), (NONE, 1, False)],
)
def test_a_useful_contact_leaves_the_counter_at_0(contact: Contact, counter: int, expected: bool) -> None:
    after = RumorState(contact=contact, counter=counter)
    change: Change[Any] = Change("n1", RumorState(), after, {}, (), (), (), 5)
    assert (useful_contact_resets.check(change, None)[1] is not None) == expected


# --- the broken twins ------------------------------------------------------------------------------------------------


def test_the_twin_whose_counter_is_never_reset_gives_up_while_it_is_needed() -> None:
    twin, node = (Gossip(NEWS, hot=True, k=2, variant=name) for name in ("counter-never-reset", None))
    for gossip in (twin, node):
        gossip.hears("n2", Feedback(("x",))).hears("n3", Feedback(())).hears("n4", Feedback(("x",)))
    assert (twin.me.state, node.me.state) == ("removed", "infective")


def test_the_twin_that_takes_the_last_for_the_newest_goes_back() -> None:
    twin, node = (Gossip(NEW, variant=name).hears("n2", Push((OLD,))) for name in ("last-writer-by-arrival", None))
    assert (twin.me.rumors, node.me.rumors) == ((OLD,), (NEW,))


def test_the_twin_that_deletes_without_a_certificate_takes_the_item_back() -> None:
    twin, node = (Gossip(OLD, variant=name) for name in ("deletes-without-certificate", None))
    for gossip in (twin, node):
        gossip.asked_by_client(Delete("x")).hears("n2", Push((OLD,)))
    assert (twin.me.rumors, node.me.rumors) == ((OLD,), (rumor(value=None, counter=2, maker="n1"),))
