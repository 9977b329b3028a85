"""Fast Paxos, rule by rule: one node hears a message, and does what *Fast Paxos* says (§ and Figure refer to it)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.paxos_fast_node import ALONE, APART, FIVE, apart, node, preparing, to_all, votes_from
from tests.protocols.paxos_node import Node
from visualizer.core.client import ClientReply
from visualizer.core.persistent import Map
from visualizer.protocols.paxos.fast import messages
from visualizer.protocols.paxos.fast.messages import (
    Accept,
    Ask,
    Chosen,
    Learn,
    Nack,
    Prepare,
    Promise,
    Propose,
    Vote,
)
from visualizer.protocols.paxos.fast.state import FastState

# --- phase 1 (§2.2.1) -------------------------------------------------------------------------------------------------


def test_the_first_proposer_opens_a_fast_round_when_it_starts() -> None:
    assert node().starts().said == [(acceptor, Prepare(1)) for acceptor in FIVE]
    assert node("n2").starts().said == []
    assert node(params={"fast_rounds": "none"}).starts().said == [(acceptor, Prepare(1)) for acceptor in FIVE]


def test_a_round_that_was_begun_is_on_the_disk_and_the_next_is_above_it() -> None:
    """ "The highest-numbered round that c has begun" (crnd), across a restart too. n1's next fast one is 11."""
    started = node().starts()
    assert (started.me.last_id, started.me.proposal, started.me.phase) == (1, 1, "prepare")
    assert started.crashes_and_restarts().told("n5") == Prepare(11)


def test_an_acceptor_takes_part_in_a_round_above_all_others_and_tells_its_last_vote() -> None:
    fresh = node("n2").hears("n1", Prepare(1))
    assert fresh.said == [("n1", Promise(1, 0, None))]
    voted = node("n2", round=3, voted_round=1, voted_value="A").hears("n1", Prepare(12))
    assert voted.said == [("n1", Promise(12, 1, "A"))]
    assert (voted.me.round, voted.me.voted_round) == (12, 1)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_if_i_is_at_most_rnd_the_acceptor_ignores_the_request(number: int) -> None:
    assert node("n2", round=3).hears("n1", Prepare(number)).said == []


def test_where_refusals_are_said_it_names_its_round() -> None:
    refusing = node("n2", round=3, params={"refusals": "nack"})
    assert refusing.hears("n1", Prepare(2)).said == [("n1", Nack(2, 3))]
    assert refusing.hears("n1", Accept(2, "A")).said == [("n1", Nack(2, 3))]
    assert refusing.hears("n1", Prepare(3)).said == [], "it has answered this one"


def test_a_new_round_closes_the_door_that_any_has_opened() -> None:
    assert not node("n2", round=1, any_open=True).hears("n1", Prepare(2)).me.any_open


def test_a_fast_round_needs_answers_from_a_fast_quorum_and_a_classic_one_from_a_classic_quorum() -> None:
    fast, classic = preparing(1), preparing(2)
    for acceptor in ("n1", "n2", "n3"):
        fast.hears(acceptor, Promise(1, 0, None))
        classic.hears(acceptor, Promise(2, 0, None))
    assert (fast.me.phase, classic.me.phase) == ("prepare", "accept")
    assert fast.hears("n4", Promise(1, 0, None)).milestones == ["prepared"]


def test_an_answer_counts_once_and_for_its_round_alone() -> None:
    waiting = preparing(12)
    for _ in range(3):
        waiting.hears("n2", Promise(12, 0, None)).hears("n3", Promise(1, 0, None))
    assert list(waiting.me.promises) == ["n2"]


# --- phase 2a (§3.1) --------------------------------------------------------------------------------------------------


def answered(of: Node[FastState], *answers: tuple[int, Any]) -> Node[FastState]:
    """The coordinator hears these answers, of n1, n2, …"""
    for acceptor, (voted_round, value) in zip(FIVE, answers, strict=False):
        of.hears(acceptor, Promise(of.me.proposal, voted_round, value))
    return of


NONE = (0, None)


def test_in_a_fast_round_in_which_every_value_is_safe_the_coordinator_sends_any() -> None:
    free = answered(preparing(1), *[NONE] * 4)
    assert free.said == [(acceptor, messages.Any(1)) for acceptor in FIVE]
    assert (free.me.phase, free.me.value) == ("accept", None)
    assert free.timers == {"retry": None}, "nobody has proposed anything: there is nothing to wait for"


def test_it_is_better_to_send_a_proposed_value_if_it_knows_one() -> None:
    """ "… since that avoids the possibility of collision" (§3.1)."""
    free = answered(preparing(1, proposals=("A", "B")), *[NONE] * 4)
    assert free.said == [(acceptor, Accept(1, "A")) for acceptor in FIVE]
    assert free.me.pick is not None
    assert (free.me.pick.rule, free.me.pick.value) == ("unvoted", "A")


def test_in_a_classic_round_it_waits_for_a_proposal_and_sends_that() -> None:
    ready = answered(preparing(2), *[NONE] * 3)
    assert (ready.said, ready.me.phase) == ([], "accept")
    assert ready.is_asked("A").said == [(acceptor, Accept(2, "A")) for acceptor in FIVE]
    assert ready.is_asked("B", "c2").said == [], "one value a round"


def test_the_only_value_that_was_voted_for_in_the_highest_round_is_the_one() -> None:
    """Its own proposal has to wait."""
    single = answered(preparing(12, proposals=("C",)), (1, "A"), (3, "B"), NONE)
    assert single.told("n5") == Accept(12, "B")


def test_of_several_values_it_takes_the_one_that_may_have_been_chosen() -> None:
    forced = answered(preparing(2, proposals=("B",)), (1, "B"), (1, "A"), (1, "A"))
    assert forced.told("n5") == Accept(2, "A")
    assert forced.me.pick is not None
    assert (forced.me.pick.rule, forced.me.pick.witness, forced.me.pick.unheard) == (
        "forced",
        ("n2", "n3"),
        ("n4", "n5"),
    )


def test_any_is_never_sent_where_somebody_has_voted() -> None:
    """In the last case of Figure 2 "the coordinator knows that every value in V has been proposed"."""
    assert answered(preparing(11), (1, "A"), (1, "B"), (1, "C"), NONE).told("n5") == Accept(11, "A")


# --- phase 2b (§2.2.1, §3.1) ------------------------------------------------------------------------------------------


def test_after_any_an_acceptor_votes_for_the_first_proposal_that_it_hears() -> None:
    ready = node("n2", round=1).hears("n1", messages.Any(1))
    assert (ready.said, ready.me.any_open) == ([], True)
    ready.hears("c1", to_all("A"))
    assert ready.said == [(learner, Vote(1, "A")) for learner in FIVE]
    assert (ready.me.voted_round, ready.me.voted_value) == (1, "A")
    assert ready.hears("c2", to_all("B", "c2")).said == [], "once, for a single value"


def test_a_proposal_that_came_before_any_is_kept_and_voted_for_when_any_comes() -> None:
    early = node("n2", round=1).hears("c1", to_all("A")).hears("c2", to_all("B", "c2"))
    assert early.me.voted_round == 0
    assert early.hears("n1", messages.Any(1)).told("n3") == Vote(1, "A")


def test_a_proposer_proposes_to_an_acceptor_just_as_a_client_does() -> None:
    assert node("n2", round=1, any_open=True).hears("n3", Propose("A")).told("n1") == Vote(1, "A")


def test_an_acceptor_votes_for_the_value_of_the_coordinator() -> None:
    """ "An acceptor can perform its phase 2b action even if it never received a phase 1a message" (§3.2)."""
    voted = node("n2", round=1).hears("n1", Accept(2, "A"))
    assert voted.told("n4") == Vote(2, "A")
    assert (voted.me.round, voted.me.voted_round, voted.me.voted_value) == (2, 2, "A")


@pytest.mark.parametrize("late", [Accept(2, "A"), messages.Any(1)])
def test_it_ignores_phase_2a_of_a_round_below_its_own(late: Any) -> None:
    """Where the door was open, another's first phase has overtaken this second one."""
    ignoring = node("n2", round=3).hears("n1", late)
    assert (ignoring.said, ignoring.me.voted_round, ignoring.milestones) == ([], 0, ["duel"])


def test_it_votes_once_a_round() -> None:
    voted = node("n2", round=2, voted_round=2, voted_value="A")
    assert voted.hears("n1", Accept(2, "A")).said == []
    reopened = node("n2", round=1, voted_round=1, voted_value="A").hears("n1", messages.Any(1))
    assert (reopened.said, reopened.me.any_open) == ([], False)


def test_what_any_has_opened_is_memory() -> None:
    assert not node("n2", round=1, any_open=True).crashes_and_restarts().me.any_open


def test_a_vote_goes_to_learners_and_coordinator_and_in_uncoordinated_recovery_to_all_acceptors() -> None:
    """Each hears it once, in one act; round 3 is n2's."""
    voter = apart("n4")
    assert [to for to, _ in voter.hears("n1", Accept(1, "A")).said] == ["n1", "n6"]
    assert [to for to, _ in voter.hears("n2", Accept(3, "A")).said] == ["n2", "n6"]
    told = apart("n4", params=APART | ALONE).hears("n1", Accept(1, "A"))
    assert [to for to, _ in told.said] == ["n1", "n3", "n4", "n5", "n6"]
    assert [broadcast for _, _, broadcast in told.out.sends] == [True]


# --- learning (§2.2.1, §3) --------------------------------------------------------------------------------------------


def test_a_value_with_a_quorum_of_votes_in_one_round_is_learned() -> None:
    learner = votes_from(node("n5"), 1, {"n1": "A", "n2": "A", "n3": "A"})
    assert learner.out.delivered == [], "three are a classic quorum"
    learner.hears("n4", Vote(1, "A"))
    assert learner.out.delivered == [Chosen("A")]
    assert learner.milestones == ["value_chosen", "value_learned"]
    assert votes_from(node("n5"), 2, {"n1": "A", "n2": "A", "n3": "A"}).me.learned == "A"


def test_votes_of_different_rounds_do_not_add_up_and_an_acceptor_counts_once() -> None:
    learner = votes_from(node("n5"), 2, {"n1": "A", "n2": "A"})
    votes_from(votes_from(learner, 2, {"n1": "A", "n2": "A"}), 4, {"n3": "A", "n4": "A"})
    assert learner.me.learned is None


def test_an_acceptor_that_does_not_learn_counts_votes_and_learns_nothing() -> None:
    acceptor = apart("n3", params=APART | ALONE)
    assert votes_from(acceptor, 1, {"n3": "A", "n4": "A", "n5": "A"}).me.learned is None


def test_whoever_waits_is_told() -> None:
    """Clients by the number of their request, and a proposer that passed a proposal on and does not learn itself."""
    coordinator = apart("n1", waiting=Map(c1=4, n2=0), phase="accept", proposal=2, last_id=2)
    votes_from(coordinator, 2, {"n3": "A", "n4": "A"})
    assert coordinator.said == [("c1", ClientReply(4, True, "A", None)), ("n2", Learn("A"))]
    assert (coordinator.me.phase, coordinator.me.waiting) == ("done", {})


def test_a_learner_that_may_have_missed_the_votes_asks_until_it_knows() -> None:
    """ "A learner can always ask" (§2.4.2): one that only learns, and one whose disk shows that it was down."""
    learner = apart("n6").starts()
    assert learner.timers == {"catch_up": (400_000, 800_000)}
    assert learner.times_out("catch_up").said == [("n1", Ask()), ("n2", Ask())]
    assert "catch_up" in learner.timers
    assert learner.hears("n1", Learn("A")).timers == {"retry": None, "catch_up": None}
    assert node("n3").starts().timers == {}
    assert "catch_up" in node("n3", round=1).crashes_and_restarts().timers


def test_who_knows_answers_and_who_does_not_keeps_silent() -> None:
    assert apart("n1", learned="A").hears("n6", Ask()).said == [("n6", Learn("A"))]
    assert apart("n1").hears("n6", Ask()).said == []
