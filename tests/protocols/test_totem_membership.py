"""Totem's membership, held against the paper sentence by sentence (§6): Gather, consensus, Commit, rings that meet."""

from __future__ import annotations

import pytest

from tests.protocols.totem_node import RING, Node, commit_token, join, message, token
from visualizer.protocols.totem.engine import Totem
from visualizer.protocols.totem.messages import CommitEntry, CommitToken, Join, MergeDetect, RingId
from visualizer.protocols.totem.state import COMMIT, GATHER, OPERATIONAL, RECOVERY

ALL = ("n1", "n2", "n3")

# --- into Gather ------------------------------------------------------------------------------------------------------


def test_a_node_that_starts_gathers_alone_and_says_so() -> None:
    node = Node(Totem).starts()
    assert (node.me.state, node.me.gather_reason, node.me.ring_id) == (GATHER, "start", None)
    assert node.broadcasts == [Join("n1", ("n1",), (), 0)]
    assert {"join", "consensus"} <= node.timers.keys()


def test_who_starts_alone_waits_for_a_consensus_timeout_before_it_is_a_ring() -> None:
    node = Node(Totem).starts()
    assert node.me.state == GATHER
    assert node.times_out("consensus").told("n1") == commit_token(1, CommitEntry("n1"))


def test_a_token_that_does_not_come_back_ends_the_ring() -> None:
    """When the Token Loss timeout expires, the processor shifts to the Gather state."""
    node = Node.in_ring("n2").times_out("token")
    assert (node.me.state, node.me.gather_reason) == (GATHER, "token_loss")
    assert node.broadcasts == [Join("n2", ALL, (), 4)]
    assert node.milestones == ["token_lost"]


def test_a_message_from_outside_the_ring_ends_it() -> None:
    """On receipt of a foreign message the sender is added to my_proc_set, and the processor shifts to Gather."""
    node = Node.in_ring(of=3).hears("n7", message(9, sender="n7", ring=RingId(8, "n6")))
    assert (node.me.state, node.me.gather_reason) == (GATHER, "foreign_message")
    assert node.broadcasts == [Join("n1", (*ALL, "n7"), (), 4)]


def test_a_late_message_of_an_earlier_ring_of_a_member_is_no_foreign_one() -> None:
    node = Node.in_ring().hears("n2", message(9, ring=RingId(0, "n2")))
    assert (node.me.state, node.why) == (OPERATIONAL, ["foreign_stale"])


def test_a_join_ends_the_ring() -> None:
    node = Node.in_ring().hears("n6", join("n6", "n6"))
    assert (node.me.state, node.me.gather_reason) == (GATHER, "join")
    assert node.broadcasts == [Join("n1", (*ALL, "n6"), (), 4)]


def test_a_join_that_counts_the_receiver_as_failed_is_ignored_in_a_ring() -> None:
    """If the receiver is in the Join message's fail_set, it ignores the Join message."""
    node = Node.in_ring().hears("n6", join("n6", "n1", "n6", fail=("n1",)))
    assert (node.me.state, node.why) == (OPERATIONAL, ["join_without_me"])


@pytest.mark.parametrize(("ring_seq", "ends"), [(3, False), (4, True), (8, True)])
def test_a_members_join_from_before_the_ring_is_ignored(ring_seq: int, ends: bool) -> None:
    """If the sender is in my_proc_set, and the Join's ring_seq is less than the receiver's, it is ignored."""
    node = Node.in_ring().hears("n2", join("n2", *ALL, ring_seq=ring_seq))
    assert (node.me.state == GATHER) is ends


def test_a_node_that_never_receives_is_given_up_by_the_others() -> None:
    """If aru has not advanced in fail_to_rcv_const rotations, aru_id is added to my_fail_set."""
    node = Node.in_ring(params={"fail_to_receive": 3}, my_aru=5, high_delivered=5)
    for visit in range(4):
        assert node.me.state == OPERATIONAL, f"visit {visit}"
        node.hears("n3", token(1 + 3 * visit, seq=5, aru=2, aru_id="n3"))
    assert (node.me.gather_reason, node.me.fail_set) == ("failure_to_receive", ("n3",))


def test_the_slow_node_itself_does_not_give_up() -> None:
    node = Node.in_ring("n3", params={"fail_to_receive": 3}, my_aru=2, high_delivered=2)
    for visit in range(9):
        node.hears("n2", token(1 + 3 * visit, seq=5, aru=2, aru_id="n3"))
    assert node.me.state == OPERATIONAL


def test_who_gathers_drops_the_token_and_takes_none() -> None:
    node = Node.in_ring().hears("n3", token(5)).hears("n6", join("n6", "n6"))
    assert not node.me.has_token
    assert node.timers["hold"] is None
    assert not node.hears("n3", token(8)).me.has_token


# --- Joins in Gather --------------------------------------------------------------------------------------------------


def test_the_sets_grow_by_what_is_heard_and_all_are_told() -> None:
    node = Node.gathering(of=2).hears("n5", join("n5", "n4", "n5", fail=("n4",)))
    assert (node.me.proc_set, node.me.fail_set) == (("n1", "n2", "n4", "n5"), ("n4",))
    assert node.broadcasts == [Join("n1", ("n1", "n2", "n4", "n5"), ("n4",), 0)]
    assert node.timers.keys() >= {"join", "consensus"}


def test_a_join_that_says_less_changes_nothing() -> None:
    """If the Join's sets are subsets of the receiver's, it is ignored."""
    node = Node.gathering().hears("n2", join("n2", "n2"))
    assert (node.said, node.why) == ([], ["join_says_less"])


def test_a_join_of_one_that_counts_as_failed_is_ignored() -> None:
    node = Node.gathering(fail_set=("n3",)).hears("n3", join("n3", "n3", "n9"))
    assert node.me.proc_set == ALL
    assert node.why == ["join_of_failed"]


def test_who_is_counted_as_failed_counts_the_other_as_failed() -> None:
    """If my_id is in the Join's fail_set, the sender is added to my_fail_set; its fail_set is not taken over."""
    node = Node.gathering().hears("n3", join("n3", *ALL, fail=("n1", "n2")))
    assert node.me.fail_set == ("n3",)


def test_a_stale_join_of_a_member_counts_for_nothing_in_gather_either() -> None:
    node = Node.in_ring().times_out("token").hears("n2", join("n2", *ALL, fail=("n3",), ring_seq=0))
    assert node.me.fail_set == ()


def test_a_join_is_repeated_until_there_is_agreement() -> None:
    node = Node.gathering().times_out("join")
    assert node.broadcasts == [Join("n1", ALL, (), 0)]
    assert "join" in node.timers


# --- consensus --------------------------------------------------------------------------------------------------------


def test_consensus_is_when_all_that_have_not_failed_have_sent_equal_sets() -> None:
    node = Node.gathering("n2", of=4, fail_set=("n4",))
    node.hears("n1", join("n1", "n1", "n2", "n3", "n4", fail=("n4",)))
    assert node.me.consensus == ("n1", "n2")
    node.hears("n3", join("n3", "n1", "n2", "n3", "n4", fail=("n4",)))
    assert node.why == ["agrees", "consensus"]
    assert not node.said, "the representative is n1"


def test_whoever_had_agreed_has_to_agree_anew_when_the_sets_grow() -> None:
    node = Node.gathering("n2").hears("n1", join("n1", *ALL)).hears("n3", join("n3", *ALL, "n4"))
    assert node.me.consensus == ("n2", "n3"), "whose sets these are now"


def test_the_silent_and_the_disagreeing_count_as_failed_after_a_consensus_timeout() -> None:
    node = Node.gathering("n2", of=4).hears("n1", join("n1", "n1", "n2", "n3", "n4")).times_out("consensus")
    assert node.me.fail_set == ("n3", "n4")
    assert node.broadcasts == [Join("n2", ("n1", "n2", "n3", "n4"), ("n3", "n4"), 0)]
    assert node.me.consensus == ("n2",)


def test_who_is_left_alone_is_a_ring_at_once() -> None:
    node = Node.gathering("n2", of=2).times_out("consensus")
    assert isinstance(node.told("n2"), CommitToken)


def test_where_no_commit_token_comes_of_agreement_all_are_asked_again() -> None:
    node = Node.gathering("n2", of=2).hears("n1", join("n1", "n1", "n2")).times_out("consensus")
    assert (node.me.consensus, node.me.fail_set) == (("n2",), ())
    assert node.times_out("consensus").me.fail_set == ("n1",)


# --- the commit token -------------------------------------------------------------------------------------------------


def agreed(ring_seq: int = 0) -> Node:
    """n1, that has just heard that n2 and n3 agree."""
    node = Node.gathering(ring_seq=ring_seq)
    return node.hears("n2", join("n2", *ALL, ring_seq=8)).hears("n3", join("n3", *ALL, ring_seq=4))


def test_the_lowest_makes_the_ring_four_above_the_highest_that_any_of_them_knows() -> None:
    """The representative is the lowest identifier; the ring sequence is the highest known plus four."""
    node = agreed(ring_seq=5)
    assert (node.me.state, node.me.ring_seq) == (COMMIT, 12)
    assert node.told("n2") == commit_token(1, "n1", "n2", "n3", ring=RingId(12, "n1"))
    assert {name for name, after in node.timers.items() if after is None} >= {"join", "consensus"}


def test_in_its_first_round_every_member_says_what_it_holds() -> None:
    node = Node.in_ring("n2", my_aru=3, high_delivered=2).gets(5, 7).times_out("token")
    node.hears("n1", commit_token(1, "n1", "n2", "n3", ring=RingId(8, "n1")))
    assert node.me.state == COMMIT
    assert node.told("n3").members[1] == CommitEntry("n2", RING, 3, 2, (5, 7))
    assert node.told("n3").index == 2
    assert node.me.ring_seq == 8, "which is on the disk"


def test_in_its_second_round_all_shift_to_recovery() -> None:
    node = Node.gathering("n2").hears("n1", commit_token(1, *ALL)).hears("n1", commit_token(4, *ALL))
    assert (node.me.state, node.me.ring_id, node.me.members) == (RECOVERY, RING, ALL)
    assert node.told("n3").index == 5


def test_after_two_rounds_the_representative_makes_the_token_and_takes_it() -> None:
    node = agreed()
    node.hears("n3", commit_token(3, *ALL, ring=RingId(12, "n1"))).hears(
        "n3", commit_token(6, *ALL, ring=RingId(12, "n1"))
    )
    assert (node.me.has_token, node.me.my_token_seq) == (True, 1)
    assert not node.hears("n3", commit_token(6, *ALL, ring=RingId(12, "n1"))).me.last_visit.sent, "and only once"
    assert node.why == ["commit_unused"]


def test_a_commit_token_of_other_members_is_dropped() -> None:
    """If the membership differs from my_proc_set − my_fail_set, the commit token is discarded."""
    node = Node.gathering("n2").hears("n1", commit_token(1, "n1", "n2"))
    assert (node.me.state, node.said, node.why) == (GATHER, [], ["commit_refused"])


def test_a_commit_token_of_an_attempt_that_is_over_is_dropped() -> None:
    assert Node.gathering("n2", ring_seq=4).hears("n1", commit_token(1, *ALL)).me.state == GATHER


def test_a_commit_token_that_was_sent_again_is_not_taken_for_the_second_round() -> None:
    node = Node.gathering("n2").hears("n1", commit_token(1, *ALL)).hears("n1", commit_token(1, *ALL))
    assert (node.me.state, node.said) == (COMMIT, [])


def test_a_commit_token_is_sent_again_and_missed_like_any_token() -> None:
    node = Node.gathering("n2").hears("n1", commit_token(1, *ALL))
    sent = node.reply()
    assert node.times_out("token_retransmit").reply() == sent
    node.times_out("token")
    assert (node.me.state, node.me.gather_reason, node.me.ring_id) == (GATHER, "token_loss", None)


def test_a_member_that_gathers_again_ends_the_commitment_and_others_do_not() -> None:
    committed = Node.gathering("n2").hears("n1", commit_token(1, *ALL))
    assert committed.hears("n9", join("n9", "n9", ring_seq=9)).me.state == COMMIT
    assert committed.hears("n3", join("n3", *ALL, ring_seq=0)).me.state == COMMIT, "said before it was asked"
    assert committed.hears("n3", join("n3", *ALL, ring_seq=4)).me.state == GATHER


def test_the_ring_sequence_survives_a_crash_so_that_no_name_is_used_twice() -> None:
    node = agreed().crashes_and_restarts()
    assert (node.me.ring_seq, node.me.ring_id, node.me.proc_set) == (12, None, ("n1",))


# --- rings that meet --------------------------------------------------------------------------------------------------


def test_the_representative_makes_the_ring_known() -> None:
    node = Node.in_ring().times_out("merge")
    assert node.broadcasts == [MergeDetect(RING)]
    assert "merge" in node.timers


def test_another_rings_sign_of_life_ends_the_ring_and_the_own_ones_does_not() -> None:
    assert Node.in_ring("n2").hears("n1", MergeDetect(RING)).me.state == OPERATIONAL
    node = Node.in_ring("n2").hears("n6", MergeDetect(RingId(8, "n6")))
    assert (node.me.gather_reason, node.me.proc_set) == ("foreign_message", (*ALL, "n6"))


def test_who_recovers_lets_other_rings_wait() -> None:
    node = Node.gathering("n2").hears("n1", commit_token(1, *ALL)).hears("n1", commit_token(4, *ALL))
    assert node.hears("n6", MergeDetect(RingId(8, "n6"))).me.state == RECOVERY


def test_who_is_thrown_back_by_a_member_of_the_installed_ring_forgets_the_failed_as_well() -> None:
    """Sets only grow until a ring is installed: whose Join lacks those who had failed has installed it."""
    node = Node.gathering("n2", of=3, fail_set=("n3",))
    node.hears("n1", commit_token(1, "n1", "n2")).hears("n1", commit_token(3, "n1", "n2"))
    node.hears("n1", join("n1", "n1", "n2", "n3", ring_seq=4))
    assert (node.me.state, node.me.proc_set, node.me.fail_set) == (GATHER, ALL, ())


# --- what only a person's hands bring about ---------------------------------------------------------------------------


def test_names_that_are_none_do_no_harm() -> None:
    node = Node.in_ring().hears("n2", join("n2", *ALL, "somebody", fail=("nobody",), ring_seq=4))
    assert (node.me.proc_set, node.me.fail_set) == (ALL, ())
    assert node.hears("n2", commit_token(1, "somebody", ring=RingId(8, "nobody"))).me.state == GATHER
    assert node.hears("n2", commit_token(1, *ALL, ring=RingId(8, "nobody"))).me.state == GATHER


def test_a_token_that_speaks_of_countless_messages_is_asked_for_some() -> None:
    node = Node.in_ring().hears("n2", token(1, seq=2**50, aru=0))
    assert node.me.has_token
    assert 0 < len(node.sent_on.rtr) <= 1_000


def test_a_run_may_begin_in_a_ring_with_a_holder() -> None:
    held = (message(2, sender="n3"), message(1))
    node = Node.in_ring(has_token=True, messages=held, my_token_seq=9).starts()
    assert (node.me.received, node.me.my_aru) == ((1, 2), 2)
    assert node.delivered == [1, 2]
    assert node.sent_on.token_seq == 10
    assert Node.in_ring("n2").starts().timers.keys() == {"token"}


@pytest.mark.parametrize("state", [COMMIT, RECOVERY])
def test_a_run_that_begins_in_the_middle_of_a_membership_change_begins_it_anew(state: str) -> None:
    node = Node.in_ring("n2", state=state).starts()
    assert (node.me.state, node.me.gather_reason, node.me.proc_set) == (GATHER, "start", ALL)
