"""Figure 2 of *Fast Paxos*: the rule for picking a value, case by case, and held against its definition."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.quorum import majority, smallest_fast
from visualizer.protocols.paxos.fast.picking import LastVote, Pick, pick

FIVE = ("n1", "n2", "n3", "n4", "n5")


def picked(
    votes: dict[str, tuple[int, Any]], acceptors: tuple[str, ...] = FIVE, fast: int = 4, classic: int = 3
) -> Pick:
    """What is picked for round 9 by these last votes; odd rounds are fast."""
    answers = {node: LastVote(*vote) for node, vote in votes.items()}
    return pick(9, answers, acceptors, lambda number: fast if number % 2 else classic)


NONE = (0, None)


def test_k_0_no_vote_and_every_value_is_safe() -> None:
    free = picked({"n1": NONE, "n2": NONE, "n3": NONE})
    assert (free.rule, free.highest, free.value) == ("unvoted", 0, None)
    assert (free.quorum, free.unheard) == (("n1", "n2", "n3"), ("n4", "n5"))


def test_a_single_value_in_round_k_is_the_one() -> None:
    single = picked({"n1": NONE, "n2": (2, "A"), "n3": NONE})
    assert (single.rule, single.highest, single.value) == ("single", 2, "A")


def test_votes_below_round_k_do_not_count() -> None:
    single = picked({"n1": (1, "A"), "n2": (1, "A"), "n3": (3, "B")})
    assert (single.rule, single.highest, single.value) == ("single", 3, "B")
    assert dict(single.votes) == {"n3": "B"}


def test_of_several_values_the_one_that_could_have_been_chosen() -> None:
    """n1 and n2 with n4 and n5, who are not heard, are a fast quorum; n3 with them is not."""
    forced = picked({"n1": (1, "A"), "n2": (1, "A"), "n3": (1, "B")})
    assert (forced.rule, forced.value, forced.needed) == ("forced", "A", 4)
    assert (forced.witness, forced.unheard) == (("n1", "n2"), ("n4", "n5"))


def test_who_has_not_voted_in_round_k_may_not_belong_to_the_quorum_that_chose() -> None:
    """R ∩ Q has to have voted for the value: n4 is heard, and has not."""
    divided = picked({"n1": (1, "A"), "n2": (1, "A"), "n3": (1, "B"), "n4": NONE})
    assert (divided.rule, divided.witness) == ("split", ())


def test_where_none_could_have_been_chosen_any_will_do() -> None:
    divided = picked({"n1": (1, "A"), "n2": (1, "B"), "n3": (1, "C")})
    assert (divided.rule, divided.value, divided.witness) == ("split", "A", ())
    most = picked({"n1": (1, "A"), "n2": (1, "B"), "n3": (1, "B"), "n4": (1, "C")})
    assert (most.rule, most.value) == ("split", "B")


def test_one_and_true_are_two_values_and_one_and_one_point_zero_are_one() -> None:
    assert picked({"n1": (1, 1), "n2": (1, True), "n3": (1, True)}).value is True
    assert picked({"n1": (1, 1), "n2": (1, 1.0), "n3": NONE}).rule == "single"


def test_too_small_a_fast_quorum_leaves_two_values_that_could_have_been_chosen() -> None:
    """N = 5 with classic 3 and fast 3: A has three votes, and whoever hears one of them has to think it was B."""
    votes = {"n1": (1, "A"), "n4": (1, "B"), "n5": (1, "B")}
    assert (picked(votes, fast=3).rule, picked(votes, fast=3).value) == ("forced", "B")


@st.composite
def rounds_with_votes(draw: st.DrawFn) -> tuple[tuple[str, ...], int, dict[str, str | None], tuple[str, ...]]:
    """Acceptors, the size of a fast quorum, what each voted in a fast round, and the quorum Q that is heard."""
    n = draw(st.integers(1, 7))
    acceptors = tuple(f"n{i}" for i in range(1, n + 1))
    classic = draw(st.integers(majority(n), n))
    votes = {node: draw(st.sampled_from(["A", "B", "C", None])) for node in acceptors}
    heard = draw(st.permutations(acceptors))[:classic]
    return acceptors, smallest_fast(n, classic), votes, tuple(heard)


@given(rounds_with_votes())
def test_o4_as_it_is_defined(case: tuple[tuple[str, ...], int, dict[str, str | None], tuple[str, ...]]) -> None:
    """ "O4(v) … iff there is a k-quorum R such that vr(a) = k and vv(a) = v for all a in R ∩ Q" (Figure 2)."""
    acceptors, fast, votes, heard = case
    choice = picked({a: (1, votes[a]) if votes[a] else NONE for a in heard}, acceptors, fast)
    values = {votes[a] for a in heard} - {None}
    satisfying = {
        v for v in values if any(all(votes[a] == v for a in r if a in heard) for r in combinations(acceptors, fast))
    }
    if not values:
        assert choice.rule == "unvoted"
    elif len(values) == 1:
        assert (choice.rule, {choice.value}) == ("single", values)
    elif satisfying:
        assert (choice.rule, {choice.value}) == ("forced", satisfying), "it is unique"
        assert set(choice.witness) == {a for a in heard if votes[a] == choice.value}
    else:
        assert choice.rule == "split"
        assert choice.value in values


@given(rounds_with_votes())
def test_what_a_fast_quorum_has_chosen_is_always_picked(
    case: tuple[tuple[str, ...], int, dict[str, str | None], tuple[str, ...]],
) -> None:
    """Whatever quorum is heard."""
    acceptors, fast, votes, heard = case
    chosen = [v for v in ("A", "B", "C") if list(votes.values()).count(v) >= fast]
    if chosen:
        assert [picked({a: (1, votes[a]) if votes[a] else NONE for a in heard}, acceptors, fast).value] == chosen


@pytest.mark.parametrize("order", [("n1", "n2", "n3"), ("n3", "n2", "n1")])
def test_q_is_kept_in_the_order_of_arrival(order: tuple[str, ...]) -> None:
    assert picked(dict.fromkeys(order, NONE)).quorum == order
