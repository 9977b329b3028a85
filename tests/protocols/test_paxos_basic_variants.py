"""Basic Paxos's broken twins: each is caught by a search through chaos, and each tells its lesson in a story."""

from __future__ import annotations

import pytest

from tests.protocols.paxos_node import Node, number
from visualizer.cli.course import Goal, pursue
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.core.run import Run
from visualizer.core.units import micros
from visualizer.protocols.paxos.basic.engine import PaxosBasic
from visualizer.protocols.paxos.basic.messages import Accept, Promise
from visualizer.protocols.paxos.basic.state import Proposal
from visualizer.protocols.paxos.basic.variants import VARIANTS
from visualizer.registry import prepared
from visualizer.scenario import scenarios

GOAL = Goal(until=micros(10_000.0), chaos=0.5)

CAUGHT_BY = {
    "forgets-promise": {"promises_rise"},
    "accepts-older": {"accepted_honours_promise"},
    "keeps-own-value": {"p2c"},
    "takes-any-value": {"p2c"},
    "small-quorum": {"p2c", "agreement"},
    "reuses-id": {"ids_unique"},
}


def test_every_variant_has_its_lesson() -> None:
    assert set(CAUGHT_BY) == set(PaxosBasic.variants)
    assert all(twin.variant == name for name, twin in PaxosBasic.variants.items())


@pytest.mark.parametrize("variant", CAUGHT_BY)
def test_chaos_finds_what_is_wrong_with(variant: str) -> None:
    for seed in range(1, 201):
        kernel = Kernel(*prepared(Run("paxos-basic", variant=variant, seed=seed)), record=False)
        found = pursue(kernel, GOAL, chaos=Chaos(kernel, GOAL.until, 0.5)).found
        if found:
            assert {each.violation.invariant for each in found} <= CAUGHT_BY[variant]
            return
    pytest.fail("200 runs through chaos did not catch it")


def test_the_two_stories_of_the_promise_differ_in_nothing_but_the_disk() -> None:
    kept, forgotten = (scenarios()[f"paxos-basic/{name}"].run for name in ("kept-promise", "forgotten-promise"))
    assert forgotten == kept | {"variant": "forgets-promise"}


def test_an_acceptor_that_forgets_accepts_what_it_had_promised_not_to() -> None:
    late = Accept(number(1, 1), "A")
    for protocol, accepted in ((PaxosBasic, None), (VARIANTS["forgets-promise"], Proposal(number(1, 1), "A"))):
        acceptor = Node(protocol, promised=number(2, 2)).crashes_and_restarts()
        assert acceptor.hears("n1", late).me.accepted == accepted


@pytest.mark.parametrize(("variant", "value"), [(None, "C"), ("keeps-own-value", "A"), ("takes-any-value", "B")])
def test_the_answers_decide_the_value_only_where_the_rule_of_choice_is_kept(variant: str | None, value: str) -> None:
    protocol = VARIANTS[variant] if variant else PaxosBasic
    proposer = Node(protocol, last_id=number(9, 1)).is_asked("A")
    proposer.hears("n2", Promise(number(10, 1), Proposal(number(3, 2), "B")))
    proposer.hears("n3", Promise(number(10, 1), Proposal(number(5, 3), "C")))
    assert proposer.told("n2") == Accept(number(10, 1), value)


def test_a_quorum_that_is_too_small_proposes_before_a_majority_has_promised() -> None:
    for protocol, phase in ((PaxosBasic, "prepare"), (VARIANTS["small-quorum"], "accept")):
        proposer = Node(protocol).is_asked("A").hears("n2", Promise(number(1, 1), None))
        assert proposer.me.phase == phase


def test_a_number_that_is_not_on_the_disk_is_used_again() -> None:
    for protocol, timestamp in ((PaxosBasic, 2), (VARIANTS["reuses-id"], 1)):
        proposer = Node(protocol).is_asked("A").crashes_and_restarts().is_asked("B")
        assert proposer.me.proposal == number(timestamp, 1)


def test_an_acceptor_that_goes_by_what_it_has_accepted_breaks_its_promise() -> None:
    for protocol, answers in ((PaxosBasic, 0), (VARIANTS["accepts-older"], 3)):
        acceptor = Node(protocol, promised=number(5, 2)).hears("n3", Accept(number(4, 3), "B"))
        assert len(acceptor.said) == answers
