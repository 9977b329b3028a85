"""Fast Paxos's broken twins: each is caught by a search through chaos, and differs in the one rule that it lacks."""

from __future__ import annotations

import pytest

from tests.protocols.paxos_node import Node
from visualizer.cli.course import Goal, pursue
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.core.run import Run
from visualizer.core.units import micros
from visualizer.protocols.paxos.fast.engine import PaxosFast
from visualizer.protocols.paxos.fast.messages import Accept, Promise
from visualizer.protocols.paxos.fast.picking import LastVote
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.fast.variants import VARIANTS
from visualizer.registry import prepared
from visualizer.scenario import scenarios
from visualizer.wire import decode_run

GOAL = Goal(until=micros(30_000.0), chaos=0.5)

CAUGHT_BY = {
    "forgets-promise": {"promises_rise"},
    "accepts-older": {"vote_once"},
    "votes-twice": {"vote_once"},
    "keeps-own-value": {"cp"},
    "takes-any-value": {"cp"},
    "small-quorum": {"learned_is_chosen", "cp"},
    "classic-fast-quorum": {"chosen_for_good"},
    "reuses-id": {"rounds_unique"},
}


def test_every_variant_has_its_lesson() -> None:
    assert set(CAUGHT_BY) == set(PaxosFast.variants)
    assert all(twin.variant == name for name, twin in PaxosFast.variants.items())


@pytest.mark.parametrize("variant", CAUGHT_BY)
def test_chaos_finds_what_is_wrong_with(variant: str) -> None:
    for seed in range(1, 201):
        kernel = Kernel(*prepared(Run("paxos-fast", variant=variant, seed=seed)), record=False)
        found = pursue(kernel, GOAL, chaos=Chaos(kernel, GOAL.until, 0.5)).found
        if found:
            assert {each.violation.invariant for each in found} <= CAUGHT_BY[variant]
            return
    pytest.fail("200 runs through chaos did not catch it")


def test_the_story_of_the_small_quorum_is_no_story_with_the_right_one() -> None:
    """With four votes for a fast quorum the same orders of arrival are a collision, and nothing is lost."""
    run = scenarios()["paxos-fast/quorum-too-small"].run | {"variant": None}
    kernel = Kernel(*prepared(decode_run(run)), record=False)
    kernel.search(micros(1_000.0), 10_000)
    assert kernel.violations == ()
    learned = {state.learned for state in kernel.world.states.values() if isinstance(state, FastState)}
    assert len(learned) == 1
    assert None not in learned


# --- what each does otherwise -----------------------------------------------------------------------------------------


def coordinating(variant: str | None, proposals: tuple[str, ...] = ()) -> Node[FastState]:
    """A coordinator that has heard of a vote for A in round 1 and of one for B in round 3, and lacks one answer."""
    answers = {"n1": LastVote(1, "A"), "n2": LastVote(3, "B")}
    twin = VARIANTS[variant] if variant else PaxosFast
    node = Node(twin, of=5, phase="prepare", proposal=12, last_id=12, proposals=proposals)
    for acceptor, answer in answers.items():
        node.hears(acceptor, Promise(12, answer.voted_round, answer.voted_value))
    return node


def test_it_takes_the_first_value_that_it_hears_of() -> None:
    late = Promise(12, 0, None)
    assert coordinating("takes-any-value").hears("n3", late).told("n5") == Accept(12, "A")
    assert coordinating(None).hears("n3", late).told("n5") == Accept(12, "B")


def test_it_keeps_its_own_value() -> None:
    late = Promise(12, 0, None)
    assert coordinating("keeps-own-value", proposals=("C",)).hears("n3", late).told("n5") == Accept(12, "C")
    assert coordinating(None, proposals=("C",)).hears("n3", late).told("n5") == Accept(12, "B")


def test_it_begins_with_one_answer_too_few() -> None:
    assert coordinating("small-quorum").me.phase == "accept"
    assert coordinating(None).me.phase == "prepare"


def test_it_counts_its_rounds_from_the_beginning() -> None:
    assert Node(VARIANTS["reuses-id"], of=5, last_id=11, round=11).crashes_and_restarts().me.proposal == 1
    assert Node(PaxosFast, of=5, last_id=11, round=11).crashes_and_restarts().me.proposal == 21


def test_it_votes_in_a_round_that_it_has_left() -> None:
    older = Node(VARIANTS["accepts-older"], of=5, name="n2", round=4).hears("n1", Accept(2, "A"))
    assert (older.me.round, older.me.voted_round) == (4, 2)
