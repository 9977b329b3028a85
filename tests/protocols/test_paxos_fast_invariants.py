"""What Fast Paxos promises at all times: each promise is seen to break when it does, and to hold when it does not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.core.play import STEADY, Play, ask, do
from tests.protocols import paxos_node
from visualizer.core.client import ClientRequest
from visualizer.core.invariant import Invariant
from visualizer.core.run import Network
from visualizer.core.step import Violation
from visualizer.protocols.paxos.fast import invariants, messages
from visualizer.protocols.paxos.fast.engine import PaxosFast
from visualizer.protocols.paxos.fast.messages import Accept, Prepare, Propose
from visualizer.protocols.paxos.fast.rounds import Quorums
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.propose import Propose as ProposeOperation
from visualizer.sentences import LANGUAGES, sentences


class Watched(paxos_node.Watched):
    """Five nodes in all roles, under one invariant; odd rounds are fast."""

    def __init__(self, invariant: Invariant, *, fast: int = 4, classic: int = 3) -> None:
        pristine = FastState(roles=("proposer", "acceptor", "learner"), quorums=Quorums(classic, fast, "odd"))
        super().__init__(invariant, pristine, 5)

    def votes(self, node: str, number: int, value: Any, **more: Any) -> Violation | None:
        """The node votes, and all that it sends is this."""
        hash(self.ghost)
        broken = self.becomes(node, round=number, voted_round=number, voted_value=value, **more)
        if broken is not None:
            for language in LANGUAGES:
                assert sentences(language).say(f"paxos-fast-invariant-{self.invariant.name}.broken", broken.args)
        return broken

    def all_vote(self, number: int, value: Any, *nodes: str) -> list[Violation | None]:
        """These nodes vote alike, one after the other."""
        return [self.votes(node, number, value) for node in nodes]


# --- agreement --------------------------------------------------------------------------------------------------------


def test_two_values_with_a_quorum_each_break_agreement() -> None:
    watched = Watched(invariants.agreement)
    assert watched.all_vote(2, "A", "n1", "n2", "n3") == [None] * 3
    *before, last = watched.all_vote(4, "B", "n3", "n4", "n5")
    assert before == [None, None]
    assert last is not None
    assert last.args == {"first": "A", "round": 2, "second": "B", "later": 4}


def test_a_fast_round_chooses_with_a_fast_quorum() -> None:
    watched = Watched(invariants.agreement)
    watched.all_vote(1, "A", "n1", "n2", "n3")
    assert watched.all_vote(2, "B", "n1", "n2", "n3") == [None] * 3, "three votes have chosen nothing in round 1"


def test_the_same_value_may_be_chosen_again() -> None:
    watched = Watched(invariants.agreement)
    for number in (2, 4, 6):
        assert watched.all_vote(number, "A", "n1", "n2", "n3") == [None] * 3


def test_a_vote_counts_though_the_acceptor_has_voted_again_since() -> None:
    watched = Watched(invariants.agreement)
    watched.all_vote(2, "A", "n1", "n2")
    watched.all_vote(4, "B", "n1", "n2", "n3")
    assert watched.votes("n4", 2, "A") is not None


def test_one_and_true_are_two_values() -> None:
    watched = Watched(invariants.agreement)
    watched.all_vote(2, 1, "n1", "n2", "n3")
    assert watched.all_vote(4, 1.0, "n1", "n2", "n3") == [None] * 3
    assert watched.all_vote(6, True, "n1", "n2", "n3")[-1] is not None


def test_two_nodes_that_learn_different_values() -> None:
    watched = Watched(invariants.learned_agreement)
    assert watched.becomes("n1", learned="A") is None
    assert watched.becomes("n2", learned="A") is None
    watched.becomes("n1", learned=None, up=False)
    assert watched.becomes("n3", learned="B") is not None


def test_a_value_is_learned_with_a_quorum_of_votes_alone() -> None:
    watched = Watched(invariants.learned_is_chosen)
    watched.all_vote(1, "A", "n1", "n2", "n3")
    assert watched.becomes("n1", learned="A") is not None
    enough = Watched(invariants.learned_is_chosen)
    enough.all_vote(1, "A", "n1", "n2", "n3", "n4")
    assert enough.becomes("n1", learned="A") is None
    assert Watched(invariants.learned_is_chosen).becomes("n1", learned="A", at=0) is None, "given with the run"


# --- validity ---------------------------------------------------------------------------------------------------------


def test_a_value_that_nobody_has_proposed_is_not_valid() -> None:
    watched = Watched(invariants.validity)
    watched.becomes("n1", ClientRequest("c1", 1, ProposeOperation("A")))
    watched.becomes("n1", Propose("B"))
    assert [watched.votes("n1", 1, "A"), watched.votes("n2", 1, "B")] == [None, None]
    assert watched.votes("n3", 1, "C") is not None
    assert watched.becomes("n4", learned="C") is not None
    assert watched.becomes("n5", learned=True) is not None


def test_what_is_given_with_the_run_counts_as_proposed() -> None:
    watched = Watched(invariants.validity)
    assert watched.becomes("n1", voted_round=1, voted_value="A", at=0) is None
    assert watched.votes("n2", 1, "A") is None


# --- CP ---------------------------------------------------------------------------------------------------------------


def test_a_vote_against_what_a_lower_round_has_chosen_breaks_cp() -> None:
    watched = Watched(invariants.cp)
    watched.all_vote(1, "A", "n1", "n2", "n3", "n4")
    broken = watched.votes("n5", 2, "B")
    assert broken is not None
    assert broken.args == {"node": "n5", "round": 2, "value": "B", "lower": 1, "other": "A"}


def test_so_does_an_accept_and_so_it_does_against_what_may_yet_be_chosen() -> None:
    """Two have voted for A; n4 and n5 take part in no higher round yet, and with them A would have a fast quorum."""
    watched = Watched(invariants.cp)
    watched.all_vote(1, "A", "n1", "n2")
    watched.becomes("n3", round=2)
    assert watched.becomes("n3", Accept(2, "A")) is None
    assert watched.becomes("n3", Accept(4, "B")) is not None


def test_what_can_no_longer_be_chosen_binds_nobody() -> None:
    watched = Watched(invariants.cp)
    watched.all_vote(1, "A", "n1", "n2")
    for node in ("n3", "n4"):
        watched.becomes(node, round=2)
    assert watched.becomes("n3", Accept(2, "B")) is None


def test_two_values_may_be_voted_for_in_one_fast_round() -> None:
    watched = Watched(invariants.cp)
    assert watched.all_vote(1, "A", "n1", "n2") == [None, None]
    assert watched.all_vote(1, "B", "n3", "n4", "n5") == [None] * 3


# --- what is chosen cannot be lost ------------------------------------------------------------------------------------


def opened(**sizes: int) -> Watched:
    """Any was sent in round 1."""
    watched = Watched(invariants.chosen_for_good, **sizes)
    watched.becomes("n1", messages.Any(1))
    return watched


def test_too_small_a_fast_quorum_is_told_at_the_choice_before_it_is_lost() -> None:
    assert opened(fast=3).all_vote(1, "A", "n1", "n2") == [None, None]
    watched = opened(fast=3)
    watched.all_vote(1, "A", "n1", "n2")
    broken = watched.votes("n3", 1, "A")
    assert broken is not None
    assert (broken.args["count"], broken.args["against"]) == (3, 2)


def test_quorums_that_intersect_keep_every_choice() -> None:
    assert opened().all_vote(1, "A", "n1", "n2", "n3", "n4") == [None] * 4
    assert opened(fast=5, classic=3).all_vote(1, "A", "n1", "n2", "n3", "n4", "n5") == [None] * 5


def test_where_the_coordinator_has_picked_nobody_votes_for_anything_else() -> None:
    assert Watched(invariants.chosen_for_good, fast=3).all_vote(1, "A", "n1", "n2", "n3") == [None] * 3


# --- rounds and votes -------------------------------------------------------------------------------------------------


def test_an_acceptor_does_not_go_back_to_a_lower_round() -> None:
    watched = Watched(invariants.promises_rise)
    assert watched.becomes("n1", round=3) is None
    assert watched.becomes("n1", round=2) is not None


def test_an_acceptor_votes_once_a_round() -> None:
    watched = Watched(invariants.vote_once)
    assert watched.votes("n1", 1, "A") is None
    assert watched.votes("n1", 1, "B") is not None
    assert watched.votes("n2", 1, "B") is None


def test_an_acceptor_votes_in_no_round_below_the_one_that_it_takes_part_in() -> None:
    watched = Watched(invariants.vote_once)
    watched.becomes("n1", round=3)
    assert watched.votes("n1", 2, "A") is not None


def test_a_round_is_begun_once() -> None:
    watched = Watched(invariants.rounds_unique)
    assert watched.becomes("n1", Prepare(1)) is None
    assert watched.becomes("n2", Prepare(3)) is None
    assert watched.becomes("n2", Prepare(1)) is not None


def test_a_round_has_one_value_that_its_coordinator_asks_for() -> None:
    watched = Watched(invariants.rounds_unique)
    assert watched.becomes("n1", Prepare(1)) is None
    assert watched.becomes("n1", Accept(1, "A")) is None
    assert watched.becomes("n1", Accept(2, "A")) is None, "coordinated recovery has no first phase"
    assert watched.becomes("n1", Accept(2, "B")) is not None


# --- by hand, in the world --------------------------------------------------------------------------------------------


def test_a_copy_of_a_prepare_is_no_second_beginning() -> None:
    copied = do(5, "duplicate", match={"from": "n1", "to": "n2", "type": "Prepare"})
    for network in (STEADY, Network(delay=(10.0, 10.0), duplicate=1.0)):
        asked = ask(50, {"do": "propose", "value": "A"})
        played = Play(PaxosFast, copied, asked, nodes=5, clients=1, network=network)
        assert [v for step in played.steps for v in step.violations] == []


def test_a_forged_accept_is_told() -> None:
    """Once A is chosen in round 1, nobody may ask for B."""
    body = {"round": 2, "value": "B"}
    forged = do(200, "inject", **{"from": "n1", "to": "n2", "type": "Accept", "body": body})
    played = Play(PaxosFast, ask(100, {"do": "propose", "value": "A"}), forged, nodes=5, clients=1)
    assert {v.invariant for step in played.steps for v in step.violations} >= {"cp"}


@pytest.mark.parametrize("value", ["x", 0, 1.5, False, ""])
def test_every_value_that_can_be_proposed_can_be_chosen(value: Any) -> None:
    played = Play(PaxosFast, ask(100, {"do": "propose", "value": value}), nodes=5, clients=1)
    assert msgspec.json.encode(played.answers) == msgspec.json.encode([("c1", 1, value)])
    assert [v for step in played.steps for v in step.violations] == []
