"""Raft's elections, held against the paper sentence by sentence: each docstring is one, with its section.

Figure 2 and §5 are those of "In Search of an Understandable Consensus Algorithm (Extended Version)".
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.raft_server import N1_STANDS, Cluster, Server, append, ask_vote, elected, entries
from visualizer.core.model import Message, stable_fields
from visualizer.core.run import Network
from visualizer.protocols.raft.messages import AppendEntries, AppendReply, RequestVote, Vote
from visualizer.protocols.raft.state import CANDIDATE, FOLLOWER, LEADER, RaftState

# --- §5.1 Raft basics ------------------------------------------------------------------------------------------------


def a(role: str, term: int, **fields: Any) -> Server:
    """A server in this role and term."""
    if role == LEADER:
        return Server.leading(term=term, **fields)
    return Server(role=role, current_term=term, voted_for="n1" if role == CANDIDATE else None, **fields)


ANY_MESSAGE = [
    RequestVote(9, "n2", 0, 0),
    Vote(9, False),
    AppendEntries(9, "n2", 0, 0, (), 0),
    AppendReply(9, False, 0),
]


@pytest.mark.parametrize("role", [FOLLOWER, CANDIDATE, LEADER])
@pytest.mark.parametrize("message", ANY_MESSAGE, ids=lambda m: type(m).__name__)
def test_a_higher_term_in_any_message_is_adopted_and_makes_a_follower(role: str, message: Message) -> None:
    """If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to follower (Figure 2)."""
    server = a(role, term=2).hears("n2", message)
    assert server.me.current_term == 9
    assert server.me.role == FOLLOWER
    assert server.me.votes == ()
    assert server.me.next_index == server.me.match_index == {}


@pytest.mark.parametrize("message", [Vote(9, False), AppendReply(9, False, 0)], ids=lambda m: type(m).__name__)
def test_a_new_term_begins_without_a_vote_and_without_a_known_leader(message: Message) -> None:
    """Each server will vote for at most one candidate in a given term (§5.2): in the new one it has not voted."""
    server = Server(current_term=2, voted_for="n3", leader="n3").hears("n2", message)
    assert server.me.voted_for is None
    assert server.me.leader is None


@pytest.mark.parametrize("role", [FOLLOWER, CANDIDATE, LEADER])
@pytest.mark.parametrize(
    ("request_", "refusal"),
    [(ask_vote(2), Vote(5, False)), (append(2, new="2", commit=1), AppendReply(5, False, 0))],
    ids=["RequestVote", "AppendEntries"],
)
def test_a_request_of_a_stale_term_is_refused_with_the_own_term(role: str, request_: Message, refusal: Message) -> None:
    """If a server receives a request with a stale term number, it rejects the request (§5.1)."""
    server = a(role, term=5)
    before = server.me.__copy__()
    assert server.hears("n2", request_).said == [("n2", refusal)]
    assert server.me == before
    assert server.timers == {}


def test_a_reply_of_a_stale_term_changes_nothing() -> None:
    """Terms allow servers to detect obsolete information such as stale leaders (§5.1)."""
    leader = Server.leading("11", term=5)
    before = leader.me.__copy__()
    assert leader.hears("n2", AppendReply(4, True, 2)).said == []
    assert leader.me == before


def test_a_deposed_leader_waits_for_a_new_one() -> None:
    """If a candidate or leader discovers that its term is out of date, it immediately reverts to follower state
    (§5.1).
    """
    leader = Server.leading(term=2).hears("n2", Vote(3, False))
    assert leader.timers["heartbeat"] is None
    assert leader.timers["election"] is not None
    assert leader.milestones == ["leader_lost"]
    assert leader.why == ["leader_deposed"]


# --- §5.2 Leader election --------------------------------------------------------------------------------------------


def test_servers_start_as_followers() -> None:
    """When servers start up, they begin as followers (§5.2)."""
    server = Server().starts()
    assert server.me.role == FOLLOWER
    assert server.me.current_term == 0
    assert set(server.timers) == {"election"}


def test_a_leader_keeps_its_authority_by_heartbeats() -> None:
    """Leaders send periodic heartbeats (AppendEntries RPCs that carry no log entries) to all followers (§5.2)."""
    leader = Server.leading("1", term=3, of=3).times_out("heartbeat")
    assert leader.said == [(peer, AppendEntries(3, "n1", 1, 1, (), 0)) for peer in ("n2", "n3")]
    assert leader.timers == {"heartbeat": 50_000}


@pytest.mark.parametrize("role", [FOLLOWER, CANDIDATE])
def test_an_election_begins_when_the_election_timer_runs_out(role: str) -> None:
    """On conversion to candidate: increment currentTerm, vote for self, reset election timer, send RequestVote RPCs to
    all other servers (Figure 2).
    """
    server = Server(role=role, current_term=4, voted_for="n1", log=entries("13")).times_out()
    assert (server.me.role, server.me.current_term, server.me.voted_for) == (CANDIDATE, 5, "n1")
    assert server.me.votes == ("n1",)
    assert server.said == [(peer, RequestVote(5, "n1", 2, 3)) for peer in ("n2", "n3")]
    assert "election" in server.timers


@pytest.mark.parametrize(
    ("of", "voters", "wins"),
    [(1, 0, True), (2, 0, False), (2, 1, True), (3, 1, True), (4, 1, False), (4, 2, True), (5, 1, False), (5, 2, True)],
)
def test_a_candidate_wins_with_a_majority_of_all_servers(of: int, voters: int, wins: bool) -> None:
    """A candidate wins an election if it receives votes from a majority of the servers in the full cluster (§5.2)."""
    candidate = Server(of=of).times_out()
    for voter in range(2, 2 + voters):
        candidate.hears(f"n{voter}", Vote(1, True))
    assert candidate.me.role == (LEADER if wins else CANDIDATE)


def test_a_vote_counts_once_however_often_it_comes() -> None:
    """It receives votes from a majority of the servers (§5.2): the network may deliver one vote twice."""
    candidate = Server(of=5).times_out().hears("n2", Vote(1, True)).hears("n2", Vote(1, True))
    assert candidate.me.votes == ("n1", "n2")
    assert candidate.me.role == CANDIDATE


@pytest.mark.parametrize("vote", [Vote(1, True), Vote(2, False)], ids=["of an earlier term", "refused"])
def test_only_votes_for_the_same_term_count(vote: Vote) -> None:
    """A candidate wins an election if it receives votes … for the same term (§5.2)."""
    candidate = Server(current_term=1).times_out().hears("n2", vote)
    assert candidate.me.votes == ("n1",)
    assert candidate.me.role == CANDIDATE


def test_votes_that_come_after_the_election_change_nothing() -> None:
    """Only a candidate counts votes (Figure 2, "Candidates")."""
    leader = elected(Server(of=5), "n2", "n3")
    before = leader.me.__copy__()
    assert leader.hears("n4", Vote(1, True)).said == []
    assert leader.me == before


def test_each_server_votes_once_a_term_first_come_first_served() -> None:
    """Each server will vote for at most one candidate in a given term, on a first-come-first-served basis (§5.2)."""
    server = Server()
    assert server.hears("n2", ask_vote(1, "n2")).reply() == Vote(1, True)
    assert server.hears("n3", ask_vote(1, "n3")).reply() == Vote(1, False)
    assert server.why == ["vote_refused_taken"]
    assert server.hears("n2", ask_vote(1, "n2")).reply() == Vote(1, True), "the same vote may be asked for again"
    assert server.hears("n3", ask_vote(2, "n3")).reply() == Vote(2, True), "a new term, a new vote"


@pytest.mark.parametrize("role", [CANDIDATE, LEADER])
def test_a_candidate_votes_for_itself_alone(role: str) -> None:
    """To begin an election, a follower … votes for itself (§5.2)."""
    assert a(role, term=2).hears("n2", ask_vote(2)).reply() == Vote(2, False)


def test_granting_a_vote_resets_the_election_timer_and_refusing_does_not() -> None:
    """If election timeout elapses without receiving AppendEntries RPC from current leader or granting vote to
    candidate: convert to candidate (Figure 2, "Followers").
    """
    assert "election" in Server().hears("n2", ask_vote(1)).timers
    assert Server(log=entries("1")).hears("n2", ask_vote(2)).timers == {}
    assert Server(current_term=1, voted_for="n3").hears("n2", ask_vote(1)).timers == {}


def test_a_new_leader_lets_everybody_know_at_once() -> None:
    """It then sends heartbeat messages to all of the other servers to establish its authority and prevent new elections
    (§5.2).
    """
    leader = elected(Server(log=entries("1"), current_term=1, params={"noop": False}), "n2")
    assert leader.said == [(peer, AppendEntries(2, "n1", 1, 1, (), 0)) for peer in ("n2", "n3")]
    assert leader.timers == {"heartbeat": 50_000, "election": None}
    assert leader.milestones == ["leader_elected"]
    assert leader.me.leader == "n1"


@pytest.mark.parametrize("term", [2, 3])
@pytest.mark.parametrize("matching", [True, False])
def test_a_candidate_yields_to_a_leader_of_its_own_term_or_a_later_one(term: int, matching: bool) -> None:
    """If the leader's term is at least as large as the candidate's current term, then the candidate recognizes the
    leader as legitimate and returns to follower state (§5.2).
    """
    candidate = Server(current_term=1).times_out()
    candidate.hears("n2", append(term, after=(0, 0) if matching else (7, 1)))
    assert (candidate.me.role, candidate.me.current_term, candidate.me.leader) == (FOLLOWER, term, "n2")
    assert candidate.me.votes == ()
    assert "election" in candidate.timers, "the leader was heard, whether the logs match or not"


def test_a_candidate_goes_on_when_it_hears_a_leader_of_an_earlier_term() -> None:
    """If the term in the RPC is smaller than the candidate's current term, then the candidate rejects the RPC and
    continues in candidate state (§5.2).
    """
    candidate = Server(current_term=1).times_out().hears("n2", append(1))
    assert candidate.me.role == CANDIDATE
    assert candidate.reply() == AppendReply(2, False, 0)


def test_after_a_split_vote_each_candidate_stands_again() -> None:
    """Each candidate will time out and start a new election by incrementing its term and initiating another round of
    RequestVote RPCs (§5.2).
    """
    candidate = Server(of=4).times_out().hears("n2", Vote(1, False)).times_out()
    assert (candidate.me.role, candidate.me.current_term) == (CANDIDATE, 2)
    assert candidate.milestones == ["split_vote"]
    assert [type(message) for _, message in candidate.said] == [RequestVote] * 3


def test_timeouts_are_drawn_anew_from_the_interval_at_each_reset() -> None:
    """Election timeouts are chosen randomly from a fixed interval (e.g., 150-300ms) (§5.2)."""
    cluster = Cluster(until=3000)
    resets = [
        due - step.at
        for step in cluster.steps
        for node, timer, due in step.timers
        if timer == "election" and due is not None
    ]
    assert all(150_000 <= timeout <= 300_000 for timeout in resets)
    assert len(set(resets)) > len(resets) // 2


def test_with_equal_timeouts_votes_are_split_for_ever() -> None:
    """Without extra measures split votes could repeat indefinitely (§5.2)."""
    same = Cluster(until=3000, params={"election_timeout": [200, 200]})
    assert "leader_elected" not in same.milestones
    assert same.milestones.count("split_vote") > 20
    assert Cluster(until=3000).leader


def test_heartbeats_have_to_be_faster_than_the_election_timeout() -> None:
    """Leaders can reliably send the heartbeat messages required to keep followers from starting elections (§5.6): a
    setting that does not allow for it is a lesson, not an error.
    """
    assert "leader_lost" not in Cluster(until=5000).milestones
    assert Cluster(until=5000, params={"heartbeat_interval": 400}).milestones.count("leader_lost") > 5


def test_a_term_that_has_a_leader_was_not_split() -> None:
    """In some situations an election will result in a split vote. In this case the term will end with no leader
    (§5.1).
    """
    cluster = Cluster(
        {"at": 0, "do": "isolate", "node": "n1"},
        {"at": 1, "do": "timeout", "node": "n2", "timer": "election"},
        *({"at": at, "do": "timeout", "node": "n1", "timer": "election"} for at in (1, 101, 201)),
    )
    assert cluster.goes_on(150).leader == "n2"
    assert "split_vote" not in cluster.milestones, "n1 did not win term 1, but n2 did"
    assert cluster.goes_on(250).milestones.count("split_vote") == 1, "nobody leads n1's term 2"


# --- §5.4.1 Election restriction -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "candidate", "granted"),
    [
        ("", (0, 0), True),
        ("1", (0, 0), False),
        ("11", (2, 1), True),
        ("11", (3, 1), True),
        ("11", (1, 1), False),
        ("111", (1, 2), True),
        ("2", (5, 1), False),
        ("12", (2, 1), False),
    ],
)
def test_the_voter_refuses_a_log_less_up_to_date_than_its_own(
    own: str, candidate: tuple[int, int], granted: bool
) -> None:
    """If the logs have last entries with different terms, then the log with the later term is more up-to-date. If the
    logs end with the same term, then whichever log is longer is more up-to-date (§5.4.1).
    """
    index, term = candidate
    voter = Server(log=entries(own), current_term=2).hears("n2", ask_vote(3, "n2", index, term))
    assert voter.reply() == Vote(3, granted)
    assert voter.me.voted_for == ("n2" if granted else None)
    assert voter.me.current_term == 3, "the term is adopted either way"


@pytest.mark.parametrize(
    ("log", "grants"),
    [
        ("111445566", True),
        ("1114", True),
        ("11144556666", False),
        ("111445566677", False),
        ("1114444", True),
        ("11122233333", True),
    ],
    ids=list("abcdef"),
)
def test_figure_7_who_may_elect_the_leader_of_term_8(log: str, grants: bool) -> None:
    """The voter denies its vote if its own log is more up-to-date than that of the candidate (§5.4.1, Figure 7)."""
    voter = Server(of=7, name="n2", log=entries(log), current_term=7)
    assert voter.hears("n1", ask_vote(8, "n1", 10, 6)).reply() == Vote(8, grants)


# --- §5.6 and Figure 2: what is on the disk --------------------------------------------------------------------------


def test_term_vote_and_log_are_on_the_disk_and_nothing_else() -> None:
    """Persistent state on all servers: currentTerm, votedFor, log[] (Figure 2)."""
    assert stable_fields(RaftState) == ("current_term", "voted_for", "log")


def test_a_vote_survives_a_crash() -> None:
    """Each server persists its current term and vote; this is necessary to prevent the server from voting twice in the
    same term (dissertation §3.8).
    """
    voter = Server().hears("n2", ask_vote(3, "n2")).crashes_and_restarts()
    assert voter.hears("n3", ask_vote(3, "n3")).reply() == Vote(3, False)


def test_the_answer_waits_for_the_disk() -> None:
    """Updated on stable storage before responding to RPCs (Figure 2)."""
    cluster = Cluster(N1_STANDS, until=100, network=Network(disk_write=(5.0, 5.0)))
    votes = [(step.at, e) for step in cluster.steps for e in step.sent if e.message == Vote(1, True)]
    assert len(votes) == 4
    assert all(e.sent_at == at + 5_000 for at, e in votes)


def test_the_commit_index_starts_again_from_zero_and_catches_up() -> None:
    """The commit index … can safely be reinitialized to zero on a restart. … the commit index will only temporarily lag
    behind its true value (dissertation §3.8).
    """
    cluster = Cluster(
        N1_STANDS, {"at": 200, "do": "crash", "node": "n5"}, {"at": 210, "do": "restart", "node": "n5"}, until=199
    )
    assert cluster.state("n5").commit_index == 1
    cluster.goes_on(211)
    assert (cluster.state("n5").commit_index, len(cluster.state("n5").log)) == (0, 1)
    cluster.goes_on(400)
    assert cluster.state("n5").commit_index == 1
    assert cluster.violations == []


def test_a_follower_that_was_down_gets_everything_when_it_is_back() -> None:
    """Raft handles these failures by retrying indefinitely; if the crashed server restarts, then the RPC will complete
    successfully (§5.5).
    """
    cluster = Cluster(
        N1_STANDS,
        {"at": 2, "do": "crash", "node": "n5"},
        *({"at": 100, "do": "request", "client": "c1", "op": {"do": "incr", "key": "x"}} for _ in range(5)),
        {"at": 1500, "do": "restart", "node": "n5"},
        until=2000,
    )
    assert cluster.state("n5").machine == {"x": 5}
    assert cluster.state("n5").log == cluster.state(cluster.leader).log
