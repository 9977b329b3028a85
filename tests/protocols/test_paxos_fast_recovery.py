"""Fast Paxos when it does not go well: collisions, rounds that are stuck, proposals that take a detour."""

from __future__ import annotations

from tests.protocols.paxos_fast_node import ALONE, FIVE, apart, node, opened, preparing, to_all, votes_from
from visualizer.core.client import ClientReply
from visualizer.core.names import by_number
from visualizer.core.persistent import Map
from visualizer.protocols.paxos.fast import messages
from visualizer.protocols.paxos.fast.messages import (
    Accept,
    Learn,
    Nack,
    Prepare,
    Propose,
    Vote,
)
from visualizer.protocols.paxos.fast.picking import LastVote

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
