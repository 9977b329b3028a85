"""Sentences of the classroom notes and of *Paxos Made Simple*, one a test, at a single node of Basic Paxos."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.paxos_node import Node, number
from visualizer.core.client import ClientReply
from visualizer.protocols.paxos.basic.engine import PaxosBasic
from visualizer.protocols.paxos.basic.messages import Accept, Accepted, Chosen, Learn, Nack, Prepare, Promise
from visualizer.protocols.paxos.basic.state import BasicState, Proposal

ALL = ("n1", "n2", "n3")
NACK = {"refusals": "nack"}


def node(**more: Any) -> Node[BasicState]:
    """One of three nodes that play all roles."""
    return Node(PaxosBasic, **more)


def promised(timestamp: int, machine: int = 2, **more: Any) -> Node[BasicState]:
    """An acceptor that has promised this number."""
    return node(promised=number(timestamp, machine), **more)


def proposing(value: str = "A", **more: Any) -> Node[BasicState]:
    """A proposer that has sent its first Prepare, under 1·10.0.0.1."""
    return node(**more).is_asked(value)


def prepared(value: str = "A", **more: Any) -> Node[BasicState]:
    """A proposer that has promises from a majority, and was free to choose."""
    proposer = proposing(value, **more)
    return proposer.hears("n1", Promise(number(1, 1), None)).hears("n2", Promise(number(1, 1), None))


# --- Prepare: the acceptor --------------------------------------------------------------------------------------------


def test_an_acceptor_that_has_accepted_nothing_answers_a_prepare_with_none() -> None:
    acceptor = node().hears("n2", Prepare(number(1, 2)))
    assert acceptor.said == [("n2", Promise(number(1, 2), None))]
    assert acceptor.me.promised == number(1, 2)


def test_it_answers_with_the_accepted_proposal_of_the_highest_number_that_it_has() -> None:
    acceptor = node().hears("n2", Accept(number(3, 2), "A")).hears("n3", Accept(number(4, 3), "B"))
    assert acceptor.hears("n2", Prepare(number(5, 2))).told("n2").accepted == Proposal(number(4, 3), "B")


def test_the_first_promise_a_prepare_below_the_promised_number_is_not_answered() -> None:
    acceptor = promised(5).hears("n3", Prepare(number(4, 3)))
    assert (acceptor.said, acceptor.me.promised) == ([], number(5, 2))


def test_the_first_promise_a_prepare_of_the_very_number_that_was_promised_is_not_answered() -> None:
    assert promised(5).hears("n2", Prepare(number(5, 2))).said == []


def test_the_first_promise_a_prepare_above_the_promised_number_is_answered() -> None:
    acceptor = promised(5).hears("n3", Prepare(number(5, 3)))
    assert acceptor.told("n3") == Promise(number(5, 3), None)
    assert acceptor.me.promised == number(5, 3)


def test_numbers_are_compared_by_address_as_numbers() -> None:
    """10.0.0.9 comes before 10.0.0.10, which as a text it would not."""
    acceptor = promised(5, 9).hears("n10", Prepare(number(5, 10)))
    assert acceptor.me.promised == number(5, 10)
    assert acceptor.hears("n9", Prepare(number(5, 9))).said == []


# --- Accept: the acceptor ---------------------------------------------------------------------------------------------


def test_the_second_promise_an_accept_below_the_promised_number_is_not_answered() -> None:
    acceptor = promised(5).hears("n3", Accept(number(4, 3), "B"))
    assert (acceptor.said, acceptor.me.accepted, acceptor.me.promised) == ([], None, number(5, 2))


def test_the_second_promise_an_accept_of_the_very_number_that_was_promised_is_accepted() -> None:
    acceptor = promised(5).hears("n2", Accept(number(5, 2), "A"))
    assert acceptor.me.accepted == Proposal(number(5, 2), "A")


def test_an_accept_above_the_promised_number_is_accepted_and_raises_the_promise() -> None:
    acceptor = promised(5).hears("n3", Accept(number(6, 3), "B"))
    assert (acceptor.me.accepted, acceptor.me.promised) == (Proposal(number(6, 3), "B"), number(6, 3))
    assert acceptor.hears("n2", Accept(number(5, 2), "A")).said == []


def test_who_has_promised_nothing_accepts_anything() -> None:
    assert node().hears("n2", Accept(number(1, 2), "A")).me.accepted == Proposal(number(1, 2), "A")


def test_an_acceptance_is_told_to_the_proposer_and_to_all_learners_each_once_in_one_act() -> None:
    roles = {"roles": {"proposers": 1, "acceptors": 1, "learners": 2}}
    apart = node(of=4, name="n2", params=roles).hears("n1", Accept(number(1, 1), "A"))
    assert [to for to, _ in apart.said] == ["n1", "n3", "n4"]
    together = node().hears("n2", Accept(number(1, 2), "A"))
    assert together.out.sends == [(ALL, Accepted(number(1, 2), "A"), True)]


def test_an_accept_that_comes_twice_is_answered_twice_and_changes_nothing() -> None:
    acceptor = node().hears("n2", Accept(number(1, 2), "A"))
    state, said = acceptor.me.__copy__(), acceptor.said
    assert (acceptor.hears("n2", Accept(number(1, 2), "A")).said, acceptor.me) == (said, state)
    assert acceptor.why == ["accepted_again"]


# --- silence or refusal -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("late", [Prepare(number(4, 3)), Accept(number(4, 3), "B")])
def test_a_refusal_tells_the_promised_number(late: Prepare | Accept) -> None:
    assert promised(5, params=NACK).hears("n3", late).said == [("n3", Nack(number(4, 3), number(5, 2)))]


def test_a_prepare_that_comes_twice_is_not_refused() -> None:
    """The refusal would have its proposer give up what is going well."""
    acceptor = node(params=NACK).hears("n2", Prepare(number(5, 2)))
    assert acceptor.hears("n2", Prepare(number(5, 2))).said == []


def test_after_a_refusal_the_next_number_is_above_the_promised_one() -> None:
    proposer = proposing(params=NACK | {"backoff": "none"}).hears("n2", Nack(number(1, 1), number(7, 3)))
    assert proposer.told("n2") == Prepare(number(8, 1))


def test_with_backoff_who_is_refused_waits_for_a_random_time() -> None:
    proposer = proposing(params=NACK).hears("n2", Nack(number(1, 1), number(7, 3)))
    assert (proposer.said, proposer.me.phase) == ([], "idle")
    assert proposer.timers == {"retry": (0, 100_000)}
    assert proposer.times_out().told("n2") == Prepare(number(8, 1))


def test_a_refusal_of_an_earlier_number_only_tells_how_high_the_numbers_are() -> None:
    proposer = proposing(params=NACK).times_out()
    assert proposer.me.proposal == number(2, 1)
    assert proposer.hears("n2", Nack(number(1, 1), number(7, 3))).said == []
    assert (proposer.me.phase, proposer.me.seen) == ("prepare", number(7, 3))


# --- Prepare: the proposer --------------------------------------------------------------------------------------------


def test_prepare_goes_to_all_acceptors_oneself_included_in_one_act() -> None:
    assert proposing().out.sends == [(ALL, Prepare(number(1, 1)), True)]


def test_prepare_goes_to_acceptors_alone() -> None:
    roles = {"roles": {"proposers": 1, "acceptors": 2, "learners": 1}}
    assert [to for to, _ in proposing(of=4, params=roles).said] == ["n2", "n3"]


def test_a_number_is_on_the_disk_when_it_is_used() -> None:
    proposer = proposing()
    assert proposer.me.last_id == proposer.me.proposal == number(1, 1)


def test_no_number_is_used_twice_across_a_restart_either() -> None:
    proposer = proposing().crashes_and_restarts()
    assert (proposer.me.phase, proposer.me.proposal) == ("idle", None)
    assert proposer.is_asked("B").told("n2") == Prepare(number(2, 1))


def test_a_number_is_above_what_the_own_acceptor_has_promised() -> None:
    assert node(promised=number(41, 3)).is_asked("A").told("n2") == Prepare(number(42, 1))


def test_a_proposal_to_which_nothing_comes_is_followed_by_one_of_a_higher_number() -> None:
    assert proposing().times_out().told("n3") == Prepare(number(2, 1))


# --- the rule of choice -----------------------------------------------------------------------------------------------


def test_with_answers_from_less_than_a_majority_nothing_is_proposed() -> None:
    assert proposing().hears("n1", Promise(number(1, 1), None)).said == []


def test_where_no_answer_of_a_majority_holds_a_proposal_the_value_is_free() -> None:
    proposer = prepared("A")
    assert proposer.out.sends == [(ALL, Accept(number(1, 1), "A"), True)]
    assert (proposer.me.phase, proposer.milestones) == ("accept", ["prepared"])
    assert proposer.why[-1] == "choice_free"


def test_else_it_is_the_value_of_the_highest_number_among_the_answers() -> None:
    proposer = node(of=5, last_id=number(9, 1)).is_asked("A")
    answers = {"n2": Proposal(number(3, 2), "B"), "n3": Proposal(number(5, 9), "C"), "n4": Proposal(number(5, 3), "D")}
    for acceptor, accepted in answers.items():
        proposer.hears(acceptor, Promise(number(10, 1), accepted))
    assert proposer.told("n5") == Accept(number(10, 1), "C")
    assert proposer.me.value == "C"
    [note] = [note for note in proposer.out.notes if note.reason == "paxos-basic.choice_forced"]
    assert note.values() == {
        "id": "10·10.0.0.1", "acceptor": "n3", "accepted": "5·10.0.0.9", "value": "C", "own": "A",
    }  # fmt: skip


def test_an_answer_with_nothing_accepted_does_not_make_the_value_free() -> None:
    proposer = node(last_id=number(9, 1)).is_asked("A").hears("n3", Promise(number(10, 1), None))
    assert proposer.hears("n2", Promise(number(10, 1), Proposal(number(3, 2), "B"))).told("n1").value == "B"


def test_the_answer_of_an_acceptor_counts_once() -> None:
    proposer = proposing().hears("n2", Promise(number(1, 1), None)).hears("n2", Promise(number(1, 1), None))
    assert (proposer.me.phase, proposer.why) == ("prepare", ["promise_unused"])


def test_an_answer_to_an_earlier_prepare_does_not_count() -> None:
    proposer = proposing().times_out().hears("n2", Promise(number(1, 1), None))
    assert (dict(proposer.me.promises), proposer.why) == ({}, ["promise_unused"])


def test_an_answer_after_the_majority_changes_nothing() -> None:
    proposer = prepared("A").hears("n3", Promise(number(1, 1), Proposal(number(1, 0), "B")))
    assert (proposer.said, proposer.me.value, proposer.why) == ([], "A", ["promise_unused"])


def test_a_larger_quorum_waits_for_more_answers() -> None:
    proposer = prepared(params={"quorum": 3})
    assert proposer.me.phase == "prepare"
    assert proposer.hears("n3", Promise(number(1, 1), None)).me.phase == "accept"


# --- choosing and learning --------------------------------------------------------------------------------------------


def test_a_majority_of_accept_answers_for_one_number_makes_the_value_chosen() -> None:
    proposer = prepared("A").hears("n2", Accepted(number(1, 1), "A"))
    assert proposer.me.phase == "accept"
    proposer.hears("n3", Accepted(number(1, 1), "A"))
    assert (proposer.me.phase, proposer.me.accepts, proposer.me.learned) == ("done", ("n2", "n3"), "A")
    assert proposer.milestones == ["value_chosen", "value_learned"]
    assert proposer.out.delivered == [Chosen("A")]
    assert proposer.timers == {"retry": None}


def test_a_proposer_that_counts_a_majority_answers_its_client_and_tells_all_learners() -> None:
    proposer = prepared("A").hears("n2", Accepted(number(1, 1), "A")).hears("n3", Accepted(number(1, 1), "A"))
    assert proposer.told("c1") == ClientReply(1, True, "A", None)
    assert [to for to, message in proposer.said if message == Learn("A")] == list(ALL)


def test_acceptances_under_different_numbers_do_not_add_up() -> None:
    learner = node().hears("n2", Accepted(number(1, 2), "A")).hears("n3", Accepted(number(2, 2), "A"))
    assert learner.me.learned is None


def test_the_acceptance_of_one_acceptor_counts_once() -> None:
    learner = node().hears("n2", Accepted(number(1, 2), "A")).hears("n2", Accepted(number(1, 2), "A"))
    assert (learner.me.learned, learner.why) == (None, ["accept_unused"])


def test_an_order_of_arrival_does_not_hide_a_choice() -> None:
    """What n3 accepted later is heard first; under the first number n2 and n3 were a majority all the same."""
    learner = node().hears("n3", Accepted(number(2, 2), "A")).hears("n2", Accepted(number(1, 2), "A"))
    assert learner.hears("n3", Accepted(number(1, 2), "A")).me.learned == "A"


def test_a_proposer_that_has_given_a_number_up_still_hears_that_it_was_chosen() -> None:
    proposer = prepared("A", params={"roles": {"proposers": 1, "acceptors": 3, "learners": 1}}, of=5)
    for acceptor in ("n2", "n3"):
        proposer.hears(acceptor, Promise(number(1, 1), None))
    proposer.times_out()
    assert proposer.me.proposal == number(2, 1)
    proposer.hears("n2", Accepted(number(1, 1), "A")).hears("n3", Accepted(number(1, 1), "A"))
    assert (proposer.me.phase, proposer.told("c1").result) == ("done", "A")


def test_who_only_proposes_does_not_count_what_others_have_proposed() -> None:
    roles = {"roles": {"proposers": 2, "acceptors": 2, "learners": 1}}
    proposer = proposing(of=5, params=roles).hears("n3", Accepted(number(9, 2), "B"))
    assert (dict(proposer.me.tally), proposer.why) == ({}, ["accept_unused"])


def test_a_learner_takes_the_word_of_a_proposer() -> None:
    learner = node().hears("n2", Learn("A"))
    assert (learner.me.learned, learner.out.delivered, learner.milestones) == ("A", [Chosen("A")], ["value_learned"])
    assert learner.hears("n3", Learn("A")).out.delivered == []


def test_a_proposer_that_learns_what_another_got_chosen_is_done_with_it() -> None:
    proposer = proposing("A").hears("n2", Learn("B"))
    assert (proposer.me.phase, proposer.me.value, proposer.timers) == ("done", "B", {"retry": None})
    assert proposer.told("c1") == ClientReply(1, True, "B", None)


# --- clients ----------------------------------------------------------------------------------------------------------


def test_a_proposer_has_one_value_at_a_time_and_tells_every_client_what_was_chosen() -> None:
    proposer = proposing("A").is_asked("B", client="c2")
    assert (proposer.said, proposer.me.value) == ([], "A")
    proposer.hears("n2", Learn("C"))
    assert [message.result for to, message in proposer.said if isinstance(message, ClientReply)] == ["C", "C"]


def test_a_proposer_that_is_done_answers_at_once_and_tells_the_learners_again() -> None:
    proposer = proposing("A").hears("n2", Learn("B")).is_asked("C", serial=2)
    assert proposer.told("c1") == ClientReply(2, True, "B", None)
    assert ("n3", Learn("B")) in proposer.said


def test_a_learner_that_knows_the_value_answers_at_once_though_it_has_proposed_nothing() -> None:
    asked = node().hears("n2", Learn("B")).is_asked("A")
    assert (asked.told("c1").result, asked.me.phase) == ("B", "idle")


def test_who_does_not_propose_sends_the_client_to_the_lowest_proposer() -> None:
    roles = {"roles": {"proposers": 1, "acceptors": 1, "learners": 1}}
    assert node(name="n3", params=roles).is_asked("A").told("c1") == ClientReply(1, False, None, "n1")


def test_a_message_for_a_role_that_the_node_does_not_play_is_put_aside() -> None:
    roles = {"roles": {"proposers": 1, "acceptors": 1, "learners": 1}}
    learner = node(name="n3", params=roles).hears("n1", Prepare(number(1, 1)))
    assert (learner.said, learner.me.promised, learner.why) == ([], None, ["role_lacking"])


# --- progress ---------------------------------------------------------------------------------------------------------


def test_without_backoff_the_patience_is_always_the_same() -> None:
    proposer = proposing(params={"backoff": "none", "retry": 30.0})
    assert proposer.timers == {"retry": 30_000}
    assert proposer.times_out().timers == {"retry": 30_000}


def test_random_backoff_grows_from_attempt_to_attempt_and_not_for_ever() -> None:
    proposer = proposing()
    spans = [proposer.timers["retry"]] + [proposer.times_out().timers["retry"] for _ in range(6)]
    assert spans == [(100_000, 100_000 * (1 + factor)) for factor in (1, 2, 4, 8, 16, 16, 16)]


def test_the_distinguished_proposer_proposes() -> None:
    assert proposing(params={"backoff": "distinguished"}).me.phase == "prepare"


def test_another_one_sends_the_client_there_and_steps_in_when_it_comes_back() -> None:
    other = node(name="n2", params={"backoff": "distinguished"}).is_asked("A")
    assert (other.told("c1"), other.me.phase) == (ClientReply(1, False, None, "n1"), "idle")
    assert other.is_asked("A").me.phase == "prepare"


def test_another_request_is_not_taken_for_one_that_comes_again() -> None:
    other = node(name="n2", params={"backoff": "distinguished"}).is_asked("A").is_asked("B", client="c2")
    assert other.me.phase == "idle"
    assert other.is_asked("C", serial=2).me.phase == "idle"


def test_another_one_that_has_stepped_in_takes_further_clients() -> None:
    other = node(name="n2", params={"backoff": "distinguished"}).is_asked("A").is_asked("A")
    assert other.is_asked("B", client="c2").why == ["request_joined"]
    assert dict(other.me.clients) == {"c1": 1, "c2": 1}


def test_the_acceptor_that_keeps_silent_sees_the_duel() -> None:
    assert promised(5).hears("n3", Accept(number(4, 3), "B")).milestones == ["duel"]
    assert promised(5).hears("n3", Prepare(number(4, 3))).milestones == []
