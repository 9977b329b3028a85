"""PreVote and CheckQuorum, held against the dissertation sentence by sentence (§9.6, §4.2.3, §6.2)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.raft_server import N1_STANDS, Cluster, Server, append, ask_vote, elected, entries
from visualizer.protocols.raft.messages import AppendReply, PreVote, PreVoteReply, RequestVote, Vote
from visualizer.protocols.raft.state import CANDIDATE, FOLLOWER, LEADER, PRE_CANDIDATE

PRE_VOTE = {"pre_vote": True}
CHECK_QUORUM = {"check_quorum": True}
MINIMUM = 150_000


def pre_voter(**fields: Any) -> Server:
    """A server with PreVote."""
    return Server(params=PRE_VOTE, **fields)


# --- §9.6 PreVote ----------------------------------------------------------------------------------------------------


def test_the_term_rises_only_after_a_majority_has_promised() -> None:
    """A candidate only increments its term if it first learns from a majority of the cluster that they would be willing
    to grant the candidate their votes (dissertation §9.6).
    """
    server = pre_voter(of=5, current_term=3, log=entries("12")).times_out()
    assert (server.me.role, server.me.current_term, server.me.voted_for) == (PRE_CANDIDATE, 3, None)
    assert server.said == [(peer, PreVote(4, "n1", 2, 2)) for peer in server.out.peers]
    server.hears("n2", PreVoteReply(4, True))
    assert (server.me.role, server.me.votes) == (PRE_CANDIDATE, ("n1", "n2"))
    server.hears("n3", PreVoteReply(4, True))
    assert (server.me.role, server.me.current_term, server.me.voted_for) == (CANDIDATE, 4, "n1")
    assert server.me.votes == ("n1",), "promises are no votes"
    assert server.said == [(peer, RequestVote(4, "n1", 2, 2)) for peer in server.out.peers]


def test_a_promise_changes_nothing_at_the_voter() -> None:
    """They would be willing to grant (dissertation §9.6): nobody has voted yet."""
    voter = pre_voter(current_term=3)
    before = voter.me.__copy__()
    assert voter.hears("n2", PreVote(4, "n2", 0, 0)).reply() == PreVoteReply(4, True)
    assert voter.me == before
    assert voter.timers == {}
    assert voter.hears("n3", PreVote(4, "n3", 0, 0)).reply() == PreVoteReply(4, True), "so it may promise to many"


@pytest.mark.parametrize(("term", "granted"), [(2, False), (3, False), (4, True), (9, True)])
def test_a_promise_needs_a_term_above_the_own(term: int, granted: bool) -> None:
    """Willing to grant the candidate their votes (dissertation §9.6): in its own term the voter may have voted, and a
    lower one it would refuse.
    """
    voter = pre_voter(current_term=3).hears("n2", PreVote(term, "n2", 0, 0))
    assert voter.reply() == PreVoteReply(term if granted else 3, granted)
    assert voter.me.current_term == 3


def test_a_promise_needs_an_up_to_date_log() -> None:
    """If the candidate's log is sufficiently up-to-date (dissertation §9.6)."""
    voter = pre_voter(current_term=3, log=entries("13"))
    assert voter.hears("n2", PreVote(4, "n2", 5, 2)).reply() == PreVoteReply(3, False)
    assert voter.hears("n2", PreVote(4, "n2", 2, 3)).reply() == PreVoteReply(4, True)


@pytest.mark.parametrize(("since", "granted"), [(0, False), (MINIMUM - 1, False), (MINIMUM, True)])
def test_no_promise_while_a_leader_is_heard(since: int, granted: bool) -> None:
    """The voters have not received heartbeats from a valid leader for at least a baseline election timeout
    (dissertation §9.6).
    """
    voter = pre_voter(current_term=3).hears("n3", append(3, "n3"))
    voter.out.now += since
    assert voter.hears("n2", PreVote(4, "n2", 0, 0)).reply().granted == granted


def test_a_leader_promises_nothing() -> None:
    """A valid leader (dissertation §9.6) hears itself."""
    leader = elected(Server(), "n2")
    assert leader.hears("n2", PreVote(2, "n2", 5, 5)).reply() == PreVoteReply(1, False)
    assert leader.me.role == LEADER


def test_a_refused_promise_of_a_higher_term_is_adopted_and_a_granted_one_is_not() -> None:
    """A higher term means adopt it, but in a PreVote and in a granted reply to one: nobody is in that term yet."""
    server = pre_voter(current_term=3).times_out().hears("n2", PreVoteReply(4, True))
    assert server.me.current_term == 4, "it stands for election itself, with 2 of 3"
    server = pre_voter(of=5, current_term=3).times_out().hears("n2", PreVoteReply(4, True))
    assert server.me.current_term == 3
    server.hears("n3", PreVoteReply(7, False))
    assert (server.me.current_term, server.me.role) == (7, FOLLOWER)
    assert pre_voter(current_term=3).hears("n2", PreVote(9, "n2", 0, 0)).me.current_term == 3


def test_a_promise_for_another_term_does_not_count() -> None:
    """Promises of an earlier attempt are out of date."""
    server = pre_voter(current_term=3).times_out().hears("n2", PreVoteReply(3, True))
    assert (server.me.role, server.me.votes) == (PRE_CANDIDATE, ("n1",))


def test_a_pre_candidate_yields_to_a_leader_of_its_term() -> None:
    """Once the server receives a heartbeat from the leader itself, it will return to the follower state (in the same
    term) (dissertation §9.6).
    """
    server = pre_voter(current_term=3).times_out().hears("n2", append(3))
    assert (server.me.role, server.me.current_term, server.me.leader) == (FOLLOWER, 3, "n2")


def test_a_pre_candidate_that_votes_for_another_waits_for_it() -> None:
    """It has a vote of its own to give in its term; whoever gets it is the one to wait for."""
    server = pre_voter(current_term=3).times_out().hears("n2", ask_vote(3))
    assert server.reply() == Vote(3, True)
    assert (server.me.role, server.me.votes) == (FOLLOWER, ())


def test_a_server_that_is_alone_promises_itself() -> None:
    """A majority of the cluster (dissertation §9.6): of one server, that is itself."""
    assert pre_voter(of=1).times_out().me.role == LEADER


@pytest.mark.parametrize("pre_vote", [True, False])
def test_a_server_that_was_cut_off_disturbs_nobody_when_it_is_back(pre_vote: bool) -> None:
    """While a server is partitioned, it won't be able to increment its term. Then, when it rejoins the cluster, it
    still won't be able to increment its term, since the other servers will have been receiving regular heartbeats from
    the leader (dissertation §9.6).
    """
    cluster = Cluster(
        N1_STANDS,
        {"at": 100, "do": "isolate", "node": "n5"},
        {"at": 2000, "do": "heal"},
        params={"pre_vote": pre_vote},
        until=1999,
    )
    assert (cluster.state("n5").current_term == 1) == pre_vote
    cluster.goes_on(4000)
    assert ("leader_lost" not in cluster.milestones) == pre_vote


# --- §4.2.3 Disruptive servers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("term", [3, 4])
@pytest.mark.parametrize(("since", "heeded"), [(0, False), (MINIMUM - 1, False), (MINIMUM, True)])
def test_a_request_for_a_vote_is_not_heeded_while_a_leader_is_heard(term: int, since: int, heeded: bool) -> None:
    """If a server receives a RequestVote request within the minimum election timeout of hearing from a current leader,
    it does not update its term or grant its vote (dissertation §4.2.3).
    """
    server = Server(params=CHECK_QUORUM, current_term=3).hears("n3", append(3, "n3"))
    before = server.me.__copy__()
    server.out.now += since
    server.hears("n2", ask_vote(term))
    if heeded:
        assert server.reply() == Vote(term, True)
    else:
        assert server.reply() == Vote(3, False), "a denial, with its own term"
        assert server.me == before
        assert server.timers == {}


def test_a_leader_cannot_be_deposed_while_it_leads() -> None:
    """While a leader is able to get heartbeats to its cluster, it will not be deposed by larger term numbers
    (dissertation §4.2.3).
    """
    leader = elected(Server(params=CHECK_QUORUM), "n2").hears("n3", ask_vote(9, "n3", 9, 9))
    assert leader.reply() == Vote(1, False)
    assert (leader.me.role, leader.me.current_term) == (LEADER, 1)


def test_without_the_parameter_a_larger_term_deposes_a_leader_that_works() -> None:
    """The server will send RequestVote RPCs with new term numbers, and this will cause the current leader to revert to
    follower state (dissertation §4.2.3).
    """
    leader = elected(Server(), "n2").hears("n3", ask_vote(9, "n3", 9, 9))
    assert (leader.me.role, leader.me.current_term) == (FOLLOWER, 9)


# --- §6.2 CheckQuorum ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("success", [True, False])
def test_a_leader_that_hears_a_majority_goes_on(success: bool) -> None:
    """A leader steps down if an election timeout elapses without a successful round of heartbeats to a majority
    (dissertation §6.2): whoever answers follows, with a matching log or not.
    """
    leader = elected(Server(of=5, params=CHECK_QUORUM), "n2", "n3")
    assert leader.timers["election"] is not None
    for follower in ("n4", "n5", "n5"):
        leader.hears(follower, AppendReply(1, success, 0))
    assert leader.times_out().me.role == LEADER
    assert leader.timers["election"] is not None
    assert leader.times_out().me.role == FOLLOWER, "since then, nobody has answered"


def test_a_leader_that_hears_no_majority_steps_down() -> None:
    """A leader in Raft steps down if an election timeout elapses without a successful round of heartbeats to a majority
    of its cluster; this allows clients to retry their requests with another server (dissertation §6.2).
    """
    leader = elected(Server(of=5, params=CHECK_QUORUM), "n2", "n3").hears("n4", AppendReply(1, True, 1)).times_out()
    assert (leader.me.role, leader.me.current_term, leader.me.leader) == (FOLLOWER, 1, None)
    assert leader.timers["heartbeat"] is None
    assert leader.timers["election"] is not None
    assert leader.milestones == ["leader_lost"]


@pytest.mark.parametrize("check_quorum", [True, False])
def test_a_leader_on_the_smaller_side_gives_up(check_quorum: bool) -> None:
    """Suppose a leader is partitioned from the rest of the cluster. Without additional mechanism, it could delay a
    request forever (dissertation §6.2).
    """
    cluster = Cluster(
        N1_STANDS,
        {"at": 100, "do": "cut", "from": ["n1", "n2"], "to": ["n3", "n4", "n5"]},
        params={"check_quorum": check_quorum},
        until=2000,
    )
    assert ("n1" not in cluster.leaders) == check_quorum
    assert len(cluster.leaders) == (1 if check_quorum else 2)
    assert cluster.violations == []


@pytest.mark.parametrize("params", [{}, PRE_VOTE, CHECK_QUORUM, PRE_VOTE | CHECK_QUORUM])
def test_with_or_without_them_a_leader_that_crashes_is_replaced(params: dict[str, bool]) -> None:
    """This does not affect normal elections, where each server waits at least a minimum election timeout before
    starting an election (dissertation §4.2.3).
    """
    cluster = Cluster(N1_STANDS, {"at": 500, "do": "crash", "node": "n1"}, params=params, until=2000)
    assert cluster.leader != "n1"
    assert cluster.violations == []


def test_nothing_of_this_is_remembered_where_it_is_off() -> None:
    """A heartbeat changes nothing at a follower that has everything."""
    follower = Server(current_term=3).hears("n2", append(3))
    before = follower.me.__copy__()
    assert follower.hears("n2", append(3)).me == before
