"""Fast Paxos, rule by rule: one node hears a message, and does what *Fast Paxos* says (§ and Figure refer to it)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.paxos_node import Node
from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.names import by_number
from visualizer.core.persistent import Map
from visualizer.protocols.paxos.fast import messages
from visualizer.protocols.paxos.fast.engine import PaxosFast
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
from visualizer.protocols.paxos.fast.picking import LastVote
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.propose import Propose as ProposeOperation

FIVE = tuple(f"n{i}" for i in range(1, 6))

APART = {"roles": {"proposers": 2, "acceptors": 3, "learners": 1}}
"""n1 and n2 propose, n3, n4 and n5 accept, n6 learns."""

ALONE: dict[str, Any] = {"fast_rounds": "all", "recovery": "uncoordinated"}


def node(name: str = "n1", of: int = 5, **more: Any) -> Node[FastState]:
    """One of five nodes in all roles, n1 where not said otherwise."""
    return Node(PaxosFast, of=of, name=name, **more)


def apart(name: str, **more: Any) -> Node[FastState]:
    """One of the six nodes of `APART`."""
    return node(name, of=6, **{"params": APART} | more)


def preparing(number: int = 1, **more: Any) -> Node[FastState]:
    """A coordinator in its first phase."""
    return node(phase="prepare", proposal=number, last_id=number, **more)


def opened(number: int = 1, **more: Any) -> Node[FastState]:
    """A coordinator that has sent Any."""
    return node(phase="accept", proposal=number, last_id=number, **more)


def to_all(value: Any, client: str = "c1") -> ClientRequest:
    """A client's proposal, as it goes to all acceptors at once."""
    return ClientRequest(client, 1, ProposeOperation(value), to_all=True)


def votes_from(of: Node[FastState], number: int, votes: dict[str, Any]) -> Node[FastState]:
    """The node hears these votes of a round, in this order."""
    for acceptor, value in votes.items():
        of.hears(acceptor, Vote(number, value))
    return of


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


# --- collisions (§3.2) ------------------------------------------------------------------------------------------------


def test_a_collision_may_have_occurred_when_the_votes_of_a_quorum_of_the_next_round_are_not_all_alike() -> None:
    alike = votes_from(opened(), 1, {"n1": "A", "n2": "A", "n3": "A"})
    assert (alike.me.proposal, alike.milestones) == (1, [])
    early = votes_from(opened(), 1, {"n1": "A", "n2": "B"})
    assert (early.me.proposal, early.milestones) == (1, [])
    assert early.hears("n3", Vote(1, "A")).milestones == ["collision"]


def test_a_value_that_has_its_fast_quorum_has_not_collided() -> None:
    learned = votes_from(opened(), 1, {"n1": "A", "n2": "A", "n3": "A", "n4": "A"})
    assert "collision" not in learned.hears("n5", Vote(1, "B")).milestones


def test_no_collision_in_a_classic_round() -> None:
    """Its coordinator picks one value, so this cannot be."""
    assert votes_from(opened(2), 2, {"n1": "A", "n2": "B", "n3": "C"}).milestones == []


def test_coordinated_recovery_takes_the_votes_for_promises_and_goes_on_with_phase_2a() -> None:
    recovering = votes_from(opened(), 1, {"n1": "A", "n4": "B", "n5": "B"})
    assert recovering.said == [(acceptor, Accept(2, "B")) for acceptor in FIVE]
    assert (recovering.me.last_id, recovering.me.proposal, recovering.me.phase) == (2, 2, "accept")
    assert dict(recovering.me.promises) == {"n1": LastVote(1, "A"), "n4": LastVote(1, "B"), "n5": LastVote(1, "B")}


def test_it_recovers_once_a_round() -> None:
    recovering = votes_from(opened(), 1, {"n1": "A", "n4": "B", "n5": "B"})
    assert (recovering.hears("n2", Vote(1, "A")).said, recovering.me.proposal) == ([], 2)


def test_recovery_in_a_classic_round_begins_with_its_first_phase() -> None:
    recovering = votes_from(opened(params={"recovery": "classic"}), 1, {"n1": "A", "n4": "B", "n5": "B"})
    assert recovering.said == [(acceptor, Prepare(2)) for acceptor in FIVE]


def test_where_the_next_round_is_anothers_recovery_begins_a_round_of_its_own() -> None:
    """All rounds fast: 2 is n1's, 3 is not, and the next of n1 is 11."""
    recovering = votes_from(opened(2, params={"fast_rounds": "all"}), 2, {"n1": "A", "n4": "B", "n5": "B", "n2": "A"})
    assert recovering.told("n3") == Prepare(11)


def test_only_the_coordinator_recovers() -> None:
    seeing = votes_from(node("n3"), 1, {"n1": "A", "n4": "B", "n5": "B"})
    assert (seeing.milestones, seeing.said) == (["collision"], [])


def test_in_uncoordinated_recovery_every_acceptor_picks_and_votes_in_the_next_round() -> None:
    acceptor = node("n3", params=ALONE, round=1, voted_round=1, voted_value="A")
    votes_from(acceptor, 1, {"n1": "A", "n2": "A", "n4": "B"})
    assert acceptor.said == [], "the next round is fast, and three are no quorum of it"
    acceptor.hears("n5", Vote(1, "B"))
    assert sorted(acceptor.said, key=lambda one: by_number(one[0])) == [(n, Vote(2, "A")) for n in FIVE]
    assert (acceptor.me.round, acceptor.me.voted_round) == (2, 2)
    assert acceptor.hears("n3", Vote(1, "A")).said == [], "one vote a round"


def test_an_acceptor_that_takes_part_in_a_higher_round_does_not_recover() -> None:
    acceptor = node("n3", params=ALONE, round=3, voted_round=1, voted_value="A")
    assert votes_from(acceptor, 1, {"n1": "A", "n2": "A", "n4": "B", "n5": "B"}).said == []


def test_a_choice_after_a_collision_is_a_recovery() -> None:
    learner = votes_from(node("n3"), 1, {"n1": "A", "n4": "B", "n5": "B"})
    assert "recovered" in votes_from(learner, 2, {"n1": "B", "n2": "B", "n3": "B"}).milestones
    assert "recovered" not in votes_from(node("n3"), 2, {"n1": "B", "n2": "B", "n3": "B"}).milestones


# --- progress (§3.3) --------------------------------------------------------------------------------------------------


def test_after_a_fast_round_that_is_stuck_a_coordinator_begins_a_classic_one() -> None:
    """ "If crnd[c] remains a fast round number, then c must eventually begin a new classic round" (CA4)."""
    assert preparing(1).times_out().told("n2") == Prepare(2)
    assert opened(1, proposals=("A",)).times_out().told("n2") == Prepare(2)
    assert preparing(2).times_out().told("n2") == Prepare(12)
    assert preparing(1, params={"fast_rounds": "all"}).times_out().told("n2") == Prepare(2)


def test_a_round_in_which_nobody_has_proposed_anything_is_not_stuck() -> None:
    assert opened(1).times_out().said == []


def test_a_new_round_is_above_all_that_were_heard_of() -> None:
    assert node("n2", waiting=Map(c1=1), seen=15).times_out().told("n1") == Prepare(24)
    assert node("n2", waiting=Map(c1=1), round=3).times_out().told("n1") == Prepare(4)


def test_a_proposer_that_was_asked_waits_longer_than_the_coordinator() -> None:
    assert node("n3").hears("c1", to_all("A")).timers == {"retry": (300_000, 600_000)}
    assert opened().hears("c1", to_all("A")).timers == {"retry": (150_000, 300_000)}


def test_who_hears_of_anothers_round_waits_afresh() -> None:
    assert "retry" in node("n3", proposals=("A",)).hears("n1", Prepare(2)).timers


def test_a_coordinator_that_is_overtaken_leaves_its_round() -> None:
    refused = opened(2, value="A").hears("n3", Nack(2, 4))
    assert (refused.me.phase, refused.me.seen) == ("idle", 4)
    assert opened(2, value="A").hears("n2", Prepare(4)).me.phase == "idle"
    assert opened(2, value="A").hears("n3", Nack(1, 2)).me.phase == "accept", "that was about an earlier one"


def test_who_knows_what_is_chosen_begins_no_round() -> None:
    assert node(learned="A", proposals=("A",)).times_out().said == []
    assert node(learned="A").starts().said == []


# --- clients (§3.4.3) -------------------------------------------------------------------------------------------------


def test_a_client_asks_the_first_proposer_and_all_acceptors_where_rounds_are_fast() -> None:
    nodes = tuple(f"n{i}" for i in range(1, 7))
    assert apart("n1").protocol.asked_first(nodes) == ("n1", "n3", "n4", "n5")
    assert node().protocol.asked_first(FIVE) == FIVE
    assert node(params={"fast_rounds": "none"}).protocol.asked_first(FIVE) == ("n1",)
    assert apart("n1").protocol.servers(nodes) == ("n1", "n2")


def test_a_proposer_that_alone_was_asked_proposes_to_the_acceptors_and_the_coordinator() -> None:
    assert node("n3", round=1).is_asked("A").said == [(acceptor, Propose("A")) for acceptor in FIVE]
    assert [to for to, _ in apart("n2").is_asked("A").said] == ["n1", "n3", "n4", "n5"]
    assert [to for to, _ in apart("n1").is_asked("A").said] == ["n3", "n4", "n5"]


def test_in_a_classic_round_it_passes_the_proposal_to_the_coordinator() -> None:
    assert node("n3", round=2).is_asked("A").said == [("n1", Propose("A"))]
    assert node("n3", round=4).is_asked("A").said == [("n2", Propose("A"))]


def test_who_knows_what_is_chosen_answers_at_once_and_tells_the_learners_once_more() -> None:
    told = apart("n1", learned="A").is_asked("B", serial=3).said
    assert told == [("c1", ClientReply(3, True, "A", None)), ("n6", Learn("A"))]
    assert apart("n1", learned="A").hears("n2", Propose("B")).said == [("n2", Learn("A"))]


def test_who_has_learned_may_still_vote_for_the_first_proposal_that_it_hears() -> None:
    """The roles of a machine know nothing of each other."""
    late = node("n5", learned="A", round=1, any_open=True).hears("c1", to_all("B"))
    assert ("n1", Vote(1, "B")) in late.said


def test_a_learner_sends_a_client_to_the_first_proposer() -> None:
    assert apart("n6").is_asked("A").said == [("c1", ClientReply(1, False, None, "n1"))]


def test_a_message_for_a_role_that_the_node_does_not_play_is_put_aside() -> None:
    for message in (Prepare(1), messages.Any(1), Accept(1, "A")):
        learner = apart("n6").hears("n1", message)
        assert (learner.why, learner.said) == (["role_lacking"], [])


# --- a run that begins in the middle ----------------------------------------------------------------------------------


def test_a_coordinator_that_is_given_a_round_goes_on_with_it() -> None:
    given = node(phase="accept", proposal=1, proposals=("A",)).starts()
    assert (given.said, given.me.last_id) == ([], 1)
    assert given.timers == {"retry": (150_000, 300_000)}


def test_a_vote_that_is_given_is_a_round_that_was_taken_part_in() -> None:
    assert node("n2", voted_round=3, voted_value="A").starts().me.round == 3


def test_the_first_proposer_opens_no_round_where_another_coordinates() -> None:
    assert node(round=3).starts().said == []
